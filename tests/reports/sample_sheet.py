"""A sheet for the skilled worker, as tests print it."""

from onboarding_app.domain.worker_sheet import Pair, SheetStep, WorkerSheetPaper

from .samples import NAMES, TODAY


def worker_sheet(rows: int = 4) -> WorkerSheetPaper:
    """A sheet for the skilled worker in two languages, with that many steps of which one is late."""
    pair = Pair(german="Melden Sie Ihre Wohnung an.", other="سجّل عنوان سكنك.")
    return WorkerSheetPaper(
        company="Muster GmbH",
        city="Erfurt",
        today=TODAY,
        worker=NAMES[0],
        title=pair,
        greeting=pair,
        intro=pair,
        todo=pair,
        steps=tuple(SheetStep(on=TODAY, late=number == 0, words=pair) for number in range(rows)),
        nothing=pair,
        late=pair,
        sentences=(pair,),
        contact=pair,
        contacts="Olena Muster",
        language="العربية",
        disclaimer="ترجمة للعلم فقط.",
    )
