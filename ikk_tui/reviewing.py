"""Submitting and reviewing from a screen: every deed goes through the clerk, over what the person saw."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from ikk_tui.clerk import Clerk
from ikk_tui.domain.cells import CellKey, Deed, Revision
from ikk_tui.domain.quarters import Quarter
from ikk_tui.domain.reviewing import Waiting

if TYPE_CHECKING:
    from ikk_tui.services.opening import Database
    from ikk_tui.services.reviews import Card
    from ikk_tui.services.submissions import Ready, Submission

Decide = Callable[..., Revision]


class Reviews:
    """Hands deeds to the clerk, each by whoever is at work; `ended` is called after each that may have written."""

    def __init__(self, clerk: Clerk, ended: Callable[[], object]) -> None:
        self._clerk = clerk
        self._ended = ended

    async def queue(self, year: int, *, by_program: bool) -> tuple[Waiting, ...]:
        """What waits for a decision. Raises IkkError."""
        from ikk_tui.services import queues

        return await self._clerk.perform(lambda db: queues.waiting(db, year=year, by_program=by_program))

    async def card(self, key: CellKey) -> "Card | None":
        """A submitted cell as the reviewer sees it, or None where it waits no more. Raises IkkError."""
        from ikk_tui.services import reviews
        from ikk_tui.services.identity import current_author

        return await self._clerk.perform(lambda db: reviews.card(db, key, current_author()))

    async def looked(self, revision: str) -> None:
        """Note that the reviewer has it in front. Raises IkkError."""
        from ikk_tui.services import reviews
        from ikk_tui.services.identity import current_author

        await self._clerk.perform(lambda db: reviews.note_look(db, revision, current_author()))

    async def reasons(self) -> tuple[str, ...]:
        """With which reasons the person returned cells last. Raises IkkError."""
        from ikk_tui.services import reviews
        from ikk_tui.services.identity import current_author

        return await self._clerk.perform(lambda db: reviews.recent_reasons(db, current_author()))

    async def decide(self, deed: Deed, key: CellKey, seen: str, said: str = "") -> Revision:
        """Approve, return, comment or revoke upon the revision that was seen. Raises IkkError."""
        from ikk_tui.services import reviews

        decides: Mapping[Deed, Decide] = {
            Deed.APPROVE: reviews.approve,
            Deed.RETURN: partial(reviews.send_back, reason=said),
            Deed.COMMENT: partial(reviews.comment, text=said),
            Deed.REVOKE: reviews.revoke,
        }
        return await self._perform(decides[deed], key, seen)

    async def submit(self, key: CellKey, seen: str | None, message: str = "") -> Revision:
        """Submit one cell. Raises IkkError."""
        from ikk_tui.services import submissions

        return await self._perform(partial(submissions.submit, message=message), key, seen)

    async def withdraw(self, key: CellKey, seen: str | None) -> Revision:
        """Take a submission back. Raises IkkError."""
        from ikk_tui.services import submissions

        return await self._perform(submissions.withdraw, key, seen)

    async def submittable(self, codes: Sequence[str] | None, quarter: Quarter, year: int) -> "Ready":
        """Which cells could be submitted, and what the others lack. Raises IkkError."""
        from ikk_tui.services import submissions

        return await self._clerk.perform(lambda db: submissions.submittable(db, codes, quarter, year=year))

    async def submit_all(self, quarter: Quarter, year: int, seen: Mapping[str, str | None]) -> "Submission":
        """Submit these cells, each as it was seen. Raises IkkError."""
        from ikk_tui.services import submissions
        from ikk_tui.services.identity import current_author

        try:
            return await self._clerk.perform(
                lambda db: submissions.submit_all(db, list(seen), quarter, current_author(), year=year, seen=seen)
            )
        finally:
            self._ended()

    async def _perform(self, deed: Decide, key: CellKey, seen: str | None) -> Revision:
        from ikk_tui.services.identity import current_author

        def do(db: "Database") -> Revision:
            return deed(
                db=db,
                code=key.indicator,
                quarter=key.quarter,
                author=current_author(),
                year=key.year,
                office=key.office,
                seen=seen,
            )

        try:
            return await self._clerk.perform(do)
        finally:
            self._ended()
