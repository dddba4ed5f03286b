"""Every report, whatever is typed into it and however much there is."""

import shutil
import subprocess
from collections import Counter
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from enum import Enum
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from pypdf import PdfReader

from onboarding_app.catalogue.help import quick_guide
from onboarding_app.domain.paper_kinds import PaperKind
from onboarding_app.domain.papers import CheckInPaper
from onboarding_app.i18n import Texts
from onboarding_app.reports.look import Look
from onboarding_app.reports.registry import REPORTS
from onboarding_app.reports.script import readable

from .reading import LOOK, all_text, page_texts, printed
from .sample_sheet import worker_sheet
from .samples import (
    NAMES,
    activity,
    bare_status,
    check_in,
    disclosure,
    due,
    empty_check_in,
    fair_integration,
    handover,
    letter,
    preparation,
    retention,
    small_retention,
    status,
)

SAMPLES = {
    PaperKind.STATUS: lambda: status(rows=1),
    PaperKind.RETENTION: lambda: retention(tracks=1),
    PaperKind.DUE: lambda: due(rows=2),
    PaperKind.CHECK_IN: check_in,
    PaperKind.ACTIVITY: lambda: activity(rows=1),
    PaperKind.RENEWAL_LETTER: lambda: letter(rows=1),
    PaperKind.FAMILY_LETTER: lambda: letter(rows=1),
    PaperKind.PREPARATION: lambda: preparation(rows=1),
    PaperKind.HANDOVER: lambda: handover(rows=1),
    PaperKind.FAIR_INTEGRATION: fair_integration,
    PaperKind.WORKER_SHEET: lambda: worker_sheet(rows=1),
    PaperKind.DISCLOSURE: disclosure,
    PaperKind.GUIDE: lambda: quick_guide("en", "1.0"),
}
HOSTILE = {
    "empty": "",
    "one letter": "x",
    "a long word": "Ü" * 5000,
    "long": "Wort " * 6000,
    "markup": "<b>&<img src=x>&amp;</para><a href='file:///etc/passwd'>",
    "leftward": "محمد أحمد " * 40,
    "mixed": "Müller (محمد) 23.11.2026 שלום 中 प्रिया",
    "emoji": "👩‍⚕️😀❤️",
    "control": "\x00\x01\x1b]0;x\x07a\ud800\u202eb\r\n\t\u2028c",
    "braces": "{0} {name} %s %(a)s \\n",
}
# Nobody types what stands in the guide.
TYPED = tuple(kind for kind in PaperKind if kind is not PaperKind.GUIDE)
# Labels inside of charts and under signatures have little room; what they name comes from the program itself.
CUT = {"track", "label", "factor", "place", "signature", "key"}


def filled(value: Any, text: str, field: str = "") -> Any:
    """Return a copy of a paper in which every text is that text."""
    if isinstance(value, str) and not isinstance(value, Enum):
        return value if field in CUT and len(text) > 60 else text
    if isinstance(value, tuple):
        return tuple(filled(one, text, field) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        changed = {one.name: filled(getattr(value, one.name), text, one.name) for one in fields(value)}
        return replace(value, **changed)
    return value


def count_texts(value: Any, field: str = "") -> int:
    if isinstance(value, str) and not isinstance(value, Enum):
        return field not in CUT
    if isinstance(value, tuple):
        return sum(count_texts(one, field) for one in value)
    if is_dataclass(value):
        return sum(count_texts(getattr(value, one.name), one.name) for one in fields(value))
    return 0


@pytest.mark.parametrize("kind", TYPED)
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_whatever_is_typed_prints_as_text(kind, text):
    paper = SAMPLES[kind]()
    pdf = printed(REPORTS[kind].sheet(filled(paper, text), LOOK))
    with pikepdf.open(BytesIO(pdf)) as opened:
        assert not opened.check_pdf_syntax()
    found = Counter(all_text(pdf))
    # State and worker may be left out where overdue stands instead and where a heading names the person once.
    times = count_texts(paper) - 5
    shaped = set("[]")
    for sign, count in Counter("".join(readable(text).split())).items():
        if sign not in shaped and sign not in "\u200c\u200d\ufe0f":
            assert found[sign] >= count * times, sign


@pytest.mark.parametrize("kind", [PaperKind.STATUS, PaperKind.CHECK_IN])
def test_a_short_hostile_text_is_found_literally(kind):
    text = "<b>&<img src=x>&amp;"
    assert text.replace(" ", "") in all_text(
        printed(REPORTS[kind].sheet(filled(SAMPLES[kind](), text), LOOK))
    )


@pytest.mark.parametrize("kind", PaperKind)
@pytest.mark.parametrize("text", ["x", "محمد", HOSTILE["markup"]])
def test_the_same_paper_gives_the_same_bytes(kind, text):
    paper = filled(SAMPLES[kind](), text)
    assert printed(REPORTS[kind].sheet(paper, LOOK)) == printed(REPORTS[kind].sheet(paper, LOOK))


@pytest.mark.parametrize("name", NAMES)
def test_names_are_read_back(name):
    assert Counter("".join(name.split())) <= Counter(
        all_text(printed(REPORTS["status"].sheet(status(name), LOOK)))
    )


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs poppler's pdftotext")
@pytest.mark.parametrize("name", NAMES)
def test_another_reader_gives_the_names_back(name, tmp_path):
    path = tmp_path / "paper.pdf"
    path.write_bytes(printed(REPORTS["status"].sheet(status(name), LOOK)))
    text = subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True, encoding="utf-8").stdout
    assert name in text


@pytest.mark.parametrize("rows", [0, 1, 300])
@pytest.mark.parametrize(
    "make", [due, status, retention, disclosure, preparation, handover, activity, letter]
)
def test_few_and_many_rows_print(make: Callable[..., Any], rows):
    paper = make(tracks=rows) if make is retention else make(rows=rows)
    kind = next(kind for kind, report in REPORTS.items() if isinstance(paper, report.data))
    texts = page_texts(printed(REPORTS[kind].sheet(paper, LOOK)))
    assert all(f"Page {number} of {len(texts)}" in text for number, text in enumerate(texts, start=1))


@pytest.mark.parametrize("paper", [bare_status(), empty_check_in(), due(rows=0), small_retention(0)])
def test_a_paper_without_content_says_so(paper):
    kind = next(kind for kind, report in REPORTS.items() if isinstance(paper, report.data))
    assert len(page_texts(printed(REPORTS[kind].sheet(paper, LOOK)))) == 1


def test_a_head_of_a_table_is_repeated():
    texts = page_texts(printed(REPORTS["status"].sheet(status(rows=60), LOOK)))
    assert sum("Deadline" in text for text in texts) > 2


def test_the_retention_report_of_an_ordinary_firm_has_two_pages_and_decides_on_the_first():
    for language in ("de", "en"):
        first, second = page_texts(printed(REPORTS["retention"].sheet(retention(), Look(Texts(language)))))
        assert "Zwei Titel laufen in 90 Tagen ab." in first
        assert "Wilson" in second


def test_the_retention_report_names_the_figures():
    text = all_text(printed(REPORTS["retention"].sheet(retention(), LOOK)))
    for figure in ("23", "91%", "95%range72–98%", "yearbefore88%", "1Rückkehr,1Wettbewerb", "87%", "−1.3"):
        assert figure in text


@pytest.mark.parametrize("people", [1, 4])
def test_groups_under_five_are_hidden_with_a_sentence(people):
    text = all_text(printed(REPORTS["retention"].sheet(small_retention(people), LOOK)))
    assert "Notshown:groupsunder5people" in text
    assert "toofewtosay" in text
    assert "observedpeople" not in text
    assert "Rückkehr" not in text


def test_the_record_has_no_place_for_the_confidential_note():
    assert not any("confidential" in field.name for field in fields(CheckInPaper))


@pytest.mark.parametrize(("days", "told"), [(0, "Employedsince"), (1, "Employedfrom")])
def test_the_status_report_says_whether_the_work_has_begun(days, told):
    paper = status(rows=1)
    begun = replace(paper, started_on=paper.today + timedelta(days))
    assert told in all_text(printed(REPORTS["status"].sheet(begun, LOOK)))


def test_the_record_is_signed_by_both():
    text = all_text(printed(REPORTS["checkin"].sheet(check_in(), LOOK)))
    assert text.count("Place,date") == 2
    assert "Mentor:JanaRichter" in text


def test_nothing_in_a_paper_points_outside_or_runs():
    for kind, make in SAMPLES.items():
        pdf = printed(REPORTS[kind].sheet(filled(make(), HOSTILE["markup"]), LOOK))
        assert all("/Annots" not in page for page in PdfReader(BytesIO(pdf)).pages)
        assert b"/JavaScript" not in pdf
        assert b"/URI" not in pdf


def test_names_of_columns_are_not_broken_within_a_word():
    _, second = page_texts(printed(REPORTS["retention"].sheet(retention(), LOOK)))
    assert "Departures" in second.split("Reason", 1)[1].split()


def test_more_titles_than_are_told_end_the_sentence_once():
    many = replace(retention(), titles_ending=tuple(date(2026, 12, day) for day in range(1, 20)))
    text = "\n".join(page_texts(printed(REPORTS["retention"].sheet(many, LOOK))))
    assert "…" in text
    assert "…." not in text


def test_a_year_of_mentoring_is_signed_on_the_page_it_is_counted_on():
    year = replace(
        activity(rows=13),
        talks=(("vor Ort", 89), ("Telefon", 40), ("Video", 58)),
        checkpoints=tuple((f"Bereich {n}", n) for n in range(8)),
    )
    (page,) = page_texts(printed(REPORTS["activity"].sheet(year, LOOK)))
    assert "Place, date" in page
