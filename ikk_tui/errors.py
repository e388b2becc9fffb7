"""The one family of expected faults: a title, one Indonesian sentence, a hint, an exit code.

Every layer raises these and nothing else on purpose. The command line prints `message` on
stderr and ends with `exit_code`; a screen shows it where the fault arose.
"""

from typing import ClassVar


class IkkError(Exception):
    """A fault a person can understand. `sentence` says what is wrong, `hint` what to do."""

    title: ClassVar[str] = "Kesalahan"
    exit_code: ClassVar[int] = 1

    def __init__(self, sentence: str, *, hint: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.hint = hint

    @property
    def message(self) -> str:
        """The sentence and the hint on one line."""
        return f"{self.sentence}; {self.hint}" if self.hint else self.sentence


class Refused(IkkError):
    """What was typed or asked for cannot be taken. Nothing was written."""

    title = "Masukan ditolak"


class UnreadableValue(Refused):
    """A typed value that is no value. `proposal` is what was probably meant, ready to be taken."""

    title = "Nilai tidak terbaca"

    def __init__(self, sentence: str, *, hint: str = "", proposal: str | None = None) -> None:
        super().__init__(sentence, hint=hint)
        self.proposal = proposal


class UnknownCode(Refused):
    """No such indicator, objective or program in the decree."""

    title = "Kode tidak ada"


class UnexpectedFault(IkkError):
    """A bug of ours: the log has the details."""

    exit_code = 70


class SettingsInvalid(IkkError):
    """The settings file cannot be used as it stands."""

    title = "Berkas setelan keliru"


class DatabaseUnusable(IkkError):
    """The database cannot be opened, read or written: which file, why, and what to do."""

    title = "Basis data tidak dapat dipakai"
    exit_code = 3
