"""The words of the sheet for the skilled worker; read when a paper first asks for them."""

from collections.abc import Container
from pathlib import Path

from onboarding_app.catalogue.notices import COUNTS, check_braces
from onboarding_app.catalogue.reading import CatalogueError, Entry, by_key, read_entries
from onboarding_app.domain.tracks import Track
from onboarding_app.domain.worker_sheet import SheetText, SheetWords, StepText


def read_worker_sheet(folder: Path, templates: Container[str]) -> SheetWords:
    """Read the frames of all languages and the steps, each in all of these languages.

    Raises:
        CatalogueError: an entry cannot be, names no checkpoint, or the text that counts is missing.
    """
    frames = by_key(read_entries(folder / "sheet.toml", "language", frame_of))
    if COUNTS not in frames:
        raise CatalogueError("sheet.toml: the German text, which counts, is missing")

    def step_of(entry: Entry) -> StepText:
        key = entry.text("key")
        if key not in templates:
            entry.fail("there is no such checkpoint")
        return StepText(key=key, words={language: entry.text(language) for language in frames})

    steps = by_key(read_entries(folder / "steps.toml", "step", step_of))
    return SheetWords(frames=frames, steps=steps)


def frame_of(entry: Entry) -> SheetText:
    """Make the frame in one language; what it holds to be filled in must be there."""
    key = entry.text("key")
    frame = SheetText(
        key=key,
        language=entry.text("language"),
        reviewed=entry.flag("reviewed"),
        title=entry.text("title"),
        greeting=entry.text("greeting"),
        intro=entry.text("intro"),
        todo=entry.text("todo"),
        nothing=entry.text("nothing"),
        late=entry.text("late"),
        talk=entry.text("talk"),
        valid=entry.text("valid"),
        contact=entry.text("contact"),
        topic=entry.text("topic"),
        topics={track: entry.text(f"topic_{track}") for track in Track},
        disclaimer="" if key == COUNTS else entry.text("disclaimer"),
    )
    plain = (frame.title, frame.intro, frame.todo, frame.nothing, frame.late, frame.contact, frame.disclaimer)
    for text, wanted in (
        (frame.greeting, {"worker"}),
        (frame.talk, {"day"}),
        (frame.valid, {"day"}),
        (frame.topic, {"topic"}),
        *((text, set[str]()) for text in (*plain, *frame.topics.values())),
    ):
        check_braces(entry, text, wanted)
    return frame
