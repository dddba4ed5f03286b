"""Lists as the usual HR programs and people export them, from file to person."""

# ruff: noqa: E501 - a header stands in one line, as in the file

from datetime import date

import pytest

from onboarding_app.domain.errors import FileRefusedError
from onboarding_app.domain.language import Level
from onboarding_app.exchange.columns import Field, guess_columns
from onboarding_app.exchange.tabular import read_table
from onboarding_app.exchange.values import DateOrder
from tests.exchange.made_lists import csv_file, one, people_in, xlsx_file


def test_personio_in_german(tmp_path):
    rows = [
        (
            "ID", "Vorname", "Nachname", "E-Mail", "Geschlecht", "Status", "Position", "Beschäftigungsart",
            "Wochenstunden", "Eintrittsdatum", "Probezeitende", "Vertragsende", "Letzter Arbeitstag", "Abteilung",
            "Standort", "Personalnummer", "Geburtsdatum", "Nationalität", "Aufenthaltstitel gültig bis", "Straße", "PLZ", "Ort", "Land",
        ),
        (
            "1234567", "Thị Thảo", "Nguyễn", "thao@muster.example", "weiblich", "aktiv", "Pflegefachkraft", "Festanstellung",
            "38,5", "01.09.2025", "28.02.2026", "", "", "Station 3", "Erfurt", "00417", "14.05.1994", "Vietnam", "31.07.2027",
            "Markt 1", "07743", "Jena", "Deutschland",
        ),
    ]  # fmt: skip
    record = one(people_in(xlsx_file(tmp_path, {"Mitarbeiter": rows})))
    assert record.values == {
        Field.GIVEN_NAME: "Thị Thảo",
        Field.FAMILY_NAME: "Nguyễn",
        Field.EMAIL: "thao@muster.example",
        Field.OCCUPATION: "Pflegefachkraft",
        Field.STARTED_ON: date(2025, 9, 1),
        Field.PROBATION_ENDS_ON: date(2026, 2, 28),
        Field.DEPARTMENT: "Station 3",
        Field.PERSONNEL_NUMBER: "00417",
        Field.BIRTH_DATE: date(1994, 5, 14),
        Field.CITIZENSHIP: "VN",
        Field.TITLE_UNTIL: date(2027, 7, 31),
        Field.STREET: "Markt 1",
        Field.POSTCODE: "07743",
        Field.CITY: "Jena",
    }


def test_datev_as_windows_1252_with_semicolons(tmp_path):
    rows = [
        ("Beraternummer 1234", "Mandant 567", "", ""),
        (),
        ("Personalnummer", "Nachname", "Vorname", "Geburtsdatum", "Eintrittsdatum", "Austrittsdatum", "Staatsangehörigkeit", "Familienstand", "Kostenstelle"),
        ("00012", "Öztürk", "Mehmet", "01.01.1988", "01.03.2024", "", "türkisch", "verheiratet", "4711"),
        ("00013", "Groß", "Jörg", "02.02.1970", "01.04.2001", "31.12.2025", "deutsch", "ledig", "4711"),
        ("Summe", "2"),
    ]  # fmt: skip
    people = people_in(csv_file(tmp_path, rows, "cp1252"))
    assert people.rejected == ()
    first, second = people.records
    assert first.get(Field.CITIZENSHIP) == "TR"
    assert first.get(Field.MARITAL_STATUS) is True
    assert second.get(Field.FAMILY_NAME) == "Groß"
    assert second.get(Field.ENDED_ON) == date(2025, 12, 31)


def test_datev_lodas_names_its_columns_in_its_own_way(tmp_path):
    rows = [
        (
            "pnr#psd",
            "duevo_familienname#psd",
            "duevo_vorname#psd",
            "geburtsdatum_ttmmjj#psd",
            "eintrittdatum#psd",
        ),
        ("12", "Öztürk", "Mehmet", "01011988", "1032024"),
    ]
    record = one(people_in(csv_file(tmp_path, rows, "cp1252")))
    assert record.get(Field.BIRTH_DATE) == date(1988, 1, 1)
    assert record.get(Field.STARTED_ON) == date(2024, 3, 1)


def test_bamboo_hr_with_american_dates(tmp_path):
    rows = [
        ("Employee #", "Last name, First name", "Hire Date", "Job Title", "Department", "Nationality", "Birth Date", "Termination Date", "Work Email", "Mobile Phone"),
        ("1001", "Kovalenko, Olena", "02/16/2026", "Nurse", "Ward 3", "Ukrainian", "07/04/1991", "", "olena@x.example", "+49 361 1"),
        ("1002", "Singh, Priya", "03/01/2026", "Engineer", "IT", "Indian", "12/24/1993", "", "", ""),
    ]  # fmt: skip
    people = people_in(csv_file(tmp_path, rows, delimiter=","))
    assert people.rejected == ()
    assert [record.get(Field.STARTED_ON) for record in people.records] == [
        date(2026, 2, 16),
        date(2026, 3, 1),
    ]
    assert people.records[0].get(Field.BIRTH_DATE) == date(1991, 7, 4)
    assert people.records[0].get(Field.FAMILY_NAME) == "Kovalenko"
    assert people.records[1].get(Field.CITIZENSHIP) == "IN"


def test_orange_hrm_with_its_technical_names(tmp_path):
    rows = [
        ("first_name", "middle_name", "last_name", "employee_id", "gender", "marital_status", "nationality", "date_of_birth", "address_street_1", "city", "zip/postal_code", "country", "mobile", "work_email"),
        ("Priya", "", "Singh", "0042", "Female", "Single", "Indian", "1993-12-24", "Markt 1", "Jena", "07743", "Germany", "0171", "p@x.example"),
    ]  # fmt: skip
    record = one(people_in(csv_file(tmp_path, rows, delimiter=",")))
    assert record.get(Field.PERSONNEL_NUMBER) == "0042"
    assert record.get(Field.CITIZENSHIP) == "IN"
    assert record.get(Field.MARITAL_STATUS) is False
    assert record.get(Field.STREET) == "Markt 1"
    assert record.get(Field.POSTCODE) == "07743"


def test_odoo_with_its_labels(tmp_path):
    rows = [
        ("Employee Name", "Work Email", "Work Phone", "Department", "Job Position", "Nationality (Country)", "Date of Birth", "Visa Expiration Date", "Work Permit Expiration Date", "Badge ID", "Number of Dependent Children", "Marital Status"),
        ("Olena Kovalenko", "o@x.example", "", "Pflege", "Nurse", "Ukraine", "1991-07-04", "", "2027-03-04 00:00:00", "041", "2", "Married"),
    ]  # fmt: skip
    record = one(people_in(csv_file(tmp_path, rows, "utf-8-sig", ",")))
    assert (record.get(Field.GIVEN_NAME), record.get(Field.FAMILY_NAME)) == ("Olena", "Kovalenko")
    assert record.get(Field.TITLE_UNTIL) == date(2027, 3, 4)
    assert record.get(Field.CHILDREN) == 2


def test_a_home_made_list_with_titles_and_everything_in_it(tmp_path):
    rows = [
        ("Internationale Fachkräfte – Stand 11/2026",),
        (),
        (
            "Name, Vorname", "Pers.-Nr.", "Herkunftsland", "geb. am", "Einreise", "1. Arbeitstag", "Probezeit bis", "befristet bis",
            "Aufenthaltstitel", "Titel gültig bis", "Deutschniveau", "Zielniveau", "Familie im Ausland", "Mentor/in", "Bemerkungen",
        ),
        (
            "Al-Masri, Khaled", "7", "Syrien", "3.4.88", "1. März 2026", "15.03.2026", "14.09.2026", "unbefristet",
            "§ 18b", "unbefristet", "A2/B1", "B2", "ja", "Sabine Krüger", "ruft an;\nkommt montags",
        ),
        ("Gesamt: 1",),
    ]  # fmt: skip
    people = people_in(csv_file(tmp_path, rows, "utf-16"))
    record = one(people)
    assert record.get(Field.FAMILY_NAME) == "Al-Masri"
    assert record.get(Field.ENTRY_ON) == date(2026, 3, 1)
    assert record.get(Field.TITLE_KIND) == "p18b"
    assert record.get(Field.TITLE_UNTIL) == "unlimited"
    assert record.get(Field.LANGUAGE_LEVEL) is Level.A2
    assert record.get(Field.MENTOR) == "Sabine Krüger"
    assert record.get(Field.NOTE) == "ruft an;\nkommt montags"
    assert [notice.key for notice in people.notices] == ["lower_level"]


def test_english_dates_that_leave_the_order_open_are_asked_about(tmp_path):
    path = csv_file(
        tmp_path, [("First Name", "Last Name", "Start Date"), ("A", "B", "03/04/2026")], delimiter=","
    )
    assert people_in(path).ambiguous == ("Start Date",)
    assert one(people_in(path, DateOrder.MONTH_FIRST)).get(Field.STARTED_ON) == date(2026, 3, 4)


def test_a_list_of_ten_thousand_is_read_whole(tmp_path):
    rows = [(f"{number:05d}", f"Name{number}", "Anna", "01.03.2026") for number in range(10_000)]
    people = people_in(csv_file(tmp_path, [("Personalnummer", "Nachname", "Vorname", "Eintritt"), *rows]))
    assert len(people.records) == 10_000
    assert people.records[-1].get(Field.PERSONNEL_NUMBER) == "09999"


@pytest.mark.parametrize(
    "header", [("Rechnungsnummer", "Betrag", "Datum"), ("Artikel", "Bestand"), ("Firma", "Umsatz")]
)
def test_other_lists_are_no_lists_of_people(tmp_path, header):
    table = read_table(csv_file(tmp_path, [header, ("R-1", "12", "x")]))
    with pytest.raises(FileRefusedError, match="no_people_list"):
        guess_columns(table)
