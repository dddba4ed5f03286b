"""How a checkpoint of the plan is told: in the columns of a table, and with all its reasons beside it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from onboarding_app.domain.periods import Period
from onboarding_app.i18n import Texts
from onboarding_app.services.person import title_names
from onboarding_app.services.plan_page import TemplateLine, titles_of
from onboarding_app.ui.models.table import Column
from onboarding_app.ui.models.work_columns import origin_of
from onboarding_app.ui.widgets.cards import breakable, label
from onboarding_app.ui.widgets.texts_card import TextsCard
from onboarding_app.ui.workspace import Workspace
from onboarding_app.wording.conditions import ConditionWords
from onboarding_app.wording.templates import anchor_name, marks, when_words
from onboarding_app.wording.values import responsible_name, track_name


def plan_columns(workspace: Workspace) -> tuple[Column[TemplateLine], ...]:
    """Return the columns of the plan: on or off, title with when to act, track, what it rests on."""
    texts = workspace.texts

    def state(line: TemplateLine) -> str:
        return texts("○ off") if line.template.off else texts("● on")

    return (
        Column(texts("State"), state, tone=lambda line: "muted" if line.template.off else ""),
        Column(
            texts("Checkpoint"),
            lambda line: line.title,
            tone=lambda line: "muted" if line.template.off else "",
            tip=lambda line: line.title,
            detail=lambda line: when(line, line.template.plan, texts),
        ),
        Column(texts("Track"), lambda line: track_name(line.template.track, texts)),
        Column(texts("Basis"), lambda line: basis(line, workspace)),
    )


def when(line: TemplateLine, plan: Period, texts: Texts) -> str:
    """Return when to act on a checkpoint, with that time counted from its event."""
    return when_words(plan, anchor_name(line.template.anchor, texts, line.counted_from), texts)


def basis(line: TemplateLine, workspace: Workspace) -> str:
    """Return what a checkpoint rests on and whether the firm has changed it, in a word or two."""
    texts = workspace.texts
    rests = texts("own") if line.template.own else texts("law") if line.template.is_law else texts("practice")
    return f"{rests}, {texts('changed')}" if line.moved else rests


def condition_words(workspace: Workspace) -> ConditionWords:
    """Return what says conditions in the language of the window."""
    catalogue, language = workspace.catalogue, workspace.language
    return ConditionWords(workspace.texts, title_names(catalogue, language), titles_of(catalogue, language))


def for_whom(lines: Sequence[str], texts: Texts) -> str:
    """Return whom a checkpoint is for; several things that have to hold stand one below the other."""
    if len(lines) == 1:
        return texts("For: {who}", who=lines[0])
    return "\n• ".join((texts("For people of whom all of this holds:"), *lines))


class TemplateCard(TextsCard):
    """All that is known of the chosen checkpoint of the plan."""

    def __init__(self, workspace: Workspace) -> None:
        """Show nothing yet."""
        super().__init__(workspace.texts("About the chosen checkpoint"))
        self._workspace = workspace
        self._words = condition_words(workspace)

    def show_line(self, line: TemplateLine | None) -> None:
        """Show a checkpoint; hide where none is chosen."""
        self.setVisible(line is not None)
        if line is None:
            return
        workspace, texts, it, rule = self._workspace, self._workspace.texts, line.template, line.rule
        mark = marks(texts, own=it.own, off=it.off, moved=line.moved)
        parts = (
            rule.help,
            texts("Switched off because: {reason}", reason=line.reason) if line.reason else "",
            texts("To act: {when}", when=when(line, it.plan, texts)),
            texts("Last day by law: {when}", when=when(line, it.legal, texts))
            if it.legal and it.is_law
            else "",
            texts("Ships with: {when}", when=when(line, workspace.catalogue.shipped[it.key].plan, texts))
            if line.moved
            else "",
            texts("Who: {who}", who=responsible_name(it.responsible, texts)),
            for_whom(self._words.lines(it.applies.whole), texts),
            texts("It depends on: {questions}", questions=" ".join(line.asks)) if line.asks else "",
            texts("Comes after: {titles}", titles="; ".join(line.needs)) if line.needs else "",
            texts("Counted from it: {titles}", titles="; ".join(line.awaiting)) if line.awaiting else "",
            texts("Proof: {papers}", papers=", ".join(rule.evidence)) if rule.evidence else "",
            texts("If missed: {what}", what=rule.missed) if rule.missed else "",
            texts("Legal basis: {basis}", basis=", ".join(rule.basis)) if rule.basis else "",
        )
        labels: list[QWidget] = [label(breakable(line.title), wrap=True)]
        if mark:
            labels.append(label(mark, "caution", wrap=True))
        labels += [label(breakable(part), "muted", wrap=True) for part in parts if part]
        labels.append(label(breakable(f"{origin_of(rule, texts)} [{it.key}]"), "small", wrap=True))
        self.show_labels(labels)
