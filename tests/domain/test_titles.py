"""How a residence title stands, and where a history of titles has gaps or overlaps."""

from datetime import date, timedelta

import pytest

from onboarding_app.domain.titles import TitleBreak, TitleState, breaks_of, state_of
from tests.made import made_title

TODAY = date(2026, 11, 23)
ONE_DAY = timedelta(days=1)
NO_END = {"valid_until": None}


@pytest.mark.parametrize(
    ("title", "state"),
    [
        ({"valid_until": TODAY}, TitleState.VALID),
        ({"valid_until": TODAY - ONE_DAY}, TitleState.EXPIRED),
        (NO_END, TitleState.UNKNOWN),
        (NO_END | {"unlimited": True}, TitleState.UNLIMITED),
        ({"valid_from": TODAY + ONE_DAY, "valid_until": None}, TitleState.TO_COME),
        ({"valid_until": TODAY, "renewal_filed_on": TODAY}, TitleState.RENEWAL_FILED),
        (
            {"valid_until": TODAY - ONE_DAY, "renewal_filed_on": TODAY - ONE_DAY},
            TitleState.RENEWAL_FILED,
        ),
        ({"valid_until": TODAY - ONE_DAY, "renewal_filed_on": TODAY}, TitleState.EXPIRED),
        ({"valid_until": TODAY - ONE_DAY, "fiction_until": TODAY}, TitleState.CERTIFICATE),
        ({"valid_until": TODAY - ONE_DAY, "fiction_until": TODAY - ONE_DAY}, TitleState.EXPIRED),
    ],
)
def test_how_a_title_stands_today(title, state):
    held = made_title(
        **{"valid_from": date(2024, 1, 1), "renewal_filed_on": None, "fiction_until": None} | title
    )
    assert state_of(held, TODAY) is state


def title(begin, end, **more):
    return made_title(valid_from=begin, valid_until=end, **more)


FIRST = title(date(2024, 1, 1), date(2025, 12, 31))


@pytest.mark.parametrize(
    ("begins", "found"),
    [
        (date(2026, 1, 1), ()),
        (date(2026, 1, 3), (TitleBreak(date(2026, 1, 1), date(2026, 1, 2), is_gap=True),)),
        (date(2025, 12, 31), (TitleBreak(date(2025, 12, 31), date(2025, 12, 31), is_gap=False),)),
    ],
)
def test_titles_that_follow_each_other_by_a_day_have_no_break(begins, found):
    assert breaks_of((title(begins, date(2028, 12, 31)), FIRST)) == found


def test_an_application_in_time_and_a_certificate_close_the_gap():
    later = title(date(2026, 6, 1), date(2028, 12, 31))
    in_time = title(date(2024, 1, 1), date(2025, 12, 31), renewal_filed_on=date(2025, 12, 31))
    too_late = title(date(2024, 1, 1), date(2025, 12, 31), renewal_filed_on=date(2026, 1, 1))
    certified = title(date(2024, 1, 1), date(2025, 12, 31), fiction_until=date(2026, 3, 31))
    assert breaks_of((in_time, later)) == ()
    assert breaks_of((too_late, later)) == (TitleBreak(date(2026, 1, 1), date(2026, 5, 31), is_gap=True),)
    assert breaks_of((certified, later)) == (TitleBreak(date(2026, 4, 1), date(2026, 5, 31), is_gap=True),)


def test_what_is_not_known_makes_no_break():
    open_end = title(date(2024, 1, 1), None)
    unlimited = title(date(2024, 1, 1), None, unlimited=True)
    assert breaks_of((open_end, title(date(2026, 1, 1), None), title(None, date(2027, 1, 1)))) == ()
    assert breaks_of((unlimited, title(date(2026, 1, 1), None))) == ()
