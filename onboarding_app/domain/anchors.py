"""Anchors: the dated events of a person that checkpoints are counted from, worked out from the dossier.

Source of the vocabulary: domain files aufenthalt-familie-pflichten.md, 0.3, and
anerkennung-sprache-begleitung.md, 0.4, joined to one set of names.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from onboarding_app.domain.checkpoints import State
from onboarding_app.domain.dossier import Dossier
from onboarding_app.domain.people import FamilyMember, Relation
from onboarding_app.domain.recognition import RecognitionCase
from onboarding_app.domain.titles import FICTION, ResidenceTitle, current_title
from onboarding_app.domain.vocabulary import EVENTS

JOINS_UNTIL, OF_AGE = 16, 18
"""Ages in years: § 32 AufenthG makes joining harder from 16 on; of age at 18."""

COUNTED_16D = frozenset({"p16d_1", "p16d_3", "p16d_4"})
"""Titles whose time counts towards the three years of § 16d AufenthG."""

ANCHORS = frozenset(
    """
    contract_signed entry_date employment_start probation_end contract_end employment_end_known employment_end
    first_title_issued title_issued title_valid_until fiction_paper_until
    title_skilled_start first_parents_title bluecard_start recog_stay_start
    recog_filed recog_complete recog_notice recog_full measure_start measure_end
    recog_paused recog_extended_until recog_exam recog_follow_up
    bsk_authorised course_start course_end course_refund_until exam_date language_target_date
    family_application_filed family_appointment family_visa_issued family_entry_date
    child_16th_birthday child_18th_birthday birth_date
    """.split()
).union(EVENTS)
"""Every event that a template may count from, besides `<key>_done`, the day that checkpoint was done."""


BRINGS_PARENTS = frozenset({"p18a", "p18b", "p18g", "p18c", "p19c1_exec", "p19c2"})
"""Titles whose first grant since 1 March 2024 lets parents join (§ 36 (3) AufenthG)."""

FIRST_YEAR, LAST_YEAR = 1900, 2200
"""Events outside of these years are none: HR programs write 31.12.9999 for "open-ended"."""


@dataclass(frozen=True)
class AnchorDate:
    """A dated event; `instance` tells several of one kind apart ("title-7", "family-3"), else it is ""."""

    on: date
    instance: str = ""


def anchors_of(dossier: Dossier, today: date) -> Mapping[str, tuple[AnchorDate, ...]]:
    """Return the dated events of a person; an event that has no date yet is absent."""
    anchors: dict[str, list[AnchorDate]] = {}
    for name, on, instance in _events(dossier, today):
        if on is not None and FIRST_YEAR <= on.year <= LAST_YEAR:
            anchors.setdefault(name, []).append(AnchorDate(on, instance))
    return {name: tuple(dates) for name, dates in anchors.items()}


def _events(dossier: Dossier, today: date) -> Iterator[tuple[str, date | None, str]]:
    """Yield every event as name, day and instance."""
    worker, departure = dossier.worker, dossier.departure
    yield "contract_signed", worker.contract_signed_on, ""
    yield "entry_date", worker.entry_on, ""
    yield "employment_start", worker.started_on, ""
    yield "probation_end", worker.probation_ends_on, ""
    yield "contract_end", worker.fixed_term_ends_on, ""
    yield "birth_date", worker.birth_date, ""
    if departure is not None:
        yield "employment_end", departure.ended_on, ""
        yield "employment_end_known", departure.known_on or departure.ended_on, ""
    yield from _title_events(dossier, today)
    for number, case in enumerate(dossier.recognition):
        yield from _recognition_events(case, f"recognition-{case.id}" if number else "")
    for course in dossier.courses:
        instance = f"course-{course.id}"
        yield "bsk_authorised", course.authorised_on, instance
        yield "course_start", course.starts_on, instance
        yield "course_end", course.ends_on, instance
        yield "course_refund_until", course.refund_until, instance
        yield "exam_date", course.exam_on, instance
    yield (
        "language_target_date",
        min((it.on for it in dossier.proofs if it.is_target and it.on), default=None),
        "",
    )
    yield from _family_events(dossier.family)
    yield from _noted_events(dossier)
    for checkpoint in dossier.checkpoints:
        if checkpoint.state is State.DONE and checkpoint.key:
            yield f"{checkpoint.key}_done", checkpoint.done_on, checkpoint.instance


def _noted_events(dossier: Dossier) -> Iterator[tuple[str, date | None, str]]:
    """Yield the events that HR has noted; another day is another event, and what was done before stays."""
    for name, text in dossier.worker.answers:
        if name in EVENTS:
            with suppress(ValueError):
                yield name, date.fromisoformat(text), text


def _title_events(dossier: Dossier, today: date) -> Iterator[tuple[str, date | None, str]]:
    title = current_title(dossier.titles, today)
    if title is not None:
        instance = f"title-{title.id}"
        yield "title_issued", title.valid_from, instance
        yield "title_valid_until", title.valid_until, instance
        paper_until = title.valid_until if title.kind == FICTION else None
        yield "fiction_paper_until", title.fiction_until or paper_until, instance
    issued = [it.valid_from for it in dossier.titles if it.valid_from]
    yield "first_title_issued", min(issued, default=None), ""
    skilled = [it.valid_from for it in dossier.titles if it.valid_from and it.kind in {"p18a", "p18b"}]
    yield "title_skilled_start", min(skilled, default=None), ""
    in_recognition = [it.valid_from for it in dossier.titles if it.valid_from and it.kind in COUNTED_16D]
    yield "recog_stay_start", min(in_recognition, default=None), ""
    yield "first_parents_title", first_parents_title(dossier.titles), ""
    blue = [it.valid_from for it in dossier.titles if it.valid_from and it.kind == "p18g"]
    yield "bluecard_start", min(blue, default=None), ""


def _recognition_events(case: RecognitionCase, instance: str) -> Iterator[tuple[str, date | None, str]]:
    yield "recog_filed", case.filed_on, instance
    yield "recog_complete", case.complete_on, instance
    yield "recog_notice", case.notice_on, instance
    yield "recog_full", case.full_on, instance
    yield "measure_start", case.measure_starts_on, instance
    yield "measure_end", case.measure_ends_on, instance
    yield "recog_paused", case.paused_since, instance
    yield "recog_extended_until", case.extended_until, instance
    yield "recog_exam", case.exam_on, instance
    yield "recog_follow_up", case.follow_up_on, instance


def _family_events(family: tuple[FamilyMember, ...]) -> Iterator[tuple[str, date | None, str]]:
    """Yield the family's events.

    Of a child's birthday only the year is kept, so its first day counts; it matters to those alone who may
    still come (§ 32 AufenthG).
    """

    def first(days: list[date | None]) -> date | None:
        return min((day for day in days if day), default=None)

    yield "family_application_filed", first([it.application_filed_on for it in family]), ""
    yield "family_appointment", first([it.appointment_on for it in family]), ""
    yield "family_visa_issued", first([it.visa_issued_on for it in family]), ""
    yield "family_entry_date", first([it.arrived_on for it in family]), ""
    for member in family:
        if member.relation is Relation.CHILD and member.birth_year and member.may_come:
            yield "child_16th_birthday", date(member.birth_year + JOINS_UNTIL, 1, 1), f"family-{member.id}"
            yield "child_18th_birthday", date(member.birth_year + OF_AGE, 1, 1), f"family-{member.id}"


def first_parents_title(titles: Sequence[ResidenceTitle]) -> date | None:
    """Return the day of the first title that lets parents join, None if no title does.

    Source: § 36 (3) AufenthG asks when such a title was granted "for the first time".
    """
    days = [title.valid_from for title in titles if title.valid_from and title.kind in BRINGS_PARENTS]
    return min(days, default=None)
