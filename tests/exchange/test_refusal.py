"""Why a file could not be written is told as it is, not guessed."""

import errno

import pytest

from onboarding_app.exchange.refusal import not_written


@pytest.mark.parametrize(
    ("number", "key"),
    [
        (errno.ENOSPC, "disk_full"),
        (errno.EDQUOT, "disk_full"),
        (errno.EROFS, "folder_read_only"),
        (errno.EACCES, "paper_not_written"),
    ],
)
def test_each_cause_has_its_sentence(tmp_path, number, key):
    assert not_written(OSError(number, "made up"), tmp_path / "x.pdf").key == key


def test_a_folder_that_is_gone_is_named(tmp_path):
    told = not_written(OSError(errno.ENOENT, "made up"), tmp_path / "fehlt" / "x.pdf")
    assert (told.key, told.details["folder"]) == ("folder_missing", str(tmp_path / "fehlt"))
