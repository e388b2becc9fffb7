"""An open database file: how it is found fit for use, and the transactions deeds run in."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, cast

from ikk_tui.errors import DatabaseUnusable
from ikk_tui.store import stamps
from ikk_tui.store.drives import network_drive
from ikk_tui.store.faults import guarded, refused_by_system, unusable
from ikk_tui.store.migrations import migrate
from ikk_tui.store.reading import Read, over

if TYPE_CHECKING:
    from ikk_tui.store.orm import Connection, Engine, Session

BUSY_MILLISECONDS = 5000
# The first with STRICT tables.
OLDEST_SQLITE = (3, 37)
HEADER_SIZE = 100
OTHER_FILE = "pilih berkas lain dengan --db"
# TRUNCATE with FULL lost no acknowledged commit in a power-cut model. WAL lost them all there, and SQLite before
# 3.51.3 can corrupt a file in that mode.
JOURNAL = "journal_mode=TRUNCATE"
PRAGMAS = (
    f"busy_timeout={BUSY_MILLISECONDS}",
    "synchronous=FULL",
    # On macOS a sync alone does not reach the disk.
    "fullfsync=ON",
    "foreign_keys=ON",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "secure_delete=ON",
    "recursive_triggers=ON",
)


class Database:
    """A fit database. Deeds open one short transaction each; only plain objects leave it.

    SQLModel is imported when a session is first wanted.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._idle: list[sqlite3.Connection] = []
        self._writers: list[Connection] = []
        self._watcher: sqlite3.Connection | None = None
        self._failed = False

    @cached_property
    def engine(self) -> "Engine":
        """What makes the connections of sessions."""
        return _engine(self.path)

    @contextmanager
    def looking(self) -> Iterator[Read]:
        """A transaction that sees one state of the file, without a session. Raises DatabaseUnusable."""
        with guarded(self.path):
            connection = self._idle.pop() if self._idle else connect(self.path)
            try:
                connection.execute("BEGIN")
                yield over(connection)
                connection.execute("COMMIT")
            except BaseException:
                connection.close()
                raise
            self._idle.append(connection)

    @contextmanager
    def reading(self) -> Iterator["Session"]:
        """A transaction that sees one state of the file. Raises DatabaseUnusable."""
        from ikk_tui.store.orm import Session

        with guarded(self.path), self.engine.begin() as connection, Session(connection) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator["Session"]:
        """A transaction that holds the write lock from its start, and commits unless something is raised.

        Raises DatabaseUnusable.
        """
        from ikk_tui.store.orm import Session

        if self._failed:
            # A connection that may only read stays so, whatever was done about the file since then.
            self._forget()
        try:
            with guarded(self.path):
                # Kept from deed to deed, and begun here: a session takes several times as long for both.
                connection = self._writers.pop() if self._writers else self._writer()
                try:
                    with connection.begin():
                        session = Session(connection)
                        yield session
                        session.flush()
                except BaseException:
                    connection.close()
                    raise
                self._writers.append(connection)
        except DatabaseUnusable:
            self._failed = True
            raise
        self._failed = False

    @contextmanager
    def raw(self) -> Iterator[sqlite3.Connection]:
        """A bare connection in a read transaction, for checks that must survive any damage. Raises DatabaseUnusable."""
        with guarded(self.path), closing(connect(self.path)) as connection:
            connection.execute("BEGIN")
            yield connection

    def version(self) -> int:
        """A number that is another one after anybody, this program included, has written. Raises DatabaseUnusable."""
        with guarded(self.path):
            if self._watcher is None:
                self._watcher = connect(self.path)
            # One connection for good: the number counts what others than it have committed.
            found: int = self._watcher.execute("PRAGMA data_version").fetchone()[0]
        return found

    def close(self) -> None:
        """Let go of the file."""
        for connection in (*self._idle, *([self._watcher] if self._watcher is not None else [])):
            connection.close()
        self._idle.clear()
        self._watcher = None
        self._forget()

    def _writer(self) -> "Connection":
        """A connection whose transactions hold the write lock from their start."""
        return self.engine.connect().execution_options(ikk_begin="BEGIN IMMEDIATE")

    def _forget(self) -> None:
        """Close what sessions were made over."""
        while self._writers:
            self._writers.pop().close()
        if "engine" in self.__dict__:
            self.engine.dispose()


def open_database(path: Path, *, make: bool = True, allow_network_drive: bool = False) -> Database:
    """Open `path`, making and seeding it when it is missing or empty, and bringing an older one up to date.

    Without `make` nothing is made or changed: a missing, empty or older file is refused as well.

    Raises DatabaseUnusable for a folder that does not exist or cannot be written, a network drive (unless allowed),
    a file that is no database, one of another application, or one of a newer version. Nothing is written then.
    """
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        oldest = ".".join(map(str, OLDEST_SQLITE))
        raise unusable(
            path, f"memerlukan SQLite {oldest}, di sini {sqlite3.sqlite_version}", "pasang Python yang lebih baru"
        )
    path = path.absolute()
    with guarded(path):
        try:
            _check_place(path, allow_network_drive)
            if make:
                _create_empty(path)
            _check_stamp(path, _glance(path), make=make)
        except OSError as error:
            raise unusable(path, f"tidak dapat dibuka ({refused_by_system(error)})", OTHER_FILE) from error
        database = Database(path)
        try:
            if make:
                _make_fit(database)
        except BaseException:
            database.close()
            raise
    return database


def connect(path: Path, *, ours: bool = True, patient: bool = True) -> sqlite3.Connection:
    """A bare connection under the recipe every connection follows. It never creates a file.

    Of a file not known to be `ours` the journal mode is left alone, since setting it may rewrite the file. One that is
    not `patient` raises sqlite3.OperationalError at once where it would have to wait for a lock.
    """
    connection = sqlite3.connect(f"{path.as_uri()}?mode=rw", uri=True, isolation_level=None, check_same_thread=False)
    try:
        hurry = [] if patient else ["busy_timeout=0"]
        for pragma in (*PRAGMAS[:1], *hurry, *PRAGMAS[1:], *([JOURNAL] if ours else [])):
            connection.execute(f"PRAGMA {pragma}").close()
    except BaseException:
        connection.close()
        raise
    return connection


def _engine(path: Path) -> "Engine":
    from ikk_tui.store.orm import QueuePool, create_engine, event

    engine = create_engine("sqlite://", creator=lambda: connect(path), poolclass=QueuePool)

    @event.listens_for(engine, "begin")
    def _begin(connection: "Connection") -> None:
        # The driver is in autocommit mode: a deferred transaction that reads and then writes would meet SQLITE_BUSY.
        driver = cast(sqlite3.Connection, connection.connection.driver_connection)
        driver.execute(connection.get_execution_options().get("ikk_begin", "BEGIN"))

    return engine


def _check_place(path: Path, allow_network_drive: bool) -> None:
    if path.is_dir():
        raise unusable(path, "adalah folder", "sebut juga nama berkasnya")
    if not path.parent.is_dir():
        raise unusable(path, "tidak dapat dibuat: foldernya tidak ada", f"buat dulu folder {path.parent}")
    kind = network_drive(path)
    if kind and not allow_network_drive:
        raise unusable(
            path,
            f"terletak di drive jaringan ({kind}), kunci berkasnya tidak dapat dipercaya",
            "pindahkan ke disk setempat, atau pakai --allow-network-drive bila risikonya diterima",
        )


def _create_empty(path: Path) -> None:
    """Make the file before SQLite does, which would let everybody read it."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        return
    except OSError as error:
        raise unusable(
            path, f"tidak dapat dibuat ({refused_by_system(error)})", "pilih folder lain dengan --db"
        ) from error


def _glance(path: Path) -> stamps.Stamp:
    """Whose file it is, found without changing a file that may be somebody else's."""
    if 0 < path.stat().st_size < HEADER_SIZE:
        # SQLite would take one byte for an empty file, and write over it.
        raise unusable(path, "bukan basis data", OTHER_FILE)
    with closing(connect(path, ours=False)) as connection:
        return stamps.stamp(connection.execute)


def _check_stamp(path: Path, found: stamps.Stamp, *, make: bool) -> None:
    if found == stamps.EMPTY:
        if not make:
            raise unusable(path, "kosong", "pulihkan dari cadangan, atau buat yang baru dengan `ikk init`")
        return
    if found.application != stamps.APPLICATION_ID:
        raise unusable(path, "milik aplikasi lain", OTHER_FILE)
    if found.version > stamps.VERSION:
        raise unusable(
            path,
            f"dibuat oleh versi yang lebih baru (skema {found.version}, aplikasi ini mengenal {stamps.VERSION})",
            "perbarui aplikasi ini",
        )
    if found.version < stamps.VERSION and not make:
        raise unusable(path, f"masih berskema lama ({found.version})", "mutakhirkan dulu dengan `ikk init`")


def _make_fit(database: Database) -> None:
    """Fill an empty file, bring an older one up to date."""
    found = _stamp(database.path)
    if found == stamps.EMPTY:
        from ikk_tui.store import schema

        exclusive = database.engine.execution_options(ikk_begin="BEGIN EXCLUSIVE")
        with exclusive.begin() as connection:
            # Somebody else may have made it while this process waited for the lock.
            if stamps.stamp(connection.exec_driver_sql) == stamps.EMPTY:
                schema.create(connection)
    elif found.version < stamps.VERSION:
        database.close()
        migrate(database.path, connect)
        reached = _stamp(database.path).version
        if reached != stamps.VERSION:
            raise unusable(database.path, f"berskema {reached}, yang tidak dikenal aplikasi ini", OTHER_FILE)


def _stamp(path: Path) -> stamps.Stamp:
    with closing(connect(path)) as connection:
        return stamps.stamp(connection.execute)
