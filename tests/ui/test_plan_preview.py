"""Answering a question shows first what changes in the plan; only what is wanted is stored."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QDialog, QWidget

from onboarding_app.services.attention import attention
from onboarding_app.services.people import worker_of
from onboarding_app.services.previewing import PlanPreview, preview_answer
from onboarding_app.ui.acting import answer
from onboarding_app.ui.dialogs.person_form import PersonDialog
from onboarding_app.ui.dialogs.plan_preview import PlanPreviewDialog, is_wanted
from tests.ui.conftest import TODAY


def asked(workspace, *, changes):
    """Return a question about one person with an answer that does, or does not, change the plan."""
    summary = attention(workspace.database, workspace.catalogue, today=TODAY, language="de")
    for line in summary.questions:
        for value, _ in line.choices if line.worker_id is not None else ():
            asks = {"worker_id": line.worker_id, "fact": line.fact, "value": value, "today": TODAY}
            preview = preview_answer(workspace.database, workspace.catalogue, **asks, language="de")
            if bool(preview.lines) is changes:
                return line, value, preview
    pytest.fail("no such question in the made-up firm")


def stored(workspace, line):
    with workspace.database.read() as view:
        return dict(view.workers.get(line.worker_id).answers).get(line.fact)


@pytest.mark.parametrize("wanted", [True, False])
def test_an_answer_is_stored_when_its_changes_are_wanted(qtbot, workspace, monkeypatch, wanted):
    line, value, preview = asked(workspace, changes=True)
    shown = []

    def click(dialog):
        qtbot.addWidget(dialog)
        shown.append([dialog.model.cell(row, 1)[0] for row in range(dialog.model.rowCount())])
        (dialog.store_button if wanted else dialog.cancel_button).click()
        return dialog.result()

    monkeypatch.setattr(PlanPreviewDialog, "exec", click)
    answer(line, value, workspace, QWidget())
    assert shown == [[each.title for each in preview.lines]]
    assert stored(workspace, line) == (value if wanted else None)


def test_an_answer_that_changes_nothing_asks_nothing(workspace, monkeypatch):
    line, value, _ = asked(workspace, changes=False)

    def never(_dialog):
        pytest.fail("a dialog about nothing")

    monkeypatch.setattr(PlanPreviewDialog, "exec", never)
    answer(line, value, workspace, QWidget())
    assert stored(workspace, line) == value


@pytest.mark.parametrize("wanted", [True, False])
def test_another_first_day_shows_what_moves(qtbot, workspace, monkeypatch, wanted):
    with workspace.database.read() as view:
        person = next(it for it in view.workers.all() if it.started_on and it.started_on > TODAY)
    monkeypatch.setattr(PlanPreviewDialog, "exec", lambda _dialog: int(wanted))
    dialog = PersonDialog(workspace, person.id, None)
    qtbot.addWidget(dialog)
    later = person.started_on + timedelta(47)
    dialog.fields["started_on"].fill(later)
    dialog.accept()
    assert dialog.result() == int(wanted)
    assert worker_of(workspace.database, person.id).started_on == (later if wanted else person.started_on)


def test_a_name_that_changes_asks_nothing(qtbot, workspace, monkeypatch):
    monkeypatch.setattr(PlanPreviewDialog, "exec", lambda _dialog: pytest.fail("a dialog about nothing"))
    dialog = PersonDialog(workspace, 1, None)
    qtbot.addWidget(dialog)
    dialog.fields["given_name"].fill("Mai-Anh")
    dialog.accept()
    assert worker_of(workspace.database, 1).given_name == "Mai-Anh"


def test_what_cannot_be_told_is_not_wanted(qtbot, workspace):
    assert not is_wanted(None, workspace.texts, None)
    assert is_wanted(PlanPreview(), workspace.texts, None)


def test_escape_stores_nothing(qtbot, workspace):
    _, _, preview = asked(workspace, changes=True)
    dialog = PlanPreviewDialog(preview, workspace.texts, None)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.reject()
    assert dialog.result() == QDialog.DialogCode.Rejected
    assert str(len(preview.appears)) in dialog.sum.text()
