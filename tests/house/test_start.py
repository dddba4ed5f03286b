"""What a start of the program has to load; everything else waits until it is wanted."""

import os
import subprocess
import sys

FIRST_PAGE = """
import sys
import onboarding_app.cli
import onboarding_app.ui.app
import onboarding_app.storage.database
import onboarding_app.catalogue
import onboarding_app.ui.screens.overview
print(*sys.modules, sep="\\n")
"""
LATER = {
    "alembic",
    "openpyxl",
    "reportlab",
    "sqlalchemy",
    "sqlmodel",
    "statistics",
    "typer",
    "onboarding_app.domain.papers",
    "onboarding_app.domain.retention",
    "onboarding_app.exchange",
    "onboarding_app.reports",
    "onboarding_app.services.read_models",
}


def test_the_first_page_waits_for_no_more_than_it_needs():
    loaded = subprocess.run(
        [sys.executable, "-c", FIRST_PAGE],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
    ).stdout.split()
    assert LATER.isdisjoint(loaded), LATER.intersection(loaded)
