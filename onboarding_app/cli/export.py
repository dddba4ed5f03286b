"""The command that writes what the data file holds for other programs."""

from pathlib import Path
from typing import Annotated

import typer

from onboarding_app.catalogue import load_catalogue
from onboarding_app.cli.options import DataFile, Today, opened, texts_in
from onboarding_app.cli.surroundings import day, own_texts
from onboarding_app.wording import holds_sentence

# ruff: noqa: PLC0415, FBT002 - services where they are used: `--version` should not wait; a flag is False unless named


def export_file(
    kind: Annotated[str, typer.Argument(help="xlsx (everything), csv (the people) or ics (a calendar).")],
    db: DataFile,
    out: Annotated[Path, typer.Option(help="The file to write.")],
    worker: Annotated[list[int] | None, typer.Option(help="Only this person; may be repeated.")] = None,
    initials: Annotated[
        bool, typer.Option("--initials", help="ics: names shortened, what was agreed left out.")
    ] = False,
    remind: Annotated[
        int | None,
        typer.Option(min=0, max=365, help="ics: days before; without it on the day planned for acting."),
    ] = None,
    lang: Annotated[str, typer.Option("--lang", help="de or en.")] = "de",
    today: Today = None,
) -> None:
    """Write the people and their data for Excel, or their deadlines for a calendar."""
    from onboarding_app.domain.people import WorkerId
    from onboarding_app.services.exporting import ExportKind, export, personal_data_of

    if kind not in set(ExportKind):
        message = f"{kind} is none of {', '.join(ExportKind)}"
        raise typer.BadParameter(message, param_hint="KIND")
    wish, texts = ExportKind(kind), own_texts()
    with opened(db) as database:
        export(
            wish,
            database,
            load_catalogue(),
            out,
            texts=texts_in(lang),
            today=day(today),
            worker_ids=tuple(WorkerId(each) for each in worker) if worker else None,
            with_initials=initials,
            remind_days=remind,
        )
    typer.echo(texts("{path} is written.", path=out))
    typer.echo(holds_sentence(personal_data_of(wish, with_initials=initials), texts))
