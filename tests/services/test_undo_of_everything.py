"""Every use case that writes can be undone and done again without a trace, and is named in both languages.

The use cases are found by what they are: functions of the services that take a database and return changes.
One without a step here fails.
"""

import inspect
from dataclasses import replace
from datetime import date, timedelta
from importlib import import_module
from pkgutil import iter_modules

import pytest

import onboarding_app.services as rooms
from onboarding_app.domain.check_ins import Agreement, CheckIn
from onboarding_app.domain.people import Departure, WorkerId
from onboarding_app.i18n import Texts
from onboarding_app.services import (
    answers,
    check_ins,
    checkpoints,
    company,
    demo,
    entries,
    importing,
    own_centres,
    own_plan,
    setting_aside,
    taking_back,
    workers,
)
from onboarding_app.services.person import person_page
from onboarding_app.services.plan_page import new_template
from onboarding_app.wording.actions import action_name
from tests import made
from tests.storage.filled import contents

TODAY = date(2026, 11, 23)
LATER = TODAY + timedelta(30)
PDF = b"%PDF-1.4 Nachweis"

NOT_UNDONE = {
    "save_draft": "a draft is what is being typed; it has the undo of its field",
    "discard_draft": "the message of discarding brings the draft back",
}
"""Use cases that no undo has to reach, and why."""


def found():
    """Return the names of all functions of the services that change a database."""
    names = set()
    for module in iter_modules(rooms.__path__):
        room = import_module(f"{rooms.__name__}.{module.name}")
        for name, function in inspect.getmembers(room, inspect.isfunction):
            if function.__module__ != room.__name__ or name.startswith("_"):
                continue
            hints = {
                key: getattr(it, "__name__", it) for key, it in inspect.get_annotations(function).items()
            }
            if hints.get("return") == "Changes" and "Database" in hints.values():
                names.add(name)
    return names


class Firm:
    """A firm with somebody who has one of everything, to do something in."""

    def __init__(self, database, catalogue, tmp_path):
        self.database, self.catalogue, self.tmp_path = database, catalogue, tmp_path
        for name in ("Sabine Krüger", "Udo Kranz"):
            workers.add_mentor(database, made.made_mentor(name=name))
        person = made.made_worker(
            mentor_id=1, started_on=date(2026, 10, 5), contract_signed_on=date(2026, 8, 1)
        )
        belongings = workers.Belongings(
            titles=(made.made_title(),),
            family=(made.made_family_member(),),
            proofs=(made.made_proof(),),
            courses=(made.made_course(),),
            recognition=(made.made_recognition(),),
        )
        workers.add_worker(database, catalogue, person, today=TODAY, belongings=belongings)
        own = made.made_checkpoint(worker_id=WorkerId(1), key="", title="Schlüssel abholen")
        checkpoints.add_checkpoint(database, own)
        talk = CheckIn(worker_id=WorkerId(1), held_on=TODAY - timedelta(20), guide="event")
        agreed = Agreement(worker_id=WorkerId(1), text="Kurs suchen", due_on=LATER)
        check_ins.record_check_in(database, catalogue, talk, agreements=[agreed], today=TODAY)

    def one(self, table, **wanted):
        """Return the first row of a table, the first that is so."""
        with self.database.read() as view:
            rows = getattr(view, table).all()
        return next(it for it in rows if all(getattr(it, name) == value for name, value in wanted.items()))

    @property
    def step(self):
        """The checkpoint of the plan that is open and has most time."""
        with self.database.read() as view:
            steps = [it for it in view.checkpoints.all() if it.is_open and it.key]
        return max(steps, key=lambda it: it.due_on or it.plan_on or TODAY)

    def list_of_people(self):
        """Return the preview of a list with somebody new."""
        path = self.tmp_path / "liste.csv"
        path.write_text("Nachname;Vorname;Eintritt\nAbt;Jo;01.12.2026\n", encoding="utf-8")
        return importing.preview_import(self.database, path, today=TODAY)

    def do(self, use_case, *arguments, **more):
        """Do something with the plans and the day, as far as it asks for them."""
        asked = inspect.signature(use_case).parameters
        if "catalogue" in asked and asked["catalogue"].kind is not inspect.Parameter.KEYWORD_ONLY:
            arguments = (self.catalogue, *arguments)
        elif "catalogue" in asked:
            more["catalogue"] = self.catalogue
        if "today" in asked:
            more["today"] = TODAY
        return use_case(self.database, *arguments, **more)


def entry(table, **change):
    """Return the step that stores an entry of a person, changed so."""
    use_case = {"titles": workers.save_title, "family": workers.save_family_member,
                "recognition": workers.save_recognition, "proofs": workers.save_proof,
                "courses": workers.save_course}[table]  # fmt: skip
    return lambda firm: firm.do(use_case, replace(firm.one(table), **change))


def departed(firm):
    gone = Departure(worker_id=WorkerId(1), ended_on=date(2026, 11, 20), known_on=date(2026, 11, 10))
    return firm.do(workers.record_departure, gone)


def answered(firm):
    return firm.do(
        workers.answer_question, worker_id=WorkerId(1), fact="placed_under_p299_sgb3", value="false"
    )


def withdrawn(firm):
    page = person_page(firm.database, firm.catalogue, WorkerId(1), today=TODAY, language="de")
    return firm.do(answers.withdraw_answer, page.answers[0])


def planned(firm):
    own = replace(
        new_template(TODAY), title_de="Werksausweis", title_en="Badge", condition="true", key="own_badge"
    )
    wanted = replace(firm.catalogue.own_plan, templates=(own,))
    return firm.do(own_plan.store_plan, wanted, action="add_own_template")


def handed_over(firm):
    return firm.do(workers.assign_mentor, [WorkerId(1)], 2, summary="Sucht eine Wohnung")


def closed(firm):
    return firm.do(checkpoints.complete_checkpoint, firm.step.id, on=TODAY)


STEPS = {
    "add_worker": lambda firm: firm.do(workers.add_worker, made.made_worker(family_name="Zorn")),
    "save_worker": lambda firm: firm.do(
        workers.save_worker, replace(firm.one("workers"), started_on=date(2026, 12, 1))
    ),
    "save_title": entry("titles", valid_until=date(2027, 5, 31)),
    "save_family_member": entry("family", first_name="Minh"),
    "save_recognition": entry("recognition", body="TLVwA"),
    "save_proof": entry("proofs", certificate="telc"),
    "save_course": entry("courses", provider="VHS Erfurt"),
    "delete_entry": lambda firm: firm.do(entries.delete_entry, firm.one("titles")),
    "record_departure": departed,
    "withdraw_departure": lambda firm: firm.do(workers.withdraw_departure, WorkerId(1)),
    "answer_question": answered,
    "withdraw_answer": withdrawn,
    "add_mentor": lambda firm: firm.do(workers.add_mentor, made.made_mentor(name="Jana Weber")),
    "assign_mentor": handed_over,
    "save_handover": lambda firm: firm.do(
        workers.save_handover, replace(firm.one("handovers"), summary="Wohnung gefunden")
    ),
    "delete_worker": lambda firm: firm.do(workers.delete_worker, WorkerId(1)),
    "record_check_in": lambda firm: firm.do(
        check_ins.record_check_in, CheckIn(worker_id=WorkerId(1), held_on=TODAY, guide="day30")
    ),
    "correct_check_in": lambda firm: firm.do(
        check_ins.correct_check_in, replace(firm.one("check_ins"), note="Kommt gut an")
    ),
    "settle_agreement": lambda firm: firm.do(
        check_ins.settle_agreement, firm.one("agreements").id, done_on=TODAY
    ),
    "start_checkpoint": lambda firm: firm.do(checkpoints.start_checkpoint, firm.step.id),
    "wait_for_authority": lambda firm: firm.do(checkpoints.wait_for_authority, firm.step.id, since=TODAY),
    "complete_checkpoint": closed,
    "drop_checkpoint": lambda firm: firm.do(
        checkpoints.drop_checkpoint, firm.step.id, reason="nicht nötig", on=TODAY
    ),
    "reopen_checkpoint": lambda firm: firm.do(
        checkpoints.reopen_checkpoint, firm.one("checkpoints", done_on=TODAY).id
    ),
    "move_checkpoint": lambda firm: firm.do(checkpoints.move_checkpoint, firm.step.id, plan_on=LATER),
    "note_checkpoint": lambda firm: firm.do(checkpoints.note_checkpoint, firm.step.id, note="angerufen"),
    "add_checkpoint": lambda firm: firm.do(
        checkpoints.add_checkpoint,
        made.made_checkpoint(worker_id=WorkerId(1), key="", title="Schrank aufbauen"),
    ),
    "change_checkpoint": lambda firm: firm.do(
        entries.change_checkpoint, replace(firm.one("checkpoints", key=""), title="Spind abholen")
    ),
    "delete_checkpoint": lambda firm: firm.do(entries.delete_checkpoint, firm.one("checkpoints", key="").id),
    "attach_document": lambda firm: firm.do(
        checkpoints.attach_document, firm.step.id, name="Nachweis.pdf", data=PDF, on=TODAY
    ),
    "file_document": lambda firm: firm.do(
        checkpoints.file_document, WorkerId(1), name="Pass.pdf", data=PDF, on=TODAY
    ),
    "acknowledge_checkpoint": lambda firm: firm.do(
        setting_aside.acknowledge_checkpoint, firm.step.id, on=TODAY
    ),
    "set_checkpoint_aside": lambda firm: firm.do(
        setting_aside.set_checkpoint_aside,
        firm.step.id,
        until=TODAY + timedelta(7),
        reason="Urlaub",
        on=TODAY,
    ),
    "ask_again": lambda firm: firm.do(
        setting_aside.ask_again, firm.one("checkpoints", quiet_reason="Urlaub").id
    ),
    "save_centre": lambda firm: firm.do(own_centres.save_centre, made.made_centre()),
    "forget_centre": lambda firm: firm.do(own_centres.forget_centre, firm.one("centres")),
    "save_company": lambda firm: firm.do(
        company.save_company, made.made_company(name="Neu GmbH", holiday_state="BY")
    ),
    "save_thresholds": lambda firm: firm.do(
        company.save_thresholds, replace(firm.catalogue.signals, late_days=21)
    ),
    "save_leads": lambda firm: firm.do(company.save_leads, {"contract_end": (100, 50)}),
    "store_plan": planned,
    "apply_import": lambda firm: firm.do(importing.apply_import, firm.list_of_people()),
    "take_back_import": lambda firm: firm.do(taking_back.take_back_import),
    "fill_with_made_up_people": lambda firm: firm.do(demo.fill_with_made_up_people, workers=3, seed=1),
}
"""How each use case is done."""

FIRST = {
    "withdraw_departure": "record_departure",
    "withdraw_answer": "answer_question",
    "save_handover": "assign_mentor",
    "reopen_checkpoint": "complete_checkpoint",
    "ask_again": "set_checkpoint_aside",
    "forget_centre": "save_centre",
    "take_back_import": "apply_import",
}
"""What has to be done before it can be."""


@pytest.fixture
def firm(database, catalogue, tmp_path):
    return Firm(database, catalogue, tmp_path)


def test_every_use_case_that_writes_is_tried():
    assert found() == set(STEPS) | set(NOT_UNDONE)


@pytest.mark.parametrize("name", STEPS)
def test_undone_as_it_was_before_and_done_again_as_it_was_after(firm, name):
    if name in FIRST:
        STEPS[FIRST[name]](firm)
    before = contents(firm.database)
    assert STEPS[name](firm).changes
    after = contents(firm.database)
    assert after != before
    if name == "take_back_import":  # it is an undoing itself: done again by redo, and then undone
        firm.database.redo()
        assert contents(firm.database) == before
        firm.database.undo()
        assert contents(firm.database) == after
        return
    action = firm.database.can_undo()
    for language in ("de", "en"):
        assert action_name(action, Texts(language)) != action
    assert action_name(action, Texts("de")) != action_name(action, Texts("en"))
    firm.database.undo()
    assert contents(firm.database) == before
    assert firm.database.can_redo() == action
    firm.database.redo()
    assert contents(firm.database) == after
