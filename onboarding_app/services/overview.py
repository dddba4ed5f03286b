"""The start page: what is to be done now, for whom, and why."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from onboarding_app.catalogue import Catalogue
from onboarding_app.domain.checkpoints import Checkpoint
from onboarding_app.domain.people import MentorId, WorkerId, acting
from onboarding_app.domain.plans import needs_others
from onboarding_app.domain.small_groups import is_shown
from onboarding_app.services.lines import checkpoint_line
from onboarding_app.services.start_models import (
    CheckpointLine,
    Overview,
    Standing,
    TrackProgress,
)
from onboarding_app.storage.database import Database, View
from onboarding_app.storage.queries import DueRow

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
) -> Overview:
    """Return what the start page shows at once; `standing` and `attention` look at more, and take longer.

    `mine` asks only for the workers whom that mentor accompanies; `within` are days ahead, `most` lines.
    """
    until = today + timedelta(days=within)
    with database.read() as view:
        to_act = view.due(today, until, limit=most, mentor_id=mine, waits=False)
        waiting = view.due(today, until, limit=MOST_WAITING, mentor_id=mine, waits=True)
        names = _acting_names(view, today)
        siblings = _siblings(view, to_act, catalogue, today)
        has_people = bool(to_act or waiting) or view.has_people()
    return Overview(
        today=today,
        due=tuple(_line(row, names, catalogue, language, today, siblings) for row in to_act),
        waiting=tuple(_line(row, names, catalogue, language, today, {}) for row in waiting),
        has_people=has_people,
    )


def standing(database: Database, *, today: date, since: date | None = None) -> Standing:
    """Return how all stand; looks at everybody. `since` is the day from which on is asked what came up."""
    from onboarding_app.domain.retention import kaplan_meier, retained_after  # noqa: PLC0415  (no first page waits for it)

    with database.read() as view:
        counts = view.due_counts(today, today + timedelta(days=SOON))
        came_up = 0 if since is None else view.came_up(since, today)
        figures = view.tile_figures(today, today + timedelta(days=TITLE_HORIZON))
        tracks = view.track_counts(today)
        employments = view.employments()
    year = retained_after(employments, STAYED_MONTHS, today)
    begun = [each for each in employments if each.started_on <= today]
    return Standing(
        active=figures.active,
        in_probation=figures.in_probation,
        before_arrival=figures.before_arrival,
        titles_ending=figures.titles_ending,
        next_title_end=figures.next_title_end,
        overdue_count=counts.overdue,
        soon_count=counts.now + counts.later,
        waiting_count=counts.waiting,
        came_up=came_up,
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
) -> tuple[CheckpointLine, ...]:
    """Return what is overdue or due within so many days (None: all that has a date), the earliest first.

    `waits` asks for what waits for an authority, or (False) for the rest; `since` leaves out what was planned
    and late before that day.
    """
    until = None if within is None else today + timedelta(days=within)
    wanted = set(worker_ids)
    with database.read() as view:
        most = -1 if limit is None or wanted else limit
        rows = view.due(today, until, since=since, limit=most, waits=waits)
        if wanted:
            rows = tuple(row for row in rows if row.checkpoint.worker_id in wanted)[:limit]
        siblings = _siblings(view, rows, catalogue, today)
        names = _acting_names(view, today)
    return tuple(_line(row, names, catalogue, language, today, siblings) for row in rows)


def _line(
    row: DueRow,
    mentors: dict[int, str],
    catalogue: Catalogue,
    language: str,
    today: date,
    siblings: Mapping[int, Sequence[Checkpoint]],
) -> CheckpointLine:
    return checkpoint_line(
        row.checkpoint,
        worker_name=f"{row.given_name} {row.family_name}".strip(),
        mentor_name=mentors.get(row.mentor_id or 0, ""),
        catalogue=catalogue,
        language=language,
        today=today,
        siblings=siblings.get(row.checkpoint.worker_id, ()),
    )


def _siblings(
    view: View, rows: Sequence[DueRow], catalogue: Catalogue, today: date
) -> Mapping[int, Sequence[Checkpoint]]:
    """Return the open checkpoints that others among these lines may wait for, by worker."""
    waiting = [row.checkpoint for row in rows if needs_others(row.checkpoint, catalogue.templates)]
    needed = {key for checkpoint in waiting for key in catalogue.templates[checkpoint.key].needs}
    return view.open_ones({checkpoint.worker_id for checkpoint in waiting}, needed, today)


def _acting_names(view: View, today: date) -> dict[int, str]:
    """Return who accompanies today in the place of each mentor, mostly that one; nobody is left out."""
    known = {mentor.id: mentor for mentor in view.mentors.all()}
    found = ((it.id, acting(it, known.get(it.deputy_id or MentorId(0)), today)) for it in known.values())
    return {mentor_id: each.name for mentor_id, each in found if each is not None}
