"""What the shipped templates ask of people as they come: the cases in which a wrong plan does harm."""

from dataclasses import replace
from datetime import date

import pytest

from onboarding_app.domain.anchors import anchors_of
from onboarding_app.domain.checkpoints import State
from onboarding_app.domain.dossier import Dossier
from onboarding_app.domain.facts import facts_of
from onboarding_app.domain.holidays import WorkCalendar
from onboarding_app.domain.language import Level
from onboarding_app.domain.people import HiredFrom, MentorId, Relation
from onboarding_app.domain.plans import plan_for
from onboarding_app.domain.recognition import Measure, OccupationGroup, Outcome, RecognitionStage
from onboarding_app.domain.titles import TitleId
from tests.made import (
    made_checkpoint,
    made_company,
    made_course,
    made_departure,
    made_family_member,
    made_proof,
    made_recognition,
    made_title,
    made_worker,
)

TODAY = date(2026, 11, 23)


@pytest.fixture
def plan(catalogue):
    """Return a function that plans a person: templates by (key, instance)."""

    def planned(worker=None, **parts):
        dossier = Dossier(company=made_company(), worker=worker or made_worker(), **parts)
        facts = facts_of(dossier, catalogue.titles, TODAY)
        anchors = anchors_of(dossier, TODAY)
        return plan_for(dossier, catalogue.templates, facts, anchors, WorkCalendar())

    return planned


def keys(plan):
    return {item.template.key for item in plan.items}


def title(**changes):
    return made_title(**{"id": TitleId(1), "kind": "p18a", "valid_until": date(2027, 2, 28)} | changes)


def done(key, instance):
    return made_checkpoint(key=key, instance=instance, state=State.DONE, done_on=date(2024, 1, 10))


def test_a_title_that_ends_asks_for_its_renewal_before(plan):
    item = next(it for it in plan(titles=(title(),)).items if it.template.key == "residence_renewal_apply")
    assert item.legal_on == date(2027, 2, 28)  # a Sunday: the right to stay never rolls
    assert item.safe_on == date(2027, 2, 26)
    assert item.plan_on == date(2026, 11, 27)


def test_an_application_in_time_ends_the_warning(plan):
    filed = plan(titles=(title(renewal_filed_on=date(2026, 11, 1)),))
    assert {"residence_renewal_apply", "title_expired_stop"}.isdisjoint(keys(filed))
    assert "fiktionsbescheinigung_filed" in keys(filed)


def test_an_application_after_the_end_does_not(plan):
    late = plan(titles=(title(valid_until=date(2026, 11, 1), renewal_filed_on=date(2026, 11, 9)),))
    assert "title_expired_stop" in keys(late)


@pytest.mark.parametrize(
    ("kind", "application"),
    [
        ("p18a", "residence_renewal_apply"),
        ("visa_d", "dvisa_permit_application"),
        ("p20a_search", "chancenkarte_convert"),
    ],
)
def test_each_kind_has_its_application_and_is_stopped_without_it(plan, kind, application):
    assert {application, "title_expired_stop"} <= keys(plan(titles=(title(kind=kind),)))
    applied = plan(titles=(title(kind=kind),), checkpoints=(done(application, "title-1"),))
    assert "title_expired_stop" not in keys(applied)


def test_what_was_done_for_an_earlier_title_says_nothing_about_this_one(plan):
    earlier = title(id=TitleId(1), valid_from=date(2022, 3, 1), valid_until=date(2024, 2, 29))
    now = title(id=TitleId(2), valid_from=date(2024, 3, 1))
    again = plan(titles=(earlier, now), checkpoints=(done("residence_renewal_apply", "title-1"),))
    assert "title_expired_stop" in keys(again)


def test_the_date_on_a_card_of_section_24_stops_nobody_from_working(plan):
    protected = plan(worker=made_worker(citizenship="UA"), titles=(title(kind="p24"),))
    assert {"p24_switch_plan", "p24_end_checked"} <= keys(protected)
    assert {"title_expired_stop", "residence_renewal_apply"}.isdisjoint(keys(protected))


def test_the_three_years_of_recognition_count_from_the_first_title_of_section_16d(plan):
    before = title(id=TitleId(1), kind="p24", valid_from=date(2022, 4, 1), valid_until=date(2025, 3, 31))
    now = title(id=TitleId(2), kind="p16d_3", valid_from=date(2025, 4, 1))
    item = next(it for it in plan(titles=(before, now)).items if it.template.key == "p16d3_max_stay_guard")
    assert item.legal_on == date(2028, 4, 1)


@pytest.mark.parametrize(("started_on", "asked"), [(date(2025, 9, 1), False), (date(2026, 12, 1), True)])
def test_the_notice_of_fair_integration_is_a_duty_since_2026(plan, started_on, asked):
    worker = made_worker(
        started_on=started_on, hired_from=HiredFrom.ABROAD, answers=(("placed_under_p299_sgb3", "false"),)
    )
    assert ("faire_integration_notice" in keys(plan(worker=worker))) is asked


@pytest.mark.parametrize(
    ("birth_date", "asked"), [(date(1970, 12, 31), False), (date(1971, 1, 1), True), (None, True)]
)
def test_who_was_born_before_1971_needs_no_measles_proof(plan, birth_date, asked):
    worker = made_worker(birth_date=birth_date, answers=(("measles_facility", "true"),))
    assert ("measles_proof_seen" in keys(plan(worker=worker))) is asked


def test_an_end_known_late_still_leaves_three_days_to_register(plan):
    leaving = made_departure(ended_on=date(2026, 12, 15), known_on=date(2026, 11, 20))
    item = next(it for it in plan(departure=leaving).items if it.template.key == "job_seeker_registration")
    assert item.legal_on == date(2026, 11, 23)


def test_a_fixed_term_asks_three_months_before(plan):
    worker = made_worker(fixed_term_ends_on=date(2027, 6, 30))
    found = {it.template.key: it for it in plan(worker=worker).items}
    assert found["job_seeker_registration_fixed_term"].legal_on == date(2027, 3, 30)
    assert "silent_continuation_guard" in found


def test_a_measure_belongs_to_conditions_a_follow_up_to_partial_recognition(plan):
    case = made_recognition(
        stage=RecognitionStage.NOTICE, notice_on=date(2026, 11, 2), outcome=Outcome.PARTIAL
    )
    partial, conditions = (
        keys(plan(recognition=(replace(case, outcome=outcome),)))
        for outcome in (Outcome.PARTIAL, Outcome.CONDITIONS)
    )
    assert "partial_recognition_follow_up" in partial - conditions
    assert "recog_measure_chosen" in conditions - partial


@pytest.mark.parametrize(
    ("chosen", "asked", "spared"),
    [
        (Measure.COURSE, "adaptation_course_started", "exam_preparation_planned"),
        (Measure.EXAM, "exam_preparation_planned", "adaptation_course_started"),
    ],
)
def test_the_course_is_asked_of_who_chose_it_and_so_is_the_exam(plan, chosen, asked, spared):
    case = made_recognition(
        stage=RecognitionStage.NOTICE,
        notice_on=date(2026, 11, 2),
        outcome=Outcome.CONDITIONS,
        measure=chosen,
    )
    found = keys(plan(recognition=(case,)))
    assert asked in found
    assert spared not in found


@pytest.mark.parametrize("outcome", [Outcome.CONDITIONS, Outcome.PARTIAL, Outcome.FULL, None])
def test_full_recognition_asks_for_another_title_whatever_the_first_notice_said(plan, outcome):
    case = made_recognition(
        stage=RecognitionStage.FOLLOW_UP,
        notice_on=date(2026, 4, 7),
        outcome=outcome,
        measure=Measure.COURSE,
        full_on=date(2026, 11, 16),
    )
    found = {it.template.key: it for it in plan(recognition=(case,)).items}
    assert found["recog_status_change_done"].plan_on == date(2026, 12, 14)
    assert not {"recog_measure_chosen", "adaptation_course_started", "recog_full_obtained"} & set(found)


def test_german_is_looked_at_every_three_months_until_the_target_is_reached(plan):
    target = made_proof(level=Level.B2, is_target=True, on=None)
    reviews = {"language_review", *(f"language_review_month{months}" for months in (6, 9, 12))}
    below = keys(plan(proofs=(made_proof(level=Level.B1), target)))
    reached = keys(plan(proofs=(made_proof(level=Level.B2), target)))
    assert reviews <= below
    assert not reviews & reached


def test_a_refund_ends_two_years_after_the_authorisation(plan):
    course = made_course(authorised_on=date(2026, 3, 2))
    item = next(it for it in plan(courses=(course,)).items if it.template.key == "bsk_refund_claimed")
    assert (item.plan_on, item.legal_on) == (date(2028, 2, 2), date(2028, 3, 2))


def test_mentors_exchange_where_there_is_one(plan):
    worker = made_worker(mentor_id=MentorId(1), contract_signed_on=date(2026, 8, 3))
    item = next(it for it in plan(worker=worker).items if it.template.key == "mentor_peer_exchange")
    assert item.plan_on == date(2026, 12, 3)
    assert "mentor_peer_exchange" not in keys(plan(worker=replace(worker, mentor_id=None)))


def test_nobody_works_in_a_regulated_occupation_without_licence(plan):
    nurse = made_worker(regulated_occupation=True, started_on=date(2027, 1, 4))
    assert "licence_before_start" in keys(plan(worker=nurse, titles=(title(),)))
    assert "licence_before_start" not in keys(plan(worker=nurse, titles=(title(kind="p16d_3"),)))
    assert "licence_before_start" in keys(plan(worker=replace(nurse, citizenship="RO")))


def test_the_family_waits_for_the_decision_on_the_route(plan):
    family = (made_family_member(), made_family_member(relation=Relation.CHILD, birth_year=2012))
    decided = (done("family_route_decision", ""),)
    found = keys(plan(titles=(title(kind="p16d_3"),), family=family, checkpoints=decided))
    assert {"housing_adequate_check", "document_collection", "portal_application", "child_16_guard"} <= found


def test_a_citizen_of_the_union_is_asked_for_no_title(plan):
    found = keys(plan(worker=made_worker(citizenship="PL")))
    assert {"title_check_before_start", "title_copy_filed", "residence_renewal_apply"}.isdisjoint(found)
    assert {"nachweis_day_one", "checkin_week1", "checkin_month12", "stay_talk_month18"} <= found


def test_a_period_that_rests_or_is_extended_is_followed_by_its_own_day(plan):
    case = made_recognition(
        filed_on=date(2026, 8, 3), complete_on=date(2026, 9, 7), occupation_group=OccupationGroup.CRAFT
    )

    def decisions(**changes):
        items = plan(recognition=(replace(case, **changes),)).items
        return {
            it.template.key: it.legal_on or it.plan_on
            for it in items
            if it.template.key.startswith(("recog_decision", "recog_paused"))
        }

    assert decisions() == {"recog_decision_due_bqfg": date(2026, 12, 7)}
    assert decisions(extended_until=date(2027, 1, 29)) == {"recog_decision_due_extended": date(2027, 1, 29)}
    assert decisions(paused_since=date(2026, 10, 5)).keys() == {"recog_paused_papers"}


def test_an_exam_a_follow_up_and_a_refund_are_planned_from_their_days(plan):
    case = made_recognition(exam_on=date(2027, 3, 15), follow_up_on=date(2026, 11, 9))
    course = made_course(refund_until=date(2027, 2, 26))
    found = {it.template.key: it.plan_on for it in plan(recognition=(case,), courses=(course,)).items}
    assert found["recog_exam_time_off"] == date(2027, 3, 1)
    assert found["recog_follow_up_decision"] == date(2027, 2, 9)
    assert found["course_refund_claimed"] == date(2027, 1, 29)


def test_what_the_family_has_proven_is_no_longer_asked_for(plan):
    decided = (done("family_route_decision", ""),)
    child = made_family_member(relation=Relation.CHILD, birth_year=2024)

    def asked(**proven):
        family = (made_family_member(application_filed_on=date(2026, 11, 2), **proven), child)
        return keys(plan(titles=(title(kind="p16d_3"),), family=family, checkpoints=decided))

    proofs = {"a1_certificate", "housing_adequate_check"}
    assert proofs <= asked()
    assert proofs.isdisjoint(asked(a1_proven_on=date(2026, 11, 2), housing_proven_on=date(2026, 11, 2)))
