"""Why a file could not be written, as far as the system tells."""

import errno
import os
from pathlib import Path

from onboarding_app.domain.errors import FileRefusedError

FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
"""What a full disk, or one's share of it, answers."""


def not_written(error: OSError, path: Path) -> FileRefusedError:
    """Return what to tell the user of a file that could not be written at that place."""
    folder = path.parent
    if not folder.is_dir():
        return FileRefusedError("folder_missing", folder=str(folder))
    if error.errno in FULL:
        return FileRefusedError("disk_full", file=path.name)
    if error.errno == errno.EROFS or not os.access(folder, os.W_OK):
        return FileRefusedError("folder_read_only", folder=str(folder))
    return FileRefusedError("paper_not_written", file=path.name)
