"""Where the command `ikk` begins."""

import sys

from ikk_tui import __version__
from ikk_tui.streams import drop_output


def main(arguments: list[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    given = sys.argv[1:] if arguments is None else arguments
    # Asked by scripts and by people in doubt: answered before anything is imported.
    if given == ["--version"]:
        try:
            sys.stdout.write(f"ikk {__version__}\n")
            sys.stdout.flush()
        except BrokenPipeError:
            drop_output()
        return 0
    from ikk_tui.cli import run

    return run(given)


if __name__ == "__main__":
    sys.exit(main())
