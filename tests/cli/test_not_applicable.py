"""A dash needs a reason, and there are three ways to give it."""

import pytest

from tests.cli.conftest import Ikk, Program


def reason(ikk: Ikk) -> tuple[str, str]:
    newest = ikk("history", "2.4.5", "--quarter", "3", "--json").json["revisions"][0]
    return newest["state"], newest["reason"]


def test_the_reason_as_an_option(ikk: Ikk) -> None:
    assert ikk("record", "2.4.5", "-", "--quarter", "3", "--reason", "belum ada asesmen").code == 0
    assert reason(ikk) == ("not_applicable", "belum ada asesmen")


@pytest.mark.parametrize("given", ["belum ada asesmen\n", "belum ada asesmen", "  belum ada asesmen \r\n"])
def test_the_reason_on_stdin(ikk: Ikk, given: str) -> None:
    assert ikk("record", "2.4.5", "-", "--quarter", "3", stdin=given).code == 0
    assert reason(ikk) == ("not_applicable", "belum ada asesmen")


def test_the_reason_after_the_dash(ikk: Ikk) -> None:
    assert ikk("record", "2.4.5", "- belum ada asesmen", "--quarter", "3").code == 0
    assert reason(ikk) == ("not_applicable", "belum ada asesmen")


def test_nobody_is_asked_when_the_reason_came_with_the_dash(ikk: Ikk) -> None:
    assert ikk("record", "2.4.5", "- belum ada asesmen", "--quarter", "3", stdin="lain\n").code == 0
    assert reason(ikk)[1] == "belum ada asesmen"


def test_the_reason_through_a_real_pipe(program: Program, ikk: Ikk) -> None:
    assert program("record", "2.4.5", "-", "--quarter", "3", stdin="belum ada asesmen\n").code == 0
    assert reason(ikk) == ("not_applicable", "belum ada asesmen")


def test_a_later_value_drops_the_reason(ikk: Ikk) -> None:
    ikk("record", "2.4.5", "- belum ada asesmen", "--quarter", "3")
    ikk("record", "2.4.5", "17", "--quarter", "3")
    assert reason(ikk) == ("filled", "")


@pytest.mark.parametrize("given", ["", "\n", "   \n"])
def test_a_dash_without_a_reason_is_refused(ikk: Ikk, given: str) -> None:
    done = ikk("record", "2.4.5", "-", "--quarter", "3", stdin=given)
    assert done.code == 1
    assert "alasan" in done.complaint
    assert ikk("history", "2.4.5", "--quarter", "3", "--json").json["revisions"] == []


def test_a_dash_without_a_reason_is_refused_when_stdin_is_closed(program: Program, on_seeded: object) -> None:
    shell = ["sh", "-c", 'exec "$@" <&-', "sh"]
    done = program("record", "2.4.5", "-", "--quarter", "3", before=shell)
    assert done.code == 1
    assert "alasan" in done.complaint


def test_a_reason_that_is_no_text_is_refused(program: Program, on_seeded: object) -> None:
    strict = {"PYTHONIOENCODING": "utf-8:strict"}
    done = program("record", "2.4.5", "-", "--quarter", "3", stdin=b"caf\xe9\n", env=strict)
    assert done.code == 1
    assert done.complaint
