"""The path to a settlement permit, worked out of the titles that a person held one after another.

It tells a day only where all of its facts are known; else it says what to check. Pension contributions,
the test "Leben in Deutschland", housing and livelihood are known to nobody here: they stay to be proven.

Source: domain file aufenthalt-familie-pflichten.md, 1.2 and 1.4; §§ 9 (2), 18c (1) and (2), 81 (4) AufenthG.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from onboarding_app.domain.holidays import ONE_DAY
from onboarding_app.domain.language import LanguageProof, Level, reached
from onboarding_app.domain.periods import months_after, months_between
from onboarding_app.domain.titles import FICTION, ResidenceTitle, current_title

VISA = "visa_d"


class Check(StrEnum):
    """What has to be looked up before a day can be named."""

    KIND = "kind"
    START = "start"
    END = "end"
    GAP = "gap"
    EXPIRED = "expired"


@dataclass(frozen=True, kw_only=True)
class Route:
    """One way to the permit: so many months of these kinds of title, with pension and German."""

    basis: str
    kinds: frozenset[str]
    months: int
    level: Level


@dataclass(frozen=True, kw_only=True)
class Settlement:
    """How far a person is on the nearest way.

    `months_done` are whole months without a break until today. `earliest` is None exactly when there is
    something in `checks`. `visa_may_count`: time with a national visa is not counted in and may shorten the
    way (§ 6 (3) AufenthG; depends on its purpose, which is not known).
    """

    route: Route
    months_done: int | None
    earliest: date | None
    level_proven: Level | None
    renewal_needed: bool
    visa_may_count: bool
    checks: tuple[Check, ...]

    @property
    def level_missing(self) -> bool:
        """Whether the German that this way asks for is not proven yet."""
        return self.level_proven is None or self.level_proven < self.route.level


SKILLED = frozenset({"p18a", "p18b", "p18g"})
BLUE_CARD = frozenset({"p18g"})
EMPLOYED = SKILLED | {"p19c1_wb", "p19c1_exec", "p19c1_other", "p19c2", "p19d"}
# § 16d, §§ 24, 25 and relatives have ways of their own or none: no day is worked out for them.
BLUE_CARD_FAST = Route(basis="§ 18c Abs. 2 AufenthG", kinds=BLUE_CARD, months=21, level=Level.B1)
BLUE_CARD_SLOW = Route(basis="§ 18c Abs. 2 AufenthG", kinds=BLUE_CARD, months=27, level=Level.A1)
SKILLED_ROUTE = Route(basis="§ 18c Abs. 1 AufenthG", kinds=SKILLED, months=36, level=Level.B1)
GENERAL_ROUTE = Route(basis="§ 9 Abs. 2 AufenthG", kinds=EMPLOYED, months=60, level=Level.B1)


def path_to_settlement(
    titles: tuple[ResidenceTitle, ...], proofs: tuple[LanguageProof, ...], today: date
) -> Settlement | None:
    """Return the nearest way to a settlement permit; None where no way is worked out for the title held.

    The title held is the latest that has begun; a certificate that it continues does not change its kind.
    """
    begun = tuple(title for title in titles if title.valid_from is None or title.valid_from <= today)
    held = current_title(tuple(title for title in begun if title.kind != FICTION), today)
    if held is None:
        return None
    level = reached(tuple(proof for proof in proofs if proof.on is None or proof.on <= today))
    blue_card = BLUE_CARD_FAST if level is not None and level >= Level.B1 else BLUE_CARD_SLOW
    routes = (blue_card, SKILLED_ROUTE, GENERAL_ROUTE)
    found = [_on_route(route, begun, level, today) for route in routes if held.kind in route.kinds]
    return min(found, key=lambda way: (way.earliest or date.max, way.route.months), default=None)


def _on_route(
    route: Route, begun: tuple[ResidenceTitle, ...], level: Level | None, today: date
) -> Settlement:
    counted = [title for title in begun if title.kind in route.kinds or title.kind == FICTION]
    checks = {Check.KIND for title in begun if not title.kind}
    start, end, found = _unbroken(counted, route)
    checks |= found
    if end is not None and end < today:
        checks.add(Check.EXPIRED)
    earliest = months_after(start, route.months) if start and not checks else None
    return Settlement(
        route=route,
        months_done=months_between(start, today) if start and not checks else None,
        earliest=earliest,
        level_proven=level,
        renewal_needed=bool(earliest and end and end < earliest),
        visa_may_count=any(title.kind == VISA for title in begun),
        checks=tuple(sorted(checks)),
    )


def _unbroken(counted: Sequence[ResidenceTitle], route: Route) -> tuple[date | None, date | None, set[Check]]:
    """Return the first and the last day that titles cover without a break, and what stands in the way.

    A last day of None is open (an unlimited title) or not known (`Check.END`).
    """
    if any(title.valid_from is None for title in counted):
        return None, None, {Check.START}
    start: date | None = None
    end: date | None = None
    checks: set[Check] = set()
    for title in sorted(counted, key=lambda each: each.valid_from or date.min):
        if start is None and title.kind not in route.kinds:
            continue
        if start is None:
            start, end = title.valid_from, _last_day(title)
        elif end is not None and title.valid_from is not None and title.valid_from > end + ONE_DAY:
            start, end = title.valid_from, _last_day(title)
            checks.add(Check.GAP)  # "since": whether the time before a break counts is for the authority
        else:
            last = _last_day(title)
            end = max(end, last) if end and last else last
        if end is None and not title.unlimited:
            checks.add(Check.END)
    return start, end, checks


def _last_day(title: ResidenceTitle) -> date | None:
    """Return the last day a title counts: a renewal filed in time lets it continue (§ 81 (4) AufenthG)."""
    last, filed = title.valid_until, title.renewal_filed_on
    if title.unlimited or last is None:
        return None
    if filed is not None and filed <= last and title.fiction_until is not None:
        return max(last, title.fiction_until)
    return last
