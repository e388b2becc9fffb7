"""The command line: its words, and what it does with faults."""

import argparse
import logging
import re
import sys
from collections.abc import Iterable
from typing import Any, NoReturn

from ikk_tui import __version__
from ikk_tui.domain.texts import visible
from ikk_tui.errors import IkkError, UnexpectedFault
from ikk_tui.logs import start_log
from ikk_tui.paths import places
from ikk_tui.streams import drop_output

INTERRUPTED = 130
# The values of domain.scoring.Rollup and domain.summary.Order, which need not be loaded to read a command line.
ROLLUPS = ("flat", "tiered")
ORDERS = ("decree", "score", "filled", "distance")

# argparse speaks English; these are all it says when a call is put wrongly.
_ENGLISH = (
    (r"the following arguments are required: (.*)", r"kurang: \1"),
    (r"unrecognized arguments: (.*)", r"tidak dikenal: \1"),
    (r"argument (\S+): invalid int value: (.*)", r"\1 harus bilangan bulat, bukan \2"),
    (r"argument (--\S+): invalid choice: ('.*?') \(choose from (.*)\)", r"\1 tidak mengenal \2, hanya \3"),
    (r"argument (\S+): not allowed with argument (\S+)", r"\1 tidak dapat dipakai bersama \2"),
    (r"argument (\S+): invalid choice: ('.*?') .*", r"\2 tidak dikenal; lihat `ikk --help`"),
    (r"argument (\S+): expected one argument", r"\1 memerlukan satu isian"),
    (r"argument (\S+): ignored explicit argument (.*)", r"\1 tidak memerlukan isian \2"),
    (r"ambiguous option: (\S+) could match (.*)", r"\1 dapat berarti \2"),
)

log = logging.getLogger(__name__)


class Parser(argparse.ArgumentParser):
    """argparse in Indonesian. A call put wrongly ends with code 2."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options, add_help=False, formatter_class=_Help, allow_abbrev=False)
        self._positionals.title = "isian"
        self._optionals.title = "pilihan"
        self.add_argument("-h", "--help", action="help", help="tampilkan bantuan ini")
        # "-5,5" is a value and not an option.
        self._negative_number_matcher = re.compile(r"-[0-9.,]")

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and how the command is put."""
        for pattern, words in _ENGLISH:
            if re.fullmatch(pattern, message, re.DOTALL):
                message = re.sub(pattern, words, message, flags=re.DOTALL)
                break
        self.exit(2, f"ikk: {visible(message)}\n{self.format_usage()}")


class _Help(argparse.HelpFormatter):
    def add_usage(
        self, usage: str | None, actions: Iterable[argparse.Action], groups: Iterable[Any], prefix: str | None = None
    ) -> None:
        super().add_usage(usage, actions, groups, "cara pakai: " if prefix is None else prefix)


def parser() -> Parser:
    """All commands with their options. What is not named here does not exist."""
    main = Parser(prog="ikk", description="Catat, reviu, nilai dan laporkan indikator kinerja kegiatan (IKK).")
    main.add_argument("--version", action="version", version=f"ikk {__version__}", help="tampilkan versi")
    _database_options(main)
    commands = main.add_subparsers(title="perintah", dest="command", metavar="PERINTAH")

    def command(name: str, words: str) -> Parser:
        added: Parser = commands.add_parser(name, help=words, description=words)
        _database_options(added)
        return added

    command("init", "buat basis data berisi keputusan, bila belum ada")
    _json(_year(command("tree", "program, sasaran dan IKK menurut keputusan")))
    record = _year(_cell(command("record", "catat realisasi satu IKK; isian kosong mengosongkannya")))
    record.add_argument("value", metavar="NILAI", help="87,5  45/60  nihil  - (tidak berlaku)")
    record.add_argument("--reason", metavar="ALASAN", help="mengapa tidak berlaku")
    record.add_argument(
        "--seen", metavar="REVISI", help="tolak bila isi sel bukan lagi revisi ini; kosong: belum diisi"
    )
    _summary_options(_year(_quarter(command("summary", "nilai kantor dan setiap program, dan apa yang menurunkannya"))))
    _view_options(
        _year(_cell(command("explain", "asal-usul nilai IKK, sasaran, program atau kantor"), ", atau KANWIL"))
    )
    _json(_year(_cell(command("history", "riwayat isian satu IKK"))))
    _json(_year(command("amendments", "perbaikan keputusan dan perubahan aturan nilai")))
    check = command("check", "periksa keutuhan basis data")
    check.add_argument("--rebuild", action="store_true", help="susun ulang nilai terkini dari riwayatnya, lalu periksa")
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
    try:
        given = parser().parse_args(arguments)
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else 0
    log_file = None
    try:
        where = places(getattr(given, "db", None))
        log_file = where.log
        start_log(log_file)
        if given.command is None:
            # Apart from the commands, of which the screens need nothing.
            from ikk_tui.starting import start

            return start(where, allow_network_drive="allow_network_drive" in given)
        from ikk_tui.commands import COMMANDS

        return COMMANDS[given.command](given, where)
    except IkkError as fault:
        sys.stderr.write(f"{visible(fault.message)}\n")
        return fault.exit_code
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        raise
    except Exception:
        log.exception("unexpected fault in %s", given.command)
        sys.stderr.write(f"Terjadi kesalahan yang tidak terduga; rinciannya di {log_file}\n")
        return UnexpectedFault.exit_code


def _database_options(parser: Parser) -> None:
    parser.add_argument("--db", metavar="BERKAS", default=argparse.SUPPRESS, help="basis data (juga lewat IKK_DB)")
    parser.add_argument(
        "--allow-network-drive",
        action="store_true",
        default=argparse.SUPPRESS,
        help="pakai basis data di drive jaringan, walau kunci berkasnya tidak dapat dipercaya",
    )


def _cell(parser: Parser, others: str = "") -> Parser:
    parser.add_argument("code", metavar="KODE", help=f"kode, misalnya 2.4.5{others}")
    return _quarter(parser)


def _view_options(parser: Parser) -> None:
    parser.add_argument("--only-quarter", action="store_true", help="triwulan itu saja, bukan s.d. triwulan itu")
    parser.add_argument("--approved", action="store_true", help="hitung hanya nilai yang sudah disetujui")
    parser.add_argument("--uncapped", action="store_true", help="tanpa batas atas nilai")
    parser.add_argument("--rollup", choices=ROLLUPS, help="rata-rata per IKK (flat) atau bertingkat (tiered)")


def _summary_options(parser: Parser) -> None:
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
    _json(form)


def _quarter(parser: Parser) -> Parser:
    parser.add_argument("--quarter", metavar="N", required=True, help="triwulan, 1 sampai 4")
    return parser


def _year(parser: Parser) -> Parser:
    parser.add_argument("--year", metavar="TAHUN", type=int, help="tahun keputusan; bawaan: yang terbaru")
    return parser


def _json(parser: "argparse._ActionsContainer") -> None:
    parser.add_argument("--json", action="store_true", help="keluaran JSON")
