"""What the commands print: one line a thing for people, JSON with English keys for programs."""

import sys
from collections.abc import Callable, Sequence

import typer

from onboarding_app.exchange.plain import as_json


def print_json(value: object) -> None:
    """Print a value as JSON: field names as keys, dates in ISO form, choices by their English name."""
    typer.echo(as_json(value))


def print_table(titles: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print rows in columns as wide as their longest text."""
    widths = [max(len(cell) for cell in column) for column in zip(titles, *rows, strict=True)]
    for cells in (titles, *rows):
        padded = (cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
        typer.echo("  ".join(padded).rstrip())


def progress_line(label: str) -> Callable[[int, int], None]:
    """Return a function that tells on stderr how far long work is, if somebody is watching."""

    def tell(done: int, total: int) -> None:
        if sys.stderr.isatty():
            end = "\n" if done >= total else "\r"
            typer.echo(f"{label} {done}/{total}{end}", nl=False, err=True)

    return tell
