"""Column names of HR programs and of home-made lists."""

import tomllib
from datetime import date

import pytest

from onboarding_app.domain.errors import FileRefusedError
from onboarding_app.exchange.columns import DATES, Field, chosen_columns, field_of, guess_columns
from onboarding_app.exchange.columns import NAMES as NAMED
from onboarding_app.i18n import Texts
from onboarding_app.resources import resource
from onboarding_app.wording.fields import field_name
from tests.exchange.made_lists import table_of

NAMES = ("Nachname", "Vorname")
PERSON = ("Müller", "Anna")


def meaning(title, *cells):
    """What a column beside names means, by its title and cells."""
    rows = [(*PERSON, cell) for cell in cells] or [(*PERSON, "x")]
    return guess_columns(table_of((*NAMES, title), *rows)).fields.get(2)


def test_every_name_of_the_file_is_recognised_as_its_field():
    table = tomllib.loads(resource("columns", "fields.toml").read_text(encoding="utf-8"))
    table.pop("if_values_fit")
    assert set(table) == set(Field)
    wrong = [(field, name) for field, names in table.items() for name in names if field_of(name) != field]
    assert wrong == []


def test_every_field_has_a_name_to_show():
    assert all(field_name(field.value, Texts("en")) != field.value for field in Field)


@pytest.mark.parametrize(
    ("title", "field"),
    [
        ("VORNAME", Field.GIVEN_NAME),
        ("Vorname*", Field.GIVEN_NAME),
        ("Nachname (Pflichtfeld)", Field.FAMILY_NAME),
        ("Nachname Pflichtfeld", Field.FAMILY_NAME),
        ("last_name", Field.FAMILY_NAME),
        ("firstName", Field.GIVEN_NAME),
        ("Eintritt\n(TT.MM.JJJJ)", Field.STARTED_ON),
        ("Eintritt [Datum]", Field.STARTED_ON),
        ("pers.-nr", Field.PERSONNEL_NUMBER),
        ("Employee #", Field.PERSONNEL_NUMBER),
        ("Employee", Field.FULL_NAME),
        ("Telefon 1", Field.PHONE),
        ("department_id", Field.DEPARTMENT),
        ("Employee/Work Email", Field.EMAIL),
        ("Contract/Start Date", Field.STARTED_ON),
        ("pnr#psd", Field.PERSONNEL_NUMBER),
        ("psd_mitarbeiter.duevo_familienname", Field.FAMILY_NAME),
        ("Vorname (Ehepartner)", None),
        ("Notfallkontakt Telefon", None),
        ("Telefon (Notfall)", None),
        ("Manager: Email", None),
        ("Ehepartner im Ausland", Field.SPOUSE_ABROAD),
        ("Anzahl Kinder", Field.CHILDREN),
        ("Visa: Expiration", Field.TITLE_UNTIL),
        ("visa_expire", Field.TITLE_UNTIL),
        ("Staatsangeh.", Field.CITIZENSHIP),
        ("Staatsangehörigkeit (Schlüssel)", Field.CITIZENSHIP),
        ("Nation", Field.CITIZENSHIP),
        ("Befristung zum", Field.FIXED_TERM_ENDS_ON),
        ("Land", None),
        ("(leer)", None),
        ("***", None),
    ],
)
def test_what_stands_around_a_name_does_not_count(title, field):
    assert field_of(title) == field


@pytest.mark.parametrize(
    ("title", "cells", "field"),
    [
        ("Land", ("Vietnam", "Indien", "-"), Field.CITIZENSHIP),
        ("Land", ("Thüringen", "Sachsen"), None),
        ("Titel", ("§ 18a", "Blaue Karte EU"), Field.TITLE_KIND),
        ("Titel", ("Dr.", "Prof. Dr."), None),
        ("Titel", ("", ""), None),
        ("Sprache", ("B1", "A2/B1"), Field.LANGUAGE_LEVEL),
        ("Sprache", ("Vietnamesisch", "Tamil"), None),
        ("gültig bis", ("01.02.2027", "unbefristet", date(2027, 1, 1)), Field.TITLE_UNTIL),
        ("gültig bis", ("31.02.2027", "32.01.2027"), Field.TITLE_UNTIL),
        ("gültig bis", ("ja", "nein"), None),
        ("Seit", ("01.02.2027", "3.4.26"), Field.STARTED_ON),
        ("ID", ("101", "102"), Field.PERSONNEL_NUMBER),
        ("ID", ("1", "2"), None),
        ("ID", ("a3f9-77", "b2"), None),
        ("country_id/name", ("Vietnam", "Syria"), Field.CITIZENSHIP),
    ],
)
def test_names_that_mean_other_things_too_count_where_the_values_fit(title, cells, field):
    assert meaning(title, *cells) == field


def test_what_was_taken_by_its_values_is_marked_as_doubtful():
    mapped = guess_columns(table_of((*NAMES, "Land", "Herkunft"), (*PERSON, "Vietnam", "Vietnam")))
    assert mapped.fields == {0: Field.FAMILY_NAME, 1: Field.GIVEN_NAME, 2: Field.CITIZENSHIP}
    assert mapped.doubtful == {2}
    assert mapped.unrecognised == ("Herkunft",)


def test_the_country_of_an_address_is_no_citizenship():
    table = table_of((*NAMES, "PLZ", "Ort", "Land"), (*PERSON, "07743", "Jena", "Deutschland"))
    assert Field.CITIZENSHIP not in guess_columns(table).fields.values()


def test_a_sure_name_comes_before_a_doubtful_one():
    table = table_of((*NAMES, "Land", "Staatsangehörigkeit"), (*PERSON, "Deutschland", "Vietnam"))
    assert guess_columns(table).place(Field.CITIZENSHIP) == 3


def test_of_two_columns_for_a_field_the_better_name_counts():
    table = table_of((*NAMES, "Kostenstelle", "Abteilung", "Team"), (*PERSON, "4711", "Station 3", "Blau"))
    mapped = guess_columns(table)
    assert mapped.place(Field.DEPARTMENT) == 3
    assert mapped.unrecognised == ("Kostenstelle", "Team")
    assert mapped.place(Field.MENTOR) is None


def test_of_two_equal_names_the_first_counts():
    table = table_of((*NAMES, "E-Mail", "E-Mail (privat)"), (*PERSON, "a@b.de", "c@d.de"))
    assert guess_columns(table).place(Field.EMAIL) == 2


def test_name_beside_first_name_is_the_family_name():
    assert guess_columns(table_of(("Name", "Vorname"), PERSON)).fields == {
        0: Field.FAMILY_NAME,
        1: Field.GIVEN_NAME,
    }


def test_a_whole_name_stays_whole_beside_a_first_name():
    table = table_of(("Mitarbeiter", "Vorname"), ("Müller, Anna", "Anna"))
    assert guess_columns(table).fields[0] is Field.FULL_NAME


@pytest.mark.parametrize(
    "columns",
    [
        ("Artikel", "Menge", "Preis"),
        ("Datum", "Beschreibung", "Betrag"),
        ("Name", "Preis"),
        ("Eintritt", "Ort"),
        ("Nr.", "Name", "Datum", "Betrag", "Abteilung", "Status"),
        ("Name", "Beginn", "Ende", "Typ"),
        ("Name", "Ort"),
        ("Kundennummer", "Nachname", "Vorname", "Straße", "PLZ", "Ort", "Umsatz"),
        ("Lieferant", "Name", "E-Mail"),
    ],
)
def test_what_is_no_list_of_people_is_refused_with_its_columns(columns):
    with pytest.raises(FileRefusedError, match="no_people_list") as refused:
        guess_columns(table_of(columns, ("a",) * len(columns)))
    assert refused.value.details["columns"] == ", ".join(columns)


@pytest.mark.parametrize(
    "columns",
    [
        ("Nachname", "Vorname", "E-Mail"),
        ("Name", "Abteilung"),
        ("Name", "Staatsangehörigkeit"),
        ("Mitarbeiter", "Telefon"),
        ("Name", "Eintritt", "Bruttobetrag"),
        ("Nachname", "Vorname", "Eintritt", "Kunde im Einsatz"),
    ],
)
def test_what_only_lists_of_staff_have_makes_one(columns):
    assert NAMED & set(guess_columns(table_of(columns, ("a",) * len(columns))).fields.values())


def test_a_list_of_events_is_told_apart():
    header = ("Personalnummer", *NAMES, "Ereignis", "Datum")
    rows = [("1", *PERSON, "Eintritt", "01.02.2025"), ("1", *PERSON, "Austritt", "01.02.2026")]
    with pytest.raises(FileRefusedError, match="list_of_events"):
        guess_columns(table_of(header, *rows))
    without = [header[1:], *(row[1:] for row in rows)]
    with pytest.raises(FileRefusedError, match="list_of_events"):
        guess_columns(table_of(*without))


@pytest.mark.parametrize(
    "rows",
    [
        [("Datum", "Mitarbeiter", "Zugang/Abgang", "Austrittsgrund"),
         ("01.02.2025", "Kowal, Jan", "Zugang", ""), ("30.06.2026", "Abt, Jo", "Abgang", "Umzug")],
        [("Name", "Datum", "Art", "Grund"),
         ("Kowal, Jan", "01.02.2025", "Eintritt", ""), ("Abt, Jo", "30.06.2026", "Austritt", "")],
    ],
)  # fmt: skip
def test_entries_and_exits_are_events_also_if_nobody_stands_there_twice(rows):
    with pytest.raises(FileRefusedError, match="list_of_events"):
        guess_columns(table_of(*rows))


def test_a_column_that_says_how_somebody_came_leaves_a_list_of_people_one():
    table = table_of((*NAMES, "Eintritt", "Art"), (*PERSON, "01.02.2025", "Neueinstellung"))
    assert guess_columns(table).fields[2] is Field.STARTED_ON


@pytest.mark.parametrize(
    ("left", "cell", "field"),
    [
        ("Titel", "§ 18a", Field.TITLE_UNTIL),
        ("Kursbeginn", "01.02.2025", Field.COURSE_ENDS_ON),
        ("Eintritt", "01.02.2025", Field.ENDED_ON),
    ],
)
def test_until_is_the_end_of_what_stands_left_of_it(left, cell, field):
    table = table_of((*NAMES, left, "bis"), (*PERSON, cell, "01.02.2027"))
    assert guess_columns(table).fields[3] is field


def test_one_measure_for_each_person_makes_no_list_of_events():
    table = table_of((*NAMES, "Maßnahme"), (*PERSON, "Anpassungslehrgang"), ("Abt", "Jo", "Kenntnisprüfung"))
    assert guess_columns(table).unrecognised == ("Maßnahme",)


def test_the_user_says_what_columns_mean():
    table = table_of(("A", "B", ""), ("Müller", "x", ""))
    mapped = chosen_columns(table, {0: Field.FULL_NAME})
    assert mapped.fields == {0: Field.FULL_NAME}
    assert mapped.unrecognised == ("B",)
    with pytest.raises(FileRefusedError, match="no_people_list"):
        chosen_columns(table, {1: Field.CITY})


def test_dates_are_the_fields_that_end_like_dates():
    assert {field for field in Field if field.value.endswith(("_on", "_from", "_until", "_date"))} == DATES
