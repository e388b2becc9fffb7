"""A score as a bar of text: the same on the screen and in print."""

from decimal import Decimal

from ikk_tui.domain.scoring import HUNDRED

FILL, HALF, MARK, REACHED, BEYOND = "━", "╸", "│", "┿", "▸"
# A bar ends at the cap the rules have by default, whatever they have now, so that bars of two pages can be compared.
BAR_TOP = Decimal(120)


def bar(score: Decimal | None, width: int, top: Decimal = BAR_TOP) -> str:
    """The score in exactly `width` cells, of which the last stands for `top`, to half a cell, a mark in that of 100.

    The mark is crossed where 100 is reached. A score above `top` fills every cell and ends in `▸`. Without a score
    there is the mark alone; no width gives "".
    """
    if width <= 0:
        return ""
    halves = 0 if score is None else min(2 * width, max(0, int(score * 2 * width / top)))
    filled = FILL * (halves // 2) + HALF * (halves % 2)
    cells = list(filled.ljust(width))
    cells[min(width - 1, int(HUNDRED * width / top))] = MARK if score is None or score < HUNDRED else REACHED
    if score is not None and score > top:
        cells[-1] = BEYOND
    return "".join(cells)
