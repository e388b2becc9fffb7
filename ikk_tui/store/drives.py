"""Whether a file lies on a network drive, where SQLite's locks do not hold."""

import re
import sys
from pathlib import Path

NETWORK_TYPES = frozenset(
    (
        *("nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "lustre", "vboxsf", "drvfs"),
        *("fuse.sshfs", "fuse.glusterfs", "fuse.rclone", "fuse.gvfsd-fuse", "fuse.vmhgfs-fuse", "fuse.davfs2"),
    )
)
WINDOWS_REMOTE = 4
MOUNTS = Path("/proc/self/mountinfo")

# The kernel writes a space in a mount point as \040.
_ESCAPED = re.compile(r"\\([0-7]{3})")


def network_drive(path: Path, mounts: Path = MOUNTS) -> str | None:
    """The kind of network drive `path` lies on (`nfs`, `cifs`, ...), or None.

    Reads Linux's table of mounts, and asks Windows about the drive. Elsewhere nothing is known, and None is said.
    """
    if _remote_on_windows(path):
        return "Windows"
    try:
        table = mounts.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return None
    kind = _filesystem(path.resolve(), table)
    return kind if kind in NETWORK_TYPES else None


def _filesystem(path: Path, table: str) -> str:
    """The type of the file system mounted deepest above `path`; of two on one point, the later covers the earlier."""
    found, depth = "", -1
    for line in table.splitlines():
        place, _, rest = line.partition(" - ")
        fields = place.split(" ")
        if len(fields) < 5 or not rest:
            continue
        point = Path(_ESCAPED.sub(lambda found: chr(int(found[1], 8)), fields[4]))
        if len(point.parts) >= depth and path.is_relative_to(point):
            found, depth = rest.split(" ", 1)[0], len(point.parts)
    return found


def _remote_on_windows(path: Path) -> bool:
    """Whether Windows calls the path's drive, a letter or a UNC name, a remote one."""
    if sys.platform != "win32":
        return False
    import ctypes

    return bool(ctypes.windll.kernel32.GetDriveTypeW(path.anchor) == WINDOWS_REMOTE)
