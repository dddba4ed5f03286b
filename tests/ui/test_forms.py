"""Forms made of declared fields: what is typed is stored, what cannot be is said, and nothing is lost."""

from dataclasses import fields
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog

from onboarding_app.domain.language import LanguageCourse, LanguageProof, Level
from onboarding_app.domain.people import DepartureReason, FamilyMember, Mentor, Relation, Worker
from onboarding_app.domain.recognition import RecognitionCase, RecognitionStage
from onboarding_app.domain.titles import ResidenceTitle
from onboarding_app.domain.tracks import Track
from onboarding_app.i18n import Texts
from onboarding_app.services.people import departure_of, mentors, people, worker_of
from onboarding_app.services.person import person_page
from onboarding_app.ui.dialogs import entry_forms
from onboarding_app.ui.dialogs.ask import ask_date
from onboarding_app.ui.dialogs.departure import DepartureDialog
from onboarding_app.ui.dialogs.form import FormDialog, day, text
from onboarding_app.ui.dialogs.person_form import PersonDialog
from onboarding_app.ui.dialogs.plan_preview import PlanPreviewDialog
from onboarding_app.ui.widgets.fields import DateField
from tests.ui.conftest import TODAY


@pytest.fixture
def worker_id(database):
    """Somebody who works here."""
    return people(database, today=TODAY)[0].id


@pytest.fixture
def answered(monkeypatch):
    """Answer the next forms with these values and save them, as a user would."""

    def answer(**values):
        def run(dialog):
            for name, value in values.items():
                dialog.fields[name].fill(value)
            dialog.accept()
            return dialog.result()

        monkeypatch.setattr(FormDialog, "exec", run)

    return answer


def test_a_new_person_needs_only_a_name(qtbot, workspace):
    dialog = PersonDialog(workspace, None, None)
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    qtbot.keyClicks(QApplication.focusWidget(), "Olena")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClicks(QApplication.focusWidget(), "Kowal")
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert worker_of(workspace.database, dialog.worker_id).name == "Olena Kowal"


def test_a_person_without_a_name_is_refused_and_what_was_typed_stays(qtbot, workspace):
    dialog = PersonDialog(workspace, None, None)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.fields["department"].fill("Station 3")
    dialog.accept()
    assert dialog.isVisible()
    assert dialog.message.isVisible()
    assert dialog.fields["department"].value == "Station 3"


def test_saving_a_form_untouched_changes_nothing(qtbot, workspace, worker_id):
    before = worker_of(workspace.database, worker_id)
    dialog = PersonDialog(workspace, worker_id, None)
    qtbot.addWidget(dialog)
    dialog.accept()
    assert worker_of(workspace.database, worker_id) == before


def test_every_field_of_a_person_is_in_the_form(qtbot, workspace, worker_id):
    dialog = PersonDialog(workspace, worker_id, None)
    qtbot.addWidget(dialog)
    elsewhere = {"id", "answers"}
    assert {each.name for each in fields(Worker)} - set(dialog.fields) <= elsewhere


def test_what_is_no_date_is_said_and_has_the_keyboard(qtbot, workspace, worker_id):
    dialog = PersonDialog(workspace, worker_id, None)
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    dialog.fields["started_on"].setText("demnächst")
    dialog.accept()
    assert dialog.fields["started_on"].hasFocus()
    assert dialog.fields["started_on"].accessibleName() in dialog.message.text()


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("typed", ["1.12.26", "01.12.2026", "2026-12-01", "1.12.2026 "])
def test_dates_are_read_in_any_usual_style(qtbot, language, typed):
    field = DateField("Tag", Texts(language))
    qtbot.addWidget(field)
    qtbot.keyClicks(field, typed)
    assert (field.value, field.problem()) == (date(2026, 12, 1), False)
    shown_again = DateField("Tag", Texts(language))
    qtbot.addWidget(shown_again)
    shown_again.fill(field.value)
    assert shown_again.value == date(2026, 12, 1)


@pytest.fixture
def previews(monkeypatch):
    """What previews of plans show, each answered by what is asked for."""
    shown = []

    def answer(dialog):
        titles = [dialog.model.cell(row, 1)[0] for row in range(dialog.model.rowCount())]
        shown.append(titles)
        return QDialog.DialogCode.Accepted if len(shown) > 1 else QDialog.DialogCode.Rejected

    monkeypatch.setattr(PlanPreviewDialog, "exec", answer)
    return shown


def test_a_departure_is_recorded_once_what_then_is_due_is_wanted(qtbot, workspace, worker_id, previews):
    dialog = DepartureDialog(workspace, worker_id, None)
    qtbot.addWidget(dialog)
    dialog.accept()
    assert dialog.message.text()  # the last day is missing
    dialog.fields["ended_on"].fill(date(2026, 12, 31))
    dialog.fields["reason"].fill(DepartureReason.PAY)
    dialog.fields["further"].fill((DepartureReason.PAY, DepartureReason.HOUSING))
    dialog.accept()
    assert departure_of(workspace.database, worker_id) is None  # the preview was not wanted
    dialog.accept()
    known = departure_of(workspace.database, worker_id)
    assert known.ended_on == date(2026, 12, 31)
    assert (known.reason, known.further) == (DepartureReason.PAY, (DepartureReason.HOUSING,))
    page = person_page(workspace.database, workspace.catalogue, worker_id, today=TODAY, language="de")
    leaving = {line.title for line in page.checkpoints if line.track is Track.LEAVING}
    assert leaving
    assert leaving <= set(previews[0])
    workspace.undo()
    assert departure_of(workspace.database, worker_id) is None


def stored(workspace, collection, worker_id):
    with workspace.database.read() as view:
        return getattr(view, collection).of_worker(worker_id)


ENTRIES = [
    ("edit_title", ResidenceTitle, "titles", {"valid_until": date(2028, 6, 30)}),
    ("edit_relative", FamilyMember, "family", {"relation": Relation.CHILD, "birth_year": 2019}),
    ("edit_proof", LanguageProof, "proofs", {"level": Level.B1, "certificate": "telc"}),
    ("edit_course", LanguageCourse, "courses", {"name": "B2 Pflege", "lessons": 400}),
    ("edit_recognition", RecognitionCase, "recognition", {"stage": RecognitionStage.FILED}),
]


@pytest.mark.parametrize(("form", "kind", "collection", "values"), ENTRIES)
def test_what_belongs_to_a_person_is_added(
    qtbot, workspace, worker_id, answered, form, kind, collection, values
):
    before = stored(workspace, collection, worker_id)
    answered(**values)
    minimal = {"level": Level.A1} if kind is LanguageProof else {}
    minimal |= {"relation": Relation.SPOUSE} if kind is FamilyMember else {}
    minimal |= {"name": ""} if kind is LanguageCourse else {}
    minimal |= {"stage": RecognitionStage.COLLECTING} if kind is RecognitionCase else {}
    assert getattr(entry_forms, form)(workspace, kind(worker_id=worker_id, **minimal), None)
    (added,) = [it for it in stored(workspace, collection, worker_id) if it not in before]
    assert {name: getattr(added, name) for name in values} == values


@pytest.mark.parametrize(("form", "kind", "collection", "values"), ENTRIES)
def test_an_entry_saved_untouched_stays_as_it_is(workspace, answered, form, kind, collection, values):
    with workspace.database.read() as view:
        entry = next(iter(getattr(view, collection).all()))
    answered()
    assert getattr(entry_forms, form)(workspace, entry, None)
    with workspace.database.read() as view:
        assert getattr(view, collection).get(entry.id) == entry


def test_a_mentor_is_added(workspace, answered):
    answered(name="Jana Weber-Öztürk")
    assert entry_forms.edit_mentor(workspace, Mentor(name=""), None)
    assert "Jana Weber-Öztürk" in [mentor.name for mentor in mentors(workspace.database)]


def test_forms_leave_nothing_behind(qtbot, workspace, answered):
    answered(name="A")
    host = FormDialog("", [], {}, workspace.texts, None, save=lambda _values: True)
    qtbot.addWidget(host)
    for _ in range(3):
        entry_forms.edit_mentor(workspace, Mentor(name=""), host)
    QApplication.sendPostedEvents(None, 52)  # deferred deletes
    assert not host.findChildren(FormDialog)


def test_a_form_is_built_from_its_declaration(qtbot):
    kept = []
    texts = Texts("de")
    declared = [text("name", "Name"), day("on", "Tag", texts)]
    values = {"name": "Olena", "on": date(2026, 12, 1)}
    dialog = FormDialog(
        "Titel", declared, values, texts, None, save=lambda found: bool(kept.append(found)) or True
    )
    qtbot.addWidget(dialog)
    assert [field.accessibleName() for field in dialog.fields.values()] == ["Name", "Tag"]
    dialog.accept()
    assert kept == [values]


def new_person(qtbot, workspace, **values):
    dialog = PersonDialog(workspace, None, None)
    qtbot.addWidget(dialog)
    dialog.show()
    for name, value in {"given_name": "Olena", "family_name": "Kowal", **values}.items():
        dialog.fields[name].fill(value)
    return dialog


def test_a_birth_year_of_two_digits_is_that_of_somebody_who_works(qtbot, workspace):
    dialog = new_person(qtbot, workspace)
    dialog.fields["birth_date"].setText("1.1.49")
    assert dialog.fields["birth_date"].value == date(1949, 1, 1)
    dialog.fields["started_on"].setText("1.1.49")
    assert dialog.fields["started_on"].value == date(2049, 1, 1)


@pytest.mark.parametrize("typed", ["44444", "1", "112026", "٤٤٤٤٤"])
def test_a_bare_number_is_no_day(qtbot, typed):
    field = DateField("Tag", Texts("de"))
    qtbot.addWidget(field)
    field.setText(typed)
    assert (field.value, field.problem()) == (None, True)


def test_a_beginning_of_a_title_alone_is_kept(qtbot, workspace):
    dialog = new_person(qtbot, workspace, title_from=date(2026, 5, 1))
    dialog.accept()
    (title,) = stored(workspace, "titles", dialog.worker_id)
    assert title.valid_from == date(2026, 5, 1)


@pytest.mark.parametrize(
    "wrong",
    [
        {"title_unlimited": True, "title_until": date(2028, 1, 1)},
        {"title_from": date(2027, 1, 1), "title_until": date(2020, 1, 1)},
        {"birth_date": date(2199, 1, 1)},
        {"email": "keine"},
        {"given_name": "A" * 121},
    ],
)
def test_what_cannot_be_is_said_in_words_and_nothing_is_lost(qtbot, workspace, wrong):
    before = people(workspace.database, today=TODAY)
    dialog = new_person(qtbot, workspace, **wrong)
    dialog.accept()
    assert dialog.isVisible()
    assert dialog.message.text().endswith(".")
    assert "ck_" not in dialog.message.text()
    assert people(workspace.database, today=TODAY) == before
    assert {name: dialog.fields[name].value for name in wrong} == wrong


def test_somebody_of_the_same_name_is_named_once_and_can_be_kept(qtbot, workspace):
    known = people(workspace.database, today=TODAY)[0]
    before = len(people(workspace.database, today=TODAY))
    worker = worker_of(workspace.database, known.id)
    dialog = new_person(
        qtbot, workspace, given_name=worker.given_name.upper(), family_name=worker.family_name
    )
    dialog.accept()
    assert dialog.isVisible()
    assert worker.name in dialog.message.text()
    dialog.accept()
    assert not dialog.isVisible()
    assert len(people(workspace.database, today=TODAY)) == before + 1


def test_a_question_stays_open_until_its_answer_was_taken(qtbot, workspace, monkeypatch):
    seen, taken = [], []

    def run(dialog):
        dialog.show()
        for typed in ("", "morgen", "1.12.2026"):
            dialog.fields["answer"].setText(typed)
            dialog.accept()
            seen.append((dialog.isVisible(), dialog.message.text() != ""))
        return dialog.result()

    monkeypatch.setattr(FormDialog, "exec", run)
    ask_date(None, workspace, "Wann?", None, lambda day: taken.append(day) or True)
    assert seen == [(True, True), (True, True), (False, True)]
    assert taken == [date(2026, 12, 1)]
