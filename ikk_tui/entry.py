"""Where a session of a shared server begins: its wrapper names the person, and nothing else can.

The wrapper runs `python -I -m ikk_tui.entry NAME --db FILE`, where NAME comes from the line of the person's key.
"""

import sys

from ikk_tui.arguments import Parser
from ikk_tui.domain.texts import visible
from ikk_tui.errors import IkkError


def main(arguments: list[str] | None = None) -> int:
    """Open the screens for that person and return the exit code. Who is not known to the file is not let in."""
    parser = Parser(prog="ikk-entry", description="Membuka IKK untuk orang yang disebut server.")
    parser.add_argument("name", metavar="NAMA", help="nama akun, dari baris kuncinya")
    parser.add_argument("--db", metavar="BERKAS", required=True, help="basis data bersama")
    try:
        given = parser.parse_args(arguments)
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else 0
    try:
        return _open(given.name, given.db)
    except IkkError as fault:
        sys.stderr.write(f"{visible(fault.message)}\n")
        return fault.exit_code


def _open(name: str, database: str) -> int:
    from ikk_tui.domain.people import read_login
    from ikk_tui.logs import start_log
    from ikk_tui.paths import places
    from ikk_tui.services.accounts import admit
    from ikk_tui.services.identity import work_as
    from ikk_tui.services.opening import open_file
    from ikk_tui.starting import start

    where = places(database)
    start_log(where.log)
    work_as(read_login(name))
    db = open_file(where.database, make_folder=False, make=False)
    try:
        admit(db, name)
    finally:
        db.close()
    return start(where, allow_network_drive=False, enrols=False)


if __name__ == "__main__":
    sys.exit(main())
