"""What can be said of somebody's recognition and language, in sentences."""

from onboarding_app.domain.language_steps import Doubt, LanguageDoubt
from onboarding_app.domain.recognition_rules import Outlook
from onboarding_app.i18n import Texts
from onboarding_app.wording.dates import short_date


def outlook_sentences(outlook: Outlook, texts: Texts) -> tuple[str, ...]:
    """Return who decides and until when, how long the stay lasts, and what status is lost meanwhile."""
    return tuple(
        filter(
            None,
            (
                *_body(outlook, texts),
                *_period(outlook, texts),
                *_stay(outlook, texts),
                _below(outlook, texts),
            ),
        )
    )


def doubt_sentence(found: LanguageDoubt, texts: Texts) -> str:
    """Return why what is noted on language should be looked at again."""
    told = {"level": found.level.value, "amount": found.amount, "bound": found.bound}
    match found.doubt:
        case Doubt.TOO_FAST:
            return texts(
                "{level} after {amount} weeks: fewer than {bound} are unusual, please check.", **told
            )
        case Doubt.FEW_LESSONS:
            return texts("{amount} lessons to {level}: usually it takes {bound} or more.", **told)
        case Doubt.SLOW:
            return texts(
                "{level} is not reached after {amount} months; beside a job it takes {bound}.", **told
            )
        case Doubt.STANDS_STILL:
            return texts(
                "No progress to {level} for {amount} months (more than {bound}): please look for another course.",
                **told,
            )
        case Doubt.PLACEMENT:
            return texts(
                "Neither course nor certificate for {amount} months (from {bound} on): a placement test"
                " shows what is missing to {level}.",
                **told,
            )


def _body(outlook: Outlook, texts: Texts) -> tuple[str, ...]:
    if not outlook.body:
        return (texts("Who decides cannot be told: please enter the occupation group."),)
    told = texts("Competent body: {name}", name=outlook.body)
    if not outlook.contact:
        return (told,)
    hint = "" if outlook.contact_checked else texts("please check the contact")
    return told, " – ".join(filter(None, (outlook.contact, hint)))


def _period(outlook: Outlook, texts: Texts) -> tuple[str, ...]:
    period = outlook.period
    if period is None:
        unread = texts("No period of law is known for this occupation group: please ask the body.")
        return (unread,) if outlook.period_unread else ()
    german = texts.language == "de"
    told = texts.plural(
        "Decision within {n} month of complete papers ({basis}).",
        "Decision within {n} months of complete papers ({basis}).",
        outlook.months,
        basis=", ".join(period.basis),
    )
    if outlook.paused:
        when = texts("The period rests until the papers are complete.")
    elif outlook.decision_by is None:
        when = texts("The period has not begun: please enter when the papers were complete.")
    else:
        when = texts("Due by {day}.", day=short_date(outlook.decision_by, texts))
    return when, told, period.extension_de if german else period.extension_en


def _stay(outlook: Outlook, texts: Texts) -> tuple[str, ...]:
    if outlook.stay is None:
        return ()
    told = texts(
        "Longest stay with this title: {months} months, until {day} ({basis}).",
        months=outlook.stay.months,
        day=short_date(outlook.stay_until, texts),
        basis=", ".join(outlook.stay.basis),
    )
    if outlook.too_long is None:
        return (told,)
    day = short_date(outlook.too_long, texts)
    return told, texts(
        "The title may end on {day} at the latest but is noted for longer: please check.", day=day
    )


def _below(outlook: Outlook, texts: Texts) -> str:
    if outlook.months_below is None:
        return ""
    learned = outlook.learned or "–"
    return texts.plural(
        "Learned: {learned}, works as {job}, aims at {target}: for {n} month below the qualification.",
        "Learned: {learned}, works as {job}, aims at {target}: for {n} months below the qualification.",
        outlook.months_below,
        learned=learned,
        job=outlook.working_as,
        target=outlook.target,
    )
