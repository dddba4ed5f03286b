"""What is due, arranged under headings: by deadline, person, track or who has to act."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from enum import StrEnum
from itertools import groupby

from onboarding_app.domain.tracks import Responsible, Track
from onboarding_app.i18n import Texts, folded
from onboarding_app.services.start_models import CheckpointLine
from onboarding_app.ui.models.table import Heading
from onboarding_app.ui.models.work_columns import due_order
from onboarding_app.wording.values import track_name, who_acts

HR, MANAGER = "hr", "manager"
"""Whose work it is, beside the ids of mentors: that of HR and of the management."""

ACCOMPANIED = frozenset({Responsible.MENTOR, Responsible.WORKER, Responsible.FAMILY})
"""Whose steps are seen to by who accompanies the person."""

FORTNIGHT, MONTH = timedelta(14), timedelta(30)

Group = tuple[object, str]
"""What groups sort by, and the heading."""


class GroupBy(StrEnum):
    """How the start page arranges what is due."""

    DAY = "day"
    PERSON = "person"
    TRACK = "track"
    RESPONSIBLE = "responsible"


def group_name(by: GroupBy, texts: Texts) -> str:
    """Return how an arrangement is called."""
    match by:
        case GroupBy.DAY:
            return texts("by deadline")
        case GroupBy.PERSON:
            return texts("by person")
        case GroupBy.TRACK:
            return texts("by track")
        case GroupBy.RESPONSIBLE:
            return texts("by who acts")


def grouped(
    lines: Sequence[CheckpointLine], by: GroupBy, today: date, texts: Texts
) -> list[CheckpointLine | Heading]:
    """Return the lines under their headings with counts, the most urgent of each group first.

    What was set aside stands at the end under a heading of its own.
    """
    group = _groups(today, texts)[by]
    placed = [(group(line), due_order(line, today), line) for line in lines if not line.quiet]
    placed.sort(key=lambda it: (it[0][0], it[1]))
    found: list[CheckpointLine | Heading] = []
    for (_, title), members in groupby(placed, key=lambda it: it[0]):
        of_group = [line for _, _, line in members]
        found += [Heading(f"{title} ({len(of_group)})"), *of_group]
    quiet = sorted((line for line in lines if line.quiet), key=lambda line: due_order(line, today))
    heading = Heading(f"{texts('Set aside for now')} ({len(quiet)})")
    return [*found, heading, *quiet] if quiet else found


def is_of(line: CheckpointLine, whose: str) -> bool:
    """Whether a line is shown to HR, to the management or to the mentor of that id; "" asks for everybody's.

    Each line is the work of exactly one of them. What a mentor, the person or the family should do is seen to
    by who accompanies, else by HR; what escalated is shown to the management and to the deputy as well.
    """
    return not whose or whose == _seen_to_by(line) or (line.escalated and whose in _told(line))


def _seen_to_by(line: CheckpointLine) -> str:
    if line.responsible is Responsible.MANAGER:
        return MANAGER
    accompanied = line.mentor_id is not None and line.responsible in ACCOMPANIED
    return str(line.mentor_id) if accompanied else HR


def _told(line: CheckpointLine) -> tuple[str, ...]:
    deputy = line.responsible in ACCOMPANIED and line.deputy_id is not None
    return (MANAGER, str(line.deputy_id)) if deputy else (MANAGER,)


def _groups(today: date, texts: Texts) -> dict[GroupBy, Callable[[CheckpointLine], Group]]:
    def by_day(line: CheckpointLine) -> Group:
        rank, day = due_order(line, today)
        if rank == 0:
            return 0, texts("Overdue")
        if rank == 1 or day <= today:
            return 1, texts("To act on today")
        if day <= today + FORTNIGHT:
            return 2, texts("In the next 14 days")
        return (3, texts("In the next 30 days")) if day <= today + MONTH else (4, texts("Later"))

    def by_who(line: CheckpointLine) -> Group:
        name = who_acts(line.responsible, line.mentor_name, texts)
        mentor = line.mentor_id if line.responsible is Responsible.MENTOR else None
        return (list(Responsible).index(line.responsible), folded(name), mentor or 0), name

    return {
        GroupBy.DAY: by_day,
        GroupBy.PERSON: lambda line: ((folded(line.worker_name), line.worker_id), line.worker_name),
        GroupBy.TRACK: lambda line: (list(Track).index(line.track), track_name(line.track, texts)),
        GroupBy.RESPONSIBLE: by_who,
    }
