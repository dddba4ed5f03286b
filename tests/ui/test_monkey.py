"""A monkey at the keyboard finds no way to break the window; `tests.journeys.monkey` walks for longer."""

import pytest

from onboarding_app.i18n import Texts
from onboarding_app.storage.backups import check_file
from onboarding_app.ui.app import make_window
from tests.journeys.monkey import Monkey, told
from tests.ui.conftest import TODAY
from tests.ui.walls import calm

STEPS = 150


@pytest.mark.qt_log_ignore("This plugin does not support")
@pytest.mark.parametrize("seed", [1, 2])
def test_random_actions_over_all_pages(qtbot, database, catalogue, settings, seed):
    window = make_window(database, catalogue, settings, texts=Texts("de"), today=lambda: TODAY)
    qtbot.addWidget(window)
    window.show()
    calm()
    monkey = Monkey(window, seed)
    monkey.walk(STEPS)
    assert not monkey.errors, told(monkey)
    assert check_file(database).is_good
    window.close()
