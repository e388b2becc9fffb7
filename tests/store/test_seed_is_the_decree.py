"""The seeded database is the printed decree, row by row and word for word."""

import re
import sqlite3
from collections import Counter
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import pytest

SEED = Path(__file__).parents[2] / "seed.sql"
DECREE = Path(__file__).parents[1] / "data" / "keputusan-2024.txt"

MONTHS = ["Januari", "Februari", "Maret", "April", "Mei", "Juni"]
MONTHS += ["Juli", "Agustus", "September", "Oktober", "November", "Desember"]
PARTS = {"Menimbang": "consideration", "Mengingat": "legal_basis"}
SUMMED = {"Orang", "Kegiatan", "Rekomendasi"}
UNITS = {"%", "Indeks", "UPT", "Instansi Pemerintah"} | SUMMED
DIVISIONS = {"Administrasi", "Pemasyarakatan", "Keimigrasian", "Pelayanan Hukum dan HAM"}

# The columns that the decree itself fills, and how many rows it fills.
COLUMNS = {
    "decree": "year, number, institution, issuer, title, place, date, in_force_until, "
    "enactment, signatory_position, signatory, signatory_nip",
    "decree_paragraph": "decree_year, part, position, label, text",
    "program": "decree_year, code, name",
    "objective": "decree_year, code, program_code, name",
    "indicator": "decree_year, code, objective_code, name, polarity, target, target_text, unit, consolidation",
}
COUNTS = {"decree": 1, "decree_paragraph": 15, "program": 9, "objective": 24, "indicator": 59}

Row = tuple[object, ...]


def find(pattern: str, text: str) -> tuple[str, ...]:
    """Return the groups of a pattern that has exactly one reading in the text."""
    readings = {match.groups() for match in re.finditer(pattern, text, re.MULTILINE)}
    assert len(readings) == 1, (pattern, readings)
    return readings.pop()


def iso(date: str) -> str:
    day, month, year = date.split()
    return f"{year}-{MONTHS.index(month) + 1:02}-{int(day):02}"


def measure(printed: str) -> Row:
    """Read a target: ten-thousandths, as printed, unit, consolidation."""
    number, unit = find(r"\A(\d+(?:,\d+)?) ?\(?([^()]+)\)?\Z", printed)
    target = Decimal(number.replace(",", ".")) * 10_000
    assert target == int(target)
    assert unit in UNITS
    return int(target), printed, unit, "sum" if unit in SUMMED else "last"


def read_head(text: str, blocks: list[str]) -> Row:
    institution, issuer, number, title, *_ = blocks
    number, year = find(r"\ANOMOR: (.+ TAHUN (\d+)) TENTANG\Z", number)
    (issuer,) = find(r"\AKEPUTUSAN (.+)\Z", issuer)
    place, date, position = find(r"^Ditetapkan di (.+)\nPada tanggal (.+)\n(.+)$", text)
    (until,) = find(r"sampai dengan (\d+ \w+ \d+)", text)
    (enactment,) = find(r"^Menetapkan : (.+)$", text)
    opening = (int(year), number, institution, issuer, title, place)
    signing = (enactment, position, *find(r"^(.+)\nNIP\. (.+)$", text))
    return *opening, iso(date), iso(until), *signing


def read_paragraphs(text: str, year: object) -> list[Row]:
    rows: list[Row] = [(year, "copy", 1, "", *find(r"^Tembusan :\n+(.+)\Z", text))]
    part, places = "", Counter[str]()
    item = r"^(?:(\w+) : )?([a-z\d]\.) (.+)$"
    for opening, label, words in re.findall(item, text, re.MULTILINE):
        part = PARTS.get(opening, part)
        places[part] += 1
        rows.append((year, part, places[part], label, words))
    dicta = re.findall(r"^- (\w+) : (.+)$", text, re.MULTILINE)
    rows += [(year, "dictum", place, *dictum) for place, dictum in enumerate(dicta, 1)]
    return rows


def read_annex(text: str, year: object) -> dict[str, list[Row]]:
    programs: list[Row] = []
    objectives: list[Row] = []
    indicators: list[Row] = []
    objective = indicator = 0
    for lines in map(str.splitlines, re.split(r"\n{2,}", text)):
        if lines[0].startswith("PROGRAM "):
            programs.append((year, f"{len(programs) + 1}", " ".join(lines)))
            objective = 0
        program = f"{len(programs)}"
        # A table opens every page with the same two header lines.
        for line in lines[2:] if "\t" in lines[0] else []:
            number, aim, name, target = line.split("\t")
            if number:
                objective, indicator = objective + 1, 0
                assert number == f"{objective}."
            elif aim:  # The rest of an objective that a page break cut in two.
                aim = f"{objectives.pop()[-1]} {aim}"
            code = f"{program}.{objective}"
            if aim:
                objectives.append((year, code, program, aim))
            indicator += 1
            name = name.removeprefix(f"{indicator}. ")
            row = (year, f"{code}.{indicator}", code, name, "maximize")
            indicators.append((*row, *measure(target)))
    return {"program": programs, "objective": objectives, "indicator": indicators}


@pytest.fixture(scope="module")
def printed() -> dict[str, list[Row]]:
    """Read the decree's text as the rows that it should have become."""
    text = DECREE.read_text(encoding="utf-8").replace("**", "").strip()
    blocks = [block.replace("\n", " ") for block in re.split(r"\n{2,}", text)]
    head = read_head(text, blocks)
    paragraphs = read_paragraphs(text, head[0])
    annex = read_annex(text, head[0])
    return {"decree": [head], "decree_paragraph": paragraphs, **annex}


def select(database: Path, query: str) -> list[Row]:
    with closing(sqlite3.connect(database)) as connection:
        return sorted(connection.execute(f"SELECT {query}"))


@pytest.mark.parametrize("table", COLUMNS)
def test_every_row_reads_as_printed(seeded: Path, printed: dict[str, list[Row]], table: str) -> None:
    rows = select(seeded, f"{COLUMNS[table]} FROM {table}")
    assert rows == sorted(printed[table])
    assert len(rows) == COUNTS[table]


def test_the_office_is_the_one_whose_head_decrees(seeded: Path) -> None:
    offices = select(seeded, "'KEPALA ' || upper(name) FROM office")
    assert offices == select(seeded, "issuer FROM decree")


def test_all_eight_legal_bases_and_four_dicta_are_there(seeded: Path) -> None:
    parts = Counter(select(seeded, "part FROM decree_paragraph"))
    assert parts["legal_basis",] == 8
    assert parts["dictum",] == 4


def test_every_program_holds_as_many_indicators_as_printed(seeded: Path, printed: dict[str, list[Row]]) -> None:
    join = "indicator JOIN objective ON objective.code = objective_code"
    held = Counter(select(seeded, f"program_code FROM {join}"))
    codes = [str(row[1]) for row in printed["indicator"]]
    assert held == Counter((code.split(".")[0],) for code in codes)


def test_five_targets_are_zero_and_all_are_whole_numbers(seeded: Path) -> None:
    targets = [target for (target,) in select(seeded, "target FROM indicator")]
    assert targets.count(0) == 5
    assert {type(target) for target in targets} == {int}


def test_every_program_has_a_short_label_and_a_division(seeded: Path) -> None:
    programs = select(seeded, "label, division FROM program")
    assert all(1 <= len(str(label).strip()) <= 26 for label, _ in programs)
    assert {division for _, division in programs} == DIVISIONS


def test_loading_the_seed_again_changes_nothing(seeded: Path) -> None:
    with closing(sqlite3.connect(seeded)) as connection:
        before = list(connection.iterdump())
        connection.executescript(SEED.read_text(encoding="utf-8"))
        assert list(connection.iterdump()) == before


def test_the_seed_only_inserts() -> None:
    statements = [""]
    for piece in re.split(r"(?<=;)", SEED.read_text(encoding="utf-8")):
        statements[-1] += piece
        if sqlite3.complete_statement(statements[-1]):
            statements.append("")
    bare = [re.sub(r"\A(\s|--.*)+", "", statement) for statement in statements]
    assert bare.pop() == ""
    assert bare
    assert all(statement.startswith("INSERT INTO ") for statement in bare)
