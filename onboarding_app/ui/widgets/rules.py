"""The state of the catalogue, and the rules whose source should be read again."""

from datetime import date

from onboarding_app.catalogue import Catalogue
from onboarding_app.i18n import Texts
from onboarding_app.services.rules import RuleToCheck, rules_to_check
from onboarding_app.ui.models.table import Column, TableModel
from onboarding_app.ui.widgets.cards import Card, Table, label
from onboarding_app.wording.dates import short_date

LINES_SEEN = 8
"""Lines of the list that are seen at once, its head among them."""


class RulesCard(Card):
    """Version and date of the catalogue; below, each rule that is older than 12 months."""

    def __init__(self, texts: Texts) -> None:
        """Show nothing yet."""
        super().__init__(texts("Rules of law"), "settings#rules")
        self._texts = texts
        self.state = label("", "muted", wrap=True)
        self.verdict = label("", wrap=True)
        columns: tuple[Column[RuleToCheck], ...] = (
            Column(texts("Rule"), lambda rule: rule.title, tip=_whole),
            Column(texts("Basis"), lambda rule: "; ".join(rule.basis), tip=_whole),
            Column(texts("As of"), lambda rule: short_date(rule.as_of, texts), lambda rule: rule.as_of),
        )
        self.rules: TableModel[RuleToCheck] = TableModel(columns, self)
        self.table = Table(texts("Rules to check"), self.rules, wide=0)
        self.table.setMinimumHeight(self.fontMetrics().height() * 2 * LINES_SEEN)
        for widget in (self.state, self.verdict, self.table):
            self.add(widget)

    def show_rules(self, catalogue: Catalogue, today: date) -> None:
        """Show how old the rules of this catalogue are today."""
        texts, old = self._texts, rules_to_check(catalogue, today, self._texts.language)
        state = texts(
            "Catalogue {version} of {day}; its oldest rule is as of {oldest}.",
            version=catalogue.version,
            day=short_date(catalogue.dated, texts),
            oldest=short_date(catalogue.as_of, texts),
        )
        self.state.setText(state)
        verdict = texts.plural(
            "To check: {n} rule is older than 12 months. Please read its source, or get a newer version.",
            "To check: {n} rules are older than 12 months. Please read their source, or get a newer version.",
            len(old),
        )
        self.verdict.setText(verdict if old else texts("No rule is older than 12 months."))
        self.rules.show_lines(old)
        self.table.setVisible(bool(old))


def _whole(rule: RuleToCheck) -> str:
    """Return all of a rule for the tip of a line, whose columns may be cut."""
    return "\n".join(part for part in (rule.title, "; ".join(rule.basis), "; ".join(rule.source)) if part)
