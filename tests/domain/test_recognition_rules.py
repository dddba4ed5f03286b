"""Who decides on a recognition and until when, how long a stay under § 16d lasts, and what status is lost.

The days are counted by hand from the domain file anerkennung-sprache-begleitung.md, 1.2, 1.5 and 1.9.
"""

from datetime import date

import pytest

from onboarding_app.catalogue import load_catalogue
from onboarding_app.domain.dossier import Dossier
from onboarding_app.domain.recognition import OccupationGroup, Outcome, RecognitionStage
from onboarding_app.domain.recognition_rules import (
    competent_body,
    longer_than_allowed,
    longest_stay,
    outlook,
)
from onboarding_app.i18n import Texts
from onboarding_app.wording.tracks import outlook_sentences
from tests.made import made_company, made_recognition, made_title, made_worker

TODAY = date(2026, 11, 23)
NURSING = {"occupation_group": OccupationGroup.NURSING}


@pytest.fixture(scope="module")
def rules():
    return load_catalogue().recognition


def looked(rules, *, titles=(), city="Erfurt", worker=None, **case):
    person = made_worker(**{"city": city} | (worker or {}))
    found = Dossier(
        company=made_company(), worker=person, titles=titles, recognition=(made_recognition(**case),)
    )
    return outlook(found, rules, TODAY)


@pytest.mark.parametrize(
    ("group", "city", "key"),
    [
        (OccupationGroup.NURSING, "Erfurt", "tlvwa_health"),
        (OccupationGroup.PHYSICIAN, "", "tlvwa_physicians"),
        (OccupationGroup.IHK, "Jena", "ihk_fosa"),
        (OccupationGroup.CRAFT, "jena", "hwk_ost"),
        (OccupationGroup.CRAFT, "Gotha", "hwk_erfurt"),
        (OccupationGroup.CRAFT, "Suhl", "hwk_sued"),
        (OccupationGroup.CRAFT, "Eisenach", "hwk_sued"),
        (OccupationGroup.CRAFT, "Ilmenau", "hwk_erfurt"),
        (OccupationGroup.CRAFT, "Saalfeld/Saale", "hwk_ost"),
        (OccupationGroup.OTHER_HEALTH, "Jena", "tlvwa_health"),
        (OccupationGroup.TEACHER, "Gera", "tmbwk"),
        (OccupationGroup.SOCIAL_EDU, "", "tlvwa_social"),
        (OccupationGroup.ENGINEER, "", "ikth"),
        (OccupationGroup.IT_EXPERIENCED, "", "ihk_fosa"),
        (OccupationGroup.ACADEMIC_UNREGULATED, "", "zab"),
    ],
)
def test_the_body_follows_from_occupation_and_place(rules, group, city, key):
    assert competent_body(rules.bodies.values(), group, city).key == key


def test_where_the_place_is_not_known_no_chamber_is_named(rules):
    assert competent_body(rules.bodies.values(), OccupationGroup.CRAFT, "Hof") is None
    assert competent_body(rules.bodies.values(), None, "Erfurt") is None
    assert competent_body(rules.bodies.values(), OccupationGroup.OTHER, "Erfurt") is None


@pytest.mark.parametrize(
    ("case", "months", "day"),
    [
        (NURSING, 4, date(2026, 12, 31)),
        (NURSING | {"fast_track": True}, 2, date(2026, 11, 2)),
        ({"occupation_group": OccupationGroup.PHYSICIAN}, 3, date(2026, 11, 30)),
        ({"occupation_group": OccupationGroup.CRAFT}, 3, date(2026, 11, 30)),
        (
            {"occupation_group": OccupationGroup.CRAFT, "extended_until": date(2027, 2, 15)},
            3,
            date(2027, 2, 15),
        ),
    ],
)
def test_the_period_runs_from_complete_papers_on(rules, case, months, day):
    found = looked(rules, complete_on=date(2026, 8, 31), **case)
    assert (found.months, found.decision_by) == (months, day)


def test_there_is_no_day_before_the_papers_are_complete_and_none_after_the_notice(rules):
    waiting = looked(rules, paused_since=date(2026, 9, 1), **NURSING)
    assert (waiting.paused, waiting.decision_by) == (True, None)
    assert looked(rules, **NURSING).decision_by is None
    noticed = looked(
        rules, complete_on=date(2026, 1, 5), notice_on=date(2026, 5, 4), outcome=Outcome.CONDITIONS, **NURSING
    )
    assert (noticed.period, noticed.decision_by) == (None, None)


@pytest.mark.parametrize(
    "group",
    [OccupationGroup.OTHER_HEALTH, OccupationGroup.ACADEMIC_UNREGULATED, OccupationGroup.IT_EXPERIENCED],
)
def test_no_period_is_named_for_groups_whose_law_was_not_read(rules, group):
    found = looked(rules, occupation_group=group, complete_on=TODAY)
    assert (found.period, found.decision_by) == (None, None)
    assert any("please ask the body" in line for line in outlook_sentences(found, Texts("en")))
    done = looked(rules, occupation_group=group, stage=RecognitionStage.DONE, full_on=TODAY)
    assert not any("please ask the body" in line for line in outlook_sentences(done, Texts("en")))


@pytest.mark.parametrize(
    ("citizenship", "said", "months"),
    [("RO", "true", 3), ("CH", "true", 3), ("RO", "false", 4), ("RO", "", 4), ("VN", "true", 4)],
)
def test_a_nurse_waits_four_months_and_three_only_for_automatic_recognition(rules, citizenship, said, months):
    """§ 43 (3) s. 1 and 2 PflAPrV: the diploma of another country is never recognised automatically."""
    worker = {"citizenship": citizenship, "answers": (("automatic_recognition", said),)}
    assert looked(rules, worker=worker, complete_on=date(2026, 8, 31), **NURSING).months == months


@pytest.mark.parametrize(
    ("complete", "months", "day"),
    [
        (date(2026, 6, 3), 3, date(2026, 9, 3)),
        (date(2026, 9, 25), 3, date(2026, 12, 28)),
        (date(2026, 7, 3), 3, date(2026, 10, 5)),
    ],
)
def test_a_period_ends_on_a_working_day(rules, complete, months, day):
    """25 December 2026 is a Friday, so Monday the 28th; 3 October 2026 a Saturday, so Monday the 5th."""
    found = looked(rules, occupation_group=OccupationGroup.IHK, complete_on=complete)
    assert (found.months, found.decision_by) == (months, day)


def title(kind, begin):
    return made_title(kind=kind, valid_from=begin, valid_until=None)


def test_stays_of_16d_share_three_years(rules):
    first, second = title("p16d_3", date(2024, 2, 29)), title("p16d_1", date(2025, 3, 1))
    rule, until = longest_stay((second, first), rules.stays)
    assert (rule.key, until) == ("p16d_1", date(2027, 2, 28))


def test_the_analysis_is_not_counted_against_them(rules):
    analysis, partnership = title("p16d_6", date(2025, 1, 15)), title("p16d_3", date(2025, 7, 1))
    assert longest_stay((analysis,), rules.stays)[1] == date(2025, 7, 15)
    assert longest_stay((analysis, partnership), rules.stays)[1] == date(2028, 7, 1)
    assert longest_stay((title("p18a", date(2025, 1, 1)),), rules.stays) == (None, None)


@pytest.mark.parametrize(
    ("kind", "until", "most"),
    [
        ("p16d_1", date(2027, 3, 1), None),
        ("p16d_1", date(2027, 3, 2), date(2027, 3, 1)),
        ("p16d_3", date(2026, 3, 1), None),
        ("p16d_3", date(2027, 2, 28), date(2026, 3, 1)),
        ("p16d_4", date(2026, 9, 1), date(2026, 3, 1)),
        ("p16d_6", date(2025, 12, 1), date(2025, 9, 1)),
        ("p16d_5", date(2028, 3, 1), None),
        ("p18a", date(2029, 3, 1), None),
    ],
)
def test_a_title_is_doubted_that_is_longer_than_its_paragraph_allows(rules, kind, until, most):
    """From 1 March 2025: 24 months (1), 12 (3), 12 (4), 6 (6); none is named for (5)."""
    held = made_title(kind=kind, valid_from=date(2025, 3, 1), valid_until=until)
    assert longer_than_allowed((held,), rules.stays) == most


def test_a_further_title_is_held_against_its_own_months_and_those_of_all(rules):
    first = made_title(kind="p16d_1", valid_from=date(2023, 3, 1), valid_until=date(2025, 2, 28))
    further = made_title(kind="p16d_1", valid_from=date(2025, 3, 1), valid_until=date(2026, 9, 1))
    late = made_title(kind="p16d_3", valid_from=date(2025, 9, 1), valid_until=date(2026, 8, 31))
    assert longer_than_allowed((first, further), rules.stays) == date(2026, 3, 1)
    assert longer_than_allowed((first, late), rules.stays) == date(2026, 3, 1)
    assert longer_than_allowed((), rules.stays) is None


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_title_that_is_too_long_is_told_with_the_day(rules, language):
    held = made_title(kind="p16d_3", valid_from=date(2026, 1, 1), valid_until=date(2027, 12, 31))
    told = "\n".join(outlook_sentences(looked(rules, titles=(held,), **NURSING), Texts(language)))
    assert ("01.01.2027" if language == "de" else "1 Jan 2027") in told


@pytest.mark.parametrize(
    ("changes", "months"),
    [
        ({}, 8),
        ({"target_occupation": "pflegehelfer"}, None),
        ({"stage": RecognitionStage.DONE}, None),
    ],
)
def test_status_is_lost_while_somebody_works_below_what_they_learned(rules, changes, months):
    worker = {"occupation": "Pflegehelfer", "learned_occupation": "Nurse", "started_on": date(2026, 3, 23)}
    case = {"reference_occupation": "Pflegefachmann"} | NURSING | changes
    assert looked(rules, worker=worker, **case).months_below == months


@pytest.mark.parametrize("language", ["de", "en"])
def test_all_of_it_is_said_in_sentences(rules, language):
    found = looked(
        rules,
        titles=(title("p16d_3", date(2026, 1, 1)),),
        worker={"occupation": "Helfer", "learned_occupation": "Nurse", "started_on": date(2026, 3, 23)},
        complete_on=date(2026, 8, 31),
        **NURSING,
    )
    told = "\n".join(outlook_sentences(found, Texts(language)))
    assert "Thüringer Landesverwaltungsamt" in told
    assert "§ 43 Abs. 3 PflAPrV" in told
    assert ("31.12.2026" if language == "de" else "31 Dec 2026") in told
    assert "§ 16d Abs. 3 AufenthG" in told
    assert "Nurse" in told
