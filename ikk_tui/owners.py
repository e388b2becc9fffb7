"""Every class whose keys can be chosen, imported only where somebody has chosen some."""

from textual.app import App
from textual.widget import Widget

from ikk_tui.app import IkkApp
from ikk_tui.screens.account_form import AccountFormScreen
from ikk_tui.screens.accounts import AccountsScreen
from ikk_tui.screens.amend import AmendScreen
from ikk_tui.screens.approving import ApprovingScreen
from ikk_tui.screens.choice import ChoiceScreen
from ikk_tui.screens.conflict import ConflictScreen
from ikk_tui.screens.conversation import ConversationScreen, SayingScreen
from ikk_tui.screens.explain import ExplainScreen
from ikk_tui.screens.form import FormScreen
from ikk_tui.screens.full_text import FullTextScreen
from ikk_tui.screens.help import HelpScreen
from ikk_tui.screens.history import HistoryScreen
from ikk_tui.screens.isian import IsianScreen
from ikk_tui.screens.keputusan import KeputusanScreen
from ikk_tui.screens.locks import LocksScreen
from ikk_tui.screens.page import PageScreen
from ikk_tui.screens.paste import PasteScreen
from ikk_tui.screens.pick import PickScreen
from ikk_tui.screens.program import ProgramScreen
from ikk_tui.screens.reviu import ReviuScreen
from ikk_tui.screens.ringkasan import RingkasanScreen
from ikk_tui.screens.submit import SubmitScreen
from ikk_tui.screens.trail import TrailScreen
from ikk_tui.screens.unsaved import UnsavedScreen
from ikk_tui.widgets.ask_line import AskField
from ikk_tui.widgets.choice_field import ChoiceField
from ikk_tui.widgets.decree_tree import DecreeTree
from ikk_tui.widgets.entry_grid import EntryGrid
from ikk_tui.widgets.plain_editors import AskedLine
from ikk_tui.widgets.reader import Reader
from ikk_tui.widgets.review_parts import CardReader, ReasonField
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
    (IkkApp, ReviuScreen, CardReader),
    (ReasonField,),
    (ApprovingScreen, Reader),
    (SubmitScreen, Reader),
    (ConversationScreen, Reader),
    (SayingScreen, AskedLine),
    (SupposeField,),
    (ExplainScreen, Reader),
    (PageScreen, Reader),
    (HistoryScreen, Reader),
    (ChoiceScreen, Reader),
    (PickScreen, Reader),
    (AmendScreen, AskedLine, ChoiceField),
    (AccountsScreen, Reader),
    (AccountFormScreen, AskedLine, ChoiceField),
    (LocksScreen, Reader),
    (TrailScreen, Reader),
    (AskField,),
    (HelpScreen,),
)
