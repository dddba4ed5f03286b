"""A talk that was held, read again: what it tells otherwise than the talks before."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from onboarding_app.domain.check_ins import CheckIn, CheckInId, Factor, FactorRating, Intention
from onboarding_app.domain.people import WorkerId
from onboarding_app.services.check_ins import held_talk, record_check_in
from onboarding_app.services.people import people
from onboarding_app.services.workers import add_worker
from onboarding_app.ui.dialogs.talk import TalkDialog
from onboarding_app.ui.models.person_columns import check_in_columns
from onboarding_app.ui.screens.talks import TalksScreen
from tests.made import made_worker
from tests.ui.conftest import TODAY


def shown(qtbot, workspace, talk):
    """The texts of the dialog of that talk."""
    around = QWidget()
    qtbot.addWidget(around)
    dialog = TalkDialog(workspace, held_talk(workspace.database, talk.id), around)
    dialog.show()
    return [it.text() for it in dialog.findChildren(QLabel) if it.isVisibleTo(dialog)]


def test_a_held_talk_tells_what_changed_since_the_talks_before(qtbot, workspace):
    workspace.perform(add_worker, workspace.catalogue, made_worker(), today=TODAY)
    everybody = people(workspace.database, today=TODAY)
    worker_id = max(it.id for it in everybody)  # who was added just now
    first = CheckIn(
        worker_id=worker_id,
        held_on=TODAY - timedelta(days=30),
        mood=2,
        ratings=(FactorRating(factor=Factor.HOUSING, experienced=2),),
    )
    second = replace(
        first, held_on=TODAY, mood=4, ratings=(FactorRating(factor=Factor.HOUSING, experienced=5),)
    )
    for talk in (first, second):
        workspace.perform(record_check_in, workspace.catalogue, talk, today=TODAY)
    with workspace.database.read() as view:
        held = {it.held_on: it for it in view.check_ins.of_worker(worker_id)}
    words = shown(qtbot, workspace, held[TODAY])
    assert "Stimmung 1–5: 2 → 4" in words
    assert any(line.endswith(": 2 → 5") for line in words)
    assert not [line for line in shown(qtbot, workspace, held[first.held_on]) if "→" in line]


def test_the_list_of_a_persons_talks_says_what_changed(workspace):
    first = CheckIn(id=CheckInId(1), worker_id=WorkerId(1), held_on=TODAY - timedelta(days=30), mood=2)
    second = CheckIn(
        id=CheckInId(2),
        worker_id=WorkerId(1),
        held_on=TODAY,
        mood=4,
        note="Geht besser",
        intention=Intention.STAYS,
    )
    talks = (second, first)
    shown = check_in_columns(workspace.texts, workspace.catalogue, lambda: talks)[1]
    assert [shown.detail(it) for it in talks] == ["Geht besser · Stimmung 1–5: 2 → 4", ""]


@pytest.fixture
def screen(qtbot, workspace, palette, desk):
    """The page of talks, its list of held ones open."""
    made = TalksScreen(workspace, palette, desk)
    qtbot.addWidget(made)
    with qtbot.waitSignal(made.filled):
        made.show()
    made.tabs.show_page(1)
    return made


def test_return_in_the_list_of_held_talks_shows_the_talk_and_from_there_the_person(
    qtbot, screen, desk, monkeypatch
):
    screen.held.setCurrentIndex(screen.held.lines_model.index(0, 0))
    line = screen.held.current_line()
    titles = []

    def read(dialog):
        dialog.show()
        titles.append(dialog.windowTitle())
        assert line.worker_name in [it.text() for it in dialog.findChildren(QLabel)]
        qtbot.mouseClick(dialog.person_button, Qt.MouseButton.LeftButton)
        assert not dialog.isVisible()
        return 1

    monkeypatch.setattr(TalkDialog, "exec", read)
    qtbot.keyClick(screen.held, Qt.Key.Key_Return)
    assert titles == [f"Gespräch vom {line.held_on:%d.%m.%Y} mit {line.worker_name}"]
    assert desk.asked == [("open_person", line.worker_id)]
