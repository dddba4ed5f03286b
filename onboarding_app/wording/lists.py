"""Why a cell of a list was rejected, or read differently than written."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from onboarding_app.i18n import Texts
from onboarding_app.wording.dates import short_date

MOST_NAMED = 8
"""People whom a sentence names; of more it says how many."""


def rejection_sentence(key: str, texts: Texts) -> str:
    """Return why a cell was rejected."""
    return REJECTIONS[key](texts)


def notice_sentence(key: str, texts: Texts) -> str:
    """Return what was read differently than written."""
    return NOTICES[key](texts)


def skipped_sentence(rows: int, texts: Texts) -> str:
    """Return how many rows of a list hold nobody."""
    return texts.plural(
        "{n} row was skipped: empty, a total, or the header again.",
        "{n} rows were skipped: empty, totals, or the header again.",
        rows,
    )


def other_sheets_sentence(sheets: Sequence[str], texts: Texts) -> str:
    """Return which sheets of a workbook were not read."""
    return texts("Sheets that were not read: {sheets}", sheets=", ".join(sheets))


def cell_shown(value: str, texts: Texts) -> str:
    """Return a cell as a message shows it: a day as people write it."""
    try:
        return short_date(date.fromisoformat(value), texts)
    except ValueError:
        return value


def taken_back_sentence(added: int, changed: int, edited: Sequence[str], texts: Texts) -> str:
    """Return what taking an import back does, and who of it was edited since."""
    sentence = texts(
        "People that the import added: {added}, changed: {changed}.", added=added, changed=changed
    )
    if not edited:
        return sentence
    names = "; ".join(edited[:MOST_NAMED]) + (" …" if len(edited) > MOST_NAMED else "")
    return f"{sentence} {texts('What was edited since stays ({count}): {names}', count=len(edited), names=names)}"


REJECTIONS: Mapping[str, Callable[[Texts], str]] = {
    "name_missing": lambda texts: texts("There is no name."),
    "no_date": lambda texts: texts("This is no date."),
    "no_such_day": lambda texts: texts("There is no such day."),
    "no_country": lambda texts: texts("This country is not known."),
    "no_number": lambda texts: texts("This is no number."),
    "no_yes_or_no": lambda texts: texts("This is neither yes nor no."),
    "cell_error": lambda texts: texts("The cell holds an error of Excel."),
    "too_long": lambda texts: texts("The text is too long."),
    "twice_in_file": lambda texts: texts("This person stands in the file twice."),
    "several_people": lambda texts: texts(
        "Several people of this name are in the data file; please say who it is, or add the personnel number."
    ),
    "number_of_other": lambda texts: texts(
        "Somebody of another name has this personnel number in the data file; please say who it is."
    ),
    "perhaps_known": lambda texts: texts(
        "Somebody born on this day with a name like this is in the data file; please say who it is."
    ),
    "name_unlikely": lambda texts: texts(
        "A name has at most 120 letters and no line breaks or hidden marks."
    ),
    "text_unlikely": lambda texts: texts(
        "A text of one line has at most 200 letters and no line breaks or hidden marks."
    ),
    "email_unlikely": lambda texts: texts("This is no e-mail address."),
    "postcode_unlikely": lambda texts: texts("This is no postcode."),
    "birth_unlikely": lambda texts: texts("Who works is between 14 and 100 years old."),
    "day_unlikely": lambda texts: texts("This day lies too far away to be right."),
    "signed_late": lambda texts: texts("The contract would be signed years after the first working day."),
    "known_in_future": lambda texts: texts("“Known since” cannot lie in the future."),
    "unlimited_with_end": lambda texts: texts("An unlimited title has no end."),
    "ends_before_start": lambda texts: texts("The end lies before the beginning."),
}

NOTICES: Mapping[str, Callable[[Texts], str]] = {
    "title_not_known": lambda texts: texts("This residence title is not known; it was kept as a note."),
    "title_open": lambda texts: texts(
        "This can be one of several residence titles; it was kept as a note. Please choose the title."
    ),
    "name_split": lambda texts: texts("The last word was taken for the family name; please check."),
    "name_alone": lambda texts: texts("Nothing but a name stands here; is this a person?"),
    "garbled": lambda texts: texts("This name looks as if its letters were lost; please check the file."),
    "number_without_zeros": lambda texts: texts(
        "The number in the data file has zeros before it; it was left as it is."
    ),
    "uncomputed": lambda texts: texts(
        "Formulas in this workbook have no values yet; open it in Excel, save it, and read it again."
    ),
    "birth_year_only": lambda texts: texts(
        "This is a year, not a date of birth; it was kept as a note. Please add the day when you know it."
    ),
    "kept_as_note": lambda texts: texts("This could not be read as its column says; it was kept as a note."),
    "lower_level": lambda texts: texts("Several levels stand here; the lowest counts as proven."),
    "higher_level": lambda texts: texts("Several levels stand here; the highest counts as needed."),
    "first_country": lambda texts: texts(
        "Several countries stand here; the first was taken, all were kept as a note."
    ),
}
