"""The commands. Each reads its arguments, calls a service, and prints what that returns."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from onboarding_app import __version__
from onboarding_app.catalogue import load_catalogue
from onboarding_app.cli.options import DataFile, Json, Today, day, now, opened, own_texts, texts_in, who
from onboarding_app.cli.output import plain, print_json, print_table, progress_line
from onboarding_app.domain.company import Company
from onboarding_app.domain.people import WorkerId
from onboarding_app.domain.retention import Period as Span
from onboarding_app.i18n import Texts
from onboarding_app.wording import days_phrase, level_word, short_date, signal_sentence, stage_name, track_name

DEMO_WORKERS, DEMO_SEED = 23, 1
DEMO_FILE = "ankerpunkt-demo.ankerpunkt"

app = typer.Typer(
    help="Ankerpunkt: keep the international skilled workers you hired.",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


def _version(*, asked: bool) -> None:
    if asked:
        typer.echo(f"Ankerpunkt {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def window(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True)] = False,  # noqa: FBT002, ARG001
    db: Annotated[Path | None, typer.Option("--db", help="The data file to open.")] = None,
) -> None:
    """Open the window on the last data file, or the first-run assistant."""
    if context.invoked_subcommand is None:
        raise typer.Exit(_open_window(db))


@app.command()
def demo(
    workers: Annotated[int, typer.Option(min=0, max=20_000)] = DEMO_WORKERS,
    seed: Annotated[int, typer.Option()] = DEMO_SEED,
    db: Annotated[Path | None, typer.Option("--db", help="Where to make the data file.")] = None,
    no_window: Annotated[bool, typer.Option("--no-window", help="Only make the file.")] = False,  # noqa: FBT002
    today: Today = None,
) -> None:
    """Make a data file with made-up people and open the window on it."""
    from onboarding_app.services.demo import make_demo_file  # noqa: PLC0415 - SQL is loaded when needed

    texts = own_texts()
    path = db or Path.cwd() / DEMO_FILE
    if db is not None or not path.exists():
        make_demo_file(
            path,
            load_catalogue(),
            workers=workers,
            seed=seed,
            today=day(today),
            who=who(),
            now=now,
            progress=progress_line(texts("Making up people")),
        )
        typer.echo(texts("{path} holds {workers} made-up people.", path=path, workers=workers))
    if not no_window:
        raise typer.Exit(_open_window(path))


@app.command()
def init(
    db: DataFile,
    company: Annotated[str, typer.Option(help="Name of the firm.")],
    city: Annotated[str, typer.Option(help="Where it is.")],
) -> None:
    """Make an empty data file."""
    from onboarding_app.services.company import create_file  # noqa: PLC0415 - SQL is loaded when needed

    firm = Company(name=company, city=city)
    create_file(db, firm, load_catalogue(), who=who(), now=now).close()
    texts = own_texts()
    typer.echo(texts("{path} is ready.", path=db))


@app.command("import")
def import_people(
    file: Annotated[Path, typer.Argument(help="CSV or XLSX.")],
    db: DataFile,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show what would happen.")] = False,  # noqa: FBT002
    dates: Annotated[str | None, typer.Option(help="Order of ambiguous dates: dmy or mdy.")] = None,
    json: Json = False,  # noqa: FBT002
    today: Today = None,
) -> None:
    """Import people from a list, all or nothing."""
    from onboarding_app.services.importing import apply_import, preview_import  # noqa: PLC0415 - as above

    if dates not in {None, "dmy", "mdy"}:
        message = "dmy or mdy"
        raise typer.BadParameter(message, param_hint="--dates")
    catalogue, texts, on = load_catalogue(), own_texts(), day(today)
    with opened(db, writing=not dry_run) as database:
        preview = preview_import(database, catalogue, file, today=on, dates=dates)
        if not dry_run:
            apply_import(
                database, catalogue, preview, today=on, progress=progress_line(texts("Importing people"))
            )
    _print_import(preview, texts, as_json=json, done=not dry_run)


