"""Deadlines and agreements as events of a calendar; one that moved keeps its uid and never doubles."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from onboarding_app.catalogue import Catalogue
from onboarding_app.domain.changes import Kind
from onboarding_app.domain.check_ins import Agreement
from onboarding_app.domain.checkpoints import Checkpoint
from onboarding_app.domain.people import Worker, WorkerId
from onboarding_app.exchange.calendar_file import CalendarEvent
from onboarding_app.i18n import Texts
from onboarding_app.services.due_list import initials
from onboarding_app.services.lines import title_of
from onboarding_app.storage.database import View
from onboarding_app.wording.dates import short_date
from onboarding_app.wording.values import responsible_name


@dataclass(frozen=True, kw_only=True)
class CalendarWish:
    """How the events are told.

    `with_initials` shortens names; `remind_days` before a day comes its reminder, None: on the day that is
    planned for acting.
    """

    texts: Texts
    today: date
    with_initials: bool = False
    remind_days: int | None = None


def calendar_events(
    view: View, catalogue: Catalogue, workers: Sequence[Worker], wish: CalendarWish
) -> Iterator[CalendarEvent]:
    """Yield an event for each open deadline and agreement, and a cancelled one where one fell away.

    Each stands on the day after which it is late. What was done or fell away before its day is cancelled,
    so that a calendar that knows it stops to remind. Notes are left out: calendars are seen by others.
    """
    ids = [worker.id for worker in workers]
    told = _Teller(
        wish,
        catalogue,
        {worker.id: _name(worker, wish) for worker in workers},
        _of_file(view),
        {kind: view.journal.revisions(kind) for kind in (Kind.CHECKPOINT, Kind.AGREEMENT)},
    )
    for checkpoints in view.checkpoints.of_workers(ids).values():
        yield from filter(None, map(told.checkpoint, checkpoints))
    for agreements in view.agreements.of_workers(ids).values():
        yield from filter(None, map(told.agreement, agreements))


@dataclass(frozen=True)
class _Teller:
    wish: CalendarWish
    catalogue: Catalogue
    names: Mapping[WorkerId, str]
    file: str
    revisions: Mapping[Kind, Mapping[int, int]]

    def checkpoint(self, checkpoint: Checkpoint) -> CalendarEvent | None:
        """Return the event of a checkpoint; None without a day, or if it is over."""
        on = checkpoint.due_on
        if on is None or (not checkpoint.is_open and on < self.wish.today):
            return None
        texts, early = self.wish.texts, checkpoint.plan_on or on
        title = title_of(checkpoint, self.catalogue, texts.language)
        template = self.catalogue.templates.get(checkpoint.key)
        note = [texts("Responsible: {who}", who=responsible_name(checkpoint.responsible, texts))]
        if early < on:
            note.append(texts("Planned: {day}", day=short_date(early, texts)))
        if template is not None and template.basis:
            note.append(texts("Legal basis: {basis}", basis="; ".join(template.basis)))
        return self._event(
            Kind.CHECKPOINT,
            checkpoint.id,
            on,
            f"{self.names[checkpoint.worker_id]}: {title}",
            note="\n".join(note),
            cancelled=not checkpoint.is_open,
            early=early,
        )

    def agreement(self, agreement: Agreement) -> CalendarEvent | None:
        """Return the event of an agreement; None without a day, or if it is over."""
        is_open = agreement.done_on is None and not agreement.dropped
        on = agreement.due_on
        if on is None or (not is_open and on < self.wish.today):
            return None
        # What was agreed is free text, which may name people: with initials only who has to do it is told.
        text = self.wish.texts("Agreement") if self.wish.with_initials else agreement.text
        title = f"{self.names[agreement.worker_id]}: {text}"
        return self._event(Kind.AGREEMENT, agreement.id, on, title, cancelled=not is_open, early=on)

    def _event(
        self, kind: Kind, number: int, on: date, title: str, *, cancelled: bool, early: date, note: str = ""
    ) -> CalendarEvent:
        before = (on - early).days if self.wish.remind_days is None else self.wish.remind_days
        return CalendarEvent(
            uid=f"{kind.value}-{number}-{self.file}@ankerpunkt",
            on=on,
            title=title,
            note=note,
            # The first change of a row is its beginning.
            sequence=max(self.revisions[kind].get(number, 1) - 1, 0),
            cancelled=cancelled,
            remind_days=None if on < self.wish.today else max(before, 0),
        )


def _name(worker: Worker, wish: CalendarWish) -> str:
    return initials(worker.name) if wish.with_initials else worker.name


def _of_file(view: View) -> str:
    """Return what tells this data file from others in a uid: the moment of its first entry."""
    begun = view.journal.first_moment()
    return f"{begun:%Y%m%dT%H%M%S%f}" if begun else "0"
