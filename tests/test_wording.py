"""What values are called, how dates are written; that every reason and every no has its sentence."""

import ast
import re
from datetime import UTC, date, datetime

import pytest

from onboarding_app.domain.attention import SIGNALS, TALK_SIGNALS, AttentionSignal
from onboarding_app.domain.attention_levels import AttentionLevel
from onboarding_app.domain.check_ins import Factor, Form, Intention
from onboarding_app.domain.checkpoints import State
from onboarding_app.domain.errors import FileRefusedError, UserError
from onboarding_app.domain.language import Level
from onboarding_app.domain.people import DepartureReason, HiredFrom, Relation, Stage
from onboarding_app.domain.recognition import OccupationGroup, Outcome, RecognitionStage
from onboarding_app.domain.tracks import Responsible, Track
from onboarding_app.i18n import LANGUAGES, Texts
from onboarding_app.storage import refusals
from onboarding_app.wording import actions, countries, dates, errors, fields, lists, papers, sentences, values

TODAY = date(2026, 11, 23)
DE, EN = Texts("de"), Texts("en")
PLACEHOLDER = re.compile(r"\{(\w+)\}")

NAMES = [
    (values.track_name, Track),
    (values.state_name, State),
    (values.responsible_name, Responsible),
    (values.factor_name, Factor),
    (values.form_name, Form),
    (values.intention_name, Intention),
    (values.stage_name, Stage),
    (values.relation_name, Relation),
    (values.hired_from_name, HiredFrom),
    (values.recognition_stage_name, RecognitionStage),
    (values.outcome_name, Outcome),
    (values.occupation_group_name, OccupationGroup),
    (values.reason_name, DepartureReason),
    (values.level_word, AttentionLevel),
]


@pytest.mark.parametrize("texts", [DE, EN], ids=LANGUAGES)
@pytest.mark.parametrize(("name", "values"), NAMES)
def test_every_value_has_a_name_of_its_own(name, values, texts):
    names = [name(value, texts) for value in values]
    assert all(names)
    assert len(set(names)) == len(names)


def test_levels_are_told_without_colour():
    assert [values.level_mark(level) for level in AttentionLevel] == ["●", "▲", "■"]


@pytest.mark.parametrize(
    ("day", "german", "english"),
    [
        (None, "–", "–"),
        (date(2026, 3, 4), "04.03.2026", "4 Mar 2026"),
        (date(2026, 11, 23), "23.11.2026", "23 Nov 2026"),
    ],
)
def test_short_dates(day, german, english):
    assert (dates.short_date(day, DE), dates.short_date(day, EN)) == (german, english)


def test_long_dates():
    assert dates.long_date(TODAY, DE) == "Montag, 23. November 2026"
    assert dates.long_date(TODAY, EN) == "Monday, 23 November 2026"
    assert dates.month_and_year(date(2026, 3, 1), DE) == "Mär 26"


@pytest.mark.parametrize(
    ("day", "german", "english"),
    [
        (None, "–", "–"),
        (date(2026, 11, 20), "−3 Tage", "−3 days"),
        (date(2026, 11, 22), "−1 Tag", "−1 day"),
        (date(2026, 11, 23), "heute", "today"),
        (date(2026, 11, 25), "Mi 25.11.", "Wed 25 Nov"),
        (date(2026, 12, 7), "Mo 07.12.", "Mon 7 Dec"),
        (date(2026, 12, 8), "08.12.2026", "8 Dec 2026"),
    ],
)
def test_how_far_a_date_is(day, german, english):
    assert (dates.days_phrase(day, TODAY, DE), dates.days_phrase(day, TODAY, EN)) == (german, english)


@pytest.mark.parametrize(
    ("value", "digits", "german", "english"),
    [(3.25, 1, "3,2", "3.2"), (-1.5, 1, "−1,5", "−1.5"), (-0.04, 1, "0,0", "0.0"), (7, 0, "7", "7")],
)
def test_numbers(value, digits, german, english):
    assert (dates.decimal(value, digits, DE), dates.decimal(value, digits, EN)) == (german, english)


def test_shares():
    assert [dates.percent(share, DE) for share in (None, 0, 0.914, 1)] == ["–", "0 %", "91 %", "100 %"]
    assert dates.percent(0.914, EN) == "91%"


def test_a_country_is_named_or_shown_by_its_code():
    assert countries.country_name("VN", DE) == "Vietnam"
    assert countries.country_name("GE", DE) == "Georgien"
    assert countries.country_name("GE", EN) == "Georgia"
    assert countries.country_name("XY", DE) == "XY"
    assert not countries.country_name(None, DE)


# reasons to act

DETAILS = {
    "days": 3,
    "months": 12,
    "count": 2,
    "day": TODAY,
    "factor": Factor.HOUSING,
    "expected": 5,
    "experienced": 2,
    "previous": 4,
    "before": 4,
    "now": 2,
    "has": None,
    "wants": Level.B2,
    "year": "2027",
    "mentor": "Sabine Krüger",
}


def test_every_signal_has_a_sentence_and_a_step(root):
    modules = sorted((root / "onboarding_app" / "domain").glob("attention_*.py"))
    calls = [
        node
        for module in modules
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
    ]
    literals = [
        each.value
        for call in calls
        if isinstance(call.func, ast.Name) and call.func.id in {"AttentionSignal", "_decision_due"}
        for each in call.args[:2]
        if isinstance(each, ast.Constant)
    ]
    assert set(literals) == sentences.SENTENCES.keys() == sentences.STEPS.keys()
    assert len(literals) == len(SIGNALS) + len(TALK_SIGNALS) == 27


@pytest.mark.parametrize("texts", [DE, EN], ids=LANGUAGES)
@pytest.mark.parametrize("key", sentences.SENTENCES)
def test_a_sentence_is_filled(key, texts):
    for days in (0, 1, 2):
        signal = AttentionSignal(key, AttentionLevel.ATTENTION, Track.ARRIVAL, DETAILS | {"days": days})
        said = sentences.signal_sentence(signal, texts)
        assert said
        assert "{" not in said
        assert not said.endswith(".")
        assert sentences.signal_step(signal, texts).endswith((".", "?"))


def test_a_sentence_counts_and_names_as_people_do():
    def said(key, **details):
        signal = AttentionSignal(key, AttentionLevel.ATTENTION, Track.ARRIVAL, DETAILS | details)
        return sentences.signal_sentence(signal, EN)

    assert said("title_ends", days=0) == "Title ends today, no application filed"
    assert said("title_ends", days=1) == "Title ends in 1 day (23 Nov 2026), no application filed"
    assert said("probation_ends", days=2) == "Probation ends in 2 days (23 Nov 2026), no decision noted"
    assert said("expectation_gap") == "Housing and quality of life: expected 5, experienced 2"
    assert said("language_behind") == "German – proven, B2 needed until 23 Nov 2026"


# what the program says no to


def _user_errors(trees):
    """Return the names of all classes of errors that the user is told."""
    names = {"UserError"}
    for _ in range(3):
        for tree in trees:
            for node in ast.walk(tree):
                if isinstance(node, ast.ClassDef) and any(getattr(b, "id", "") in names for b in node.bases):
                    names.add(node.name)
    return names


@pytest.fixture(scope="module")
def trees(request):
    """The code outside of the words, parsed."""
    package = request.config.rootpath / "onboarding_app"
    paths = [path for path in package.rglob("*.py") if "wording" not in path.parts]
    return [ast.parse(path.read_text(encoding="utf-8")) for path in paths]


def _told(trees):
    """Yield the key of each error made in the code, with the names of its details."""
    names = _user_errors(trees)
    for tree in trees:
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or not node.args or not isinstance(node.args[0], ast.Constant):
                continue
            made = getattr(node.func, "id", "") in names
            again = ast.unparse(node.func) == "super().__init__" and isinstance(node.args[0].value, str)
            if made or (again and node.args[0].value in errors.SENTENCES):
                yield node.args[0].value, {each.arg for each in node.keywords}


def test_every_error_has_a_sentence_that_its_details_fill(trees):
    told = list(_told(trees))
    assert len(told) > 40
    for key, details in told:
        assert key in errors.SENTENCES, key
        for texts in (DE, EN):
            assert set(PLACEHOLDER.findall(errors.SENTENCES[key](texts))) <= details, key


@pytest.mark.parametrize(
    ("makers", "known"),
    [
        ({"ValueRefusedError", "_reject", "RejectedCell"}, lists.REJECTIONS),
        ({"_notice"}, lists.NOTICES),
    ],
)
def test_everything_about_a_cell_has_its_words(trees, makers, known):
    calls = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call) and node.args]
    told = {
        call.args[-1].value
        for call in calls
        if (getattr(call.func, "id", "") or getattr(call.func, "attr", "")) in makers
        and isinstance(call.args[-1], ast.Constant)
    }
    said = {node.value for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    assert told <= known.keys() <= said


def test_what_the_database_says_no_with_has_a_sentence():
    for key in refusals._SENTENCES.values():
        assert set(PLACEHOLDER.findall(errors.SENTENCES[key](EN))) <= {"file"}


def test_no_sentence_is_left_over(trees):
    said = {node.value for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    assert errors.SENTENCES.keys() <= said


def test_an_error_without_a_sentence_says_so_honestly():
    assert errors.error_sentence(UserError("of_tomorrow", file="x"), EN) == (
        "That is not possible (of_tomorrow). Nothing was changed."
    )


def test_since_when_a_file_is_open_is_told_as_people_write_it():
    since = datetime(2026, 11, 23, 9, 30, 12, 345, tzinfo=UTC)
    error = FileRefusedError("file_in_use", file="a.anker", who="Petra", host="PC-3", since=since)
    assert dates.short_moment(since, DE) in errors.error_sentence(error, DE)
    assert re.search(r"since 2\d Nov 2026, \d\d:\d\d by Petra", errors.error_sentence(error, EN))


def test_what_the_user_typed_is_no_placeholder():
    error = FileRefusedError("file_foreign", file="{who}.anker")
    assert "“{who}.anker”" in errors.error_sentence(error, EN)


@pytest.mark.parametrize("name", [actions.action_name, fields.field_name, papers.paper_name])
def test_what_another_version_knows_is_shown_by_its_key(name):
    assert name("of_tomorrow", DE) == "of_tomorrow"


def test_every_action_of_the_journal_has_a_name(trees):
    done = {
        node.args[0].value
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and getattr(node.func, "attr", "") == "write"
        and node.args
        and isinstance(node.args[0], ast.Constant)
        and isinstance(node.args[0].value, str)
    }
    assert len(done) > 15
    unnamed = {each for each in done if actions.action_name(each, EN) == each}
    assert unnamed <= {"save_draft", "discard_draft"}  # drafts stand in no journal
