"""Papers for mentors: what to know before a talk, and the handover to another mentor."""

from datetime import date

from onboarding_app.catalogue import Catalogue
from onboarding_app.domain.check_ins import Agreement
from onboarding_app.domain.papers import AgreementLine, ExpectationPair, HandoverPaper, PreparationPaper
from onboarding_app.domain.people import WorkerId
from onboarding_app.i18n import Texts
from onboarding_app.services.check_in_sheet import check_in_sheet
from onboarding_app.services.read_models import ServiceLine
from onboarding_app.services.status import open_line, status_paper
from onboarding_app.storage.database import Database
from onboarding_app.wording.values import factor_name

NOTES_HANDED_OVER = 5
"""How many talks' notes go to the next mentor; the others stay in the program."""


def preparation_paper(
    database: Database, catalogue: Catalogue, worker_id: WorkerId, *, today: date, texts: Texts
) -> PreparationPaper:
    """Return what to know before the next talk with a person.

    Raises:
        NotFoundError: there is no such person.
    """
    sheet = check_in_sheet(database, catalogue, worker_id, today=today, language=texts.language)
    with database.read() as view:
        company = view.company()
    return PreparationPaper(
        company=company.name,
        city=company.city,
        today=today,
        worker=sheet.worker_name,
        mentor=sheet.mentor_name,
        guide=sheet.guide.title,
        planned_on=sheet.planned.plan_on if sheet.planned else None,
        last_held_on=sheet.last_held_on,
        last_mood=sheet.last_mood,
        languages=sheet.last_languages,
        expectations=tuple(
            ExpectationPair(
                factor=factor_name(it.factor, texts), expected=it.expected, experienced=it.experienced
            )
            for it in sheet.expectations
        ),
        agreements=tuple(_agreement(it, today) for it in sheet.open_agreements),
        due=tuple(open_line(line, texts) for line in sheet.due),
        services=tuple(_service(it) for it in sheet.services),
        questions=sheet.guide.questions,
    )


def handover_paper(
    database: Database, catalogue: Catalogue, worker_id: WorkerId, *, today: date, texts: Texts
) -> HandoverPaper:
    """Return what the next mentor has to know of a person.

    Raises:
        NotFoundError: there is no such person.
    """
    sheet = check_in_sheet(database, catalogue, worker_id, today=today, language=texts.language)
    with database.read() as view:
        dossier = view.dossier(worker_id)
    talks = sorted(dossier.check_ins, key=lambda talk: talk.held_on, reverse=True)
    noted = [(talk.held_on, talk.note) for talk in talks if talk.note.strip()]
    return HandoverPaper(
        status=status_paper(database, catalogue, worker_id, today=today, texts=texts),
        phone=dossier.worker.phone,
        email=dossier.worker.email,
        languages=sheet.last_languages,
        next_talk_on=sheet.planned.plan_on if sheet.planned else sheet.suggested_next_on,
        notes=tuple(noted[:NOTES_HANDED_OVER]),
        handovers=tuple(sorted(dossier.handovers, key=lambda it: it.handed_on, reverse=True)),
    )


def _agreement(agreement: Agreement, today: date) -> AgreementLine:
    overdue = agreement.due_on is not None and agreement.due_on < today
    return AgreementLine(text=agreement.text, who=agreement.who, due_on=agreement.due_on, overdue=overdue)


def _service(service: ServiceLine) -> str:
    return " · ".join(part for part in (service.name, service.carrier, service.contact) if part)
