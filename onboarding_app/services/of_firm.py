"""The catalogue as it holds for the firm of a data file: with its own plan and its own advice centres.

Whatever works out or shows a plan of a data file asks for its catalogue here. Read when the window opens, so
it asks for no read models.
"""

from contextlib import suppress
from dataclasses import replace

from onboarding_app.catalogue import Catalogue
from onboarding_app.domain.own_plan import HALF_A_YEAR, OwnPlan
from onboarding_app.services.own_centres import FIRM, current_catalogue
from onboarding_app.storage.database import Database, View

RHYTHM = "cadence_months"
"""Under which name the firm's rhythm of talks is kept among its answers."""


def catalogue_of(database: Database, catalogue: Catalogue | None = None) -> Catalogue:
    """Return the catalogue (None: that of this PC) with what the firm of this file has made of it."""
    known = catalogue or current_catalogue()
    with database.read() as view:
        centres = tuple(centre for centre in view.centres.all() if centre.source == FIRM)
        own = own_plan_in(view)
    if not centres and own == known.own_plan:
        return known  # with all that it has read already
    return replace(known, own_centres=centres, own_plan=own)


def own_plan_in(view: View) -> OwnPlan:
    """Return what the firm has made of the plan."""
    return OwnPlan(
        changes=view.template_changes.all(), templates=view.own_templates.all(), talk_months=_rhythm(view)
    )


def _rhythm(view: View) -> int:
    """Return the months between two talks; what cannot be a number is passed over."""
    answers = view.answers_of_firm()
    with suppress(ValueError):
        return int(answers.get(RHYTHM, HALF_A_YEAR))
    return HALF_A_YEAR
