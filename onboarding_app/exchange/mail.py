"""E-mail drafts: a link that opens the mail program, or a file that Outlook opens as something not sent yet.

Nothing is ever sent by the program itself.
Sources: RFC 6068 (mailto), RFC 5322 (message), X-Unsent (Outlook).
"""

from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from urllib.parse import quote

from onboarding_app.exchange.writing import UNPRINTABLE, write_whole

LONGEST_LINK = 1_900
"""Characters of a link that every mail program takes."""
ADDRESS_SIGNS = "@.+-_"
"""What an address holds besides letters and digits; an address with anything else is left out."""


@dataclass(frozen=True, kw_only=True)
class MailDraft:
    """An e-mail to look at before it is sent; `to` is "" where no address is known."""

    to: str
    subject: str
    body: str


def mail_link(draft: MailDraft) -> str | None:
    """Return the link that opens a draft in the mail program, None for one that is too long."""
    body = _plain(draft.body).replace("\n", "\r\n")
    link = f"mailto:{quote(_address(draft.to), safe='@')}?subject={quote(_one_line(draft.subject))}"
    link += f"&body={quote(body)}"
    return link if len(link) <= LONGEST_LINK else None


def write_mail(draft: MailDraft, path: Path) -> None:
    """Write a draft as a file (.eml).

    Raises:
        FileRefusedError: the file cannot be written.
    """
    message = EmailMessage(policy=SMTP)
    message["X-Unsent"] = "1"
    if address := _address(draft.to):
        message["To"] = address
    message["Subject"] = _one_line(draft.subject)
    message.set_content(_plain(draft.body), charset="utf-8")
    write_whole(path, message.as_bytes())


def _address(text: str) -> str:
    """Return an address, "" for what is none: a second header or recipient must not get in that way."""
    plain = text.strip()
    sound = plain.count("@") == 1 and all(sign.isalnum() or sign in ADDRESS_SIGNS for sign in plain)
    return plain if sound and plain.isascii() else ""


def _one_line(text: str) -> str:
    return " ".join(_plain(text).split())


def _plain(text: str) -> str:
    return UNPRINTABLE.sub("", text).replace("\r\n", "\n").replace("\r", "\n")
