"""The Statusbericht of one person: how it is going and why, what is due, what was agreed."""

from collections.abc import Iterator, Sequence

from reportlab.lib.colors import Color
from reportlab.platypus import Flowable

from onboarding_app.domain.attention_levels import AttentionLevel
from onboarding_app.domain.papers import AgreementLine, ExpectationPair, OpenLine, StatusPaper, TrackState
from onboarding_app.reports.charts import dumbbells, progress_bar, way
from onboarding_app.reports.look import Look, Palette
from onboarding_app.reports.page import Sheet
from onboarding_app.reports.painting import Chart
from onboarding_app.reports.script import apart
from onboarding_app.reports.sources import sources_of

__all__ = [
    "agreements_part",
    "attention_part",
    "expectations_part",
    "facts_part",
    "open_part",
    "situation_part",
    "status_report",
    "status_sheet",
    "tracks_part",
]


def status_sheet(paper: StatusPaper, look: Look) -> Sheet:
    """Return the Statusbericht, ready to print."""
    texts = look.texts
    return Sheet(
        title=texts("Status report"),
        subtitle=" · ".join(apart(part) for part in (paper.worker, paper.occupation) if part),
        stand=(
            texts("As of {date}", date=look.date(paper.today)),
            ", ".join(apart(part) for part in (paper.company, paper.city) if part),
            *((texts("Made for: {reader}", reader=paper.reader),) if paper.reader else ()),
        ),
        story=status_report(paper, look),
        author=paper.company,
    )


def status_report(paper: StatusPaper, look: Look) -> list[Flowable]:
    """Return the story of the report; parts without content are left out."""
    return [
        *facts_part(paper, look),
        *attention_part(paper, look),
        *(tracks_part(paper, look) if paper.has_plan else ()),
        *_way(paper, look),
        *(open_part(paper.open, look) if paper.has_plan else ()),
        *agreements_part(paper.agreements, look),
        *expectations_part(paper.expectations, look),
        *situation_part(paper, look),
        *_talks(paper, look),
        *_done(paper, look),
        *_notes(paper, look),
        *_remarks(paper, look),
    ]


def _remarks(paper: StatusPaper, look: Look) -> Iterator[Flowable]:
    if paper.is_unnamed:
        yield look.gap()
        yield look.muted(
            look.texts("Without a name somebody may still be known by occupation and dates. Please check.")
        )


def facts_part(paper: StatusPaper, look: Look) -> Iterator[Flowable]:
    """Yield who the person is."""
    texts = look.texts
    begins_later = paper.started_on is not None and paper.started_on > paper.today
    facts = [
        (texts("Worker"), paper.worker),
        (texts("Occupation"), paper.occupation),
        (texts("Employed from") if begins_later else texts("Employed since"), look.date(paper.started_on)),
        (texts("Department"), paper.department),
        (texts("Residence title"), paper.title),
        (texts("Valid until"), texts("unlimited") if paper.title_unlimited else look.date(paper.title_until)),
        (texts("Mentor"), paper.mentor),
    ]
    told = [(name, value) for name, value in facts if value or not paper.reader]  # else it looks unknown
    quiet = [(look.cell(name, colour=Palette.muted), value or "–") for name, value in told]
    quiet += [(look.cell(""), "")] * (len(quiet) % 2)
    rows = [[*left, *right] for left, right in zip(quiet[::2], quiet[1::2], strict=True)]
    yield look.table((), rows, (17, 36, 15, 32))


def _level(level: AttentionLevel, look: Look) -> tuple[str, Color]:
    texts = look.texts
    match level:
        case AttentionLevel.STABLE:
            return f"●\N{NO-BREAK SPACE}{texts('stable')}", Palette.teal
        case AttentionLevel.ATTENTION:
            return f"▲\N{NO-BREAK SPACE}{texts('attention')}", Palette.caution
        case AttentionLevel.URGENT:
            return f"■\N{NO-BREAK SPACE}{texts('urgent')}", Palette.alarm


def attention_part(paper: StatusPaper, look: Look) -> Iterator[Flowable]:
    """Yield how it is going and why."""
    texts = look.texts
    if paper.level is not None:
        yield from look.heading(texts("How it is going"))
        reasons = paper.reasons or ((paper.level, texts("No hint today.")),)
        yield look.table((), [_reason(level, sentence, look) for level, sentence in reasons], (20, 80))
        yield look.muted(
            texts("Hints are meant for people who accompany this person. Nothing is decided by them.")
        )
        yield look.gap(3)
    rows = []
    if paper.next_step:
        rows.append([look.cell(texts("Next step"), colour=Palette.muted), paper.next_step])
    if paper.services:
        rows.append([look.cell(texts("Who helps"), colour=Palette.muted), "\n".join(paper.services)])
    if rows:
        yield look.table((), rows, (20, 80))


def _reason(level: AttentionLevel, sentence: str, look: Look) -> Sequence[Flowable | str]:
    word, colour = _level(level, look)
    return [look.cell(word, bold=True, colour=colour), sentence]


def tracks_part(paper: StatusPaper, look: Look) -> Iterator[Flowable]:
    """Yield where the tracks stand."""
    texts = look.texts
    yield from look.heading(texts("Where the tracks stand"))
    if not paper.tracks:
        yield look.text(texts("No checkpoints are planned yet."))
        return
    titles = (texts("Track"), texts("Progress"), texts("done"), texts("Next checkpoint"), texts("Date"))
    shares = (21, 15, 15, 36, 13)
    bar = look.width * shares[1] / sum(shares) - 12
    yield look.table(titles, [_track_row(one, bar, look) for one in paper.tracks], shares)


def _track_row(track: TrackState, bar: float, look: Look) -> Sequence[Flowable | str]:
    texts = look.texts
    counts = texts("{done} of {total}", done=track.done, total=track.total)
    if track.overdue:
        late = texts("{n} overdue", n=track.overdue)
        count: Flowable | str = look.cell(f"{counts}\n{late}", colour=Palette.alarm)
    else:
        count = counts
    picture = progress_bar(track.done, track.total, width=bar, overdue=track.overdue)
    return [track.track, Chart(picture), count, track.next_title or "–", look.date(track.next_on)]


def _way(paper: StatusPaper, look: Look) -> Iterator[Flowable]:
    if paper.way is None or not paper.way.rows:
        return
    texts = look.texts
    yield from look.heading(texts("The way"))
    yield Chart(way(paper.way, paper.today, look.date, texts("today"), width=look.width))
    yield look.muted(
        texts("● reached   ○ to come   △ waiting   ◆ overdue   bars: residence titles and courses")
    )


def open_part(lines: Sequence[OpenLine], look: Look) -> Iterator[Flowable]:
    """Yield the table of open checkpoints."""
    texts = look.texts
    yield from look.heading(texts("What is open"))
    if not lines:
        yield look.text(texts("Nothing is open."))
        return
    titles = (
        texts("Plan"),
        texts("Deadline"),
        texts("Checkpoint"),
        texts("Track, responsible"),
        texts("State"),
    )
    yield look.table(titles, [_open_row(one, look) for one in lines], (12, 12, 43, 20, 13))
    yield from sources_of(lines, look)
    if not all(one.verified for one in lines):
        yield look.muted(texts("* rule not yet checked against its source"))


def _open_row(line: OpenLine, look: Look) -> Sequence[Flowable | str]:
    texts = look.texts
    title, details = line.title + ("" if line.verified else "\N{NO-BREAK SPACE}*"), []
    if line.blocked_by:
        details.append(texts("waits for: {name}", name=line.blocked_by))
    if line.legal_on:
        details.append(texts("last day by law: {date}", date=look.date(line.legal_on)))
    if line.basis:
        details.append(line.basis)
    late = look.cell(f"■\N{NO-BREAK SPACE}{texts('overdue')}", bold=True, colour=Palette.alarm)
    state = late if line.overdue else line.state
    return [
        look.date(line.plan_on),
        look.date(line.safe_on),
        look.explained(title, details),
        look.explained(line.track, [line.responsible]),
        state,
    ]


def agreements_part(agreements: Sequence[AgreementLine], look: Look) -> Iterator[Flowable]:
    """Yield the table of open agreements, if there are any."""
    if not agreements:
        return
    texts = look.texts
    yield from look.heading(texts("What is agreed"))
    rows = [
        [
            look.cell(
                look.date(one.due_on), bold=one.overdue, colour=Palette.alarm if one.overdue else Palette.ink
            ),
            one.text,
            one.who,
        ]
        for one in agreements
    ]
    yield look.table((texts("Until"), texts("Agreement"), texts("Who")), rows, (14, 62, 24))


def expectations_part(pairs: Sequence[ExpectationPair], look: Look) -> Iterator[Flowable]:
    """Yield the chart of the themes that were told, if there are any."""
    told = [one for one in pairs if one.expected is not None or one.experienced is not None]
    if not told:
        return
    texts = look.texts
    yield from look.heading(texts("Expectation ○ and experience ● (1–5)"))

    def signed(gap: float) -> str:
        return f"+{look.number(gap)}" if gap > 0 else look.number(gap)

    yield Chart(dumbbells(told, signed, texts("not asked yet"), width=look.width, wide=2))


def situation_part(paper: StatusPaper, look: Look) -> Iterator[Flowable]:
    """Yield what is known of family, language and recognition."""
    texts = look.texts
    groups = (
        (texts("Family"), paper.family),
        (texts("Language"), paper.language),
        (texts("Recognition"), paper.recognition),
    )
    rows = [[look.cell(name, colour=Palette.muted), "\n".join(lines)] for name, lines in groups if lines]
    if rows:
        yield from look.heading(", ".join(name for name, lines in groups if lines))
        yield look.table((), rows, (20, 80))


def _notes(paper: StatusPaper, look: Look) -> Iterator[Flowable]:
    if paper.notes:
        yield from look.heading(look.texts("Notes"))
        for note in paper.notes:
            yield look.text(note)


def _talks(paper: StatusPaper, look: Look) -> Iterator[Flowable]:
    if not paper.talks:
        return
    texts = look.texts
    yield from look.heading(texts("Last talks"))
    with_mood = any(one.mood for one in paper.talks)
    titles = [texts("Date"), texts("Form"), *([texts("Mood")] if with_mood else [])]
    rows = [
        [look.date(one.held_on), one.form, *([one.mood or "–"] if with_mood else [])] for one in paper.talks
    ]
    yield look.table(titles, rows, (20, 40, 40) if with_mood else (20, 80))


def _done(paper: StatusPaper, look: Look) -> Iterator[Flowable]:
    if not paper.done:
        return
    texts = look.texts
    yield from look.heading(texts("What is reached"))
    rows = [[look.date(one.done_on), one.title, one.track] for one in paper.done]
    yield look.table((texts("Date"), texts("Checkpoint"), texts("Track")), rows, (14, 64, 22))
