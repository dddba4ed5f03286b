"""What the window's tests have, the journeys have too."""

from tests.ui.conftest import catalogue

__all__ = ["catalogue"]
