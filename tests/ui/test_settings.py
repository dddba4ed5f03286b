"""The settings page says what the file says, and neither loses what is typed nor overwrites what is newer."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from onboarding_app.i18n import Texts
from onboarding_app.services.company import company_of, leads_of, save_company
from onboarding_app.services.people import mentors
from onboarding_app.services.workers import add_mentor
from onboarding_app.ui import pages
from onboarding_app.ui.app import make_window
from onboarding_app.ui.dialogs.lead_times import LeadTimesDialog
from onboarding_app.ui.dialogs.thresholds import ThresholdsDialog
from onboarding_app.ui.tasks import wait_for_all
from tests.made import made_mentor
from tests.ui.conftest import TODAY
from tests.ui.walls import calm


@pytest.fixture
def window(qtbot, database, catalogue, settings):
    """The window on its settings page."""
    made = make_window(database, catalogue, settings, texts=Texts("de"), today=lambda: TODAY)
    qtbot.addWidget(made)
    made.show()
    made.show_page(pages.SETTINGS)
    yield made
    wait_for_all()


@pytest.fixture
def page(window):
    """The page, all of it made."""
    made = window.page(pages.SETTINGS)
    calm()
    return made


def change_firm(window, **changes):
    firm = company_of(window.workspace.database)
    window.workspace.perform(save_company, replace(firm, **changes))


def typed(qtbot, field, text):
    field.clear()
    qtbot.keyClicks(field, text)


def test_saving_overwrites_nothing_that_was_answered_elsewhere(qtbot, window, page, database):
    change_firm(window, works_council=False)
    window.show_page(pages.OVERVIEW)
    change_firm(window, works_council=True)
    window.show_page(pages.SETTINGS)
    typed(qtbot, page.city, "Gera")
    page.save_firm()
    firm = company_of(database)
    assert (firm.works_council, firm.city) == (True, "Gera")


def test_what_is_typed_stays_when_something_else_changes(qtbot, window, page, database):
    typed(qtbot, page.city, "Gera")
    typed(qtbot, page.checked_on, "1.1")
    change_firm(window, name="Neuer Name")
    assert (page.name.text(), page.city.text(), page.checked_on.text()) == ("Neuer Name", "Gera", "1.1")


def test_undo_is_seen_at_once(qtbot, window, page, database):
    before = company_of(database)
    page.talk_signals.click()
    assert company_of(database).talk_signals is not before.talk_signals
    window.undo()
    assert company_of(database) == before
    assert page.talk_signals.isChecked() is before.talk_signals
    typed(qtbot, page.name, "Anders")
    page.save_firm()
    window.undo()
    assert page.name.text() == before.name


def test_a_threshold_is_set_and_an_empty_field_means_the_usual_one(window, page, database, monkeypatch):
    def set_to(**values):
        def run(dialog):
            for name, value in values.items():
                dialog.fields[name].fill(value)
            dialog.accept()
            return dialog.message.text()

        monkeypatch.setattr(ThresholdsDialog, "exec", run)
        page.set_thresholds()
        return dict(company_of(database).answers).get("signal_late_days")

    assert set_to(late_days=7, gap_points="") == "7"
    assert set_to(late_days=99999) == "7"
    assert set_to(late_days="") is None


def test_rules_that_are_old_are_listed(page, catalogue):
    assert page.rules.table.isHidden()
    assert catalogue.version in page.rules.state.text()
    page.rules.show_rules(catalogue, date(2030, 1, 1))
    assert page.rules.table.isVisible()
    assert page.rules.rules.rowCount() > 50
    assert str(page.rules.rules.rowCount()) in page.rules.verdict.text()


def test_a_mentor_who_is_added_and_taken_back_is_seen(window, page, database):
    window.workspace.perform(add_mentor, made_mentor())
    assert page.mentors.rowCount() == len(mentors(database))
    assert window.strip.sentence.text() == "✓  Begleitung anlegen: gespeichert."
    window.undo()
    assert page.mentors.rowCount() == len(mentors(database))


def test_another_language_keeps_what_is_typed(qtbot, window, page, database):
    typed(qtbot, page.city, "Gera")
    qtbot.mouseClick(page.corpus_christi, Qt.MouseButton.LeftButton, pos=page.corpus_christi.rect().center())
    ticked = page.corpus_christi.isChecked()
    window.use_settings(replace(window.settings, language="en"))
    calm()
    fresh = window.page(pages.SETTINGS)
    assert fresh is not page
    assert (fresh.city.text(), fresh.corpus_christi.isChecked()) == ("Gera", ticked)
    fresh.save_firm()
    firm = company_of(database)
    assert (firm.city, firm.corpus_christi) == ("Gera", ticked)


def test_settings_that_cannot_be_written_are_told_and_harm_nothing(window, monkeypatch):
    def full(_settings):
        raise OSError

    monkeypatch.setattr(window, "_keep", full)
    window.use_settings(replace(window.settings, theme="dark"))
    calm()
    assert window.strip.isVisible()
    assert "Einstellungen" in window.strip.sentence.text()
    assert window.page(pages.SETTINGS).theme.value == "dark"
    window.close()
    assert not window.isVisible()


def test_without_a_chosen_mentor_the_page_asks_for_one(window, page):
    next(each for each in page.findChildren(QPushButton) if each.text() == "Ändern").click()
    assert window.strip.isVisible()
    assert "Begleitung" in window.strip.sentence.text()


def test_the_page_is_seen_before_all_of_it_is_made(qtbot, database, catalogue, settings):
    made = make_window(database, catalogue, settings, texts=Texts("de"), today=lambda: TODAY)
    qtbot.addWidget(made)
    made.show()
    made.show_page(pages.SETTINGS)
    page = made.page(pages.SETTINGS)
    assert page.name.isVisible()
    assert not [it for it in page.findChildren(QPushButton) if it.text() == "Plan öffnen …"]
    qtbot.waitUntil(lambda: any(it.text() == "Plan öffnen …" for it in page.findChildren(QPushButton)))
    qtbot.waitUntil(lambda: page.mentors.rowCount() == len(mentors(database)))
    wait_for_all()


def test_lead_times_are_set_and_a_mistake_stands_at_its_field(window, page, database, catalogue, monkeypatch):
    told = []

    def filled(**values):
        def run(dialog):
            for name, value in values.items():
                dialog.fields[name].fill(value)
            dialog.accept()
            told.append((dialog.result(), dialog.fields["contract_end"].accessibleDescription()))

        monkeypatch.setattr(LeadTimesDialog, "exec", run)
        page.set_leads()
        return leads_of(database, catalogue)["contract_end"]

    assert filled(contract_end="200 / 100") == (200, 100)
    assert filled(contract_end="bald") == (200, 100)
    assert filled(contract_end="") == catalogue.leads["contract_end"]
    assert [result for result, _ in told] == [1, 0, 1]
    assert "ganze Zahlen" in told[1][1]
    window.undo()
    assert leads_of(database, catalogue)["contract_end"] == (200, 100)
