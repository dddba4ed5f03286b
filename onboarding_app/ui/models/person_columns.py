"""Columns of the tables on one person's page."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from onboarding_app.catalogue import Catalogue
from onboarding_app.domain.changes import Kind
from onboarding_app.domain.check_ins import Agreement, CheckIn
from onboarding_app.domain.checkpoints import State
from onboarding_app.domain.language import LanguageCourse, LanguageProof
from onboarding_app.domain.people import FamilyMember, Handover
from onboarding_app.domain.recognition import RecognitionCase
from onboarding_app.domain.talk_changes import changes_since
from onboarding_app.domain.titles import ResidenceTitle, state_of
from onboarding_app.i18n import Texts
from onboarding_app.services.read_models import AnswerLine, DocumentLine, ExpectationLine
from onboarding_app.services.start_models import CheckpointLine
from onboarding_app.ui.models.table import Column
from onboarding_app.ui.models.work_columns import dates_tip, title_tip
from onboarding_app.wording.dates import DASH, short_date
from onboarding_app.wording.held import held_field, stored_word
from onboarding_app.wording.talk_changes import change_words
from onboarding_app.wording.values import (
    factor_name,
    form_name,
    intention_name,
    outcome_name,
    purpose_name,
    recognition_stage_name,
    relation_name,
    state_name,
    title_state_name,
    track_name,
    who_acts,
)

OF_TITLE = ("fiction_until", "authority", "note")
OF_RELATIVE = "a1_proven_on housing_proven_on visa_issued_on german work care care_from note".split()
OF_COURSE = "provider authorised_on lessons hours_off cost_share refund_until exam_attempts note".split()
OF_RECOGNITION = (
    "target_occupation body confirmed_on paused_since complete_on extended_until measure measure_starts_on "
    "measure_ends_on exam_on exam_attempts follow_up_on full_on note"
).split()
"""What stands below an entry where it is filled in, besides the columns."""


def _told(entry: object, kind: Kind, names: Sequence[str], texts: Texts) -> str:
    """Return the fields that are filled in, each with its name; a note needs none."""
    filled = ((name, getattr(entry, name)) for name in names)
    return " · ".join(
        value if name == "note" else f"{held_field(kind, name, texts)}: {stored_word(value, texts)}"
        for name, value in filled
        if value not in {None, ""}
    )


def checkpoint_columns(texts: Texts) -> tuple[Column[CheckpointLine], ...]:
    """Return the columns of a person's checkpoints; the third one is the state."""

    def detail(line: CheckpointLine) -> str:
        parts = [track_name(line.track, texts), who_acts(line.responsible, line.mentor_name, texts)]
        if line.blocked_by:
            parts.append(texts("waits for: {titles}", titles=", ".join(line.blocked_by)))
        if line.note:
            parts.append(texts("Note: {note}", note=line.note))
        return " · ".join(parts)

    return (
        Column(
            texts("Checkpoint"),
            lambda line: line.title,
            tip=lambda line: title_tip(line, texts),
            detail=detail,
        ),
        Column(
            texts("Due"),
            lambda line: short_date(line.due_on, texts),
            sort_key=lambda line: line.due_on,
            tone=lambda line: "alarm" if line.overdue else "",
            tip=lambda line: dates_tip(line, texts),
        ),
        Column(
            texts("State"),
            lambda line: state_words(line, texts),
            tone=state_tone,
            tip=lambda line: state_tip(line, texts),
        ),
        Column(
            texts("Proof"),
            lambda line: str(line.evidence_count or DASH),
            sort_key=lambda line: line.evidence_count,
            tip=lambda line: texts.plural("{n} document", "{n} documents", line.evidence_count),
        ),
    )


def state_words(line: CheckpointLine, texts: Texts) -> str:
    """Return the state of a checkpoint as its pill says it, with its mark."""
    if line.withdrawn:
        return texts("no longer asked")
    if line.overdue:
        return "■ " + texts("overdue")
    if line.state is State.DONE:
        return f"✓ {state_name(line.state, texts)} {short_date(line.done_on, texts)}"
    if line.state is State.WAITING:
        return "▲ " + state_name(line.state, texts)
    return state_name(line.state, texts)


def state_tone(line: CheckpointLine) -> str:
    """Return the tone of a checkpoint's pill."""
    if line.withdrawn or line.state is State.NOT_NEEDED:
        return "muted"
    if line.overdue:
        return "alarm"
    return {State.DONE: "good", State.WAITING: "caution", State.IN_PROGRESS: "accent"}.get(line.state, "")


def state_tip(line: CheckpointLine, texts: Texts) -> str:
    """Return what explains a state: since when it waits, or why it is not needed."""
    if line.state is State.WAITING and line.waiting_since is not None:
        return texts("waiting since {day}", day=short_date(line.waiting_since, texts))
    return line.reason or state_words(line, texts)


def check_in_columns(
    texts: Texts, catalogue: Catalogue, talks: Callable[[], Sequence[CheckIn]] = tuple
) -> tuple[Column[CheckIn], ...]:
    """Return the columns of the talks that were held with a person; `talks` are all of them."""

    def guide(talk: CheckIn) -> str:
        found = catalogue.guides.get(talk.guide)
        if found is None:
            return texts("Talk")
        return found.title_de if texts.language == "de" else found.title_en

    def told(talk: CheckIn) -> str:
        """Return the note, and what has changed since the talks before."""
        changed = "; ".join(change_words(changes_since(talk, talks()), texts))
        return " · ".join(part for part in (talk.note, changed) if part)

    def how(talk: CheckIn) -> str:
        minutes = "" if talk.minutes is None else texts("{n} min", n=talk.minutes)
        return " · ".join(part for part in (form_name(talk.form, texts), minutes, talk.languages) if part)

    return (
        Column(texts("Held"), lambda it: short_date(it.held_on, texts), sort_key=lambda it: it.held_on),
        Column(texts("Talk"), guide, detail=told),
        Column(texts("How"), how),
        Column(texts("Mood 1–5"), lambda it: str(it.mood or DASH), sort_key=lambda it: it.mood),
        Column(
            texts("Staying"),
            lambda it: DASH if it.intention is None else intention_name(it.intention, texts),
        ),
    )


def agreement_columns(texts: Texts, today: Callable[[], date]) -> tuple[Column[Agreement], ...]:
    """Return the columns of what was agreed; the last one is the one-click action."""

    def late(it: Agreement) -> bool:
        return is_open_agreement(it) and it.due_on is not None and it.due_on < today()

    def state(it: Agreement) -> str:
        if it.done_on is not None:
            return "✓ " + texts("kept on {day}", day=short_date(it.done_on, texts))
        return texts("given up") if it.dropped else ("■ " + texts("overdue") if late(it) else texts("open"))

    return (
        Column(texts("Agreement"), lambda it: it.text, detail=lambda it: it.who),
        Column(texts("Until"), lambda it: short_date(it.due_on, texts), sort_key=lambda it: it.due_on),
        Column(
            texts("State"), state,
            tone=lambda it: "good" if it.done_on else "alarm" if late(it) else "",
        ),
        Column(texts("Action"), lambda it: texts("Kept") if is_open_agreement(it) else ""),
    )  # fmt: skip


def is_open_agreement(agreement: Agreement) -> bool:
    """Whether an agreement is still to be kept."""
    return agreement.done_on is None and not agreement.dropped


def expectation_columns(texts: Texts) -> tuple[Column[ExpectationLine], ...]:
    """Return the columns of the themes, with how each was experienced the time before."""
    return (
        Column(texts("Theme"), lambda it: factor_name(it.factor, texts)),
        Column(texts("expected"), lambda it: str(it.expected or DASH), sort_key=lambda it: it.expected),
        Column(
            texts("experienced"), lambda it: str(it.experienced or DASH), sort_key=lambda it: it.experienced
        ),
        Column(texts("before"), lambda it: str(it.previous or DASH), sort_key=lambda it: it.previous),
    )


def family_columns(texts: Texts) -> tuple[Column[FamilyMember], ...]:
    """Return the columns of the relatives."""
    return (
        Column(
            texts("Relative"),
            lambda it: " ".join(part for part in (relation_name(it.relation, texts), it.first_name) if part),
            detail=lambda it: _told(it, Kind.FAMILY_MEMBER, OF_RELATIVE, texts),
        ),
        Column(texts("Born"), lambda it: str(it.birth_year or DASH), sort_key=lambda it: it.birth_year),
        Column(texts("Lives abroad"), lambda it: yes_no(it.lives_abroad, texts)),
        Column(texts("Wants to join"), lambda it: yes_no(it.wants_to_join, texts)),
        Column(texts("Application"), lambda it: short_date(it.application_filed_on, texts)),
        Column(texts("Appointment"), lambda it: short_date(it.appointment_on, texts)),
        Column(texts("Arrived"), lambda it: short_date(it.arrived_on, texts)),
    )


def proof_columns(texts: Texts) -> tuple[Column[LanguageProof], ...]:
    """Return the columns of language levels, proven and needed."""
    return (
        Column(
            texts("German level"),
            lambda it: str(it.level),
            detail=lambda it: _of_proof(it, texts),
        ),
        Column(texts("Kind"), lambda it: texts("needed until") if it.is_target else texts("proven on")),
        Column(texts("Day"), lambda it: short_date(it.on, texts), sort_key=lambda it: it.on),
    )


def _of_proof(proof: LanguageProof, texts: Texts) -> str:
    """Return what stands below a level: what it is needed for, its skills, and its proof."""
    skills = (
        (texts("Listening"), proof.listening),
        (texts("Reading"), proof.reading),
        (texts("Writing"), proof.writing),
        (texts("Speaking"), proof.speaking),
    )
    parts = [f"{name} {level}" for name, level in skills if level]
    purpose = purpose_name(proof.purpose, texts) if proof.purpose else ""
    return " · ".join(filter(None, (purpose, proof.reason, proof.certificate, ", ".join(parts))))


def course_columns(texts: Texts) -> tuple[Column[LanguageCourse], ...]:
    """Return the columns of language courses."""
    return (
        Column(
            texts("Course"), lambda it: it.name, detail=lambda it: _told(it, Kind.COURSE, OF_COURSE, texts)
        ),
        Column(texts("Leads to"), lambda it: str(it.target or DASH)),
        Column(texts("From"), lambda it: short_date(it.starts_on, texts), sort_key=lambda it: it.starts_on),
        Column(texts("Until"), lambda it: short_date(it.ends_on, texts), sort_key=lambda it: it.ends_on),
        Column(texts("Exam"), lambda it: short_date(it.exam_on, texts), sort_key=lambda it: it.exam_on),
        Column(texts("Passed"), lambda it: yes_no(it.passed, texts)),
    )


def recognition_columns(texts: Texts) -> tuple[Column[RecognitionCase], ...]:
    """Return the columns of recognition procedures."""
    return (
        Column(
            texts("Recognition"),
            lambda it: it.reference_occupation or texts("Procedure"),
            detail=lambda it: _told(it, Kind.RECOGNITION, OF_RECOGNITION, texts),
        ),
        Column(texts("Stage"), lambda it: recognition_stage_name(it.stage, texts)),
        Column(texts("Filed"), lambda it: short_date(it.filed_on, texts)),
        Column(texts("Notice"), lambda it: short_date(it.notice_on, texts)),
        Column(texts("Outcome"), lambda it: DASH if it.outcome is None else outcome_name(it.outcome, texts)),
    )


def title_columns(
    texts: Texts, names: Mapping[str, str], today: Callable[[], date]
) -> tuple[Column[ResidenceTitle], ...]:
    """Return the columns of residence titles; `names` says what each kind is called."""

    def until(it: ResidenceTitle) -> str:
        return texts("unlimited") if it.unlimited else short_date(it.valid_until, texts)

    return (
        Column(
            texts("Residence title"),
            lambda it: names.get(it.kind, "") or texts("kind not known"),
            detail=lambda it: _told(it, Kind.TITLE, OF_TITLE, texts),
        ),
        Column(texts("From"), lambda it: short_date(it.valid_from, texts), sort_key=lambda it: it.valid_from),
        Column(texts("Until"), until, sort_key=lambda it: it.valid_until),
        Column(texts("State"), lambda it: title_state_name(state_of(it, today()), texts)),
        Column(texts("Renewal filed"), lambda it: short_date(it.renewal_filed_on, texts)),
        Column(texts("Copy seen"), lambda it: short_date(it.copy_seen_on, texts)),
    )


def handover_columns(texts: Texts) -> tuple[Column[Handover], ...]:
    """Return the columns of handovers from mentor to mentor."""
    return (
        Column(
            texts("Handover"), lambda it: f"{it.from_mentor} → {it.to_mentor}", detail=lambda it: it.summary
        ),
        Column(texts("Day"), lambda it: short_date(it.handed_on, texts), sort_key=lambda it: it.handed_on),
    )


def answer_columns(texts: Texts) -> tuple[Column[AnswerLine], ...]:
    """Return the columns of events and answers."""
    return (
        Column(texts("What"), lambda it: it.name),
        Column(texts("Answer"), lambda it: it.word or short_date(it.on, texts), sort_key=lambda it: it.on),
    )


def document_columns(texts: Texts) -> tuple[Column[DocumentLine], ...]:
    """Return the columns of filed papers."""
    return (
        Column(texts("Document"), lambda it: it.name, detail=lambda it: it.checkpoint_title),
        Column(texts("Filed"), lambda it: short_date(it.filed_on, texts), sort_key=lambda it: it.filed_on),
        Column(texts("Size"), lambda it: f"{max(1, it.size // 1024)} kB", sort_key=lambda it: it.size),
    )


def yes_no(value: bool | None, texts: Texts) -> str:  # noqa: FBT001 - what a column shows
    """Return an answer that may be open."""
    return DASH if value is None else texts("yes") if value else texts("no")
