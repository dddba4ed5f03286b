"""Mistakes in a file are told with the file, the entry and the reason."""

import shutil

import pytest

from onboarding_app.catalogue import CatalogueError, load_catalogue
from onboarding_app.resources import resource

TEMPLATE = """
[[template]]
key = "made_up"
title = { de = "Erfunden", en = "Made up" }
help = { de = "Nichts tun.", en = "Do nothing." }
responsible = "hr"
anchor = "employment_start"
kind = "statutory"
legal = { direction = "after", n = 2, unit = "week" }
plan = { direction = "after", n = 1, unit = "week" }
condition = "true"
basis = ["§ 1 BGB"]
source = ["LAW"]
as_of = 2026-04-29
verified = true
"""


@pytest.fixture
def folder(tmp_path):
    """Return a copy of the catalogue to make mistakes in."""
    for name in ("plans", "titles", "guides", "statements", "centres", "facts", "signals"):
        shutil.copytree(resource(name), tmp_path / name)
    return tmp_path


def _refused(folder, text, file="plans/arrival.toml"):
    path = folder / file
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")
    with pytest.raises(CatalogueError) as told:
        load_catalogue(folder)
    return str(told.value)


def test_a_right_template_is_read(folder):
    path = folder / "plans" / "arrival.toml"
    path.write_text(path.read_text(encoding="utf-8") + TEMPLATE, encoding="utf-8")
    assert load_catalogue(folder).templates["made_up"].title("de") == "Erfunden"


@pytest.mark.parametrize(
    ("right", "wrong", "reason"),
    [
        ('responsible = "hr"', 'responsible = "boss"', "responsible"),
        ('responsible = "hr"', "", "responsible is missing"),
        ('anchor = "employment_start"', 'anchor = "full_moon"', "unknown anchor 'full_moon'"),
        ('kind = "statutory"', 'kind = "practice"', "practice has no legal period"),
        ('unit = "week" }\nplan', 'unit = "moon" }\nplan', "legal"),
        ('condition = "true"', 'condition = "lucky"', "unknown fact 'lucky'"),
        ('condition = "true"', 'condition = "nat =="', "condition"),
        ('condition = "true"', 'condition = "birth_date < 1970-02-30"', "there is no day 1970-02-30"),
        ('condition = "true"', 'condition = "true"\nneeds = ["nobody"]', "unknown prerequisite 'nobody'"),
        ('condition = "true"', 'condition = "true"\nneeds = ["made_up"]', "circle"),
        ('condition = "true"', 'condition = "true"\nevidence = { de = ["a"], en = [] }', "differ in length"),
        ('condition = "true"', 'condition = "true"\nmood = 3', "unknown field 'mood'"),
        ('title = { de = "Erfunden", en = "Made up" }', 'title = { de = "Erfunden" }', "both needed"),
        ('basis = ["§ 1 BGB"]', "basis = []", "needs basis and source"),
        ("as_of = 2026-04-29", 'as_of = "gestern"', "as_of"),
    ],
)
def test_a_mistake_is_told_with_file_entry_and_reason(folder, right, wrong, reason):
    assert right in TEMPLATE
    told = _refused(folder, TEMPLATE.replace(right, wrong))
    assert told.startswith("arrival.toml: made_up: ")
    assert reason in told


def test_two_of_one_key_are_refused(folder):
    assert "made_up" in _refused(folder, TEMPLATE + TEMPLATE)


def test_what_is_no_toml_is_told_with_its_line(folder):
    assert "line" in _refused(folder, "\n[[template]\n")


@pytest.mark.parametrize(
    ("file", "text", "reason"),
    [
        (
            "facts/facts.toml",
            '[[question]]\nfact = "luck"\nquestion = { de = "a", en = "b" }',
            "no such fact",
        ),
        (
            "centres/centres.toml",
            '[[centre]]\nkey = "x"\nname = "X"\ntracks = ["luck"]\nsource = "S"\nas_of = 2026-01-01',
            "unknown track 'luck'",
        ),
        (
            "statements/statements.toml",
            '[[statement]]\nkey = "x"\nfactor = "luck"\ntext = {de="a", en="b"}\naction = {de="a", en="b"}',
            "factor",
        ),
        ("signals/signals.toml", "\nluck = 3", "luck"),
    ],
)
def test_mistakes_in_other_files_are_told_too(folder, file, text, reason):
    told = _refused(folder, "\n" + text, file)
    assert told.startswith(file.split("/")[1])
    assert reason in told
