"""Files that go out: whole, or not at all; and what a file can hold of a text."""

import re
from contextlib import suppress
from pathlib import Path

from onboarding_app.domain.errors import FileRefusedError

MOST_CHARACTERS = 32_767
"""Characters that a cell of Excel can hold; what is longer is cut there and ends with an ellipsis."""
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def write_whole(path: Path, content: bytes) -> None:
    """Write a file beside its place and put it there when it is whole, so that no half one is left behind.

    Raises:
        FileRefusedError: the folder is missing, the disk is full, or the file is open in another program.
    """
    unfinished = path.with_name(f".{path.name}.part")
    try:
        unfinished.write_bytes(content)
        unfinished.replace(path)
    except OSError as error:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
        raise FileRefusedError("paper_not_written", file=path.name) from error


def same_in_files(first: str, second: str) -> bool:
    """Whether two texts are the same as far as a file can tell, that is: but for what writing one changes."""
    return first == second or _as_files_tell(first) == _as_files_tell(second)


def _as_files_tell(text: str) -> str:
    return held(text.replace("\r", "")).strip()


def held(text: str) -> str:
    """Return as much of a text as a cell can hold."""
    text = UNPRINTABLE.sub("", text)
    return text if len(text) <= MOST_CHARACTERS else text[: MOST_CHARACTERS - 1] + "…"
