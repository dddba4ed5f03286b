"""E-mail drafts of an agreement or a checkpoint, to whom it falls; confidential notes are never in them."""

from datetime import date

from onboarding_app.catalogue import Catalogue
from onboarding_app.domain.check_ins import AgreementId
from onboarding_app.domain.checkpoints import CheckpointId
from onboarding_app.domain.dossier import Dossier
from onboarding_app.domain.tracks import Responsible
from onboarding_app.exchange.mail import MailDraft
from onboarding_app.exchange.values import folded
from onboarding_app.i18n import Texts
from onboarding_app.services.lines import title_of
from onboarding_app.storage.database import Database
from onboarding_app.wording.dates import long_date


def agreement_mail(database: Database, agreement_id: AgreementId, texts: Texts, *, today: date) -> MailDraft:
    """Return a draft that reminds of an agreement; it goes to the worker or mentor if one of them is named.

    While the mentor is away the deputy gets it.

    Raises:
        NotFoundError: there is no such agreement.
    """
    with database.read() as view:
        agreement = view.agreements.get(agreement_id)
        dossier = view.dossier(agreement.worker_id)
    lines = [texts("we agreed:"), "", f"    {agreement.text}"]
    if agreement.who:
        lines.append(texts("    Who: {who}", who=agreement.who))
    if agreement.due_on:
        lines.append(texts("    Until: {day}", day=long_date(agreement.due_on, texts)))
    return MailDraft(
        to=_named(agreement.who, dossier, today),
        subject=texts("Our agreement of the talk"),
        body=_letter(lines, dossier, texts),
    )


def checkpoint_mail(
    database: Database, catalogue: Catalogue, checkpoint_id: CheckpointId, texts: Texts, *, today: date
) -> MailDraft:
    """Return a draft that reminds whoever is responsible of a checkpoint, or stands in while away.

    Raises:
        NotFoundError: there is no such checkpoint.
    """
    with database.read() as view:
        checkpoint = view.checkpoints.get(checkpoint_id)
        dossier = view.dossier(checkpoint.worker_id)
    title = title_of(checkpoint, catalogue, texts.language)
    lines = [texts("please think of:"), "", f"    {title}"]
    lines.append(texts("    For: {name}", name=dossier.worker.name))
    if checkpoint.due_on:
        lines.append(texts("    Until: {day}", day=long_date(checkpoint.due_on, texts)))
    acts = dossier.acting_mentor(today)
    to = {Responsible.MENTOR: acts.email if acts else "", Responsible.WORKER: dossier.worker.email}
    return MailDraft(
        to=to.get(checkpoint.responsible, ""),
        subject=texts("Reminder: {title}", title=title),
        body=_letter(lines, dossier, texts),
    )


def _named(who: str, dossier: Dossier, today: date) -> str:
    """Return the address of whom an agreement names, "" for somebody else."""
    addresses = {folded(dossier.worker.name): dossier.worker.email}
    acts = dossier.acting_mentor(today)
    for mentor in filter(None, (dossier.mentor, dossier.deputy)):
        addresses[folded(mentor.name)] = acts.email if acts else mentor.email
    return addresses.get(folded(who), "")


def _letter(lines: list[str], dossier: Dossier, texts: Texts) -> str:
    return "\n".join([texts("Hello,"), "", *lines, "", texts("Kind regards"), dossier.company.name, ""])
