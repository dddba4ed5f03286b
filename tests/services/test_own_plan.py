"""A firm's own plan: shown first, stored with everybody's plan at once, and taken back byte for byte."""

from dataclasses import replace
from datetime import date

import pytest

from onboarding_app.domain.adjusting import moved, reset, switched_off, with_template, without_template
from onboarding_app.domain.cadence import Cadence, Talk
from onboarding_app.domain.checkpoints import State
from onboarding_app.domain.errors import InvalidValueError
from onboarding_app.domain.own_plan import OwnPlan
from onboarding_app.domain.paper_kinds import PaperKind
from onboarding_app.domain.periods import Direction, Period, Unit
from onboarding_app.domain.template_checks import TemplateError
from onboarding_app.i18n import Texts
from onboarding_app.services.check_in_sheet import check_in_sheet
from onboarding_app.services.checkpoints import complete_checkpoint, move_checkpoint, note_checkpoint
from onboarding_app.services.explaining import explained_plan
from onboarding_app.services.of_firm import catalogue_of
from onboarding_app.services.overview import due_lines
from onboarding_app.services.own_plan import (
    PlanningCancelledError,
    preview_plan,
    store_plan,
    with_key,
    with_rhythm,
)
from onboarding_app.services.papers import write_paper
from onboarding_app.services.person import person_page
from onboarding_app.services.plan_page import template_lines
from onboarding_app.services.rules import own_rules
from onboarding_app.services.workers import add_worker
from tests.made import made_own_template, made_worker
from tests.reports.reading import all_text
from tests.storage.filled import contents

TODAY = date(2026, 11, 23)
KEY = "checkin_day30"


@pytest.fixture
def people(database, catalogue):
    """Three people who begin soon."""
    for number in range(3):
        person = made_worker(
            family_name=f"Nr. {number}", personnel_number=str(number), started_on=date(2026, 12, 1 + number)
        )
        add_worker(database, catalogue, person, today=TODAY)


def store(database, catalogue, wanted, action="move_template", **rest):
    return store_plan(database, catalogue_of(database, catalogue), wanted, action=action, today=TODAY, **rest)


def own_of(database, catalogue):
    return catalogue_of(database, catalogue).own_plan


def after(n, unit=Unit.DAY):
    return Period(direction=Direction.AFTER, n=n, unit=unit)


def of(database, key):
    with database.read() as view:
        return view.checkpoints.having("key", key)


def open_days(database):
    with database.read() as view:
        return {
            (it.worker_id, it.key, it.instance): it.plan_on for it in view.checkpoints.all() if it.is_open
        }


def plain(text):
    """Return a text without blanks and the marks of parted words, as it stands on paper."""
    return "".join(text.split()).replace("-", "").replace("\u2010", "")


def rhythm(database, catalogue, *talks, every=6):
    """Return the firm's plan with these talks alone, each (number, unit)."""
    wanted = Cadence(talks=tuple(Talk(n=n, unit=unit) for n, unit in talks), every=every)
    return with_rhythm(database, catalogue, wanted, TODAY)


def wishes(database, catalogue):
    """Return plans that a firm may want: one thing off, moved and added, and another rhythm."""
    shipped, nothing = catalogue.shipped, OwnPlan()
    return [
        switched_off(nothing, shipped["checkin_day60"], ""),
        moved(nothing, shipped[KEY], after(40)),
        with_template(nothing, made_own_template()),
        rhythm(database, catalogue, (5, Unit.DAY), (30, Unit.DAY), (2, Unit.MONTH), every=9),
    ]


@pytest.mark.usefixtures("people")
@pytest.mark.parametrize("place", range(4))
def test_what_is_stored_is_what_was_shown_and_undo_takes_it_back(database, catalogue, place):
    wanted = wishes(database, catalogue)[place]
    before, rows = open_days(database), contents(database)
    told = preview_plan(database, catalogue, wanted, today=TODAY, language="de")
    assert contents(database) == rows
    changes = store(database, catalogue, wanted)
    after_it = open_days(database)
    assert len(told.appears) == len(after_it.keys() - before.keys())
    assert len(told.goes) == len(before.keys() - after_it.keys())
    both = before.keys() & after_it.keys()
    assert len(told.moves) == sum(before[place] != after_it[place] for place in both)
    assert told.lines
    stored = contents(database)
    assert database.undo().changes
    assert contents(database) == rows
    database.redo()
    assert contents(database) == stored
    assert len(changes.workers()) == len({line.worker_name for line in told.lines})


@pytest.mark.usefixtures("people")
def test_everything_plans_with_what_the_firm_has_made_of_it(database, catalogue):
    own = with_template(
        moved(OwnPlan(), catalogue.shipped[KEY], after(40)),
        made_own_template(title_en="Hand over the bicycle"),
    )
    store(database, catalogue, own)
    held = catalogue_of(database, catalogue)
    assert {it.plan_on for it in of(database, KEY)} == {
        date(2027, 1, 8), date(2027, 1, 11), date(2027, 1, 12),
    }  # fmt: skip
    told = explained_plan(database, held, 1, today=TODAY, language="en")
    bicycle = next(it for it in told.checkpoints if it.key == "own_bicycle")
    assert (bicycle.title, bicycle.is_law, bicycle.plan_on) == (
        "Hand over the bicycle", False, date(2026, 12, 15),
    )  # fmt: skip
    due = due_lines(database, held, today=TODAY, language="de", within=40)
    assert sum(line.title == "Dienstrad übergeben" for line in due) == 3
    add_worker(database, held, made_worker(started_on=date(2026, 12, 7), personnel_number="9"), today=TODAY)
    assert {it.plan_on for it in of(database, "own_bicycle")} >= {date(2026, 12, 21)}


@pytest.mark.usefixtures("people")
def test_what_somebody_has_touched_stays(database, catalogue):
    first, second, third = (it.id for it in of(database, KEY))
    complete_checkpoint(database, first, on=TODAY, catalogue=catalogue, today=TODAY)
    move_checkpoint(database, second, plan_on=date(2027, 2, 1), today=TODAY)
    before = of(database, KEY)
    store(database, catalogue, switched_off(OwnPlan(), catalogue.shipped[KEY], "anders"))
    now = of(database, KEY)
    assert now[:2] == before[:2]
    assert now[2] == replace(before[2], withdrawn_on=TODAY)
    assert third == now[2].id
    store(database, catalogue, OwnPlan())
    assert of(database, KEY) == before


@pytest.mark.usefixtures("people")
def test_a_removed_template_leaves_its_name_to_what_was_done(database, catalogue):
    store(database, catalogue, with_template(OwnPlan(), made_own_template()))
    done, noted, untouched = of(database, "own_bicycle")
    complete_checkpoint(database, done.id, on=TODAY, catalogue=catalogue_of(database, catalogue), today=TODAY)
    note_checkpoint(database, noted.id, note="Größe M")
    held = catalogue_of(database, catalogue)
    wanted = without_template(held.own_plan, held.own_plan.templates[0], held.templates)
    told = preview_plan(database, held, wanted, today=TODAY, language="de")
    assert [(line.title, line.after) for line in told.lines] == [("Dienstrad übergeben", None)]
    rows = contents(database)
    store(database, catalogue, wanted, "remove_own_template")
    done, noted, untouched = of(database, "own_bicycle")
    assert (done.state, noted.is_open, untouched.withdrawn_on) == (State.DONE, True, TODAY)
    page = person_page(
        database, catalogue_of(database, catalogue), noted.worker_id, today=TODAY, language="en"
    )
    assert "Dienstrad übergeben" in {line.title for line in page.checkpoints}
    again = with_key(database, catalogue_of(database, catalogue), made_own_template(key=""))
    assert again.key == "own_dienstrad_ubergeben"
    store(database, catalogue, with_template(OwnPlan(), replace(again, key="own_bicycle_2")))
    database.undo()
    database.undo()
    assert contents(database) == rows


def test_a_key_is_never_used_again(database, catalogue, people):
    template = with_key(database, catalogue, made_own_template(key=""))
    store(database, catalogue, with_template(OwnPlan(), template))
    assert with_key(database, catalogue_of(database, catalogue), made_own_template(key="")).key.endswith("_2")
    store(database, catalogue, OwnPlan())
    assert with_key(database, catalogue, made_own_template(key="")).key.endswith("_2")
    assert with_key(database, catalogue, template) == template


@pytest.mark.usefixtures("people")
def test_what_cannot_be_is_not_stored(database, catalogue):
    rows = contents(database)
    wanted = with_template(OwnPlan(), made_own_template(condition="shoe_size > 42"))
    with pytest.raises(TemplateError, match="condition_fact"):
        store(database, catalogue, wanted)
    with pytest.raises(TemplateError, match="condition_fact"):
        preview_plan(database, catalogue, wanted, today=TODAY, language="de")
    assert contents(database) == rows


@pytest.mark.usefixtures("people")
def test_it_can_be_stopped_and_tells_how_far_it_is(database, catalogue):
    rows, told = contents(database), []
    wanted = moved(OwnPlan(), catalogue.shipped[KEY], after(40))
    with pytest.raises(PlanningCancelledError):
        store(database, catalogue, wanted, cancelled=lambda: True)
    assert contents(database) == rows
    store(database, catalogue, wanted, progress=lambda done, total: told.append((done, total)))
    assert told == [(3, 3)]


@pytest.mark.usefixtures("people")
def test_the_next_talk_is_suggested_in_the_firms_rhythm(database, catalogue):
    talks = ((21, Unit.DAY), (40, Unit.DAY), (60, Unit.DAY), (90, Unit.DAY))
    store(database, catalogue, rhythm(database, catalogue, *talks, every=9))
    held = catalogue_of(database, catalogue)
    assert held.own_plan.talk_months == 9
    sheet = check_in_sheet(database, held, 1, today=date(2026, 12, 1), language="de")
    assert sheet.suggested_next_on == date(2026, 12, 22)
    store(database, catalogue, OwnPlan())
    assert own_of(database, catalogue) == OwnPlan()


def test_rules_of_law_that_are_off_are_named(database, catalogue):
    own = switched_off(OwnPlan(), catalogue.shipped["anmeldung"], "nur EU-Bürger")
    store(database, catalogue, with_template(own, made_own_template(key="own_x")))
    held = catalogue_of(database, catalogue)
    told = own_rules(held, "de")
    assert [(it.key, it.reason) for it in told.law_off] == [("anmeldung", "nur EU-Bürger")]
    assert told.law_off[0].basis == catalogue.shipped["anmeldung"].basis
    assert told.faulty == {}
    gone = replace(held, shipped={k: it for k, it in held.shipped.items() if k != "anmeldung"})
    broken = replace(gone, own_plan=OwnPlan(templates=(made_own_template(needs=("anmeldung",)),)))
    assert own_rules(broken, "de").faulty["own_bicycle"].key == "template_prerequisite"


def test_the_page_shows_own_ones_first_and_what_is_changed(database, catalogue):
    own = with_template(moved(OwnPlan(), catalogue.shipped[KEY], after(40)), made_own_template(needs=(KEY,)))
    own = switched_off(own, catalogue.shipped["bank_account"], "nicht nötig")
    store(database, catalogue, own)
    lines = {it.template.key: it for it in template_lines(catalogue_of(database, catalogue), "de")}
    assert next(iter(lines)) == "own_bicycle"
    assert len(lines) == len(catalogue.shipped) + 1
    assert (lines[KEY].moved, lines[KEY].is_changed) == (True, True)
    assert (lines["bank_account"].reason, lines["bank_account"].is_changed) == ("nicht nötig", True)
    assert lines["own_bicycle"].needs == (lines[KEY].title,)
    assert not lines["own_bicycle"].is_changed
    assert sum(it.is_changed for it in lines.values()) == 2


def test_a_reset_is_the_shipped_plan_again(database, catalogue, people):
    before = open_days(database)
    store(database, catalogue, moved(OwnPlan(), catalogue.shipped[KEY], after(40)))
    assert open_days(database) != before
    store(database, catalogue, reset(own_of(database, catalogue), KEY), "reset_template")
    assert open_days(database) == before


def test_removing_what_others_need_is_refused(database, catalogue):
    own = with_template(OwnPlan(), made_own_template())
    store(database, catalogue, with_template(own, made_own_template(key="own_b", needs=("own_bicycle",))))
    held = catalogue_of(database, catalogue)
    with pytest.raises(InvalidValueError, match="template_awaited"):
        without_template(held.own_plan, held.own_plan.template_of("own_bicycle"), held.templates)


@pytest.mark.usefixtures("people")
@pytest.mark.parametrize("kind", ["status", "retention"])
def test_papers_say_which_duties_by_law_are_off(database, catalogue, tmp_path, kind):
    own = switched_off(OwnPlan(), catalogue.shipped["anmeldung"], "nur EU-Bürger")
    store(database, catalogue, switched_off(own, catalogue.shipped["checkin_day60"], ""))
    held, texts = catalogue_of(database, catalogue), Texts("de")
    said = "1 gesetzliche Pflicht ist im Plan der Firma abgeschaltet: Wohnsitz anmelden."
    for known, expected in ((held, True), (catalogue, False)):
        out = tmp_path / f"{expected}.pdf"
        write_paper(
            PaperKind(kind), database, known, out, texts=texts, language="de", worker_ids=(1,), today=TODAY
        )
        assert (plain(said) in plain(all_text(out.read_bytes()))) is expected


@pytest.mark.usefixtures("people")
def test_a_talk_of_the_firm_is_named_by_its_time_until_the_firm_names_it(database, catalogue):
    def own_talk():
        return catalogue_of(database, catalogue).own_plan.templates[-1]

    def held_after(n, unit):
        held = catalogue_of(database, catalogue)
        moved_to = Talk(n=n, unit=unit, key=own_talk().key)
        store(database, catalogue, with_rhythm(database, held, Cadence(talks=(moved_to,)), TODAY))

    store(database, catalogue, rhythm(database, catalogue, (2, Unit.WEEK)))
    assert (own_talk().title_de, own_talk().title_en) == ("Gespräch nach 2 Wochen", "Talk after 2 weeks")
    assert (own_talk().guide, own_talk().condition) == ("week1", "true")
    held_after(5, Unit.MONTH)
    assert (own_talk().title_de, own_talk().guide) == ("Gespräch nach 5 Monaten", "month6")
    named = replace(own_talk(), title_de="Kaffee mit der Leitung")
    store(database, catalogue, with_template(catalogue_of(database, catalogue).own_plan, named))
    held_after(1, Unit.YEAR)
    assert (own_talk().title_de, own_talk().title_en) == ("Kaffee mit der Leitung", "Talk after 1 year")
    assert len(catalogue_of(database, catalogue).own_plan.templates) == 1
