"""What a reviewer has come to since the first card of a session, and how long it took."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from ikk_tui.domain.cells import CellKey, Deed, format_instant, read_instant
from ikk_tui.domain.quarters import Quarter
from ikk_tui.domain.reviewing import Waiting

_MINUTE, _HOUR, _DAY = 60, 3600, 86400


@dataclass(frozen=True, slots=True)
class ReviewSession:
    """The cells decided or passed over, each once; from the first card (`begun`) to the last deed (`ended`)."""

    decided: dict[CellKey, Deed] = field(default_factory=dict)
    skipped: frozenset[CellKey] = frozenset()
    begun: datetime | None = None
    ended: datetime | None = None

    def opened(self, now: datetime) -> "ReviewSession":
        """A card is shown."""
        return self if self.begun else replace(self, begun=now, ended=now)

    def having(self, key: CellKey, deed: Deed, now: datetime) -> "ReviewSession":
        """A decision was made."""
        return replace(self, decided={**self.decided, key: deed}, skipped=self.skipped - {key}, ended=now)

    def without(self, key: CellKey, now: datetime) -> "ReviewSession":
        """A decision was taken back."""
        left = {one: deed for one, deed in self.decided.items() if one != key}
        return replace(self, decided=left, ended=now)

    def passing(self, key: CellKey, now: datetime) -> "ReviewSession":
        """A cell was left for later."""
        return replace(self, skipped=self.skipped | {key}, ended=now)

    @property
    def words(self) -> str:
        """What it came to: `12 disetujui, 3 dikembalikan, 1 dilewati`."""
        deeds = list(self.decided.values())
        counts = (
            (deeds.count(Deed.APPROVE), "disetujui"),
            (deeds.count(Deed.RETURN), "dikembalikan"),
            (len(self.skipped), "dilewati"),
        )
        return ", ".join(f"{count} {word}" for count, word in counts if count) or "belum ada keputusan"

    @property
    def duration(self) -> str:
        """How long it took, in words."""
        if self.begun is None or self.ended is None:
            return lasting(timedelta())
        return lasting(self.ended - self.begun)


def lasting(time: timedelta) -> str:
    """A length of time in words, in its two largest units at most."""
    seconds = max(0, int(time.total_seconds()))
    if seconds < _MINUTE:
        return f"{seconds} detik"
    if seconds < _HOUR:
        return f"{seconds // _MINUTE} menit"
    hours, minutes = seconds // _HOUR, seconds % _HOUR // _MINUTE
    return f"{hours} jam {minutes} menit" if minutes else f"{hours} jam"


def ago(at: datetime, now: datetime) -> str:
    """How long ago a moment was, roughly: `baru saja`, `2 jam lalu`, `3 hari lalu`."""
    seconds = max(0, int((now - at).total_seconds()))
    for unit, word in ((_DAY, "hari"), (_HOUR, "jam"), (_MINUTE, "menit")):
        if seconds >= unit:
            return f"{seconds // unit} {word} lalu"
    return "baru saja"


def place_text(one: Waiting) -> str:
    """A place in the queue as it is remembered."""
    key = one.key
    return f"{key.year} {key.office} {key.indicator} {int(key.quarter)} {format_instant(one.at)}"


def read_place(text: str) -> Waiting | None:
    """The reverse; None for what is no place."""
    try:
        year, office, indicator, quarter, at = text.split(" ")
        [int(part) for part in indicator.split(".")]
        key = CellKey(int(year), indicator, Quarter(int(quarter)), office)
        return Waiting(key, "", "", read_instant(at).astimezone(UTC))
    except ValueError:
        return None
