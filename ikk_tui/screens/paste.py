"""What a pasted column would fill, before it does."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rich.text import Text
from textual.binding import Binding

from ikk_tui.domain.forms import Part
from ikk_tui.domain.indicator_score import IndicatorScore
from ikk_tui.domain.numbers import format_reading, format_score
from ikk_tui.domain.overview import Overview
from ikk_tui.domain.pasting import Fill, fills, proposed
from ikk_tui.domain.preview import scored_as
from ikk_tui.drafts import Draft
from ikk_tui.screens.page import CLOSE, PageScreen
from ikk_tui.widgets.blocks import Block, Column, paragraph
from ikk_tui.widgets.wording import UNSAVED, fit, sign

Filling = list[tuple[IndicatorScore, Draft]]
_CODE, _TYPED, _READ, _SCORE, _NAME = 6, 12, 16, 9, 23


class PasteScreen(PageScreen[Filling | None]):
    """A line a value. Ends with what is to be saved, and with what cannot be, which stays typed in its line."""

    BINDINGS = [
        Binding("enter", "fill", "simpan semua", key_display="↵", id="paste.fill"),
        Binding("k", "comma", "terima usul koma", id="paste.comma"),
        CLOSE,
    ]

    def __init__(self, overview: Overview, login: str, ones: Sequence[IndicatorScore], lines: Sequence[str]) -> None:
        self._overview, self._login = overview, login
        self._beyond = [line for line in lines[len(ones) :] if line.strip()]
        self._fills = fills(overview, login, ones, lines)
        first = ones[0].indicator.code if ones else ""
        title = f"Tempel {len(self._filled)} nilai ke {overview.board.quarter.label} mulai {first}"
        super().__init__(title, list(self._lines()), cursor=True)

    @property
    def _filled(self) -> list[Fill]:
        return [one for one in self._fills if one.text]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Proposals are taken where there are some, values saved where one can be."""
        if action == "comma":
            return any(one.proposal is not None for one in self._fills)
        if action == "fill":
            return bool(self._filled)
        return super().check_action(action, parameters)

    def opened(self) -> None:
        """Say what it comes to."""
        self.tell(self._sum())

    def action_comma(self) -> None:
        """Read every line that has one as it was probably meant."""
        self._fills = proposed(self._overview, self._login, self._fills)
        self.reader.show(list(self._lines()), keep_place=True)
        self.tell(self._sum())
        self.refresh_bindings()

    def action_fill(self) -> None:
        """Go back with all of it."""
        self.dismiss([(one.one, _draft(one)) for one in self._filled])

    def _lines(self) -> Iterator[Block]:
        for one in self._fills:
            yield _block(one, self._overview)
        if self._beyond:
            lines = ", ".join(line.strip() for line in self._beyond[:5])
            rest = " …" if len(self._beyond) > 5 else ""
            yield paragraph(f"Tidak ada baris lagi untuk {len(self._beyond)} nilai: {lines}{rest}", "bold", space=True)

    def _sum(self) -> str:
        good = sum(one.found is not None for one in self._filled)
        bad = len(self._filled) - good
        odd = sum(bool(one.found and one.found.oddities) for one in self._filled)
        parts = [f"{good} nilai disimpan dengan Enter"]
        parts += [f"{odd} di antaranya tidak lazim"] if odd else []
        parts += [f"{bad} tidak dapat disimpan, menunggu di barisnya ({UNSAVED})"] if bad else []
        return "; ".join(parts)


def _draft(one: Fill) -> Draft:
    seen = one.one.cell.head if one.one.cell else None
    return replace(Draft(seen, {Part.VALUE: one.text}), why=one.fault)


def _block(one: Fill, overview: Overview) -> Block:
    indicator = one.one.indicator
    if not one.text:
        read, score, said = "dilewati", "", Text("baris kosong", "dim")
    elif one.found is None:
        read, score, said = UNSAVED, "", Text(one.fault, "bold")
    else:
        then = scored_as(one.one, one.found, overview.board.rules)
        read = format_reading(one.found.reading, indicator.unit)
        score = f"{sign(then)}{format_score(then.achievement):>8}"
        said = Text("; ".join(one.remarks), "bold") if one.remarks else Text(fit(indicator.name, _NAME).rstrip(), "dim")
    columns = (Text(indicator.code), _CODE), (Text(one.text), _TYPED), (Text(read), _READ), (Text(score), _SCORE)
    return Block((*(Column(text, width) for text, width in columns), Column(said)), key=indicator.code)
