"""The notice on the advice service "Faire Integration" that § 45c AufenthG asks the employer for.

Source: domain file aufenthalt-familie-pflichten.md, 2.1 Nr. 4 and 2.3 (`faire_integration_notice`).
"""

from dataclasses import dataclass
from datetime import date, timedelta

from onboarding_app.domain.company import Company
from onboarding_app.domain.errors import InvalidValueError

CONTACT_GOOD_FOR = timedelta(days=183)
"""How long a checked contact counts as current: half a year, our rule; the law says "current" only."""


@dataclass(frozen=True, kw_only=True)
class NoticeText:
    """The notice in one language, by its code; only German has no disclaimer, for it is what counts.

    `greeting` holds {worker}, `checked` {company} and {day}, `receipt` {company}.
    `reviewed` says whether a native speaker has read the text.
    """

    key: str
    language: str
    reviewed: bool
    title: str
    greeting: str
    text: tuple[str, ...]
    contact: str
    checked: str
    receipt: str
    place: str
    signature: str
    disclaimer: str = ""


def contact_checked_on(company: Company, today: date) -> date:
    """Return when the firm checked the contact of the nearest centre.

    Raises:
        InvalidValueError: there is no contact, it is not dated, or the date is no longer (or not yet) good.
    """
    checked = company.fair_integration_checked_on
    if not company.fair_integration_contact.strip() or checked is None:
        raise InvalidValueError("fair_integration_contact_missing")
    if not today - CONTACT_GOOD_FOR <= checked <= today:
        raise InvalidValueError("fair_integration_contact_old", day=checked)
    return checked


@dataclass(frozen=True, kw_only=True, slots=True)
class FairIntegrationPaper:
    """The notice for one person, made for `today`: in German, and in a second language if asked for.

    The notices are filled in. `basis` names the law, `as_of` the day that it was checked for.
    """

    company: str
    city: str
    today: date
    worker: str
    contact: str
    basis: str
    as_of: date
    notice: NoticeText
    translation: NoticeText | None = None
