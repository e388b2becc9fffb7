"""Triggers that keep the ledger and the decree as they were written, also against other programs."""

from sqlmodel import SQLModel

from ikk_tui.store import tables  # noqa: F401  importing them registers the tables

FROZEN = ("office", "decree", "decree_paragraph", "scoring_rule", "program", "objective", "indicator")
LEDGER = "revision"

_REFUSAL = "'{table} hanya dapat ditambah, tidak dapat diubah atau dihapus'"


def append_only() -> dict[str, str]:
    """The CREATE statement of every trigger, by name."""
    triggers: dict[str, str] = {}
    for table in (LEDGER, *FROZEN):
        for deed in ("UPDATE", "DELETE"):
            name = f"{table}_no_{deed.lower()}"
            triggers[name] = (
                f"CREATE TRIGGER {name} BEFORE {deed} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, {_REFUSAL.format(table=table)}); END"
            )
    # INSERT OR REPLACE fires no DELETE trigger unless recursive_triggers is on, and other programs leave it off.
    triggers[f"{LEDGER}_no_replace"] = _before_insert(LEDGER, "id = NEW.id", f"ABORT, {_REFUSAL.format(table=LEDGER)}")
    for table in FROZEN:
        key = " AND ".join(f"{one.name} = NEW.{one.name}" for one in SQLModel.metadata.tables[table].primary_key)
        # Ignored rather than refused, so that loading the seed again changes nothing and complains of nothing.
        triggers[f"{table}_no_replace"] = _before_insert(table, key, "IGNORE")
    return triggers


def _before_insert(table: str, same: str, answer: str) -> str:
    """Whoever names an existing rowid would replace that row too."""
    return (
        f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} "
        f"WHEN EXISTS (SELECT 1 FROM {table} WHERE ({same}) OR rowid = NEW.rowid) "
        f"BEGIN SELECT RAISE({answer}); END"
    )
