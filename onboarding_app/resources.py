"""Where the data files of the program lie: beside a checkout, inside an installed package or a bundle."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resource(*parts: str) -> Path:
    """Return the path of a file or folder below `resources/`.

    An installed package and a bundle carry the folder inside of the package; a checkout has it beside.
    """
    inside = _PACKAGE / "resources"
    return (inside if inside.is_dir() else _PACKAGE.parent / "resources").joinpath(*parts)
