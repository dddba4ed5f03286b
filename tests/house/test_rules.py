"""What tools check of the code as a whole: who imports whom, and that every text is there in German."""

import subprocess
import sys

import pytest


def test_the_rooms_import_in_one_direction(root):
    pytest.importorskip("importlinter")
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run()"]
    found = subprocess.run(
        [*command, "--no-cache"], cwd=root, check=False, capture_output=True, text=True, encoding="utf-8"
    )
    assert found.returncode == 0, found.stdout + found.stderr


def test_every_text_has_its_german(root):
    command = [sys.executable, "packaging/translations.py", "check"]
    found = subprocess.run(command, cwd=root, check=False, capture_output=True, text=True, encoding="utf-8")
    assert found.returncode == 0, found.stdout
