"""The command line: its words, and what it does with faults."""

import logging
import sys
from typing import TYPE_CHECKING

from ikk_tui import __version__
from ikk_tui.errors import IkkError, UnexpectedFault
from ikk_tui.logs import start_log
from ikk_tui.paths import places
from ikk_tui.streams import drop_output

if TYPE_CHECKING:
    from ikk_tui.arguments import Parser

INTERRUPTED = 130
# The values of domain.scoring.Rollup and domain.summary.Order, which need not be loaded to read a command line.
ROLLUPS = ("flat", "tiered")
ORDERS = ("decree", "score", "filled", "distance")

log = logging.getLogger(__name__)


def parser() -> "Parser":
    """All commands with their options. What is not named here does not exist."""
    # Here and not above, as the screens are opened without them.
    from ikk_tui.arguments import Parser, commands_of, database_options, with_cell, with_json, with_quarter, with_year
    from ikk_tui.review_arguments import admin_commands, review_commands, trail_commands

    main = Parser(prog="ikk", description="Catat, reviu, nilai dan laporkan indikator kinerja kegiatan (IKK).")
    main.add_argument("--version", action="version", version=f"ikk {__version__}", help="tampilkan versi")
    database_options(main)
    command = commands_of(main, "perintah", "PERINTAH", "command")
    command("init", "buat basis data berisi keputusan, bila belum ada")
    with_json(with_year(command("tree", "program, sasaran dan IKK menurut keputusan")))
    record = with_year(with_cell(command("record", "catat realisasi satu IKK; isian kosong mengosongkannya")))
    record.add_argument("value", metavar="NILAI", help="87,5  45/60  nihil  - (tidak berlaku)")
    record.add_argument("--reason", metavar="ALASAN", help="mengapa tidak berlaku")
    record.add_argument(
        "--seen", metavar="REVISI", help="tolak bila isi sel bukan lagi revisi ini; kosong: belum diisi"
    )
    _summary_options(
        with_year(with_quarter(command("summary", "nilai kantor dan setiap program, dan apa yang menurunkannya")))
    )
    explain = command("explain", "asal-usul nilai IKK, sasaran, program atau kantor")
    _view_options(with_year(with_cell(explain, ", atau KANWIL")))
    with_json(with_year(with_cell(command("history", "riwayat isian satu IKK"))))
    review_commands(command)
    admin_commands(command)
    with_json(with_year(command("amendments", "perbaikan keputusan dan perubahan aturan nilai")))
    trail_commands(command)
    command("paths", "letak basis data, setelan dan log")
    return main


def run(arguments: list[str]) -> int:
    """Do what the arguments ask and return the exit code; every fault ends in one sentence on stderr."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal without some sign shows a question mark rather than a traceback.
        getattr(stream, "reconfigure", lambda **_: None)(errors="replace")
    try:
        code = _run(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        drop_output()
        return 0
    except OSError as error:
        sys.stderr.write(f"Keluaran tidak dapat ditulis ({error.strerror}); yang diminta sudah dikerjakan\n")
        drop_output()
        return UnexpectedFault.exit_code
    return code


def _run(arguments: list[str]) -> int:
    given = command = None
    screens = _for_screens(arguments)
    if screens is None:
        try:
            given = parser().parse_args(arguments)
        except SystemExit as ended:
            return ended.code if isinstance(ended.code, int) else 0
        command, screens = given.command, (getattr(given, "db", None), "allow_network_drive" in given)
    named, allow_network_drive = screens
    log_file = None
    try:
        where = places(named)
        log_file = where.log
        start_log(log_file)
        if given is None or command is None:
            # Apart from the commands, of which the screens need nothing.
            from ikk_tui.starting import start

            return start(where, allow_network_drive=allow_network_drive)
        from ikk_tui.commands import COMMANDS

        return COMMANDS[command](given, where)
    except IkkError as fault:
        from ikk_tui.domain.texts import visible

        sys.stderr.write(f"{visible(fault.message)}\n")
        return fault.exit_code
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        raise
    except Exception:
        log.exception("unexpected fault in %s", command)
        sys.stderr.write(f"Terjadi kesalahan yang tidak terduga; rinciannya di {log_file}\n")
        return UnexpectedFault.exit_code


def _for_screens(arguments: list[str]) -> tuple[str | None, bool] | None:
    """The file, and whether it may lie on a network drive, of a call that opens the screens; None for any other.

    Read by hand, as the parser of all commands takes longer to make than all else that comes before Textual.
    """
    named, allowed, rest = None, False, iter(arguments)
    for one in rest:
        if one == "--allow-network-drive":
            allowed = True
        elif one.startswith("--db="):
            named = one.removeprefix("--db=")
        elif one == "--db" and not (given := next(rest, "-")).startswith("-"):
            named = given
        else:
            return None
    return named, allowed


def _view_options(parser: "Parser") -> None:
    parser.add_argument("--only-quarter", action="store_true", help="triwulan itu saja, bukan s.d. triwulan itu")
    parser.add_argument("--approved", action="store_true", help="hitung hanya nilai yang sudah disetujui")
    parser.add_argument("--uncapped", action="store_true", help="tanpa batas atas nilai")
    parser.add_argument("--rollup", choices=ROLLUPS, help="rata-rata per IKK (flat) atau bertingkat (tiered)")


def _summary_options(parser: "Parser") -> None:
    from ikk_tui.arguments import with_json

    _view_options(parser)
    parser.add_argument(
        "--sort",
        choices=ORDERS,
        default=ORDERS[0],
        help="urut keputusan (decree), nilai (score), isian (filled) atau poin hilang (distance)",
    )
    parser.add_argument("--open", action="store_true", help="juga sasaran dan IKK; JSON selalu memuatnya")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--plain", action="store_true", help="teks polos tanpa warna dan bingkai")
    with_json(form)
