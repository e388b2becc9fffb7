"""Opening the database file the person means."""

from pathlib import Path

from ikk_tui.store.database import Database, open_database
from ikk_tui.store.faults import refused_by_system, unusable

__all__ = ["Database", "open_file"]


def open_file(path: Path, *, make_folder: bool, make: bool = True, allow_network_drive: bool = False) -> Database:
    """Open a file, made and seeded when missing. Its folder is made, private, only where the program chose it.

    Without `make` nothing is made or changed, and a missing, empty or older file is refused.

    Raises DatabaseUnusable.
    """
    if make_folder and make:
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise unusable(
                path, f"tidak dapat dibuat ({refused_by_system(error)})", "pilih berkas lain dengan --db"
            ) from error
    return open_database(path, make=make, allow_network_drive=allow_network_drive)
