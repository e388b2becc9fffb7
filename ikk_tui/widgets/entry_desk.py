"""What the entry grid asks of the screen it stands on."""

from typing import Protocol


class EntryDesk(Protocol):
    """Who decides about what is typed.

    Called and answered within the key itself: a message would be read only after the keys typed meanwhile, and a fast
    hand would type the next value into a field that is about to close.
    """

    def entry_moved(self) -> None:
        """The cursor stands on another indicator."""

    def entry_typed(self, code: str, text: str | None) -> None:
        """The text in the field changed; None when it was dropped."""

    def entry_submitted(self, code: str, text: str, *, answers: bool) -> bool:
        """Whether the text is taken: the field closes and the cursor moves on.

        `answers` when the key is one that may answer a question about this text, which an arrow held down may not.
        """

    def entry_refused(self, sentence: str) -> None:
        """Say why a key or a paste was not taken."""
