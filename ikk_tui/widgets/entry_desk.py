"""What the entry grid asks of the screen it stands on."""

from collections.abc import Sequence
from typing import Protocol

from ikk_tui.domain.indicator_score import IndicatorScore


class EntryDesk(Protocol):
    """Who decides about what is typed.

    Called and answered within the key itself: a message would be read only after the keys typed meanwhile, and a fast
    hand would type the next value into a field that is about to close.
    """

    def entry_moved(self) -> None:
        """The cursor stands on another indicator."""

    def entry_begins(self, code: str) -> bool:
        """Whether one may type here; if not, it has been said why."""

    def entry_typed(self, code: str, text: str | None) -> IndicatorScore | None:
        """The text in the field changed (None: it was dropped); what the indicator would score with it, if it can."""

    def entry_submitted(self, code: str, text: str | None, *, answers: bool) -> bool:
        """Whether the text is taken: the field closes and the cursor moves on. None: what waits besides the value.

        `answers` when the key is one that may answer a question about this text, which an arrow held down may not.
        """

    def entry_pasted(self, lines: Sequence[str]) -> None:
        """A column of values was pasted, meant for the line under the cursor and those below it."""

    def entry_refused(self, sentence: str) -> None:
        """Say why a key or a paste was not taken."""
