"""Whatever stands in a free-text field of the data file, every paper is a sound PDF with the text in it.

The fields are those of the model: a new one is tested from its first day. Each begins with a mark of its own,
then comes the hostile text; which papers show a field is found out with the marks alone.
"""

import shutil
import subprocess
from collections import Counter
from contextlib import suppress
from dataclasses import fields
from io import BytesIO

import pikepdf
import pytest
from pypdf import PdfReader

from onboarding_app.domain.errors import InvalidValueError
from onboarding_app.domain.paper_kinds import DueBy, PaperKind
from onboarding_app.domain.people import Worker
from onboarding_app.i18n import Texts
from onboarding_app.reports.script import readable
from onboarding_app.services.papers import write_paper
from onboarding_app.storage.records import RECORDS
from tests.made import TODAY
from tests.reports.reading import all_text
from tests.reports.test_reports import HOSTILE
from tests.services.hostile import NO_FREE_TEXT, marked_firm

PAPERS = [(kind, by) for kind in PaperKind for by in (DueBy if kind is PaperKind.DUE else [DueBy.PERSON])]
SHAPED = frozenset("[]\u200c\u200d\ufe0f")
"""What the order of a line or the shape of its letters may turn into something else."""


def printed(firm, kind, by, folder, **more):
    """Return the bytes of a paper about the one person, None for a letter that would not be true."""
    database, catalogue, _ = firm
    with database.read() as view:
        chosen = view.worker_ids() if kind.per_person and not kind.about_mentors else ()
    out = folder / "x.pdf"
    out.unlink(missing_ok=True)
    texts = Texts("de")
    with suppress(InvalidValueError):
        write_paper(
            kind, database, catalogue, out, texts=texts, today=TODAY, worker_ids=chosen, by=by, **more
        )
    return out.read_bytes() if out.exists() else None


def shown_in(text, marks):
    return {field for field, mark in marks.by_field.items() if mark in text}


@pytest.fixture(scope="module")
def places(tmp_path_factory):
    """Which fields each paper shows, told by the marks alone."""
    folder = tmp_path_factory.mktemp("marks")
    with marked_firm(folder, "") as firm:
        return {paper: shown_in(all_text(printed(firm, *paper, folder)), firm[2]) for paper in PAPERS}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_every_paper_is_sound_and_holds_every_text_that_it_has_a_place_for(places, tmp_path, text):
    text = text.replace("\ud800", "")  # no file can hold half a character
    letters = Counter("".join(readable(text).split()))
    with marked_firm(tmp_path, text) as firm:
        marks = firm[2]
        for paper in PAPERS:
            pdf = printed(firm, *paper, tmp_path)
            check_soundness(pdf, tmp_path)
            told = all_text(pdf)
            assert shown_in(told, marks) == places[paper], paper
            found, times = Counter(told), len(places[paper])
            lacking = [one for one in letters if one not in SHAPED and found[one] < letters[one] * times]
            assert not lacking, paper


def check_soundness(pdf, folder):
    with pikepdf.open(BytesIO(pdf)) as opened:
        assert not opened.check_pdf_syntax()
    assert PdfReader(BytesIO(pdf), strict=True).pages
    if shutil.which("qpdf"):
        place = folder / "checked.pdf"
        place.write_bytes(pdf)
        subprocess.run(["qpdf", "--check", place], check=True, capture_output=True)


@pytest.mark.parametrize("name", ["markup", "braces"])
def test_what_looks_like_a_command_is_printed_letter_by_letter(places, tmp_path, name):
    with marked_firm(tmp_path, HOSTILE[name]) as firm:
        for paper in PAPERS:
            text = all_text(printed(firm, *paper, tmp_path))
            for field in places[paper]:
                wanted = firm[2].by_field[field] + HOSTILE[name]
                assert "".join(wanted.split()) in text, (paper, field)


def test_the_disclosure_holds_every_text_about_a_person_and_no_other_paper_the_confidential_note(tmp_path):
    with marked_firm(tmp_path, "text") as firm:
        of_person = {kind.__name__ for kind in (one.made for one in RECORDS) if is_about_a_person(kind)}
        fields_of_person = {name for name in firm[2].by_field if name.split(".")[0] in of_person}
        whispered = {"CheckIn.confidential_note"}
        told = shown_in(all_text(printed(firm, PaperKind.DISCLOSURE, DueBy.PERSON, tmp_path)), firm[2])
        assert fields_of_person - told == whispered
        opened = printed(firm, PaperKind.DISCLOSURE, DueBy.PERSON, tmp_path, mentor_notes=True)
        assert fields_of_person <= shown_in(all_text(opened), firm[2])
        for paper in PAPERS:
            assert not whispered & shown_in(all_text(printed(firm, *paper, tmp_path)), firm[2])


def is_about_a_person(kind):
    return kind is Worker or "worker_id" in {one.name for one in fields(kind)}


def test_what_is_no_free_text_is_a_field_that_there_is():
    known = {one.name for record in RECORDS for one in fields(record.made)}
    assert set(NO_FREE_TEXT) <= known
