"""A form that is left half typed does not lose it without a word."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from onboarding_app.i18n import Texts
from onboarding_app.ui.dialogs.form import FormDialog, text

pytestmark = pytest.mark.usefixtures("palette")


@pytest.fixture
def form(qtbot):
    fields, values = [text("name", "Name")], {"name": "B1"}
    made = FormDialog("Kurs", fields, values, Texts("de"), None, save=lambda _values: True)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def test_an_untouched_form_closes_at_once(qtbot, form):
    qtbot.keyClick(form, Qt.Key.Key_Escape)
    assert not form.isVisible()


def test_a_half_typed_one_asks_first_and_keeps_what_was_typed(qtbot, form):
    qtbot.keyClicks(form.fields["name"], " Abend")
    qtbot.keyClick(form, Qt.Key.Key_Escape)
    assert form.isVisible()
    assert form.fields["name"].value == "B1 Abend"
    assert "nicht gespeichert" in form.message.text()
    qtbot.keyClick(form, Qt.Key.Key_Escape)
    assert not form.isVisible()
    assert form.result() == QDialog.DialogCode.Rejected


def test_who_types_on_is_asked_again(qtbot, form):
    for word in ("x", "y"):
        qtbot.keyClicks(form.fields["name"], word)
        qtbot.keyClick(form, Qt.Key.Key_Escape)
        assert form.isVisible()
