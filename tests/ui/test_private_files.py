"""Copies of filed papers are nobody else's to read, and none outlives the program, even after a crash."""

import os
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from onboarding_app.ui import private_files


@pytest.fixture
def place(tmp_path, monkeypatch):
    """A folder for temporary files of this test alone."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    private_files.private_folder.cache_clear()
    yield tmp_path
    private_files.private_folder.cache_clear()


def over():
    """Return the number of a process that ran and is over."""
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
        return process.pid


def left_behind(place, process):
    folder = place / f"{private_files.PREFIX}{process}-abc"
    folder.mkdir()
    (folder / "7.pdf").write_bytes(b"%PDF")
    (folder / "7.pdf").chmod(0o400)
    return folder


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps temporary folders within the user's profile")
def test_the_folder_is_for_this_user_alone(place):
    folder = private_files.private_folder()
    assert stat.S_IMODE(folder.stat().st_mode) == stat.S_IRWXU
    assert private_files.private_folder() == folder


def test_what_a_crash_left_is_swept_and_what_another_window_shows_is_not(place):
    crashed, running = left_behind(place, over()), left_behind(place, os.getpid())
    foreign = place / "ankerpunkt-offen-notiz"
    foreign.mkdir()
    private_files.private_folder()
    assert not crashed.exists()
    assert (running / "7.pdf").exists()
    assert foreign.exists()


def test_nothing_is_left_when_the_program_ends(tmp_path):
    code = (
        "from onboarding_app.ui.private_files import private_folder\n"
        "p = private_folder() / 'a.pdf'\np.write_bytes(b'x')\np.chmod(0o400)\nprint(p.parent)"
    )
    environment = {**os.environ, "TMPDIR": str(tmp_path), "TEMP": str(tmp_path)}
    made = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    ).stdout.strip()
    assert Path(made).parent == tmp_path
    assert not Path(made).exists()
