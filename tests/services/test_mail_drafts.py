"""E-mail drafts: to whom it falls, nothing confidential, nothing smuggled in, and never sent."""

from datetime import date
from email import message_from_bytes, policy
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from onboarding_app.domain.errors import FileRefusedError, NotFoundError
from onboarding_app.domain.tracks import Responsible
from onboarding_app.exchange.mail import MailDraft, mail_link, write_mail
from onboarding_app.i18n import Texts
from onboarding_app.services.mail_drafts import agreement_mail, checkpoint_mail
from tests import made

DE = Texts("de")
TODAY = date(2026, 11, 23)


@pytest.fixture
def filled(database):
    """A person with a mentor, a talk, an agreement and a checkpoint."""
    with database.write("filled") as work:
        mentor = work.mentors.save(made.made_mentor())
        worker = work.workers.save(made.made_worker(mentor_id=mentor.id, email="thao@muster.example"))
        work.check_ins.save(made.made_check_in(worker_id=worker.id, confidential_note="geheim"))
        work.agreements.save(made.made_agreement(worker_id=worker.id, who="Sabine Krüger"))
        work.checkpoints.save(made.made_checkpoint(worker_id=worker.id))
    return database


def test_an_agreement_goes_to_whom_it_names(filled):
    draft = agreement_mail(filled, 1, DE, today=TODAY)
    assert draft.to == "krueger@muster.example"
    assert "Termin beim Bürgeramt" in draft.body
    assert "10. März 2026" in draft.body
    assert "geheim" not in draft.body
    with filled.write("changed") as work:
        work.agreements.save(made.made_agreement(id=1, worker_id=1, who="HR"))
    assert agreement_mail(filled, 1, DE, today=TODAY).to == ""
    with pytest.raises(NotFoundError):
        agreement_mail(filled, 9, DE, today=TODAY)


def test_a_checkpoint_goes_to_whoever_is_responsible(filled, catalogue):
    draft = checkpoint_mail(filled, catalogue, 1, DE, today=TODAY)
    assert (draft.to, "Thị Thảo Nguyễn" in draft.body) == ("", True)
    key, template = next(iter(catalogue.templates.items()))
    with filled.write("changed") as work:
        mine = made.made_checkpoint(id=1, worker_id=1, key=key, responsible=Responsible.MENTOR)
        work.checkpoints.save(mine)
    draft = checkpoint_mail(filled, catalogue, 1, DE, today=TODAY)
    assert draft.subject == f"Erinnerung: {template.title('de')}"
    assert draft.to == "krueger@muster.example"


def test_while_the_mentor_is_away_the_deputy_gets_it(filled, catalogue):
    with filled.write("away") as work:
        deputy = work.mentors.save(made.made_mentor(name="Udo Kranz", email="kranz@muster.example"))
        work.mentors.save(
            made.made_mentor(id=1, deputy_id=deputy.id, away_from=TODAY, away_until=date(2026, 12, 4))
        )
        work.checkpoints.save(made.made_checkpoint(id=1, worker_id=1, responsible=Responsible.MENTOR))
    for today, to in ((TODAY, "kranz@muster.example"), (date(2026, 12, 5), "krueger@muster.example")):
        assert agreement_mail(filled, 1, DE, today=today).to == to
        assert checkpoint_mail(filled, catalogue, 1, DE, today=today).to == to


def test_a_link_opens_the_same_draft(filled):
    draft = agreement_mail(filled, 1, DE, today=TODAY)
    parts = urlsplit(mail_link(draft))
    told = parse_qs(parts.query, strict_parsing=True)
    assert (parts.scheme, unquote(parts.path)) == ("mailto", draft.to)
    assert told["subject"] == [draft.subject]
    assert told["body"][0].replace("\r\n", "\n") == draft.body
    assert mail_link(MailDraft(to="", subject="x", body="ü" * 2_000)) is None


def test_a_file_is_a_draft_that_was_not_sent(filled, tmp_path):
    draft = agreement_mail(filled, 1, DE, today=TODAY)
    write_mail(draft, tmp_path / "x.eml")
    back = message_from_bytes((tmp_path / "x.eml").read_bytes(), policy=policy.default)
    assert (back["X-Unsent"], back["To"], back["Subject"]) == ("1", draft.to, draft.subject)
    assert back.get_content().replace("\r\n", "\n") == draft.body
    with pytest.raises(FileRefusedError, match="folder_missing"):
        write_mail(draft, tmp_path / "missing" / "x.eml")


@pytest.mark.parametrize(
    "to", ["a@b.example\r\nBcc: c@d.example", "a@b.example,c@d.example", "a@b.example?cc=c@d.example", "none"]
)
def test_nothing_gets_in_through_an_address_or_a_subject(tmp_path, to):
    draft = MailDraft(to=to, subject="x\r\nBcc: c@d.example", body="y\0\r\n.\r\n")
    write_mail(draft, tmp_path / "x.eml")
    back = message_from_bytes((tmp_path / "x.eml").read_bytes(), policy=policy.default)
    assert (back["To"], back["Bcc"], back["Subject"]) == (None, None, "x Bcc: c@d.example")
    assert mail_link(draft).startswith("mailto:?subject=x%20Bcc")
