"""A line of text being typed, with a caret."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TypedText:
    """The text and the caret's place in it, 0 to its length. Every edit gives a new one."""

    text: str
    caret: int

    @classmethod
    def ended(cls, text: str) -> "TypedText":
        """With the caret behind the last character."""
        return cls(text, len(text))

    def insert(self, more: str) -> "TypedText":
        """With `more` at the caret."""
        return TypedText(self.text[: self.caret] + more + self.text[self.caret :], self.caret + len(more))

    def edited(self, key: str) -> "TypedText | None":
        """What an editing key makes of it; None for a key that edits nothing."""
        text, caret, end = self.text, self.caret, len(self.text)
        edits = {
            "left": (text, max(0, caret - 1)),
            "right": (text, min(end, caret + 1)),
            "home": (text, 0),
            "end": (text, end),
            "backspace": (text[: max(0, caret - 1)] + text[caret:], max(0, caret - 1)),
            "delete": (text[:caret] + text[caret + 1 :], caret),
        }
        return TypedText(*edits[key]) if key in edits else None

    def window(self, width: int) -> tuple[str, str, str]:
        """What fits in `width` cells around the caret: before it, under it, after it."""
        start = max(0, self.caret - width + 1)
        under = self.text[self.caret : self.caret + 1] or " "
        return self.text[start : self.caret], under, self.text[self.caret + 1 : start + width]
