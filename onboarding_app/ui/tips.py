"""Tips that fit the screen: Qt shows a plain text in one line, however long, and takes some for markup."""

from html import escape
from textwrap import wrap

from PySide6.QtGui import Qt

LINE = 80
"""Letters of a line: at twice the usual size they still fit the screen of a usual laptop."""


def tip(text: str) -> str:
    """Return a text for a tip: broken into lines, and shown as it was typed."""
    lines = [part for line in text.split("\n") for part in wrap(line, LINE, break_on_hyphens=False) or [""]]
    if Qt.mightBeRichText(text):
        return "<br>".join(map(escape, lines))
    return "\n".join(lines)
