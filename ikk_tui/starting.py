"""Opening the screens, once the keys a person chose are found usable."""

from textual.app import App
from textual.widget import Widget

from ikk_tui.app import IkkApp
from ikk_tui.keymap import check_keys
from ikk_tui.paths import Places
from ikk_tui.screens.amend import AmendScreen
from ikk_tui.screens.choice import ChoiceScreen
from ikk_tui.screens.conflict import ConflictScreen
from ikk_tui.screens.explain import ExplainScreen
from ikk_tui.screens.form import FormScreen
from ikk_tui.screens.full_text import FullTextScreen
from ikk_tui.screens.help import HelpScreen
from ikk_tui.screens.history import HistoryScreen
from ikk_tui.screens.isian import IsianScreen
from ikk_tui.screens.keputusan import KeputusanScreen
from ikk_tui.screens.page import PageScreen
from ikk_tui.screens.paste import PasteScreen
from ikk_tui.screens.pick import PickScreen
from ikk_tui.screens.program import ProgramScreen
from ikk_tui.screens.ringkasan import RingkasanScreen
from ikk_tui.screens.unsaved import UnsavedScreen
from ikk_tui.settings import Settings
from ikk_tui.streams import drop_unread
from ikk_tui.widgets.choice_field import ChoiceField
from ikk_tui.widgets.decree_tree import DecreeTree
from ikk_tui.widgets.entry_grid import EntryGrid
from ikk_tui.widgets.reader import Reader
from ikk_tui.widgets.summary_reader import SummaryReader
from ikk_tui.widgets.suppose_line import SupposeField

# Whose bindings have ids; those of one group are in force together.
OWNERS: tuple[tuple[type[App[None]] | type[Widget], ...], ...] = (
    (IkkApp, ProgramScreen, DecreeTree),
    (IkkApp, ProgramScreen, Reader),
    (IkkApp, IsianScreen, EntryGrid),
    (FormScreen,),
    (FullTextScreen,),
    (ConflictScreen, Reader),
    (PasteScreen, Reader),
    (UnsavedScreen, Reader),
    (IkkApp, KeputusanScreen, Reader),
    (IkkApp, RingkasanScreen, SummaryReader),
    (SupposeField,),
    (ExplainScreen, Reader),
    (PageScreen, Reader),
    (HistoryScreen, Reader),
    (ChoiceScreen, Reader),
    (PickScreen, Reader),
    (AmendScreen, ChoiceField),
    (HelpScreen,),
)


def run_app(where: Places, settings: Settings, *, allow_network_drive: bool) -> int:
    """Open the screens and return the exit code. Raises IkkError for what ended them."""
    check_keys(where.settings, settings.keys, OWNERS)
    app = IkkApp(where, settings, allow_network_drive=allow_network_drive)
    try:
        app.run()
    finally:
        drop_unread()
    if app.fault is not None:
        raise app.fault
    return app.return_code or 0
