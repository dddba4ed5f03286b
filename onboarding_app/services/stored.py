"""Everything the data file holds on one person, as it is stored."""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from typing import get_args, get_type_hints

from onboarding_app.domain.changes import Kind
from onboarding_app.domain.check_ins import Agreement, CheckIn, FactorRating
from onboarding_app.domain.checkpoints import Checkpoint
from onboarding_app.domain.documents import Document, DocumentId
from onboarding_app.domain.dossier import Dossier
from onboarding_app.domain.language import LanguageCourse, LanguageProof
from onboarding_app.domain.people import Departure, FamilyMember, Handover, Worker, WorkerId
from onboarding_app.domain.recognition import RecognitionCase
from onboarding_app.domain.titles import ResidenceTitle
from onboarding_app.domain.visibility import is_confidential
from onboarding_app.storage.database import Database, View
from onboarding_app.storage.journal import JournalEntry, RowChange

_ENTRIES_AT_ONCE = 500
_CLASSES: Mapping[str, type] = {
    Kind.WORKER: Worker,
    Kind.TITLE: ResidenceTitle,
    Kind.FAMILY_MEMBER: FamilyMember,
    Kind.RECOGNITION: RecognitionCase,
    Kind.LANGUAGE_PROOF: LanguageProof,
    Kind.COURSE: LanguageCourse,
    Kind.CHECKPOINT: Checkpoint,
    Kind.CHECK_IN: CheckIn,
    Kind.RATING: FactorRating,
    Kind.AGREEMENT: Agreement,
    Kind.DOCUMENT: Document,
    Kind.HANDOVER: Handover,
    Kind.DEPARTURE: Departure,
}


@dataclass(frozen=True, kw_only=True)
class Stored:
    """The dossier of a person with documents, draft and history; `contents` only if they were asked for."""

    dossier: Dossier
    documents: tuple[Document, ...]
    contents: Mapping[DocumentId, bytes]
    draft: str | None
    history: tuple[JournalEntry, ...]


def stored_on(
    database: Database, worker_id: WorkerId, *, mentor_notes: bool, with_contents: bool = False
) -> Stored:
    """Return everything stored on a person; the mentor's confidential notes only where the mentor wants it.

    Raises:
        NotFoundError: there is no such person, or a filed document is damaged.
    """
    with database.read() as view:
        documents = view.documents.of_worker(worker_id)
        stored = Stored(
            dossier=view.dossier(worker_id),
            documents=documents,
            contents={it.id: view.documents.content(it.id) for it in documents} if with_contents else {},
            draft=view.drafts.get(worker_id),
            history=_history(view, worker_id),
        )
    return stored if mentor_notes else _sealed(stored)


def as_typed(kind: str, field: str, raw: object) -> object:
    """Return what a row of the history holds as the value that the domain has for it, else as it stands."""
    if raw is None or kind not in _CLASSES:
        return raw
    hint = get_type_hints(_CLASSES[kind]).get(field)
    for wanted in get_args(hint) or (hint,):
        if wanted is bool:
            return bool(raw)
        with suppress(TypeError, ValueError):
            if wanted is date:
                return date.fromisoformat(str(raw))
            if isinstance(wanted, type) and issubclass(wanted, Enum):
                return wanted(raw)
    return raw


def _history(view: View, worker_id: WorkerId) -> tuple[JournalEntry, ...]:
    entries: list[JournalEntry] = []
    while True:
        found = view.journal.entries(worker_id, limit=_ENTRIES_AT_ONCE, offset=len(entries))
        entries += found
        if len(found) < _ENTRIES_AT_ONCE:
            return tuple(entries)


def _sealed(stored: Stored) -> Stored:
    """Return it without what is for the mentor alone."""
    dossier = stored.dossier
    talks = tuple(replace(talk, confidential_note="") for talk in dossier.check_ins)
    history = tuple(
        replace(entry, changes=tuple(_change_sealed(change) for change in entry.changes))
        for entry in stored.history
    )
    draft = stored.draft
    if draft is not None:
        typed = json.loads(draft)
        draft = json.dumps({key: typed[key] for key in typed if not is_confidential("check_in", key)})
    return replace(stored, dossier=replace(dossier, check_ins=talks), history=history, draft=draft)


def _change_sealed(change: RowChange) -> RowChange:
    before, after = (
        None if row is None else {key: row[key] for key in row if not is_confidential(change.kind, key)}
        for row in (change.before, change.after)
    )
    return replace(change, before=before, after=after)
