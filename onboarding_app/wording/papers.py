"""What the papers are called, and what each is for."""

from collections.abc import Sequence
from typing import assert_never

from onboarding_app.domain.paper_kinds import DueBy, PersonalData
from onboarding_app.domain.paper_readers import FOR, Reader
from onboarding_app.i18n import Texts


def paper_name(kind: str, texts: Texts) -> str:
    """Return the name of a paper by its kind."""
    report, _, reader = kind.partition(FOR)
    if reader in set(Reader):
        paper, whom = paper_name(report, texts), reader_name(Reader(reader), texts)
        return texts("{paper} for: {reader}", paper=paper, reader=whom)
    match kind:
        case "status":
            return texts("Status report")
        case "retention":
            return texts("Retention report")
        case "due":
            return texts("List of deadlines")
        case "checkin":
            return texts("Minutes of a talk")
        case "preparation":
            return texts("Preparation of a talk")
        case "handover":
            return texts("Handover to another mentor")
        case "activity":
            return texts("Record of mentoring")
        case "renewal-letter":
            return texts("Letter: renewal of the title")
        case "family-letter":
            return texts("Letter: family reunification")
        case "disclosure":
            return texts("Information on stored data (Art. 15)")
        case "guide":
            return texts("Quick guide")
        case "worker-sheet":
            return texts("Sheet for the skilled worker")
        case "fair-integration":
            return texts("Notice “Faire Integration” (§ 45c)")
        case _:
            return kind


def paper_description(kind: str, texts: Texts) -> str:
    """Return what a paper is for, by its kind."""
    match kind:
        case "status":
            return texts("How one person stands: tracks, deadlines, next step. It names the person.")
        case "retention":
            return texts("Two pages for the management, without names; groups under five are not shown.")
        case "due":
            return texts("What is due in the next 90 days; as a sheet of one week it shows initials only.")
        case "checkin":
            return texts("The last talk to sign, or an empty sheet. The confidential note is never printed.")
        case "preparation":
            return texts("What to know before the next talk, and the questions with room to write.")
        case "handover":
            return texts(
                "What the next mentor has to know of a person, to sign by both. No confidential notes."
            )
        case "activity":
            return texts("What a mentor did in a period, for partners and funders. It names no worker.")
        case "renewal-letter":
            return texts(
                "To the authority, to go with the application for renewal of one person. Please check every sentence before you sign."
            )
        case "family-letter":
            return texts(
                "To the mission, a certificate of the employer for the family of one person. Please check every sentence before you sign."
            )
        case "disclosure":
            return texts(
                "Everything stored about one person, as the GDPR lets that person ask for within a month. Data of others is marked. PDF, or JSON by “Save as”."
            )
        case "guide":
            return texts("Two pages on how to work with this program, to print and pass on. It names nobody.")
        case "worker-sheet":
            return texts(
                "What the person has to do next, in plain German and a second language. To hand over and to talk about."
            )
        case "fair-integration":
            return texts(
                "The notice on free advice that the law asks for by the first working day: German, a translation, a receipt. For everybody whose plan asks for it, or the person chosen."
            )
        case _:
            return ""


def holds_sentence(held: Sequence[PersonalData], texts: Texts) -> str:
    """Return the sentence that says which personal data a paper holds."""
    if not held:
        return texts("This paper holds no personal data.")
    names = ", ".join(personal_data_name(each, texts) for each in held)
    return texts("Personal data in this paper: {names}.", names=names)


def file_holds_sentence(held: Sequence[PersonalData], texts: Texts) -> str:
    """Return the sentence that says which personal data a file for other programs holds."""
    names = ", ".join(personal_data_name(each, texts) for each in held)
    return texts("Personal data in this file: {names}.", names=names)


def personal_data_name(data: PersonalData, texts: Texts) -> str:
    """Return what a kind of personal data is called."""
    match data:
        case PersonalData.NAME:
            return texts("name")
        case PersonalData.BIRTH:
            return texts("date of birth")
        case PersonalData.CITIZENSHIP:
            return texts("citizenship")
        case PersonalData.CONTACT:
            return texts("phone and e-mail")
        case PersonalData.JOB:
            return texts("job")
        case PersonalData.TITLE:
            return texts("residence title")
        case PersonalData.FAMILY:
            return texts("family (third persons)")
        case PersonalData.LANGUAGE:
            return texts("language")
        case PersonalData.RECOGNITION:
            return texts("recognition")
        case PersonalData.DEADLINES:
            return texts("checkpoints and deadlines")
        case PersonalData.HINTS:
            return texts("hints")
        case PersonalData.TALKS:
            return texts("days of talks")
        case PersonalData.TALK_NOTES:
            return texts("notes of talks")
        case PersonalData.MOOD:
            return texts("mood and intention to stay")
        case PersonalData.EXPECTATIONS:
            return texts("expectation and experience")
        case PersonalData.AGREEMENTS:
            return texts("agreements")
        case PersonalData.NOTE:
            return texts("note on the person")
        case PersonalData.DEPARTURE:
            return texts("end of the employment")
        case PersonalData.HISTORY:
            return texts("history of changes")
        case PersonalData.CONFIDENTIAL:
            return texts("confidential notes of the mentor")
        case PersonalData.MENTOR:
            return texts("name of the mentor")
        case _:
            assert_never(data)


def arrangement_name(by: DueBy, texts: Texts) -> str:
    """Return by what a list of deadlines is arranged."""
    return {
        DueBy.PERSON: texts("person"),
        DueBy.TRACK: texts("track"),
        DueBy.RESPONSIBLE: texts("who is responsible"),
        DueBy.WEEK: texts("day, for a week to pin up"),
        DueBy.MONTH: texts("day, for a month to pin up"),
    }[by]


def reader_name(reader: Reader, texts: Texts) -> str:
    """Return for whom a Statusbericht is."""
    return {
        Reader.HOUSE: texts("HR and mentor"),
        Reader.WORKER: texts("the skilled worker"),
        Reader.MANAGER: texts("the manager"),
        Reader.COUNCIL: texts("works council, data protection"),
        Reader.AUTHORITY: texts("an authority"),
        Reader.FUNDER: texts("a funder, without the name"),
    }[reader]
