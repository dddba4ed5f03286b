"""The lists of a person's page and their forms hold every field that is stored, in words."""

from dataclasses import fields, replace
from datetime import date

import pytest

from onboarding_app.domain.language import Level
from onboarding_app.domain.people import Stage
from onboarding_app.domain.recognition import Measure
from onboarding_app.i18n import Texts
from onboarding_app.services.people import people
from onboarding_app.services.read_models import PeopleFilter
from onboarding_app.services.workers import save_family_member, save_title
from onboarding_app.ui.dialogs import entry_forms
from onboarding_app.ui.dialogs.form import FormDialog
from onboarding_app.ui.models import person_columns as columns
from onboarding_app.ui.models.table import DETAIL_ROLE, TableModel
from onboarding_app.ui.screens.person import PersonScreen
from tests import made
from tests.ui.conftest import TODAY

DAY = date(2026, 2, 3)
TIES = {"id", "worker_id"}
FORMS = {
    "titles": (entry_forms.edit_title, made.made_title),
    "relatives": (entry_forms.edit_relative, made.made_family_member),
    "levels": (entry_forms.edit_proof, made.made_proof),
    "courses": (entry_forms.edit_course, made.made_course),
    "recognition": (entry_forms.edit_recognition, made.made_recognition),
}


def told(declared, line):
    """Return all that a list says of a line."""
    model = TableModel(declared)
    model.show_lines([line])
    places = [model.index(0, column) for column in range(model.columnCount())]
    return " | ".join(f"{place.data()} {place.data(DETAIL_ROLE)}" for place in places)


@pytest.mark.parametrize("kind", FORMS)
def test_a_form_asks_for_every_field_that_is_stored_and_names_each(workspace, qtbot, monkeypatch, kind):
    edit, make = FORMS[kind]
    seen = []
    monkeypatch.setattr(FormDialog, "exec", lambda dialog: seen.append(dialog.fields) or 0)
    parent = entry_forms.QWidget()
    qtbot.addWidget(parent)
    edit(workspace, make(), parent)
    (asked,) = seen
    assert set(asked) == {each.name for each in fields(make())} - TIES
    assert all(widget.accessibleName() for widget in asked.values())


LINES = [
    (
        columns.family_columns,
        made.made_family_member(
            a1_proven_on=DAY,
            housing_proven_on=date(2026, 3, 4),
            german="A2",
            work="Sprachkurs",
            care="Kita Löwenzahn",
        ),
        ("03.02.2026", "04.03.2026", "A2", "Sprachkurs", "Kita Löwenzahn"),
    ),
    (
        columns.course_columns,
        made.made_course(provider="VHS", lessons=400, hours_off=4, cost_share=512, refund_until=DAY),
        ("VHS", "400", "Freistellung", "512", "03.02.2026"),
    ),
    (
        columns.recognition_columns,
        made.made_recognition(
            body="TLVwA", paused_since=DAY, measure=Measure.EXAM, exam_attempts=2, target_occupation="Pflege"
        ),
        ("TLVwA", "03.02.2026", "Prüfung", "Pflege", "Prüfungsversuche: 2"),
    ),
    (
        columns.proof_columns,
        made.made_proof(level=Level.B1, speaking=Level.A2, certificate="telc"),
        ("B1", "Sprechen A2", "telc"),
    ),
]


@pytest.mark.parametrize(("declared", "line", "words"), LINES)
def test_what_is_filled_in_stands_in_the_list_in_words(declared, line, words):
    found = told(declared(Texts("de")), line)
    assert [word for word in words if word not in found] == []
    assert "None" not in found


def test_what_is_empty_is_not_named():
    line = made.made_family_member(first_name="")
    assert "A1" not in told(columns.family_columns(Texts("de")), line)


def test_a_title_tells_until_when_its_certificate_holds():
    texts = Texts("de")
    title = made.made_title(valid_until=date(2026, 3, 1), fiction_until=TODAY)
    declared = columns.title_columns(texts, {}, lambda: TODAY)
    assert f"{TODAY:%d.%m.%Y}" in told(declared, title)
    assert f"{TODAY:%d.%m.%Y}" not in told(declared, replace(title, fiction_until=None))


def test_what_relatives_have_to_prove_stands_above_their_list(qtbot, workspace, desk, palette):
    screen = PersonScreen(workspace, palette, desk)
    qtbot.addWidget(screen)
    worker_id = people(workspace.database, today=TODAY, only=PeopleFilter(stage=Stage.ACTIVE))[0].id
    screen.open(worker_id)
    title = made.made_title(worker_id=worker_id, kind="p16d_3", valid_from=TODAY, valid_until=None)
    workspace.perform(save_title, workspace.catalogue, title, today=TODAY)
    spouse = made.made_family_member(worker_id=worker_id, a1_proven_on=DAY)
    workspace.perform(save_family_member, workspace.catalogue, spouse, today=TODAY)
    screen.reload()
    assert "Deutsch A1 des Ehepartners: nachgewiesen am 03.02.2026" in screen.tables.conditions.text()
    assert "Wohnraum: nötig, noch nicht nachgewiesen" in screen.tables.conditions.text()
    for member in screen.tables.family.lines_model.lines:
        arrived = replace(member, arrived_on=DAY)
        workspace.perform(save_family_member, workspace.catalogue, arrived, today=TODAY)
    screen.reload()
    assert screen.tables.conditions.isHidden()
