"""Filed papers can be read again, as copies that change nothing and never run."""

import stat

import pytest

from onboarding_app.domain.errors import FileRefusedError, InvalidValueError, NotFoundError
from onboarding_app.services.documents import document_copy, save_document
from onboarding_app.services.workers import add_worker
from tests.made import PAPER, made_document, made_worker
from tests.services.conftest import TODAY


@pytest.fixture
def filed(database, catalogue):
    """File a paper under a name, whatever the checks of today would say, and return its id."""
    add_worker(database, catalogue, made_worker(), today=TODAY)

    def file(name, content=PAPER):
        with database.write("attach_document") as work:
            return work.documents.file(made_document(name=name), content).id

    return file


def test_a_paper_is_read_again_and_the_copy_cannot_be_changed_by_mistake(database, filed, tmp_path):
    number = filed("Aufenthaltstitel Olena.pdf")
    copy = document_copy(database, number, tmp_path)
    assert copy.read_bytes() == PAPER
    assert copy.suffix == ".pdf"
    assert "Olena" not in copy.name
    assert not copy.stat().st_mode & (stat.S_IWUSR | stat.S_IRGRP | stat.S_IROTH)
    assert document_copy(database, number, tmp_path) == copy  # opened a second time


@pytest.mark.parametrize("name", ["kurs.exe", "kurs.PS1", "kurs.pdf.lnk", "kurs.exe. ", "kurs.vbs"])
def test_what_windows_would_run_is_neither_opened_nor_handed_out(database, filed, tmp_path, name):
    number = filed(name)
    with pytest.raises(InvalidValueError):
        document_copy(database, number, tmp_path)
    with pytest.raises(InvalidValueError):
        save_document(database, number, tmp_path / "kurs.pdf")
    assert list(tmp_path.glob("kurs*")) == []


@pytest.mark.parametrize("name", ["kurs.html", "kurs.docm", "kurs.iso", "kurs.svg", "kurs", "kurs.zip"])
def test_what_is_not_only_looked_at_is_not_opened_but_can_be_saved(database, filed, tmp_path, name):
    number = filed(name)
    with pytest.raises(InvalidValueError) as refused:
        document_copy(database, number, tmp_path)
    assert refused.value.key == "document_not_shown"
    save_document(database, number, tmp_path / "kopie")
    assert (tmp_path / "kopie").read_bytes() == PAPER


@pytest.mark.parametrize("content", [b"MZ\x90\x00", b"\x7fELF\x02", b"#!/bin/sh\n"])
def test_a_program_that_calls_itself_a_paper_is_not_opened(database, filed, tmp_path, content):
    with pytest.raises(InvalidValueError) as refused:
        document_copy(database, filed("zeugnis.pdf", content), tmp_path)
    assert refused.value.key == "document_could_run"


def test_a_paper_that_is_gone_and_a_place_that_cannot_be_written_are_told(database, filed, tmp_path):
    number = filed("zeugnis.pdf")
    with pytest.raises(FileRefusedError):
        save_document(database, number, tmp_path / "fehlt" / "zeugnis.pdf")
    with pytest.raises(NotFoundError):
        document_copy(database, number + 1, tmp_path)
