"""Where the command `ikk` begins."""

import sys

from ikk_tui import __version__


def main(arguments: list[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    given = sys.argv[1:] if arguments is None else arguments
    # Asked by scripts and by people in doubt: answered before anything is imported.
    if given == ["--version"] and sys.stdout.isatty():
        sys.stdout.write(f"ikk {__version__}\n")
        return 0
    from ikk_tui.cli import run

    return run(given)


if __name__ == "__main__":
    sys.exit(main())
