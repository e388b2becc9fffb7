"""A real terminal: the program in a pseudo-terminal, and a screen that reads what it shows."""

import os
import re
import select
import signal
import sys
import time
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Protocol

import pexpect
import pyte
import pytest

from tests.cli.conftest import OUTPUT_VARIABLES, Program

DEADLINE_SECONDS = 30.0
# Nothing is slept for: this is how long one look at the terminal may take before the deadline is looked at again.
LOOK_SECONDS = 0.5

HOME, UP, DOWN, ESCAPE = "\x1b[H", "\x1b[A", "\x1b[B", "\x1b"
F1, F2, F3, F7 = "\x1bOP", "\x1bOQ", "\x1bOR", "\x1b[18~"
CONTROL_C, CONTROL_D, CONTROL_O, CONTROL_Q = "\x03", "\x04", "\x0f", "\x11"
_LEAVES_THE_SCREENS = b"\x1b[?1049l"
_STEERING = re.compile(rb"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[ -/]*[0-~]")


class Terminal:
    """A program in a pseudo-terminal, the hands at its keyboard and the eyes on its screen."""

    def __init__(
        self, command: Sequence[str], *, env: Mapping[str, str], folder: Path, size: tuple[int, int] = (80, 24)
    ) -> None:
        columns, rows = size
        with warnings.catch_warnings():
            # Newer Pythons warn of a fork beside threads; the child does nothing but exec.
            warnings.filterwarnings("ignore", category=DeprecationWarning)
            self._child = pexpect.spawn(
                command[0], list(command[1:]), env=dict(env), cwd=str(folder), dimensions=(rows, columns)
            )
        self._child.delaybeforesend = None
        self._ended = os.pidfd_open(self._child.pid)
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._sent = b""
        # Reading a screen takes long: once for each time that something came.
        self._drawn: list[str] | None = None

    @property
    def text(self) -> str:
        """What stands on the screen, with one space where there are several: how columns are laid out is no matter."""
        return "\n".join(" ".join(line.split()) for line in self.display)

    @property
    def afterwards(self) -> str:
        """What was said on the normal screen, after the last of the program's own screens was left."""
        words = _STEERING.sub(b"", self._sent.rpartition(_LEAVES_THE_SCREENS)[2])
        return words.decode().replace("\r\n", "\n").strip()

    @property
    def everything(self) -> str:
        """All that was ever sent to the terminal, steering included."""
        return self._sent.decode(errors="replace")

    @property
    def display(self) -> list[str]:
        """The lines of the screen as they stand there."""
        if self._drawn is None:
            self._drawn = list(self._screen.display)
        return self._drawn

    @property
    def came(self) -> int:
        """How many bytes the program has sent so far."""
        return len(self._sent)

    def cells(self, row: int, first: int, end: int | None = None) -> str:
        """What stands in these columns of a line; a wide sign takes two."""
        return "".join(self._screen.buffer[row][at].data for at in range(first, end or self._screen.columns))

    def blank(self) -> None:
        """Wipe the screen, as another program may."""
        self._screen.erase_in_display(2)
        self._drawn = None

    def caret(self, row: int) -> bool:
        """Whether somebody types in that line of the screen: a sign in it stands reversed."""
        return any(sign.reverse for sign in self._screen.buffer[row].values())

    def line(self, code: str) -> str:
        """The line that begins with this code, the first from above."""
        return next((line for line in self.text.splitlines() if line.startswith(f"{code} ")), "")

    def send(self, keys: str | bytes) -> None:
        """Press keys, all in one write."""
        self._child.send(keys)

    def wait_for(self, *texts: str) -> None:
        """Wait until all of these stand on the screen."""
        self.wait_until(lambda: all(text in self.text for text in texts), f"{texts} did not appear")

    def wait_for_line(self, code: str, text: str) -> None:
        """Wait until the line that begins with this code shows the text."""
        self.wait_until(lambda: text in self.line(code), f"{text!r} did not appear in the line of {code}")

    def unseen(self) -> str:
        """The letters and figures that have the colour of their ground."""
        cells = (cell for row in self._screen.buffer.values() for cell in row.values())
        return "".join(cell.data for cell in cells if cell.data.isalnum() and cell.fg == cell.bg != "default")

    def wait_until(self, seen: Callable[[], bool], otherwise: str, *, look: float = LOOK_SECONDS) -> None:
        """Read what the program sends until this is so; `look` is short where it shows elsewhere than on the screen."""
        deadline = time.monotonic() + DEADLINE_SECONDS
        while not seen():
            assert self._read(look), f"{otherwise}; the program ended:\n{self.text}"
            assert time.monotonic() < deadline, f"{otherwise}:\n{self.text}"

    def wait_for_end(self) -> int:
        """Wait until the program has ended; its exit code, or the negative number of the signal that ended it."""
        deadline = time.monotonic() + DEADLINE_SECONDS
        while self._read():
            assert time.monotonic() < deadline, f"the program did not end:\n{self.text}"
        return self._wait(deadline)

    def signal(self, number: signal.Signals) -> None:
        """Send the program a signal."""
        os.kill(self._child.pid, number)

    @property
    def stopped(self) -> bool:
        """Whether the program is halted, and waits to be continued."""
        status = Path(f"/proc/{self._child.pid}/stat").read_text(encoding="utf-8")
        return status.rpartition(")")[2].split()[0] == "T"

    def kill(self) -> None:
        """Kill it, and show the last that it sent."""
        self.signal(signal.SIGKILL)
        assert self.wait_for_end() == -signal.SIGKILL

    def hang_up(self) -> int:
        """Close the terminal as a lost line does; how the program ended."""
        self._child.ptyproc.fileobj.close()
        return self._wait(time.monotonic() + DEADLINE_SECONDS)

    def close(self) -> None:
        """End the program, whatever it is doing; once is enough."""
        if self._child.closed:
            return
        if self._child.isalive():
            os.kill(self._child.pid, signal.SIGKILL)
            self._wait(time.monotonic() + DEADLINE_SECONDS)
        self._child.close()
        os.close(self._ended)

    def _read(self, look: float = LOOK_SECONDS) -> bool:
        """Show what has come; False once there is nothing more to come."""
        try:
            came = self._child.read_nonblocking(1 << 16, look)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        self._sent += came
        self._stream.feed(came)
        self._drawn = None
        return True

    def _wait(self, deadline: float) -> int:
        ready, _, _ = select.select([self._ended], [], [], max(0.0, deadline - time.monotonic()))
        assert ready, "the program did not end"
        assert not self._child.isalive()
        return -self._child.signalstatus if self._child.signalstatus else int(self._child.exitstatus)


class Open(Protocol):
    """Open a terminal with `ikk` and these arguments in it."""

    def __call__(
        self,
        *arguments: str,
        size: tuple[int, int] = (80, 24),
        env: Mapping[str, str] | None = None,
        command: Sequence[str] = (sys.executable, "-m", "ikk_tui"),
    ) -> Terminal: ...


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Open]:
    """Terminals that are closed when the test ends."""
    opened: list[Terminal] = []

    def start(
        *arguments: str,
        size: tuple[int, int] = (80, 24),
        env: Mapping[str, str] | None = None,
        command: Sequence[str] = (sys.executable, "-m", "ikk_tui"),
    ) -> Terminal:
        clean = {name: value for name, value in os.environ.items() if name not in OUTPUT_VARIABLES}
        now = Terminal(
            [*command, *arguments],
            env={**clean, "LC_ALL": "C.UTF-8", **(env or {})},
            folder=tmp_path,
            size=size,
        )
        opened.append(now)
        return now

    yield start
    for one in opened:
        one.close()


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """The command line, beside the terminal."""
    return Program(tmp_path)


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the database will be; it does not exist yet."""
    path = tmp_path / "ikk.db"
    monkeypatch.setenv("IKK_DB", str(path))
    return path


@pytest.fixture
def drafts() -> Path:
    """The folder in which this person's typing is kept."""
    return Path(os.environ["XDG_STATE_HOME"]) / "ikk" / "drafts"
