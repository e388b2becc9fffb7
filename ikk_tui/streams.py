"""The program's output when nobody reads it any more."""

import os
import sys


def drop_output() -> None:
    """Send the rest nowhere, after a reader (head, less) has seen enough; Python's own flush would complain again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def drop_unread() -> None:
    """Hand over what is still to be sent, or, where the terminal is gone, send it nowhere: Python would complain."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
