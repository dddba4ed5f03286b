"""Mistakes in a file are told with the file, the line, the entry and the reason."""

import re
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


NOTICE = """
[[notice]]
key = "x"
language = "X"
reviewed = false
title = "Notice"
greeting = "Dear {worker},"
disclaimer = "German counts."
text = ["Advice is free."]
contact = "Centre"
checked = "{company} checked on {day}."
receipt = "Received from {company}."
place = "Place"
signature = "Signature"
"""

TITLE = """
[[title]]
key = "x"
name = { de = "Titel", en = "Title" }
short = { de = "T", en = "T" }
basis = ["§ 1 AufenthG"]
section = 4
tie = "job"
employer_reports_end = true
worker_reports_end = "depends"
family = "letter_de"
a1_exempt = true
housing_exempt = false
as_of = 2026-04-29
verified = true
"""


BODY = """
[[body]]
key = "x"
groups = ["ihk"]
name = "X"
contact = "c"
source = ["S"]
as_of = 2025-01-01
verified = false
"""
STAY = """
[[stay]]
key = "x"
months = 6
first = 6
again = 6
counted = true
basis = ["b"]
source = ["S"]
as_of = 2025-01-01
verified = true
"""


PERIOD = """
[[period]]
key = "x"
groups = ["nursing"]
months = 3
fast_track = 2
extension = { de = "a", en = "b" }
basis = ["§ 1 BGB"]
source = ["LAW"]
as_of = 2025-01-01
verified = false
"""
STEP = """
[[step]]
key = "A0"
least_lessons = 90
most_lessons = 80
least_weeks = 1
months = 7
alert = 6
source = ["LAW"]
as_of = 2025-01-01
"""


def question(fact, choice):
    head = f'[[question]]\nfact = "{fact}"\nquestion = {{ de = "a", en = "b" }}'
    return f"{head}\nchoices = [{{ {choice} }}]"


@pytest.fixture
def folder(tmp_path):
    """Return a copy of the catalogue to make mistakes in."""
    for name in (
        "plans",
        "titles",
        "guides",
        "statements",
        "centres",
        "facts",
        "notices",
        "signals",
        "sources",
        "recognition",
        "language",
    ):
        shutil.copytree(resource(name), tmp_path / name)
    shutil.copy(resource("catalogue.toml"), tmp_path)
    return tmp_path


def _refused(folder, text, file="plans/arrival.toml"):
    path = folder / file
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")
    with pytest.raises(CatalogueError) as told:
        load_catalogue(folder).read_all()
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
        ('unit = "week" }\nplan', 'unit = "moon" }\nplan', "legal: 'moon' is not a valid Unit"),
        ('n = 2, unit = "week" }', 'unit = "week" }', "legal: 'n' is missing"),
        ("n = 2,", "n = -2,", "legal: -2 is no whole number"),
        ("n = 2,", "n = true,", "legal: True is no whole number"),
        ("n = 2,", "n = 2, rolls = true,", "legal: unknown field 'rolls'"),
        ('"after", n = 2', '"before", roll = "next_workday", n = 2', "what is counted back never rolls"),
        ("n = 1,", 'n = 1, roll = "next_workday",', "only a legal period may roll"),
        ("plan = {", "legal_plan = {", "plan is missing"),
        ("plan = {", "plan = 3 #", "plan is no dict"),
        ('condition = "true"', 'condition = "nat == third_contry"', "nat cannot be asked like this"),
        ('condition = "true"', 'condition = "title == p99"', "title cannot be asked like this"),
        ('condition = "true"', 'condition = "done(nothing)"', "unknown prerequisite 'nothing'"),
        ('condition = "true"', 'condition = "true"\nguide = "monologue"', "unknown guide 'monologue'"),
        ('condition = "true"', 'condition = " "', "condition is empty"),
        ('condition = "true"', 'condition = "true"\nneeds = "anmeldung"', "needs is no list"),
        ('condition = "true"', 'condition = "true"\nneeds = [3]', "needs is no list of texts"),
        ('condition = "true"', 'condition = "true"\nevidence = { de = "a", en = "b" }', "no list of texts"),
        ('anchor = "employment_start"', 'anchor = "made_up_done"', "circle"),
        ('anchor = "employment_start"', 'anchor = "full_moon_done"', "unknown anchor 'full_moon_done'"),
        ('en = "Made up"', 'en = " "', "title is empty"),
        ('en = "Made up"', 'en = "Made up", fr = "Fait"', "and nothing else"),
        ('condition = "true"', 'condition = "lucky"', "unknown fact 'lucky'"),
        ('condition = "true"', 'condition = "nat =="', "condition"),
        ('condition = "true"', 'condition = "birth_date < 1970-02-30"', "there is no day 1970-02-30"),
        ('condition = "true"', 'condition = "true"\nneeds = ["nobody"]', "unknown prerequisite 'nobody'"),
        ('condition = "true"', 'condition = "true"\nneeds = ["made_up"]', "circle"),
        ('condition = "true"', 'condition = "true"\nevidence = { de = ["a"], en = [] }', "differ in length"),
        ('condition = "true"', 'condition = "true"\nmood = 3', "unknown field 'mood'"),
        ('title = { de = "Erfunden", en = "Made up" }', 'title = { de = "Erfunden" }', "both needed"),
        ('basis = ["§ 1 BGB"]', "basis = []", "needs basis and source"),
        ('source = ["LAW"]', 'source = ["HEARSAY"]', "unknown source 'HEARSAY'"),
        ('condition = "true"', 'condition = "birth_date < 1980-05-17"', "no law names: 1980-05-17"),
        ('de = "Nichts tun."', 'de = "Bis 17.5.2027 tun."', "no law names: 17.5.2027"),
        ("as_of = 2026-04-29", 'as_of = "gestern"', "as_of"),
    ],
)
def test_a_mistake_is_told_with_file_entry_and_reason(folder, right, wrong, reason):
    assert right in TEMPLATE
    told = _refused(folder, TEMPLATE.replace(right, wrong))
    place, line = re.fullmatch(r"(arrival\.toml: line (\d+): made_up: ).*", told).groups()
    assert (folder / "plans" / "arrival.toml").read_text(encoding="utf-8").splitlines()[int(line) - 1] == (
        "[[template]]"
    )
    assert reason in told.removeprefix(place)


@pytest.mark.parametrize(
    "text", ["", 'version = "1"', "dated = 2026-11-23", 'version = ""\ndated = 2026-11-23']
)
def test_a_catalogue_without_version_or_day_is_refused(folder, text):
    (folder / "catalogue.toml").write_text(text, encoding="utf-8")
    with pytest.raises(CatalogueError, match=r"catalogue\.toml: version"):
        load_catalogue(folder)


def test_a_notice_without_the_german_text_is_refused(folder):
    (folder / "notices" / "fair_integration.toml").write_text(NOTICE, encoding="utf-8")
    with pytest.raises(CatalogueError, match="which counts, is missing"):
        load_catalogue(folder).read_all()


def test_two_of_one_key_are_refused(folder):
    assert "made_up" in _refused(folder, TEMPLATE + TEMPLATE)


def test_prerequisites_in_a_circle_are_refused(folder):
    one = TEMPLATE.replace('condition = "true"', 'condition = "true"\nneeds = ["other"]')
    other = TEMPLATE.replace('"made_up"', '"other"').replace('"employment_start"', '"made_up_done"')
    assert "its prerequisites form a circle" in _refused(folder, one + other)


def test_what_others_wait_for_is_planned_again(folder):
    path = folder / "plans" / "arrival.toml"
    other = TEMPLATE.replace('"made_up"', '"other"').replace('"employment_start"', '"made_up_done"')
    path.write_text(path.read_text(encoding="utf-8") + TEMPLATE + other, encoding="utf-8")
    catalogue = load_catalogue(folder)
    assert "made_up" in catalogue.awaited
    assert "other" not in catalogue.awaited


def test_another_table_is_refused(folder):
    assert _refused(folder, TEMPLATE.replace("[[template]]", "[[templates]]")) == (
        "arrival.toml: unknown table 'templates'"
    )


def test_a_file_that_is_missing_is_told(folder):
    (folder / "titles" / "titles.toml").unlink()
    with pytest.raises(CatalogueError, match=r"titles\.toml"):
        load_catalogue(folder)


def test_what_is_no_toml_is_told_with_its_line(folder):
    assert "line" in _refused(folder, "\n[[template]\n")


@pytest.mark.parametrize(
    ("file", "text", "reason"),
    [
        (
            "facts/facts.toml",
            '[[question]]\nfact = "luck"\nquestion = { de = "a", en = "b" }',
            "luck: no such fact",
        ),
        (
            "facts/facts.toml",
            '[[question]]\nfact = "nat"\nquestion = { de = "a", en = "b" }',
            "nat: choices are missing",
        ),
        (
            "facts/facts.toml",
            question("nat", 'value = "mars", de = "a", en = "b"'),
            "nat: choices: it cannot be 'mars'",
        ),
        (
            "facts/facts.toml",
            question("title", 'value = "p99", de = "a", en = "b"'),
            "title: choices: it cannot be 'p99'",
        ),
        (
            "facts/facts.toml",
            question("nat", 'de = "a", en = "b"'),
            "nat: choices: each needs a value",
        ),
        ("titles/titles.toml", TITLE.replace('"job"', '"rope"'), "x: tie: there is no 'rope'"),
        (
            "titles/titles.toml",
            TITLE.replace('= "depends"', '= "perhaps"'),
            "neither true nor false nor 'depends'",
        ),
        ("titles/titles.toml", TITLE.replace("a1_exempt = true\n", ""), "a1_exempt is missing"),
        (
            "titles/titles.toml",
            TITLE.replace("section = 4", 'section = "4"'),
            "section: '4' is no whole number",
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
        ("signals/leads.toml", "\nluck = [3]", "luck: nothing counts from it"),
        ("signals/leads.toml", "\ncourse_refund_until = [30, 0]", "no whole numbers above 0"),
        ("signals/leads.toml", "\ncourse_refund_until = 30", "no whole numbers above 0"),
        ("signals/leads.toml", "\ncourse_refund_until = [7, 30]", "the earliest comes first"),
        (
            "recognition/bodies.toml",
            BODY.replace("ihk", "luck"),
            "x: groups: there is no 'luck'",
        ),
        (
            "recognition/stays.toml",
            STAY.replace("months = 6", "months = 0"),
            "x: months: it takes one at least",
        ),
        ("recognition/stays.toml", STAY.replace('["S"]', '["LAW"]'), "x: key: there is no title 'x'"),
        ("recognition/stays.toml", STAY, "x: source: there is no 'S'"),
        (
            "recognition/stays.toml",
            STAY.replace("first = 6", "first = 7").replace('["S"]', '["LAW"]').replace('"x"', '"p16d_5"'),
            "p16d_5: months: one title is longer than all of them",
        ),
        ("recognition/bodies.toml", BODY, "x: source: there is no 'S'"),
        (
            "recognition/bodies.toml",
            BODY.replace('["S"]', '["LAW"]'),
            "x: groups: another entry says this of the same group already",
        ),
        ("recognition/periods.toml", PERIOD, "x: verified: only a period that was read in law"),
        (
            "recognition/periods.toml",
            PERIOD.replace("false", "true"),
            "x: groups: another entry says this of the same group already",
        ),
        ("language/steps.toml", STEP.replace("A0", "D1"), "D1: key: 'D1' is not a valid Level"),
        ("language/steps.toml", STEP, "A0: least_lessons: more than most_lessons"),
        ("language/steps.toml", STEP.replace("90", "9"), "A0: months: more than alert"),
        (
            "notices/fair_integration.toml",
            NOTICE.replace("{day}", "{date}"),
            "x: to be filled in must be ['company', 'day']: '{company} checked on {date}.'",
        ),
        ("notices/fair_integration.toml", NOTICE.replace("free", "{free}"), "x: to be filled in must be []"),
        (
            "notices/fair_integration.toml",
            NOTICE.replace('disclaimer = "German counts."\n', ""),
            "x: disclaimer is missing",
        ),
    ],
)
def test_mistakes_in_other_files_are_told_too(folder, file, text, reason):
    told = _refused(folder, "\n" + text, file)
    assert told.startswith(file.split("/")[1])
    assert reason in told


def test_what_the_law_leaves_open_is_neither_yes_nor_no(folder):
    path = folder / "titles" / "titles.toml"
    path.write_text(path.read_text(encoding="utf-8") + TITLE, encoding="utf-8")
    title = load_catalogue(folder).titles["x"]
    assert (title.employer_reports_end, title.worker_reports_end, title.housing_exempt) == (True, None, False)


def test_a_question_for_a_day_offers_no_choices(folder):
    path = folder / "facts" / "facts.toml"
    text = '\n[[question]]\nfact = "birth_date"\nquestion = { de = "Wann?", en = "When?" }\n'
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")
    question = load_catalogue(folder).fact_questions["birth_date"]
    assert (question.kind, question.choices("de"), question.text("en"), question.help("de")) == (
        "date",
        (),
        "When?",
        "",
    )


def test_yes_and_no_are_offered_in_both_languages(catalogue):
    question = catalogue.fact_questions["works_council"]
    assert question.scope == "company"
    assert question.choices("de") == (("true", "Ja"), ("false", "Nein"))
    assert question.choices("en") == (("true", "Yes"), ("false", "No"))


def test_the_catalogue_is_as_old_as_its_oldest_rule_of_law(catalogue):
    assert catalogue.as_of == min(it.as_of for it in catalogue.templates.values() if it.is_law)
