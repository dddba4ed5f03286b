"""What is known of a person: data before answers, answers before what follows, and nothing guessed."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onboarding_app.domain.checkpoints import State
from onboarding_app.domain.dossier import Dossier
from onboarding_app.domain.facts import answer_value, facts_of, nationality_group
from onboarding_app.domain.language import Level
from onboarding_app.domain.people import HiredFrom, MentorId, Relation
from onboarding_app.domain.recognition import OccupationGroup, Outcome, RecognitionStage
from onboarding_app.domain.titles import TitleId, TitleKind
from onboarding_app.domain.vocabulary import FACTS, FactKind
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
JOB = TitleKind(
    key="p18a",
    de="",
    en="",
    short_de="",
    short_en="",
    basis=(),
    section=4,
    tie="job",
    unlimited=False,
    employer_reports_end=True,
    worker_reports_end=True,
    family="letter_de",
    a1_exempt=True,
    housing_exempt=True,
    skilled=True,
    as_of=date(2026, 4, 29),
    verified=True,
)
KINDS = {
    kind.key: kind
    for kind in (
        JOB,
        replace(JOB, key="p16d_3", section=3, employer_reports_end=False, skilled=False),
        replace(JOB, key="fiktion_4", section=None, tie="inherit", employer_reports_end=None, skilled=False),
        replace(JOB, key="p9", section=1, tie="none", unlimited=True),
        replace(JOB, key="eu", section=None, tie="none", unlimited=True),
        replace(JOB, key="ch", section=None, tie="none", unlimited=False),
        replace(JOB, key="uk_wa", section=None, tie="none", unlimited=False),
    )
}


def facts(worker=None, company=None, today=TODAY, **parts):
    dossier = Dossier(company=company or made_company(), worker=worker or made_worker(), **parts)
    return facts_of(dossier, KINDS, today)


def known(worker=None, **parts):
    return facts(worker, **parts).values


def answered(**answers):
    return made_worker(answers=tuple(answers.items()))


@pytest.mark.parametrize(
    ("citizenship", "group"),
    [
        ("VN", "third_country"),
        ("GB", "third_country"),
        ("TR", "third_country"),
        ("RO", "eu_eea"),
        ("NO", "eu_eea"),
        ("CH", "ch"),
        ("DE", "de"),
        (None, None),
    ],
)
def test_the_law_knows_groups_of_nationalities(citizenship, group):
    assert nationality_group(citizenship) == group
    assert known(made_worker(citizenship=citizenship)).get("nat") == group


def test_of_somebody_unknown_little_is_known():
    found = known(made_worker(citizenship=None, started_on=None))
    assert found.keys() == {
        "eichsfeld",
        "has_course",
        "leaving",
        "recog_noticed",
        "measure",
        "mentor_assigned",
        "a1_proven",
        "care_found",
        "housing_proven",
        "recog_extended",
        "recog_outcome",
        "recog_paused",
        "recognition_running",
    }


def test_everything_known_is_in_the_vocabulary():
    worker = made_worker(
        hired_from=HiredFrom.ABROAD,
        regulated_occupation=True,
        is_apprentice=False,
        fixed_term_ends_on=TODAY,
        probation_ends_on=TODAY,
        birth_date=TODAY,
        entry_on=TODAY,
    )
    found = known(
        worker,
        titles=(made_title(kind="p18a"),),
        recognition=(made_recognition(occupation_group=OccupationGroup.NURSING),),
        proofs=(made_proof(), made_proof(level=Level.B2, is_target=True)),
        family=(made_family_member(), made_family_member(relation=Relation.CHILD, birth_year=2016)),
        departure=made_departure(),
    )
    assert found.keys() <= FACTS.keys()


def test_a_worker_says_it_in_fields():
    found = known(made_worker(hired_from=HiredFrom.GERMANY, mentor_id=MentorId(3), fixed_term_ends_on=TODAY))
    assert found["hired_from_abroad"] is False
    assert found["mentor_assigned"] is True
    assert (found["fixed_term"], found["contract_end"]) == (True, TODAY)
    assert "probation" not in found


@pytest.mark.parametrize(("citizenship", "free"), [("US", True), ("JP", True), ("VN", False)])
def test_some_nationals_may_come_without_a_visa(citizenship, free):
    assert known(made_worker(citizenship=citizenship))["visa_free_long"] is free


def test_a_title_brings_the_flags_of_its_kind():
    title = made_title(kind="p18a", renewal_filed_on=date(2027, 7, 31))
    found = known(titles=(title,))
    assert (found["title"], found["title_tie"], found["title_section"]) == ("p18a", "job", 4)
    assert (found["title_unlimited"], found["title_skilled"]) == (False, True)
    assert (found["title_issued"], found["title_valid_until"]) == (date(2025, 8, 1), date(2027, 7, 31))
    assert found["renewal_in_time"] is True
    assert found["employer_reports_end"] is True


@pytest.mark.parametrize(
    ("filed", "ends", "in_time"),
    [
        (None, date(2027, 7, 31), False),
        (date(2027, 8, 1), date(2027, 7, 31), False),
        (date(2027, 7, 31), date(2027, 7, 31), True),
        (date(2027, 7, 31), None, True),
    ],
)
def test_only_an_application_before_the_end_is_in_time(filed, ends, in_time):
    title = made_title(kind="p18a", renewal_filed_on=filed, valid_until=ends)
    assert known(titles=(title,))["renewal_in_time"] is in_time


def test_a_certificate_proves_that_the_application_was_in_time():
    """§ 81 (5) AufenthG: it is issued for nothing else."""
    assert known(titles=(made_title(kind="fiktion_4"),))["renewal_in_time"] is True


def test_a_title_of_unknown_kind_leaves_its_flags_open():
    found = known(titles=(made_title(),))
    assert {"title", "title_tie", "title_unlimited", "employer_reports_end"}.isdisjoint(found)
    assert found["title_valid_until"] == date(2027, 7, 31)
    assert known(titles=(made_title(unlimited=True),))["title_unlimited"] is True


def test_what_the_law_leaves_open_stays_open():
    found = known(titles=(made_title(kind="fiktion_4"),))
    assert found["title_tie"] == "inherit"
    assert found["title_section"] == 0
    assert "employer_reports_end" not in found


def test_a_paper_that_prolongs_has_the_flags_of_the_title_before():
    titles = (
        made_title(id=TitleId(1), kind="p18a", valid_from=date(2022, 1, 1)),
        made_title(id=TitleId(2), kind="p16d_3", valid_from=date(2024, 1, 1)),
        made_title(id=TitleId(3), kind="", valid_from=date(2025, 1, 1)),
        made_title(id=TitleId(4), kind="fiktion_4", valid_from=date(2026, 1, 1)),
    )
    found = known(titles=titles)
    assert (found["title"], found["title_tie"], found["title_section"]) == ("fiktion_4", "job", 3)
    assert found["employer_reports_end"] is False


@pytest.mark.parametrize(
    ("citizenship", "kind"),
    [("PL", "eu"), ("IS", "eu"), ("DE", "eu"), ("CH", "ch"), ("VN", None), (None, None)],
)
def test_citizens_of_the_union_need_no_title(citizenship, kind):
    found = known(made_worker(citizenship=citizenship))
    assert found.get("title") == kind
    assert found.get("title_unlimited") is (True if kind else None)


def test_the_withdrawal_agreement_goes_by_the_paper():
    assert known(made_worker(citizenship="GB"), titles=(made_title(kind="uk_wa"),))["nat"] == "uk_wa"


def test_what_was_done_for_an_earlier_title_says_nothing_about_this_one():
    titles = (
        made_title(id=TitleId(1), kind="p16d_3", valid_from=date(2024, 1, 1)),
        made_title(id=TitleId(2), kind="p18a", valid_from=date(2026, 1, 1)),
    )
    done = [
        made_checkpoint(key=key, instance=instance, state=State.DONE)
        for key, instance in (("renewal", "title-1"), ("copy", "title-2"), ("anmeldung", ""))
    ]
    checkpoints = (*done, made_checkpoint(key="open"))
    assert facts(titles=titles, checkpoints=checkpoints).done == {"copy", "anmeldung"}
    assert facts(checkpoints=checkpoints).done == {"renewal", "copy", "anmeldung"}


def test_without_a_case_recognition_follows_from_title_and_occupation():
    assert "recognition_needed" not in known()
    assert known(made_worker(regulated_occupation=True))["recognition_needed"] is True
    assert known(made_worker(regulated_occupation=False))["recognition_needed"] is False
    assert known(answered(regulated="true"))["recognition_needed"] is True
    assert known(titles=(made_title(kind="p16d_3"),))["recognition_needed"] is True
    assert known()["recog_outcome"] == "open"


def test_who_wants_recognition_without_a_duty_gets_it():
    worker = replace(answered(recognition_needed="true"), regulated_occupation=False)
    assert known(worker)["recognition_needed"] is True


@pytest.mark.parametrize(
    ("case", "needed", "running"),
    [
        (made_recognition(), True, True),
        (made_recognition(filed_on=None, stage=RecognitionStage.COLLECTING), True, False),
        (made_recognition(stage=RecognitionStage.DONE), False, False),
        (made_recognition(stage=RecognitionStage.NOT_NEEDED, filed_on=None), False, False),
    ],
)
def test_a_case_says_whether_recognition_runs(case, needed, running):
    found = known(made_worker(regulated_occupation=True), recognition=(case,))
    assert (found["recognition_needed"], found["recognition_running"]) == (needed, running)
    assert found["recog_stage"] == case.stage
    assert "occ_group" not in found


def test_the_latest_case_counts():
    found = known(
        recognition=(
            made_recognition(outcome=Outcome.NONE),
            made_recognition(
                stage=RecognitionStage.MEASURE,
                outcome=Outcome.PARTIAL,
                occupation_group=OccupationGroup.NURSING,
                fast_track=True,
            ),
        )
    )
    assert (found["recog_outcome"], found["measure"], found["occ_group"]) == ("partial", True, "nursing")
    assert (found["fast_track"], found["procedure"]) == (True, "p81a")


@pytest.mark.parametrize(("procedure", "fast"), [("p81a", True), ("normal", False)])
def test_the_fast_track_is_asked_for_once(procedure, fast):
    assert known(answered(procedure=procedure))["fast_track"] is fast


def test_language_compares_what_is_there_with_what_is_needed():
    has, wants = made_proof(level=Level.B1), made_proof(level=Level.B2, is_target=True)
    found = known(proofs=(has, wants), courses=(made_course(),))
    assert (found["lang_level"], found["lang_target"], found["lang_below_target"]) == ("B1", "B2", True)
    assert found["has_course"] is True
    assert "lang_below_target" not in known(proofs=(wants,))
    by_answer = made_worker(answers=(("lang_level", "C1"),))
    assert known(by_answer, proofs=(wants,))["lang_below_target"] is False


def test_without_relatives_nothing_is_known_of_the_family():
    assert not [name for name in known() if "spouse" in name or "child" in name or "family" in name]


@pytest.mark.parametrize(
    ("member", "expected"),
    [
        (made_family_member(), {"spouse_abroad": True, "spouse_in_de": False, "family_in_de": False}),
        (made_family_member(lives_abroad=False), {"spouse_abroad": False, "spouse_in_de": True}),
        (made_family_member(arrived_on=TODAY), {"spouse_abroad": False, "family_entry_date": TODAY}),
        (made_family_member(lives_abroad=None), {"spouse_abroad": None, "spouse_in_de": None}),
        (made_family_member(wants_to_join=None), {"family_wanted": None, "child_abroad": False}),
        (
            made_family_member(relation=Relation.CHILD, birth_year=2014, lives_abroad=False),
            {
                "spouse_abroad": False,
                "child_in_de": True,
                "child_school_age": True,
                "child_age_1_to_6": False,
            },
        ),
        (
            made_family_member(relation=Relation.CHILD, birth_year=2023, lives_abroad=False),
            {"child_school_age": False, "child_age_1_to_6": True},
        ),
        (
            made_family_member(relation=Relation.CHILD, birth_year=2014),
            {"child_abroad": True, "child_in_de": False, "child_school_age": False},
        ),
        (
            made_family_member(relation=Relation.CHILD, birth_year=None, arrived_on=TODAY),
            {"child_abroad": False, "child_in_de": True, "child_school_age": None},
        ),
        (
            made_family_member(relation=Relation.CHILD, birth_year=2014, lives_abroad=None),
            {"child_abroad": None, "child_school_age": None},
        ),
        (
            made_family_member(relation=Relation.CHILD, birth_year=2007),  # of age before this year
            {"child_abroad": False, "child_in_de": False, "family_in_de": False},
        ),
        (made_family_member(relation=Relation.CHILD, birth_year=2008), {"child_abroad": True}),
    ],
)
def test_relatives_say_what_is_known_of_the_family(member, expected):
    found = known(family=(member,))
    assert {name: found.get(name) for name in expected} == expected


def test_one_yes_of_several_relatives_decides():
    family = (made_family_member(lives_abroad=None), made_family_member(lives_abroad=True))
    assert known(family=family)["spouse_abroad"] is True


def test_an_answer_stands_where_relatives_say_nothing():
    child = made_family_member(relation=Relation.CHILD, birth_year=2015)
    assert known(answered(spouse_abroad="true"), family=(child,))["spouse_abroad"] is True
    assert known(answered(spouse_abroad="true"), family=(made_family_member(lives_abroad=False),)) | {
        "spouse_abroad": False
    } == known(answered(spouse_abroad="true"), family=(made_family_member(lives_abroad=False),))


def test_data_counts_before_answers_and_the_person_before_the_firm():
    company = made_company(answers=(("sector_2a", "true"), ("minijob", "true")), works_council=True)
    worker = made_worker(answers=(("minijob", "false"), ("nat", "eu_eea"), ("works_council", "false")))
    found = known(worker, company=company)
    assert (found["sector_2a"], found["minijob"]) == (True, False)
    assert (found["nat"], found["works_council"]) == ("third_country", True)


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (FactKind.BOOLEAN, "true", True),
        (FactKind.BOOLEAN, "false", False),
        (FactKind.BOOLEAN, "maybe", None),
        (FactKind.NUMBER, "12", 12),
        (FactKind.NUMBER, "many", None),
        (FactKind.DATE, "2026-03-04", TODAY),
        (FactKind.DATE, "04.03.2026", None),
        (FactKind.CHOICE, "normal", "normal"),
        (FactKind.CHOICE, "", None),
    ],
)
def test_an_answer_is_a_value_of_its_kind_or_none(kind, text, value):
    assert answer_value(kind, text) == value


def test_unreadable_answers_leave_the_question_open():
    found = known(answered(minijob="", own_flat="?", shoe_size="44", title_section="x"))
    assert {"minijob", "own_flat", "shoe_size", "title_section"}.isdisjoint(found)


@given(
    st.permutations([("minijob", "true"), ("own_flat", "false"), ("procedure", "p81a"), ("lang_level", "B1")])
)
def test_the_order_of_answers_is_irrelevant(answers):
    first = made_worker(answers=tuple(sorted(answers)))
    assert known(made_worker(answers=tuple(answers))) == known(first)
