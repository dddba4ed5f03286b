"""Whatever stands in a free-text field of the data file, every paper is a sound PDF with the text in it.

Each text field of all that belongs to a person begins with a mark of its own, then comes the hostile text.
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import fields, replace
from io import BytesIO
from typing import Any, get_type_hints

import pikepdf
import pytest
from pypdf import PdfReader

from onboarding_app.domain.errors import InvalidValueError
from onboarding_app.domain.paper_kinds import PaperKind
from onboarding_app.domain.tracks import Track
from onboarding_app.i18n import Texts
from onboarding_app.services.company import create_file
from onboarding_app.services.papers import write_paper
from tests import made
from tests.made import TODAY
from tests.reports.reading import all_text
from tests.reports.test_reports import HOSTILE

NO_FREE_TEXT = frozenset(
    "id worker_id kind guide key instance anchor sha256 citizenship birth_date german email".split()
)
"""Fields that are texts in the file but hold keys or what has a form of its own."""


def entries() -> Iterator[tuple[str, Any]]:
    """One of everything that belongs to a person, by the store that keeps it."""
    yield "titles", made.made_title(kind="p16d_3")
    yield "family", made.made_family_member()
    yield "recognition", made.made_recognition()
    yield "proofs", made.made_proof()
    yield "courses", made.made_course()
    seen = made.made_checkpoint(key="", anchor="", track=Track.FAMILY, title="x", seen_on=TODAY)
    yield "checkpoints", seen
    yield "check_ins", made.made_check_in(held_on=TODAY)
    yield "agreements", made.made_agreement()
    yield "handovers", made.made_handover()


class Marks:
    """Gives each field its mark and fills entries with marked texts."""

    def __init__(self, text: str) -> None:
        self.text, self.by_field = text, {}

    def filled(self, store: str, entry: Any) -> Any:
        hints = get_type_hints(type(entry))
        named = [it.name for it in fields(entry) if hints[it.name] is str and it.name not in NO_FREE_TEXT]
        return replace(entry, **{name: self._marked(f"{store}.{name}") for name in named})

    def _marked(self, field: str) -> str:
        mark = f"Qz{len(self.by_field):03}z"
        self.by_field[field] = mark
        return f"{mark} {self.text}".strip()


@pytest.fixture(params=HOSTILE.values(), ids=HOSTILE.keys())
def firm(request, tmp_path, catalogue):
    """A data file in which every free-text field of a person holds that text."""
    text = request.param.replace("\ud800", "")  # no file can hold half a character
    marks = Marks(text)
    company = made.made_company(fair_integration_contact="Stelle", fair_integration_checked_on=TODAY)
    with create_file(tmp_path / "firma.ankerpunkt", company, who="Petra", now=made.clock) as database:
        with database.write("x") as work:
            mentor = work.mentors.save(replace(made.made_mentor(), name="Sabine"))
            worker = work.workers.save(
                replace(marks.filled("worker", made.made_worker()), mentor_id=mentor.id, citizenship="SY")
            )
            for store, entry in entries():
                getattr(work, store).save(replace(marks.filled(store, entry), worker_id=worker.id))
        yield database, marks


def test_every_paper_is_sound_and_the_disclosure_holds_every_text(firm, catalogue, tmp_path):
    database, marks = firm
    with database.read() as view:
        (worker_id,) = view.worker_ids()
    told = {}
    for kind in PaperKind:
        out = tmp_path / f"{kind}.pdf"
        chosen = (worker_id,) if kind.per_person and not kind.about_mentors else ()
        with suppress(InvalidValueError):  # a letter that would not be true
            write_paper(kind, database, catalogue, out, texts=Texts("de"), today=TODAY, worker_ids=chosen)
        if not out.exists():
            assert "letter" in kind
            continue
        content = out.read_bytes()
        with pikepdf.open(BytesIO(content)) as opened:
            assert not opened.check_pdf_syntax(), kind
        assert PdfReader(BytesIO(content), strict=True).pages
        told[kind] = all_text(content)
    missing = [
        field
        for field, mark in marks.by_field.items()
        if mark not in told[PaperKind.DISCLOSURE] and not field.endswith("confidential_note")
    ]
    assert not missing
    assert marks.by_field["check_ins.note"] in told[PaperKind.CHECK_IN]
    assert marks.by_field["worker.note"] in told[PaperKind.STATUS]
    assert not any(marks.by_field["check_ins.confidential_note"] in text for text in told.values())
