"""What the commands print: one line a thing for people, JSON with English keys for programs."""

import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from pathlib import Path

import typer


def print_json(value: object) -> None:
    """Print a value as JSON: field names as keys, dates in ISO form, choices by their English name."""
    typer.echo(json.dumps(plain(value), ensure_ascii=False, indent=2))


def plain(value: object) -> object:
    """Return a value made of what JSON knows."""
    match value:
        case Enum():
            return value.value if isinstance(value.value, str) else value.name.lower()
        case date() | Path():
            return value.isoformat() if isinstance(value, date) else str(value)
        case dict():
            return {str(plain(key)): plain(item) for key, item in value.items()}
        case list() | tuple() | set() | frozenset():
            return [plain(item) for item in value]
        case _ if is_dataclass(value) and not isinstance(value, type):
            return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
        case _:
            return value


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
