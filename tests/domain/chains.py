"""Hand-made chains of revisions: each line says who did what, and what the cell holds then."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from ikk_tui.domain.cells import CellKey, Content, Deed, Revision, Status
from ikk_tui.domain.quarters import Quarter
from ikk_tui.domain.reviewing import turned

KEY = CellKey(2024, "2.4.5", Quarter.III)
AT = datetime(2024, 10, 2, 3, 4, 5, tzinfo=UTC)


class Chain(list[Revision]):
    """Oldest first. Every deed returns the chain, so that they can be written one after the other."""

    @property
    def content(self) -> Content:
        """What the cell holds."""
        return self[-1].content if self else Content()

    def wrote(self, author: str, deed: Deed = Deed.DESCRIBE, **changed: Any) -> "Chain":
        """Somebody wrote these parts."""
        return self._with(author, deed, replace(self.content, status=self.content.status.reopened, **changed))

    def reviewed(self, author: str, deed: Deed, message: str = "") -> "Chain":
        """Somebody moved it through its review."""
        return self._with(author, deed, turned(self.content, deed, message))

    def took_back(self, author: str, deed: Deed) -> "Chain":
        """Somebody withdrew or revoked what was done last."""
        before = self[-2].content if len(self) > 1 else Content()
        return self._with(author, deed, turned(self.content, deed, "", before))

    def undid(self, author: str) -> "Chain":
        """Somebody brought back what it held before."""
        before = self[-2].content if len(self) > 1 else Content()
        return self._with(author, Deed.UNDO, replace(before, status=Status.DRAFT))

    def _with(self, author: str, deed: Deed, content: Content) -> "Chain":
        parents = (self[-1].id,) if self else ()
        at = AT + timedelta(minutes=len(self))
        self.append(Revision(KEY, content, deed, author, "laptop", at, parents))
        return self
