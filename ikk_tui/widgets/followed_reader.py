"""A reader that tells at once where its cursor has gone."""

from collections.abc import Callable

from ikk_tui.widgets.reader import Reader


class FollowedReader(Reader):
    """`moved` is called within the key that has moved the cursor. A message would come behind the next key."""

    def __init__(self, moved: Callable[[], object], *, id: str | None = None) -> None:
        super().__init__(cursor=True, id=id)
        self._moved = moved

    def action_step(self, step: int) -> None:
        """Go to the next block in that direction."""
        super().action_step(step)
        self._moved()

    def action_leaf(self, direction: int) -> None:
        """Go a screenful."""
        super().action_leaf(direction)
        self._moved()

    def action_end(self, end: int) -> None:
        """Go to the beginning or the end."""
        super().action_end(end)
        self._moved()
