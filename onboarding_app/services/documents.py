"""Filed papers are read again: as a copy in a folder of one's own, never as something that runs."""

from pathlib import Path

from onboarding_app.domain.documents import Document, DocumentId
from onboarding_app.domain.errors import InvalidValueError
from onboarding_app.exchange.refusal import not_written
from onboarding_app.services.filing import PROGRAMS, ending_of
from onboarding_app.storage.database import Database

SHOWN_ENDINGS = frozenset(
    "pdf png jpg jpeg jfif tif tiff gif bmp webp heic txt csv rtf odt docx xlsx".split()
)
"""File name endings that a program shows without running what is in them."""

DANGEROUS_ENDINGS = frozenset(
    "bat cmd com cpl exe hta jar js jse lnk msi msp pif ps1 reg scr vb vbe vbs wsf wsh".split()
)
"""Endings that Windows would run; earlier versions filed them where nothing in them spoke against it."""

READ_ONLY = 0o400


def document_copy(database: Database, document_id: DocumentId, folder: Path) -> Path:
    """Write a filed paper into a folder, to be looked at only, and return where it stands.

    The file is named by number: what a paper is called may say too much in lists of recent files.

    Raises:
        InvalidValueError: it is of a kind that could run, or that is not only looked at.
        NotFoundError: there is no such paper, or its bytes are damaged.
        FileRefusedError: the copy cannot be written.
    """
    document, content = _read(database, document_id)
    ending = ending_of(document.name)
    if ending not in SHOWN_ENDINGS:
        raise InvalidValueError("document_not_shown")
    target = folder / f"{document_id}.{ending}"
    try:
        if target.exists():
            target.chmod(READ_ONLY | 0o200)
            target.unlink()
        target.write_bytes(content)
        target.chmod(READ_ONLY)
    except OSError as error:
        raise not_written(error, target) from error
    return target


def save_document(database: Database, document_id: DocumentId, target: Path) -> None:
    """Write a filed paper where the user wants it.

    Raises:
        InvalidValueError: it is of a kind that could run.
        NotFoundError: there is no such paper, or its bytes are damaged.
        FileRefusedError: it cannot be written there.
    """
    _, content = _read(database, document_id)
    try:
        target.write_bytes(content)
    except OSError as error:
        raise not_written(error, target) from error


def _read(database: Database, document_id: DocumentId) -> tuple[Document, bytes]:
    with database.read() as view:
        document = view.documents.get(document_id)
        content = view.documents.content(document_id)
    if ending_of(document.name) in DANGEROUS_ENDINGS or content.startswith(PROGRAMS):
        raise InvalidValueError("document_could_run")
    return document, content
