"""The minutes of a talk, worded for paper."""

from dataclasses import replace
from datetime import date

from onboarding_app.catalogue import Catalogue
from onboarding_app.domain.cadence import guide_for
from onboarding_app.domain.papers import AgreementLine, CheckInPaper, ExpectationPair
from onboarding_app.domain.people import WorkerId
from onboarding_app.i18n import Texts
from onboarding_app.storage.database import Database
from onboarding_app.wording.values import factor_name, form_name, intention_name


def minutes_paper(
    database: Database, catalogue: Catalogue, worker_id: WorkerId, *, today: date, texts: Texts
) -> CheckInPaper:
    """Return the minutes of the last talk, or an empty sheet; the confidential note has no place in them.

    Raises:
        NotFoundError: there is no such person.
    """
    with database.read() as view:
        dossier = view.dossier(worker_id)
    talk = max(dossier.check_ins, key=lambda it: it.held_on, default=None)
    guide = catalogue.guides.get(talk.guide if talk else guide_for(dossier, today))
    german = texts.language == "de"
    blank = CheckInPaper(
        company=dossier.company.name,
        city=dossier.company.city,
        today=today,
        worker=dossier.worker.name,
        mentor=dossier.mentor.name if dossier.mentor else "",
        guide="" if guide is None else guide.title_de if german else guide.title_en,
        questions=() if guide is None else guide.questions_de if german else guide.questions_en,
    )
    if talk is None:
        return blank
    return replace(
        blank,
        held_on=talk.held_on,
        form=form_name(talk.form, texts),
        minutes=talk.minutes,
        languages=talk.languages,
        intention=intention_name(talk.intention, texts) if talk.intention else "",
        expectations=tuple(
            ExpectationPair(
                factor=factor_name(it.factor, texts),
                expected=it.expected,
                experienced=it.experienced,
                note=it.note,
            )
            for it in talk.ratings
        ),
        note=talk.note,
        agreements=tuple(
            AgreementLine(text=it.text, who=it.who, due_on=it.due_on)
            for it in dossier.agreements
            if it.check_in_id == talk.id
        ),
        next_on=talk.next_on,
    )
