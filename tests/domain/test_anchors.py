"""The dated events of a person, and what makes several of a kind."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onboarding_app.domain.anchors import ANCHORS, AnchorDate, anchors_of
from onboarding_app.domain.checkpoints import CheckpointId, State
from onboarding_app.domain.dossier import Dossier
from onboarding_app.domain.language import CourseId, Level
from onboarding_app.domain.people import FamilyMemberId, Relation
from onboarding_app.domain.recognition import RecognitionId
from onboarding_app.domain.titles import TitleId
from onboarding_app.domain.vocabulary import EVENTS
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

TODAY = date(2026, 3, 4)


def anchors(worker=None, today=TODAY, **parts):
    return anchors_of(Dossier(company=made_company(), worker=worker or made_worker(), **parts), today)


def test_every_event_belongs_to_the_vocabulary():
    title = made_title(kind="p16d_3", fiction_until=date(2027, 12, 1))
    day = date(2026, 1, 5)
    found = anchors(
        made_worker(
            contract_signed_on=day,
            entry_on=day,
            probation_ends_on=day,
            fixed_term_ends_on=day,
            birth_date=date(1990, 5, 5),
            answers=tuple((event, day.isoformat()) for event in EVENTS),
        ),
        titles=(title, made_title(kind="p18a"), made_title(kind="p18g")),
        recognition=(
            made_recognition(
                complete_on=day,
                notice_on=day,
                full_on=day,
                measure_starts_on=day,
                measure_ends_on=day,
                paused_since=day,
                extended_until=day,
                exam_on=day,
                follow_up_on=day,
            ),
        ),
        courses=(made_course(authorised_on=day, ends_on=day, exam_on=day, refund_until=day),),
        proofs=(made_proof(level=Level.B2, is_target=True, on=day),),
        family=(
            made_family_member(
                application_filed_on=day, appointment_on=day, visa_issued_on=day, arrived_on=day
            ),
            made_family_member(relation=Relation.CHILD, birth_year=2015),
        ),
        departure=made_departure(),
    )
    assert found.keys() <= ANCHORS
    assert ANCHORS - found.keys() <= {"fiction_paper_until"}  # of the title that counts only


def test_what_has_not_happened_is_absent():
    assert anchors().keys() == {"employment_start"}
    assert anchors(made_worker(started_on=None)) == {}


@pytest.mark.parametrize("year", [1, 1899, 2201, 9999])
def test_open_ended_is_no_event(year):
    assert "contract_end" not in anchors(made_worker(fixed_term_ends_on=date(year, 12, 31)))


def test_a_departure_counts_from_its_last_day_and_from_when_it_was_known():
    known = anchors(departure=made_departure(ended_on=date(2026, 2, 28), known_on=date(2026, 1, 15)))
    assert known["employment_end"] == (AnchorDate(date(2026, 2, 28)),)
    assert known["employment_end_known"] == (AnchorDate(date(2026, 1, 15)),)
    assert anchors(departure=made_departure())["employment_end_known"] == (AnchorDate(date(2026, 2, 28)),)


def test_only_the_title_that_counts_today_has_an_end():
    titles = (
        made_title(id=TitleId(1), kind="p16d_3", valid_from=date(2024, 8, 1), valid_until=date(2025, 7, 31)),
        made_title(id=TitleId(2), kind="p18a", valid_from=date(2025, 8, 1), valid_until=date(2029, 7, 31)),
    )
    found = anchors(titles=titles)
    assert found["title_valid_until"] == (AnchorDate(date(2029, 7, 31), "title-2"),)
    assert found["title_issued"] == (AnchorDate(date(2025, 8, 1), "title-2"),)
    assert found["first_title_issued"] == found["recog_stay_start"] == (AnchorDate(date(2024, 8, 1)),)
    assert found["title_skilled_start"] == (AnchorDate(date(2025, 8, 1)),)
    assert "bluecard_start" not in found
    earlier = anchors(titles=titles, today=date(2025, 7, 31))
    assert earlier["title_valid_until"] == (AnchorDate(date(2025, 7, 31), "title-1"),)


def test_parents_may_join_from_the_first_title_of_the_kind_not_from_its_renewal():
    titles = (
        made_title(id=TitleId(1), kind="p18a", valid_from=date(2023, 8, 1), valid_until=date(2025, 7, 31)),
        made_title(id=TitleId(2), kind="p18b", valid_from=date(2025, 8, 1), valid_until=date(2029, 7, 31)),
    )
    assert anchors(titles=titles)["first_parents_title"] == (AnchorDate(date(2023, 8, 1)),)
    assert "first_parents_title" not in anchors(titles=(made_title(kind="p16d_3"),))


def test_each_case_and_course_counts_by_itself():
    cases = (made_recognition(id=RecognitionId(4)), made_recognition(id=RecognitionId(9)))
    assert [it.instance for it in anchors(recognition=cases)["recog_filed"]] == ["", "recognition-9"]
    courses = (made_course(id=CourseId(3)), made_course(id=CourseId(5)))
    assert [it.instance for it in anchors(courses=courses)["course_start"]] == ["course-3", "course-5"]


def test_the_family_counts_from_its_first_event_and_children_by_the_year_of_birth():
    family = (
        made_family_member(arrived_on=date(2026, 3, 1)),
        made_family_member(id=FamilyMemberId(7), relation=Relation.CHILD, birth_year=2012),
        made_family_member(relation=Relation.CHILD, birth_year=None),
        made_family_member(relation=Relation.PARENT, birth_year=1960, arrived_on=date(2026, 2, 1)),
    )
    found = anchors(family=family)
    assert found["family_entry_date"] == (AnchorDate(date(2026, 2, 1)),)
    assert found["child_16th_birthday"] == (AnchorDate(date(2028, 1, 1), "family-7"),)
    assert found["child_18th_birthday"] == (AnchorDate(date(2030, 1, 1), "family-7"),)


def test_the_target_of_language_is_the_earliest():
    proofs = (
        made_proof(is_target=True, on=date(2027, 1, 1)),
        made_proof(is_target=True, on=date(2026, 9, 1)),
        made_proof(is_target=True, on=None),
    )
    assert anchors(proofs=proofs)["language_target_date"] == (AnchorDate(date(2026, 9, 1)),)


def test_what_is_done_is_an_event_of_its_own():
    found = anchors(
        checkpoints=(
            made_checkpoint(key="anmeldung", state=State.DONE, done_on=date(2026, 2, 2), instance="title-1"),
            made_checkpoint(id=CheckpointId(2), key="tax_id", done_on=None),
            made_checkpoint(key="", title="own", state=State.DONE, done_on=date(2026, 2, 3)),
        )
    )
    assert found["anmeldung_done"] == (AnchorDate(date(2026, 2, 2), "title-1"),)
    assert found.keys() == {"employment_start", "anmeldung_done"}


@given(st.permutations([date(2026, 1, 1), date(2027, 1, 1), None]))
def test_the_order_of_relatives_is_irrelevant(days):
    family = tuple(made_family_member(visa_issued_on=day) for day in days)
    assert anchors(family=family)["family_visa_issued"] == (AnchorDate(date(2026, 1, 1)),)


def test_a_certificate_lasts_as_long_as_its_paper_says():
    """Where it is noted as a title of its own, the end of that is the end of the paper."""
    paper = made_title(kind="fiktion_4", valid_until=date(2026, 6, 30))
    other = made_title(kind="p18a", valid_until=date(2026, 6, 30))
    assert [it.on for it in anchors(titles=(paper,))["fiction_paper_until"]] == [date(2026, 6, 30)]
    assert "fiction_paper_until" not in anchors(titles=(other,))


@pytest.mark.parametrize(
    "stays", [{"wants_to_join": False}, {"lives_abroad": False}, {"arrived_on": date(2026, 2, 2)}]
)
def test_birthdays_matter_to_children_alone_who_may_still_come(stays):
    """§ 32 AufenthG is about joining: nobody guards a day for a child who is here, or stays with others."""
    child = {"relation": Relation.CHILD, "birth_year": 2012}
    birthdays = {"child_16th_birthday", "child_18th_birthday"}
    assert birthdays <= anchors(family=(made_family_member(**child),)).keys()
    assert anchors(family=(made_family_member(**child, **stays),)).keys().isdisjoint(birthdays)
