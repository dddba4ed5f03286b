"""The start page: what is to be done now, for whom, and why."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from onboarding_app.catalogue import Catalogue
from onboarding_app.domain.checkpoints import Checkpoint
from onboarding_app.domain.people import MentorId, WorkerId
from onboarding_app.domain.plans import needs_others
from onboarding_app.domain.small_groups import is_shown
from onboarding_app.services.lines import Accompanied, accompanied_by, checkpoint_line
from onboarding_app.services.start_models import (
    CheckpointLine,
    Overview,
    Standing,
    TrackProgress,
)
from onboarding_app.storage.database import Database, View
from onboarding_app.storage.queries import DueRow

if TYPE_CHECKING:
    from onboarding_app.domain.reminders import Insistence

SOON = 14
"""Days ahead that the start page looks."""

MOST_LINES, MOST_WAITING = 40, 20
"""Lines that the start page lists at most; the page of all deadlines has the rest."""

TITLE_HORIZON = 90
STAYED_MONTHS = 12


def overview(
    database: Database,
    catalogue: Catalogue,
    *,
    today: date,
    language: str,
    mine: MentorId | None = None,
    within: int = SOON,
    most: int = MOST_LINES,
    escalates: bool = True,
) -> Overview:
    """Return what the start page shows at once; `standing` and `attention` look at more, and take longer.

    `mine` asks only for the workers whom that mentor accompanies; `within` are days ahead, `most` lines, and
    what was set aside stands behind them. The first page does not wait for what `escalates`, nor for what was
    set aside further down than it reaches.
    """
    until = today + timedelta(days=within)
    with database.read() as view:
        to_act = view.due(today, until, limit=most, mentor_id=mine, waits=False)
        waiting = view.due(today, until, limit=MOST_WAITING, mentor_id=mine, waits=True)
        if escalates:
            listed = {row.checkpoint.id for row in to_act}
            quiet = aside(view, catalogue, today=today, until=until, mine=mine)
            to_act += tuple(row for row in quiet if row.checkpoint.id not in listed)
        shared = _Shared(view, catalogue, language, today, to_act)
        if escalates or any(row.checkpoint.seen_on for row in to_act):
            shared.insistence = insistence_of(view, catalogue)
        has_people = bool(to_act or waiting) or view.has_people()
    return Overview(
        today=today,
        due=tuple(map(shared.line, to_act)),
        waiting=tuple(map(shared.line, waiting)),
        has_people=has_people,
    )


def aside(
    view: View, catalogue: Catalogue, *, today: date, until: date, mine: MentorId | None = None
) -> tuple[DueRow, ...]:
    """Return what comes up until a day and somebody has set aside, where it still is."""
    seen = view.due(today, until, mentor_id=mine, waits=False, seen=True)
    if not seen:
        return ()
    insistence = insistence_of(view, catalogue)
    return tuple(row for row in seen if insistence.is_quiet(row.checkpoint, today))


def standing(database: Database, catalogue: Catalogue, *, today: date) -> Standing:
    """Return how all stand; looks at everybody. What is set aside is not counted among what is due."""
    from onboarding_app.domain.retention import kaplan_meier, retained_after  # noqa: PLC0415  (no first page waits for it)

    with database.read() as view:
        until = today + timedelta(days=SOON)
        counts = view.due_counts(today, until)
        quiet = aside(view, catalogue, today=today, until=until)
        figures = view.tile_figures(today, today + timedelta(days=TITLE_HORIZON))
        tracks = view.track_counts(today)
        employments = view.employments()
    year = retained_after(employments, STAYED_MONTHS, today)
    late = sum(row.checkpoint.is_overdue(today) for row in quiet)
    begun = [each for each in employments if each.started_on <= today]
    return Standing(
        active=figures.active,
        in_probation=figures.in_probation,
        before_arrival=figures.before_arrival,
        titles_ending=figures.titles_ending,
        next_title_end=figures.next_title_end,
        overdue_count=counts.overdue - late,
        soon_count=counts.now + counts.later - (len(quiet) - late),
        waiting_count=counts.waiting,
        stayed=year.share,
        stayed_of=year.n,
        stayed_kept=year.kept or 0,
        stayed_range=year.interval,
        curve=kaplan_meier(begun, today) if is_shown(len(begun)) else None,
        tracks=tuple(
            TrackProgress(track=it.track, done=it.done, total=it.done + it.open, overdue=it.overdue)
            for it in tracks.values()
        ),
    )


def due_lines(
    database: Database,
    catalogue: Catalogue,
    *,
    today: date,
    language: str,
    within: int | None = SOON,
    since: date | None = None,
    worker_ids: Sequence[WorkerId] = (),
    limit: int | None = None,
    waits: bool | None = None,
    seen: bool = False,
) -> tuple[CheckpointLine, ...]:
    """Return what is overdue or due within so many days (None: all that has a date), the earliest first.

    `waits` asks for what waits for an authority, or (False) for the rest; `since` leaves out what was planned
    and late before that day; `seen` asks only for what somebody has seen or set aside once.
    """
    until = None if within is None else today + timedelta(days=within)
    wanted = set(worker_ids)
    with database.read() as view:
        most = -1 if limit is None or wanted else limit
        rows = view.due(today, until, since=since, limit=most, waits=waits, seen=seen)
        if wanted:
            rows = tuple(row for row in rows if row.checkpoint.worker_id in wanted)[:limit]
        lines = _lines(view, catalogue, language, today, rows)
    return tuple(lines)


def each_due_line(
    database: Database,
    catalogue: Catalogue,
    *,
    today: date,
    language: str,
    within: int,
    since: date | None = None,
) -> Iterator[CheckpointLine]:
    """Return what `due_lines` does, each line made when it is asked for: thousands need much memory."""
    with database.read() as view:
        rows = view.due(today, today + timedelta(days=within), since=since)
        return _lines(view, catalogue, language, today, rows)


def _lines(
    view: View, catalogue: Catalogue, language: str, today: date, rows: Sequence[DueRow]
) -> Iterator[CheckpointLine]:
    shared = _Shared(view, catalogue, language, today, rows)
    shared.insistence = insistence_of(view, catalogue)
    return map(shared.line, rows)


def insistence_of(view: View, catalogue: Catalogue) -> "Insistence":
    """Return after how many days late a step escalates, as the firm has set it, and when it is brought up."""
    from onboarding_app.domain.lead_times import leads_with  # noqa: PLC0415  (no first page waits for it)
    from onboarding_app.domain.reminders import Insistence  # noqa: PLC0415  (no first page waits for it)
    from onboarding_app.domain.signal_parameters import with_answers  # noqa: PLC0415  (as above)

    answers = view.answers_of_firm()
    late_days = with_answers(catalogue.signals, tuple(sorted(answers.items()))).late_days
    return Insistence(late_days, leads_with(catalogue.leads, answers))


class _Shared:
    """What lines have in common: who accompanies whom, what waits for what, when something escalates."""

    def __init__(
        self, view: View, catalogue: Catalogue, language: str, today: date, rows: Sequence[DueRow]
    ) -> None:
        self._catalogue, self._language, self._today = catalogue, language, today
        known = {mentor.id: mentor for mentor in view.mentors.all()}
        self._accompanied = {it.id: accompanied_by(it, known, today) for it in known.values()}
        self._siblings = _siblings(view, rows, catalogue, today)
        self.insistence: Insistence | None = None

    def line(self, row: DueRow) -> CheckpointLine:
        accompanied = self._accompanied.get(row.mentor_id or MentorId(0), Accompanied())
        return checkpoint_line(
            row.checkpoint,
            worker_name=f"{row.given_name} {row.family_name}".strip(),
            mentor_name=accompanied.name,
            catalogue=self._catalogue,
            language=self._language,
            today=self._today,
            siblings=self._siblings.get(row.checkpoint.worker_id, ()),
            accompanied=accompanied,
            insistence=self.insistence,
        )


def _siblings(
    view: View, rows: Sequence[DueRow], catalogue: Catalogue, today: date
) -> Mapping[int, Sequence[Checkpoint]]:
    """Return the open checkpoints that others among these lines may wait for, by worker."""
    waiting = [row.checkpoint for row in rows if needs_others(row.checkpoint, catalogue.templates)]
    needed = {key for checkpoint in waiting for key in catalogue.templates[checkpoint.key].needs}
    return view.open_ones({checkpoint.worker_id for checkpoint in waiting}, needed, today)
