"""Checkpoint templates in words: their event, when to act, and what the firm has changed."""

from collections.abc import Callable, Mapping, Sequence

from onboarding_app.domain.periods import Direction, Period, Unit
from onboarding_app.i18n import Texts

OFF_SHOWN = 4
"""Titles of switched off duties that a paper names at most; the page of the plan shows them all."""


def marks(texts: Texts, *, own: bool, off: bool, moved: bool) -> str:
    """Return what the firm has made of a template, "" for one as it ships."""
    words = ((own, texts("own")), (off, texts("off")), (moved, texts("changed")))
    return ", ".join(word for holds, word in words if holds)


def anchor_name(anchor: str, texts: Texts, title: str = "") -> str:
    """Return what an event is called; `title` is that of the checkpoint whose end it is, if it is one."""
    name = ANCHOR_NAMES.get(anchor)
    if name is not None:
        return name(texts)
    return texts("“{title}” done", title=title) if title else anchor


def when_words(plan: Period, event: str, texts: Texts) -> str:
    """Return when to act, as "30 days after: first working day"."""
    if not plan.n:
        return texts("on the day: {event}", event=event)
    length = _LENGTHS[plan.unit](texts, plan.n)
    if plan.direction is Direction.AFTER:
        return texts("{length} after: {event}", length=length, event=event)
    return texts("{length} before: {event}", length=length, event=event)


def talk_title(plan: Period, texts: Texts) -> str:
    """Return what a talk so long after the first working day is called."""
    match plan.unit:
        case Unit.WEEK:
            return texts.plural("Talk after {n} week", "Talk after {n} weeks", plan.n)
        case Unit.MONTH:
            return texts.plural("Talk after {n} month", "Talk after {n} months", plan.n)
        case Unit.YEAR:
            return texts.plural("Talk after {n} year", "Talk after {n} years", plan.n)
        case _:
            return texts.plural("Talk after {n} day", "Talk after {n} days", plan.n)


def law_off_sentences(titles: Sequence[str], texts: Texts) -> tuple[str, ...]:
    """Return that rules of law are switched off, by their titles; nothing where none is."""
    if not titles:
        return ()
    shown = "; ".join(titles[:OFF_SHOWN]) + (" …" if len(titles) > OFF_SHOWN else "")
    return (
        texts.plural(
            "{n} duty by law is switched off in the plan of the firm: {titles}.",
            "{n} duties by law are switched off in the plan of the firm: {titles}.",
            len(titles),
            titles=shown,
        ),
    )


_LENGTHS: Mapping[Unit, Callable[[Texts, int], str]] = {
    Unit.DAY: lambda texts, n: texts.plural("{n} day", "{n} days", n),
    Unit.WEEK: lambda texts, n: texts.plural("{n} week", "{n} weeks", n),
    Unit.MONTH: lambda texts, n: texts.plural("{n} month", "{n} months", n),
    Unit.YEAR: lambda texts, n: texts.plural("{n} year", "{n} years", n),
    Unit.WORKDAY: lambda texts, n: texts.plural("{n} working day (Mon–Fri)", "{n} working days (Mon–Fri)", n),
    Unit.WERKTAG: lambda texts, n: texts.plural("{n} working day (Mon–Sat)", "{n} working days (Mon–Sat)", n),
}


def direction_name(direction: Direction, texts: Texts) -> str:
    """Return whether it is counted forward or back."""
    return texts("after it") if direction is Direction.AFTER else texts("before it")


def unit_name(unit: Unit, texts: Texts) -> str:
    """Return the name of a unit that a firm may count in."""
    names = {
        Unit.DAY: texts("Days"),
        Unit.WEEK: texts("Weeks"),
        Unit.MONTH: texts("Months"),
        Unit.YEAR: texts("Years"),
    }
    return names.get(unit, unit.value)


ANCHOR_NAMES: Mapping[str, Callable[[Texts], str]] = {
    "contract_signed": lambda texts: texts("contract signed"),
    "entry_date": lambda texts: texts("arrival in Germany"),
    "employment_start": lambda texts: texts("first working day"),
    "probation_end": lambda texts: texts("end of probation"),
    "contract_end": lambda texts: texts("end of the fixed term"),
    "employment_end_known": lambda texts: texts("leaving becomes known"),
    "employment_end": lambda texts: texts("last day of employment"),
    "first_title_issued": lambda texts: texts("first residence title"),
    "title_issued": lambda texts: texts("start of the residence title"),
    "title_valid_until": lambda texts: texts("end of the residence title"),
    "fiction_paper_until": lambda texts: texts("end of the provisional certificate"),
    "title_skilled_start": lambda texts: texts("first title as a skilled worker"),
    "first_parents_title": lambda texts: texts("first title that lets parents join"),
    "bluecard_start": lambda texts: texts("start of the EU Blue Card"),
    "recog_stay_start": lambda texts: texts("start of the stay for recognition"),
    "recog_filed": lambda texts: texts("recognition applied for"),
    "recog_complete": lambda texts: texts("recognition papers complete"),
    "recog_notice": lambda texts: texts("notice on recognition"),
    "recog_full": lambda texts: texts("full recognition"),
    "measure_start": lambda texts: texts("start of the adaptation measure"),
    "measure_end": lambda texts: texts("end of the adaptation measure"),
    "recog_paused": lambda texts: texts("recognition paused"),
    "recog_extended_until": lambda texts: texts("extended period of the body"),
    "recog_exam": lambda texts: texts("knowledge test"),
    "recog_follow_up": lambda texts: texts("follow-up on recognition"),
    "bsk_authorised": lambda texts: texts("vocational course granted"),
    "course_start": lambda texts: texts("start of the language course"),
    "course_end": lambda texts: texts("end of the language course"),
    "course_refund_until": lambda texts: texts("end of the period for the refund of fees"),
    "exam_date": lambda texts: texts("language exam"),
    "language_target_date": lambda texts: texts("German needed by"),
    "family_application_filed": lambda texts: texts("family visa applied for"),
    "family_appointment": lambda texts: texts("appointment at the mission"),
    "family_visa_issued": lambda texts: texts("family visa issued"),
    "family_entry_date": lambda texts: texts("arrival of the family"),
    "child_16th_birthday": lambda texts: texts("a child turns 16"),
    "child_18th_birthday": lambda texts: texts("a child turns 18"),
    "birth_date": lambda texts: texts("date of birth"),
    "passport_valid_until": lambda texts: texts("end of the passport"),
    "passport_issued": lambda texts: texts("new passport issued"),
    "card_ordered": lambda texts: texts("card of the title ordered"),
    "new_job_start": lambda texts: texts("start in another job here"),
    "change_effective": lambda texts: texts("change of the work takes effect"),
    "move_planned": lambda texts: texts("move planned"),
    "absence_begin": lambda texts: texts("start of a long absence"),
    "leaves_germany": lambda texts: texts("leaves Germany"),
    "ba_request_received": lambda texts: texts("request of the employment agency received"),
    "ba_request_sent": lambda texts: texts("request sent to the employment agency"),
    "visa_appointment_requested": lambda texts: texts("visa appointment requested"),
    "access_request_received": lambda texts: texts("request for information received"),
    "exam_failed": lambda texts: texts("exam failed"),
    "licence_temp_issued": lambda texts: texts("temporary licence issued"),
    "intcourse_registered": lambda texts: texts("registered for the integration course"),
    "intcourse_authorised": lambda texts: texts("integration course granted"),
    "family_permit_issued": lambda texts: texts("permits of the family issued"),
    "talk_occasion": lambda texts: texts("occasion for a talk"),
}
"""What every event is called that a checkpoint may be counted from."""
