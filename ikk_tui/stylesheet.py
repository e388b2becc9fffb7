"""Reading each style sheet once.

Textual reads all of them anew whenever a mode is shown for the first time, a screen brings one of its own, or a theme
is set, even the one that is worn already. At the start that would be six times.
"""

from textual.cache import LRUCache
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet

# More than there are kinds of widgets: with too few places the first would be read anew for the last, and so on.
_KEPT = 512


class KeptStylesheet(Stylesheet):
    """Textual's own, which keeps what it has read for as long as the colours stay what they are."""

    def __init__(self, *, variables: dict[str, str] | None = None) -> None:
        super().__init__(variables=variables)
        self._parse_cache: LRUCache[tuple[object, ...], list[RuleSet]] = LRUCache(_KEPT)

    def set_variables(self, variables: dict[str, str]) -> None:
        """The colours; of those that are set already nothing has to be read anew."""
        if variables != self._variables:
            super().set_variables(variables)

    def reparse(self) -> None:
        """Textual forgets here what was read; but what depends on the colours was forgotten when they were set."""
        self.parse()
