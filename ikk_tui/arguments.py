"""How a command line is put: argparse in Indonesian, and the options that commands share."""

import argparse
import re
from collections.abc import Callable, Iterable
from typing import Any, NoReturn

from ikk_tui.domain.texts import visible

# The name of a command and what it does in words, to its parser.
Command = Callable[[str, str], "Parser"]

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


def commands_of(parser: Parser, title: str, metavar: str, dest: str, *, required: bool = False) -> Command:
    """What adds the commands of a parser; each takes the options that name the database."""
    added = parser.add_subparsers(title=title, dest=dest, metavar=metavar, required=required)

    def command(name: str, words: str) -> Parser:
        made: Parser = added.add_parser(name, help=words, description=words)
        database_options(made)
        return made

    return command


def database_options(parser: Parser) -> None:
    """Which file, and whether it may lie on a network drive."""
    parser.add_argument("--db", metavar="BERKAS", default=argparse.SUPPRESS, help="basis data (juga lewat IKK_DB)")
    parser.add_argument(
        "--allow-network-drive",
        action="store_true",
        default=argparse.SUPPRESS,
        help="pakai basis data di drive jaringan, walau kunci berkasnya tidak dapat dipercaya",
    )


def with_cell(parser: Parser, others: str = "") -> Parser:
    """A code and a quarter; `others` says which other codes are taken."""
    parser.add_argument("code", metavar="KODE", help=f"kode, misalnya 2.4.5{others}")
    return with_quarter(parser)


def with_quarter(parser: Parser, *, required: bool = True) -> Parser:
    """A quarter, as it was typed."""
    parser.add_argument("--quarter", metavar="N", required=required, help="triwulan, 1 sampai 4")
    return parser


def with_year(parser: Parser, words: str = "tahun keputusan; bawaan: yang terbaru") -> Parser:
    """The year of a decree."""
    parser.add_argument("--year", metavar="TAHUN", type=int, help=words)
    return parser


def with_json(parser: "argparse._ActionsContainer") -> None:
    """JSON for programs."""
    parser.add_argument("--json", action="store_true", help="keluaran JSON")
