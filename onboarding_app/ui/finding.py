"""What the search for everything offers: hits of the file, and what the window itself can do."""

# ruff: noqa: PLC0415 - services are imported where they are used: SQL costs time that the first paint need not wait

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from onboarding_app.i18n import folded, without_hyphens
from onboarding_app.ui import pages
from onboarding_app.ui.finding_offers import Offers
from onboarding_app.ui.widgets.search import FoundLater, Hit

if TYPE_CHECKING:
    from onboarding_app.services.finding import Found
    from onboarding_app.ui.main_window import MainWindow

MOST_HELP = 4
"""Pages of the help that are offered at most, and as many parts of pages."""


class Finder:
    """Finds for one window; what it finds opens in that window."""

    def __init__(self, window: "MainWindow") -> None:
        """Search the file that the window has open."""
        self._window, self._offers = window, Offers(window)
        self._found_nothing = False
        self._words: tuple[object, frozenset[str]] | None = None

    def find(self, text: str) -> list[Hit]:
        """Return what is found at once; without a text, what the window can do.

        Where nothing is found, what may have been meant: umlauts written as two letters, words with a slip.
        """
        if not text.strip():
            return [*self._offers.actions(), *self._offers.pages()]
        hits = self._with(text) or self._with_what_was_meant(text)
        self._found_nothing = not hits
        return hits

    def _with_what_was_meant(self, text: str) -> list[Hit]:
        """Return what is found with umlauts for two letters, else with known words for those with a slip."""
        from onboarding_app.services.near_words import meant, without_digraphs

        for other in (without_digraphs(text), meant(text, self._known())):
            if other != folded(text) and (hits := self._with(other)):
                return hits
        return []

    def _with(self, text: str) -> list[Hit]:
        """Return the people, then what begins with the text, then what holds its words; the help last."""
        offers = self._offers
        at_hand = [it for it in (*offers.actions(), *offers.pages(), *offers.papers()) if _fits(it, text)]
        settings = [hit for hit in offers.settings() if _fits(hit, text)]
        people, others = self._of_file(text)
        begins = folded(text)
        rest = sorted(
            (*at_hand, *others, *settings), key=lambda hit: not folded(hit.title).startswith(begins)
        )
        return [*people, *rest, *self._help(text)]

    def _known(self) -> frozenset[str]:
        """Return the words of the program and the plan; looked for once for each plan."""
        from onboarding_app.catalogue.help import help_topics
        from onboarding_app.services.near_words import known_words

        catalogue = self._window.workspace.catalogue if self._window.workspace is not None else None
        if self._words is None or self._words[0] is not catalogue:
            offers, language = self._offers, self._window.texts.language
            hits = (*offers.actions(), *offers.pages(), *offers.papers(), *offers.settings())
            texts = [f"{hit.title} {hit.also}" for hit in hits]
            texts += [part for it in help_topics(language) for part in (it.title, *it.parts.values())]
            if catalogue is not None:
                texts += [template.title(language) for template in catalogue.templates.values()]
                texts += [centre.name for centre in catalogue.centres]
            self._words = catalogue, known_words(texts)
        return self._words[1]

    def later(self, text: str) -> FoundLater:
        """Return what is looked for beside the window, and how its result is shown."""
        from onboarding_app.services.finding import found_later

        workspace = self._window.workspace
        if workspace is None:
            return tuple, lambda _found: ()
        work = partial(found_later, workspace.database, text, today=workspace.today())

        def shown(found: Sequence["Found"]) -> list[Hit]:
            nothing = [self._nothing(text)] if self._found_nothing else []
            return [self._hit(each) for each in found] or nothing

        return work, shown

    def _nothing(self, text: str) -> Hit:
        """Return what says that nothing was found."""
        texts = self._window.texts
        return Hit(
            title=texts("Nothing found for “{text}”", text=text.strip()),
            detail=texts("fewer letters or another word may help"),
            open=lambda: None,
            icon="info",
        )

    def _of_file(self, text: str) -> tuple[list[Hit], list[Hit]]:
        """Return the people, and everything else that the file and the catalogue hold."""
        from onboarding_app.services.finding import FoundKind, found_at_once

        workspace = self._window.workspace
        if workspace is None:
            return [], []
        found = found_at_once(
            workspace.database,
            workspace.catalogue,
            text,
            today=workspace.today(),
            language=workspace.language,
        )
        people = [self._hit(each) for each in found if each.kind is FoundKind.PERSON]
        return people, [self._hit(each) for each in found if each.kind is not FoundKind.PERSON]

    def _hit(self, found: "Found") -> Hit:
        from onboarding_app.services.finding import FoundKind
        from onboarding_app.wording.dates import short_date

        texts, window, who = self._window.texts, self._window, found.worker_id
        day = short_date(found.on, texts) if found.on else ""
        kind, icon = {
            FoundKind.PERSON: ("", "users"),
            FoundKind.CHECKPOINT: (texts("checkpoint"), "check"),
            FoundKind.TEMPLATE: (texts("deadlines of all people"), "calendar-clock"),
            FoundKind.AGREEMENT: (texts("agreement"), "message-square-plus"),
            FoundKind.DOCUMENT: (texts("document"), "file-text"),
            FoundKind.SERVICE: (texts("advice centre"), "life-buoy"),
            FoundKind.MENTOR: (texts("mentor: the people accompanied"), "users"),
        }[found.kind]
        page = {FoundKind.SERVICE: pages.CENTRES, FoundKind.MENTOR: pages.PEOPLE}.get(found.kind, pages.DUE)
        if who is None:
            act = partial(self._offers.show_found, page, found.title)
        else:
            act = partial(window.open_person, who)
        detail = " · ".join(part for part in (found.detail, kind, day) if part)
        return Hit(title=found.title, detail=detail, open=act, icon=icon)

    def _help(self, text: str) -> list[Hit]:
        from onboarding_app.catalogue.help import find_topics, help_topics

        texts = self._window.texts
        topics = help_topics(texts.language)
        places = [(topic.title, texts("help"), topic.key) for topic in find_topics(topics, text)[:MOST_HELP]]
        parts = [
            (heading, f"{texts('help')} · {topic.title}", f"{topic.key}#{part}")
            for topic in topics
            for part, heading in topic.parts.items()
            if holds(heading, text)
        ]
        return [
            Hit(
                title=title,
                detail=detail,
                open=partial(self._window.open_help, place),
                icon="circle-question-mark",
            )
            for title, detail, place in (*parts[:MOST_HELP], *places)
        ]


def _fits(hit: Hit, text: str) -> bool:
    return holds(f"{hit.title} {hit.also}", text)


def holds(text: str, words: str) -> bool:
    """Whether each of the words stands in a text, whatever its case, accents and hyphens."""
    plain = without_hyphens(folded(text))
    return all(word in plain for word in folded(words).split())
