"""What went wrong, in one sentence: what happened, that nothing was lost, what to do."""

from collections.abc import Callable, Mapping
from datetime import date, datetime

from onboarding_app.domain.errors import UserError
from onboarding_app.i18n import Texts
from onboarding_app.wording.dates import short_date, short_moment
from onboarding_app.wording.fields import field_name
from onboarding_app.wording.held import held_field


def error_sentence(error: UserError, texts: Texts) -> str:
    """Return the sentence for an error; one without a sentence of its own says so honestly."""
    sentence = SENTENCES.get(error.key)
    if sentence is None:
        return texts("That is not possible ({key}). Nothing was changed.", key=error.key)
    return sentence(texts).format(
        **{name: _worded(name, value, texts) for name, value in error.details.items()}
    )


def _worded(name: str, value: object, texts: Texts) -> object:
    if name == "field":
        kind, _, field = str(value).rpartition(".")
        return held_field(kind, field, texts) if kind else field_name(field, texts)
    if isinstance(value, datetime):
        return short_moment(value, texts)
    return short_date(value, texts) if isinstance(value, date) else value


SENTENCES: Mapping[str, Callable[[Texts], str]] = {
    "fair_integration_contact_missing": lambda texts: texts(
        "The notice needs the contact of the nearest centre of “Faire Integration” and the day you checked it (§ 45c AufenthG). Enter both in the settings; the list of centres is at www.faire-integration.de/beratungsstellen."
    ),
    "fair_integration_contact_old": lambda texts: texts(
        "The contact of “Faire Integration” has to be current; you checked it on {day}. Check it again at www.faire-integration.de/beratungsstellen and enter the day in the settings."
    ),
    "notice_language_unknown": lambda texts: texts("The notice is there in these languages: {languages}."),
    "state_unknown": lambda texts: texts("Please name one of these federal states: {codes}"),
    "one_person_needed": lambda texts: texts(
        "Please choose one person: this paper is for that person alone."
    ),
    "letter_title_end_unknown": lambda texts: texts(
        "This letter needs a residence title with a known end. Please enter it on the person's page."
    ),
    "letter_title_ended": lambda texts: texts(
        "The title ended on {day}, so this letter would not be true. Please speak with the authority first."
    ),
    "letter_nobody_joins": lambda texts: texts(
        "Nobody of the family is noted as wanting to join. Please enter it on the person's page."
    ),
    "printer_refuses": lambda texts: texts("The printer takes no paper. Is it switched on and connected?"),
    "data_not_locked": lambda texts: texts(
        "A password locks PDF files only. Nothing was written; leave the password empty or save as PDF."
    ),
    "no_display": lambda texts: texts(
        "There is no display to open a window on. Without one use the commands, for example “due” or “report”."
    ),
    "checkpoint_closed": lambda texts: texts("This checkpoint is closed already. Nothing was changed."),
    "checkpoint_open": lambda texts: texts("This checkpoint is open. Nothing was changed."),
    "checkpoint_of_plan": lambda texts: texts(
        "This checkpoint comes from the plan; say that it is not needed instead. Nothing was changed."
    ),
    "reason_missing": lambda texts: texts("Please say why it is not needed. Nothing was changed."),
    "aside_reason_missing": lambda texts: texts("Please say why it can wait. Nothing was changed."),
    "aside_day_past": lambda texts: texts("Please choose a day from tomorrow on. Nothing was changed."),
    "threshold_unlikely": lambda texts: texts(
        "A threshold is a whole number from 1 to {most}. Nothing was saved."
    ),
    "title_missing": lambda texts: texts("Please give it a title. Nothing was saved."),
    "name_missing": lambda texts: texts("Please enter a name. Nothing was saved."),
    "name_unlikely": lambda texts: texts(
        "A name has at most 120 letters and no line breaks or hidden marks. Nothing was saved."
    ),
    "text_unlikely": lambda texts: texts(
        "A text of one line has at most 200 letters and no line breaks or hidden marks ({field}). Nothing was saved."
    ),
    "email_unlikely": lambda texts: texts(
        "This is no e-mail address. Nothing was saved; please correct it or leave it empty."
    ),
    "postcode_unlikely": lambda texts: texts(
        "This is no postcode. Nothing was saved; please correct it or leave it empty."
    ),
    "birth_unlikely": lambda texts: texts(
        "The date of birth cannot be right: who works is between 14 and 100 years old. Nothing was saved."
    ),
    "day_unlikely": lambda texts: texts(
        "A day lies too far away to be right ({field}). Nothing was saved; please check the year."
    ),
    "signed_late": lambda texts: texts(
        "The contract would be signed years after the first working day. Nothing was saved; please check the years."
    ),
    "known_in_future": lambda texts: texts(
        "“Known since” cannot lie in the future. Nothing was saved; please correct the date."
    ),
    "lessons_unlikely": lambda texts: texts(
        "No course has that many lessons. Nothing was saved; please correct the number."
    ),
    "handover_day_missing": lambda texts: texts("Please enter the day of the handover. Nothing was saved."),
    "birth_year_unlikely": lambda texts: texts(
        "The year of birth cannot be right. Nothing was saved; please correct it."
    ),
    "mentor_there": lambda texts: texts("{name} is there already as a mentor. Nothing was saved."),
    "moved_past_legal": lambda texts: texts(
        "By law this has to be done by {day}; it cannot be planned for later. Nothing was changed."
    ),
    "moved_too_far": lambda texts: texts(
        "This day lies too far away to be right. Nothing was changed; please check the year."
    ),
    "ends_before_start": lambda texts: texts(
        "The end lies before the beginning. Nothing was saved; please correct the dates."
    ),
    "unlimited_with_end": lambda texts: texts(
        "An unlimited title has no end. Nothing was saved; please choose one of both."
    ),
    "rating_out_of_scale": lambda texts: texts("{value} is no rating from 1 to 5. Nothing was saved."),
    "minutes_negative": lambda texts: texts("A talk cannot last less than no time. Nothing was saved."),
    "talk_in_future": lambda texts: texts(
        "A talk in the future cannot be recorded yet. Your draft is kept; please correct the date."
    ),
    "next_talk_too_early": lambda texts: texts(
        "The next talk has to come after this one. Your draft is kept; please correct the date."
    ),
    "talk_day_unlikely": lambda texts: texts(
        "{day} is too far away to be right. Your draft is kept; please correct the date."
    ),
    "agreement_empty": lambda texts: texts(
        "An agreement has no text. Your draft is kept; please fill it in or remove it."
    ),
    "document_size": lambda texts: texts(
        "The document is empty or larger than {megabytes} MB. It was not filed."
    ),
    "document_dangerous": lambda texts: texts(
        "This file holds a program. It was not filed; please file a PDF or a picture."
    ),
    "document_kind": lambda texts: texts(
        "Files of this kind are not filed: please file a PDF, a picture, a document or a mail."
    ),
    "document_could_run": lambda texts: texts(
        "This file is a program, not a paper. It is not opened; ask who filed it."
    ),
    "document_not_shown": lambda texts: texts(
        "Files of this kind are not opened from here. Save a copy and look at it with care."
    ),
    "unknown_question": lambda texts: texts(
        "The program asks no such question ({fact}). Nothing was changed."
    ),
    "list_missing": lambda texts: texts("There is no file “{file}”. Please check the name."),
    "list_unreadable": lambda texts: texts(
        "“{file}” cannot be read; perhaps it is open in Excel or damaged. Nothing was imported."
    ),
    "list_too_large": lambda texts: texts(
        "“{file}” is larger than {megabytes} MB. Nothing was imported; please split the list."
    ),
    "list_too_long": lambda texts: texts(
        "“{file}” has more than {rows} rows or {columns} columns. Nothing was imported."
    ),
    "list_empty": lambda texts: texts("“{file}” is empty. Nothing was imported."),
    "list_kind": lambda texts: texts(
        "“{file}” is neither CSV nor XLSX. Nothing was imported; please save the list as one of them."
    ),
    "list_locked": lambda texts: texts(
        "“{file}” is locked with a password. Nothing was imported; please save it without one."
    ),
    "list_unsafe": lambda texts: texts(
        "“{file}” is packed in a way that Excel never does. Nothing was imported; please save the list anew."
    ),
    "list_sheet_missing": lambda texts: texts(
        "“{file}” has no sheet “{sheet}”. Nothing was imported; please check its name."
    ),
    "list_quote_open": lambda texts: texts(
        "In “{file}” a quotation mark is opened and never closed (row {row}). Nothing was imported; please correct it."
    ),
    "list_without_header": lambda texts: texts(
        "“{file}” is no list of people: no row with column names was found. Nothing was imported."
    ),
    "no_people_list": lambda texts: texts(
        "This does not look like a list of people who work here: besides names it needs a column such as first "
        "working day or citizenship; found were {columns}. Nothing was imported."
    ),
    "no_directory": lambda texts: texts(
        "{file} is no directory of advice centres ({reason}). The one in use stays."
    ),
    "track_missing": lambda texts: texts("Please choose what the advice centre helps with."),
    "centre_of_directory": lambda texts: texts(
        "This advice centre stands in the directory; only own entries can be deleted."
    ),
    "list_of_events": lambda texts: texts(
        "This is a list of events, not of people. Nothing was imported; please export one row per person."
    ),
    "rows_rejected": lambda texts: texts(
        "Rows that cannot be read: {rows}. Nothing was imported; please correct them, or import the others alone."
    ),
    "rows_rejected_by_command": lambda texts: texts(
        "Rows that cannot be read: {rows}. Nothing was imported; please correct them, or import the others alone (--skip-rejected)."
    ),
    "import_cancelled": lambda texts: texts("The import was stopped; nothing was stored."),
    "dates_ambiguous": lambda texts: texts(
        "The dates in {columns} could begin with the day or the month. Please say which (--dates dmy or mdy); nothing was imported."
    ),
    "paper_not_written": lambda texts: texts(
        "“{file}” could not be written; perhaps it is open. Please close it or choose another name."
    ),
    "nobody_to_report": lambda texts: texts(
        "There is nobody to make this report for. Please add people first."
    ),
    "file_missing": lambda texts: texts("There is no data file “{file}”."),
    "folder_missing": lambda texts: texts("There is no folder “{folder}”."),
    "folder_read_only": lambda texts: texts(
        "Nothing can be saved in the folder “{folder}”. Choose another folder or ask for the right to write there."
    ),
    "file_is_folder": lambda texts: texts("“{file}” is a folder, not a data file."),
    "file_of_another_kind": lambda texts: texts(
        "{file} is a file of another kind and was left as it is. Please choose another name."
    ),
    "file_exists": lambda texts: texts(
        "“{file}” exists already. Nothing was overwritten; choose another name."
    ),
    "file_empty": lambda texts: texts(
        "“{file}” is empty. It is no data file, and there is nothing in it to lose."
    ),
    "file_no_database": lambda texts: texts(
        "“{file}” is not a data file of this program, or it is damaged. It was left as it is."
    ),
    "file_foreign": lambda texts: texts("“{file}” belongs to another program. It was left as it is."),
    "file_damaged": lambda texts: texts(
        "The data file “{file}” is damaged. It was left as it is; restore the last backup."
    ),
    "file_encrypted": lambda texts: texts(
        "“{file}” is encrypted and cannot be opened without its key, or it is no data file of this program."
    ),
    "file_not_encrypted": lambda texts: texts("A key was given, but “{file}” is not encrypted."),
    "key_wrong": lambda texts: texts(
        "The key does not open “{file}”, or the file is damaged. It was left as it is."
    ),
    "key_malformed": lambda texts: texts("A key has 64 digits from 0 to 9 and a to f."),
    "file_newer": lambda texts: texts(
        "“{file}” was saved by a newer version of the program ({version}). Install the new version on this PC; the file was left as it is."
    ),
    "upgrade_failed": lambda texts: texts(
        "“{file}” could not be brought up to date and was left as it is. A copy is kept as “{backup}”."
    ),
    "file_in_use": lambda texts: texts(
        "“{file}” has been open since {since} by {who} on the computer {host}. Close it there first."
    ),
    "file_busy": lambda texts: texts(
        "“{file}” is in use by another program right now. Nothing was saved; try again in a moment."
    ),
    "lock_not_possible": lambda texts: texts(
        "The data file “{file}” lies where it cannot be protected against being written twice at once. Put it into a folder on this PC."
    ),
    "file_read_only": lambda texts: texts("“{file}” can only be read: nothing can be saved in it."),
    "file_unreadable": lambda texts: texts(
        "“{file}” could not be read or saved. Check the drive and your rights; what was saved before is still there."
    ),
    "disk_full": lambda texts: texts(
        "The disk is full: “{file}” could not be saved. Nothing is lost that was saved before; make room and try again."
    ),
    "opened_for_reading": lambda texts: texts(
        "“{file}” was opened for reading only, so nothing can be saved."
    ),
    "sqlite_too_old": lambda texts: texts(
        "The database library of this program is too old ({version}) and could damage files. Install the program anew."
    ),
    "deputy_of_oneself": lambda texts: texts(
        "Nobody stands in for themselves: please choose another deputy."
    ),
    "away_out_of_order": lambda texts: texts(
        "The last day away lies before the first, or the first is missing."
    ),
    "planning_cancelled": lambda texts: texts("Stopped. Nothing was stored."),
    "reason_of_law_missing": lambda texts: texts(
        "This is a rule of law. Please say why your firm does not need it; reports name it."
    ),
    "template_own": lambda texts: texts("Your own checkpoint says itself when to act: please change it."),
    "template_awaited": lambda texts: texts(
        "“{title}” comes after this one or asks for it. Please change that first."
    ),
    "template_twice": lambda texts: texts("There is a checkpoint with this key already."),
    "template_guide": lambda texts: texts("There is no such guide of a talk: {name}"),
    "template_source": lambda texts: texts("A basis needs a source: where does it stand?"),
    "template_date": lambda texts: texts(
        "{name} is a fixed day. A plan holds for all people: please count from an event instead."
    ),
    "template_anchor": lambda texts: texts("There is no such event to count from: {name}"),
    "template_prerequisite": lambda texts: texts("There is no such checkpoint: {name}"),
    "template_legal": lambda texts: texts("Practice has no last day by law."),
    "template_roll": lambda texts: texts("Only a last day by law moves on to the next working day."),
    "template_circle": lambda texts: texts("It would wait for itself: please choose another one before it."),
    "offset_unlikely": lambda texts: texts("Please choose a time of at most {most} here."),
    "condition_unreadable": lambda texts: texts("The condition cannot be read at character {column}."),
    "condition_missing": lambda texts: texts("Something is missing in the condition at character {column}."),
    "condition_ends_early": lambda texts: texts("The condition ends too early."),
    "condition_no_day": lambda texts: texts("There is no day {name}."),
    "condition_fact": lambda texts: texts("There is no fact with the name {name}."),
    "condition_asked_wrongly": lambda texts: texts("{name} cannot be asked like this."),
    "leads_unlikely": lambda texts: texts(
        "Please name days as whole numbers from 1 to {most}, at most {times} of them, as “90, 60, 30”."
    ),
    "talks_out_of_order": lambda texts: texts(
        "The talks that ship build on each other: each has to come after the one before it."
    ),
    "talks_same_day": lambda texts: texts("Two talks lie on the same day."),
    "talks_unlikely": lambda texts: texts(
        "Talks lie within {months} months after the start, and at most {between} months apart."
    ),
    "not_found": lambda texts: texts("This entry no longer exists in the data file."),
    "company_missing": lambda texts: texts("The data file does not say yet which firm it belongs to."),
    "document_damaged": lambda texts: texts(
        "The paper “{name}” is damaged in the data file. Restore it from a backup."
    ),
    "already_there": lambda texts: texts("This exists already and cannot be added a second time."),
    "points_nowhere": lambda texts: texts("What this belongs to no longer exists."),
    "value_refused": lambda texts: texts("One of the values cannot be right, so nothing was saved ({rule})."),
    "still_used": lambda texts: texts("This cannot be deleted because other entries still refer to it."),
    "nothing_to_undo": lambda texts: texts("There is nothing to undo."),
    "nothing_to_redo": lambda texts: texts("There is nothing to redo."),
    "undo_not_possible": lambda texts: texts("This has been undone already."),
    "undo_conflict": lambda texts: texts(
        "This cannot be undone because what it changed was changed again later. Nothing was altered."
    ),
    "file_in_use_somewhere": lambda texts: texts(
        "“{file}” is open in another program. Close it there first."
    ),
}
"""The sentence of each key, with the details of the error as placeholders."""
