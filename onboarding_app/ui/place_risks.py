"""What is risky about the place of a data file: a network, a service that synchronises, no right to write."""

import os
import sys
import tempfile
from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QStorageInfo

from onboarding_app.i18n import Texts

SYNCHRONISED = (
    "onedrive",
    "dropbox",
    "nextcloud",
    "owncloud",
    "google drive",
    "googledrive",
    "icloud",
    "mobile documents",
    "cloudstorage",
    "my drive",
    "meine ablage",
    "magentacloud",
    "hidrive",
)
"""Names of folders that are synchronised by a service, in small letters."""

SYNCHRONISED_BY = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
"""Environment variables in which Windows tells the folders that OneDrive synchronises, of any name."""

OVER_THE_NETWORK = frozenset(
    {
        "cifs",
        "smb",
        "smb2",
        "smb3",
        "smbfs",
        "nfs",
        "nfs3",
        "nfs4",
        "afpfs",
        "webdav",
        "davfs",
        "9p",
        "fuse.sshfs",
    }
)
"""Kinds of file systems that another computer holds."""

DRIVE_REMOTE = 4
"""What Windows answers for a drive letter that is a network share (`GetDriveTypeW`)."""


class Risk(StrEnum):
    """What can go wrong with a data file because of its place."""

    NETWORK = "network"
    SYNCHRONISED = "synchronised"
    NOT_WRITABLE = "not writable"


def risk_of(
    place: Path,
    *,
    kind_of: Callable[[Path], str] | None = None,
    is_remote: Callable[[str], bool] | None = None,
    environment: Mapping[str, str] | None = None,
) -> Risk | None:
    """Return what is risky about a place, None for nothing; the folder itself need not be there yet.

    The three functions are those of this computer by default: the kind of the file system that holds a
    folder, whether a drive letter of Windows is a share, and the environment.
    """
    known, written = os.environ if environment is None else environment, str(place)
    folder = _nearest(place)
    if is_on_network(written, place.drive, (kind_of or _kind_of)(folder), is_remote or _is_remote):
        return Risk.NETWORK
    told = [Path(known[name]) for name in SYNCHRONISED_BY if known.get(name)]
    small = written.casefold()
    if any(name in small for name in SYNCHRONISED) or any(place.is_relative_to(each) for each in told):
        return Risk.SYNCHRONISED
    return None if _takes_files(folder) else Risk.NOT_WRITABLE


def is_on_network(written: str, drive: str, kind: str, is_remote: Callable[[str], bool]) -> bool:
    """Tell whether another computer holds a place, by how it is written, its drive and its file system."""
    if written.startswith(("\\\\", "//")) or kind in OVER_THE_NETWORK:
        return True
    return bool(drive) and is_remote(drive)


def risk_sentence(risk: Risk | None, texts: Texts) -> str:
    """Return what to tell of a risk, "" for none."""
    match risk:
        case Risk.NETWORK:
            return texts(
                "This is a network share: only one PC may use the file, and the network may damage it."
            )
        case Risk.SYNCHRONISED:
            return texts(
                "This folder is synchronised: an old copy can come back. A folder of this PC is safer."
            )
        case Risk.NOT_WRITABLE:
            return texts("You may not write in this folder. Please choose another place.")
        case None:
            return ""


def _nearest(place: Path) -> Path:
    """Return the nearest folder above a place that is there."""
    return next((folder for folder in place.parents if folder.is_dir()), place.parent)


def _takes_files(folder: Path) -> bool:
    """Tell whether a file can be made in a folder, by trying: Windows answers "yes" to whoever only asks."""
    try:
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


def _kind_of(folder: Path) -> str:
    return QStorageInfo(str(folder)).fileSystemType().toStdString().casefold()


def _is_remote(drive: str) -> bool:
    if sys.platform != "win32":
        return False
    import ctypes  # noqa: PLC0415 - Windows alone

    return ctypes.windll.kernel32.GetDriveTypeW(f"{drive}\\") == DRIVE_REMOTE
