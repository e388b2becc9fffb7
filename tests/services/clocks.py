"""A clock that was set back."""

from datetime import datetime, tzinfo


class Slow(datetime):
    """It is New Year 2024 for good."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> "Slow":
        return cls(2024, 1, 1, tzinfo=tz)
