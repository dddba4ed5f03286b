"""What the Bindungsbericht says of a change: how retention moved, and what is known of the reasons."""

from collections.abc import Iterator

from reportlab.platypus import Flowable

from onboarding_app.domain.papers import FactorMeans, RetentionPaper
from onboarding_app.domain.retention import Interval, Retained
from onboarding_app.reports.look import Look

TWELVE_MONTHS = 12
_REASONS_NAMED = 3
_WIDE_GAP = 0.5
"""Points by which experience lies below expectation from which a theme is named."""


def what_changed(paper: RetentionPaper, look: Look) -> list[Flowable]:
    """Return the part that compares the period with the one before, in sentences."""
    sentences = [*_stayed(paper, look), *_left(paper, look), *_experience(paper, look)]
    if not sentences:
        return []
    heading = look.heading(look.texts("What has changed, and what is known of the reasons"))
    return [*heading, look.text(" ".join(sentences))]


def _stayed(paper: RetentionPaper, look: Look) -> Iterator[str]:
    texts, before = look.texts, paper.previous_retention
    now = next((one for one in paper.retention if one.months == TWELVE_MONTHS), None)
    if now is None or before is None or now.share is None or before.share is None:
        return
    shares = {"now": look.percent(now.share), "before": look.percent(before.share)}
    if shares["now"] == shares["before"]:
        yield texts("After 12 months {now} were still here, as many as a year before.", **shares)
        return
    if now.share < before.share:
        moved = texts("After 12 months {now} were still here, fewer than a year before ({before}).", **shares)
    else:
        moved = texts("After 12 months {now} were still here, more than a year before ({before}).", **shares)
    if _overlap(now, before):
        yield f"{moved} {texts('The ranges overlap: the change may be chance.')}"
    else:
        yield f"{moved} {texts('The ranges do not overlap: it is hardly chance.')}"


def _overlap(one: Retained, other: Retained) -> bool:
    here, there = one.interval or Interval(0, 1), other.interval or Interval(0, 1)
    return here.low <= there.high and there.low <= here.high


def _left(paper: RetentionPaper, look: Look) -> Iterator[str]:
    texts = look.texts
    if not paper.departures and not paper.previous_departures:
        return
    left = texts.plural("{n} person left", "{n} people left", paper.departures)
    if paper.previous_departures is None:
        said = f"{left}."
    else:
        said = texts("{left}, in the period before {before}.", left=left, before=paper.previous_departures)
    if paper.reasons_hidden:
        why = texts("Their reasons are not told here: so few would be recognised.")
    elif paper.reasons:
        named = ", ".join(f"{reason} ({count})" for reason, count in paper.reasons[:_REASONS_NAMED])
        why = texts("Reasons noted most often: {reasons}.", reasons=named)
    else:
        why = ""
    yield f"{said} {why}".rstrip()


def _experience(paper: RetentionPaper, look: Look) -> Iterator[str]:
    gaps = [(gap, one.factor) for one in paper.expectations if (gap := _gap(one)) <= -_WIDE_GAP]
    if gaps:
        named = ", ".join(
            f"{factor} ({look.number(gap, 1)})" for gap, factor in sorted(gaps)[:_REASONS_NAMED]
        )
        yield look.texts(
            "Of those who are here, experience lies furthest below expectation in: {factors}. "
            "Whether that is why others went, only talks can tell.",
            factors=named,
        )


def _gap(one: FactorMeans) -> float:
    return 0.0 if one.expected is None or one.experienced is None else one.experienced - one.expected
