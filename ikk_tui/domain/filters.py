"""Which indicators a person wants to see."""

from enum import StrEnum

from ikk_tui.domain.cells import Status
from ikk_tui.domain.indicator_score import IndicatorScore


class Filter(StrEnum):
    """The narrowings, in the order in which one key goes through them."""

    ALL = "all"
    UNFILLED = "unfilled"
    BELOW = "below"
    RETURNED = "returned"
    MINE = "mine"

    @property
    def label(self) -> str:
        """The Indonesian words."""
        return {
            "all": "Semua IKK",
            "unfilled": "Belum diisi",
            "below": "Di bawah target",
            "returned": "Dikembalikan",
            "mine": "Divisi saya",
        }[self]

    def picks(self, one: IndicatorScore, division: str) -> bool:
        """Whether the indicator is shown; `division` is the person's own."""
        if self is Filter.UNFILLED:
            return one.awaited
        if self is Filter.BELOW:
            return one.achievement is not None and one.achievement < 100
        if self is Filter.RETURNED:
            return one.cell is not None and one.cell.status is Status.RETURNED
        return self is Filter.ALL or one.indicator.division == division
