"""What belongs to a person is kept with all its fields, looked at before, and comes back by undo."""

from dataclasses import replace
from datetime import date

import pytest

from onboarding_app.domain.errors import InvalidValueError
from onboarding_app.domain.language import Level, Purpose
from onboarding_app.domain.recognition import Measure, RecognitionStage
from onboarding_app.services.people import people
from onboarding_app.services.workers import (
    add_worker,
    save_course,
    save_family_member,
    save_proof,
    save_recognition,
    save_title,
)
from tests import made
from tests.made import TODAY

DAY = date(2026, 2, 3)
FAR = date(2199, 1, 1)
KINDS = {
    "titles": (
        save_title,
        made.made_title(copy_seen_on=DAY, renewal_filed_on=DAY, fiction_until=date(2027, 12, 1)),
        "copy_seen_on",
    ),
    "family": (
        save_family_member,
        made.made_family_member(
            a1_proven_on=DAY, housing_proven_on=DAY, german="A2", work="Kurs", care="Kita", care_from=DAY
        ),
        "a1_proven_on",
    ),
    "recognition": (
        save_recognition,
        made.made_recognition(
            stage=RecognitionStage.EXAM,
            confirmed_on=DAY,
            extended_until=DAY,
            paused_since=DAY,
            measure=Measure.EXAM,
            exam_on=DAY,
            exam_attempts=1,
            follow_up_on=DAY,
            target_occupation="Pflegefachfrau",
        ),
        "follow_up_on",
    ),
    "proofs": (
        save_proof,
        made.made_proof(
            listening=Level.B2,
            reading=Level.B1,
            writing=Level.B1,
            speaking=Level.A2,
            purpose=Purpose.OCCUPATION,
        ),
        "on",
    ),
    "courses": (
        save_course,
        made.made_course(exam_attempts=2, hours_off=4, cost_share=512, refund_until=DAY, passed=False),
        "refund_until",
    ),
}


@pytest.fixture
def stored(database, catalogue):
    """Return a function that tells what belongs to a person, of each kind."""
    add_worker(database, catalogue, made.made_worker(), today=TODAY)
    worker_id = people(database, today=TODAY)[0].id

    def read(kind):
        with database.read() as view:
            return getattr(view, kind).of_worker(worker_id)

    return read


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_is_kept_and_undo_takes_it_back(database, catalogue, stored, kind):
    save, entry, field = KINDS[kind]
    save(database, catalogue, entry, today=TODAY)
    (kept,) = stored(kind)
    assert kept == replace(entry, id=kept.id)
    save(database, catalogue, replace(kept, **{field: date(2026, 2, 4)}), today=TODAY)
    assert getattr(stored(kind)[0], field) == date(2026, 2, 4)
    database.undo()
    assert stored(kind) == (kept,)
    database.undo()
    assert stored(kind) == ()
    database.redo()
    assert stored(kind) == (kept,)


@pytest.mark.parametrize("kind", KINDS)
def test_a_day_that_cannot_be_is_refused_and_nothing_is_stored(database, catalogue, stored, kind):
    save, entry, field = KINDS[kind]
    with pytest.raises(InvalidValueError) as told:
        save(database, catalogue, replace(entry, **{field: FAR}), today=TODAY)
    assert told.value.details["field"].endswith(f".{field}")
    assert stored(kind) == ()


@pytest.mark.parametrize("kind", KINDS)
def test_an_old_slip_does_not_keep_anybody_from_mending_another_field(database, catalogue, stored, kind):
    save, entry, field = KINDS[kind]
    other = {"proofs": "certificate"}.get(kind, "note")
    with database.write("filled") as work:
        old = getattr(work, kind).save(replace(entry, **{field: FAR}))
    save(database, catalogue, replace(old, **{other: "gesehen"}), today=TODAY)
    assert getattr(stored(kind)[0], other) == "gesehen"
