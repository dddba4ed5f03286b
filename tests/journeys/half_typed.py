"""Opens the form of a check-in, types half a talk, says when the draft is kept, and waits to be killed.

Started by `test_first_hour.py` as a program of its own: `python half_typed.py DATA_FILE WORKER_ID`.
"""

import sys
from datetime import UTC, date, datetime
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from onboarding_app.catalogue import load_catalogue
from onboarding_app.domain.people import WorkerId
from onboarding_app.i18n import Texts
from onboarding_app.settings import Settings
from onboarding_app.storage.database import open_database
from onboarding_app.ui import pages
from onboarding_app.ui.app import make_window

NOTE = "Die Schichten passen nicht zum Sprachkurs; "


def main() -> None:
    """Type until killed."""
    database = open_database(Path(sys.argv[1]), who="Jana", now=lambda: datetime(2026, 11, 23, tzinfo=UTC))
    window = make_window(
        database,
        load_catalogue(),
        Settings(language="de", theme="light"),
        texts=Texts("de"),
        today=lambda: date(2026, 11, 23),
    )
    window.show()
    window.open_check_in(WorkerId(int(sys.argv[2])))
    form = window.page(pages.CHECK_IN)
    assert form is not None
    form.draft_kept.connect(lambda: print("kept", flush=True))  # type: ignore[attr-defined]  # noqa: T201 - heard by the test
    QTest.keyClicks(form.note, NOTE)  # type: ignore[attr-defined]  # a CheckInScreen
    QApplication.exec()


if __name__ == "__main__":
    main()
