"""Files that go out: what stands in them, and that the import reads them back without a change."""

from dataclasses import fields, replace
from datetime import timedelta

import pytest
from icalendar import Calendar
from openpyxl import load_workbook

from onboarding_app.domain.check_ins import Agreement, CheckIn
from onboarding_app.domain.language import Level
from onboarding_app.domain.people import DepartureReason, HiredFrom, Worker
from onboarding_app.domain.recognition import OccupationGroup, RecognitionStage
from onboarding_app.exchange.columns import Field, field_of
from onboarding_app.exchange.title_names import title_key
from onboarding_app.exchange.values import a_country
from onboarding_app.exchange.words import departure_reason, occupation_group, recognition_state
from onboarding_app.i18n import LANGUAGES, Texts
from onboarding_app.services.checkpoints import complete_checkpoint, move_checkpoint
from onboarding_app.services.demo import make_demo_file
from onboarding_app.services.export_tables import PEOPLE_COLUMNS, _Words
from onboarding_app.services.exporting import ExportKind, export
from onboarding_app.services.importing import apply_import, preview_import
from onboarding_app.services.workers import add_worker
from onboarding_app.storage.database import open_database
from onboarding_app.wording.countries import countries, country_name
from onboarding_app.wording.fields import field_name
from onboarding_app.wording.values import occupation_group_name, reason_name, recognition_stage_name
from tests import made
from tests.made import TODAY

LISTS = [ExportKind.XLSX, ExportKind.CSV]
FOR_THE_MENTOR = "Nur für mich: überlegt zu gehen"


@pytest.fixture(scope="session")
def demo_path(tmp_path_factory, catalogue):
    path = tmp_path_factory.mktemp("demo") / "demo.ankerpunkt"
    return make_demo_file(path, catalogue, workers=80, seed=5, today=TODAY, who="Petra")


@pytest.fixture
def demo(demo_path):
    with open_database(demo_path, who="Petra", now=made.clock, exclusive=False) as opened:
        yield opened


@pytest.fixture
def written(catalogue, tmp_path):
    """Write an export and return where."""

    def write(kind, database, language="de", **wishes):
        path = tmp_path / f"export-{language}.{kind.value}"
        export(kind, database, catalogue, path, texts=Texts(language), today=TODAY, **wishes)
        return path

    return write


def added(database, catalogue, **values):
    return add_worker(database, catalogue, made.made_worker(**values), today=TODAY)


def worker_id_of(database):
    with database.read() as view:
        (worker,) = view.workers.all()
    return worker.id


def events_of(path):
    return {str(it["UID"]): it for it in Calendar.from_ical(path.read_bytes()).walk("VEVENT")}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", LISTS)
def test_an_export_read_back_changes_nothing(demo, written, kind, language):
    preview = preview_import(demo, written(kind, demo, language), today=TODAY)
    assert (preview.new, preview.updated, preview.rejected, preview.notices) == ((), (), (), ())
    assert len(preview.unchanged) == 80
    assert preview.unrecognised == ()


@pytest.mark.parametrize("kind", LISTS)
def test_an_export_moves_the_people_into_another_file(demo, database, catalogue, written, kind):
    preview = preview_import(database, written(kind, demo), today=TODAY)
    assert (len(preview.new), preview.rejected, preview.notices) == (80, (), ())
    apply_import(database, catalogue, preview, today=TODAY)
    left_out = {"id", "mentor_id", "answers"}
    with demo.read() as here, database.read() as there:
        moved = {worker.personnel_number: worker for worker in there.workers.all()}
        for worker in here.workers.all():
            for name in {each.name for each in fields(Worker)} - left_out:
                assert getattr(moved[worker.personnel_number], name) == getattr(worker, name)


@pytest.mark.parametrize("kind", LISTS)
@pytest.mark.parametrize(
    "values",
    [
        {"note": "=1+1\n+49 361\n'@x"},
        {"note": "x" * 40_000},
        {"note": "  am Ende leer \r\nzweite Zeile  "},
        {"note": "k. A."},
        {"given_name": "", "family_name": "Hà"},
        {"family_name": "=SUMME(A1)", "personnel_number": "-7"},
        {"personnel_number": "1e5", "postcode": "01067", "phone": "+49 361 1"},
        {"hired_from": HiredFrom.GERMANY, "regulated_occupation": False, "is_apprentice": True},
    ],
)
def test_what_people_type_comes_back_as_it_is(database, catalogue, written, kind, values):
    added(database, catalogue, **values)
    preview = preview_import(database, written(kind, database), today=TODAY)
    assert [it.changes for it in (*preview.new, *preview.updated)] == []
    assert (len(preview.unchanged), preview.rejected) == (1, ())


@pytest.mark.parametrize("kind", LISTS)
def test_papers_courses_and_days_of_a_person_come_back_as_they_are(database, catalogue, written, kind):
    added(database, catalogue)
    worker_id = worker_id_of(database)
    day, level = TODAY - timedelta(30), Level.B1
    with database.write("x") as work:
        days = {"renewal_filed_on": day, "fiction_until": TODAY, "copy_seen_on": day}
        work.titles.save(made.made_title(worker_id=worker_id, authority="=A", **days))
        skills = {"listening": Level.B2, "reading": level, "writing": Level.A2, "speaking": level}
        for certificate in ("-telc", "Goethe B1"):
            work.proofs.save(
                made.made_proof(worker_id=worker_id, level=level, on=day, certificate=certificate, **skills)
            )
        work.courses.save(made.made_course(worker_id=worker_id, name="B1", starts_on=day - timedelta(90)))
        work.courses.save(
            made.made_course(worker_id=worker_id, name="B2", provider="VHS", starts_on=day, exam_on=TODAY)
        )
        work.family.save(made.made_family_member(worker_id=worker_id, lives_abroad=True, wants_to_join=False))
        work.recognition.save(made.made_recognition(worker_id=worker_id, body="IHK FOSA", filed_on=day))
    preview = preview_import(database, written(kind, database), today=TODAY)
    assert [it.changes for it in (*preview.new, *preview.updated)] == []
    assert (len(preview.unchanged), preview.rejected, preview.notices) == (1, (), ())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_column_and_every_word_of_the_export_is_known_to_the_import(catalogue, language):
    texts = Texts(language)
    words = _Words(texts, catalogue)
    assert set(PEOPLE_COLUMNS) == set(Field) - {Field.FULL_NAME}
    for field in Field:
        assert field_of(field_name(field.value, texts)) is field
    for stage in RecognitionStage:
        assert recognition_state(recognition_stage_name(stage, texts)).stage is stage
    for group in OccupationGroup:
        assert occupation_group(occupation_group_name(group, texts)) is group
    for reason in DepartureReason:
        assert departure_reason(reason_name(reason, texts)) is reason
    for key in catalogue.titles:
        assert title_key(words.title(key)) == key
    for code in countries(language):
        assert a_country(country_name(code, texts)) == code


def test_a_workbook_has_a_sheet_for_each_kind_of_thing_but_no_confidential_note(database, catalogue, written):
    added(database, catalogue)
    worker_id = worker_id_of(database)
    with database.write("filled") as work:
        talk = made.made_check_in(
            worker_id=worker_id, confidential_note=FOR_THE_MENTOR, note="Wohnung gefunden."
        )
        work.check_ins.save(talk)
        work.titles.save(made.made_title(worker_id=worker_id, kind="p18a"))
        work.agreements.save(made.made_agreement(worker_id=worker_id))
        work.handovers.save(made.made_handover(worker_id=worker_id, summary="Familie kommt im Sommer."))
    book = load_workbook(written(ExportKind.XLSX, database))
    assert book.sheetnames[0] == "Fachkräfte"
    assert len(book.sheetnames) == 12
    cells = {str(cell) for page in book for row in page.iter_rows(values_only=True) for cell in row}
    assert {
        "Wohnung gefunden.",
        "Termin beim Bürgeramt",
        "Nguyễn, Thị Thảo",
        "Familie kommt im Sommer.",
    } <= cells
    assert not any(FOR_THE_MENTOR in cell for cell in cells)
    titles = list(book["Aufenthaltstitel"].iter_rows(values_only=True))
    assert titles[0][:3] == ("Name", "Personalnummer", "Art")
    assert "p18a" not in titles[1]


def test_only_the_people_asked_for_go_out(demo, written):
    with demo.read() as view:
        first, second, *_ = view.worker_ids()
    rows = written(ExportKind.CSV, demo, worker_ids=[second, first]).read_text("utf-8-sig").splitlines()
    assert len(rows) == 3


def test_an_empty_file_goes_out_too(database, written):
    assert len(written(ExportKind.CSV, database).read_text("utf-8-sig").splitlines()) == 1
    assert len(load_workbook(written(ExportKind.XLSX, database)).sheetnames) == 12
    assert events_of(written(ExportKind.ICS, database)) == {}


def test_a_calendar_moves_and_takes_back_what_it_told_before(database, catalogue, written):
    added(database, catalogue)
    before = events_of(written(ExportKind.ICS, database))
    with database.read() as view:
        ahead = [
            it
            for it in view.checkpoints.of_worker(worker_id_of(database))
            if it.due_on and it.due_on > TODAY and it.safe_on is None
        ]
    moved, done = ahead[0], ahead[1]
    move_checkpoint(database, moved.id, plan_on=TODAY + timedelta(days=40), today=TODAY)
    complete_checkpoint(database, done.id, on=TODAY, catalogue=catalogue, today=TODAY)
    after = events_of(written(ExportKind.ICS, database))
    assert before.keys() <= after.keys()
    (uid,) = [uid for uid in before if uid.startswith(f"checkpoint-{moved.id}-")]
    assert (before[uid]["SEQUENCE"], after[uid]["SEQUENCE"]) == (0, 1)
    assert after[uid].decoded("DTSTART") == TODAY + timedelta(days=40)
    (uid,) = [uid for uid in before if uid.startswith(f"checkpoint-{done.id}-")]
    assert (before[uid]["STATUS"], after[uid]["STATUS"]) == ("CONFIRMED", "CANCELLED")
    assert after[uid].walk("VALARM") == []


def test_a_reminder_comes_on_the_planned_day_or_as_asked(database, catalogue, written):
    added(database, catalogue)
    with database.write("planned") as work:
        worker_id = worker_id_of(database)
        on = TODAY + timedelta(days=30)
        work.checkpoints.save(
            made.made_checkpoint(
                worker_id=worker_id, key="", title="Eigener", safe_on=on, plan_on=on - timedelta(days=9)
            )
        )

    def trigger(**wishes):
        events = events_of(written(ExportKind.ICS, database, **wishes)).values()
        (event,) = [it for it in events if "Eigener" in it["SUMMARY"]]
        (alarm,) = event.walk("VALARM")
        return alarm.decoded("TRIGGER")

    assert trigger() == timedelta(days=-9)
    assert trigger(remind_days=3) == timedelta(days=-3)


def test_a_shared_calendar_holds_initials_and_no_free_text(database, catalogue, written):
    added(database, catalogue)
    with database.write("agreed") as work:
        on = TODAY + timedelta(days=5)
        work.agreements.save(
            Agreement(worker_id=worker_id_of(database), text="Frau Nguyễn ruft an", due_on=on)
        )
    text = written(ExportKind.ICS, database, with_initials=True).read_bytes().replace(b"\r\n ", b"").decode()
    assert "T. T. N.: Vereinbarung" in text
    assert "Nguyễn" not in text
    assert "Thảo" not in text
    full = written(ExportKind.ICS, database).read_bytes().replace(b"\r\n ", b"").decode()
    assert "Thị Thảo Nguyễn: Frau Nguyễn ruft an" in full


def test_a_half_typed_or_strange_talk_does_not_stop_an_export(database, catalogue, written):
    added(database, catalogue)
    talk = CheckIn(worker_id=worker_id_of(database), held_on=TODAY, guide="gone", mood=None)
    with database.write("talk") as work:
        work.check_ins.save(replace(talk, note="\x00\x0b=x"))
    written(ExportKind.XLSX, database)
