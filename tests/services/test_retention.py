"""The figures for the management: counts by hand, small groups hidden, periods that can be."""

import tracemalloc
from datetime import date, timedelta

import pytest

from onboarding_app.domain.check_ins import CheckIn, Factor, FactorRating
from onboarding_app.domain.checkpoints import State
from onboarding_app.domain.errors import InvalidValueError
from onboarding_app.domain.people import Departure, DepartureReason
from onboarding_app.domain.recognition import RecognitionStage
from onboarding_app.domain.tracks import Responsible, Track
from onboarding_app.i18n import Texts
from onboarding_app.services.demo import make_demo_file
from onboarding_app.services.retention import retention_paper
from onboarding_app.storage.database import open_database
from onboarding_app.wording.values import track_name
from tests.made import clock, made_checkpoint, made_family_member, made_recognition, made_title, made_worker

TODAY = date(2026, 11, 23)
TEXTS = Texts("en")
ONE_DAY = timedelta(1)


@pytest.fixture
def firm(database):
    """Add a person with their belongings, unplanned, so that all figures can be counted by hand."""

    def add(started_on, ended_on=None, reason=None, **things):
        with database.write("add_worker") as work:
            number = str(len(work.workers.all()))
            worker = work.workers.save(made_worker(personnel_number=number, started_on=started_on))
            if ended_on is not None:
                work.departures.save(Departure(worker_id=worker.id, ended_on=ended_on, reason=reason))
            for kind, made in things.items():
                getattr(work, kind).save(made(worker_id=worker.id))

    return add


@pytest.fixture
def paper(database):
    """Return the figures of today, or of a period."""

    def made(**period):
        return retention_paper(database, today=TODAY, texts=TEXTS, **period)

    return made


def test_a_firm_without_people_has_empty_figures(paper):
    empty = paper()
    assert (empty.headcount, empty.entries, empty.departures, empty.decisions) == (0, 0, 0, ())
    assert empty.curve is None
    assert [each.interval for each in empty.retention] == [None] * 4
    assert empty.in_time.share is None


def test_the_period_is_the_twelve_months_until_today(paper):
    assert (paper().starts_on, paper().ends_on) == (date(2025, 11, 24), TODAY)
    assert paper(last=date(2026, 2, 28)).starts_on == date(2025, 3, 1)
    assert paper(last=TODAY + timedelta(99)).ends_on == TODAY


def test_entries_and_departures_count_on_both_ends_of_the_period(firm, paper):
    first, last = date(2026, 1, 1), date(2026, 6, 30)
    for day in (first - ONE_DAY, first, last, last + ONE_DAY):
        firm(day)
        firm(date(2020, 1, 1), ended_on=day)
    told = paper(first=first, last=last)
    assert (told.entries, told.departures, told.previous_departures) == (2, 2, 1)
    # three have begun and stay; of those who left, two were still there on the last day
    assert told.headcount == 5


@pytest.mark.parametrize(
    "period",
    [
        {"first": date(2026, 2, 1), "last": date(2026, 1, 31)},
        {"first": TODAY + ONE_DAY},
        {"first": TODAY + ONE_DAY, "last": TODAY + timedelta(9)},
    ],
)
def test_a_period_that_ends_before_it_begins_is_refused(paper, period):
    with pytest.raises(InvalidValueError) as told:
        paper(**period)
    assert told.value.key == "ends_before_start"


def test_a_period_of_one_day_is_one(firm, paper):
    firm(TODAY)
    assert paper(first=TODAY, last=TODAY).entries == 1


@pytest.mark.parametrize(("left", "hidden"), [(0, False), (4, True), (5, False)])
def test_reasons_are_told_from_five_departures_on(firm, paper, left, hidden):
    for number in range(left):
        reason = DepartureReason.PAY if number else None
        firm(date(2020, 1, 1), ended_on=date(2026, 6, 1), reason=reason)
    told = paper()
    assert told.reasons_hidden is hidden
    assert sum(count for _, count in told.reasons) == (left if left >= 5 else 0)


@pytest.mark.parametrize(("people", "shown"), [(4, False), (5, True)])
def test_the_curve_is_drawn_from_five_people_on(firm, paper, people, shown):
    for _ in range(people):
        firm(date(2025, 1, 1))
    told = paper()
    assert (told.curve is not None) is shown
    assert [each.share for each in told.retention] == ([1.0, 1.0, 1.0, None] if shown else [None] * 4)


def test_years_of_entry_are_told_apart_from_five_people_on(firm, paper):
    for _ in range(5):
        firm(date(2024, 1, 1))
    firm(date(2024, 2, 1), ended_on=date(2024, 3, 31))
    for _ in range(5):
        firm(date(2025, 6, 1))
    told = paper()
    assert [(name, it.kept, it.n) for name, it in told.cohorts] == [
        ("began in 2024", 5, 6),
        ("began in 2025", 5, 5),
        ("not known where from", 10, 11),
    ]
    assert not told.cohorts_hidden
    firm(date(2023, 6, 1))
    told = paper()
    assert [name for name, _ in told.cohorts] == ["began in 2024", "not known where from"]
    assert told.cohorts_hidden


def test_who_is_still_to_come_counts_nowhere(firm, paper):
    for _ in range(6):
        firm(TODAY + ONE_DAY)
    told = paper()
    assert (told.headcount, told.entries, told.curve) == (0, 0, None)


def test_checkpoints_are_counted_by_state_and_who_waits(firm, paper):
    states = [
        {},
        {"state": State.IN_PROGRESS},
        {"state": State.WAITING, "waiting_since": TODAY},
        {"responsible": Responsible.AUTHORITY},
        {"state": State.DONE, "done_on": TODAY},
        {"state": State.NOT_NEEDED, "reason": "hat", "done_on": TODAY},
        {"withdrawn_on": TODAY},
        {"safe_on": TODAY - ONE_DAY},
    ]
    for number, changes in enumerate(states):
        firm(
            date(2025, 1, 1),
            checkpoints=lambda worker_id, n=number, c=changes: made_checkpoint(
                **{"worker_id": worker_id, "instance": str(n), "safe_on": TODAY, "plan_on": TODAY} | c
            ),
        )
    name = track_name(Track.RESIDENCE, TEXTS)
    (told,) = [each for each in paper().tracks if each.track == name]
    assert (told.open, told.in_progress, told.waiting, told.done, told.overdue) == (2, 1, 2, 1, 1)


@pytest.mark.parametrize(("people", "share"), [(4, None), (5, 0.8)])
def test_the_share_done_in_time_is_told_from_five_people_on(firm, paper, people, share):
    for number in range(people):
        late = number == 0
        firm(
            date(2025, 1, 1),
            checkpoints=lambda worker_id, late=late: made_checkpoint(
                worker_id=worker_id, safe_on=TODAY - timedelta(late), state=State.DONE, done_on=TODAY
            ),
        )
    told = paper().in_time
    assert (told.share, told.n) == (share, people)


def test_means_of_expectations_come_from_five_people_on(firm, paper):
    rated = FactorRating(factor=Factor.HOUSING, expected=4, experienced=2)
    for people in range(1, 6):
        firm(
            date(2025, 1, 1),
            check_ins=lambda worker_id: CheckIn(worker_id=worker_id, held_on=TODAY, ratings=(rated,)),
        )
        told = paper()
        shown = [(it.expected, it.experienced, it.n) for it in told.expectations if it.expected is not None]
        assert shown == ([(4.0, 2.0, 5)] if people == 5 else [])
    assert any("2.0" in sentence for _, sentence in told.decisions)


@pytest.mark.parametrize(("days", "named"), [(-1, False), (0, True), (90, True), (91, False)])
def test_titles_that_end_within_ninety_days_are_to_be_decided(firm, paper, days, named):
    end = TODAY + timedelta(days)
    firm(date(2025, 1, 1), titles=lambda worker_id: made_title(worker_id=worker_id, valid_until=end))
    told = paper()
    assert told.titles_ending == ((end,) if named else ())
    assert any("title ends" in sentence for _, sentence in told.decisions) is named


@pytest.mark.parametrize(("filed", "named"), [(date(2026, 5, 23), True), (date(2026, 5, 24), False)])
def test_a_family_that_waits_six_months_is_to_be_decided(firm, paper, filed, named):
    firm(
        date(2025, 1, 1),
        family=lambda worker_id: made_family_member(worker_id=worker_id, application_filed_on=filed),
    )
    assert any("family" in sentence for _, sentence in paper().decisions) is named


def test_how_long_a_procedure_takes_is_told_without_those_still_running(firm, paper):
    for number in range(5):
        firm(
            date(2025, 1, 1),
            recognition=lambda worker_id, n=number: made_recognition(
                worker_id=worker_id,
                stage=RecognitionStage.DONE,
                filed_on=date(2026, 1, 1),
                notice_on=date(2026, 5, 1) + timedelta(n),
            ),
        )
    firm(date(2025, 1, 1), recognition=lambda worker_id: made_recognition(worker_id=worker_id))
    name = track_name(Track.RECOGNITION, TEXTS)
    (told,) = [each for each in paper().tracks if each.track == name]
    assert told.median_months == pytest.approx(4, abs=0.2)


def test_no_name_of_a_person_stands_in_the_figures(firm, paper):
    for _ in range(6):
        firm(date(2025, 1, 1), titles=lambda worker_id: made_title(worker_id=worker_id, valid_until=TODAY))
    worker = made_worker()
    told = repr(paper())
    assert not any(part in told for part in (worker.given_name, worker.family_name))


def test_the_figures_of_many_people_need_no_memory_for_their_dossiers(tmp_path, catalogue):
    """A dossier takes about 50 kB; what is counted of a person takes 3."""

    def most_memory(people):
        place = tmp_path / f"{people}.ankerpunkt"
        make_demo_file(place, catalogue, workers=people, seed=1, today=TODAY, who="Petra")
        with open_database(place, who="Petra", now=clock) as database:
            retention_paper(database, today=TODAY, texts=TEXTS)  # what is read once is there
            tracemalloc.start()
            try:
                retention_paper(database, today=TODAY, texts=TEXTS)
                return tracemalloc.get_traced_memory()[1]
            finally:
                tracemalloc.stop()

    few, many = 30, 150
    assert (most_memory(many) - most_memory(few)) / (many - few) < 8_000
