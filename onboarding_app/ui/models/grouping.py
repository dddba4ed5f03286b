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

HR = "hr"
"""Whose work it is, beside the names of mentors: that of HR."""

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
    """Return the lines under their headings with counts, the most urgent of each group first."""
    group = _groups(today, texts)[by]
    ordered = sorted(lines, key=lambda line: (group(line)[0], due_order(line, today)))
    found: list[CheckpointLine | Heading] = []
    for (_, title), members in groupby(ordered, key=group):
        of_group = list(members)
        found += [Heading(f"{title} ({len(of_group)})"), *of_group]
    return found


def is_of(line: CheckpointLine, whose: str) -> bool:
    """Whether a line is work of HR or of the mentor of that name; "" asks for everybody's.

    What a mentor should do falls to HR where nobody accompanies.
    """
    if not whose:
        return True
    if whose == HR:
        unaccompanied = line.responsible is Responsible.MENTOR and not line.mentor_name
        return line.responsible is Responsible.HR or unaccompanied
    return line.responsible is Responsible.MENTOR and line.mentor_name == whose


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
        return (list(Responsible).index(line.responsible), folded(name)), name

    return {
        GroupBy.DAY: by_day,
        GroupBy.PERSON: lambda line: ((folded(line.worker_name), line.worker_id), line.worker_name),
        GroupBy.TRACK: lambda line: (list(Track).index(line.track), track_name(line.track, texts)),
        GroupBy.RESPONSIBLE: by_who,
    }
