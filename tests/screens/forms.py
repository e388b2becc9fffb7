"""The form of a cell in the tests: opened, gone through, read, and what it left in the file."""

from ikk_tui.domain.cells import Revision
from ikk_tui.domain.forms import Part
from ikk_tui.domain.quarters import Quarter
from ikk_tui.screens.form import FormScreen
from ikk_tui.store.database import Database
from ikk_tui.widgets.form_fields import FormFields
from tests.screens.conftest import Session
from tests.screens.sight import grid_at
from tests.services.cells import CODE, III, revisions

SIZES = [(80, 24), (120, 40)]
# The keys to the grid of the third quarter.
FORM = ("2", "]", "]")


def fields(session: Session) -> FormFields:
    """The fields of the form in front."""
    return session.app.screen.query_one(FormFields)


def shown_code(session: Session) -> str:
    """The indicator whose form is in front."""
    assert isinstance(session.app.screen, FormScreen)
    return session.text.split()[0]


async def open_form(session: Session, code: str = CODE) -> None:
    """Open the form of a cell from the grid."""
    await grid_at(session, code)
    await session.press("f")
    assert shown_code(session) == code


async def go(session: Session, part: Part) -> None:
    """Go to a field with Tab."""
    for _ in Part:
        if fields(session).part is not part:
            await session.press("tab")
    assert fields(session).part is part


def head(db: Database, code: str = CODE, quarter: Quarter = III) -> Revision:
    """The newest revision of a cell."""
    return revisions(db, code, quarter)[0]
