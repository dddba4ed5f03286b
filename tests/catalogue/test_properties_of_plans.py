"""What holds for the plans of whole persons under the shipped catalogue, whoever they are."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from onboarding_app.catalogue import load_catalogue
from onboarding_app.domain.checkpoints import CheckpointId
from onboarding_app.domain.dossier import Dossier
from onboarding_app.domain.facts import facts_of
from onboarding_app.domain.language import Level
from onboarding_app.domain.people import FamilyMemberId, HiredFrom, Relation
from onboarding_app.domain.plans import PAST_WHEN_RECORDED
from onboarding_app.domain.recognition import Outcome, RecognitionStage
from onboarding_app.domain.titles import TitleId
from onboarding_app.domain.vocabulary import FACTS, FactKind
from onboarding_app.services.planning import plan_of, replanning_of
from tests.made import (
    made_company,
    made_departure,
    made_family_member,
    made_proof,
    made_recognition,
    made_title,
    made_worker,
)

CATALOGUE = load_catalogue()
TODAY = date(2026, 11, 23)
DAYS = st.dates(date(2024, 1, 1), date(2028, 12, 31))
MAYBE = st.none() | st.booleans()

ASKED = sorted(fact for fact, question in CATALOGUE.fact_questions.items() if question.scope != "company")


@st.composite
def answers(draw):
    """Answers of HR to some of the questions of the catalogue, each of the kind that is asked for."""
    given_ = {}
    for fact in draw(st.lists(st.sampled_from(ASKED), max_size=12, unique=True)):
        match FACTS[fact].kind:
            case FactKind.DATE:
                given_[fact] = draw(DAYS).isoformat()
            case FactKind.NUMBER:
                given_[fact] = str(draw(st.integers(0, 60)))
            case _:
                choices = [value for value, _ in CATALOGUE.fact_questions[fact].choices_de]
                given_[fact] = draw(st.sampled_from(choices or ["true", "false"]))
    return tuple(sorted(given_.items()))


WORKERS = st.builds(
    made_worker,
    citizenship=st.sampled_from([None, "VN", "IN", "UA", "SY", "PL", "GB", "CH", "DE"]),
    started_on=st.none() | DAYS,
    entry_on=st.none() | DAYS,
    contract_signed_on=st.none() | DAYS,
    probation_ends_on=st.none() | DAYS,
    fixed_term_ends_on=st.none() | DAYS,
    hired_from=st.none() | st.sampled_from(HiredFrom),
    regulated_occupation=MAYBE,
    is_apprentice=MAYBE,
    answers=answers(),
)
TITLES = st.builds(
    made_title,
    kind=st.sampled_from(["", *CATALOGUE.titles]),
    valid_from=st.none() | DAYS,
    valid_until=st.none() | DAYS,
    renewal_filed_on=st.none() | DAYS,
    fiction_until=st.none() | DAYS,
)
FAMILY = st.builds(
    made_family_member,
    relation=st.sampled_from(Relation),
    birth_year=st.none() | st.integers(1990, 2026),
    lives_abroad=MAYBE,
    wants_to_join=MAYBE,
    application_filed_on=st.none() | DAYS,
    arrived_on=st.none() | DAYS,
)
RECOGNITION = st.builds(
    made_recognition,
    stage=st.sampled_from(RecognitionStage),
    outcome=st.none() | st.sampled_from(Outcome),
    filed_on=st.none() | DAYS,
    notice_on=st.none() | DAYS,
    measure_starts_on=st.none() | DAYS,
)
PROOFS = st.builds(made_proof, level=st.sampled_from(Level), is_target=st.booleans(), on=st.none() | DAYS)
DEEDS = st.lists(
    st.sampled_from(["nothing", "nothing", "start", "done", "drop", "move", "note"]), min_size=7, max_size=7
)


@st.composite
def people(draw):
    """A whole person, of whom any part may be unknown."""
    titles = draw(st.lists(TITLES, max_size=2))
    family = draw(st.lists(FAMILY, max_size=3))
    return Dossier(
        company=made_company(works_council=draw(MAYBE)),
        worker=draw(WORKERS),
        titles=tuple(replace(it, id=TitleId(n)) for n, it in enumerate(titles, 1)),
        family=tuple(replace(it, id=FamilyMemberId(n)) for n, it in enumerate(family, 1)),
        recognition=tuple(draw(st.lists(RECOGNITION, max_size=1))),
        proofs=tuple(draw(st.lists(PROOFS, max_size=3))),
        departure=draw(st.none() | DAYS.map(lambda on: made_departure(ended_on=on))),
    )


def planned(dossier, today=TODAY):
    """Return the person as the file would hold them once planned."""
    replanning = replanning_of(dossier, CATALOGUE, today)
    kept = {it.id: it for it in dossier.checkpoints}
    changed = (*(after for _, after in replanning.moved), *replanning.withdrawn, *replanning.restored)
    kept |= {it.id: it for it in changed}
    first = len(kept) + 1
    kept |= {
        CheckpointId(n): replace(it, id=CheckpointId(n)) for n, it in enumerate(replanning.created, first)
    }
    return replace(dossier, checkpoints=tuple(kept.values()))


def worked_on(dossier, deeds):
    """Return the person after somebody has done something with some of the checkpoints."""
    act = {
        "nothing": lambda it: it,
        "start": lambda it: it.started(),
        "done": lambda it: it.completed(TODAY),
        "drop": lambda it: it.dropped("not here", TODAY),
        "move": lambda it: it.moved(date(2029, 1, 8)),
        "note": lambda it: replace(it, note="seen"),
    }
    done = (
        act[deeds[number % len(deeds)]](it) if it.is_open else it
        for number, it in enumerate(dossier.checkpoints)
    )
    return replace(dossier, checkpoints=tuple(done))


def open_ones(dossier):
    return {it for it in dossier.checkpoints if it.is_open}


@settings(max_examples=40)
@given(people(), people(), DEEDS)
def test_planning_twice_equals_once(earlier, later, deeds):
    checkpoints = worked_on(planned(earlier), deeds).checkpoints
    once = planned(replace(later, checkpoints=checkpoints))
    assert not replanning_of(once, CATALOGUE, TODAY)


@settings(max_examples=40)
@given(people(), people(), DEEDS)
def test_what_somebody_has_touched_never_changes(earlier, later, deeds):
    before = worked_on(planned(earlier), deeds)
    after = planned(replace(later, checkpoints=before.checkpoints))
    touched = {it for it in before.checkpoints if it.is_touched and it.reason != PAST_WHEN_RECORDED}
    assert touched <= set(after.checkpoints)


@settings(max_examples=60)
@given(people())
def test_no_plan_holds_what_is_not_asked_for_or_planned_too_late(dossier):
    facts = facts_of(dossier, CATALOGUE.titles, TODAY)
    for item in plan_of(dossier, CATALOGUE, TODAY).items:
        assert item.template.applies.evaluate(facts).value is True
        if item.legal_on is not None:
            assert item.safe_on is not None
            assert item.plan_on <= item.safe_on <= item.legal_on


@settings(max_examples=40)
@given(people(), st.randoms(use_true_random=False))
def test_the_order_of_facts_does_not_matter(dossier, random):
    def shuffled(things):
        return tuple(random.sample(things, len(things)))

    mixed = replace(
        dossier,
        worker=replace(dossier.worker, answers=shuffled(dossier.worker.answers)),
        titles=shuffled(dossier.titles),
        family=shuffled(dossier.family),
        proofs=shuffled(dossier.proofs),
    )
    one, other = plan_of(dossier, CATALOGUE, TODAY), plan_of(mixed, CATALOGUE, TODAY)
    assert one == other


@settings(max_examples=40)
@given(people(), people())
def test_withdrawing_and_restoring_facts_restores_the_plan(dossier, other):
    first = planned(dossier)
    between = planned(replace(other, checkpoints=first.checkpoints))
    back = planned(replace(dossier, checkpoints=between.checkpoints))
    assert open_ones(back) == open_ones(first)


@settings(max_examples=40)
@given(people(), st.sampled_from(ASKED))
def test_withdrawing_and_restoring_one_answer_restores_the_plan(dossier, fact):
    first = planned(dossier)
    fewer = tuple(pair for pair in dossier.worker.answers if pair[0] != fact)
    without = replace(dossier, worker=replace(dossier.worker, answers=fewer), checkpoints=first.checkpoints)
    back = planned(replace(dossier, checkpoints=planned(without).checkpoints))
    assert open_ones(back) == open_ones(first)


@settings(max_examples=40)
@given(people(), DEEDS)
def test_another_start_moves_only_what_counts_from_it(dossier, deeds):
    started = dossier.worker.started_on or TODAY
    before = worked_on(planned(replace(dossier, worker=replace(dossier.worker, started_on=started))), deeds)
    later = replace(before.worker, started_on=started + timedelta(47))
    for old, new in replanning_of(replace(before, worker=later), CATALOGUE, TODAY).moved:
        assert old.anchor == "employment_start"
        assert not old.is_touched or old.reason == PAST_WHEN_RECORDED
        assert new.anchor_on == old.anchor_on + timedelta(47)
