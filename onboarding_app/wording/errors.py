"""What went wrong, in one sentence: what happened, that nothing was lost, what to do."""

from collections.abc import Callable, Mapping

from onboarding_app.domain.errors import UserError
from onboarding_app.i18n import Texts


def error_sentence(error: UserError, texts: Texts) -> str:
    """Return the sentence for an error; one without a sentence of its own says so honestly."""
    sentence = SENTENCES.get(error.key)
    if sentence is None:
        return texts("That is not possible ({key}). Nothing was changed.", key=error.key)
    return sentence(texts).format(**error.details)


SENTENCES: Mapping[str, Callable[[Texts], str]] = {
    "not_found": lambda texts: texts("This entry is no longer in the file. Nothing was changed; please read again."),
    "company_missing": lambda texts: texts("The file holds no firm yet. Please set it up first."),
    "document_damaged": lambda texts: texts("The document “{name}” is damaged in the file. Please take it from a backup."),
    "checkpoint_closed": lambda texts: texts("This checkpoint is closed already. Nothing was changed."),
    "checkpoint_open": lambda texts: texts("This checkpoint is open. Nothing was changed."),
    "reason_missing": lambda texts: texts("Please say why it is not needed. Nothing was changed."),
    "title_missing": lambda texts: texts("Please give it a title. Nothing was saved."),
    "name_missing": lambda texts: texts("Please enter a name. Nothing was saved."),
    "ends_before_start": lambda texts: texts("The end lies before the beginning. Nothing was saved; please correct the dates."),
    "unlimited_with_end": lambda texts: texts("An unlimited title has no end. Nothing was saved; please choose one of both."),
    "rating_out_of_scale": lambda texts: texts("{value} is no rating from 1 to 5. Nothing was saved."),
    "minutes_negative": lambda texts: texts("A talk cannot last less than no time. Nothing was saved."),
    "talk_in_future": lambda texts: texts("A talk in the future cannot be recorded yet. Your draft is kept; please correct the date."),
    "agreement_empty": lambda texts: texts("An agreement has no text. Your draft is kept; please fill it in or remove it."),
    "document_size": lambda texts: texts("The document is empty or larger than {megabytes} MB. It was not filed."),
    "document_dangerous": lambda texts: texts("Windows would run a file of this kind. It was not filed; please file a PDF or a picture."),
    "unknown_question": lambda texts: texts("The program asks no such question ({fact}). Nothing was changed."),
    "undo_conflict": lambda texts: texts("This cannot be undone, for it was changed again since. Nothing was changed."),
    "undo_not_possible": lambda texts: texts("There is nothing to undo."),
    "disk_full": lambda texts: texts("The disk is full; “{file}” is as it was before. Please free some space and save again."),
    "file_exists": lambda texts: texts("There is a file “{file}” already; it was left as it is. Please choose another name."),
    "file_foreign": lambda texts: texts("“{file}” is no data file of Ankerpunkt. It was left as it is; please choose another one."),
    "file_is_folder": lambda texts: texts("“{file}” is a folder. Please choose a file."),
    "file_missing": lambda texts: texts("There is no file “{file}”. Please check the name, or create one with `init`."),
    "file_newer": lambda texts: texts("“{file}” was made by a newer version of Ankerpunkt. It was left as it is; please update the program."),
    "file_read_only": lambda texts: texts("“{file}” may only be read. It was left as it is; please check its rights."),
    "file_unreadable": lambda texts: texts("“{file}” may not be read here. It was left as it is; please check its rights."),
    "file_damaged": lambda texts: texts("“{file}” is damaged. It was left as it is; please restore the last backup."),
    "folder_missing": lambda texts: texts("There is no folder “{folder}”. Please create it or choose another one."),
    "folder_read_only": lambda texts: texts("Nothing may be written into the folder “{folder}”. Please choose another one."),
    "key_wrong": lambda texts: texts("The key does not open “{file}”. It was left as it is."),
    "lock_not_possible": lambda texts: texts("The place of the data file cannot be locked against a second user. Please move it to this PC's own disk."),
    "opened_for_reading": lambda texts: texts("“{file}” was opened for reading only. Nothing was changed."),
    "file_in_use": lambda texts: texts("“{file}” is open already: {who} on {host} since {since}. Please close it there first."),
    "sqlite_too_old": lambda texts: texts("The database library {version} is too old to be safe. Please install the program again."),
}
"""The sentence of each key, with the details of the error as placeholders."""
