"""What may be filed: papers and pictures that a program shows, never something that runs."""

from io import BytesIO
from zipfile import BadZipFile, ZipFile

from onboarding_app.domain.errors import InvalidValueError

LARGEST_DOCUMENT = 20 * 1024 * 1024
"""Bytes that one filed paper may have; a scan of a passport is far smaller."""

FILED_ENDINGS = frozenset(
    "pdf png jpg jpeg jfif tif tiff gif bmp webp heic txt csv rtf odt ods docx xlsx eml msg".split()
)
"""File name endings of papers, pictures, lists and mails."""

PROGRAMS = (
    b"MZ",
    b"\x7fELF",
    b"#!",
    b"\xcf\xfa\xed\xfe",
    b"\xca\xfe\xba\xbe",
    b"L\x00\x00\x00\x01\x14\x02\x00",
)
"""How programs of Windows, Linux and macOS, scripts and shortcuts begin, whatever their name says."""

OFFICE = frozenset({"docx", "xlsx"})
MACROS = ("vbaproject.bin", "vbadata.xml")


def plain_name(name: str) -> str:
    """Return the name of a file without folders, and without the points and blanks that Windows drops."""
    return name.replace("\\", "/").rsplit("/", 1)[-1].strip().rstrip(". ")


def ending_of(name: str) -> str:
    """Return what stands after the last point of a name, as Windows would read it; "" for none."""
    return plain_name(name).rpartition(".")[2].casefold() if "." in plain_name(name) else ""


def refuse_what_may_harm(name: str, data: bytes) -> None:
    """Look whether a file may be filed, by its name and by what is in it.

    Raises:
        InvalidValueError: it is empty, too large, of a kind that is not filed, or it could run.
    """
    if not data or len(data) > LARGEST_DOCUMENT:
        raise InvalidValueError("document_size", megabytes=LARGEST_DOCUMENT // 2**20)
    ending = ending_of(name)
    if ending not in FILED_ENDINGS:
        raise InvalidValueError("document_kind")
    if data.startswith(PROGRAMS) or (ending in OFFICE and _holds_macros(data)):
        raise InvalidValueError("document_dangerous")


def _holds_macros(data: bytes) -> bool:
    """Whether an Office file holds a program of its own, whatever its name says."""
    try:
        with ZipFile(BytesIO(data)) as package:
            return any(name.casefold().endswith(MACROS) for name in package.namelist())
    except BadZipFile:
        return False
