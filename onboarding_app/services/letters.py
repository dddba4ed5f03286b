"""Letters of the firm, filled from the data of one person."""

from datetime import date

from onboarding_app.catalogue import Catalogue
from onboarding_app.domain.dossier import Dossier
from onboarding_app.domain.errors import InvalidValueError
from onboarding_app.domain.letters import LetterPaper
from onboarding_app.domain.people import FamilyMember, WorkerId
from onboarding_app.domain.titles import ResidenceTitle, current_title
from onboarding_app.i18n import Texts
from onboarding_app.storage.database import Database
from onboarding_app.wording.countries import country_name
from onboarding_app.wording.dates import short_date
from onboarding_app.wording.letters import (
    GAP,
    family_paragraphs,
    family_subject,
    job_sentence,
    renewal_enclosures,
    renewal_paragraphs,
    renewal_subject,
)
from onboarding_app.wording.values import relation_name

RENEWAL = "residence_renewal_apply"
"""The template of the application for renewal, with basis and date of the rule."""


def renewal_letter(
    database: Database, catalogue: Catalogue, worker_id: WorkerId, *, today: date, texts: Texts
) -> LetterPaper:
    """Return the letter to the authority that goes with an application for renewal.

    Raises:
        NotFoundError: there is no such person.
        InvalidValueError: the title has no known end, or has ended, so that the letter would not be true.
    """
    dossier = _dossier(database, worker_id)
    worker, title = dossier.worker, current_title(dossier.titles, today)
    if title is None or title.valid_until is None:
        raise InvalidValueError("letter_title_end_unknown")
    if title.valid_until < today:
        raise InvalidValueError("letter_title_ended", day=title.valid_until)
    rule = catalogue.templates[RENEWAL]
    country = country_name(worker.citizenship, texts) if worker.citizenship else ""
    return LetterPaper(
        company=dossier.company.name,
        city=dossier.company.city,
        today=today,
        recipient=f"{title.authority or texts('Immigration authority')}\n{GAP}\n{GAP}",
        subject=renewal_subject(worker.name, worker.birth_date, country, texts),
        paragraphs=renewal_paragraphs(
            worker.name,
            _title_name(title, catalogue, texts),
            title.valid_until,
            _job(dossier, today, texts),
            filed_on=title.renewal_filed_on,
            texts=texts,
        ),
        enclosures=renewal_enclosures(texts),
        remark=texts(
            "Basis: {basis} (as of {date})",
            basis="; ".join(rule.basis),
            date=short_date(rule.as_of, texts),
        ),
    )


def family_letter(
    database: Database, catalogue: Catalogue, worker_id: WorkerId, *, today: date, texts: Texts
) -> LetterPaper:
    """Return the employer's letter to a mission for those of the family who want to join.

    Raises:
        NotFoundError: there is no such person.
        InvalidValueError: nobody of the family wants to join, as far as is known.
    """
    dossier = _dossier(database, worker_id)
    worker, title = dossier.worker, current_title(dossier.titles, today)
    joining = [it for it in dossier.family if it.wants_to_join and it.arrived_on is None]
    if not joining:
        raise InvalidValueError("letter_nobody_joins")
    relatives = [(_relative(it, texts), it.application_filed_on) for it in joining]
    return LetterPaper(
        company=dossier.company.name,
        city=dossier.company.city,
        today=today,
        recipient=f"{texts('German mission in')} {GAP}\n{texts('Visa section')}\n{GAP}",
        subject=family_subject(worker.name, worker.birth_date, [who for who, _ in relatives], texts),
        paragraphs=family_paragraphs(
            worker.name,
            _title_name(title, catalogue, texts) if title else "",
            _job(dossier, today, texts),
            relatives,
            texts,
        ),
    )


def _dossier(database: Database, worker_id: WorkerId) -> Dossier:
    with database.read() as view:
        return view.dossier(worker_id)


def _job(dossier: Dossier, today: date, texts: Texts) -> str:
    """Return the sentence on the job; an end that has passed can no longer be right and becomes a gap."""
    worker, end = dossier.worker, dossier.worker.fixed_term_ends_on
    until = "" if end is None else short_date(end, texts) if end >= today else GAP
    return job_sentence(worker.name, worker.occupation, worker.started_on, until, today, texts)


def _title_name(title: ResidenceTitle, catalogue: Catalogue, texts: Texts) -> str:
    kind = catalogue.titles.get(title.kind)
    if kind is None:
        return GAP
    return kind.de if texts.language == "de" else kind.en


def _relative(member: FamilyMember, texts: Texts) -> str:
    return f"{relation_name(member.relation, texts)} {member.first_name}".strip()
