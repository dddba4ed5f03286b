"""What stands beside a person's tables: why they need attention, what to do next, where a rule comes from."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from onboarding_app.domain.attention import AttentionSignal
from onboarding_app.domain.recognition_rules import Outlook
from onboarding_app.domain.settlement import Settlement
from onboarding_app.i18n import Texts
from onboarding_app.services.read_models import PersonPage, ServiceLine
from onboarding_app.services.start_models import CheckpointLine
from onboarding_app.ui.models.work_columns import LEVEL_TONES, dates_in_words, origin_of
from onboarding_app.ui.widgets.cards import breakable, label
from onboarding_app.ui.widgets.texts_card import TextsCard
from onboarding_app.wording.sentences import signal_sentence, signal_step
from onboarding_app.wording.settlement import settlement_sentences
from onboarding_app.wording.tracks import outlook_sentences
from onboarding_app.wording.values import level_mark, level_word

NEXT_STEP_SERVICES = 2


class WhyCard(TextsCard):
    """Why a person's level is what it is: each signal with its next step."""

    def __init__(self, texts: Texts) -> None:
        """Show nothing yet."""
        super().__init__("…")
        self._texts = texts

    def show_signals(self, page: PersonPage) -> None:
        """Show the signals of this person, the gravest first."""
        texts = self._texts
        heading = texts("Why “{level}”?", level=level_word(page.level, texts))
        self.heading.setText(heading)
        self.setAccessibleName(heading)
        labels: list[QWidget] = []
        for signal in sorted(page.signals, key=lambda each: -each.level):
            labels += self._signal(signal, page.helpers.get(signal.track))
        if not labels:
            labels.append(label(texts("● There is no reason to act at the moment."), "good", wrap=True))
        labels.append(
            label(texts("Hints for people: no assessment, no automatic decision."), "small", wrap=True)
        )
        self.show_labels(labels)

    def _signal(self, signal: AttentionSignal, helper: ServiceLine | None) -> list[QWidget]:
        sentence = f"{level_mark(signal.level)}  {signal_sentence(signal, self._texts)}"
        labels: list[QWidget] = [
            label(sentence, LEVEL_TONES[signal.level], wrap=True),
            label(signal_step(signal, self._texts), "muted", wrap=True),
        ]
        if helper is not None:
            labels.append(label(f"→ {helper.name}", "link", wrap=True))
        return labels


class NextStepCard(TextsCard):
    """What to do first, and who helps with it."""

    def __init__(self, texts: Texts) -> None:
        """Show nothing yet."""
        super().__init__(texts("Next step"))
        self._texts = texts

    def show_step(self, step: CheckpointLine | None, services: Sequence[ServiceLine]) -> None:
        """Show the next step of a person."""
        texts = self._texts
        if step is None:
            self.show_labels([label(texts("Nothing is open."), "muted", wrap=True)])
            return
        labels: list[QWidget] = [label(step.title, wrap=True)]
        dates = dates_in_words(step, texts)
        if dates:
            labels.append(label(dates, "muted", wrap=True))
        for service in services[:NEXT_STEP_SERVICES]:
            labels.append(label(f"→ {service.name}", "link", wrap=True))
            contact = service.contact or service.city
            checked = "" if service.checked else texts("(please check the contact)")
            labels.append(label(" ".join(part for part in (contact, checked) if part), "small", wrap=True))
        self.show_labels(labels)


class SettlementCard(TextsCard):
    """How far the titles held lead to a settlement permit, and what is missing."""

    def __init__(self, texts: Texts) -> None:
        """Show nothing yet."""
        super().__init__(texts("Path to the settlement permit"))
        self._texts = texts

    def show_way(self, way: Settlement | None) -> None:
        """Show the way; hide where none is worked out for the title held."""
        self.setVisible(way is not None)
        if way is not None:
            first, *others = settlement_sentences(way, self._texts)
            self.show_labels([label(first, wrap=True), *(label(each, "small", wrap=True) for each in others)])


class OutlookCard(TextsCard):
    """Who decides on the recognition and until when, how long the stay lasts, what status is lost."""

    def __init__(self, texts: Texts) -> None:
        """Show nothing yet."""
        super().__init__(texts("Recognition procedure"))
        self._texts = texts

    def show_outlook(self, outlook: Outlook | None) -> None:
        """Show it; hide where there is no procedure."""
        self.setVisible(outlook is not None)
        if outlook is not None:
            first, *others = outlook_sentences(outlook, self._texts)
            self.show_labels([label(first, wrap=True), *(label(each, "small", wrap=True) for each in others)])


class RuleCard(TextsCard):
    """Where the chosen checkpoint comes from: its legal basis and source, and whether it is law at all."""

    def __init__(self, texts: Texts) -> None:
        """Show nothing yet."""
        super().__init__(texts("About the chosen checkpoint"))
        self._texts = texts

    def show_line(self, line: CheckpointLine | None) -> None:
        """Show the rule behind a checkpoint."""
        if line is None:
            self.hide()
            return
        texts, rule = self._texts, line.rule
        labels: list[QWidget] = [
            label(line.title, wrap=True),
            label(dates_in_words(line, texts), "muted", wrap=True),
        ]
        if rule is None:
            labels.append(label(texts("An own checkpoint of your firm."), "muted", wrap=True))
            self.show_labels(labels)
            self.show()
            return
        parts = (
            rule.help,
            texts("Blocked by: {titles}", titles=", ".join(line.blocked_by)) if line.blocked_by else "",
            texts("Proof: {papers}", papers=", ".join(rule.evidence)) if rule.evidence else "",
            texts("If missed: {what}", what=rule.missed) if rule.missed else "",
            texts("Legal basis: {basis}", basis=", ".join(rule.basis)) if rule.basis else "",
        )
        labels += [label(part, wrap=True) for part in parts if part]
        labels.append(label(breakable(origin_of(rule, texts)), "small", wrap=True))
        self.show_labels(labels)
        self.show()
