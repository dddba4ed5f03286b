"""The read model of the Statusbericht: one person's page, worded for paper."""

from collections.abc import Callable
from datetime import date

from onboarding_app.catalogue import Catalogue
from onboarding_app.domain.checkpoints import State
from onboarding_app.domain.paper_kinds import PersonalData
from onboarding_app.domain.paper_readers import Reader, told_to
from onboarding_app.domain.papers import (
    AgreementLine,
    DoneLine,
    ExpectationPair,
    OpenLine,
    StatusPaper,
    TalkHeld,
    TrackState,
    Way,
    WayBar,
    WayMark,
    WayRow,
)
from onboarding_app.domain.people import FamilyMember, WorkerId
from onboarding_app.domain.recognition import is_paused
from onboarding_app.domain.titles import current_title
from onboarding_app.domain.tracks import Track
from onboarding_app.i18n import Texts
from onboarding_app.services.person import is_open, person_page
from onboarding_app.services.read_models import PersonPage
from onboarding_app.services.readers import page_for
from onboarding_app.services.rules import titles_off
from onboarding_app.services.start_models import CheckpointLine, Rule
from onboarding_app.storage.database import Database
from onboarding_app.wording.dates import short_date
from onboarding_app.wording.papers import reader_name
from onboarding_app.wording.sentences import signal_sentence
from onboarding_app.wording.templates import law_off_sentences
from onboarding_app.wording.values import (
    factor_name,
    form_name,
    outcome_name,
    recognition_stage_name,
    relation_name,
    state_name,
    track_name,
    who_acts,
)

TALKS_SHOWN, DONE_SHOWN = 5, 12
"""How many talks and reached checkpoints the paper lists; the rest is on the person's page."""


def status_paper(
    database: Database,
    catalogue: Catalogue,
    worker_id: WorkerId,
    *,
    today: date,
    texts: Texts,
    reader: Reader = Reader.HOUSE,
) -> StatusPaper:
    """Return the Statusbericht of one person, in the language of the paper, with what its reader needs.

    Raises:
        NotFoundError: there is no such person.
    """
    whole = person_page(database, catalogue, worker_id, today=today, language=texts.language)
    page, told, at_home = page_for(whole, reader, texts), told_to(reader), reader is Reader.HOUSE
    with database.read() as view:
        company = view.company()
    title = current_title(page.titles, today)
    opened = [line for line in page.checkpoints if is_open(line)]
    done = [line for line in page.checkpoints if line.state is State.DONE]
    return StatusPaper(
        company=company.name,
        city=company.city,
        today=today,
        worker=page.worker.name,
        occupation=page.worker.occupation,
        department=page.worker.department,
        started_on=page.worker.started_on,
        mentor=page.mentor_name,
        title=page.title_names.get(title.kind, "") if title else "",
        title_until=title.valid_until if title else None,
        title_unlimited=bool(title and title.unlimited),
        reader="" if at_home else reader_name(reader, texts),
        is_unnamed=PersonalData.NAME not in told,
        has_plan=PersonalData.DEADLINES in told,
        level=page.level if PersonalData.HINTS in told else None,
        reasons=tuple((signal.level, signal_sentence(signal, texts)) for signal in page.signals),
        next_step=page.next_step.title if page.next_step else "",
        services=tuple(f"{it.name} ({it.carrier})" if it.carrier else it.name for it in page.services),
        tracks=_track_states(page, texts),
        way=_way(page, texts),
        open=tuple(open_line(line, texts) for line in opened),
        done=tuple(
            DoneLine(title=line.title, track=track_name(line.track, texts), done_on=line.done_on)
            for line in done[:DONE_SHOWN]
        ),
        family=_family(page, texts),
        language=_language(page, texts),
        recognition=_recognition(page, texts),
        agreements=tuple(
            AgreementLine(
                text=it.text,
                who=it.who,
                due_on=it.due_on,
                overdue=it.due_on is not None and it.due_on < today,
            )
            for it in page.agreements
            if it.done_on is None and not it.dropped
        ),
        talks=tuple(
            TalkHeld(held_on=talk.held_on, form=form_name(talk.form, texts))
            for talk in page.check_ins[:TALKS_SHOWN]
        ),
        expectations=tuple(
            ExpectationPair(
                factor=factor_name(line.factor, texts),
                expected=line.expected,
                experienced=line.experienced,
            )
            for line in page.expectations
        ),
        notes=(
            *(note for note in (page.worker.note,) if note.strip()),
            *(law_off_sentences(titles_off(catalogue, texts.language), texts) if at_home else ()),
        ),
    )


def open_line(line: CheckpointLine, texts: Texts) -> OpenLine:
    """Return an open checkpoint worded for paper."""
    rule = line.rule
    return OpenLine(
        title=line.title,
        track=track_name(line.track, texts),
        safe_on=line.safe_on,
        plan_on=line.plan_on,
        legal_on=line.legal_on if rule and rule.is_law else None,
        responsible=who_acts(line.responsible, line.mentor_name, texts),
        state=state_name(line.state, texts),
        overdue=line.overdue,
        blocked_by=", ".join(line.blocked_by),
        basis=_basis(rule, texts) if rule and rule.is_law else "",
        sources=rule.source if rule and rule.is_law else (),
        verified=rule.verified if rule else True,
        worker=line.worker_name,
    )


def _basis(rule: Rule, texts: Texts) -> str:
    """Return the paragraphs of a rule and the day on which they were read."""
    basis, day = "; ".join(rule.basis), short_date(rule.as_of, texts)
    return texts("{basis} (as of {day})", basis=basis, day=day)


def _track_states(page: PersonPage, texts: Texts) -> tuple[TrackState, ...]:
    states = []
    for track in Track:
        lines = [
            line
            for line in page.checkpoints
            if line.track is track and not line.withdrawn and line.state is not State.NOT_NEEDED
        ]
        following = next((line for line in lines if is_open(line)), None)
        if lines:
            states.append(
                TrackState(
                    track=track_name(track, texts),
                    done=sum(line.state is State.DONE for line in lines),
                    total=len(lines),
                    overdue=sum(line.overdue for line in lines),
                    next_title=following.title if following else "",
                    next_on=following.due_on if following else None,
                )
            )
    return tuple(states)


def _way(page: PersonPage, texts: Texts) -> Way:
    path = page.path
    rows = []
    for track in Track:
        bars = tuple(
            WayBar(label=bar.label, starts_on=bar.starts_on, ends_on=bar.ends_on)
            for bar in path.bars
            if bar.track is track
        )
        marks = tuple(
            WayMark(
                on=mark.on,
                done=mark.state is State.DONE,
                overdue=mark.overdue,
                waiting=mark.state is State.WAITING,
            )
            for mark in path.marks
            if mark.track is track
        )
        if bars or marks:
            rows.append(WayRow(track=track_name(track, texts), bars=bars, marks=marks))
    return Way(starts_on=path.starts_on, ends_on=path.ends_on, rows=tuple(rows))


def _family(page: PersonPage, texts: Texts) -> tuple[str, ...]:
    return tuple(_relative(member, texts) for member in page.family)


def _relative(member: FamilyMember, texts: Texts) -> str:
    """Return how far a relative is on the way: the last step that is known."""
    who = " ".join(part for part in (relation_name(member.relation, texts), member.first_name) if part)
    steps: tuple[tuple[date | None, Callable[[str], str]], ...] = (
        (member.arrived_on, lambda day: texts("{who}: arrived {day}", who=who, day=day)),
        (member.visa_issued_on, lambda day: texts("{who}: visa issued {day}", who=who, day=day)),
        (member.appointment_on, lambda day: texts("{who}: appointment {day}", who=who, day=day)),
        (member.application_filed_on, lambda day: texts("{who}: application filed {day}", who=who, day=day)),
    )
    for on, sentence in steps:
        if on:
            return sentence(short_date(on, texts))
    return texts("{who}: wants to join", who=who) if member.wants_to_join else who


def _language(page: PersonPage, texts: Texts) -> tuple[str, ...]:
    lines = []
    for proof in page.proofs:
        day = short_date(proof.on, texts) if proof.on else ""
        if proof.is_target:
            lines.append(texts("Target {level} until {day}", level=proof.level, day=day or "–"))
        elif proof.certificate:
            certificate = proof.certificate
            lines.append(
                texts("{level}, {certificate}, {day}", level=proof.level, certificate=certificate, day=day)
            )
        else:
            lines.append(f"{proof.level} {day}".strip())
    lines += [
        f"{course.name} ({course.provider})" if course.provider else course.name for course in page.courses
    ]
    return tuple(lines)


def _recognition(page: PersonPage, texts: Texts) -> tuple[str, ...]:
    lines = []
    for case in page.recognition:
        parts = [case.reference_occupation, recognition_stage_name(case.stage, texts), case.body]
        if case.outcome:
            parts.append(outcome_name(case.outcome, texts))
        lines.append(" · ".join(part for part in parts if part))
        for label, day in (
            (texts("Filed"), case.filed_on),
            (texts("Documents complete"), case.complete_on),
            (texts("Waits for papers since"), case.paused_since if is_paused(case) else None),
            (texts("Period extended until"), None if case.notice_on else case.extended_until),
            (texts("Notice"), case.notice_on),
            (texts("Exam on"), case.exam_on),
        ):
            if day:
                lines.append(f"{label}: {short_date(day, texts)}")
    return tuple(lines)
