"""The help: the same topics in both languages, one for each page, and a quick guide to print."""

import re

import pytest

from onboarding_app.catalogue.help import (
    ORDER,
    QUICK_GUIDE,
    find_topics,
    help_topic,
    help_topics,
    quick_guide,
)
from onboarding_app.i18n import LANGUAGES
from onboarding_app.resources import resource

BOTH = pytest.mark.parametrize("language", LANGUAGES)


@BOTH
def test_every_page_of_the_help_has_title_and_text(language):
    written = {path.stem for path in resource("help", language).glob("*.md")}
    assert written == {*ORDER, QUICK_GUIDE}
    for topic in help_topics(language):
        assert topic.title
        assert not topic.title.startswith("#")
        assert len(topic.text) > 150, topic.key


@pytest.mark.parametrize("key", [*ORDER, QUICK_GUIDE])
def test_both_languages_say_the_same(key):
    german, english = (help_topic(key, language).text for language in LANGUAGES)
    for mark in (r"^## ", r"^\|", r"^- ", r"^\d+\. "):
        lines = [len(re.findall(mark, text, re.MULTILINE)) for text in (german, english)]
        assert lines[0] == lines[1], mark


@pytest.mark.parametrize("key", ORDER)
def test_the_parts_that_places_point_to_are_the_same_in_both_languages(key):
    german, english = (help_topic(key, language) for language in LANGUAGES)
    assert list(german.parts) == list(english.parts)
    for topic in (german, english):
        assert "{#" not in topic.text
        assert all(f"## {heading}\n" in topic.text for heading in topic.parts.values())


def test_words_are_found_in_any_order_and_titles_come_first():
    topics = help_topics("de")
    assert find_topics(topics, "glossar")[0].key == "glossary"
    assert find_topics(topics, "TASTEN strg")[0].key == "keys"
    assert {it.key for it in find_topics(topics, "fiktionsbescheinigung")} == {"glossary", "import", "person"}
    assert find_topics(topics, "xyzzy") == []
    assert find_topics(topics, " ") == list(topics)


@BOTH
def test_the_quick_guide_is_read_in_parts(language):
    paper = quick_guide(language, "1.0")
    assert paper.sections[0].heading == ""
    assert paper.sections[0].sentences
    assert all(section.heading for section in paper.sections[1:])
    assert {len(row) for section in paper.sections for row in section.rows} == {2}
    assert any(section.numbered for section in paper.sections)
    told = " ".join(str(section) for section in paper.sections)
    assert not re.search(r"\*\*|\]\(|#", told)  # nothing that only a reader of Markdown understands
