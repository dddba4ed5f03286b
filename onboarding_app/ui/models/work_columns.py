"""Columns of what is to be done: deadlines, things that wait, people in need of attention, tracks, talks."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from onboarding_app.domain.checkpoints import State
from onboarding_app.i18n import Texts
from onboarding_app.services.start_models import CheckpointLine, QuickAction, Rule, TrackProgress
from onboarding_app.ui.models.table import Column
from onboarding_app.wording.dates import DASH, days_phrase, short_date
from onboarding_app.wording.sentences import signal_sentence
from onboarding_app.wording.values import level_mark, level_word, track_name, who_acts

if TYPE_CHECKING:
    from onboarding_app.services.read_models import AttentionLine, PersonLine, TalkLine

LEVEL_TONES = ("good", "caution", "alarm")
"""Tones of the levels stable, attention, urgent."""


def due_columns(
    texts: Texts, today: Callable[[], date], *, brings_back: bool = False
) -> tuple[Column[CheckpointLine], ...]:
    """Return the columns of what is due; the last one is the one-click action.

    `brings_back` says that of a line that is set aside it is to ask about it again.
    """

    def action(line: CheckpointLine) -> str:
        again = brings_back and line.quiet
        return texts("Ask again") if again else action_word(line, texts)

    def tip(line: CheckpointLine) -> str:
        if brings_back and line.quiet:
            return texts("Bring “{title}” back into the list (Return)", title=line.title)
        return action_tip(line, texts)

    return (
        Column(
            texts("Due"),
            lambda line: due_phrase(line, today(), texts),
            sort_key=lambda line: due_order(line, today()),
            tone=lambda line: due_tone(line, today()),
            tip=lambda line: dates_tip(line, texts),
        ),
        Column(texts("Skilled worker"), lambda line: line.worker_name),
        Column(
            texts("Checkpoint"),
            lambda line: line.title,
            tip=lambda line: title_tip(line, texts),
            detail=lambda line: due_detail(line, texts),
        ),
        Column(texts("Action"), action, tip=tip),
    )


def due_detail(line: CheckpointLine, texts: Texts) -> str:
    """Return a line's track, who acts, who else is shown it, and why it was set aside until when."""
    parts = [track_name(line.track, texts), who_acts(line.responsible, line.mentor_name, texts)]
    if line.ends and line.ends_on is not None:
        from onboarding_app.wording.templates import anchor_name  # noqa: PLC0415  (no first page waits for it)

        parts.append(f"{anchor_name(line.ends, texts)} {short_date(line.ends_on, texts)}")
    if line.escalated:
        parts.append(texts("shown to the management too"))
    if line.quiet and line.quiet_until is not None:
        parts.append(texts("set aside until {day}", day=short_date(line.quiet_until, texts)))
    elif line.quiet:
        parts.append(texts("seen"))
    if line.quiet and line.quiet_reason:
        parts.append(line.quiet_reason)
    return " · ".join(parts)


def due_phrase(line: CheckpointLine, today: date, texts: Texts) -> str:
    """Return when a line is due, with its mark: late by days, to act on now, or its day."""
    if line.overdue:
        return f"■ {days_phrase(line.due_on, today, texts)}"
    if _acts_now(line, today):
        return "▲ " + texts("today")
    return days_phrase(line.plan_on or line.due_on, today, texts)


def due_tone(line: CheckpointLine, today: date) -> str:
    """Return the tone of a line's date."""
    if line.overdue:
        return "alarm"
    return "caution" if _acts_now(line, today) else ""


def due_order(line: CheckpointLine, today: date) -> tuple[int, date]:
    """Return what lists of due things sort by: late ones, those to act on now, then by day."""
    if line.overdue:
        return (0, line.due_on or today)
    day = line.plan_on or line.due_on or date.max
    return (1, line.due_on or day) if day <= today else (2, day)


def by_urgency(lines: Sequence[CheckpointLine], today: date) -> list[CheckpointLine]:
    """Return lines in the order of `due_order`."""
    return sorted(lines, key=lambda line: due_order(line, today))


def dates_in_words(line: CheckpointLine, texts: Texts) -> str:
    """Return the up to three dates of a line, each with its name; only what is verified is told as law."""
    legal_on = line.legal_on if line.rule is None or line.rule.is_law else None
    named = (
        (texts("Planned: {day}", day=short_date(line.plan_on, texts)), line.plan_on),
        (texts("Deadline: {day}", day=short_date(line.safe_on, texts)), line.safe_on),
        (texts("Last day by law: {day}", day=short_date(legal_on, texts)), legal_on),
    )
    return "\n".join(sentence for sentence, day in named if day is not None)


def dates_tip(line: CheckpointLine, texts: Texts) -> str:
    """Return the dates of a line, and the rule that they come from."""
    rule = line.rule
    if rule is None:
        return dates_in_words(line, texts)
    basis = texts("Legal basis: {basis}", basis=", ".join(rule.basis)) if rule.basis else ""
    return "\n".join(part for part in (dates_in_words(line, texts), basis, origin_of(rule, texts)) if part)


def origin_of(rule: Rule, texts: Texts) -> str:
    """Return whether a rule is law, whether it was checked, where it was read, and as of when."""
    law = texts("law") if rule.is_law else texts("practice, not law")
    checked = "" if rule.verified else texts("not yet verified")
    sources = texts("Source: {sources}", sources=", ".join(rule.source)) if rule.source else ""
    day = texts("as of {day}", day=short_date(rule.as_of, texts))
    return " · ".join(part for part in (law, checked, sources, day) if part)


def title_tip(line: CheckpointLine, texts: Texts) -> str:
    """Return what a line's title does not say: what blocks it, its note, and what it is for."""
    parts = [line.title]
    if line.blocked_by:
        parts.append(texts("Waits for: {titles}", titles=", ".join(line.blocked_by)))
    if line.note:
        parts.append(line.note)
    if line.rule is not None and line.rule.help:
        parts.append(line.rule.help)
    return "\n".join(parts)


def action_word(line: CheckpointLine, texts: Texts) -> str:
    """Return what one click on a line does, in one word."""
    match line.action:
        case QuickAction.TALK:
            return texts("Record")
        case QuickAction.PRINT:
            return texts("Print …")
        case QuickAction.COMPLETE:
            return texts("Done")


def action_tip(line: CheckpointLine, texts: Texts) -> str:
    """Return what one click on a line does, in a sentence."""
    if line.action is QuickAction.TALK:
        return texts("Record the talk with {name} (Return)", name=line.worker_name)
    if line.action is QuickAction.PRINT:
        return texts("Print the paper for {name} (Return)", name=line.worker_name)
    return texts("Tick off “{title}” as done today (Return)", title=line.title)


def waiting_columns(texts: Texts) -> tuple[Column[CheckpointLine], ...]:
    """Return the one column of what waits for an authority: what, whose, since when."""

    def detail(line: CheckpointLine) -> str:
        if line.waiting_since is None:
            return line.worker_name
        since = texts("since {day}", day=short_date(line.waiting_since, texts))
        return f"{line.worker_name} · {since}"

    return (
        Column(
            texts("Checkpoint"),
            lambda line: line.title,
            tip=lambda line: title_tip(line, texts),
            detail=detail,
        ),
    )


def attention_columns(texts: Texts) -> tuple[Column["AttentionLine"], ...]:
    """Return the one column of who needs attention: mark with name, and why below it."""
    return (
        Column(
            texts("Skilled worker"),
            lambda line: f"{level_mark(line.level)} {line.worker_name}",
            tone=lambda line: LEVEL_TONES[line.level],
            tip=lambda line: f"{line.worker_name}: {level_word(line.level, texts)}",
            detail=lambda line: reasons(line, texts),
        ),
    )


def title_columns(texts: Texts) -> tuple[Column["PersonLine"], ...]:
    """Return the one column of titles that end: whose, and until when it holds."""
    return (
        Column(
            texts("Skilled worker"),
            lambda line: line.name,
            sort_key=lambda line: line.title_until,
            detail=lambda line: texts("until {day}", day=short_date(line.title_until, texts)),
        ),
    )


def reasons(line: "AttentionLine", texts: Texts) -> str:
    """Return why a person needs attention: the two gravest reasons, and how many more there are."""
    graver = sorted(line.signals, key=lambda signal: -signal.level)
    told = "; ".join(signal_sentence(signal, texts) for signal in graver[:2])
    more = len(graver) - 2
    return told if more <= 0 else f"{told} · {texts('+{n} more', n=more)}"


def track_columns(texts: Texts) -> tuple[Column[TrackProgress], ...]:
    """Return the columns of the tracks: the name with its figures below it, and the bar that shows them."""

    def figures(line: TrackProgress) -> str:
        done = texts("{done} of {total} done", done=line.done, total=line.total)
        return f"{done} · ■ {line.overdue}" if line.overdue else done

    return (
        Column(
            texts("Track"),
            lambda line: track_name(line.track, texts),
            detail=figures,
            tip=lambda line: texts("{n} overdue", n=line.overdue),
        ),
        Column(
            texts("Reached"),
            lambda line: texts("{done} of {total} done", done=line.done, total=line.total),
            sort_key=lambda line: line.done / line.total if line.total else 0,
        ),
    )


def talk_columns(texts: Texts, today: Callable[[], date]) -> tuple[Column["TalkLine"], ...]:
    """Return the columns of talks that are planned; the last one is the one-click action."""

    def phrase(line: "TalkLine") -> str:
        mark = "■ " if line.overdue else "▲ " if line.days_left == 0 else ""
        return mark + days_phrase(line.plan_on, today(), texts)

    return (
        Column(
            texts("Planned"),
            phrase,
            sort_key=lambda line: line.plan_on,
            tone=lambda line: "alarm" if line.overdue else "caution" if line.days_left == 0 else "",
            tip=lambda line: short_date(line.plan_on, texts),
        ),
        Column(texts("Skilled worker"), lambda line: line.worker_name),
        Column(texts("Talk"), lambda line: line.title, detail=lambda line: _open_agreements(line, texts)),
        Column(texts("Mentor"), lambda line: line.mentor_name or DASH),
        Column(texts("Action"), lambda _line: texts("Record")),
    )


def held_columns(texts: Texts) -> tuple[Column["TalkLine"], ...]:
    """Return the columns of talks that were held."""
    return (
        Column(
            texts("Held"), lambda line: short_date(line.held_on, texts), sort_key=lambda line: line.held_on
        ),
        Column(texts("Skilled worker"), lambda line: line.worker_name),
        Column(
            texts("Talk"),
            lambda line: line.title or DASH,
            detail=lambda line: _open_agreements(line, texts),
        ),
        Column(texts("Mentor"), lambda line: line.mentor_name or DASH),
    )


def _open_agreements(line: "TalkLine", texts: Texts) -> str:
    """Return how many agreements of a talk are open; nothing where none is."""
    count = line.agreements_open
    return texts.plural("{n} open agreement", "{n} open agreements", count) if count else ""


def _acts_now(line: CheckpointLine, today: date) -> bool:
    """Whether the day to act on a line has come; what waits for an authority is not for us to act on."""
    day = line.plan_on or line.due_on
    waits = line.state is State.WAITING or line.responsible == "authority"
    return day is not None and day <= today and not waits
