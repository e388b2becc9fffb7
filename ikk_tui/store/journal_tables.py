"""The tables of what is kept about the values: the journal, the seals over all ledgers, who has seen what."""

from ikk_tui.domain.journal import Kind
from ikk_tui.store.checks import HEX_ID, INSTANT, KEYED, clean, one_of
from ikk_tui.store.orm import CheckConstraint, Field, SQLModel


class JournalRow(SQLModel, table=True):
    """What was decided besides values and amendments: accounts, closed quarters, requirements; only appended.

    `seq` is this file's order of arrival, and `parent` the id of the row before, so the rows are one chain.
    """

    __tablename__ = "journal"
    __table_args__ = (
        one_of("kind", Kind),
        CheckConstraint("subject <> '' AND content GLOB '{*}'"),
        CheckConstraint(HEX_ID.format("id")),
        CheckConstraint(f"parent = '' OR {HEX_ID.format('parent')}"),
        CheckConstraint(f"at GLOB '{INSTANT}'"),
        *clean("subject", "content", "author", "device"),
        {"sqlite_strict": True},
    )

    seq: int | None = Field(default=None, primary_key=True)
    id: str = Field(unique=True)
    kind: str
    subject: str
    content: str
    author: str
    device: str
    at: str
    parent: str = Field(unique=True)


class SealRow(SQLModel, table=True):
    """The order in which all that is only appended came into this file, one chain over the three ledgers.

    `link` is the SHA-256 of the link before and of the `ledger` and id that are `sealed`; the newest is the root.
    """

    __tablename__ = "seal"
    __table_args__ = (
        CheckConstraint("ledger IN ('revision', 'amendment', 'journal')"),
        CheckConstraint(HEX_ID.format("sealed")),
        CheckConstraint(HEX_ID.format("link")),
        {"sqlite_strict": True},
    )

    seq: int | None = Field(default=None, primary_key=True)
    ledger: str
    sealed: str = Field(unique=True)
    link: str


class LookRow(SQLModel, table=True):
    """That a reviewer has seen a submitted revision. No record of a value: what is lost is asked for again."""

    __tablename__ = "look"
    __table_args__ = (
        CheckConstraint(f"at GLOB '{INSTANT}'"),
        *clean("reviewer"),
        KEYED,
    )

    revision: str = Field(primary_key=True, foreign_key="revision.id")
    reviewer: str = Field(primary_key=True)
    at: str
