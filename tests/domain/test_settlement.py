"""The path to a settlement permit: days worked out by hand from 1.4 of the domain file, with the reason."""

from datetime import date
from typing import Any

import pytest

from onboarding_app.domain.language import LanguageProof, Level
from onboarding_app.domain.settlement import Check, path_to_settlement
from onboarding_app.domain.titles import ResidenceTitle
from tests.made import made_proof, made_title

Titles = tuple[ResidenceTitle, ...]
Proofs = tuple[LanguageProof, ...]
TODAY = date(2026, 3, 4)
B1 = (made_proof(level=Level.B1),)
A1 = (made_proof(level=Level.A1),)


def _title(kind: str, first: date | None, last: date | None, **changes: Any) -> ResidenceTitle:
    return made_title(kind=kind, valid_from=first, valid_until=last, **changes)


NURSE = _title("p18a", date(2024, 9, 16), date(2028, 9, 15))
CARD = _title("p18g", date(2025, 1, 31), date(2029, 1, 30))


@pytest.mark.parametrize(
    ("titles", "proofs", "basis", "earliest", "why"),
    [
        ((NURSE,), B1, "§ 18c Abs. 1 AufenthG", date(2027, 9, 16), "36 months of § 18a"),
        ((NURSE,), (), "§ 18c Abs. 1 AufenthG", date(2027, 9, 16), "German is missing, the months count"),
        ((CARD,), B1, "§ 18c Abs. 2 AufenthG", date(2026, 10, 31), "21 months with B1"),
        ((CARD,), A1, "§ 18c Abs. 2 AufenthG", date(2027, 4, 30), "27 months; April has no 31st"),
        (
            (_title("p18a", date(2023, 5, 1), date(2025, 1, 30)), CARD),
            B1,
            "§ 18c Abs. 1 AufenthG",
            date(2026, 5, 1),
            "36 months of § 18a and Blue Card together end before 21 of the card alone",
        ),
        (
            (_title("p19c2", date(2023, 1, 1), date(2027, 1, 1)),),
            B1,
            "§ 9 Abs. 2 AufenthG",
            date(2028, 1, 1),
            "60 months of the general way",
        ),
        (
            (_title("p16d_3", date(2023, 9, 1), date(2024, 9, 15)), NURSE),
            B1,
            "§ 18c Abs. 1 AufenthG",
            date(2027, 9, 16),
            "§ 16d (3) does not count for § 18c",
        ),
    ],
)
def test_the_earliest_day_follows_from_the_titles(
    titles: Titles, proofs: Proofs, basis: str, earliest: date, why: str
) -> None:
    way = path_to_settlement(titles, proofs, TODAY)

    assert way is not None, why
    assert (way.route.basis, way.earliest, way.checks) == (basis, earliest, ()), why


def test_whole_months_are_counted_until_today() -> None:
    way = path_to_settlement((NURSE,), B1, TODAY)

    assert way is not None
    assert way.months_done == 17  # 16 September 2024 to 16 February 2026; the next would end on 16 March


@pytest.mark.parametrize(
    ("titles", "check"),
    [
        ((_title("p18a", None, date(2028, 9, 15)),), Check.START),
        ((_title("p18a", date(2024, 9, 16), None),), Check.END),
        ((_title("p18a", date(2023, 1, 1), date(2024, 9, 14)), NURSE), Check.GAP),
        ((_title("", date(2023, 1, 1), date(2024, 9, 15)), NURSE), Check.KIND),
        ((_title("p18a", date(2023, 1, 1), date(2026, 3, 3)),), Check.EXPIRED),
        (
            (_title("p18a", date(2023, 1, 1), date(2026, 3, 1), renewal_filed_on=date(2026, 3, 2)),),
            Check.EXPIRED,
        ),
    ],
)
def test_no_day_is_named_where_a_fact_is_not_known(titles: Titles, check: Check) -> None:
    way = path_to_settlement(titles, B1, TODAY)

    assert way is not None
    assert (way.earliest, way.months_done, way.checks) == (None, None, (check,))


def test_titles_that_follow_each_other_by_a_day_have_no_gap() -> None:
    earlier = _title("p18b", date(2023, 4, 1), date(2024, 9, 15))

    way = path_to_settlement((NURSE, earlier), B1, TODAY)

    assert way is not None
    assert way.earliest == date(2026, 4, 1)


def test_a_renewal_filed_in_time_lets_the_title_continue() -> None:
    renewed = _title(
        "p18a",
        date(2023, 4, 1),
        date(2026, 2, 28),
        renewal_filed_on=date(2026, 1, 15),
        fiction_until=date(2026, 6, 30),
    )

    way = path_to_settlement((renewed,), B1, TODAY)

    assert way is not None
    assert (way.earliest, way.renewal_needed) == (date(2026, 4, 1), False)


def test_a_fiction_recorded_as_a_title_bridges_and_keeps_the_kind() -> None:
    first = _title("p18a", date(2023, 6, 1), date(2026, 1, 31))
    bridge = _title("fiktion_4", date(2026, 2, 1), date(2026, 5, 31))

    way = path_to_settlement((first, bridge), B1, TODAY)

    assert way is not None
    assert (way.earliest, way.renewal_needed) == (date(2026, 6, 1), True)


def test_german_below_the_level_is_missing() -> None:
    way = path_to_settlement((NURSE,), A1, TODAY)

    assert way is not None
    assert way.level_missing


def test_a_visa_before_is_told_and_not_counted() -> None:
    visa = _title("visa_d", date(2024, 6, 1), date(2024, 9, 15))

    way = path_to_settlement((visa, NURSE), B1, TODAY)

    assert way is not None
    assert (way.visa_may_count, way.earliest) == (True, date(2027, 9, 16))


@pytest.mark.parametrize("kind", ["p18c", "p9", "p16d_3", "p24", ""])
def test_other_titles_have_no_way_worked_out(kind: str) -> None:
    assert path_to_settlement((_title(kind, date(2024, 1, 1), date(2028, 1, 1)),), B1, TODAY) is None
