"""Where a person was when they left: quarter, cursor and folds, for each database. Comfort only; it may be lost."""

import json
import logging
import os
import tempfile
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from ikk_tui.domain.texts import visible

log = logging.getLogger(__name__)

MOST_DATABASES = 50


@dataclass(frozen=True, slots=True)
class Memory:
    """`code` is the node under the cursor, `unfolded` the open branches, `division` the person's own.

    `review_place` is where one was in the queue of what was submitted.
    """

    year: int | None = None
    quarter: int | None = None
    code: str | None = None
    unfolded: tuple[str, ...] | None = None
    division: str = ""
    review_place: str = ""
    review_by_program: bool = False


def recall(place: Path, database: Path) -> Memory:
    """What was kept for that database; what cannot be read, or makes no sense, was never kept."""
    entry = _entries(place).get(str(database))
    if not isinstance(entry, dict):
        return Memory()
    year, quarter, code, division = (entry.get(name) for name in ("year", "quarter", "code", "division"))
    unfolded = entry.get("unfolded")
    return Memory(
        year=year if isinstance(year, int) else None,
        quarter=quarter if quarter in (1, 2, 3, 4) else None,
        code=code if isinstance(code, str) else None,
        unfolded=tuple(one for one in unfolded if isinstance(one, str)) if isinstance(unfolded, list) else None,
        division=visible(division) if isinstance(division, str) else "",
        review_place=review if isinstance(review := entry.get("review_place"), str) else "",
        review_by_program=entry.get("review_by_program") is True,
    )


def keep(place: Path, database: Path, memory: Memory) -> None:
    """Remember it; where that fails, the log says so and nobody is bothered."""
    entries = _entries(place)
    entries.pop(str(database), None)
    # The newest last, so that of too many the oldest go.
    entries[str(database)] = asdict(memory)
    kept = dict(list(entries.items())[-MOST_DATABASES:])
    try:
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _write(place, json.dumps(kept, indent=1))
    except OSError:
        log.warning("could not remember the place in %s", place, exc_info=True)


def _write(place: Path, text: str) -> None:
    """Put the file in place whole, so that two programs that end at once leave one of the two."""
    handle, name = tempfile.mkstemp(dir=place.parent, prefix=place.name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        Path(name).replace(place)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise


def _entries(place: Path) -> dict[str, Any]:
    try:
        found = json.loads(place.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
