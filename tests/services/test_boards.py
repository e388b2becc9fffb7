"""The board shows the quarter, the office and the year it was asked for, and the newest of each."""

from decimal import Decimal
from pathlib import Path

import pytest

from ikk_tui.domain.numbers import format_score
from ikk_tui.domain.quarters import Quarter
from ikk_tui.domain.scoring import ScoreState
from ikk_tui.errors import Refused
from ikk_tui.services.boards import scoreboard
from ikk_tui.services.checks import check
from ikk_tui.services.decrees import decree
from ikk_tui.services.identity import Author
from ikk_tui.services.realisations import record
from ikk_tui.store.database import Database
from tests.store.files import columns, execute

from .cells import CODE, III, values

DECREE = ["decree", "decree_paragraph", "scoring_rule", "program", "objective", "indicator"]


def decree_again(path: Path, year: int) -> None:
    """Give the file the same decree for another year."""
    for table in DECREE:
        wanted = ", ".join(str(year) if name in ("year", "decree_year") else name for name in columns(path, table))
        execute(path, f"INSERT INTO {table} SELECT {wanted} FROM {table}")


def test_a_board_without_values_has_no_score(db: Database) -> None:
    board = scoreboard(db, III)
    assert board.standing.score is None
    assert board.standing.sentence == "- (0 dari 59; 54 belum diisi, 5 tanpa target)"
    assert (board.year, board.office.code, board.office.label) == (2024, "KANWIL", "Kanwil Kalbar")


def test_the_newest_value_counts_for_a_percentage(db: Database, siti: Author) -> None:
    for quarter, text in [(Quarter.I, "12"), (Quarter.II, "15"), (III, "17")]:
        record(db, CODE, text, quarter, siti)
    shown = [format_score(scoreboard(db, quarter).indicator(CODE).achievement) for quarter in Quarter]
    assert shown == ["63,16", "78,95", "89,47", "89,47"]


def test_people_are_added_up_over_the_quarters(db: Database, siti: Author) -> None:
    for quarter, text in [(Quarter.I, "5"), (III, "7")]:
        record(db, "6.2.1", text, quarter, siti)
    shown = [format_score(scoreboard(db, quarter).indicator("6.2.1").achievement) for quarter in Quarter]
    assert shown == ["25,00", "25,00", "60,00", "60,00"]


def test_work_beyond_a_target_of_zero_is_not_scored(db: Database, siti: Author) -> None:
    record(db, "2.9.1", "2", III, siti)
    board = scoreboard(db, III)
    found = board.indicator("2.9.1")
    assert found.state is ScoreState.NO_TARGET
    assert found.score is None
    assert found.to_date.value == 2
    assert board.standing.counts[ScoreState.NO_TARGET] == 5
    assert (board.standing.scored, board.standing.entered) == (0, 1)


def test_the_mean_is_taken_of_what_was_filled(db: Database, siti: Author) -> None:
    record(db, CODE, "19", III, siti)
    record(db, "2.4.4", "45", III, siti)
    board = scoreboard(db, III)
    assert board.standing.score == Decimal(75)
    assert board.programs[1].standing.sentence.startswith("75,00 (2 dari 38;")


def test_the_board_opens_at_the_first_quarter_that_is_not_full(db: Database, siti: Author) -> None:
    assert scoreboard(db).quarter is Quarter.I
    for one in decree(db).indicators:
        record(db, one.code, "1", Quarter.I, siti)
    assert scoreboard(db).quarter is Quarter.II
    record(db, CODE, "", Quarter.I, siti)
    assert scoreboard(db).quarter is Quarter.I


def test_the_rules_of_the_board_are_those_in_the_file(db: Database) -> None:
    rules = scoreboard(db, III).rules
    assert rules.cap == 120
    assert rules.floor == 0
    assert [above for _, above in rules.bands] == [90, 75, 65, 50]
    assert all(rules.sources.values())


def test_two_offices_keep_their_values_apart(db: Database, siti: Author) -> None:
    execute(db.path, "INSERT INTO office VALUES ('LAPAS', 'Lapas Kelas IIA Pontianak', 'Lapas Pontianak')")
    record(db, CODE, "17", III, siti)
    record(db, CODE, "9", III, siti, office="LAPAS", seen=None)
    assert scoreboard(db, III).indicator(CODE).to_date.value == 17
    assert scoreboard(db, III, office="LAPAS").indicator(CODE).to_date.value == 9
    assert scoreboard(db, III, office="LAPAS").office.label == "Lapas Pontianak"
    assert values(db) == [17]


def test_two_years_keep_their_values_apart(db: Database, siti: Author) -> None:
    record(db, CODE, "17", III, siti)
    decree_again(db.path, 2025)
    record(db, CODE, "18", III, siti, seen=None)
    record(db, CODE, "16", III, siti, year=2024)
    assert scoreboard(db, III).year == 2025
    assert scoreboard(db, III).indicator(CODE).to_date.value == 18
    assert scoreboard(db, III, year=2024).indicator(CODE).to_date.value == 16
    assert check(db).problems == ()


def test_a_year_without_a_decree_names_those_there_are(db: Database) -> None:
    decree_again(db.path, 2025)
    for ask in (scoreboard, decree):
        with pytest.raises(Refused, match="2031") as refused:
            ask(db, year=2031)
        assert "2025, 2024" in refused.value.hint


def test_the_decree_comes_in_its_own_order(db: Database) -> None:
    found = decree(db)
    assert [one.code for one in found.programs] == [str(number) for number in range(1, 10)]
    assert [one.code for one in found.indicators][:3] == ["1.1.1", "2.1.1", "2.2.1"]
    assert len(found.indicators) == 59
    assert [one.label for one in found.dictums] == ["KESATU", "KEDUA", "KETIGA", "KEEMPAT"]
    assert found.indicator(CODE).division == "Pemasyarakatan"
