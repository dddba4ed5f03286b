"""What was closed is gone: dialogs and pages of an earlier look do not pile up."""

import gc

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QDialog

from onboarding_app.i18n import Texts
from onboarding_app.services.people import people
from onboarding_app.ui.app import make_window
from tests.ui.conftest import TODAY
from tests.ui.walls import calm

OPENERS = {
    "report": lambda window, who: window.open_report("status", who),
    "import": lambda window, _who: window.open_import(),
    "new person": lambda window, _who: window.open_new_person(),
    "person": lambda window, who: window.edit_person(who),
    "departure": lambda window, who: window.record_departure(who),
    "another look": lambda window, _who: window.use_settings(window.settings),
}


@pytest.mark.parametrize("name", OPENERS)
def test_nothing_stays_of_what_was_closed(qtbot, monkeypatch, database, catalogue, settings, name):
    def look_and_close(dialog):
        dialog.show()
        calm()
        dialog.reject()
        return 0

    monkeypatch.setattr(QDialog, "exec", look_and_close)
    window = make_window(database, catalogue, settings, texts=Texts("de"), today=lambda: TODAY)
    qtbot.addWidget(window)
    window.show()
    who = people(database, today=TODAY)[0].id
    counts = []
    for _ in range(3):
        OPENERS[name](window, who)
        calm()
        gc.unfreeze()  # what was set aside until the window is calm
        gc.collect()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        counts.append(len(window.findChildren(QDialog)) + len(QApplication.allWidgets()))
    assert counts[0] == counts[1] == counts[2]
