"""A shared server: a real sshd with the wrapper and the line of a key that docs/server.md prints."""

import os
import re
import select
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from ikk_tui.domain.people import Person, Role
from ikk_tui.services import accounts
from ikk_tui.services.identity import Author
from ikk_tui.store.database import open_database
from tests.cli.conftest import Program
from tests.e2e.conftest import CONTROL_Q, DEADLINE_SECONDS, HOME, Open

DOCUMENT = Path(__file__).parents[2] / "docs" / "server.md"
SSHD = shutil.which("sshd", path=f"/usr/sbin:{os.environ.get('PATH', '')}")
ANI = Author("ani", "srv-1")
NO_TERMINAL, NO_WAY = "Layar memerlukan terminal", "forwarding failed"
# What else may be asked for with a key, and what is told; of a subsystem nothing is.
DETOURS = (
    ("budi", ("-T", "ikk"), NO_TERMINAL),
    ("budi", ("ikk", "id"), NO_TERMINAL),
    ("budi", ("-s", "ikk", "sftp"), ""),
    ("budi", ("-W", "127.0.0.1:22", "ikk"), NO_WAY),
    ("budi", ("-N", "-o", "ExitOnForwardFailure=yes", "-R", "127.0.0.1:0:127.0.0.1:22", "ikk"), NO_WAY),
    ("dedi", ("ikk",), "Akun dedi belum terdaftar di basis data ini; minta administrator mendaftarkannya: ani"),
)


def missing() -> str:
    """Why there can be no server here; "" where there can."""
    if SSHD is None or not all(map(shutil.which, ("ssh", "ssh-keygen"))):
        return "there is no sshd, or no ssh: apt-get install openssh-server"
    if os.geteuid() != 0:
        return "only root may run a server that lets people in"
    if Path("/etc/shadow").read_text(encoding="utf-8").startswith("root:!"):
        return "root is locked, and is the account the server lets people into here"
    return ""


pytestmark = pytest.mark.skipif(bool(missing()), reason=missing())


@dataclass(frozen=True, slots=True)
class Server:
    """A server whose only account is ours. Nothing listens: each client starts an sshd of its own and talks to that."""

    folder: Path

    @property
    def database(self) -> Path:
        """The shared file."""
        return self.folder / "ikk.db"

    def ssh(self, who: str, *arguments: str) -> list[str]:
        """The call of a client with that person's key."""
        options = {
            "ProxyCommand": f"{SSHD} -i -f {self.folder / 'sshd_config'}",
            "User": "root",
            "IdentityFile": self.folder / who,
            "IdentitiesOnly": "yes",
            "BatchMode": "yes",
            "StrictHostKeyChecking": "no",
            "UserKnownHostsFile": self.folder / "known_hosts",
            "LogLevel": "ERROR",
        }
        return [
            "ssh",
            "-F",
            "/dev/null",
            *(part for one in options.items() for part in ("-o", "=".join(map(str, one)))),
            *arguments,
        ]

    def session(self) -> int:
        """The process of the one session there is."""
        wanted = str(self.database).encode()
        (found,) = (
            int(one.parent.name)
            for one in Path("/proc").glob("[0-9]*/cmdline")
            if {b"ikk_tui.entry", wanted} <= set(command_of(one).split(b"\0"))
        )
        return found


def command_of(file: Path) -> bytes:
    """The command of a process, which may just have ended."""
    try:
        return file.read_bytes()
    except OSError:
        return b""


def printed(kind: str) -> str:
    """The block of that kind in the document."""
    (found,) = re.findall(rf"^```{kind}\n(.*?)^```$", DOCUMENT.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    return str(found)


@pytest.fixture
def server(seeded: Path) -> Server:
    """Ani administers the file and Budi fills it in; Dedi has a key but no account."""
    folder = seeded.parent
    db = open_database(seeded)
    accounts.enrol(db, ANI)
    accounts.add(db, Person("budi", "Budi", frozenset({Role.OPERATOR})), ANI)
    db.close()
    wrapper = folder / "ikk-session"
    wrapper.write_text(printed("sh").replace("/opt/ikk/bin/python", sys.executable).replace("/srv/ikk", str(folder)))
    wrapper.chmod(0o755)
    lines = []
    for who in ("host", "budi", "dedi"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", folder / who], check=True)
        line = printed("text").replace("/usr/local/bin/ikk-session budi", f"{wrapper} {who}")
        lines.append(line.replace("ssh-ed25519 AAAA...", (folder / f"{who}.pub").read_text().strip()))
    (folder / "keys").write_text("".join(lines[1:]))
    # More than a server should allow, so that what is kept out is kept out by the wrapper and the line of the key.
    settings = {
        "HostKey": folder / "host",
        "AuthorizedKeysFile": folder / "keys",
        "PermitRootLogin": "forced-commands-only",
        "StrictModes": "no",
        "UsePAM": "no",
        "AcceptEnv": "*",
        "PermitUserEnvironment": "yes",
        "Subsystem": "sftp internal-sftp",
    }
    (folder / "sshd_config").write_text("".join(f"{name} {value}\n" for name, value in settings.items()))
    # Where sshd keeps a part of itself without rights; a package makes it when the service starts.
    Path("/run/sshd").mkdir(exist_ok=True)
    return Server(folder)


def test_a_person_comes_in_under_the_name_of_their_key_and_finds_again_what_a_lost_line_cut_off(
    terminal: Open, program: Program, server: Server
) -> None:
    call = server.ssh("budi", "-t", "-o", "SetEnv=TEXTUAL_DRIVER=nothing:Nothing IKK_DB=/nowhere HOME=/nowhere")
    now = terminal("ikk", "ani", "--db", "/nowhere", command=call)
    now.wait_for("0/59 terisi", "2 Pemasyarakatan")
    now.send(f"2{HOME}3,2")
    now.wait_for("dibaca 3,2 Indeks")
    ended = os.pidfd_open(server.session())
    now.kill()
    assert select.select([ended], [], [], DEADLINE_SECONDS)[0], "the session did not end"
    os.close(ended)
    again = terminal(command=server.ssh("budi", "-t", "ikk"))
    again.wait_for("Ketikan yang belum tersimpan", "1.1.1 TW I", "3,2")
    again.send("\r")
    again.wait_for("1/59 terisi")
    again.send(CONTROL_Q)
    assert again.wait_for_end() == 0
    (revision,) = program("--db", str(server.database), "history", "1.1.1", "--quarter", "1", "--json").json[
        "revisions"
    ]
    assert revision["author"] == "budi"
    assert revision["device"].endswith("(akun root)")
    assert (server.folder / "people" / "budi").is_dir()


def test_a_key_opens_nothing_but_the_screens_and_only_to_who_is_known(server: Server) -> None:
    asked = [
        subprocess.Popen(
            server.ssh(who, *arguments),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for who, arguments, _ in DETOURS
    ]
    for one, (who, arguments, words) in zip(asked, DETOURS, strict=True):
        out, told = one.communicate(timeout=DEADLINE_SECONDS)
        assert (one.returncode != 0, out) == (True, ""), (who, arguments)
        assert words in told, (who, arguments)
