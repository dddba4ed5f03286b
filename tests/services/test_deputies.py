"""While a mentor is away the deputy is named; where nobody accompanies, HR is: nothing is unassigned."""

from datetime import date

import pytest

from onboarding_app.domain.errors import InvalidValueError
from onboarding_app.domain.tracks import Responsible
from onboarding_app.i18n import Texts
from onboarding_app.services.overview import due_lines
from onboarding_app.services.person import person_page
from onboarding_app.services.workers import add_mentor, add_worker
from onboarding_app.wording.values import who_acts
from tests.made import made_mentor, made_worker

TODAY = date(2026, 11, 23)


@pytest.fixture
def away(database, catalogue):
    """Somebody who begins soon, whose mentor is away for two weeks."""
    add_mentor(database, made_mentor(name="Udo Kranz"))
    mentor = made_mentor(deputy_id=1, away_from=date(2026, 11, 23), away_until=date(2026, 12, 4))
    add_mentor(database, mentor)
    add_worker(database, catalogue, made_worker(mentor_id=2, started_on=date(2026, 12, 1)), today=TODAY)


def named(database, catalogue, today):
    """Return who is named for what a mentor has to do, in the lists and on the person's page."""
    due = due_lines(database, catalogue, today=today, language="de", within=90)
    page = person_page(database, catalogue, 1, today=today, language="de")
    lines = [it for it in (*due, *page.checkpoints) if it.responsible is Responsible.MENTOR]
    assert lines
    return {who_acts(it.responsible, it.mentor_name, Texts("de")) for it in lines}


@pytest.mark.usefixtures("away")
@pytest.mark.parametrize(
    ("today", "who"),
    [(TODAY, "Udo Kranz"), (date(2026, 12, 4), "Udo Kranz"), (date(2026, 12, 5), "Sabine Krüger")],
)
def test_the_deputy_is_named_while_the_mentor_is_away(database, catalogue, today, who):
    assert named(database, catalogue, today) == {who}
    page = person_page(database, catalogue, 1, today=today, language="de")
    assert (page.mentor_name, page.deputy_name) == ("Sabine Krüger", "" if who == "Sabine Krüger" else who)


@pytest.mark.usefixtures("away")
@pytest.mark.parametrize(("today", "shown"), [(TODAY, (1, None)), (date(2026, 12, 5), (2, 1))])
def test_a_line_says_by_id_who_accompanies_and_who_would_stand_in(database, catalogue, today, shown):
    lines = due_lines(database, catalogue, today=today, language="de", within=90)
    assert {(line.mentor_id, line.deputy_id) for line in lines} == {shown}


@pytest.mark.usefixtures("away")
def test_a_deputy_who_is_away_as_well_is_shown_nothing(database, catalogue):
    add_mentor(database, made_mentor(id=1, name="Udo Kranz", active=False))
    for today, mentor in ((TODAY, None), (date(2026, 12, 5), 2)):
        lines = due_lines(database, catalogue, today=today, language="de", within=90)
        assert {(line.mentor_id, line.deputy_id) for line in lines} == {(mentor, None)}


@pytest.mark.usefixtures("away")
def test_hr_is_named_where_nobody_accompanies(database, catalogue):
    add_mentor(database, made_mentor(id=1, name="Udo Kranz", active=False))
    assert named(database, catalogue, TODAY) == {"Personal"}


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"id": 1, "deputy_id": 1}, "deputy_of_oneself"),
        ({"away_until": TODAY}, "away_out_of_order"),
        ({"away_from": TODAY, "away_until": date(2026, 11, 22)}, "away_out_of_order"),
        ({"name": " "}, "name_missing"),
        ({"name": "a\nb"}, "name_unlikely"),
    ],
)
def test_a_mentor_that_cannot_be_is_refused(database, changes, key):
    add_mentor(database, made_mentor())
    with pytest.raises(InvalidValueError, match=key):
        add_mentor(database, made_mentor(**{"name": "Neu"} | changes))
