"""Where data, settings and logs lie on this machine."""

import os
from dataclasses import dataclass
from pathlib import Path

from platformdirs import PlatformDirs

from ikk_tui.errors import DatabaseUnusable

DATABASE_VARIABLE = "IKK_DB"


@dataclass(frozen=True, slots=True)
class Places:
    """The files this program uses. `default_database` is False when the person named the file."""

    database: Path
    default_database: bool
    settings: Path
    state: Path
    drafts: Path
    log: Path


def places(named: str | None = None) -> Places:
    """The database is the named file, else the one in IKK_DB, else `ikk.db` in the user's data folder.

    Raises DatabaseUnusable for the home (`~somebody`) of an unknown user.
    """
    folders = PlatformDirs("ikk", appauthor=False)
    if named is not None and not named.strip():
        raise DatabaseUnusable("--db tidak menyebut berkas", hint="sebut letak basis datanya")
    chosen = named or os.environ.get(DATABASE_VARIABLE)
    try:
        database = Path(chosen).expanduser() if chosen else folders.user_data_path / "ikk.db"
        database = database.absolute()
    except (RuntimeError, OSError) as error:
        hint = "sebut letaknya selengkapnya, mulai dari /"
        raise DatabaseUnusable(f"Basis data {chosen} tidak dapat ditemukan dari sini", hint=hint) from error
    return Places(
        database=database,
        default_database=not chosen,
        settings=folders.user_config_path / "settings.toml",
        state=folders.user_state_path / "state.json",
        drafts=folders.user_state_path / "drafts",
        log=folders.user_log_path / "ikk.log",
    )
