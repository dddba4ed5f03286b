"""All pages of a window, and somebody to show on them."""

from onboarding_app.services.people import people
from onboarding_app.ui import pages
from tests.ui.conftest import TODAY
from tests.ui.walls import calm

TABS_OF_A_PERSON = 8


def every_page(window):
    """Make every page and part that has keys of its own."""
    window.open_person(somebody(window).id)
    window.open_check_in(somebody(window).id)
    for key in pages.MAKERS:
        window.make_page(key)
    tabs = window.page(pages.PERSON).tabs
    for place in range(TABS_OF_A_PERSON):
        tabs.show_page(place)
        calm()
    window.open_help()


def somebody(window):
    """The first of the list of people."""
    return people(window.workspace.database, today=TODAY)[0]
