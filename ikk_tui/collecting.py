"""Python's search for objects that only hold each other, left out while the program is being loaded.

What is loaded stays until the end, so nothing is found among it; looking takes a twelfth of the start, and would be
done again in the midst of typing.
"""

import gc


def pause() -> None:
    """Look for nothing until `resume`."""
    gc.disable()


def resume() -> None:
    """Look again, but not among what has been loaded by now. Does nothing where nothing was paused."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
