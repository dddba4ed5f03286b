"""What a mentor did in a period: own talks, talks held for others, only what was the mentor's to reach."""

from dataclasses import replace
from datetime import date

from onboarding_app.domain.activity import activity_of
from onboarding_app.domain.check_ins import AgreementId, CheckInId, Form
from onboarding_app.domain.checkpoints import State
from onboarding_app.domain.dossier import Dossier
from onboarding_app.domain.people import MentorId
from onboarding_app.domain.tracks import Responsible, Track
from tests.made import made_agreement, made_check_in, made_checkpoint, made_company, made_worker

FIRST, LAST = date(2026, 1, 1), date(2026, 6, 30)
OWN, OTHER = MentorId(1), MentorId(2)


def dossier(mentor_id=OWN, **parts):
    return Dossier(company=made_company(), worker=made_worker(mentor_id=mentor_id), **parts)


def talk(number, day, **changes):
    return made_check_in(id=CheckInId(number), held_on=day, **changes)


def test_talks_count_by_form_and_month_within_the_period():
    done = activity_of(
        [
            dossier(
                check_ins=(
                    talk(1, FIRST, minutes=30),
                    talk(2, LAST, minutes=None, form=Form.VIDEO),
                    talk(3, date(2025, 12, 31)),
                    talk(4, date(2026, 7, 1)),
                )
            )
        ],
        OWN,
        FIRST,
        LAST,
    )
    assert dict(done.talks) == {Form.IN_PERSON: 1, Form.VIDEO: 1}
    assert dict(done.months) == {(2026, 1): 1, (2026, 6): 1}
    assert (done.minutes, done.untimed, done.people) == (30, 1, 1)


def test_a_talk_counts_for_who_held_it():
    held_by_other = dossier(check_ins=(talk(1, FIRST, mentor_id=OTHER), talk(2, FIRST)))
    assert sum(activity_of([held_by_other], OWN, FIRST, LAST).talks.values()) == 1
    other = activity_of([held_by_other], OTHER, FIRST, LAST)
    assert (sum(other.talks.values()), other.people) == (1, 1)


def test_nobody_counts_who_is_neither_entrusted_nor_talked_with():
    assert activity_of([dossier(mentor_id=None), dossier(mentor_id=OTHER)], OWN, FIRST, LAST).people == 0


def test_only_checkpoints_of_the_mentor_that_are_reached_count():
    reached = made_checkpoint(
        responsible=Responsible.MENTOR, track=Track.ARRIVAL, state=State.DONE, done_on=LAST
    )
    others = (
        replace(reached, responsible=Responsible.HR),
        replace(reached, state=State.PLANNED, done_on=None),
        replace(reached, done_on=date(2026, 7, 1)),
    )
    done = activity_of([dossier(checkpoints=(reached, *others))], OWN, FIRST, LAST)
    assert dict(done.checkpoints) == {Track.ARRIVAL: 1}


def test_agreements_belong_to_the_talks_of_the_period():
    agreements = (
        made_agreement(id=AgreementId(1), check_in_id=CheckInId(1), done_on=LAST),
        made_agreement(id=AgreementId(2), check_in_id=CheckInId(1)),
        made_agreement(id=AgreementId(3), check_in_id=CheckInId(9)),
    )
    done = activity_of([dossier(check_ins=(talk(1, FIRST),), agreements=agreements)], OWN, FIRST, LAST)
    assert (done.agreed, done.kept) == (2, 1)
