"""Where data files stand: their ending, and a place that is still free."""

from pathlib import Path

ENDING = ".ankerpunkt"


def with_ending(path: Path) -> Path:
    """Return a path with the ending of data files, also where none was typed; "/" is a file on it."""
    if not path.name:
        path /= "ankerpunkt"
    return path if path.suffix.casefold() == ENDING else path.with_name(path.name + ENDING)


def free_place(path: Path) -> Path:
    """Return this path, or with a number behind its name where something stands there already."""
    place, number = path, 2
    while place.exists():
        place = path.with_name(f"{path.stem} {number}{path.suffix}")
        number += 1
    return place
