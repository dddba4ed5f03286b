"""The letters of the firm: what they say, filled from what is known."""

from collections.abc import Sequence
from datetime import date

from onboarding_app.i18n import Texts
from onboarding_app.wording.dates import short_date

GAP = "______________"
"""A gap that somebody fills in by hand."""


def renewal_subject(worker: str, born: date | None, country: str, texts: Texts) -> str:
    """Return the subject of the letter that goes with an application for renewal."""
    return texts(
        "Application to renew the residence title: {worker}, born {born}, citizenship {country}",
        worker=worker,
        born=_day(born, texts),
        country=country or GAP,
    )


def renewal_paragraphs(
    worker: str, title: str, until: date, job: str, *, filed_on: date | None, texts: Texts
) -> tuple[str, ...]:
    """Return the letter that goes with an application for renewal before the title ends."""
    filed = (
        texts("The application was filed on {day}.", day=short_date(filed_on, texts))
        if filed_on
        else texts("We enclose the application with the papers named below.")
    )
    return (
        texts("Dear Sir or Madam,"),
        texts(
            "our employee {worker} applies to renew the residence title ({title}, valid until {until}). {filed}",
            worker=worker,
            title=title,
            until=short_date(until, texts),
            filed=filed,
        ),
        job,
        texts(
            "The application is made before the title ends. Please confirm that you received it and issue a certificate of the continued title until you decide (§ 81 (4) and (5) AufenthG)."
        ),
        texts("If papers are missing, please write to us. Thank you."),
    )


def renewal_enclosures(texts: Texts) -> tuple[str, ...]:
    """Return what usually goes with an application for renewal."""
    return (
        texts("Application form"),
        texts("Passport and residence title with supplementary sheet (copies)"),
        texts("Contract of employment, with amendments"),
        texts("Declaration on the employment (form of the Federal Employment Agency)"),
        texts("Last payslips"),
        texts("Proof of health insurance"),
        texts("Biometric photo"),
    )


def family_subject(worker: str, born: date | None, relatives: Sequence[str], texts: Texts) -> str:
    """Return the subject of the employer's letter to a mission."""
    return texts(
        "Family reunification: certificate of the employer of {worker}, born {born}, for {relatives}",
        worker=worker,
        born=_day(born, texts),
        relatives=", ".join(_within(who, texts) for who in relatives),
    )


def family_paragraphs(
    worker: str, title: str, job: str, relatives: Sequence[tuple[str, date | None]], texts: Texts
) -> tuple[str, ...]:
    """Return the employer's letter to a mission; `relatives` are (who, application filed on)."""
    return (
        texts("Dear Sir or Madam,"),
        job,
        texts(
            "The gross monthly pay is {gap} EUR, the weekly working time {gap} hours. The residence title: {title}.",
            gap=GAP,
            title=title or GAP,
        ),
        *(_relative(who, filed_on, texts) for who, filed_on in relatives),
        texts(
            "We ask you for an early appointment and a swift decision. For us it matters that {worker} can live here together with the family.",
            worker=worker,
        ),
        texts("We are glad to answer questions."),
    )


def job_sentence(
    worker: str, occupation: str, started_on: date | None, contract_until: str, today: date, texts: Texts
) -> str:
    """Return since or from when, and as what, a person works here; `contract_until` "" tells of no end."""
    told = {"worker": worker, "start": _day(started_on, texts), "occupation": occupation or GAP}
    if started_on is not None and started_on > today:
        sentence = texts("{worker} starts to work for us on {start} as {occupation}.", **told)
    else:
        sentence = texts("{worker} has worked for us since {start} as {occupation}.", **told)
    if not contract_until:
        return sentence
    end = texts("The contract runs until {day}.", day=contract_until)
    return f"{sentence} {end}"


def _relative(who: str, filed_on: date | None, texts: Texts) -> str:
    if filed_on is None:
        return texts("{who} wants to join and needs an appointment for the visa application.", who=who)
    return texts("{who} applied for the visa on {day}.", who=who, day=short_date(filed_on, texts))


def _within(who: str, texts: Texts) -> str:
    """Return a relative as named within a sentence: English nouns are small there."""
    return who[:1].lower() + who[1:] if texts.language == "en" else who


def _day(day: date | None, texts: Texts) -> str:
    return GAP if day is None else short_date(day, texts)
