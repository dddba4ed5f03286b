"""What law and place say of a recognition procedure: the body, its period, the stay, the lost status."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from onboarding_app.domain.dossier import Dossier
from onboarding_app.domain.facts import nationality_group
from onboarding_app.domain.holidays import WorkCalendar
from onboarding_app.domain.periods import months_after, months_between
from onboarding_app.domain.recognition import OccupationGroup, RecognitionCase, RecognitionStage, is_paused
from onboarding_app.domain.titles import ResidenceTitle

CLOSED = frozenset({RecognitionStage.NOT_NEEDED, RecognitionStage.DONE})


@dataclass(frozen=True, kw_only=True)
class CompetentBody:
    """Who decides for some groups of occupations; `places` () is all of Thuringia."""

    key: str
    groups: tuple[OccupationGroup, ...]
    places: tuple[str, ...]
    name: str
    contact: str
    source: tuple[str, ...]
    as_of: date
    verified: bool


@dataclass(frozen=True, kw_only=True)
class DecisionPeriod:
    """Months in which a body decides from complete papers on; `fast_track` in that of § 81a AufenthG.

    `automatic` is for diplomas of the EU, EEA or Switzerland that are recognised without a comparison.
    """

    key: str
    groups: tuple[OccupationGroup, ...]
    automatic: bool
    months: int
    fast_track: int
    extension_de: str
    extension_en: str
    basis: tuple[str, ...]
    source: tuple[str, ...]
    as_of: date
    verified: bool


@dataclass(frozen=True, kw_only=True)
class LongestStay:
    """Months that stays with a title of § 16d AufenthG may last; `counted` ones share the same months.

    `first` and `again` are the most months of the first title of the kind and of each further one.
    """

    key: str
    months: int
    first: int
    again: int
    counted: bool
    basis: tuple[str, ...]
    source: tuple[str, ...]
    as_of: date
    verified: bool


@dataclass(frozen=True, kw_only=True)
class RecognitionRules:
    """The rules by key, as data tells them."""

    bodies: Mapping[str, CompetentBody]
    periods: Mapping[str, DecisionPeriod]
    stays: Mapping[str, LongestStay]


@dataclass(frozen=True, kw_only=True)
class Outlook:
    """What can be said of a person's procedure; None and "" where it cannot.

    `decision_by` is when the decision is due, `period_unread` that no law was read for the group, `paused`
    that the period rests until papers come; `stay_until` the last day under § 16d, `too_long` the last day
    that a title may have which is noted for longer; `months_below` months of work below what was learned.
    """

    body: str = ""
    contact: str = ""
    contact_checked: bool = False
    period: DecisionPeriod | None = None
    period_unread: bool = False
    months: int = 0
    decision_by: date | None = None
    paused: bool = False
    stay: LongestStay | None = None
    stay_until: date | None = None
    too_long: date | None = None
    learned: str = ""
    working_as: str = ""
    target: str = ""
    months_below: int | None = None


def outlook(dossier: Dossier, rules: RecognitionRules, today: date) -> Outlook | None:
    """Return what can be said of the latest procedure, None for somebody without one."""
    if not dossier.recognition:
        return None
    case, worker = dossier.recognition[-1], dossier.worker
    body = competent_body(rules.bodies.values(), case.occupation_group, worker.city or dossier.company.city)
    period = period_of(rules.periods.values(), case.occupation_group, automatic=_is_automatic(dossier))
    months = 0 if period is None else period.fast_track if case.fast_track else period.months
    stay, stay_until = longest_stay(dossier.titles, rules.stays)
    is_open = case.stage not in CLOSED
    target = case.target_occupation or case.reference_occupation or worker.learned_occupation
    return Outlook(
        body=case.body or (body.name if body else ""),
        contact=body.contact if body and not case.body else "",
        contact_checked=bool(body and body.verified),
        period=period if is_open and case.notice_on is None else None,
        period_unread=is_open and case.notice_on is None and bool(case.occupation_group) and period is None,
        months=months,
        decision_by=decision_by(case, months, _calendar(dossier)) if is_open else None,
        paused=is_open and is_paused(case),
        stay=stay,
        stay_until=stay_until,
        too_long=longer_than_allowed(dossier.titles, rules.stays),
        learned=worker.learned_occupation,
        working_as=worker.occupation,
        target=target,
        months_below=_months_below(dossier, case, target, today),
    )


def competent_body(
    bodies: Iterable[CompetentBody], group: OccupationGroup | None, city: str
) -> CompetentBody | None:
    """Return who decides for a group of occupations at a place; None where that cannot be told."""
    fitting = [body for body in bodies if group in body.groups]
    place = city.partition("/")[0].strip().casefold()
    named = [body for body in fitting if place in {it.casefold() for it in body.places}]
    everywhere = [body for body in fitting if not body.places]
    return next(iter((*named, *everywhere)), None)


def period_of(
    periods: Iterable[DecisionPeriod], group: OccupationGroup | None, *, automatic: bool
) -> DecisionPeriod | None:
    """Return the period of a group of occupations, that for automatic recognition where there is one."""
    fitting = [it for it in periods if group in it.groups and (automatic or not it.automatic)]
    return max(fitting, key=lambda it: it.automatic, default=None)


def decision_by(case: RecognitionCase, months: int, calendar: WorkCalendar) -> date | None:
    """Return when the body has to have decided: the day to which it extended, else so many months.

    The period runs from complete papers on; without them, and once the notice is there, there is no such day.
    It ends on a working day, as that of the checkpoint does (§ 193 BGB, § 31 (3) VwVfG).
    """
    if case.notice_on is not None or case.complete_on is None or not months:
        return None
    return calendar.next_workday(case.extended_until or months_after(case.complete_on, months))


def longest_stay(
    titles: Sequence[ResidenceTitle], stays: Mapping[str, LongestStay]
) -> tuple[LongestStay | None, date | None]:
    """Return the rule of the latest title of § 16d and its last day, from the first that shares it."""
    dated = sorted((it for it in titles if it.kind in stays and it.valid_from), key=_begin)
    if not dated:
        return None, None
    rule = stays[dated[-1].kind]
    sharing = [it for it in dated if stays[it.kind].counted] if rule.counted else dated[-1:]
    return rule, months_after(_begin(sharing[0]), rule.months)


def longer_than_allowed(titles: Sequence[ResidenceTitle], stays: Mapping[str, LongestStay]) -> date | None:
    """Return the last day that the latest title of § 16d may have, if it is noted for longer; else None."""
    dated = sorted((it for it in titles if it.kind in stays and it.valid_from), key=_begin)
    if not dated or dated[-1].valid_until is None:
        return None
    latest, rule = dated[-1], stays[dated[-1].kind]
    is_first = all(it.kind != latest.kind for it in dated[:-1])
    alone = months_after(_begin(latest), rule.first if is_first else rule.again)
    _, together = longest_stay(titles, stays)
    most = min(alone, together or alone)
    return most if dated[-1].valid_until > most else None


def _is_automatic(dossier: Dossier) -> bool:
    """Whether HR has said that the diploma is recognised automatically, which only those of there can be."""
    said = dict(dossier.worker.answers).get("automatic_recognition") == "true"
    return said and nationality_group(dossier.worker.citizenship) in {"eu_eea", "ch"}


def _calendar(dossier: Dossier) -> WorkCalendar:
    company = dossier.company
    return WorkCalendar(state=company.holiday_state, corpus_christi=company.corpus_christi)


def _begin(title: ResidenceTitle) -> date:
    return title.valid_from or date.min


def _months_below(dossier: Dossier, case: RecognitionCase, target: str, today: date) -> int | None:
    """Return whole months of work in another occupation than the one aimed at; None where nothing is lost."""
    worker = dossier.worker
    if not target or not worker.occupation or worker.started_on is None or case.stage in CLOSED:
        return None
    if worker.occupation.strip().casefold() == target.strip().casefold():
        return None
    last = min(today, dossier.departure.ended_on) if dossier.departure else today
    return max(0, months_between(worker.started_on, last))
