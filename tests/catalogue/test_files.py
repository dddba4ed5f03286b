"""What every entry under `resources/` has to keep, whoever adds it."""

import re
from collections import Counter
from datetime import date, timedelta

import pytest

from onboarding_app.domain.check_ins import Factor
from onboarding_app.domain.checkpoints import PeriodKind
from onboarding_app.domain.holidays import WorkCalendar
from onboarding_app.domain.periods import Roll, end_of
from onboarding_app.domain.tracks import Responsible, Track
from onboarding_app.domain.vocabulary import FACTS

YEAR = [date(2027, 1, 1) + timedelta(n) for n in range(365)]
LASTING = {"title_check_before_start", "title_copy_filed", "title_tie_recorded", "residence_renewal_apply"}
PROTECTED = re.compile(r"AufenthG|AufenthV|UkraineAufenthFGV|FeV")
NOTICES = {"swiss_stay_notice", "ba_information_reply"}
"""Notices to an authority: rights to stay do not hang on their day, so it may roll."""

STAGES = {
    "prearrival", "day1", "week1", "day30", "day60", "day90", "probation",
    "month6", "month9", "month12", "stay", "event", "exit",
}  # fmt: skip


def _texts(template):
    pairs = [
        (template.title_de, template.title_en),
        (template.help_de, template.help_en),
        (template.typical_de, template.typical_en),
        (template.missed_de, template.missed_en),
        *zip(template.evidence_de, template.evidence_en, strict=True),
    ]
    return [text for pair in pairs for text in pair]


def test_every_track_has_its_templates(catalogue):
    tracks = Counter(template.track for template in catalogue.templates.values())
    assert len(catalogue.templates) >= 60
    assert all(tracks[track] >= (8 if track is Track.LEAVING else 10) for track in Track)


def test_every_template_explains_itself(catalogue):
    for template in catalogue.templates.values():
        assert len(template.help_de) > 40, template.key
        assert len(template.help_en) > 40, template.key
        assert template.typical_de, template.key
        assert template.typical_en, template.key
        assert template.missed_de, template.key
        assert template.missed_en, template.key


def test_no_text_speaks_of_how_it_was_written(catalogue):
    for template in catalogue.templates.values():
        for text in (*_texts(template), *template.basis):
            assert not re.search(r"UNVERIFIED|PRODUCT RULE|\[S\d|SEED|GDPR Art| {2}", text), template.key


def test_german_has_german_quotation_marks(catalogue):
    german = [text for it in catalogue.templates.values() for text in _texts(it)[::2]]
    german += [text for guide in catalogue.guides.values() for text in guide.questions_de]
    german += [text for it in catalogue.statements for text in (it.de, it.action_de)]
    for text in german:
        assert '"' not in text
        assert "”" not in text
        assert text.count("„") == text.count("“"), text


def test_the_law_is_cited_in_one_style(catalogue):
    for template in catalogue.templates.values():
        for basis in template.basis:
            assert re.match(r"(§§? \d|Art\. \d|RBStV|DeuFöV)", basis), (template.key, basis)
            assert not re.search(r"\(\d|\bno\.|\band\b", basis), (template.key, basis)


def test_what_is_not_verified_has_no_legal_date(catalogue):
    for template in catalogue.templates.values():
        if not template.verified:
            assert template.legal is None, template.key
            assert template.kind is PeriodKind.PRACTICE, template.key
        else:
            assert template.kind is not PeriodKind.PRACTICE, template.key
            assert template.as_of == date(2026, 4, 29), template.key


def test_what_protects_a_right_never_rolls(catalogue):
    """Rule R1 of the domain file: the right to stay, to work and to drive."""
    for template in catalogue.templates.values():
        guards = any(PROTECTED.search(basis) for basis in template.basis)
        of_the_person = template.responsible is not Responsible.AUTHORITY
        reports = template.key.startswith("job_end_notice") or template.key in NOTICES
        if guards and of_the_person and not reports and template.legal:
            assert template.legal.roll is Roll.NONE, template.key


def test_nothing_is_planned_after_the_law_asks_for_it(catalogue):
    calendar = WorkCalendar()
    for template in catalogue.templates.values():
        if template.legal and template.kind is not PeriodKind.AUTHORITY:
            for day in YEAR:
                plan, legal = (end_of(it, day, calendar) for it in (template.plan, template.legal))
                assert plan <= legal, (template.key, day)


def test_periods_of_authorities_wait_for_authorities(catalogue):
    for template in catalogue.templates.values():
        if template.kind is PeriodKind.AUTHORITY:
            assert template.responsible is Responsible.AUTHORITY, template.key


def test_lasting_duties_are_asked_of_people_who_began_long_ago(catalogue):
    assert all(catalogue.templates[key].keep_when_past for key in LASTING)


def test_every_fact_that_nobody_can_know_has_a_question(catalogue):
    """What the data itself always says, or what another question brings, needs none."""
    told = {
        "a1_proven", "birth_date", "care_found", "employment_start", "first_parents_title", "has_course",
        "housing_proven",
        "leaving", "measure", "mentor_assigned", "recog_extended", "recog_noticed", "recog_outcome",
        "recog_paused", "recog_stage", "recognition_running", "renewal_in_time", "title_issued",
        "title_skilled", "title_tie", "title_unlimited", "title_valid_until",
    }  # fmt: skip
    asked = set().union(*(template.applies.names for template in catalogue.templates.values()))
    assert asked - set(catalogue.fact_questions) <= told
    assert set(catalogue.fact_questions) <= set(FACTS)


def test_choices_of_questions_are_values_of_their_fact(catalogue):
    for question in catalogue.fact_questions.values():
        if question.kind == "choice" and FACTS[question.fact].choices:
            assert {value for value, _ in question.choices_de} <= set(FACTS[question.fact].choices)


def test_conditions_name_titles_that_there_are(catalogue):
    named = {
        word
        for template in catalogue.templates.values()
        for word in re.findall(r"\bp\d\w+|\bvisa_d\b|\bduldung\b", template.applies.text)
    }
    keys = {word for word in named if not word.endswith("_done")}
    assert keys - {"p16d3_max_stay_guard", "p81a", "p24_switch_plan"} <= set(catalogue.titles)


def test_there_is_a_guide_for_every_talk(catalogue):
    assert set(catalogue.guides) == STAGES
    assert {it.guide for it in catalogue.templates.values()} - {""} <= STAGES
    for guide in catalogue.guides.values():
        assert guide.questions_de[0].startswith("Zum Einstieg:")
        assert guide.questions_de[-1].startswith("Zum Schluss:")
        assert len(guide.questions_de) == len(guide.questions_en) >= 5


def test_the_profile_has_twenty_statements_in_eight_themes(catalogue):
    assert len(catalogue.statements) == len({it.key for it in catalogue.statements}) == 20
    assert {it.factor for it in catalogue.statements} == set(Factor)


def test_every_track_has_an_advice_centre(catalogue):
    assert {track for centre in catalogue.centres for track in centre.tracks} == set(Track)
    assert len(catalogue.centres) == len({centre.key for centre in catalogue.centres})
    assert all(centre.as_of and centre.checked_on is None for centre in catalogue.centres)


@pytest.mark.parametrize("key", ["faire_integration"])
def test_the_centre_of_the_notice_can_be_reached(catalogue, key):
    assert next(centre for centre in catalogue.centres if centre.key == key).contact


def test_the_notice_of_fair_integration_is_there_in_six_languages_and_german_counts(catalogue):
    assert list(catalogue.notices) == ["de", "en", "uk", "ar", "vi", "es"]
    assert [key for key, notice in catalogue.notices.items() if not notice.disclaimer] == ["de"]
    lengths = {len(notice.text) for notice in catalogue.notices.values()}
    assert lengths == {3}


def test_every_source_says_what_it_is(catalogue):
    for source in catalogue.sources.values():
        assert source.de, source.key
        assert source.en, source.key
        assert not re.search(r"shortened|UNVERIFIED|\(site\)", source.de), source.key
