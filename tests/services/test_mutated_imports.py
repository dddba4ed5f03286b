"""Ten thousand broken lists: each is refused in a sentence or taken over whole; taken back, none is left."""

import random

import pytest

from onboarding_app.domain.errors import UserError
from onboarding_app.i18n import LANGUAGES, Texts
from onboarding_app.services.importing import AmbiguousDatesError, apply_import, preview_import
from onboarding_app.storage.backups import check_file
from onboarding_app.wording.errors import error_sentence
from tests.exchange.made_lists import text_of, xlsx_file
from tests.exchange.mutations import mutated, mutated_workbook
from tests.made import TODAY

HOME_MADE = [
    ("Beschäftigte", "", "", "", "", "", ""),
    ("Name", "Vorname", "Nationalität", "Eintritt", "Deutsch", "Aufenthaltstitel", "gültig bis", "Familie"),
    ("Müller", "Anna", "syrisch", "01.03.2026", "B1 (telc)", "§ 18a", "04.03.2027", "verh., 2 Kinder"),
    ("Nguyễn", "Thị Thảo", "Vietnam", "2026-03-04", "A2/B1", "Blaue Karte", "unbefristet", "ledig"),
    ("Summe", 2),
]
EXPORTED = [
    (
        "Personalnummer",
        "Nachname",
        "Vorname",
        "Eintritt",
        "Kursbeginn",
        "Kursende",
        "Sprachkurs",
        "Bemerkung",
    ),
    ("007", "Müller", "Anna", "01.03.2026", "01.09.2026", "28.02.2027", "B2", "=1+1"),
    ("8", "Nguyễn", "Thị Thảo", "04.03.2026", "", "", "", "zwei\nZeilen"),
    ("9", "Abt", "Jo", "13/4/26", "", "", "", ""),
]
SEEDS = {"home-made": HOME_MADE, "exported": EXPORTED}
ENCODINGS = ("utf-8-sig", "cp1252", "utf-16", "utf-8")
OF_TEXT, OF_WORKBOOKS = 1_000, 250
"""Lists of each kind, seed and number: 10,000 in all."""
STORED = 25
"""Every so many readable lists one is taken over, and taken back."""


@pytest.mark.parametrize("number", range(4))
@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_broken_list_is_refused_or_taken_over_whole(database, catalogue, tmp_path, kind, seed, number):
    # The same cases every time, which nothing secret depends on.
    dice = random.Random(f"{kind} {seed} {number}")  # noqa: S311
    if kind == "csv":
        whole = text_of(SEEDS[seed]).encode(ENCODINGS[number], "replace")
    else:
        whole = xlsx_file(tmp_path, {"A": SEEDS[seed]}).read_bytes()
    path, readable = tmp_path / f"mutated.{kind}", 0
    for _ in range(OF_TEXT if kind == "csv" else OF_WORKBOOKS):
        path.write_bytes((mutated if kind == "csv" else mutated_workbook)(whole, dice))
        preview = looked_at(database, path)
        if preview is None:
            continue
        readable += 1
        if preview.new and readable % STORED == 0:
            take_over_and_back(database, catalogue, preview)
    assert readable > STORED
    assert check_file(database).is_good


def looked_at(database, path):
    """What a list would do; None where it is refused in a sentence, or asks for its dates."""
    try:
        return preview_import(database, path, today=TODAY)
    except AmbiguousDatesError:
        return None
    except UserError as refused:
        sentences = [error_sentence(refused, Texts(language)) for language in LANGUAGES]
    assert all(sentences)
    return None


def take_over_and_back(database, catalogue, preview):
    """Nobody is there before; then all whom the preview named, whatever their row said; then nobody."""
    apply_import(database, catalogue, preview, today=TODAY, skip_rejected=True)
    assert names_in(database) == sorted(person.name for person in preview.new)
    database.undo()
    assert names_in(database) == []


def names_in(database):
    with database.read() as view:
        return sorted(worker.name for worker in view.workers.all())
