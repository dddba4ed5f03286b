"""The firm puts advice centres right, adds its own, and takes a newer directory over."""

from dataclasses import replace
from datetime import date

import pytest

from onboarding_app.domain.advice import AdviceCentre
from onboarding_app.domain.errors import FileRefusedError, InvalidValueError
from onboarding_app.domain.tracks import Track
from onboarding_app.resources import resource
from onboarding_app.services.centres import service_lines
from onboarding_app.services.of_firm import catalogue_of
from onboarding_app.services.own_centres import (
    FIRM,
    current_catalogue,
    forget_centre,
    save_centre,
    take_directory,
)
from onboarding_app.settings import PLACE_VARIABLE

TODAY = date(2026, 11, 23)
NEWER = """
[[centre]]
key = "new"
name = "Neue Stelle"
tracks = ["family"]
source = "S"
as_of = 2027-01-01
"""
OWN = AdviceCentre(name="Willkommensbüro", city="Apolda", tracks=("family",), contact="03644 1")


@pytest.fixture(autouse=True)
def settings(tmp_path, monkeypatch):
    """Keep the settings of this test in a folder of its own."""
    monkeypatch.setenv(PLACE_VARIABLE, str(tmp_path / "settings" / "settings.json"))


def lines(database, catalogue, *, tracks=(Track.FAMILY,)):
    return service_lines(catalogue_of(database, catalogue), tracks, most=1000)


def test_an_own_centre_stands_beside_the_directory(database, catalogue):
    before = len(lines(database, catalogue))
    save_centre(database, OWN, today=TODAY)
    after = lines(database, catalogue)
    (own,) = [line for line in after if line.name == "Willkommensbüro"]
    assert len(after) == before + 1
    assert (own.centre.source, own.centre.as_of, own.checked) == (FIRM, TODAY, False)


def test_a_centre_put_right_covers_that_of_the_directory_until_it_is_forgotten(database, catalogue):
    known = next(it for it in catalogue.centres if "family" in it.tracks)
    save_centre(database, replace(known, contact="0361 123", checked_on=TODAY), today=TODAY)
    (line,) = [it for it in lines(database, catalogue) if it.centre.key == known.key]
    assert (line.contact, line.checked) == ("0361 123", True)
    save_centre(database, replace(line.centre, contact="0361 456"), today=TODAY)
    (line,) = [it for it in lines(database, catalogue) if it.centre.key == known.key]
    assert line.contact == "0361 456"
    forget_centre(database, line.centre)
    (line,) = [it for it in lines(database, catalogue) if it.centre.key == known.key]
    assert line.centre == known
    database.undo()
    assert "0361 456" in {it.contact for it in lines(database, catalogue)}


def test_what_cannot_be_is_refused(database, catalogue):
    with pytest.raises(InvalidValueError, match="name_missing"):
        save_centre(database, replace(OWN, name=" "), today=TODAY)
    with pytest.raises(InvalidValueError, match="track_missing"):
        save_centre(database, replace(OWN, tracks=()), today=TODAY)
    with pytest.raises(InvalidValueError, match="centre_of_directory"):
        forget_centre(database, catalogue.centres[0])


def test_a_newer_directory_takes_the_place_of_the_old_one(tmp_path, catalogue):
    newer = tmp_path / "neu.toml"
    newer.write_text(NEWER, encoding="utf-8")
    assert take_directory(newer) == 1
    assert [it.name for it in current_catalogue().centres] == ["Neue Stelle"]
    take_directory(resource("centres", "centres.toml"))
    assert current_catalogue().centres == catalogue.centres


@pytest.mark.parametrize("content", [b"", b"\x89PNG\xff", b"[[centre]]\nname = 3", b"[[person]]\nname = 'x'"])
def test_what_is_no_directory_is_refused_and_the_old_one_stays(tmp_path, catalogue, content):
    wrong = tmp_path / "falsch.toml"
    wrong.write_bytes(content)
    with pytest.raises(FileRefusedError, match="no_directory"):
        take_directory(wrong)
    assert current_catalogue().centres == catalogue.centres


def test_a_directory_that_was_broken_since_is_left_aside(tmp_path, catalogue):
    take_directory(resource("centres", "centres.toml"))
    (tmp_path / "settings" / "centres.toml").write_text("[broken", encoding="utf-8")
    assert current_catalogue().centres == catalogue.centres
