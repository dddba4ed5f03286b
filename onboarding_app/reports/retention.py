"""The Bindungsbericht: how retention stands and what has to be decided, in two pages and without names."""

from collections.abc import Callable
from dataclasses import replace

from reportlab.platypus import Flowable

from onboarding_app.domain.papers import RetentionPaper, ShareFigure
from onboarding_app.domain.retention import Interval, Retained
from onboarding_app.reports.arranging import Beside, StayWithNext
from onboarding_app.reports.charts import AXIS_STEP, CurveWords, dumbbells, retention_curve
from onboarding_app.reports.look import Look
from onboarding_app.reports.page import Sheet
from onboarding_app.reports.painting import Chart
from onboarding_app.reports.retention_change import TWELVE_MONTHS, what_changed
from onboarding_app.reports.tiles import Tile, Tiles

__all__ = ["retention_report", "retention_sheet"]

_REASONS_TOLD = 6
"""So many reasons of departures have a line of their own; the rest share one."""
_DAYS_TOLD = 5
"""So many ends of titles are told by their day; the due list has them all."""

_Part = Callable[[RetentionPaper, Look], list[Flowable]]


def retention_sheet(paper: RetentionPaper, look: Look) -> Sheet:
    """Return the Bindungsbericht, ready to print."""
    texts = look.texts
    period = texts("Period {start} – {end}", start=look.date(paper.starts_on), end=look.date(paper.ends_on))
    return Sheet(
        title=texts("Retention report"),
        subtitle=" · ".join((period, _place(paper))),
        stand=(
            texts("As of {date}", date=look.date(paper.today)),
            texts("no names, groups of {n} or more", n=paper.smallest_group),
        ),
        story=retention_report(paper, look),
        author=paper.company,
    )


def retention_report(paper: RetentionPaper, look: Look) -> list[Flowable]:
    """Return the story of the report: figures and decisions first, what they rest on after them."""
    return [
        _tiles(paper, look),
        *_curve(paper, look),
        *_tracks(paper, look),
        *_expectations(paper, look),
        *_decisions(paper, look),
        *_side_by_side(_departures, _titles, paper, look),
        *_side_by_side(_after_months, _observed, paper, look),
        *what_changed(paper, look),
        *_cohorts(paper, look),
        *_formulas(look),
        *_limits(paper, look),
    ]


def _side_by_side(left: _Part, right: _Part, paper: RetentionPaper, look: Look) -> list[Flowable]:
    """Return two parts beside each other, or the only one that there is over the whole width."""
    half = replace(look, width=Beside.width_of_half(look.width))
    parts = [
        [one for one in part(paper, half) if not isinstance(one, StayWithNext)] for part in (left, right)
    ]
    if all(parts):
        return [Beside(*parts)]
    return [*left(paper, look), *right(paper, look)]


def _place(paper: RetentionPaper) -> str:
    return ", ".join(filter(None, (paper.company, paper.city)))


def _tiles(paper: RetentionPaper, look: Look) -> Tiles:
    texts = look.texts
    stayed = next((one for one in paper.retention if one.months == TWELVE_MONTHS), None)
    return Tiles(
        [
            Tile(
                str(paper.headcount),
                texts("employed on the last day"),
                texts.plural("{n} entry in the period", "{n} entries in the period", paper.entries),
            ),
            _share_tile(stayed, paper.previous_retention, texts("still here after 12 months"), look),
            Tile(
                str(paper.departures),
                texts.plural("departure", "departures", paper.departures),
                _departures_note(paper, look),
            ),
            _share_tile(paper.in_time, paper.previous_in_time, texts("checkpoints in time"), look),
        ]
    )


def _share_tile(
    figure: ShareFigure | Retained | None, before: ShareFigure | Retained | None, name: str, look: Look
) -> Tile:
    texts = look.texts
    if figure is None or figure.share is None:
        return Tile("–", name, texts("too few to say"))
    notes = []
    if figure.interval:
        notes.append(texts("95% range {range}", range=_range(figure.interval, look)))
    if before and before.share is not None:
        notes.append(texts("year before {share}", share=look.percent(before.share)))
    return Tile(look.percent(figure.share), name, "\n".join(notes))


def _departures_note(paper: RetentionPaper, look: Look) -> str:
    texts = look.texts
    notes = []
    if paper.reasons and not paper.reasons_hidden:
        notes.append(", ".join(f"{count} {reason}" for reason, count in paper.reasons[:2]))
    if paper.previous_departures is not None:
        notes.append(texts("year before {n}", n=paper.previous_departures))
    return "\n".join(notes)


def _range(interval: Interval | None, look: Look) -> str:
    return f"{interval.low * 100:.0f}–{look.percent(interval.high)}" if interval else "–"


def _too_few(paper: RetentionPaper, look: Look) -> Flowable:
    if not paper.headcount and not paper.departures:
        return look.text(look.texts("There is nobody yet whom the figures could describe."))
    return look.muted(
        look.texts(
            "Not shown: groups under {n} people are not broken down, so that nobody can be recognised.",
            n=paper.smallest_group,
        )
    )


def _curve(paper: RetentionPaper, look: Look) -> list[Flowable]:
    texts = look.texts
    heading = look.heading(texts("Staying since entry"))
    if paper.curve is None:
        return [*heading, _too_few(paper, look)]
    words = CurveWords(
        percent=look.percent,
        months=texts("months"),
        note=texts("Kaplan–Meier estimate with 95% band, | = still employed"),
        at_risk=texts("observed"),
    )
    return [*heading, Chart(retention_curve(paper.curve, words, width=look.width))]


def _tracks(paper: RetentionPaper, look: Look) -> list[Flowable]:
    texts = look.texts
    heading = look.heading(texts("Where the tracks stand"))
    if not paper.tracks:
        return [*heading, look.text(texts("No checkpoints are planned yet."))]
    titles = (
        texts("Track"), texts("open"), texts("in progress"), texts("waiting for authority"), texts("done"),
        texts("overdue"), texts("median duration"),
    )  # fmt: skip
    rows = [
        [
            one.track, str(one.open), str(one.in_progress), str(one.waiting), str(one.done), str(one.overdue),
            "–" if one.median_months is None
            else texts("{n} mo.", n=look.number(one.median_months, 1)),
        ]
        for one in paper.tracks
    ]  # fmt: skip
    return [*heading, look.table(titles, rows, (22, 8, 10, 22, 11, 11, 16), right=range(1, 7))]


def _expectations(paper: RetentionPaper, look: Look) -> list[Flowable]:
    texts = look.texts
    heading = look.heading(texts("Expectation ○ and experience ● (mean, 1–5)"))
    if not any(one.expected is not None for one in paper.expectations):
        return [*heading, _too_few(paper, look)]
    picture = dumbbells(
        paper.expectations, lambda gap: _signed(gap, look), texts("too few to say"), width=look.width
    )
    return [*heading, Chart(picture)]


def _signed(gap: float, look: Look) -> str:
    return f"+{look.number(gap, 1)}" if gap > 0 else look.number(gap, 1)


def _decisions(paper: RetentionPaper, look: Look) -> list[Flowable]:
    texts = look.texts
    heading = look.heading(texts("What to decide now"))
    if not paper.decisions:
        return [*heading, look.text(texts("Nothing needs a decision today."))]
    rows = [[look.cell(area, bold=True), sentence] for area, sentence in paper.decisions]
    return [*heading, look.table((), rows, (22, 78))]


def _departures(paper: RetentionPaper, look: Look) -> list[Flowable]:
    texts = look.texts
    heading = look.heading(texts("Departures and their reasons"))
    if not paper.departures:
        return [*heading, look.text(texts("Nobody left in the period."))]
    if paper.reasons_hidden:
        return [*heading, _too_few(paper, look)]
    told, others = paper.reasons[:_REASONS_TOLD], paper.reasons[_REASONS_TOLD:]
    rows = [[reason, str(count)] for reason, count in told]
    if others:
        rows.append([texts("other reasons"), str(sum(count for _, count in others))])
    return [*heading, look.table((texts("Reason"), texts("Departures")), rows, (72, 28), right=(1,))]


def _after_months(paper: RetentionPaper, look: Look) -> list[Flowable]:
    texts = look.texts
    if not paper.retention:
        return []
    titles = (texts("After"), texts("still here"), texts("95% range"), texts("people observed that long"))
    rows = [
        [
            texts("{n} months", n=one.months),
            "–" if one.share is None else look.percent(one.share),
            _range(one.interval, look),
            str(one.n) if one.share is not None else texts("fewer than {n}", n=paper.smallest_group),
        ]
        for one in paper.retention
    ]
    return [
        *look.heading(texts("Retention after months")),
        look.table(titles, rows, (25, 19, 26, 30), right=(1, 2, 3)),
    ]


def _cohorts(paper: RetentionPaper, look: Look) -> list[Flowable]:
    texts = look.texts
    if not paper.cohorts:
        return []
    titles = (
        texts("Group"),
        texts("after 12 months still here"),
        texts("95% range"),
        texts("people observed that long"),
    )
    rows = [
        [name, "–" if one.share is None else look.percent(one.share), _range(one.interval, look), str(one.n)]
        for name, one in paper.cohorts
    ]
    hidden = [_too_few(paper, look)] if paper.cohorts_hidden else []
    return [
        *look.heading(texts("By group")),
        look.table(titles, rows, (31, 25, 19, 25), right=(1, 2, 3)),
        *hidden,
    ]


def _observed(paper: RetentionPaper, look: Look) -> list[Flowable]:
    texts = look.texts
    curve = paper.curve
    if curve is None:
        return []
    titles = (texts("Month"), texts("people observed"), texts("estimated share"), texts("95% band"))
    rows = []
    for month in range(AXIS_STEP, 2 * TWELVE_MONTHS + 1, AXIS_STEP):
        point = next((one for one in reversed(curve.points) if one.months <= month), None)
        known = month <= curve.observed_until
        share = look.percent(point.share if point else 1) if known else "–"
        band = _range(Interval(point.low, point.high), look) if point and known else "–"
        rows.append([str(month), str(curve.at_risk(month)), share, band])
    return [
        *look.heading(texts("What the curve rests on")),
        look.table(titles, rows, (16, 32, 28, 24), right=(1, 2, 3)),
    ]


def _titles(paper: RetentionPaper, look: Look) -> list[Flowable]:
    texts = look.texts
    ending = paper.titles_ending
    if not ending:
        sentence = texts("No residence title ends within 90 days.")
    else:
        sentence = texts.plural(
            "{n} residence title ends within 90 days: {dates}.",
            "{n} residence titles end within 90 days: {dates}.",
            len(ending),
            dates=", ".join(look.date(day) for day in ending[:_DAYS_TOLD]),
        )
        if len(ending) > _DAYS_TOLD:
            sentence = f"{sentence.removesuffix('.')} …"
    return [*look.heading(texts("Titles that end soon")), look.text(sentence)]


def _formulas(look: Look) -> list[Flowable]:
    texts = look.texts
    sentences = (
        texts(
            "Still here after x months: people still employed x months after they began, divided by all who "
            "began at least x months ago. Range: Wilson interval for 95%."
        ),
        texts(
            "Curve: Kaplan–Meier. At each departure the share is multiplied by (observed − departed) ÷ "
            "observed. People still employed count for as long as they are observed, not as having stayed "
            "for ever."
        ),
        texts(
            "Checkpoints in time: done by their deadline, divided by all whose deadline lay in the period. "
            "Median duration: from the first step to the last of a finished track."
        ),
        texts(
            "Expectation and experience: means over people who told both; "
            "the figure is experience minus expectation."
        ),
    )
    return [*look.heading(texts("How it is worked out")), *map(look.muted, sentences)]


def _limits(paper: RetentionPaper, look: Look) -> list[Flowable]:
    texts = look.texts
    sentences = (
        texts(
            "With so few people one departure moves a share by many points: look at the range, not at the "
            "number alone. A change against the year before may be chance while the ranges overlap."
        ),
        texts(
            "The figures describe; they do not say why people go, nor whom to expect to go. They are no "
            "basis for a decision about a single person (Art. 22 GDPR)."
        ),
        texts(
            "Groups under {n} people are hidden, also where only one missing figure could be worked out from "
            "the others.",
            n=paper.smallest_group,
        ),
    )
    return [*look.heading(texts("What may not be concluded")), *map(look.muted, sentences)]
