"""The calendar: a checkpoint stands on its day to act and on its deadline, talks on theirs."""

from datetime import date

from onboarding_app.domain.check_ins import CheckIn
from onboarding_app.domain.tracks import Track
from onboarding_app.services.lines import NEXT_TALK
from onboarding_app.services.month import EntryKind, calendar_page
from tests.made import made_checkpoint, made_worker

TODAY = date(2026, 11, 23)
FIRST, LAST = date(2026, 10, 26), date(2026, 12, 6)


def page_of(database, catalogue, first=FIRST, last=LAST):
    return calendar_page(database, catalogue, first=first, last=last, today=TODAY, language="de")


def planned(worker_id, plan_on, safe_on, **changes):
    return made_checkpoint(
        worker_id=worker_id, key="", anchor="", title="Wohnung", plan_on=plan_on, safe_on=safe_on, **changes
    )


def test_a_checkpoint_stands_on_the_day_to_act_and_on_its_deadline(database, catalogue):
    with database.write("made") as work:
        who = work.workers.save(made_worker()).id
        work.checkpoints.save(planned(who, date(2026, 11, 2), date(2026, 11, 27)))
        work.checkpoints.save(planned(who, date(2026, 9, 2), date(2026, 12, 6)))
        work.checkpoints.save(planned(who, date(2026, 9, 2), date(2026, 10, 25)))
        work.checkpoints.save(planned(who, date(2026, 12, 7), date(2027, 1, 1)))
        work.checkpoints.save(planned(who, date(2026, 11, 9), date(2026, 11, 9)))
    found = page_of(database, catalogue).entries
    assert {day: [it.kind for it in entries] for day, entries in found.items()} == {
        date(2026, 11, 2): [EntryKind.PLAN],
        date(2026, 11, 9): [EntryKind.PLAN],
        date(2026, 11, 27): [EntryKind.DEADLINE],
        date(2026, 12, 6): [EntryKind.DEADLINE],
    }
    assert found[date(2026, 11, 9)][0].line.overdue
    assert not found[date(2026, 11, 27)][0].line.overdue


def test_talks_stand_on_their_days_planned_and_held(database, catalogue):
    with database.write("made") as work:
        who = work.workers.save(made_worker()).id
        work.check_ins.save(CheckIn(worker_id=who, held_on=date(2026, 11, 5), guide="day30"))
        work.checkpoints.save(
            made_checkpoint(
                worker_id=who,
                key=NEXT_TALK,
                anchor="",
                track=Track.MENTORING,
                plan_on=date(2026, 11, 30),
                safe_on=date(2026, 12, 2),
            )
        )
    found = page_of(database, catalogue).entries
    assert {day: [it.kind for it in entries] for day, entries in found.items()} == {
        date(2026, 11, 5): [EntryKind.HELD],
        date(2026, 11, 30): [EntryKind.TALK],
    }
    assert found[date(2026, 11, 5)][0].line is None
    assert found[date(2026, 11, 5)][0].title == catalogue.guides["day30"].title_de


def test_holidays_are_those_of_the_state(database, catalogue):
    assert page_of(database, catalogue).holidays == {date(2026, 10, 31)}  # Reformation Day in Thuringia
    assert date(2027, 1, 1) in page_of(database, catalogue, date(2026, 12, 28), date(2027, 2, 7)).holidays


def test_an_empty_file_has_an_empty_month(database, catalogue):
    assert page_of(database, catalogue).entries == {}
