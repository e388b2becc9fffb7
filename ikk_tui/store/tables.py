"""The tables. Each is STRICT, and what a row may hold is a CHECK and not only a habit of this program."""

import datetime
from decimal import Decimal

from ikk_tui.domain.amendments import RULE_FIELDS
from ikk_tui.domain.amendments import Field as Changed
from ikk_tui.domain.decree import Consolidation, Polarity
from ikk_tui.store.checks import DAY, HEX_ID, INDICATOR_KEY, INSTANT, KEYED, clean, coded, measured, one_of
from ikk_tui.store.orm import CheckConstraint, Field, ForeignKeyConstraint, Index, SQLModel
from ikk_tui.store.types import Day, ExactDecimal


class OfficeRow(SQLModel, table=True):
    """A satuan kerja."""

    __tablename__ = "office"
    __table_args__ = (*clean("code", "name", "label"), KEYED)

    code: str = Field(primary_key=True)
    name: str
    label: str


class DecreeRow(SQLModel, table=True):
    """A decree, one a year."""

    __tablename__ = "decree"
    __table_args__ = (
        CheckConstraint("year BETWEEN 2000 AND 2999"),
        CheckConstraint(f"date GLOB '{DAY}' AND in_force_until GLOB '{DAY}'"),
        *clean("number", "institution", "issuer", "title", "place", "enactment"),
        *clean("signatory_position", "signatory", "signatory_nip"),
        KEYED,
    )

    year: int = Field(primary_key=True)
    number: str
    institution: str
    issuer: str
    title: str
    place: str
    date: datetime.date = Field(sa_type=Day)
    in_force_until: datetime.date = Field(sa_type=Day)
    enactment: str
    signatory_position: str
    signatory: str
    signatory_nip: str


class ParagraphRow(SQLModel, table=True):
    """A consideration, legal basis, dictum or copy line of a decree."""

    __tablename__ = "decree_paragraph"
    __table_args__ = (
        CheckConstraint("part IN ('consideration', 'legal_basis', 'dictum', 'copy')"),
        *clean("label", "text"),
        KEYED,
    )

    decree_year: int = Field(primary_key=True, foreign_key="decree.year")
    part: str = Field(primary_key=True)
    position: int = Field(primary_key=True)
    label: str
    text: str


class ScoringRuleRow(SQLModel, table=True):
    """One scoring rule in force for a decree, with its source."""

    __tablename__ = "scoring_rule"
    __table_args__ = (*clean("name", "value", "source"), KEYED)

    decree_year: int = Field(primary_key=True, foreign_key="decree.year")
    name: str = Field(primary_key=True)
    value: str
    source: str


class ProgramRow(SQLModel, table=True):
    """A program of a decree: the name as printed, our label, the division that owns it."""

    __tablename__ = "program"
    __table_args__ = (coded("code", 1), *clean("name", "label", "division"), KEYED)

    decree_year: int = Field(primary_key=True, foreign_key="decree.year")
    code: str = Field(primary_key=True)
    name: str
    label: str
    division: str


class ObjectiveRow(SQLModel, table=True):
    """A sasaran kegiatan."""

    __tablename__ = "objective"
    __table_args__ = (
        ForeignKeyConstraint(["decree_year", "program_code"], ["program.decree_year", "program.code"]),
        coded("code", 2),
        *clean("name"),
        KEYED,
    )

    decree_year: int = Field(primary_key=True)
    code: str = Field(primary_key=True)
    program_code: str
    name: str


class IndicatorRow(SQLModel, table=True):
    """An IKK as the decree has it."""

    __tablename__ = "indicator"
    __table_args__ = (
        ForeignKeyConstraint(["decree_year", "objective_code"], ["objective.decree_year", "objective.code"]),
        one_of("polarity", Polarity),
        one_of("consolidation", Consolidation),
        CheckConstraint("target >= 0"),
        CheckConstraint("index_scale IS NULL OR index_scale > 0"),
        coded("code", 3),
        *clean("name", "target_text", "unit"),
        KEYED,
    )

    decree_year: int = Field(primary_key=True)
    code: str = Field(primary_key=True)
    objective_code: str
    target: Decimal = Field(sa_type=ExactDecimal)
    target_text: str
    unit: str
    polarity: str
    consolidation: str
    index_scale: Decimal | None = Field(default=None, sa_type=ExactDecimal)
    name: str


class RevisionRow(SQLModel, table=True):
    """The ledger: one snapshot of a cell, appended and never changed. `seq` is this file's order of arrival.

    `value` of a fraction is its quotient rounded to four decimals, for readers of the file; the program works
    with the fraction itself. `parents` are ids joined by a space.
    """

    __tablename__ = "revision"
    __table_args__ = (
        ForeignKeyConstraint(INDICATOR_KEY, ["indicator.decree_year", "indicator.code"]),
        *measured(),
        CheckConstraint(HEX_ID.format("id")),
        CheckConstraint("(state = 'not_applicable') = (reason <> '')"),
        CheckConstraint(f"at GLOB '{INSTANT}'"),
        CheckConstraint("parents NOT GLOB '*[^0-9a-f ]*'"),
        CheckConstraint("evidence GLOB '[[]*]'"),
        CheckConstraint("deed <> '' AND deed NOT GLOB '*[^a-z_]*'"),
        *clean("reason", "analysis", "obstacles", "follow_up", "evidence", "remark", "author", "device"),
        Index("revision_of_cell", "decree_year", "office", "indicator", "quarter", "seq"),
        {"sqlite_strict": True},
    )

    seq: int | None = Field(default=None, primary_key=True)
    id: str = Field(unique=True)
    decree_year: int
    office: str = Field(foreign_key="office.code")
    indicator: str
    quarter: int
    state: str
    value: Decimal | None = Field(sa_type=ExactDecimal)
    numerator: Decimal | None = Field(sa_type=ExactDecimal)
    denominator: Decimal | None = Field(sa_type=ExactDecimal)
    status: str
    reason: str
    analysis: str
    obstacles: str
    follow_up: str
    evidence: str
    remark: str
    deed: str
    author: str
    device: str
    at: str
    parents: str


class AmendmentRow(SQLModel, table=True):
    """One field that an amendment changed, of an indicator or (without one) of the scoring rules; only appended.

    `seq` is this file's order of arrival, and `parent` the id of the row before, so the rows are one chain.
    """

    __tablename__ = "amendment"
    __table_args__ = (
        ForeignKeyConstraint(INDICATOR_KEY, ["indicator.decree_year", "indicator.code"]),
        one_of("field", Changed),
        CheckConstraint("(indicator IS NULL) = (field IN ({}))".format(", ".join(f"'{one}'" for one in RULE_FIELDS))),
        CheckConstraint("former <> amended"),
        CheckConstraint("basis <> '' AND reason <> ''"),
        CheckConstraint(f"basis_date GLOB '{DAY}'"),
        CheckConstraint(HEX_ID.format("id")),
        CheckConstraint(f"parent = '' OR {HEX_ID.format('parent')}"),
        CheckConstraint(f"at GLOB '{INSTANT}'"),
        *clean("former", "amended", "basis", "reason", "author", "device"),
        {"sqlite_strict": True},
    )

    seq: int | None = Field(default=None, primary_key=True)
    id: str = Field(unique=True)
    decree_year: int = Field(foreign_key="decree.year")
    indicator: str | None
    field: str
    former: str
    amended: str
    basis: str
    basis_date: datetime.date = Field(sa_type=Day)
    reason: str
    author: str
    device: str
    at: str
    parent: str = Field(unique=True)


class RealisationRow(SQLModel, table=True):
    """The projection: the newest revision of each cell. It can be rebuilt from the ledger at any time."""

    __tablename__ = "realisation"
    __table_args__ = (
        ForeignKeyConstraint(INDICATOR_KEY, ["indicator.decree_year", "indicator.code"]),
        *measured(),
        KEYED,
    )

    decree_year: int = Field(primary_key=True)
    office: str = Field(primary_key=True, foreign_key="office.code")
    indicator: str = Field(primary_key=True)
    quarter: int = Field(primary_key=True)
    head: str = Field(foreign_key="revision.id", unique=True)
    state: str
    value: Decimal | None = Field(sa_type=ExactDecimal)
    numerator: Decimal | None = Field(sa_type=ExactDecimal)
    denominator: Decimal | None = Field(sa_type=ExactDecimal)
    status: str


class OpenFormRow(SQLModel, table=True):
    """That somebody has the form of a cell open. A lease and no record: what is past `until` means nothing."""

    __tablename__ = "open_form"
    __table_args__ = (
        ForeignKeyConstraint(INDICATOR_KEY, ["indicator.decree_year", "indicator.code"]),
        CheckConstraint("quarter BETWEEN 1 AND 4"),
        CheckConstraint(f"until GLOB '{INSTANT}'"),
        *clean("session", "author", "device"),
        KEYED,
    )

    session: str = Field(primary_key=True)
    decree_year: int
    office: str = Field(foreign_key="office.code")
    indicator: str
    quarter: int
    author: str
    device: str
    until: str
