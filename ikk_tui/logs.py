"""The log: one rotating file in the platform's log folder, for faults nobody expected."""

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

MAX_BYTES = 1_000_000
KEPT = 3


def start_log(path: Path) -> None:
    """Send this program's log to `path`. A log that cannot be written is no reason to stop anybody's work."""
    handler: logging.Handler
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handler = RotatingFileHandler(path, maxBytes=MAX_BYTES, backupCount=KEPT, encoding="utf-8")
        path.chmod(0o600)
    except OSError:
        handler = logging.NullHandler()
    # A full disk must not print the logger's own traceback onto somebody's screen.
    logging.raiseExceptions = False
    handler.setFormatter(logging.Formatter("%(asctime)s %(process)d %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger("ikk_tui")
    for former in root.handlers:
        former.close()
    root.handlers[:] = [handler]
    root.setLevel(logging.INFO)
    root.propagate = False
