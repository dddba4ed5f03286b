"""Lists for people to read on a terminal."""

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType

import typer

from onboarding_app.cli.output import print_json, print_table
from onboarding_app.domain.papers import RetentionPaper
from onboarding_app.i18n import Texts
from onboarding_app.services.importing import DuplicateQuestion, ImportPreview
from onboarding_app.services.read_models import AttentionSummary, PersonLine
from onboarding_app.services.start_models import CheckpointLine
from onboarding_app.storage.backups import CheckResult
from onboarding_app.wording.changed import ChangeWords
from onboarding_app.wording.dates import days_phrase, percent, short_date
from onboarding_app.wording.lists import (
    cell_shown,
    notice_sentence,
    other_sheets_sentence,
    rejection_sentence,
    skipped_sentence,
)
from onboarding_app.wording.sentences import signal_sentence, signal_step
from onboarding_app.wording.values import level_mark, level_word, responsible_name, stage_name, track_name


def print_people(lines: Sequence[PersonLine], texts: Texts, today: date) -> None:
    """Print the list of people."""
    titles = (
        "ID",
        texts("Name"),
        texts("Occupation"),
        texts("Since"),
        texts("Status"),
        texts("Mentor"),
        texts("Next"),
    )
    rows = [
        (
            str(line.id),
            line.name,
            line.occupation,
            short_date(line.started_on, texts),
            stage_name(line.stage, texts),
            line.mentor_name,
            days_phrase(line.next_on, today, texts),
        )
        for line in lines
    ]
    print_table(titles, rows)


def print_due(lines: Sequence[CheckpointLine], texts: Texts, today: date) -> None:
    """Print what is due, or that nothing is."""
    if not lines:
        typer.echo(texts("Nothing is due."))
        return
    titles = (texts("Due"), texts("Name"), texts("Checkpoint"), texts("Track"), texts("Responsible"))
    rows = [
        (
            days_phrase(line.due_on if line.overdue else line.plan_on, today, texts),
            line.worker_name,
            line.title,
            track_name(line.track, texts),
            responsible_name(line.responsible, texts),
        )
        for line in lines
    ]
    print_table(titles, rows)
    typer.echo(texts("This is no legal advice; please check dates that matter."))


def print_attention(summary: AttentionSummary, texts: Texts) -> None:
    """Print who needs attention, and why."""
    for line in summary.lines:
        typer.echo(f"{level_mark(line.level)} {level_word(line.level, texts)}  {line.worker_name}")
        for signal in line.signals:
            typer.echo(f"    {signal_sentence(signal, texts)}")
            typer.echo(f"        {signal_step(signal, texts)}")
    if not summary.lines:
        typer.echo(texts("Nobody needs attention right now."))
    typer.echo(texts("Hints for people; nothing is decided by them."))


def print_retention(paper: RetentionPaper, texts: Texts) -> None:
    """Print the figures of the management report."""
    period = f"{short_date(paper.starts_on, texts)} – {short_date(paper.ends_on, texts)}"
    rows = [
        (texts("Period"), period),
        (texts("Headcount"), str(paper.headcount)),
        (texts("Entries"), str(paper.entries)),
        (texts("Departures"), str(paper.departures)),
    ]
    for each in paper.retention:
        name = texts("Still there after {months} months", months=each.months)
        if each.interval is None:
            rows.append((name, texts("too few people to say")))
        else:
            low, high = percent(each.interval.low, texts), percent(each.interval.high, texts)
            rows.append((name, f"{percent(each.share, texts)} ({each.kept}/{each.n}; 95 %: {low} – {high})"))
    rows += [*paper.decisions]
    print_table((texts("Figure"), texts("Value")), rows)


def print_import(
    preview: ImportPreview,
    texts: Texts,
    *,
    imported: bool,
    as_json: bool,
    titles_by_key: Mapping[str, str] = MappingProxyType({}),
) -> None:
    """Print what an import did or would do: who changes in what, and each rejected row.

    `titles_by_key` are the names of residence titles.
    """
    if as_json:
        print_json(
            {
                "imported": imported,
                "new": len(preview.new),
                "updated": len(preview.updated),
                "unchanged": len(preview.unchanged),
                "rejected": preview.rejected,
                "notices": preview.notices,
                "skipped": preview.skipped,
                "questions": preview.questions,
                "changes": [
                    {
                        "row": person.row,
                        "id": person.worker.id,
                        "name": person.name,
                        "field": field,
                        "before": before,
                        "after": after,
                    }
                    for person in preview.updated
                    for field, before, after in person.changes
                ],
                "other_sheets": preview.table.others,
                "columns": preview.columns,
                "unrecognised_columns": preview.unrecognised,
            }
        )
        return
    counts = texts(
        "New: {new}, updated: {updated}, unchanged: {unchanged}, rejected: {rejected}",
        new=len(preview.new),
        updated=len(preview.updated),
        unchanged=len(preview.unchanged),
        rejected=len(preview.rejected_rows),
    )
    typer.echo(counts)
    if preview.skipped:
        typer.echo(skipped_sentence(preview.skipped, texts))
    if preview.table.others:
        typer.echo(other_sheets_sentence(preview.table.others, texts))
    _print_changes(preview, titles_by_key, texts)
    if preview.rejected:
        titles = (texts("Row"), texts("Column"), texts("Value"), texts("Reason"))
        rows = [
            (str(it.row), it.column, cell_shown(it.value, texts), rejection_sentence(it.reason, texts))
            for it in preview.rejected
        ]
        print_table(titles, rows)
    for question in preview.questions:
        _print_question(question, texts)
    for notice in preview.notices:
        sentence = notice_sentence(notice.key, texts)
        where = ": ".join(filter(None, (notice.column, notice.value)))
        typer.echo(texts("Row {row}, {column}: {sentence}", row=notice.row, column=where, sentence=sentence))
    if preview.unrecognised:
        typer.echo(texts("Columns not recognised: {columns}", columns=", ".join(preview.unrecognised)))
    if not imported:
        typer.echo(texts("Nothing was imported."))


def _print_changes(preview: ImportPreview, titles: Mapping[str, str], texts: Texts) -> None:
    """Print who is updated, and each field from what to what."""
    words = ChangeWords(texts, titles)
    for person in preview.updated:
        told = "; ".join(filter(None, (words.change(*change) for change in person.changes)))
        typer.echo(
            texts("Row {row}, {column}: {sentence}", row=person.row, column=person.name, sentence=told)
        )


def _print_question(question: DuplicateQuestion, texts: Texts) -> None:
    """Print whom a row may mean, and how to say it."""
    for each in question.candidates:
        told = (each.name, each.personnel_number, short_date(each.birth_date, texts))
        typer.echo(f"  --same {question.row}={each.id}: {', '.join(part for part in told if part)}")
    typer.echo(f"  --same {question.row}=new: {texts('somebody new')}")


def print_check(result: CheckResult, texts: Texts) -> None:
    """Print what a check of the file found, and what it cannot see."""
    if result.is_good:
        typer.echo(texts("The file is sound."))
    for damage in result.damages:
        typer.echo(texts("Damaged: {place}", place=damage))
    if result.lost_links:
        typer.echo(texts("Rows that point nowhere: {count}", count=result.lost_links))
    for number in result.damaged_documents:
        typer.echo(texts("Damaged document: {number}", number=number))
    if not result.sees_all:
        typer.echo(texts("A file without a key can hold changed texts that no check sees; keep backups."))
