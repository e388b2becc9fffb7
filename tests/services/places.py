"""Ways to a file that lead nowhere, or to something that is no file."""

import os
from pathlib import Path


def missing(folder: Path) -> Path:
    return folder / "tidak-ada.pdf"


def missing_folder(folder: Path) -> Path:
    return folder / "tidak-ada" / "x.pdf"


def broken_link(folder: Path) -> Path:
    (folder / "putus.pdf").symlink_to(folder / "tidak-ada.pdf")
    return folder / "putus.pdf"


def a_folder(folder: Path) -> Path:
    return folder


def fifo(folder: Path) -> Path:
    os.mkfifo(folder / "pipa")
    return folder / "pipa"


def below_a_file(folder: Path) -> Path:
    (folder / "berkas").touch()
    return folder / "berkas" / "x.pdf"


def loop(folder: Path) -> Path:
    (folder / "putar").symlink_to(folder / "putar")
    return folder / "putar"
