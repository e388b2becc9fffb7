"""Triggers that keep the ledgers and the decree as they were written, also against other programs."""

from ikk_tui.store import journal_tables, tables  # noqa: F401  importing them registers the tables
from ikk_tui.store.orm import SQLModel

FROZEN = ("office", "decree", "decree_paragraph", "scoring_rule", "program", "objective", "indicator")
# Each with what no two of its rows may share.
LEDGERS = {
    "revision": ("id", "seq"),
    "amendment": ("id", "seq", "parent"),
    "journal": ("id", "seq", "parent"),
    "seal": ("seq", "sealed"),
}

_REFUSAL = "'{table} hanya dapat ditambah, tidak dapat diubah atau dihapus'"


def append_only() -> dict[str, str]:
    """The CREATE statement of every trigger, by name."""
    triggers: dict[str, str] = {}
    for table in (*LEDGERS, *FROZEN):
        for deed in ("UPDATE", "DELETE"):
            name = f"{table}_no_{deed.lower()}"
            triggers[name] = (
                f"CREATE TRIGGER {name} BEFORE {deed} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, {_REFUSAL.format(table=table)}); END"
            )
    for table, unique in LEDGERS.items():
        refuse = f"ABORT, {_REFUSAL.format(table=table)}"
        # INSERT OR REPLACE fires no DELETE trigger unless recursive_triggers is on, and other programs leave it off.
        same = " OR ".join(f"{column} = NEW.{column}" for column in unique)
        there = f"EXISTS (SELECT 1 FROM {table} WHERE {same})"
        triggers[f"{table}_no_replace"] = _on_insert(table, "no_replace", "BEFORE", there, refuse)
        # A gap, or a seq of somebody's choice, would break the order; without gaps a removed row is noticed.
        gap = f"NEW.seq <> 1 + coalesce((SELECT max(seq) FROM {table} WHERE seq < NEW.seq), 0)"
        triggers[f"{table}_in_order"] = _on_insert(table, "in_order", "AFTER", gap, refuse)
    for table in FROZEN:
        key = " AND ".join(f"{one.name} = NEW.{one.name}" for one in SQLModel.metadata.tables[table].primary_key)
        # Ignored rather than refused, so that loading the seed again changes nothing and complains of nothing.
        triggers[f"{table}_no_replace"] = _on_insert(
            table, "no_replace", "BEFORE", f"EXISTS (SELECT 1 FROM {table} WHERE {key})", "IGNORE"
        )
    return triggers


def _on_insert(table: str, name: str, when: str, condition: str, answer: str) -> str:
    return f"CREATE TRIGGER {table}_{name} {when} INSERT ON {table} WHEN {condition} BEGIN SELECT RAISE({answer}); END"
