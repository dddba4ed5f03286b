"""The settings of this PC: read whatever is there, written whole."""

import json

import pytest

from onboarding_app.settings import (
    PLACE_VARIABLE,
    Settings,
    load_settings,
    save_settings,
    settings_path,
)

SET = Settings(language="en", theme="dark", text_scale=150, last_file="C:/Größe/ñ.anker", window="AdnQ")


@pytest.fixture
def place(tmp_path):
    return tmp_path / "config" / "settings.json"


def test_what_is_saved_is_read(place):
    save_settings(SET, place)
    assert load_settings(place) == SET
    assert [each.name for each in place.parent.iterdir()] == ["settings.json"]


def test_without_a_file_the_defaults_hold(place):
    found = load_settings(place)
    assert (found.theme, found.text_scale, found.last_file) == ("system", 100, "")
    assert not place.parent.exists()


@pytest.mark.parametrize("broken", [b"", b"{", b"\xff\xfe\x00", b"[1]", b"null", b"[" * 100_000])
def test_a_broken_file_is_kept_aside(place, broken):
    place.parent.mkdir()
    place.write_bytes(broken)
    assert load_settings(place).theme == "system"
    assert place.with_suffix(".broken").read_bytes() == broken
    save_settings(SET, place)
    assert load_settings(place) == SET


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("language", "fr"),
        ("language", None),
        ("theme", "pink"),
        ("text_scale", 0),
        ("text_scale", 49),
        ("text_scale", 401),
        ("text_scale", "150"),
        ("text_scale", True),
        ("last_file", 7),
        ("of_tomorrow", "x"),
    ],
)
def test_one_wrong_value_costs_only_itself(place, name, value):
    save_settings(SET, place)
    stored = json.loads(place.read_text(encoding="utf-8")) | {name: value}
    place.write_text(json.dumps(stored), encoding="utf-8")
    found, defaults = load_settings(place), load_settings(place.with_name("none.json"))
    expected = {each: getattr(SET, each) for each in stored if each in vars(SET)}
    if name in expected:
        expected[name] = getattr(defaults, name)
    assert found == Settings(**expected)


@pytest.mark.parametrize("scale", [50, 400])
def test_the_ends_of_the_size_of_text_are_kept(place, scale):
    save_settings(Settings(text_scale=scale), place)
    assert load_settings(place).text_scale == scale


def test_a_place_that_cannot_be_read_stays_as_it_is(place):
    place.mkdir(parents=True)
    assert load_settings(place).theme == "system"
    assert place.is_dir()


def test_a_failing_write_leaves_the_old_settings(place, monkeypatch):
    save_settings(SET, place)
    place.with_suffix(".new").mkdir()
    with pytest.raises(OSError, match="new"):
        save_settings(Settings(), place)
    assert load_settings(place) == SET


@pytest.mark.parametrize(
    ("system", "language"), [("de_DE", "de"), ("en_GB", "en"), ("fr_FR", "de"), ("C", "de")]
)
def test_the_language_is_that_of_the_system_if_we_speak_it(place, monkeypatch, system, language):
    monkeypatch.setenv("LC_ALL", f"{system}.UTF-8")
    monkeypatch.setattr("locale.getlocale", lambda: (system, "UTF-8"))
    assert load_settings(place).language == language


def test_the_place_can_be_named(monkeypatch, tmp_path):
    monkeypatch.setenv(PLACE_VARIABLE, str(tmp_path / "portable.json"))
    save_settings(SET)
    assert load_settings() == SET
    assert (tmp_path / "portable.json").exists()
    monkeypatch.delenv(PLACE_VARIABLE)
    assert settings_path().name == "settings.json"
