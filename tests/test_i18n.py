"""Texts of a language: look-up, placeholders, plural forms, and the plain part of the PO format."""

import pytest

from onboarding_app.i18n import LANGUAGES, Texts, folded, read_messages, translations

PO = r"""# a comment
msgid ""
msgstr ""
"Language: de\n"

msgid "Save"
msgstr "Speichern"

msgid ""
"A long "
"text"
msgstr ""
"Ein langer "
"Text"

msgid "{n} day"
msgid_plural "{n} days"
msgstr[0] "{n} Tag"
msgstr[1] "{n} Tage"

msgid "He said \"no\"\n"
msgstr "Er sagte „nein“\n"
"""


@pytest.fixture
def german(tmp_path, monkeypatch):
    """German with the few texts above."""
    path = tmp_path / "onboarding_app.po"
    path.write_text(PO, encoding="utf-8")
    monkeypatch.setattr("onboarding_app.i18n.translations", lambda _: dict(read_messages(path)))
    return Texts("de")


def test_a_file_is_read_as_translators_write_it(tmp_path):
    path = tmp_path / "onboarding_app.po"
    path.write_text(PO, encoding="utf-8")
    assert dict(read_messages(path)) == {
        "Save": ("Speichern",),
        "A long text": ("Ein langer Text",),
        "{n} day": ("{n} Tag", "{n} Tage"),
        'He said "no"\n': ("Er sagte „nein“\n",),
    }


def test_a_known_text_is_translated_and_an_unknown_one_stays_english(german):
    assert german("Save") == "Speichern"
    assert german("Close") == "Close"


@pytest.mark.parametrize(("n", "expected"), [(0, "0 Tage"), (1, "1 Tag"), (2, "2 Tage")])
def test_the_number_chooses_the_form(german, n, expected):
    assert german.plural("{n} day", "{n} days", n) == expected


def test_a_plural_without_translation_is_english(german):
    assert german.plural("{n} talk with {name}", "{n} talks with {name}", 2, name="Ana") == "2 talks with Ana"


def test_english_is_what_the_code_says():
    texts = Texts("en")
    assert translations("en") == {}
    assert texts("Hello {name}", name="Ana") == "Hello Ana"
    assert texts.plural("{n} day", "{n} days", 1) == "1 day"


def test_braces_that_a_user_typed_stay_as_they_are():
    assert Texts("en")("Note: {note}", note="{n} {0}") == "Note: {n} {0}"


def test_a_text_without_values_is_not_formatted():
    assert Texts("en")("100 % {as it stands}") == "100 % {as it stands}"


def test_an_unknown_language_is_refused():
    with pytest.raises(ValueError, match="xx"):
        Texts("xx")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_can_be_read(language):
    assert Texts(language).language == language


def test_lists_stand_in_the_order_of_german_ones():
    names = ["Zoë", "Ärzte", "Öttinger", "Otto", "Strasse", "Straßen", "Azubis", "ulm", "Über"]
    assert sorted(names, key=folded) == [
        "Ärzte",
        "Azubis",
        "Öttinger",
        "Otto",
        "Strasse",
        "Straßen",
        "Über",
        "ulm",
        "Zoë",
    ]
