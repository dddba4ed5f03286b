"""The Datenauskunft (Art. 15 GDPR): everything stored on one person, worded for paper or as data."""

import base64
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, fields
from datetime import date
from typing import Any

from onboarding_app import __version__
from onboarding_app.catalogue import Catalogue
from onboarding_app.domain.check_ins import CheckIn, FactorRating
from onboarding_app.domain.disclosure import (
    OF_OTHERS,
    DisclosurePaper,
    HeldPart,
    HeldRecord,
    HeldValue,
    is_free_text,
    is_of_others,
)
from onboarding_app.domain.people import WorkerId
from onboarding_app.i18n import Texts
from onboarding_app.services.lines import title_of
from onboarding_app.services.stored import Stored, as_typed, stored_on
from onboarding_app.storage.database import Database
from onboarding_app.storage.journal import JournalEntry, RowChange
from onboarding_app.wording.actions import action_name
from onboarding_app.wording.countries import country_name
from onboarding_app.wording.dates import short_moment
from onboarding_app.wording.held import held_field, held_kind, stored_word

_INNER = frozenset(
    "id worker_id mentor_id check_in_id checkpoint_id ratings answers key instance anchor"
    " deputy_id away_from away_until".split()
)
"""Fields that only tie entries together or to the plan, hold entries that stand on their own, or say nothing
of the person asking, as when a mentor is away."""

_DERIVED = frozenset({"search_text", "sort_text"})
"""Columns made of the name, for searching and sorting."""


def disclosure_data(
    database: Database, worker_id: WorkerId, *, today: date, mentor_notes: bool = False
) -> dict[str, Any]:
    """Return everything stored on a person under English keys, documents as Base64.

    Raises:
        NotFoundError: there is no such person, or a filed document is damaged.
    """
    stored = stored_on(database, worker_id, mentor_notes=mentor_notes, with_contents=True)
    dossier = asdict(stored.dossier)
    company = dossier.pop("company")
    return {
        "made_on": today,
        "made_by": f"Ankerpunkt {__version__}",
        "controller": {"name": company["name"], "city": company["city"]},
        "mentor_notes_included": mentor_notes,
        "data_of_third_persons": [f"{kind}.{field}".rstrip(".") for kind, field in sorted(OF_OTHERS)],
        **dossier,
        "documents": [
            {**asdict(it), "content_base64": base64.b64encode(stored.contents[it.id]).decode()}
            for it in stored.documents
        ],
        "draft": None if stored.draft is None else json.loads(stored.draft),
        "history": [asdict(entry) for entry in stored.history],
    }


def disclosure_paper(
    database: Database,
    catalogue: Catalogue,
    worker_id: WorkerId,
    *,
    today: date,
    texts: Texts,
    mentor_notes: bool = False,
) -> DisclosurePaper:
    """Return everything stored on a person, worded in the language of the paper.

    Raises:
        NotFoundError: there is no such person.
    """
    everything = stored_on(database, worker_id, mentor_notes=True)
    stored = everything if mentor_notes else stored_on(database, worker_id, mentor_notes=False)
    company = stored.dossier.company
    talks = () if mentor_notes else everything.dossier.check_ins
    return DisclosurePaper(
        company=company.name,
        city=company.city,
        today=today,
        worker=stored.dossier.worker.name,
        parts=tuple(part for part in _Words(catalogue, texts).parts(stored) if part.records),
        sealed=tuple(talk.held_on for talk in talks if talk.confidential_note),
    )


class _Words:
    """Puts stored entries into words."""

    def __init__(self, catalogue: Catalogue, texts: Texts) -> None:
        self._catalogue, self._texts = catalogue, texts

    def parts(self, stored: Stored) -> Iterator[HeldPart]:
        """Yield all entries of each kind."""
        dossier = stored.dossier
        ratings = [(talk, rating) for talk in dossier.check_ins for rating in talk.ratings]
        yield self._part("worker", [dossier.worker])
        yield self._answers(dossier.worker.answers)
        yield self._part("mentor", [dossier.mentor] if dossier.mentor else [])
        yield self._part("residence_title", dossier.titles)
        yield self._part("family_member", dossier.family)
        yield self._part("recognition_case", dossier.recognition)
        yield self._part("language_proof", dossier.proofs)
        yield self._part("language_course", dossier.courses)
        yield self._part("departure", [dossier.departure] if dossier.departure else [])
        yield self._part("check_in", dossier.check_ins)
        yield self._ratings(ratings)
        yield self._part("agreement", dossier.agreements)
        yield self._part("handover", dossier.handovers)
        yield self._part("checkpoint", dossier.checkpoints)
        yield self._part("document", stored.documents)
        yield self._draft(stored.draft)
        yield self._history(stored.history)

    def _part(self, kind: str, things: Iterable[Any]) -> HeldPart:
        records = (HeldRecord(title=self._title(kind, it), values=self._values(kind, it)) for it in things)
        return HeldPart(title=held_kind(kind, self._texts), records=tuple(records))

    def _title(self, kind: str, thing: Any) -> str:  # noqa: ANN401 - one of many classes
        return title_of(thing, self._catalogue, self._texts.language) if kind == "checkpoint" else ""

    def _values(self, kind: str, thing: Any) -> tuple[HeldValue, ...]:  # noqa: ANN401 - one of many classes
        pairs = ((field.name, getattr(thing, field.name)) for field in fields(thing))
        return tuple(
            self._value(kind, name, value)
            for name, value in pairs
            if name not in _INNER and value not in (None, "", ())
        )

    def _value(self, kind: str, name: str, value: object) -> HeldValue:
        return HeldValue(
            label=held_field(kind, name, self._texts),
            value=self._word(kind, name, value),
            third=is_of_others(kind, name),
            free=is_free_text(kind, name),
        )

    def _word(self, kind: str, name: str, value: object) -> str:
        german = self._texts.language == "de"
        if name == "citizenship" and value:
            return country_name(str(value), self._texts)
        if (kind, name) == ("residence_title", "kind") and value in self._catalogue.titles:
            title = self._catalogue.titles[str(value)]
            return title.de if german else title.en
        if (kind, name) == ("check_in", "guide") and value in self._catalogue.guides:
            guide = self._catalogue.guides[str(value)]
            return guide.title_de if german else guide.title_en
        return stored_word(value, self._texts)

    def _answers(self, answers: tuple[tuple[str, str], ...]) -> HeldPart:
        values = tuple(self._answer(fact, answer) for fact, answer in answers)
        records = (HeldRecord(title="", values=values),) if values else ()
        return HeldPart(title=held_kind("fact_answer", self._texts), records=records)

    def _answer(self, fact: str, answer: str) -> HeldValue:
        question = self._catalogue.fact_questions.get(fact)
        german = self._texts.language == "de"
        words = {"true": self._texts("yes"), "false": self._texts("no")}
        if question is None:
            return HeldValue(label=fact, value=words.get(answer, answer))
        words |= question.choices_de if german else question.choices_en
        return HeldValue(label=question.de if german else question.en, value=words.get(answer, answer))

    def _ratings(self, ratings: Iterable[tuple[CheckIn, FactorRating]]) -> HeldPart:
        records = (
            HeldRecord(
                title=stored_word(talk.held_on, self._texts), values=self._values("factor_rating", rating)
            )
            for talk, rating in ratings
        )
        return HeldPart(title=held_kind("factor_rating", self._texts), records=tuple(records))

    def _draft(self, draft: str | None) -> HeldPart:
        records = (
            () if draft is None else (HeldRecord(title="", values=(self._value("draft", "body", draft),)),)
        )
        return HeldPart(title=held_kind("draft", self._texts), records=records)

    def _history(self, history: Iterable[JournalEntry]) -> HeldPart:
        return HeldPart(
            title=held_kind("history", self._texts),
            records=tuple(HeldRecord(title="", values=tuple(self._entry(entry))) for entry in history),
        )

    def _entry(self, entry: JournalEntry) -> Iterator[HeldValue]:
        yield self._value("history", "at", short_moment(entry.at, self._texts))
        yield self._value("history", "who", entry.who)
        yield self._value("history", "action", action_name(entry.action, self._texts))
        for change in entry.changes:
            yield from self._changed(change)

    def _changed(self, change: RowChange) -> Iterator[HeldValue]:
        """Yield what a value was before and after; of a new entry nothing, for it stands elsewhere."""
        before, after = change.before or {}, change.after or {}
        if change.before is None:
            return
        for name in dict.fromkeys((*before, *after)):
            if name not in _INNER | _DERIVED and before.get(name) != after.get(name):
                yield self._difference(str(change.kind), name, before.get(name), after.get(name))

    def _difference(self, kind: str, name: str, before: object, after: object) -> HeldValue:
        old, new = (self._word(kind, name, as_typed(kind, name, raw)) or "–" for raw in (before, after))
        return HeldValue(
            label=f"{held_kind(kind, self._texts)}: {held_field(kind, name, self._texts)}",
            value=f"{old} → {new}",
            third=is_of_others(kind, name),
            free=is_free_text(kind, name),
        )
