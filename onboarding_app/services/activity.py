"""The Tätigkeitsnachweis of a mentor, worded for paper."""

from datetime import date, timedelta

from onboarding_app.domain.activity import ActivityPaper, activity_of
from onboarding_app.domain.check_ins import Form
from onboarding_app.domain.errors import InvalidValueError
from onboarding_app.domain.people import MentorId
from onboarding_app.domain.periods import months_after
from onboarding_app.domain.tracks import Track
from onboarding_app.i18n import Texts
from onboarding_app.storage.database import Database
from onboarding_app.wording.dates import month_and_year
from onboarding_app.wording.values import form_name, track_name

_YEAR = 12


def activity_paper(
    database: Database,
    mentor_id: MentorId,
    *,
    today: date,
    texts: Texts,
    first: date | None = None,
    last: date | None = None,
) -> ActivityPaper:
    """Return what a mentor did in a period, by default in the twelve months until today.

    Raises:
        NotFoundError: there is no such mentor.
        InvalidValueError: the period ends before it begins.
    """
    last = min(last or today, today)
    first = first or months_after(last, -_YEAR) + timedelta(days=1)
    if last < first:
        raise InvalidValueError("ends_before_start")
    with database.read() as view:
        company, mentor = view.company(), view.mentors.get(mentor_id)
        done = activity_of(view.dossiers(), mentor_id, first, last)
    return ActivityPaper(
        company=company.name,
        city=company.city,
        today=today,
        mentor=mentor.name,
        organisation=mentor.organisation,
        starts_on=first,
        ends_on=last,
        people=done.people,
        minutes=done.minutes,
        untimed=done.untimed,
        talks=tuple((form_name(form, texts), done.talks[form]) for form in Form if done.talks[form]),
        months=tuple(
            (month_and_year(date(*month, 1), texts), count) for month, count in sorted(done.months.items())
        ),
        checkpoints=tuple(
            (track_name(track, texts), done.checkpoints[track]) for track in Track if done.checkpoints[track]
        ),
        agreed=done.agreed,
        kept=done.kept,
    )
