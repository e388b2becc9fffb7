"""Looking at the files of a cell's evidence again, on demand."""

import asyncio
from collections.abc import Sequence

from textual import work

from ikk_tui.domain.cells import Evidence
from ikk_tui.domain.evidence import FileState, Kind
from ikk_tui.screens.base import IkkScreen
from ikk_tui.screens.proofs import ProofsScreen


class ProvingScreen(IkkScreen[None]):
    """A screen from which evidence can be checked."""

    @work
    async def prove(self, title: str, evidence: Sequence[Evidence]) -> None:
        """Measure each file, away from the screen, and show what became of it."""
        found = await asyncio.to_thread(_states, evidence)
        await self.app.push_screen(ProofsScreen(title, found))


def _states(evidence: Sequence[Evidence]) -> list[tuple[Evidence, FileState | None]]:
    from ikk_tui.services.evidence import file_state

    return [(one, file_state(one) if one.kind == Kind.FILE else None) for one in evidence]
