"""`ikk history`: what a cell ever held, and who wrote it."""

import re
from typing import Any

import pytest

from ikk_tui.domain.quarters import Quarter
from ikk_tui.services import realisations
from ikk_tui.services.identity import Author
from ikk_tui.store.database import Database
from tests.cli.conftest import Ikk


@pytest.fixture
def revisions(ikk: Ikk) -> Any:
    for typed in ("16", "17", "", "- belum ada"):
        assert ikk("record", "2.4.5", typed, "--quarter", "3").code == 0
    return ikk("history", "2.4.5", "--quarter", "3", "--json").json["revisions"]


def test_the_newest_comes_first(revisions: Any) -> None:
    assert [one["state"] for one in revisions] == ["not_applicable", "blank", "filled", "filled"]
    assert [one["value"] for one in revisions] == [None, None, "17", "16"]
    moments = [one["at"] for one in revisions]
    assert moments == sorted(moments, reverse=True)


def test_every_revision_stands_upon_the_one_before(revisions: Any) -> None:
    ids = [one["id"] for one in revisions]
    assert len(set(ids)) == 4
    assert all(re.fullmatch("[0-9a-f]{64}", one) for one in ids)
    assert [one["parents"] for one in revisions] == [[ids[1]], [ids[2]], [ids[3]], []]


def test_people_read_the_same_in_the_same_order(ikk: Ikk, revisions: Any) -> None:
    done = ikk("history", "2.4.5", "--quarter", "3")
    assert (done.code, done.err) == (0, "")
    places = [done.out.index(words) for words in ("tidak berlaku: belum ada", "mengosongkan", "17 %", "16 %")]
    assert places == sorted(places)
    assert all(one["id"][:12] in done.out for one in revisions)


def test_a_cell_nobody_wrote_has_an_empty_history(ikk: Ikk) -> None:
    assert ikk("history", "2.4.5", "--quarter", "1", "--json").json["revisions"] == []
    done = ikk("history", "2.4.5", "--quarter", "1")
    assert done.code == 0
    assert "Belum pernah diisi" in done.out


def test_the_cell_is_named_in_the_json(ikk: Ikk) -> None:
    named = ikk("history", "2.4.5", "--quarter", "3", "--json").json
    assert (named["indicator"], named["year"], named["quarter"]) == ("2.4.5", 2024, 3)


@pytest.mark.parametrize("reason", ["[/x] [red]", "[@click=app.quit]x[/]", "12/[A]/2026", ":smile: [bold]", "[[x]"])
def test_stored_texts_are_never_markup(ikk: Ikk, reason: str) -> None:
    assert ikk("record", "2.4.5", "-", "--quarter", "3", "--reason", reason).code == 0
    assert f"tidak berlaku: {reason}" in ikk("history", "2.4.5", "--quarter", "3").out


def test_the_name_of_an_account_is_never_markup(ikk: Ikk, db: Database) -> None:
    realisations.record(db, "2.4.5", "17", Quarter.III, Author("[/x][red]", "laptop-1"))
    assert "[/x][red]" in ikk("history", "2.4.5", "--quarter", "3").out


def test_a_long_reason_is_shown_to_its_end(ikk: Ikk) -> None:
    words = [f"kata{number}" for number in range(20)]
    assert ikk("record", "2.4.5", f"- {' '.join(words)}", "--quarter", "3").code == 0
    said = ikk("history", "2.4.5", "--quarter", "3").out
    assert [word for word in words if word not in said] == []
