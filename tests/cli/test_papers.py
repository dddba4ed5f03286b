"""Papers by command: each kind by its name, in a folder, under a password, as data."""

import json
from dataclasses import replace
from datetime import date

import pikepdf
import pytest
from typer.testing import CliRunner

from onboarding_app.catalogue import load_catalogue
from onboarding_app.cli.commands import app
from onboarding_app.domain.errors import InvalidValueError
from onboarding_app.domain.paper_kinds import PaperKind
from onboarding_app.services.company import save_company
from onboarding_app.services.demo import make_demo_file
from onboarding_app.storage.database import open_database
from tests.made import clock
from tests.reports.reading import all_text

ON = ("--today", "2026-11-23")
SESAME = "Öffne dich 7"


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """A data file of 23 made-up people, with the contact that a notice needs."""
    place = tmp_path_factory.mktemp("demo") / "demo.ankerpunkt"
    make_demo_file(place, load_catalogue(), workers=23, seed=1, today=date(2026, 11, 23), who="Petra")
    with open_database(place, who="Petra", now=clock) as database:
        with database.read() as view:
            firm = view.company()
        save_company(
            database,
            replace(
                firm, fair_integration_contact="Musterweg 1", fair_integration_checked_on=date(2026, 11, 2)
            ),
        )
    return place


def report(demo, kind, *arguments, answers=None):
    """Run the command; return how it ended and what stopped it."""
    given = ["report", kind, "--db", demo, *arguments, *ON]
    result = CliRunner().invoke(app, [str(each) for each in given], input=answers)
    return result.exit_code, result.exception


@pytest.mark.parametrize("kind", [kind for kind in PaperKind if not kind.is_for_one])
def test_every_kind_is_reached_by_its_name(demo, tmp_path, kind):
    out = tmp_path / "x.pdf"
    person = ("--mentor", 1) if kind.about_mentors else ("--worker", 7) if kind.per_person else ()
    assert report(demo, kind, "--out", out, "--lang", "de", *person) == (0, None)
    assert out.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("kind", "worker"),
    [(PaperKind.DISCLOSURE, 7), (PaperKind.RENEWAL_LETTER, 23), (PaperKind.FAMILY_LETTER, 14)],
)
def test_papers_of_one_person_want_one(demo, tmp_path, kind, worker):
    out = tmp_path / "x.pdf"
    assert report(demo, kind, "--out", out, "--worker", worker) == (0, None)
    for others in ((), ("--worker", 1, "--worker", 2)):
        status, refused = report(demo, kind, "--out", tmp_path / "y.pdf", *others)
        assert status == 1
        assert isinstance(refused, InvalidValueError)
        assert refused.key == "one_person_needed"


@pytest.mark.parametrize(
    ("language", "told"), [("uk", "Faire Integration"), ("es", "El texto válido es el alemán.")]
)
def test_a_notice_takes_the_language_of_the_worker(demo, tmp_path, language, told):
    out = tmp_path / "x.pdf"
    assert report(demo, "fair-integration", "--out", out, "--lang", language, "--worker", 7) == (0, None)
    assert "".join(told.split()) in all_text(out.read_bytes())


def test_a_status_report_for_a_reader_is_noted_as_such(demo, tmp_path):
    out = tmp_path / "x.pdf"
    assert report(demo, "status", "--out", out, "--worker", 7, "--for", "manager") == (0, None)
    assert "Führungskraft" in all_text(out.read_bytes())
    with open_database(demo, who="x", now=clock, exclusive=False) as database, database.read() as view:
        assert view.journal.entries()[0].action == "paper_status:manager"


def test_other_papers_do_not_take_it(demo, tmp_path):
    status, _ = report(demo, "status", "--out", tmp_path / "x.pdf", "--lang", "uk")
    assert status == 2
    assert not (tmp_path / "x.pdf").exists()


def test_a_disclosure_is_written_as_data(demo, tmp_path):
    out = tmp_path / "x.json"
    assert report(demo, "disclosure", "--out", out, "--worker", 7) == (0, None)
    assert json.loads(out.read_text(encoding="utf-8"))["worker"]["id"] == 7


def test_a_folder_gets_a_file_for_each_person(demo, tmp_path):
    assert report(demo, "preparation", "--out", tmp_path, "--worker", 3, "--worker", 7) == (0, None)
    assert {it.name for it in tmp_path.iterdir()} == {"preparation-3.pdf", "preparation-7.pdf"}


def test_the_list_of_deadlines_becomes_a_week(demo, tmp_path):
    out = tmp_path / "x.pdf"
    assert report(demo, "due", "--by", "week", "--out", out, "--lang", "en") == (0, None)
    assert "Weeksheet" in all_text(out.read_bytes())


def test_a_password_is_asked_for_twice_and_never_an_argument(demo, tmp_path):
    out = tmp_path / "x.pdf"
    assert report(demo, "status", "--worker", 7, "--lock", "--out", out, answers=f"{SESAME}\n{SESAME}\n") == (
        0,
        None,
    )
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(out)
    with pikepdf.open(out, password=SESAME) as opened:
        assert len(opened.pages) > 0
