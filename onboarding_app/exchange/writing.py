"""Files that go out: whole, or not at all; and what a file can hold of a text."""

import re
from contextlib import suppress
from pathlib import Path

from onboarding_app.domain.errors import FileRefusedError
from onboarding_app.exchange.refusal import not_written

MOST_CHARACTERS = 32_767
"""Characters that a cell of Excel can hold; what is longer is cut there and ends with an ellipsis."""
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


_KINDS = (b"%PDF-", b"PK\x03\x04")
"""What files of PDF and of Excel begin with."""


def refuse_to_lose(path: Path, begin: bytes) -> None:
    """Refuse to put a file in the place of one of another kind: of the data file, or of somebody's list.

    `begin` is what the new file begins with. A file of the same kind may be replaced, the user was asked.

    Raises:
        FileRefusedError: something else stands there.
    """
    try:
        with path.open("rb") as file:
            there = file.read(4096)
    except OSError:
        return  # nothing is there, or writing will say what is wrong with it
    if there and _kind_of(there) != _kind_of(begin):
        raise FileRefusedError("file_of_another_kind", file=path.name)


def _kind_of(start: bytes) -> bytes:
    """Return the beginning that tells a kind, b"text" for a text, and for anything else its first bytes."""
    known = next((kind for kind in _KINDS if start.startswith(kind)), None)
    return known or (start[:16] if b"\x00" in start else b"text")


def write_whole(path: Path, content: bytes) -> None:
    """Write a file beside its place and put it there when it is whole, so that no half one is left behind.

    Raises:
        FileRefusedError: the folder is missing, the disk is full, the file is open in another program, or
            something else stands there.
    """
    refuse_to_lose(path, content[:4096])
    unfinished = path.with_name(f".{path.name}.part")
    try:
        unfinished.write_bytes(content)
        unfinished.replace(path)
    except OSError as error:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
        raise not_written(error, path) from error


def same_in_files(first: str, second: str) -> bool:
    """Whether two texts are the same as far as a file can tell, that is: but for what writing one changes."""
    return first == second or _as_files_tell(first) == _as_files_tell(second)


def _as_files_tell(text: str) -> str:
    return held(text.replace("\r", "")).strip()


def held(text: str) -> str:
    """Return as much of a text as a cell can hold."""
    text = UNPRINTABLE.sub("", text)
    return text if len(text) <= MOST_CHARACTERS else text[: MOST_CHARACTERS - 1] + "…"
