"""The notice on "Faire Integration" for one person, and who is to get one."""

from dataclasses import replace
from datetime import date

from onboarding_app.catalogue import Catalogue
from onboarding_app.catalogue.notices import COUNTS
from onboarding_app.domain.company import Company
from onboarding_app.domain.errors import InvalidValueError
from onboarding_app.domain.fair_integration import FairIntegrationPaper, NoticeText, contact_checked_on
from onboarding_app.domain.people import WorkerId
from onboarding_app.i18n import Texts
from onboarding_app.storage.database import Database
from onboarding_app.wording.dates import short_date

CHECKPOINT = "faire_integration_notice"
"""The template that says for whom and when, with basis, source and date of the rule."""


def due_for(database: Database) -> tuple[WorkerId, ...]:
    """Return everybody whose plan still asks for the notice."""
    with database.read() as view:
        return tuple(
            dossier.worker.id
            for dossier in view.dossiers()
            if any(it.key == CHECKPOINT and it.is_open for it in dossier.checkpoints)
        )


def fair_integration_paper(
    database: Database, catalogue: Catalogue, worker_id: WorkerId, *, today: date, language: str
) -> FairIntegrationPaper:
    """Return the notice for one person: in German, which counts, and in that language.

    Raises:
        NotFoundError: there is no such person.
        InvalidValueError: the firm has not entered and lately checked the contact of the nearest centre, or
            there is no text in that language.
    """
    if language not in catalogue.notices:
        raise InvalidValueError("notice_language_unknown", languages=", ".join(catalogue.notices))
    with database.read() as view:
        company, worker = view.company(), view.workers.get(worker_id)
    checked_on = contact_checked_on(company, today)
    german, rule = catalogue.notices[COUNTS], catalogue.templates[CHECKPOINT]
    translation = None if language == COUNTS else catalogue.notices[language]
    return FairIntegrationPaper(
        company=company.name,
        city=company.city,
        today=today,
        worker=worker.name,
        contact=company.fair_integration_contact,
        basis="; ".join(rule.basis),
        as_of=rule.as_of,
        notice=_filled(german, company, worker.name, checked_on),
        translation=None if translation is None else _filled(translation, company, worker.name, checked_on),
    )


def _filled(notice: NoticeText, company: Company, worker: str, checked_on: date) -> NoticeText:
    day = short_date(checked_on, Texts("en" if notice.key == "en" else COUNTS))
    return replace(
        notice,
        greeting=notice.greeting.replace("{worker}", worker),
        checked=notice.checked.replace("{day}", day).replace("{company}", company.name),
        receipt=notice.receipt.replace("{company}", company.name),
    )
