"""A file on a network drive is recognised by the table of mounts, and refused unless that is allowed."""

from functools import partial
from pathlib import Path

import pytest

from ikk_tui.errors import DatabaseUnusable
from ikk_tui.store.database import open_database
from ikk_tui.store.drives import network_drive

from .files import snapshot

# As the kernel writes it: numbers, root, mount point, options, optional fields, a dash, type, source, options.
LINE = "36 25 0:{number} / {point} rw,relatime shared:{number} master:2 - {kind} server:/data rw,vers=3\n"
NETWORK = ["nfs", "nfs4", "cifs", "smb3", "9p", "fuse.sshfs", "vboxsf", "drvfs"]
LOCAL = ["ext4", "xfs", "btrfs", "tmpfs", "overlay", "fuseblk", "vfat", "zfs"]


def mounts(tmp_path: Path, *entries: tuple[str | Path, str]) -> Path:
    """A table of mounts: the root, and these."""
    table = tmp_path / "mountinfo"
    lines = [LINE.format(number=40 + at, point=point, kind=kind) for at, (point, kind) in enumerate(entries)]
    table.write_text("25 1 8:1 / / rw - ext4 /dev/sda1 rw\n" + "".join(lines), encoding="utf-8")
    return table


@pytest.mark.parametrize("kind", NETWORK)
def test_a_network_drive_is_recognised(tmp_path: Path, kind: str) -> None:
    table = mounts(tmp_path, ("/srv/bersama", kind))
    assert network_drive(Path("/srv/bersama/2024/ikk.db"), table) == kind


@pytest.mark.parametrize("kind", LOCAL)
def test_a_local_disk_is_none(tmp_path: Path, kind: str) -> None:
    assert network_drive(Path("/srv/bersama/ikk.db"), mounts(tmp_path, ("/srv/bersama", kind))) is None


def test_only_what_lies_below_the_mount_is_on_it(tmp_path: Path) -> None:
    table = mounts(tmp_path, ("/srv/bersama", "cifs"))
    assert network_drive(Path("/srv/ikk.db"), table) is None
    assert network_drive(Path("/srv/bersama2/ikk.db"), table) is None
    assert network_drive(Path("/ikk.db"), table) is None


def test_the_deepest_mount_counts(tmp_path: Path) -> None:
    table = mounts(tmp_path, ("/srv/a/disk", "ext4"), ("/srv/a", "nfs4"), ("/home", "xfs"), ("/home/siti", "cifs"))
    assert network_drive(Path("/srv/a/disk/ikk.db"), table) is None
    assert network_drive(Path("/srv/a/ikk.db"), table) == "nfs4"
    assert network_drive(Path("/home/siti/ikk.db"), table) == "cifs"


def test_of_two_mounts_on_one_place_the_later_counts(tmp_path: Path) -> None:
    assert network_drive(Path("/net/ikk.db"), mounts(tmp_path, ("/net", "autofs"), ("/net", "nfs"))) == "nfs"
    assert network_drive(Path("/net/ikk.db"), mounts(tmp_path, ("/net", "nfs"), ("/net", "ext4"))) is None


def test_a_network_drive_may_have_any_name(tmp_path: Path) -> None:
    table = mounts(tmp_path, (r"/srv/data\040-\040bersama\134x", "cifs"))
    assert network_drive(Path("/srv/data - bersama\\x/ikk.db"), table) == "cifs"


def test_a_link_to_a_network_drive_is_followed(tmp_path: Path) -> None:
    (tmp_path / "share").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "share")
    table = mounts(tmp_path, (tmp_path / "share", "smb3"))
    assert network_drive(tmp_path / "link" / "ikk.db", table) == "smb3"


def test_a_network_drive_as_root_is_recognised(tmp_path: Path) -> None:
    assert network_drive(Path("/ikk.db"), mounts(tmp_path, ("/", "nfs"))) == "nfs"


@pytest.mark.parametrize("text", ["", "\n", "no table at all\n", "36 25 0:40 / /srv\n", "- nfs -\n"])
def test_a_table_that_cannot_be_read_says_nothing(tmp_path: Path, text: str) -> None:
    (tmp_path / "mountinfo").write_text(text, encoding="utf-8")
    assert network_drive(Path("/srv/ikk.db"), tmp_path / "mountinfo") is None
    assert network_drive(Path("/srv/ikk.db"), tmp_path / "missing") is None


def test_a_file_on_a_network_drive_is_refused_unless_that_is_allowed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    share = tmp_path / "share"
    share.mkdir()
    table = mounts(tmp_path, (share, "cifs"))
    monkeypatch.setattr("ikk_tui.store.database.network_drive", partial(network_drive, mounts=table))
    with pytest.raises(DatabaseUnusable, match=r"drive jaringan.*cifs") as refused:
        open_database(share / "ikk.db")
    assert "--allow-network-drive" in refused.value.hint
    assert snapshot(share) == {}
    open_database(share / "ikk.db", allow_network_drive=True).close()
    assert (share / "ikk.db").stat().st_size > 0
