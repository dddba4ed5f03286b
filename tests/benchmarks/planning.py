"""Benchmark of planning: facts in memory, no file; how the time grows with the number of people."""

from dataclasses import replace
from datetime import date, timedelta
from math import log
from pathlib import Path

from onboarding_app.catalogue import Catalogue
from onboarding_app.domain.company import Company
from onboarding_app.domain.dossier import Dossier
from onboarding_app.domain.language import LanguageProof, Level
from onboarding_app.domain.people import FamilyMember, HiredFrom, Relation, Worker, WorkerId
from onboarding_app.domain.recognition import RecognitionCase, RecognitionStage
from onboarding_app.domain.titles import ResidenceTitle, TitleId
from onboarding_app.services.planning import replanning_of
from tests.benchmarks.measuring import Result, seconds

TODAY = date(2026, 11, 23)
FEW, SOME, MANY = 1_000, 3_000, 10_000
EVENLY = round((MANY / FEW) ** 0.1, 2)
"""How many times as long ten times the people may take beyond ten times: slope 1.1."""

TITLES = ("p16d_3", "p18a", "p18b", "p18g", "p24")
NATIONS = ("VN", "IN", "UA", "PL", "SY")


def planning(catalogue: Catalogue, _folder: Path) -> list[Result]:
    """Measure planning 10,000 people, and how it grows from 1,000 (slope 1 on a log-log scale: evenly)."""
    people = [_person(number) for number in range(MANY)]
    times = {count: _time(people[:count], catalogue) for count in (FEW, SOME, MANY)}
    return [
        Result(f"planning {MANY:,} people, facts in memory", times[MANY], times[FEW] * MANY / FEW, EVENLY),
        Result(
            "growth of planning from 1,000 to 10,000 people (slope, log-log)",
            slope(times),
            1,
            1.1,
            plain=True,
        ),
    ]


def slope(times: dict[int, float]) -> float:
    """Return the slope of the line of least squares through the logarithms of sizes and times."""
    points = [(log(count), log(time)) for count, time in times.items()]
    middle_x, middle_y = (sum(each) / len(points) for each in zip(*points, strict=True))
    above = sum((x - middle_x) * (y - middle_y) for x, y in points)
    return above / sum((x - middle_x) ** 2 for x, _ in points)


def _time(people: list[Dossier], catalogue: Catalogue) -> float:
    """Return the seconds that planning these people takes: facts, events, dates, and what is new."""

    def plan_all() -> None:
        for person in people:
            replanning_of(person, catalogue, TODAY)

    return seconds(plan_all, runs=3)


def _person(number: int) -> Dossier:
    """Return a person of whom about as much is known as of real ones, each a little different."""
    start = TODAY - timedelta(days=number % 700 - 100)
    who = WorkerId(number + 1)
    worker = Worker(
        id=who,
        given_name=f"A{number}",
        family_name=f"B{number}",
        citizenship=NATIONS[number % len(NATIONS)],
        hired_from=HiredFrom.ABROAD if number % 3 else HiredFrom.GERMANY,
        contract_signed_on=start - timedelta(90),
        entry_on=start - timedelta(10),
        started_on=start,
        probation_ends_on=start + timedelta(180),
        regulated_occupation=bool(number % 2),
    )
    title = ResidenceTitle(
        id=TitleId(number + 1),
        worker_id=who,
        kind=TITLES[number // 5 % len(TITLES)],
        valid_from=start - timedelta(10),
        valid_until=start + timedelta(720),
    )
    person = Dossier(
        company=Company(name="Firm", city="Erfurt", works_council=True),
        worker=worker,
        titles=(title,),
        proofs=(LanguageProof(worker_id=who, level=Level.B1, on=start),),
    )
    if number % 2:
        case = RecognitionCase(worker_id=who, stage=RecognitionStage.FILED, filed_on=start)
        person = replace(person, recognition=(case,))
    if number % 3:
        spouse = FamilyMember(worker_id=who, relation=Relation.SPOUSE, lives_abroad=True, wants_to_join=True)
        person = replace(person, family=(spouse,))
    return person
