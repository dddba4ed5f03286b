"""The history says what was done, what was taken back, and what was done again."""

import pytest

from onboarding_app.i18n import Texts
from onboarding_app.services.read_models import HistoryLine
from onboarding_app.storage.journal import Step
from onboarding_app.ui.models.history_columns import history_columns
from tests.made import NOW


@pytest.mark.parametrize(
    ("step", "undone", "told"),
    [
        (Step.DO, False, "Change person"),
        (Step.DO, True, "Change person (undone)"),
        (Step.UNDO, False, "Taken back: Change person"),
        (Step.REDO, False, "Done again: Change person"),
    ],
)
def test_each_step_is_told_apart(step, undone, told):
    line = HistoryLine(
        entry_id=1, step=step, at=NOW, who="Petra", action="save_worker", undone=undone, fields=()
    )
    what = history_columns(Texts("en"))[0]
    assert what.text(line) == told
