"""Made-up people with a past: who they are, what papers they hold, what was talked about.

Everything comes from one seeded random number generator, so the same seed and day make the same firm.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

import tomli

from onboarding_app.domain.check_ins import Agreement, CheckIn, Factor, FactorRating, Form, Intention
from onboarding_app.domain.language import LanguageCourse, LanguageProof, Level
from onboarding_app.domain.people import (
    Departure,
    DepartureReason,
    FamilyMember,
    HiredFrom,
    Mentor,
    MentorId,
    Relation,
    Worker,
    WorkerId,
)
from onboarding_app.domain.periods import months_after
from onboarding_app.domain.recognition import (
    Measure,
    OccupationGroup,
    Outcome,
    RecognitionCase,
    RecognitionStage,
)
from onboarding_app.domain.titles import ResidenceTitle
from onboarding_app.resources import resource

NOBODY = WorkerId(0)
EU = frozenset({"PL", "RO"})
LEVELS = tuple(Level)
TALK_MONTHS = (0, 1, 2, 3, 6, 9, 12, 18, 24, 30, 36, 42)
TALK_GUIDES = ("week1", "day30", "day60", "day90", "month6", "month9", "month12")
NO_FAMILY = dict.fromkeys(
    ("spouse_abroad", "child_abroad", "family_wanted", "family_in_de", "spouse_in_de", "child_in_de"), "false"
)
"""What people without family answer; what the file knows of relatives counts first."""

ENDS_SOON = 0.12
"""Share of titles that end within the next three months."""

FORGOTTEN = timedelta(days=12)
"""A title that ended so lately has not been renewed yet."""

FIRST_IMPRESSIONS = (-2, *(-1,) * 12, *(0,) * 40, *(1,) * 7)
DRIFT = (-1, *(0,) * 28, 1)
"""How much less or more than expected is experienced, and how that changes from talk to talk, in points."""

REASONS = (
    DepartureReason.FAMILY_SEPARATION,
    DepartureReason.OTHER_REGION_OFFER,
    DepartureReason.RECOGNITION_MISSING,
    DepartureReason.PAY,
    DepartureReason.RETURN_HOME_PLANNED,
    DepartureReason.HOUSING,
    DepartureReason.CONTRACT_ENDED,
)


@dataclass(frozen=True, kw_only=True)
class MadeUp:
    """One made-up person with what belongs to them; ids are still open."""

    worker: Worker
    titles: tuple[ResidenceTitle, ...]
    family: tuple[FamilyMember, ...]
    proofs: tuple[LanguageProof, ...]
    courses: tuple[LanguageCourse, ...]
    recognition: tuple[RecognitionCase, ...]
    departure: Departure | None
    check_ins: tuple[CheckIn, ...]
    agreements: tuple[Agreement, ...]


class Inventor:
    """Makes up people from the lists in `resources/demo/people.toml`."""

    def __init__(self, random: Random, today: date) -> None:
        """Read the lists; `today` is the day on which the firm is looked at."""
        self._random = random
        self._today = today
        self._lists: Mapping[str, Any] = tomli.loads(
            resource("demo", "people.toml").read_text(encoding="utf-8")
        )
        self._jobs = {job["key"]: job for job in self._lists["job"]}
        self._names: set[tuple[str, str]] = set()

    def mentors(self) -> tuple[Mentor, ...]:
        """Return the firm's mentors."""
        return tuple(
            Mentor(
                name=entry["name"],
                organisation=entry.get("organisation", ""),
                is_external=entry.get("external", False),
            )
            for entry in self._lists["mentors"]
        )

    def person(self, number: int, mentor_ids: Sequence[MentorId]) -> MadeUp:
        """Return the person of that running number."""
        random = self._random
        countries = self._lists["country"]
        country = random.choices(countries, weights=[entry["weight"] for entry in countries])[0]
        job = self._jobs[random.choice(country["jobs"])]
        worker = self._worker(number, country, job, random.choice(mentor_ids))
        departure = self._departure(worker)
        last_day = min(departure.ended_on, self._today) if departure else self._today
        recognition = self._recognition(worker, job, last_day)
        check_ins, agreements = self._talks(worker, last_day)
        return MadeUp(
            worker=worker,
            titles=self._titles(worker, country, job, recognition),
            family=self._family(job, worker, last_day),
            proofs=self._proofs(worker, job, last_day),
            courses=self._courses(worker, last_day),
            recognition=recognition,
            departure=departure,
            check_ins=check_ins,
            agreements=agreements,
        )

    def _worker(
        self, number: int, country: Mapping[str, Any], job: Mapping[str, Any], mentor_id: MentorId
    ) -> Worker:
        random = self._random
        ahead = random.random() < 0.12
        start = self._today + timedelta(random.randint(10, 100) if ahead else -random.randint(5, 1450))
        third = country["code"] not in EU
        abroad = third and random.random() < 0.8
        fixed = random.random() < 0.25
        given, family = self._name(country)
        return Worker(
            given_name=given,
            family_name=family,
            personnel_number=f"{number:05d}",
            citizenship=country["code"],
            birth_date=date(random.randint(1974, 2003), random.randint(1, 12), random.randint(1, 28)),
            city=random.choice(("Erfurt", "Jena", "Weimar", "Gera")),
            occupation=job["occupation"],
            learned_occupation=job["learned"],
            department=random.choice(job["departments"]),
            hired_from=HiredFrom.ABROAD if abroad else HiredFrom.GERMANY,
            regulated_occupation=job["regulated"],
            is_apprentice=bool(job.get("apprentice", False)),
            contract_signed_on=start - timedelta(random.randint(70, 200)),
            entry_on=start - timedelta(random.randint(6, 28)),
            started_on=start,
            probation_ends_on=months_after(start, 6) - timedelta(1),
            fixed_term_ends_on=months_after(start, 24) - timedelta(1) if fixed else None,
            mentor_id=mentor_id,
            answers=self._answers(third=third, job=job),
        )

    def _name(self, country: Mapping[str, Any]) -> tuple[str, str]:
        """Return a given and a family name of one script that nobody has yet, as long as there are some."""
        given: list[str] = country["given"]
        first, family = self._random.choice(given), self._random.choice(country["family"])
        place = given.index(first)
        free = (it for it in (*given[place:], *given[:place]) if (it, family) not in self._names)
        first = next(free, first)
        self._names.add((first, family))
        return (first if family.isascii() else country.get("native", {}).get(first, first)), family

    def _answers(self, *, third: bool, job: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
        known = {
            "own_flat": "false",
            "first_registration_de": "true" if third else "false",
            "has_sepa_account": "false" if third else "true",
            "handles_open_food": "true" if job["key"] == "cook" else "false",
            "measles_facility": "true" if job["group"] in {"nursing", "physician"} else "false",
            "minijob": "false",
            "first_permit": "true",
            "visa_free_long": "false",
            "placed_under_p299_sgb3": "false",
            "parents_wish": "false",
            "procedure": "normal",
            "licence_state": "other" if third else "eu_eea",
            "dependants_without_income": "false",
            "fixed_term": "false",
            "occ_group": job["group"],
            "child_school_age": "false",
            **NO_FAMILY,
        }
        if self._random.random() < 0.15:
            known.pop(self._random.choice(sorted(known)))
        return tuple(sorted(known.items()))

    def _departure(self, worker: Worker) -> Departure | None:
        start = _day(worker.started_on)
        years = (self._today - start).days / 365
        if years < 0.1 or self._random.random() > 1 - 0.93**years:
            return None
        ended_on = start + timedelta(self._random.randint(30, max(31, int(years * 365) + 20)))
        return Departure(
            worker_id=NOBODY,
            ended_on=ended_on,
            known_on=ended_on - timedelta(28),
            reason=self._random.choice(REASONS),
        )

    def _titles(
        self,
        worker: Worker,
        country: Mapping[str, Any],
        job: Mapping[str, Any],
        recognition: Sequence[RecognitionCase],
    ) -> tuple[ResidenceTitle, ...]:
        begin = _day(worker.entry_on)
        if country["code"] in EU:
            return (ResidenceTitle(worker_id=NOBODY, kind="eu", valid_from=begin, unlimited=True),)
        full_on = next((case.full_on for case in recognition if case.full_on), None)
        titles: list[ResidenceTitle] = []
        kind = job["first_title"]
        while begin <= self._today or not titles:
            months = 12 if kind.startswith("p16d") else 24 if kind in {"p24", "p16a"} else 36
            end = months_after(begin, months) - timedelta(self._random.randint(1, 40))
            if begin <= self._today < end and self._random.random() < ENDS_SOON:
                end = max(begin, self._today) + timedelta(self._random.randint(8, 85))
            titles.append(
                ResidenceTitle(
                    worker_id=NOBODY,
                    kind=kind,
                    valid_from=begin,
                    valid_until=end,
                    copy_seen_on=begin if begin <= self._today else None,
                    authority=f"Ausländerbehörde {worker.city}",
                )
            )
            if self._today - FORGOTTEN < end < self._today:
                break
            begin = end + timedelta(1)
            if full_on is not None and full_on <= begin:
                kind = job.get("later_title", kind)
        return tuple(titles)

    def _family(self, job: Mapping[str, Any], worker: Worker, last_day: date) -> tuple[FamilyMember, ...]:
        random = self._random
        if random.random() > job["family"]:
            return ()
        start = _day(worker.started_on)
        filed = start + timedelta(random.randint(60, 300))
        arrived = filed + timedelta(random.randint(150, 420))
        stages = random.random() < 0.8
        members = [(Relation.SPOUSE, random.randint(1976, 2000))]
        members += [(Relation.CHILD, random.randint(2009, 2024)) for _ in range(random.randint(0, 2))]
        return tuple(
            FamilyMember(
                worker_id=NOBODY,
                relation=relation,
                birth_year=year,
                lives_abroad=not (stages and arrived <= last_day),
                wants_to_join=stages,
                application_filed_on=filed if stages and filed <= last_day else None,
                visa_issued_on=arrived - timedelta(30) if stages and arrived <= last_day else None,
                arrived_on=arrived if stages and arrived <= last_day else None,
            )
            for relation, year in members
        )

    def _recognition(
        self, worker: Worker, job: Mapping[str, Any], last_day: date
    ) -> tuple[RecognitionCase, ...]:
        random = self._random
        if job["key"] in {"developer", "apprentice", "driver", "welder"}:
            return ()
        filed = _day(worker.entry_on) + timedelta(random.randint(10, 90))
        complete = filed + timedelta(random.randint(20, 90))
        notice = complete + timedelta(random.randint(60, 170))
        partial = random.random() < 0.6
        measure_start = notice + timedelta(random.randint(30, 120))
        measure_end = measure_start + timedelta(random.randint(120, 270))
        full = measure_end + timedelta(25) if partial else notice
        steps = (
            (filed, RecognitionStage.FILED),
            (complete, RecognitionStage.COMPLETE),
            (notice, RecognitionStage.NOTICE),
            (measure_start if partial else notice, RecognitionStage.MEASURE),
            (full, RecognitionStage.DONE),
        )
        stage = RecognitionStage.COLLECTING
        for day, reached in steps:
            stage = reached if day <= last_day else stage
        # Only occupations that are not regulated can be recognised in part; the others get conditions.
        less = Outcome.CONDITIONS if job["regulated"] else Outcome.PARTIAL
        outcome = less if partial and full > last_day else Outcome.FULL

        def past(day: date) -> date | None:
            return day if day <= last_day else None

        return (
            RecognitionCase(
                worker_id=NOBODY,
                stage=stage,
                occupation_group=OccupationGroup(job["group"]),
                reference_occupation=job["learned"],
                body="Thüringer Landesverwaltungsamt" if job["regulated"] else "IHK FOSA",
                filed_on=past(filed),
                complete_on=past(complete),
                notice_on=past(notice),
                outcome=outcome if past(notice) else None,
                measure=Measure.COURSE if partial and job["regulated"] and past(notice) else None,
                measure_starts_on=past(measure_start) if partial else None,
                measure_ends_on=measure_end if partial and past(measure_start) else None,
                full_on=past(full),
            ),
        )

    def _proofs(self, worker: Worker, job: Mapping[str, Any], last_day: date) -> tuple[LanguageProof, ...]:
        start = _day(worker.started_on)
        first = self._random.choice((Level.A1, Level.A2, Level.A2, Level.B1))
        target = Level(job["target"])
        proofs = [
            LanguageProof(worker_id=NOBODY, level=first, on=start - timedelta(120), certificate="Goethe"),
            LanguageProof(
                worker_id=NOBODY,
                level=target,
                on=months_after(start, 15),
                is_target=True,
                reason="Anerkennung" if job["regulated"] else "Arbeitsplatz",
            ),
        ]
        day = start
        level = first
        while level < target:
            day += timedelta(self._random.randint(200, 420))
            if day > last_day:
                break
            level = LEVELS[LEVELS.index(level) + 1]
            proofs.append(LanguageProof(worker_id=NOBODY, level=level, on=day, certificate="telc"))
        return tuple(proofs)

    def _courses(self, worker: Worker, last_day: date) -> tuple[LanguageCourse, ...]:
        start = _day(worker.started_on) + timedelta(self._random.randint(20, 150))
        end = start + timedelta(self._random.randint(120, 260))
        if self._random.random() < 0.35:
            return ()
        return (
            LanguageCourse(
                worker_id=NOBODY,
                name=self._random.choice(self._lists["courses"]),
                provider=self._random.choice(self._lists["providers"]),
                target=Level.B2,
                authorised_on=start - timedelta(30),
                starts_on=start,
                ends_on=end,
                exam_on=end + timedelta(14),
                passed=self._random.random() < 0.8 if end + timedelta(14) <= last_day else None,
                lessons=400,
            ),
        )

    def _talks(self, worker: Worker, last_day: date) -> tuple[tuple[CheckIn, ...], tuple[Agreement, ...]]:
        random = self._random
        start = _day(worker.started_on)
        expected = {factor: random.randint(3, 5) for factor in Factor}
        felt = {
            factor: min(5, max(1, value + random.choice(FIRST_IMPRESSIONS)))
            for factor, value in expected.items()
        }
        talks: list[CheckIn] = []
        agreements: list[Agreement] = []
        for number, months in enumerate(TALK_MONTHS):
            held = months_after(start, months) + timedelta(random.randint(0, 10))
            if held > last_day:
                break
            if random.random() < 0.1:
                continue
            guide = TALK_GUIDES[number] if number < len(TALK_GUIDES) else "stay"
            talks.append(self._talk(worker, held, guide, expected, felt))
            if random.random() < 0.6:
                agreements.append(self._agreement(held, worker, last_day))
            for factor in Factor:
                felt[factor] = min(5, max(1, felt[factor] + random.choice(DRIFT)))
        return tuple(talks), tuple(agreements)

    def _talk(
        self,
        worker: Worker,
        held: date,
        guide: str,
        expected: Mapping[Factor, int],
        felt: Mapping[Factor, int],
    ) -> CheckIn:
        random = self._random
        full = guide in {"day30", "month6", "month12"}
        asked = [factor for factor in Factor if full or random.random() < 0.4]
        mood = max(1, min(5, round(sum(felt.values()) / len(felt)) + random.choice((-1, 0, 0, 0, 0, 1))))
        return CheckIn(
            worker_id=NOBODY,
            held_on=held,
            mentor_id=worker.mentor_id,
            guide=guide,
            minutes=random.choice((20, 30, 30, 45, 60)),
            form=random.choice((Form.IN_PERSON, Form.IN_PERSON, Form.PHONE, Form.VIDEO)),
            languages=random.choice(("Deutsch", "Deutsch", "Deutsch, Englisch")),
            mood=mood,
            intention=Intention.UNSURE if mood <= 2 else Intention.STAYS,
            note=random.choice(self._lists["notes"]) if random.random() < 0.6 else "",
            ratings=tuple(
                FactorRating(
                    factor=factor,
                    expected=expected[factor],
                    experienced=felt[factor],
                    importance=min(5, expected[factor]),
                )
                for factor in asked
            ),
        )

    def _agreement(self, held: date, worker: Worker, last_day: date) -> Agreement:
        random = self._random
        due = held + timedelta(random.randint(10, 45))
        kept = due <= last_day - timedelta(30) or random.random() < 0.3
        return Agreement(
            worker_id=NOBODY,
            text=random.choice(self._lists["agreements"]),
            who=random.choice(("Personal", "Begleitung", worker.given_name)),
            due_on=due,
            done_on=min(due, last_day) if kept and random.random() < 0.97 else None,
        )


def _day(day: date | None) -> date:
    """Return a day that made-up people always have."""
    if day is None:
        message = "made-up people have all their dates"
        raise ValueError(message)
    return day
