"""The help: pages of Markdown, one a topic, searched by words."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from onboarding_app.domain.papers import GuidePaper, GuideSection
from onboarding_app.i18n import folded, without_hyphens
from onboarding_app.resources import resource

ORDER = (
    "first-steps",
    "overview",
    "people",
    "person",
    "due",
    "talks",
    "check_in",
    "reports",
    "centres",
    "import",
    "settings",
    "plan",
    "safety",
    "marks",
    "keys",
    "glossary",
)
"""The topics as they are listed, by the names of their files; pages of the window have the same names."""

_PART = re.compile(r"^## (.+) \{#([\w-]+)\}$", re.MULTILINE)
"""The heading of a part and its name, as "## Family {#family}"."""

_STEP = re.compile(r"\d+\. ")
_RULE = re.compile(r"[|\- :]+")
"""The line between the titles of a table and its rows."""

QUICK_GUIDE = "quick-guide"
"""The topic that is printed on two pages."""


@dataclass(frozen=True, kw_only=True)
class HelpTopic:
    """A page of the help: the name of its file, its title, and its text in Markdown without the title.

    `parts` are the headings of its parts, by the names that places of the window know them by.
    """

    key: str
    title: str
    text: str
    parts: Mapping[str, str] = field(default_factory=dict)


@cache
def help_topics(language: str) -> tuple[HelpTopic, ...]:
    """Return the topics of the help in a language, in their order."""
    return tuple(help_topic(key, language) for key in ORDER)


@cache
def help_topic(key: str, language: str) -> HelpTopic:
    """Return one page; its first line is "# " and its title."""
    whole = resource("help", language, f"{key}.md").read_text(encoding="utf-8")
    first, _, rest = whole.partition("\n")
    parts = {name: heading for heading, name in _PART.findall(rest)}
    text = _PART.sub(r"## \1", rest).strip()
    return HelpTopic(key=key, title=first.removeprefix("# ").strip(), text=text, parts=parts)


def find_topics(topics: Sequence[HelpTopic], text: str) -> list[HelpTopic]:
    """Return the topics in which every word stands, those with most words in their titles first."""
    words = folded(text).split()
    if not words:
        return list(topics)
    found = [
        it for it in topics if all(word in without_hyphens(folded(f"{it.title} {it.text}")) for word in words)
    ]
    return sorted(found, key=lambda it: -sum(word in folded(it.title) for word in words))


def quick_guide(language: str, version: str) -> GuidePaper:
    """Return the quick guide as it is printed."""
    topic = help_topic(QUICK_GUIDE, language)
    first, *others = re.split(r"^## ", topic.text, flags=re.MULTILINE)
    parts = (_section(f"\n{first}"), *(_section(each) for each in others))
    return GuidePaper(title=topic.title, version=version, sections=parts)


def _section(text: str) -> GuideSection:
    """Read one part: its heading, then paragraphs of one line, lists and a table."""
    heading, *lines = text.splitlines()
    sentences, items, rows = list[str](), list[str](), list[tuple[str, ...]]()
    for line in filter(None, lines):
        if line.startswith("|"):
            if not _RULE.fullmatch(line):
                rows.append(tuple(cell.strip() for cell in line.strip("|").split("|")))
        elif line.startswith("- ") or _STEP.match(line):
            items.append(_STEP.sub("", line.removeprefix("- ")))
        else:
            sentences.append(line)
    return GuideSection(
        heading=heading,
        sentences=tuple(sentences),
        items=tuple(items),
        numbered=any(_STEP.match(line) for line in lines),
        rows=tuple(rows),
    )
