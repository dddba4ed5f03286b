"""Files that go out: whole, or not at all."""

from contextlib import suppress
from pathlib import Path

from onboarding_app.domain.errors import FileRefusedError


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
