"""Hand-made decrees, readings and cells for the tests of this folder, and the strategies that draw them."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from hypothesis import strategies as st

from ikk_tui.domain.cells import OFFICE, Cell, CellKey, Status
from ikk_tui.domain.decree import Consolidation, Decree, Indicator, Objective, Paragraph, Polarity, Program, code_order
from ikk_tui.domain.numbers import BLANK, CellState, Reading
from ikk_tui.domain.quarters import Quarter
from ikk_tui.domain.scoreboard import ObjectiveScore, ProgramScore, Scoreboard
from ikk_tui.domain.scoring import Rollup, ScoringRules, ZeroTarget
from ikk_tui.domain.standing import Standing
from ikk_tui.domain.views import Period, View

YEAR = 2024
UNITS = ("%", "Indeks", "UPT", "Orang", "Instansi Pemerintah", "Rekomendasi", "Kegiatan")
COUNTS = UNITS[2:]
BIDI_MARKS = tuple(chr(mark) for mark in (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)))

NIL = Reading(CellState.NIL)
NOT_APPLICABLE = Reading(CellState.NOT_APPLICABLE)

Readings = Mapping[tuple[str, Quarter], Reading]


def filled(value: str | Decimal) -> Reading:
    return Reading(CellState.FILLED, Decimal(value))


def indicator(
    code: str = "2.4.5",
    target: str = "19",
    unit: str = "%",
    *,
    polarity: Polarity = Polarity.MAXIMIZE,
    consolidation: Consolidation = Consolidation.LAST,
    index_scale: str | None = None,
    quarter_targets: Sequence[str | None] = (None, None, None, None),
) -> Indicator:
    return Indicator(
        code=code,
        name=f"Indikator {code}",
        target=Decimal(target),
        target_text=f"{target} {unit}",
        unit=unit,
        polarity=polarity,
        consolidation=consolidation,
        division="Pemasyarakatan",
        index_scale=None if index_scale is None else Decimal(index_scale),
        quarter_targets=tuple(None if one is None else Decimal(one) for one in quarter_targets),
    )


def decree(*indicators: Indicator) -> Decree:
    """A decree of these indicators, grouped by their codes."""
    paragraph = Paragraph("KESATU", "Menetapkan ...")
    return Decree(
        year=YEAR,
        number="W.16.PR.01.01-2524 TAHUN 2024",
        institution="KEMENTERIAN HUKUM DAN HAK ASASI MANUSIA",
        issuer="KEPALA KANTOR WILAYAH",
        title="PENETAPAN INDIKATOR KINERJA KEGIATAN",
        place="Pontianak",
        date=datetime.date(2024, 3, 5),
        in_force_until=datetime.date(2024, 12, 31),
        enactment="KEPUTUSAN KEPALA KANTOR WILAYAH",
        signatory_position="Kepala Kantor Wilayah",
        signatory="Nama Pejabat",
        signatory_nip="19700101 199001 1 001",
        considerations=(),
        legal_bases=(),
        dictums=(paragraph,),
        copies=(),
        programs=tuple(_programs(indicators)),
    )


def _programs(indicators: Sequence[Indicator]) -> Iterator[Program]:
    for program in _parents([one.code for one in indicators], 1):
        below = [one for one in indicators if one.code.startswith(f"{program}.")]
        objectives = tuple(
            Objective(code, f"Sasaran {code}", tuple(one for one in below if one.code.startswith(f"{code}.")))
            for code in _parents([one.code for one in below], 2)
        )
        yield Program(program, f"PROGRAM {program}", f"Program {program}", "Pemasyarakatan", objectives)


def _parents(codes: Sequence[str], depth: int) -> list[str]:
    return sorted({".".join(code.split(".")[:depth]) for code in codes}, key=code_order)


def cell(
    code: str,
    quarter: Quarter,
    reading: Reading,
    *,
    year: int = YEAR,
    office: str = OFFICE,
    status: Status = Status.DRAFT,
) -> Cell:
    return Cell(CellKey(year, code, quarter, office), "0" * 64, reading, status)


def cells(readings: Readings) -> list[Cell]:
    return [cell(code, quarter, reading) for (code, quarter), reading in readings.items()]


# Every polarity, every consolidation, a target of 0 and one of the quarter's own, in groups of unequal size.
MIXED = decree(
    indicator("1.1.1", "90"),
    indicator("2.1.1", "80"),
    indicator("2.1.2", "3.3", "Indeks", consolidation=Consolidation.AVERAGE),
    indicator("2.1.3", "0", "UPT"),
    indicator("2.2.1", "12", "Orang", consolidation=Consolidation.SUM),
    indicator("2.2.2", "40", polarity=Polarity.MINIMIZE),
    indicator("3.1.1", "50", polarity=Polarity.STABILIZE, quarter_targets=("10", None, "30", None)),
)

# The same with what a view may change: sums and averages with targets of their quarters, and zeros that shall stay low.
VARIED = decree(
    *MIXED.indicators,
    indicator("3.1.2", "20", "Orang", consolidation=Consolidation.SUM, quarter_targets=("2", "5", "5", "20")),
    indicator("3.2.1", "4", consolidation=Consolidation.AVERAGE, quarter_targets=(None, "2", "3", None)),
    indicator("3.2.2", "0", "UPT", polarity=Polarity.MINIMIZE),
    indicator("4.1.1", "30", "Orang", consolidation=Consolidation.SUM, quarter_targets=("8", None, "20", None)),
    indicator("4.1.2", "200", "Kegiatan", consolidation=Consolidation.SUM, polarity=Polarity.MINIMIZE),
)


def four_decimals(low: str, high: str) -> st.SearchStrategy[Decimal]:
    """Every number of at most four decimals within the bounds."""
    bounds = (int(Decimal(bound).scaleb(4)) for bound in (low, high))
    return st.integers(*bounds).map(lambda number: Decimal(number).scaleb(-4))


def readings() -> st.SearchStrategy[Reading]:
    """A reading of any state."""
    return st.one_of(st.sampled_from([NIL, NOT_APPLICABLE, BLANK]), four_decimals("0", "250").map(filled))


def years_of(of: Decree) -> st.SearchStrategy[Readings]:
    """A year's readings of the decree, with gaps."""
    keys = st.tuples(st.sampled_from([one.code for one in of.indicators]), st.sampled_from(Quarter))
    return st.dictionaries(keys, readings(), max_size=28)


def reviewed_years_of(of: Decree) -> st.SearchStrategy[list[Cell]]:
    """A year's cells of the decree, with gaps, each somewhere in its review."""
    keys = st.tuples(st.sampled_from([one.code for one in of.indicators]), st.sampled_from(Quarter))
    held = st.tuples(readings(), st.sampled_from(Status))
    return st.dictionaries(keys, held, max_size=40).map(
        lambda year: [cell(*key, reading, status=status) for key, (reading, status) in year.items()]
    )


def views() -> st.SearchStrategy[View]:
    """Every way of looking at a year."""
    return st.builds(
        View,
        period=st.sampled_from(Period),
        approved=st.booleans(),
        capped=st.booleans(),
        rollup=st.sampled_from([None, *Rollup]),
    )


def rule_sets() -> st.SearchStrategy[ScoringRules]:
    """Rules that may be in force."""
    return st.builds(
        ScoringRules,
        cap=st.sampled_from([None, Decimal(120), Decimal(100)]),
        rollup=st.sampled_from(Rollup),
        zero_target=st.sampled_from(ZeroTarget),
    )


def nodes(board: Scoreboard) -> list[Scoreboard | ProgramScore | ObjectiveScore]:
    """Every node that has a mean, from the office down."""
    return [board, *board.programs, *(one for program in board.programs for one in program.objectives)]


def standings(board: Scoreboard) -> list[Standing]:
    """The standing of each of them."""
    return [one.standing for one in nodes(board)]


def all_scores(board: Scoreboard) -> list[Decimal | None]:
    """The mean of every node, then the score of every indicator."""
    return [*(one.score for one in standings(board)), *(one.score for one in board.indicators)]
