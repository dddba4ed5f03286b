"""The notice of § 45c AufenthG in its languages; read when a paper first asks for it."""

import re
from pathlib import Path

from onboarding_app.catalogue.reading import CatalogueError, Entry, by_key, read_entries
from onboarding_app.domain.fair_integration import NoticeText

_BRACES = re.compile(r"\{(\w*)\}")
COUNTS = "de"
"""The language of the notice that counts; the others are translations and say so."""


def read_notices(path: Path) -> dict[str, NoticeText]:
    """Read the notice in all languages.

    Raises:
        CatalogueError: an entry cannot be, or the text that counts is missing.
    """
    notices = by_key(read_entries(path, "notice", notice_of))
    if COUNTS not in notices:
        raise CatalogueError(f"{path.name}: the German text, which counts, is missing")
    return notices


def notice_of(entry: Entry) -> NoticeText:
    """Make the notice on "Faire Integration" in one language; what it holds to be filled in must be there."""
    key = entry.text("key")
    notice = NoticeText(
        key=key,
        language=entry.text("language"),
        reviewed=entry.flag("reviewed"),
        title=entry.text("title"),
        greeting=entry.text("greeting"),
        text=entry.list_of("text"),
        contact=entry.text("contact"),
        checked=entry.text("checked"),
        receipt=entry.text("receipt"),
        place=entry.text("place"),
        signature=entry.text("signature"),
        disclaimer="" if key == COUNTS else entry.text("disclaimer"),
    )
    for text, wanted in (
        (notice.greeting, {"worker"}),
        (notice.checked, {"company", "day"}),
        (notice.receipt, {"company"}),
        *((text, set[str]()) for text in (notice.title, *notice.text, notice.disclaimer)),
    ):
        check_braces(entry, text, wanted)
    return notice


def check_braces(entry: Entry, text: str, wanted: set[str]) -> None:
    """Fail where a text does not hold what is to be filled in, or holds something else."""
    if set(_BRACES.findall(text)) != wanted:
        entry.fail(f"to be filled in must be {sorted(wanted)}: {text!r}")
