"""The page of the firm's own plan: switched off, moved, added to, taken back; mistakes at their field."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QDialog, QLabel

from onboarding_app.services.plan_page import copied, new_template, template_lines
from onboarding_app.ui.dialogs.plan_preview import PlanPreviewDialog
from onboarding_app.ui.dialogs.template_forms import CadenceForm, OffForm, OffsetForm, OwnTemplateForm
from onboarding_app.ui.screens.plan import PlanScreen
from tests.storage.filled import contents
from tests.ui.conftest import TODAY

SEEN = []


@pytest.fixture
def screen(qtbot, workspace, palette, desk):
    """The page, read and seen."""
    made = PlanScreen(workspace, palette, desk)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    return made


@pytest.fixture(autouse=True)
def answering(monkeypatch):
    """Say yes to every preview and fill every form as a test has asked for."""
    SEEN.clear()

    def wanted(dialog):
        SEEN.append(dialog.sum.text())
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(PlanPreviewDialog, "exec", wanted)


def filled(monkeypatch, kind, **values):
    """Let a form of that kind be filled with these values and stored."""

    def typed(form):
        for name, value in values.items():
            form.fields[name].fill(value)
        form.accept()
        SEEN.append(form)
        return form.result()

    monkeypatch.setattr(kind, "exec", typed)


def choose(screen, key):
    lines = screen.table.lines_model.lines
    place = next(n for n, line in enumerate(lines) if line.template.key == key)
    screen.table.setCurrentIndex(screen.table.lines_model.index(place, 0))
    return lines[place]


def press(screen, word):
    entries = screen.table.parent()
    while not hasattr(entries, "buttons"):
        entries = entries.parent()
    entries.buttons[word].click()


def held(workspace, key):
    return workspace.catalogue.templates[key]


def words(widget):
    return " ".join(it.text() for it in widget.findChildren(QLabel)).replace("\u200b", "")


def test_all_checkpoints_are_listed_and_narrowed(screen, catalogue):
    lines = screen.table.lines_model
    assert lines.rowCount() == len(catalogue.shipped)
    screen.search.setText("konto")
    assert {line.template.key for line in lines.lines} >= {"bank_account"}
    assert lines.rowCount() < 10
    screen.search.clear()
    screen.shown.fill("law")
    screen.reload()
    assert all(line.template.is_law for line in lines.lines)
    screen.look_for("checkin_day30")
    assert [line.template.key for line in lines.lines] == ["checkin_day30"]


def test_the_chosen_one_is_told_with_its_reasons(screen, catalogue):
    choose(screen, "anmeldung")
    told = words(screen.details)
    assert "Letzter Tag nach dem Gesetz: 2 Wochen nach: Ankunft in Deutschland" in told
    assert "Für: erste Anmeldung in Deutschland" in told
    assert "first_registration_de" not in told
    assert "BMG" in told
    question = catalogue.fact_questions["first_registration_de"].text("de")
    assert f"Es kommt darauf an: {question}" in told


def test_a_checkpoint_is_switched_off_and_on_again(screen, workspace, monkeypatch):
    rows = contents(workspace.database)
    filled(monkeypatch, OffForm, reason="machen wir nicht")
    choose(screen, "checkin_day60")
    press(screen, "Ein- oder abschalten …")
    assert held(workspace, "checkin_day60").off
    assert "machen wir nicht" in words(screen.details)
    assert "1 aus" in screen.head.line.text()
    press(screen, "Ein- oder abschalten …")
    assert not held(workspace, "checkin_day60").off
    workspace.undo()
    assert held(workspace, "checkin_day60").off
    workspace.undo()
    assert contents(workspace.database) == rows
    assert not held(workspace, "checkin_day60").off


def test_a_rule_of_law_is_not_switched_off_without_a_reason(screen, workspace, monkeypatch):
    filled(monkeypatch, OffForm, reason="")
    choose(screen, "anmeldung")
    press(screen, "Ein- oder abschalten …")
    assert not held(workspace, "anmeldung").off
    assert "gesetzliche Pflicht" in SEEN[0].message.text()


def test_the_firm_acts_at_its_own_time_and_as_it_ships_again(screen, workspace, monkeypatch):
    filled(monkeypatch, OffsetForm, n=40)
    choose(screen, "checkin_day30")
    press(screen, "Ändern …")
    assert held(workspace, "checkin_day30").plan.n == 40
    assert "Im Katalog: 30 Tage nach: erster Arbeitstag" in words(screen.details)
    choose(screen, "checkin_day30")
    press(screen, "Wie im Katalog")
    assert workspace.catalogue.own_plan.changes == ()


def test_an_own_checkpoint_is_added_changed_and_removed(screen, workspace, monkeypatch):
    rows = contents(workspace.database)
    filled(monkeypatch, OwnTemplateForm, title_de="Dienstrad übergeben", n=3)
    press(screen, "Neuer eigener Checkpoint …")
    own = held(workspace, "own_dienstrad_ubergeben")
    assert (own.own, own.plan.n) == (True, 3)
    with workspace.database.read() as view:
        assert view.checkpoints.having("key", own.key)
    filled(monkeypatch, OwnTemplateForm, title_de="Rad übergeben", needs_0="bank_account")
    choose(screen, own.key)
    press(screen, "Ändern …")
    assert held(workspace, own.key).title("en") == "Rad übergeben"
    assert held(workspace, own.key).needs == ("bank_account",)
    choose(screen, own.key)
    press(screen, "Eigenen entfernen")
    assert own.key not in workspace.catalogue.templates
    for _ in range(3):
        workspace.undo()
    assert contents(workspace.database) == rows


def test_a_mistake_is_told_at_its_field(qtbot, workspace):
    form = OwnTemplateForm(workspace, replace(new_template(TODAY), title_de="Rad"), None)
    qtbot.addWidget(form)
    form.show()
    form.fields["condition"].fill("shoe_size > 3")
    form.accept()
    told = form._told_at
    assert told.text() == "Es gibt kein Merkmal mit dem Namen shoe_size."
    place, _ = form._form.getWidgetPosition(told)
    assert form._form.getWidgetPosition(form.fields["condition"])[0] == place - 1
    assert form.fields["condition"].accessibleDescription() == told.text()
    form.fields["condition"].fill("true")
    form.fields["needs_1"].fill("anmeldung")
    form.fields["basis"].fill("§ 1")
    form.accept()
    assert form._told_at.text() == "Eine Grundlage braucht eine Quelle: Wo steht sie?"
    assert workspace.catalogue.own_plan.templates == ()


def test_a_copy_is_an_own_checkpoint_that_can_be_stored(screen, workspace, monkeypatch):
    for line in template_lines(workspace.catalogue, "de")[::20]:
        form = OwnTemplateForm(workspace, copied(line.template, workspace.catalogue, TODAY), None)
        plan, action = form.wanted(form.values())
        assert action == "add_own_template"
        made = plan.templates[0]
        assert (made.condition, made.needs) == (line.template.applies.text, line.template.needs)
        form.deleteLater()


def test_what_ships_is_not_removed(qtbot, screen, workspace):
    choose(screen, "bank_account")
    with qtbot.waitSignal(workspace.failed):
        press(screen, "Eigenen entfernen")


def rhythm(monkeypatch, *deeds):
    """Let the form of the rhythm be used like that and stored."""

    def used(form):
        for deed in deeds:
            deed(form.fields["talks"])
        form.accept()
        SEEN.append(form)
        return form.result()

    monkeypatch.setattr(CadenceForm, "exec", used)


def line_of(talks, name):
    return next(line for line in talks.lines if line.n.accessibleName().startswith(name))


def test_the_rhythm_of_talks_is_set(screen, workspace, monkeypatch):
    filled(monkeypatch, CadenceForm, every=3)
    press(screen, "Rhythmus der Gespräche …")
    assert held(workspace, "stay_talk_month24").plan.n == 18
    assert workspace.catalogue.own_plan.talk_months == 3
    rhythm(
        monkeypatch,
        lambda talks: line_of(talks, "Gespräch 2").n.fill(40),
        lambda talks: line_of(talks, "Gespräch 3").removing.click(),
    )
    press(screen, "Rhythmus der Gespräche …")
    assert held(workspace, "checkin_day30").plan.n == 40
    assert held(workspace, "checkin_day60").off
    rhythm(monkeypatch, lambda talks: line_of(talks, "Gespräch 1").n.fill(50))
    press(screen, "Rhythmus der Gespräche …")
    assert "nach dem vorigen" in SEEN[-1].message.text()
    assert held(workspace, "checkin_week1").plan.n == 7


def test_a_talk_is_added_to_the_rhythm_and_taken_out_again(qtbot, screen, workspace, monkeypatch):
    def add(talks):
        talks.add_button.click()
        qtbot.keyClicks(talks.lines[-1].n, "14")

    rhythm(monkeypatch, add)
    press(screen, "Rhythmus der Gespräche …")
    added = workspace.catalogue.own_plan.templates[-1]
    assert (added.title_de, added.n, added.guide) == ("Gespräch nach 14 Tagen", 14, "week1")
    rhythm(monkeypatch, lambda talks: line_of(talks, "Gespräch 2").removing.click())
    press(screen, "Rhythmus der Gespräche …")
    assert workspace.catalogue.own_plan.templates == ()


def test_a_talk_that_is_no_number_is_told(screen, workspace, monkeypatch):
    rhythm(monkeypatch, lambda talks: line_of(talks, "Gespräch 4").n.setText("bald"))
    press(screen, "Rhythmus der Gespräche …")
    assert "keine ganze Zahl" in SEEN[-1].message.text()
    assert not workspace.catalogue.own_plan


def test_removing_a_talk_leaves_the_keyboard_at_the_next_one(qtbot, workspace):
    form = CadenceForm(workspace, None)
    qtbot.addWidget(form)
    form.show()
    talks = form.fields["talks"]
    line_of(talks, "Gespräch 7").removing.click()
    assert form.focusWidget() is talks.add_button
    line_of(talks, "Gespräch 1").removing.click()
    assert form.focusWidget() is line_of(talks, "Gespräch 1").removing
    assert [talk.n for talk in talks.value] == [30, 60, 90, 6, 9]


def test_the_usual_rhythm_can_be_filled_in(qtbot, workspace):
    form = CadenceForm(workspace, None)
    qtbot.addWidget(form)
    for field in form.fields.values():
        field.fill(None)
    assert form.fields["talks"].value == ()
    form.usual_button.click()
    assert [talk.n for talk in form.fields["talks"].value] == [7, 30, 60, 90, 6, 9, 12]
    assert form.fields["every"].value == 6


def test_who_thinks_better_of_it_changes_nothing(screen, workspace, monkeypatch):
    rows = contents(workspace.database)
    monkeypatch.setattr(PlanPreviewDialog, "exec", lambda _dialog: QDialog.DialogCode.Rejected)
    filled(monkeypatch, OffsetForm, n=50)
    choose(screen, "checkin_day30")
    press(screen, "Ändern …")
    assert contents(workspace.database) == rows
    assert SEEN[-1].result() != QDialog.DialogCode.Accepted
