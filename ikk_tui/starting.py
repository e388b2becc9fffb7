"""Opening the screens, once the keys a person chose are found usable."""

import sys

from ikk_tui import collecting
from ikk_tui.errors import Refused
from ikk_tui.paths import Places
from ikk_tui.settings import Settings, load_settings
from ikk_tui.streams import drop_unread


def start(where: Places, *, allow_network_drive: bool, enrols: bool = True) -> int:
    """Open the screens in the terminal there is. Raises IkkError.

    Where it `enrols`, the first person to open a file becomes its administrator.
    """
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise Refused("Layar memerlukan terminal", hint="jalankan `ikk` di terminal, atau lihat `ikk --help`")
    return run_app(where, load_settings(where.settings), allow_network_drive=allow_network_drive, enrols=enrols)


def run_app(where: Places, settings: Settings, *, allow_network_drive: bool, enrols: bool = True) -> int:
    """Open the screens and return the exit code. Raises IkkError for what ended them."""
    if settings.keys:
        # Every screen, of which the first frame needs none.
        from ikk_tui.keymap import check_keys
        from ikk_tui.owners import OWNERS

        check_keys(where.settings, settings.keys, OWNERS)
    collecting.pause()
    try:
        from ikk_tui.app import IkkApp

        app = IkkApp(where, settings, allow_network_drive=allow_network_drive, enrols=enrols)
        app.run()
    finally:
        collecting.resume()
        drop_unread()
    if app.review_account:
        sys.stdout.write(f"{app.review_account}\n")
    if app.fault is not None:
        raise app.fault
    return app.return_code or 0
