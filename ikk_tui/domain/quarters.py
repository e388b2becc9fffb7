"""Quarters of a year (triwulan): reading, naming and choosing them."""

from enum import IntEnum

from ikk_tui.domain.texts import shown
from ikk_tui.errors import Refused

ROMAN = ("I", "II", "III", "IV")


class Quarter(IntEnum):
    """One of the four quarters of a year."""

    I = 1  # noqa: E741  the decree's own names for them
    II = 2
    III = 3
    IV = 4

    @property
    def label(self) -> str:
        """What people call it: `TW III`."""
        return f"TW {self.name}"

    def shifted(self, steps: int) -> "Quarter":
        """The quarter `steps` away, held within the year."""
        return Quarter(min(4, max(1, self + steps)))

    def up_to(self) -> tuple["Quarter", ...]:
        """The quarters from the first to this one."""
        return _UP_TO[self]


_UP_TO = {last: tuple(quarter for quarter in Quarter if quarter <= last) for last in Quarter}


def read_quarter(text: str) -> Quarter:
    """Read `3`, `III`, `TW III` or `tw3`. Raises Refused for anything else."""
    word = text.strip().upper().removeprefix("TW").strip()
    if word in ROMAN:
        return Quarter(ROMAN.index(word) + 1)
    if word in ("1", "2", "3", "4"):
        return Quarter(int(word))
    raise Refused(f'Triwulan "{shown(text)}" tidak ada', hint="ketik 1, 2, 3 atau 4")
