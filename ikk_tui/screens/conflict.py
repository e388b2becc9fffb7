"""Two people wrote the same cell: what each wrote, part by part, and one key for each choice."""

from collections.abc import Mapping

from rich.text import Text
from textual.binding import Binding

from ikk_tui.domain.cells import Revision, format_moment
from ikk_tui.domain.forms import Part, Typed
from ikk_tui.screens.page import CLOSE, PageScreen
from ikk_tui.widgets.blocks import Block, Column

_PART, _MARK = 13, 2
CHOOSE = "m memakai milik Anda, t memakai yang tersimpan; sesudah yang terakhir dipilih, formulirnya disimpan"


class ConflictScreen(PageScreen[dict[Part, str] | None]):
    """Ends with the text chosen for each part in which the two differ, or None when that is left for later."""

    BINDINGS = [
        Binding("m", "choose('mine')", "milik saya", id="conflict.mine"),
        Binding("t", "choose('theirs')", "yang tersimpan", id="conflict.theirs"),
        CLOSE,
    ]

    def __init__(self, title: str, mine: Typed, theirs: Typed, now: Revision | None) -> None:
        self._mine = mine
        self._theirs = theirs
        self._who = "kosong lagi" if now is None else f"{now.author}, {format_moment(now.at)[:16]}"
        self._chosen: dict[Part, str] = {}
        super().__init__(title, self._rows(), cursor=True)

    def opened(self) -> None:
        """Say how to choose."""
        self.tell(CHOOSE)

    def action_choose(self, whose: str) -> None:
        """Take that one for the part under the cursor, and go to the next; after the last, end."""
        part = Part(self.reader.key)
        self._chosen[part] = (self._mine if whose == "mine" else self._theirs)[part]
        left = [one for one in self._mine if one not in self._chosen]
        if not left:
            self.dismiss(self._chosen)
            return
        self.reader.show(self._rows(), keep_place=True)
        self.reader.go(1 + list(self._mine).index(left[0]))

    def _rows(self) -> list[Block]:
        titles = ("", "", "Milik Anda", f"Tersimpan: {self._who}")
        return [_row(*(Text(one, "dim") for one in titles)), *(self._part_row(part) for part in self._mine)]

    def _part_row(self, part: Part) -> Block:
        texts = [_marked(whose[part], self._chosen.get(part)) for whose in (self._mine, self._theirs)]
        return _row(Text("✓" if part in self._chosen else " "), Text(part.label, "bold"), *texts, key=part)


def differing(mine: Typed, stored: Mapping[Part, str]) -> tuple[dict[Part, str], dict[Part, str]]:
    """Of the parts that were typed those in which what is stored differs: mine, theirs."""
    parts = [part for part in Part if part in mine and mine[part] != stored[part]]
    return {part: mine[part] for part in parts}, {part: stored[part] for part in parts}


def _marked(text: str, chosen: str | None) -> Text:
    return Text(text or "kosong", "bold" if chosen == text else "dim" if chosen is not None or not text else "")


def _row(mark: Text, part: Text, mine: Text, theirs: Text, *, key: str = "") -> Block:
    return Block((Column(mark, _MARK), Column(part, _PART), Column(mine), Column(theirs)), key=key, space=True)
