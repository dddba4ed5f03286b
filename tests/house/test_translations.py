"""The tool that holds the translations to the code."""

import importlib.util

import pytest


@pytest.fixture
def tool(root, tmp_path, monkeypatch):
    """The tool on a package with one module and a German file of its own."""
    spec = importlib.util.spec_from_file_location("translations", root / "packaging" / "translations.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    (tmp_path / "onboarding_app").mkdir()
    monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(module, "GERMAN", tmp_path / "german.po")
    module.GERMAN.write_text(module.HEADER, encoding="utf-8")
    return module


def _module(tool, code):
    (tool.ROOT / "onboarding_app" / "made.py").write_text(code, encoding="utf-8")


def _po(tool, text):
    tool.GERMAN.write_text(tool.HEADER + text, encoding="utf-8")


def test_nothing_to_say_is_complete(tool):
    _module(tool, "print('no text')\n")
    assert list(tool.check()) == []


@pytest.mark.parametrize(
    "call", ["texts('Save')", "self._texts('Save')", "look.texts('Save')", "texts('Sa' 've')"]
)
def test_a_text_is_found_however_it_is_reached(tool, call):
    _module(tool, call)
    assert list(tool.check()) == ["onboarding_app/made.py:1: no German for 'Save'"]


@pytest.mark.parametrize("call", ["texts(word)", "texts(f'{n} days')", "texts.plural('{n} day', many, 2)"])
def test_only_a_literal_can_be_translated(tool, call):
    _module(tool, call)
    assert list(tool.check()) == ["onboarding_app/made.py:1: a text to translate must be a literal"]


@pytest.mark.parametrize(
    ("german", "problem"),
    [
        ("{m} Leute", "placeholders differ"),
        ("Leute", "placeholders differ"),
        ("", "no German"),
    ],
)
def test_a_translation_keeps_the_placeholders(tool, german, problem):
    _module(tool, "texts('{n} people', n=2)")
    _po(tool, f'\nmsgid "{{n}} people"\nmsgstr "{german}"\n')
    assert problem in next(tool.check())


def test_a_plural_needs_both_forms(tool):
    _module(tool, "texts.plural('{n} day', '{n} days', 2)")
    _po(tool, '\nmsgid "{n} day"\nmsgstr "{n} Tag"\n')
    assert list(tool.check()) == ["onboarding_app/made.py:1: singular and plural do not match for '{n} day'"]


def test_what_is_no_longer_said_is_told(tool):
    _module(tool, "")
    _po(tool, '\nmsgid "Save"\nmsgstr "Speichern"\n')
    assert list(tool.check()) == ["no longer used: 'Save'"]


@pytest.mark.parametrize("line", ["#, fuzzy", 'msgctxt "menu"', "msgid 'Save'"])
def test_what_the_program_does_not_read_is_refused(tool, line):
    _module(tool, "")
    _po(tool, line + "\n")
    assert "not understood" in next(tool.check())


def test_merging_takes_over_what_the_code_says_sorted(tool, tmp_path):
    _module(tool, "texts('Save')\ntexts('Close')\ntexts.plural('{n} day', '{n} days', 2)\n")
    other = tmp_path / "other.po"
    other.write_text(
        'msgid "Save"\nmsgstr "Speichern"\n\nmsgid "Gone"\nmsgstr "Weg"\n\n'
        'msgid "Close"\nmsgstr "Schließen"\n\n'
        'msgid "{n} day"\nmsgid_plural "{n} days"\nmsgstr[0] "{n} Tag"\nmsgstr[1] "{n} Tage"\n',
        encoding="utf-8",
    )
    tool.merge([other])
    assert list(tool.check()) == []
    written = tool.GERMAN.read_text(encoding="utf-8")
    assert "Gone" not in written
    assert written.index("Close") < written.index("Save")
