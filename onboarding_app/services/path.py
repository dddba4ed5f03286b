"""The "Weg": one person's tracks on a time axis, as bars and marks."""

from datetime import date, timedelta

from onboarding_app.catalogue import Catalogue
from onboarding_app.domain.checkpoints import State
from onboarding_app.domain.dossier import Dossier
from onboarding_app.domain.tracks import Track
from onboarding_app.services.lines import is_talk, title_of
from onboarding_app.services.read_models import Path, PathBar, PathMark

BEFORE, AHEAD = timedelta(days=30), timedelta(days=210)
"""How far the axis reaches back before the first event and ahead of today."""


def path_of(dossier: Dossier, catalogue: Catalogue, today: date, language: str) -> Path:
    """Return the timeline of a person from shortly before the first event to some months ahead."""
    bars = (
        *_title_bars(dossier, catalogue, today, language),
        *_recognition_bars(dossier, today, language),
        *_course_bars(dossier, today),
        *_family_bars(dossier, today, language),
    )
    marks = _marks(dossier, catalogue, today, language)
    firsts = [bar.starts_on for bar in bars] + [mark.on for mark in marks]
    worker = dossier.worker
    firsts += [day for day in (worker.started_on, worker.entry_on, worker.contract_signed_on) if day]
    return Path(starts_on=min(firsts, default=today) - BEFORE, ends_on=today + AHEAD, bars=bars, marks=marks)


def _title_bars(dossier: Dossier, catalogue: Catalogue, today: date, language: str) -> tuple[PathBar, ...]:
    bars = []
    for title in dossier.titles:
        kind = catalogue.titles.get(title.kind)
        name = "" if kind is None else kind.short_de if language == "de" else kind.short_en
        start = title.valid_from or dossier.worker.entry_on or dossier.worker.started_on or today
        end = title.valid_until or (today + AHEAD if title.unlimited else today)
        bars.append(_bar(Track.RESIDENCE, name, start, end, "title"))
    return tuple(bars)


def _recognition_bars(dossier: Dossier, today: date, language: str) -> tuple[PathBar, ...]:
    german = language == "de"
    bars = []
    for case in dossier.recognition:
        if case.filed_on:
            label = ("Antrag" if german else "Application") + (f" · {case.body}" if case.body else "")
            bars.append(_bar(Track.RECOGNITION, label, case.filed_on, case.notice_on or today, "procedure"))
        if case.measure_starts_on:
            label = "Ausgleichsmaßnahme" if german else "Compensatory measure"
            end = case.measure_ends_on or today
            bars.append(_bar(Track.RECOGNITION, label, case.measure_starts_on, end, "measure"))
    return tuple(bars)


def _course_bars(dossier: Dossier, today: date) -> tuple[PathBar, ...]:
    return tuple(
        _bar(Track.LANGUAGE, course.name, course.starts_on, course.ends_on or today, "course")
        for course in dossier.courses
        if course.starts_on
    )


def _family_bars(dossier: Dossier, today: date, language: str) -> tuple[PathBar, ...]:
    waiting = [
        (member.application_filed_on, member.arrived_on or today)
        for member in dossier.family
        if member.application_filed_on
    ]
    if not waiting:
        return ()
    label = "Visumverfahren" if language == "de" else "Visa procedure"
    start, end = min(start for start, _ in waiting), max(end for _, end in waiting)
    return (_bar(Track.FAMILY, label, start, end, "procedure"),)


def _marks(dossier: Dossier, catalogue: Catalogue, today: date, language: str) -> tuple[PathMark, ...]:
    marks = [
        PathMark(
            track=Track.MENTORING,
            label="Gespräch" if language == "de" else "Check-in",
            on=talk.held_on,
            state=State.DONE,
            overdue=False,
        )
        for talk in dossier.check_ins
    ]
    for checkpoint in dossier.checkpoints:
        held = checkpoint.state is State.DONE and is_talk(checkpoint, catalogue.templates.get(checkpoint.key))
        on = checkpoint.done_on if checkpoint.state is State.DONE else checkpoint.due_on
        shown = checkpoint.withdrawn_on is None and checkpoint.state is not State.NOT_NEEDED
        if on is None or not shown or held or on > today + AHEAD:
            continue
        marks.append(
            PathMark(
                track=checkpoint.track,
                label=title_of(checkpoint, catalogue, language),
                on=on,
                state=checkpoint.state,
                overdue=checkpoint.is_overdue(today),
                checkpoint_id=checkpoint.id,
            )
        )
    return tuple(sorted(marks, key=lambda mark: mark.on))


def _bar(track: Track, label: str, start: date, end: date, kind: str) -> PathBar:
    return PathBar(track=track, label=label, starts_on=start, ends_on=max(start, end), kind=kind)
