"""The search for everything: people, mentors, checkpoints, the plan, services, agreements, documents."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from onboarding_app.catalogue import Catalogue
from onboarding_app.domain.people import WorkerId
from onboarding_app.i18n import folded
from onboarding_app.services.lines import title_of_key
from onboarding_app.storage.database import Database, View
from onboarding_app.storage.finding import FoundPerson, FoundText

MOST_OF_A_KIND = 6
"""Hits of one kind at most: who sees too many types one more letter."""

MOST_PEOPLE = 8
LOOKED_AT = 40
"""People in whose checkpoints the other words are looked for."""

MOST_WORDS = 8
"""Words of a search that count; nobody needs more of them to find something."""


class FoundKind(StrEnum):
    """What was found."""

    PERSON = "person"
    CHECKPOINT = "checkpoint"
    TEMPLATE = "template"
    AGREEMENT = "agreement"
    DOCUMENT = "document"
    SERVICE = "service"
    MENTOR = "mentor"


@dataclass(frozen=True, kw_only=True)
class Found:
    """Something that was found: its title, whose it is or what else tells it, and the day it is about."""

    kind: FoundKind
    title: str
    detail: str = ""
    worker_id: WorkerId | None = None
    on: date | None = None


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a search as they are compared."""
    return tuple(dict.fromkeys(folded(text).split()))[:MOST_WORDS]


def found_at_once(
    database: Database, catalogue: Catalogue, text: str, *, today: date, language: str
) -> tuple[Found, ...]:
    """Return what can be found while typing; every word must stand somewhere in a hit.

    "nguyen titel" finds the checkpoints about titles of everybody named Nguyen.
    """
    words = words_of(text)
    if not words:
        return ()
    with database.read() as view:
        found = view.found_people(words, LOOKED_AT)
        checkpoints = _checkpoints(view, catalogue, words, found, today, language)
        mentors = [it.name for it in view.mentors.all() if _holds(f"{it.name} {it.organisation}", words)]
    people = [it for it in found if len(it.words) == len(words)][:MOST_PEOPLE]
    return (
        *(_person(it) for it in people),
        *(Found(kind=FoundKind.MENTOR, title=name) for name in sorted(mentors, key=folded)[:MOST_OF_A_KIND]),
        *checkpoints,
        *_templates(catalogue, words, language),
        *_services(catalogue, words),
    )


def found_later(database: Database, text: str, *, today: date) -> tuple[Found, ...]:
    """Return what looks at more of the file: agreements, documents, checkpoints with an own title."""
    words = words_of(text)
    with database.read() as view:
        documents = view.found_documents(words, MOST_OF_A_KIND)
        agreed = view.found_agreements(words, MOST_OF_A_KIND)
        own = view.own_checkpoints(words, today, MOST_OF_A_KIND)
    return (
        *(_text(it, FoundKind.CHECKPOINT, it.text, it.worker_name) for it in own),
        *(_text(it, FoundKind.AGREEMENT, it.text, it.worker_name) for it in agreed),
        *(_text(it, FoundKind.DOCUMENT, it.text, it.worker_name) for it in documents),
    )


def _checkpoints(
    view: View,
    catalogue: Catalogue,
    words: Sequence[str],
    found: Sequence[FoundPerson],
    today: date,
    language: str,
) -> list[Found]:
    """Return open checkpoints of people in whose data some words stand, the others standing in the title."""
    partly = {it.id: it for it in found if 0 < len(it.words) < len(words)}
    if not partly:
        return []
    hits = []
    for each in view.open_of(partly, today):
        person = partly[each.worker_id]
        title = each.text or title_of_key(each.key, catalogue, language)
        if all(word in person.words or word in folded(title) for word in words):
            hits.append(_text(each, FoundKind.CHECKPOINT, title, person.name))
    return sorted(hits, key=lambda it: it.on or date.max)[:MOST_OF_A_KIND]


def _templates(catalogue: Catalogue, words: Sequence[str], language: str) -> list[Found]:
    titles = dict.fromkeys(template.title(language) for template in catalogue.templates.values())
    fitting = [title for title in titles if _holds(title, words)]
    return [Found(kind=FoundKind.TEMPLATE, title=title) for title in fitting[:MOST_OF_A_KIND]]


def _services(catalogue: Catalogue, words: Sequence[str]) -> list[Found]:
    fitting = [it for it in catalogue.centres if _holds(f"{it.name} {it.carrier} {it.city}", words)]
    return [Found(kind=FoundKind.SERVICE, title=it.name, detail=it.city) for it in fitting[:MOST_OF_A_KIND]]


def _holds(text: str, words: Sequence[str]) -> bool:
    plain = folded(text)
    return all(word in plain for word in words)


def _person(found: FoundPerson) -> Found:
    detail = " · ".join(part for part in (found.occupation, found.department) if part)
    return Found(kind=FoundKind.PERSON, title=found.name, detail=detail, worker_id=found.id)


def _text(found: FoundText, kind: FoundKind, title: str, name: str) -> Found:
    return Found(kind=kind, title=title, detail=name, worker_id=found.worker_id, on=found.on)
