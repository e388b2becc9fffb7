"""The program's output when nobody reads it any more."""

import os
import sys


def drop_output() -> None:
    """Send the rest nowhere, after a reader (head, less) has seen enough; Python's own flush would complain again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
