"""Triggers that keep the ledger and the decree as they were written, also against other programs."""

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
    triggers["revision_no_replace"] = (
        "CREATE TRIGGER revision_no_replace BEFORE INSERT ON revision "
        "WHEN EXISTS (SELECT 1 FROM revision WHERE id = NEW.id OR seq = NEW.seq) "
        f"BEGIN SELECT RAISE(ABORT, {_REFUSAL.format(table=LEDGER)}); END"
    )
    return triggers
