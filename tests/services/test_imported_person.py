"""What a row makes of somebody who is known already: filled, corrected, renewed, or refused."""

from datetime import date

import pytest

from onboarding_app.domain.language import Level
from onboarding_app.domain.people import Relation
from onboarding_app.domain.recognition import RecognitionStage
from onboarding_app.domain.titles import current_title
from onboarding_app.exchange.columns import Field
from onboarding_app.exchange.values import DateOrder
from onboarding_app.services.importing import AmbiguousDatesError, apply_import, preview_import
from onboarding_app.services.people import mentors
from onboarding_app.services.workers import add_worker
from tests.exchange.made_lists import csv_file
from tests.made import made_worker

TODAY = date(2026, 11, 23)
KNOWN = {
    "Personalnummer": "0007",
    "Nachname": "Abt",
    "Vorname": "Jo",
    "Eintritt": "01.03.2026",
    "Probezeit bis": "31.08.2026",
    "Aufenthaltstitel": "Blaue Karte",
    "Titel gültig bis": "30.11.2026",
}


@pytest.fixture
def look(database, tmp_path):
    """Preview a list of one person that has these columns beside number and name."""

    def preview(columns=None, **more):
        row = {"Personalnummer": "0007", "Nachname": "Abt"} | (KNOWN if columns is None else columns)
        path = csv_file(tmp_path, [tuple(row), tuple(row.values())], "utf-8-sig")
        return preview_import(database, path, today=TODAY, **more)

    return preview


@pytest.fixture
def take(database, catalogue, look):
    """Import that list and return the only person."""

    def imported(columns=None):
        apply_import(database, catalogue, look(columns), today=TODAY)
        return only(database)

    return imported


def only(database):
    with database.read() as view:
        (dossier,) = view.dossiers()
    return dossier


@pytest.mark.parametrize(
    ("columns", "column", "reason"),
    [
        ({"Eintritt": "01.09.2026"}, "Eintritt", "ends_before_start"),
        ({"Probezeit bis": "28.02.2026"}, "Probezeit bis", "ends_before_start"),
        ({"Austritt": "28.02.2026"}, "Austritt", "ends_before_start"),
        ({"Geburtsdatum": "02.03.2013"}, "Geburtsdatum", "birth_unlikely"),
        ({"Geburtsdatum": "02.03.2030", "Eintritt": "01.03.2026"}, "Geburtsdatum", "birth_unlikely"),
    ],
)
def test_what_contradicts_what_is_known_is_rejected(look, take, columns, column, reason):
    take()
    (cell,) = look(columns).rejected
    assert (cell.row, cell.column, cell.reason) == (2, column, reason)


def test_what_fits_what_is_known_by_a_day_is_taken(take):
    take()
    dossier = take({"Eintritt": "31.08.2026", "Austritt": "31.08.2026"})
    assert dossier.worker.started_on == dossier.departure.ended_on == date(2026, 8, 31)


@pytest.mark.parametrize(
    ("until", "ends"),
    [
        ("30.11.2026", ["2026-11-30"]),
        ("15.12.2026", ["2026-12-15"]),
        ("28.12.2026", ["2026-12-28"]),
        ("29.12.2026", ["2026-11-30", "2026-12-29"]),
        ("", ["2026-11-30"]),
    ],
)
def test_an_end_up_to_four_weeks_later_corrects_a_later_one_renews(take, until, ends):
    take()
    titles = take({"Titel gültig bis": until}).titles
    assert [it.valid_until.isoformat() for it in titles] == ends
    assert {it.kind for it in titles} == {"p18g"}


def test_since_when_a_renewed_title_holds_stays_unknown_and_it_counts(take):
    take()
    titles = take({"Titel gültig bis": "30.11.2029"}).titles
    assert titles[1].valid_from is None
    assert current_title(titles, TODAY) == titles[1]


def test_a_later_end_of_a_title_that_still_runs_long_corrects_it(take):
    take(KNOWN | {"Titel gültig bis": "31.01.2030"})
    titles = take({"Titel gültig bis": "31.01.2031"}).titles
    assert [it.valid_until for it in titles] == [date(2031, 1, 31)]


def test_another_kind_is_a_title_of_its_own(take):
    take()
    dossier = take({"Aufenthaltstitel": "Niederlassungserlaubnis", "Titel gültig bis": "unbefristet"})
    assert [it.unlimited for it in dossier.titles] == [False, True]
    assert not any(it.key == "residence_renewal_apply" and it.is_open for it in dossier.checkpoints)


def test_another_kind_that_ends_on_the_same_day_corrects_it(take, look):
    take()
    corrected = KNOWN | {"Aufenthaltstitel": "§ 18b"}
    assert look(corrected).rejected == ()
    assert [it.kind for it in take(corrected).titles] == ["p18b"]


def test_a_title_that_begins_later_is_another_one(take):
    take(KNOWN | {"Titel gültig ab": "01.12.2022"})
    titles = take({"Titel gültig ab": "15.11.2026", "Titel gültig bis": "30.11.2026"}).titles
    assert [it.valid_from for it in titles] == [date(2022, 12, 1), date(2026, 11, 15)]


def test_a_list_of_the_old_title_leaves_the_renewed_one_alone(take, look):
    take()
    after = take({"Titel gültig bis": "30.11.2029"})
    assert look().updated == ()
    assert take() == after


def test_children_are_counted_up_and_a_spouse_is_there_once(take):
    take({"Familienstand": "verheiratet", "Kinder": "1"})
    dossier = take({"Familienstand": "verheiratet", "Kinder": "2"})
    assert [it.relation for it in dossier.family] == [Relation.SPOUSE, Relation.CHILD, Relation.CHILD]
    assert take({"Familienstand": "verheiratet", "Kinder": "1"}).family == dossier.family


def test_who_is_single_is_asked_about_no_spouse(take):
    answers = dict(take({"Familienstand": "ledig"}).worker.answers)
    assert answers == {"spouse_abroad": "false", "spouse_in_de": "false"}


def test_a_mentor_who_is_not_known_is_added_once_whatever_the_spelling(take, database, look):
    assert take(KNOWN | {"Begleitung": "Jana Weber"}).mentor.name == "Jana Weber"
    assert look({"Begleitung": "JANA  weber"}).updated == ()
    assert take({"Begleitung": "Udo Kranz"}).mentor.name == "Udo Kranz"
    assert [mentor.name for mentor in mentors(database)] == ["Jana Weber", "Udo Kranz"]


def test_without_a_number_the_name_finds_the_person_if_nothing_speaks_against(take, look):
    take(KNOWN | {"Geburtsdatum": "01.02.1990"})
    assert len(look({"Personalnummer": "", "Vorname": "JO", "Ort": "Jena"}).updated) == 1
    assert len(look({"Personalnummer": "", "Vorname": "Jo", "Geburtsdatum": "02.02.1990"}).new) == 1
    assert len(look({"Personalnummer": "8", "Vorname": "Jo"}).new) == 1


def test_a_name_that_can_mean_two_people_is_rejected(database, catalogue, look):
    for number in ("1", "2"):
        person = made_worker(personnel_number=number, given_name="Jo", family_name="Abt")
        add_worker(database, catalogue, person, today=TODAY)
    preview = look({"Personalnummer": "", "Vorname": "Jo"})
    assert [(cell.row, cell.value, cell.reason) for cell in preview.rejected] == [
        (2, "Jo Abt", "several_people")
    ]
    assert preview.rejected_rows == {2}


def test_the_user_says_what_a_column_means(look):
    row = {"Vorname": "Jo", "Ding": "Köchin"}
    assert look(row).unrecognised == ("Ding",)
    meant = look(
        row,
        fields={0: Field.PERSONNEL_NUMBER, 1: Field.FAMILY_NAME, 2: Field.GIVEN_NAME, 3: Field.OCCUPATION},
    )
    assert meant.new[0].worker.occupation == "Köchin"


def test_the_user_says_which_number_is_the_day(look):
    row = {"Vorname": "Jo", "Eintritt": "03/04/2026"}
    with pytest.raises(AmbiguousDatesError):
        look(row)
    starts = [look(row, dates=order).new[0].worker.started_on for order in DateOrder]
    assert sorted(starts) == [date(2026, 3, 4), date(2026, 4, 3)]


THAO = {"Personalnummer": "0042", "Nachname": "Abt", "Vorname": "Thảo", "Geburtsdatum": "13.01.1990"}
PRIYA = {"Personalnummer": "42", "Nachname": "Rao", "Vorname": "Priya", "Geburtsdatum": "14.02.1985"}


def test_a_number_that_lost_its_zeros_is_that_of_the_same_person_and_stays(take, look):
    take(THAO)
    preview = look(THAO | {"Personalnummer": "42", "Ort": "Jena"})
    assert [(it.column, it.value, it.key) for it in preview.notices] == [
        ("Personalnummer", "42", "number_without_zeros")
    ]
    assert take(THAO | {"Personalnummer": "42", "Ort": "Jena"}).worker.personnel_number == "0042"


def test_a_number_that_gets_its_zeros_back_is_taken(take, look):
    take(PRIYA)
    assert take(PRIYA | {"Personalnummer": "0042"}).worker.personnel_number == "0042"
    assert look(PRIYA).notices[0].key == "number_without_zeros"


def test_a_number_but_for_its_zeros_of_somebody_else_means_nobody(take, look):
    take(THAO)
    assert [person.name for person in look(PRIYA).new] == ["Priya Rao"]


def test_the_number_of_one_and_the_name_of_another_ask_for_both(take, database, catalogue, look):
    take(THAO)
    apply_import(database, catalogue, look(PRIYA), today=TODAY)
    (question,) = look(THAO | {"Personalnummer": "42"}).questions
    assert (question.reason, [it.name for it in question.candidates]) == (
        "number_of_other",
        ["Thảo Abt", "Priya Rao"],
    )


@pytest.mark.parametrize(
    ("changes", "asked"),
    [
        ({"Geburtsdatum": "31.01.1990"}, 0),
        ({"Nachname": "Berg"}, 0),
        ({"Nachname": "Berg", "Geburtsdatum": "31.01.1990"}, 1),
        ({"Nachname": "Berg", "Vorname": "Eva"}, 1),
    ],
)
def test_a_number_with_another_birth_date_and_another_name_is_asked_about(take, look, changes, asked):
    take(THAO)
    assert len(look(THAO | changes).questions) == asked


FULL = KNOWN | {
    "Verlängerung beantragt am": "02.11.2026",
    "Ausländerbehörde": "Erfurt",
    "Deutsch": "B1",
    "Zertifikat": "telc",
    "Zertifikat vom": "12.05.2024",
    "Hören": "B2",
    "Sprachkurs": "B2 Pflege",
    "Kursbeginn": "01.09.2026",
    "Kurs bis": "28.02.2027",
    "Familienstand": "verh., 1 Kind",
    "Nachzug gewünscht": "ja",
    "Anerkennung beantragt am": "01.06.2026",
    "Anerkennungsstelle": "TLVwA",
}


def test_titles_language_family_and_recognition_of_a_full_list_come_in(take):
    dossier = take(FULL)
    (title,), (proof,), (course,), (case,) = (
        dossier.titles,
        dossier.proofs,
        dossier.courses,
        dossier.recognition,
    )
    assert (title.renewal_filed_on, title.authority) == (date(2026, 11, 2), "Erfurt")
    assert (proof.level, proof.certificate, proof.on) == (Level.B1, "telc", date(2024, 5, 12))
    assert proof.listening is Level.B2
    assert (course.name, course.ends_on) == ("B2 Pflege", date(2027, 2, 28))
    assert [(it.relation, it.wants_to_join) for it in dossier.family] == [
        (Relation.SPOUSE, True),
        (Relation.CHILD, None),
    ]
    assert (case.stage, case.filed_on, case.body) == (RecognitionStage.FILED, date(2026, 6, 1), "TLVwA")


def test_a_full_list_again_changes_nothing_and_empty_cells_empty_nothing(take, look):
    before = take(FULL)
    assert look(FULL).unchanged
    assert take({name: "" for name in FULL if name not in KNOWN} | KNOWN) == before


def test_one_changed_cell_changes_only_that_and_the_preview_names_it(take, look):
    take(FULL)
    (person,) = look(FULL | {"Kurs bis": "31.03.2027"}).updated
    assert person.changes == (("course_ends_on", "2027-02-28", "2027-03-31"),)
    dossier = take(FULL | {"Kurs bis": "31.03.2027"})
    assert [it.ends_on for it in dossier.courses] == [date(2027, 3, 31)]


def test_another_course_stands_beside_the_earlier_one(take):
    take(FULL)
    dossier = take(FULL | {"Sprachkurs": "C1", "Kursbeginn": "01.03.2027", "Kurs bis": "30.09.2027"})
    assert [it.name for it in dossier.courses] == ["B2 Pflege", "C1"]


@pytest.mark.parametrize(
    ("changes", "column", "reason"),
    [
        ({"Kurs bis": "01.08.2026"}, "Kurs bis", "ends_before_start"),
        ({"Zertifikat vom": "12.05.2190"}, "Zertifikat vom", "day_unlikely"),
        ({"Anerkennung beantragt am": "01.06.2190"}, "Anerkennung beantragt am", "day_unlikely"),
    ],
)
def test_days_that_cannot_be_are_named_by_their_column(look, changes, column, reason):
    (cell,) = look(FULL | changes).rejected
    assert (cell.column, cell.reason) == (column, reason)


def test_the_day_of_a_notice_brings_a_case_forward_but_never_back(take):
    take(FULL)
    assert take(FULL | {"Bescheid vom": "02.11.2026"}).recognition[0].stage is RecognitionStage.NOTICE
    assert take(FULL | {"Anerkennung": "beantragt"}).recognition[0].stage is RecognitionStage.NOTICE
