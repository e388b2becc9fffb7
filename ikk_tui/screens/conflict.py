"""Two people wrote the same cell: what each wrote, part by part, and one key for each choice."""

from dataclasses import dataclass

from rich.text import Text
from textual.binding import Binding

from ikk_tui.domain.cells import Revision, format_moment
from ikk_tui.domain.forms import Part, Typed
from ikk_tui.screens.page import CLOSE, PageScreen
from ikk_tui.widgets.blocks import Block, Column, paragraph

_PART, _MARK = 13, 2
CHOOSE = "m memakai milik Anda, t memakai yang tersimpan; sesudah yang terakhir dipilih, formulirnya disimpan"
AGREE = "Yang Anda ketik tidak diubah orang lain; m menyimpannya di samping perubahan ini"


@dataclass(frozen=True, slots=True)
class Conflict:
    """What two people wrote since the `base` that one of them saw: `mine` was typed, `theirs` is stored."""

    base: Typed
    mine: Typed
    theirs: Typed

    @property
    def parts(self) -> list[Part]:
        """Those that both changed, each otherwise."""
        both = [part for part in Part if part in self.mine and self.theirs[part] != self.base[part]]
        return [part for part in both if self.mine[part] != self.theirs[part]]

    @property
    def news(self) -> list[Part]:
        """Those that only the other one changed."""
        return [part for part in Part if part not in self.mine and self.theirs[part] != self.base[part]]

    @property
    def alike(self) -> bool:
        """Whether all that was typed is stored just so."""
        return all(text == self.theirs[part] for part, text in self.mine.items())


class ConflictScreen(PageScreen[dict[Part, str] | None]):
    """Ends with the text chosen for each part that both changed, or None when that is left for later."""

    BINDINGS = [
        Binding("m", "choose('mine')", "milik saya", id="conflict.mine"),
        Binding("t", "choose('theirs')", "yang tersimpan", id="conflict.theirs"),
        CLOSE,
    ]

    def __init__(self, title: str, conflict: Conflict, now: Revision | None) -> None:
        self._conflict = conflict
        self._who = "kosong lagi" if now is None else f"{now.author}, {format_moment(now.at)[:16]}"
        self._chosen: dict[Part, str] = {}
        super().__init__(title, self._rows(), cursor=True)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What only the other one changed stays; there is nothing of one's own to be given up for it."""
        if action == "choose" and parameters == ("theirs",):
            return bool(self._conflict.parts)
        return super().check_action(action, parameters)

    def opened(self) -> None:
        """Say how to choose."""
        self.tell(CHOOSE if self._conflict.parts else AGREE)

    def action_choose(self, whose: str) -> None:
        """Take that one for the part under the cursor, and go to the next; after the last, end."""
        parts = self._conflict.parts
        if self.reader.key in parts:
            part = Part(self.reader.key)
            self._chosen[part] = (self._conflict.mine if whose == "mine" else self._conflict.theirs)[part]
        left = [one for one in parts if one not in self._chosen]
        if not left:
            self.dismiss(self._chosen)
            return
        self.reader.show(self._rows(), keep_place=True)
        self.reader.go(1 + parts.index(left[0]))

    def _rows(self) -> list[Block]:
        conflict = self._conflict
        rows = []
        if conflict.parts:
            titles = ("", "", "Milik Anda", f"Tersimpan: {self._who}")
            rows = [_row(*(Text(one, "dim") for one in titles)), *map(self._part_row, conflict.parts)]
        if conflict.news:
            rows.append(paragraph(f"Juga diubah oleh {self._who}; perubahan ini tetap:", "dim", space=True))
        for part in conflict.news:
            was, now = Text(conflict.base[part] or "kosong", "dim"), Text(conflict.theirs[part] or "kosong")
            rows.append(_row(Text(), Text(part.label, "bold"), was, Text.assemble("→ ", now)))
        return rows

    def _part_row(self, part: Part) -> Block:
        conflict, chosen = self._conflict, self._chosen.get(part)
        texts = [_marked(text, chosen) for text in (conflict.mine[part], conflict.theirs[part])]
        return _row(Text("✓" if part in self._chosen else " "), Text(part.label, "bold"), *texts, key=part)


def _marked(text: str, chosen: str | None) -> Text:
    return Text(text or "kosong", "bold" if chosen == text else "dim" if chosen is not None or not text else "")


def _row(mark: Text, part: Text, mine: Text, theirs: Text, *, key: str = "") -> Block:
    return Block((Column(mark, _MARK), Column(part, _PART), Column(mine), Column(theirs)), key=key, space=True)
