"""A score as a bar of text: the same on the screen and in print."""

from decimal import Decimal

from ikk_tui.domain.scoring import HUNDRED

FILL, MARK, BEYOND = "━", "│", "▸"
# A bar ends at the cap the rules have by default, whatever they have now, so that bars of two pages can be compared.
BAR_TOP = Decimal(120)


def bar(score: Decimal | None, width: int, top: Decimal = BAR_TOP) -> str:
    """The score in exactly `width` cells, of which the last stands for `top`, with a mark in the cell of 100.

    A higher score fills all of them and ends in `▸`. Without a score there is the mark alone; no width gives "".
    """
    if width <= 0:
        return ""
    filled = 0 if score is None else min(width, max(0, int(score * width / top)))
    cells = list(FILL * filled + " " * (width - filled))
    cells[min(width - 1, int(HUNDRED * width / top))] = MARK
    if score is not None and score > top:
        cells[-1] = BEYOND
    return "".join(cells)
