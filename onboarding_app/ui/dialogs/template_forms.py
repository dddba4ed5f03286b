"""Forms of the firm's own plan: when to act, why a checkpoint is not asked for, an own one, the talks."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any

from PySide6.QtWidgets import QWidget

from onboarding_app.domain.adjusting import MOST, check_own, moved, switched_off, with_template
from onboarding_app.domain.cadence import USUAL, Cadence, cadence_of
from onboarding_app.domain.errors import UserError
from onboarding_app.domain.own_plan import OwnPlan, OwnTemplate
from onboarding_app.domain.periods import Direction, Period
from onboarding_app.domain.template_checks import TemplateError
from onboarding_app.domain.tracks import Responsible, Track
from onboarding_app.services.own_plan import with_key, with_rhythm
from onboarding_app.services.plan_page import TemplateLine, titles_of
from onboarding_app.ui.changing_plan import change_plan
from onboarding_app.ui.dialogs.form import FormDialog, FormField, choice, note, number, text
from onboarding_app.ui.widgets.cards import button, row
from onboarding_app.ui.widgets.talks_field import TalksField
from onboarding_app.ui.workspace import Workspace
from onboarding_app.wording.errors import error_sentence
from onboarding_app.wording.templates import ANCHOR_NAMES, anchor_name, direction_name, unit_name
from onboarding_app.wording.values import responsible_name, track_name

BEFORE_IT = 3
"""Checkpoints that an own one can come after."""


class PlanForm(FormDialog):
    """A form whose values make another plan; a mistake is told at its field, or below."""

    def __init__(
        self,
        workspace: Workspace,
        title: str,
        fields: Sequence[FormField],
        values: Mapping[str, object],
        parent: QWidget | None,
        *,
        intro: str = "",
        above: QWidget | None = None,
    ) -> None:
        """Show the fields with these values."""
        self._workspace = workspace
        super().__init__(
            title, fields, values, workspace.texts, parent, save=self._keep, intro=intro, above=above
        )
        workspace.failed.connect(self.tell)

    def wanted(self, values: dict[str, Any]) -> tuple[OwnPlan, str]:
        """Return the plan that the values make, and what the journal calls it.

        Raises:
            UserError: they make none.
        """
        raise NotImplementedError

    def _keep(self, values: dict[str, Any]) -> bool:
        try:
            plan, action = self.wanted(values)
        except TemplateError as error:
            at = "needs_0" if error.at == "needs" else error.at
            if at in self.fields:
                self.tell_at(at, error_sentence(error, self._texts))
            else:
                self.tell(error_sentence(error, self._texts))
            return False
        except UserError as error:
            self.tell(error_sentence(error, self._texts))
            return False
        return change_plan(self._workspace, plan, action, self)


class OffsetForm(PlanForm):
    """Asks when the firm acts on a shipped checkpoint."""

    topic = "plan#change"

    def __init__(self, workspace: Workspace, line: TemplateLine, parent: QWidget | None) -> None:
        """Show the time that holds."""
        texts, self._line = workspace.texts, line
        law = texts("The last day by law stays as it is; to act is never planned after it.")
        intro = f"{line.title}\n{law}" if line.template.legal else line.title
        event = anchor_name(line.template.anchor, texts, line.counted_from)
        fields = [*offset_fields(workspace), text("event", texts("Counted from"))]
        values = asdict(line.template.plan) | {"event": event}
        super().__init__(workspace, texts("When to act"), fields, values, parent, intro=intro)
        self.fields["event"].setEnabled(False)

    def wanted(self, values: dict[str, Any]) -> tuple[OwnPlan, str]:
        """Return the plan with that time; the shipped time is no change."""
        catalogue = self._workspace.catalogue
        wished = Period(direction=values["direction"], n=values["n"] or 0, unit=values["unit"])
        shipped = catalogue.shipped[self._line.template.key]
        return moved(catalogue.own_plan, shipped, wished), "move_template"


class OffForm(PlanForm):
    """Asks why a checkpoint is not needed; a rule of law is named as one."""

    topic = "plan#change"

    def __init__(self, workspace: Workspace, line: TemplateLine, parent: QWidget | None) -> None:
        """Say what it means to switch it off."""
        texts, self._line = workspace.texts, line
        said = [line.title]
        if line.template.is_law:
            basis = "; ".join(line.template.basis)
            said.append(
                texts("This is law: {basis}. Nobody will remind you of it; reports say that.", basis=basis)
            )
        if line.awaiting:
            said.append(
                texts("Counted from it, and then without a date: {titles}", titles="; ".join(line.awaiting))
            )
        title = texts("Why is it not needed?")
        super().__init__(
            workspace, title, [text("reason", texts("Reason"))], {}, parent, intro="\n".join(said)
        )

    def wanted(self, values: dict[str, Any]) -> tuple[OwnPlan, str]:
        """Return the plan without it."""
        own = self._workspace.catalogue.own_plan
        return switched_off(own, self._line.template, values["reason"]), "switch_template_off"


class OwnTemplateForm(PlanForm):
    """Asks for a checkpoint of the firm's own."""

    topic = "plan#own"

    def __init__(self, workspace: Workspace, template: OwnTemplate, parent: QWidget | None) -> None:
        """Show an own checkpoint; one without a key is new."""
        texts, self._template = workspace.texts, template
        known = (*template.needs, *[""] * BEFORE_IT)
        values = vars(template) | {f"needs_{n}": known[n] for n in range(BEFORE_IT)}
        intro = texts(
            "Your own checkpoint is practice, never law, and holds for all people whom its condition fits. "
            "Condition: “true” for everybody, else facts such as “probation” or “nat == third_country”. "
            "Copy a checkpoint of the catalogue to see how it is made."
        )
        super().__init__(
            workspace,
            texts("Own checkpoint of the plan"),
            _template_fields(workspace),
            values,
            parent,
            intro=intro,
        )

    def wanted(self, values: dict[str, Any]) -> tuple[OwnPlan, str]:
        """Return the plan with it."""
        catalogue = self._workspace.catalogue
        chosen = [values.pop(f"needs_{n}") for n in range(BEFORE_IT)]
        needs = tuple(dict.fromkeys((*filter(None, chosen), *self._template.needs[BEFORE_IT:])))
        template = replace(self._template, **(values | {"n": values["n"] or 0, "needs": needs}))
        template = with_key(self._workspace.database, catalogue, template)
        wanted = with_template(catalogue.own_plan, template)
        check_own(wanted, template, catalogue.shipped, catalogue.titles, catalogue.guides)
        return wanted, "change_own_template" if template.id else "add_own_template"


class CadenceForm(PlanForm):
    """Asks when talks are held: as many as the firm wants, then one in every so many months."""

    topic = "plan#rhythm"

    def __init__(self, workspace: Workspace, parent: QWidget | None) -> None:
        """Show the rhythm that holds."""
        texts, catalogue = workspace.texts, workspace.catalogue
        shown = cadence_of(catalogue.templates, catalogue.own_plan)
        fields = [
            FormField(
                "talks",
                texts("Talks, counted from the first working day"),
                lambda called: TalksField(called, texts),
            ),
            number("every", texts("Then every so many months; usual: {usual}", usual=USUAL.every)),
        ]
        intro = texts("What was held or moved by hand stays.")
        self.usual_button = button(texts("Fill in the usual rhythm"))
        self.usual_button.clicked.connect(self._fill_usual)
        above = row(self.usual_button, None)
        values = {"talks": shown.talks, "every": shown.every}
        super().__init__(
            workspace, texts("Rhythm of talks"), fields, values, parent, intro=intro, above=above
        )

    def wanted(self, values: dict[str, Any]) -> tuple[OwnPlan, str]:
        """Return the plan with talks at these times."""
        workspace = self._workspace
        every = USUAL.every if values["every"] is None else values["every"]
        cadence = Cadence(talks=values["talks"], every=every)
        wanted = with_rhythm(workspace.database, workspace.catalogue, cadence, workspace.today())
        return wanted, "save_cadence"

    def _fill_usual(self) -> None:
        self.fields["talks"].fill(USUAL.talks)
        self.fields["every"].fill(USUAL.every)


def offset_fields(workspace: Workspace) -> list[FormField]:
    """Return the fields of a time to act."""
    texts = workspace.texts
    return [
        number("n", texts("How long")),
        choice("unit", texts("Counted in"), [(unit, unit_name(unit, texts)) for unit in MOST]),
        choice(
            "direction",
            texts("Before or after"),
            [(it, direction_name(it, texts)) for it in (Direction.AFTER, Direction.BEFORE)],
        ),
    ]


def _template_fields(workspace: Workspace) -> list[FormField]:
    texts, catalogue, language = workspace.texts, workspace.catalogue, workspace.language
    titles = titles_of(catalogue, language)
    events = sorted((anchor_name(name, texts), name) for name in ANCHOR_NAMES)
    others = sorted((title, key) for key, title in titles.items())
    anchors = [*events, *((anchor_name("", texts, title), f"{key}_done") for title, key in others)]
    german = language == "de"
    guides = [(key, it.title_de if german else it.title_en) for key, it in catalogue.guides.items()]
    befores = [("", "–"), *((key, title) for title, key in others)]
    return [
        text("title_de", texts("Title (German)")),
        text("title_en", texts("Title (English)")),
        choice("track", texts("Track"), [(track, track_name(track, texts)) for track in Track]),
        choice("responsible", texts("Who"), [(who, responsible_name(who, texts)) for who in Responsible]),
        *offset_fields(workspace),
        choice("anchor", texts("Counted from"), [(key, word) for word, key in anchors]),
        text("condition", texts("Condition")),
        *(choice(f"needs_{n}", texts("Comes after ({n})", n=n + 1), befores) for n in range(BEFORE_IT)),
        note("help_de", texts("Help (German)")),
        note("help_en", texts("Help (English)")),
        note("evidence_de", texts("Proof, one a line (German)")),
        note("evidence_en", texts("Proof, one a line (English)")),
        text("missed_de", texts("If missed (German)")),
        text("missed_en", texts("If missed (English)")),
        text("typical_de", texts("Usual time (German)")),
        text("typical_en", texts("Usual time (English)")),
        note("basis", texts("Basis, one a line")),
        note("source", texts("Source, one a line")),
        choice("guide", texts("Guide, if it is a talk"), [("", "–"), *guides]),
        choice(
            "keep_when_past",
            texts("Ask for it also when its day was long past"),
            [(False, texts("no")), (True, texts("yes"))],
        ),
    ]
