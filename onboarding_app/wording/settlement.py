"""The path to a settlement permit in words: the earliest day or what to check, and what is still missing."""

from onboarding_app.domain.settlement import SKILLED_ROUTE, Check, Settlement
from onboarding_app.i18n import Texts
from onboarding_app.wording.dates import short_date


def settlement_sentences(way: Settlement, texts: Texts) -> tuple[str, ...]:
    """Return how far a person is, then what to prove; a day stands only where all of its facts are known."""
    route = way.route
    told = [_earliest(way, texts), *(_check(check, texts) for check in way.checks)]
    if way.months_done is not None:
        done = min(way.months_done, route.months)
        told.append(texts("{done} of {months} months are counted.", done=done, months=route.months))
    if way.level_missing:
        told.append(texts("German {level} is not proven yet.", level=route.level.value))
    if way.renewal_needed:
        told.append(texts("The title ends before that day: it has to be renewed first."))
    if way.visa_may_count:
        told.append(texts("Time with the national visa is not counted here and may count: please ask."))
    if route is SKILLED_ROUTE:
        told.append(texts("With a German training or degree 24 months are enough."))
    told.append(
        texts(
            "To be proven: {months} months of pension contributions, the test “Leben in Deutschland”, "
            "housing and livelihood.",
            months=route.months,
        )
    )
    told.append(texts("Legal basis: {basis}", basis=route.basis))
    return tuple(told)


def _earliest(way: Settlement, texts: Texts) -> str:
    if way.earliest is None:
        return texts("Please check: the earliest day cannot be told yet.")
    return texts("Possible from {day} at the earliest.", day=short_date(way.earliest, texts))


def _check(check: Check, texts: Texts) -> str:
    match check:
        case Check.KIND:
            return texts("The kind of an earlier title is not known.")
        case Check.START:
            return texts("The first day of a title is not known.")
        case Check.END:
            return texts("The last day of a title is not known.")
        case Check.GAP:
            return texts("There is a gap between two titles: does the time before it count?")
        case Check.EXPIRED:
            return texts("The title has run out, and no renewal filed in time is recorded.")
