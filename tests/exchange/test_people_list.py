"""Rows become people, or are rejected with row, column and reason; nothing is dropped unsaid."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onboarding_app.domain.language import Level
from onboarding_app.domain.people import DepartureReason, HiredFrom
from onboarding_app.domain.recognition import OccupationGroup, Outcome, RecognitionStage
from onboarding_app.exchange.cells import LONGEST
from onboarding_app.exchange.columns import Field, chosen_columns
from onboarding_app.exchange.names import is_family_first, split_name
from onboarding_app.exchange.people_list import RejectedCell, parse_people
from onboarding_app.exchange.values import DateOrder
from onboarding_app.i18n import Texts
from onboarding_app.wording.lists import notice_sentence, rejection_sentence
from tests.exchange.made_lists import one, people_of, table_of, value_of

NAMES = ("Nachname", "Vorname")
PERSON = ("Müller", "Anna")


def kept(title, cell):
    """What a cell under a title means, what is kept of it as a note, and the key of the notice."""
    people = people_of((*NAMES, title), (*PERSON, cell))
    record = one(people)
    (name,) = {field for field in Field if field in record.values} - {
        Field.FAMILY_NAME,
        Field.GIVEN_NAME,
    } or {None}
    return record.get(name) if name else None, record.kept, [notice.key for notice in people.notices]


def rejected(title, cell):
    """Why a cell under a title is rejected."""
    people = people_of((*NAMES, title), (*PERSON, cell))
    assert people.records == ()
    (found,) = people.rejected
    assert (found.row, found.column) == (2, title)
    assert rejection_sentence(found.reason, Texts("de"))
    return found.reason


def test_only_filled_cells_say_something():
    record = one(people_of((*NAMES, "Ort", "Eintritt", "Telefon"), (*PERSON, "", "-", "k. A.")))
    assert record.values == {Field.FAMILY_NAME: "Müller", Field.GIVEN_NAME: "Anna"}


def test_short_rows_are_as_if_filled_with_empty_cells():
    assert one(people_of((*NAMES, "Ort"), ("Müller",))).values == {Field.FAMILY_NAME: "Müller"}


@pytest.mark.parametrize(
    ("title", "cell", "field", "value"),
    [
        ("Eintritt", "01.12.2027", Field.STARTED_ON, date(2027, 12, 1)),
        ("Eintritt", date(2026, 3, 1), Field.STARTED_ON, date(2026, 3, 1)),
        ("Eintritt", "46082", Field.STARTED_ON, date(2026, 3, 1)),
        ("Eintritt", "00:00:00", Field.STARTED_ON, None),
        ("Eintritt", "0", Field.STARTED_ON, None),
        ("Geburtsdatum", "01.03.49", Field.BIRTH_DATE, date(1949, 3, 1)),
        ("Aufenthaltstitel bis", "unbefristet", Field.TITLE_UNTIL, "unlimited"),
        ("Aufenthaltstitel bis", "31.12.9999", Field.TITLE_UNTIL, "unlimited"),
        ("Aufenthaltstitel bis", date(9999, 12, 31), Field.TITLE_UNTIL, "unlimited"),
        ("Befristung bis", "unbefristet", Field.FIXED_TERM_ENDS_ON, None),
        ("Austritt", "31.12.9999", Field.ENDED_ON, None),
        ("PLZ", "07743", Field.POSTCODE, "07743"),
        ("Personalnummer", "0012345678901234567", Field.PERSONNEL_NUMBER, "0012345678901234567"),
        ("Personalnummer", "#A12", Field.PERSONNEL_NUMBER, "#A12"),
        ("Personalnummer", "1e5", Field.PERSONNEL_NUMBER, "1e5"),
        ("Ort", "=1+1", Field.CITY, "=1+1"),
        ("Ort", date(2026, 3, 1), Field.CITY, "2026-03-01"),
        ("Staatsangehörigkeit", "vietnamesisch", Field.CITIZENSHIP, "VN"),
        ("Staatsangehörigkeit", "Vietnam (VN)", Field.CITIZENSHIP, "VN"),
        ("Aufenthaltstitel", "§16d Abs. 3", Field.TITLE_KIND, "p16d_3"),
        ("Deutsch", "B1", Field.LANGUAGE_LEVEL, Level.B1),
        ("Deutsch", "Niveau B1", Field.LANGUAGE_LEVEL, Level.B1),
        ("Zielniveau", "B2", Field.LANGUAGE_TARGET, Level.B2),
        ("Deutsch", "keine", Field.LANGUAGE_LEVEL, Level.A0),
        ("Familienstand", "verheiratet", Field.MARITAL_STATUS, True),
        ("Familienstand", "Married", Field.MARITAL_STATUS, True),
        ("Familienstand", "ledig", Field.MARITAL_STATUS, False),
        ("Familienstand", "Lebenspartnerschaft aufgehoben", Field.MARITAL_STATUS, False),
        ("Kinder", "2", Field.CHILDREN, 2),
        ("Kinder", "2 (5 und 8 Jahre)", Field.CHILDREN, 2),
        ("Kinder", "keine", Field.CHILDREN, 0),
        ("Ehepartner im Ausland", "ja", Field.SPOUSE_ABROAD, True),
        ("reglementiert", "x", Field.REGULATED_OCCUPATION, True),
        ("aus dem Ausland", "ja", Field.HIRED_FROM_ABROAD, HiredFrom.ABROAD),
        ("aus dem Ausland", "nein", Field.HIRED_FROM_ABROAD, HiredFrom.GERMANY),
        ("Azubi", "nein", Field.IS_APPRENTICE, False),
        ("Anerkennung", "beantragt", Field.RECOGNITION, (RecognitionStage.FILED, None)),
        ("Anerkennung", "teilweise anerkannt", Field.RECOGNITION, (RecognitionStage.NOTICE, Outcome.PARTIAL)),
        ("Anerkennung", "anerkannt", Field.RECOGNITION, (RecognitionStage.DONE, Outcome.FULL)),
        ("Berufsgruppe", "Krankenpflege", Field.OCCUPATION_GROUP, OccupationGroup.NURSING),
        ("Berufsgruppe", "it_experienced", Field.OCCUPATION_GROUP, OccupationGroup.IT_EXPERIENCED),
        ("Austrittsgrund", "Vertragsende", Field.ENDED_REASON, DepartureReason.CONTRACT_ENDED),
        ("Austrittsgrund", "housing", Field.ENDED_REASON, DepartureReason.HOUSING),
        ("Mentor", "Sabine Krüger", Field.MENTOR, "Sabine Krüger"),
        ("Betreuerin", "Sabine Krüger", Field.MENTOR, "Sabine Krüger"),
        ("Fiktionsbescheinigung bis", "30.04.2027", Field.FICTION_UNTIL, date(2027, 4, 30)),
        ("Kopie gesehen am", "02.03.2026", Field.COPY_SEEN_ON, date(2026, 3, 2)),
        ("Zertifikat", "telc B1", Field.CERTIFICATE, "telc B1"),
        ("Zertifikat", "telc B1", Field.LANGUAGE_LEVEL, Level.B1),
        ("Zertifikat", "Goethe", Field.LANGUAGE_LEVEL, None),
        ("Hören", "B2", Field.LISTENING, Level.B2),
        ("Nachzug gewünscht", "ja", Field.WANTS_TO_JOIN, True),
        ("Anerkennung", "läuft", Field.RECOGNITION, (RecognitionStage.FILED, None)),
        ("Anerkennung", "Bescheid Defizit", Field.RECOGNITION, (RecognitionStage.NOTICE, Outcome.CONDITIONS)),
        ("Bescheid vom", "02.03.2026", Field.RECOGNITION_NOTICE_ON, date(2026, 3, 2)),
    ],
)
def test_what_a_cell_means(title, cell, field, value):
    assert value_of(title, cell, field) == value


@pytest.mark.parametrize(
    ("title", "cell", "value", "notices"),
    [
        ("Aufenthaltstitel", "Aufenthaltserlaubnis", None, ["title_not_known"]),
        ("Aufenthaltstitel", "Fiktionsbescheinigung", None, ["title_open"]),
        ("Aufenthaltstitel", "§ 16d", None, ["title_open"]),
        ("Aufenthaltstitel", "§ 25 Abs. 2", None, ["title_open"]),
        ("Aufenthaltstitel", "§ 18d Forscher", None, ["title_not_known"]),
        ("Aufenthaltstitel", "Visum § 18a", "visa_d", []),
        ("Deutsch", "A2/B1", Level.A2, ["lower_level"]),
        ("Zielniveau", "B1/B2", Level.B2, ["higher_level"]),
        ("Deutsch", "fließend", None, ["kept_as_note"]),
        ("Staatsangehörigkeit", "syrisch / deutsch", "SY", ["first_country"]),
        ("Staatsangehörigkeit", "staatenlos", None, ["kept_as_note"]),
        ("Familienstand", "getrennt lebend", None, ["kept_as_note"]),
        ("Anerkennung", "noch nicht anerkannt", None, ["kept_as_note"]),
        ("Anerkennung", "irgendwas", None, ["kept_as_note"]),
        ("Berufsgruppe", "Koch", None, ["kept_as_note"]),
        ("Austrittsgrund", "Familienzusammenführung", None, ["kept_as_note"]),
        ("geb.", "1995", None, ["birth_year_only"]),
        ("Ehepartner im Herkunftsland", "nein, hier", False, []),
        ("Lesen", "B1 bis B2", None, ["kept_as_note"]),
    ],
)
def test_what_no_field_holds_is_kept_and_told(title, cell, value, notices):
    found, lines, keys = kept(title, cell)
    assert (found, lines, keys) == (value, (f"{title}: {cell}",), notices)
    assert all(notice_sentence(key, Texts("de")) for key in keys)


@pytest.mark.parametrize(
    ("title", "cell", "reason"),
    [
        ("Eintritt", "31.02.2026", "no_such_day"),
        ("Eintritt", "bald", "no_date"),
        ("Eintritt", "#REF!", "cell_error"),
        ("Eintritt", date(9999, 12, 31), "no_such_day"),
        ("Ort", "#BEZUG!", "cell_error"),
        ("Ort", "x" * (LONGEST + 1), "too_long"),
        ("Bemerkung", "#NAME?", "cell_error"),
        ("Staatsangehörigkeit", "Vietnma", "no_country"),
        ("Staatsangehörigkeit", "Vietnam / Xyz", "no_country"),
        ("Staatsangehörigkeit", "(?)", "no_country"),
        ("Kinder", "0,5", "no_number"),
        ("Kinder", "viele", "no_number"),
        ("Kinder", "99", "no_number"),
        ("reglementiert", "teils", "no_yes_or_no"),
    ],
)
def test_what_cannot_be_is_rejected(title, cell, reason):
    assert rejected(title, cell) == reason


def test_notes_may_be_long():
    assert value_of("Bemerkung", "x" * 20_000, Field.NOTE) == "x" * 20_000


def test_every_wrong_cell_of_every_row_is_told_with_its_place():
    people = people_of(
        (*NAMES, "Eintritt", "Staatsangehörigkeit"),
        (*PERSON, "31.02.2026", "Nirgendwo"),
        ("", "", "01.02.2026", ""),
        ("Abt", "Jo", "01.02.2026", "VN"),
    )
    assert people.rejected == (
        RejectedCell(2, "Eintritt", "31.02.2026", "no_such_day"),
        RejectedCell(2, "Staatsangehörigkeit", "Nirgendwo", "no_country"),
        RejectedCell(3, "Nachname", "", "name_missing"),
    )
    assert [record.row for record in people.records] == [4]


def test_who_stands_in_the_file_twice_is_rejected_with_the_first_row():
    header = ("Personalnummer", *NAMES, "Geburtsdatum")
    people = people_of(
        header,
        ("1", *PERSON, ""),
        ("2", *PERSON, ""),
        ("1", "Abt", "Jo", ""),
        ("", "Abt", "Jo", "01.02.1990"),
        ("", "ABT", "jo", "01.02.1990"),
        ("", "Abt", "Jo", "01.02.1991"),
    )
    assert [(cell.row, cell.value, cell.reason) for cell in people.rejected] == [
        (4, "= 2", "twice_in_file"),
        (6, "= 5", "twice_in_file"),
    ]


@pytest.mark.parametrize(
    ("titles", "begin", "end"),
    [
        (("Eintritt", "Austritt"), "02.02.2026", "01.02.2026"),
        (("Eintritt", "Probezeit bis"), "02.02.2026", "01.02.2026"),
        (("Eintritt", "Befristung bis"), "02.02.2026", "01.02.2026"),
        (("Titel gültig ab", "Titel gültig bis"), "02.02.2026", "01.02.2026"),
    ],
)
def test_ends_before_beginnings_are_rejected(titles, begin, end):
    people = people_of((*NAMES, *titles), (*PERSON, begin, end))
    (cell,) = people.rejected
    assert (cell.column, cell.reason) == (titles[1], "ends_before_start")
    assert people_of((*NAMES, *titles), (*PERSON, begin, begin)).rejected == ()


def test_a_column_that_leaves_the_order_of_dates_open_is_asked_about():
    header = (*NAMES, "Eintritt", "Geburtsdatum", "Austritt")
    row = (*PERSON, "03/04/2026", "16/02/1990", "01.05.2027")
    assert people_of(header, row).ambiguous == ("Eintritt",)
    assert people_of(header, row).records == ()
    for order, day in ((DateOrder.DAY_FIRST, date(2026, 4, 3)), (DateOrder.MONTH_FIRST, date(2026, 3, 4))):
        record = one(people_of(header, row, dates=order))
        assert record.get(Field.STARTED_ON) == day
        assert record.get(Field.BIRTH_DATE) == date(1990, 2, 16)
        assert record.get(Field.ENDED_ON) == date(2027, 5, 1)


def test_the_first_date_may_come_in_row_400():
    rows = [(f"A{number}", "B", "") for number in range(398)]
    people = people_of((*NAMES, "Eintritt"), *rows, ("Z", "B", "13/02/2026"), ("Y", "B", "01/02/2026"))
    assert [record.get(Field.STARTED_ON) for record in people.records[-2:]] == [
        date(2026, 2, 13),
        date(2026, 2, 1),
    ]


def test_a_column_that_holds_both_orders_is_asked_about_and_then_rejects_what_cannot_be():
    rows = ((*NAMES, "Eintritt"), ("A", "B", "13/02/2026"), ("C", "D", "02/13/2026"))
    assert people_of(*rows).ambiguous == ("Eintritt",)
    for order, row in ((DateOrder.DAY_FIRST, 3), (DateOrder.MONTH_FIRST, 2)):
        people = people_of(*rows, dates=order)
        assert [(cell.row, cell.reason) for cell in people.rejected] == [(row, "no_such_day")]


@pytest.mark.parametrize(
    ("title", "whole", "family", "given"),
    [
        ("Name", "Müller, Anna", "Müller", "Anna"),
        ("Name", "Anna Maria Müller", "Müller", "Anna Maria"),
        ("Name", "Maria de la Cruz", "de la Cruz", "Maria"),
        ("Name", "Ursula von der Leyen", "von der Leyen", "Ursula"),
        ("Name", "Sukarno", "Sukarno", ""),
        ("Nachname Vorname", "Nguyễn Thị Thảo", "Nguyễn", "Thị Thảo"),
        ("Nachname, Vorname", "von Berg Anna", "von Berg", "Anna"),
        ("Name, Vorname", "Müller, Anna", "Müller", "Anna"),
        ("Name", "Frau Prof. Dr. Anna Abt", "Abt", "Anna"),
        ("Name", "Dr. Abt", "Abt", ""),
        ("Name", "Herrmann, Drita", "Herrmann", "Drita"),
    ],
)
def test_whole_names_are_parted(title, whole, family, given):
    record = one(people_of((title, "Eintritt"), (whole, "01.03.2026")))
    assert (record.get(Field.FAMILY_NAME), record.get(Field.GIVEN_NAME)) == (family, given)


@pytest.mark.parametrize(
    ("title", "whole", "told"),
    [
        ("Name", "Nguyễn Thị Thảo", ["name_split"]),
        ("Name", "Nguyễn Thảo", []),
        ("Name", "Maria de la Cruz", []),
        ("Name", "Nguyễn, Thị Thảo", []),
        ("Nachname Vorname", "Nguyễn Thị Thảo", []),
        ("Name", "MÃ¼ller, Anna", ["garbled"]),
        ("Name", "JOÃO, Ângela", []),
    ],
)
def test_a_name_that_may_be_wrong_is_told(title, whole, told):
    people = people_of((title, "Eintritt"), (whole, "01.03.2026"))
    assert [(it.row, it.column, it.key) for it in people.notices] == [(2, title, key) for key in told]


def test_how_somebody_is_addressed_is_kept():
    record = one(people_of(("Name", "Eintritt"), ("Herr Dr. Ali Khan", "01.03.2026")))
    assert record.kept == ("Name: Herr Dr. Ali Khan",)


def test_a_row_of_nothing_but_a_name_is_told():
    header = (*NAMES, "Eintritt")
    people = people_of(header, ("C", "", ""), ("Abt", "Jo", ""), ("Abt", "", "01.03.2026"))
    assert [(it.row, it.value, it.key) for it in people.notices] == [(2, "C", "name_alone")]


def test_parts_of_a_name_come_before_the_whole():
    table = table_of(("Mitarbeiter", "Nachname"), ("Anna Maria Müller-Abt", "Abt"))
    mapped = chosen_columns(table, {0: Field.FULL_NAME, 1: Field.FAMILY_NAME})
    assert one(parse_people(table, mapped)).values == {Field.FAMILY_NAME: "Abt"}


@given(st.lists(st.text("abcdefgh", min_size=1, max_size=5), min_size=1, max_size=5), st.booleans())
def test_no_word_of_a_name_is_lost(words, family_first):
    family, given_names = split_name(" ".join(words), family_first=family_first)
    parts = (family, given_names) if family_first else (given_names, family)
    assert " ".join(filter(None, parts)) == " ".join(words)
    assert not is_family_first("Vorname Nachname")


def test_a_row_without_name_is_told_by_the_only_name_column():
    table = table_of(("x", "Vorname"), ("y", ""))
    people = parse_people(table, chosen_columns(table, {1: Field.GIVEN_NAME, 0: Field.CITY}))
    assert people.rejected == (RejectedCell(2, "Vorname", "", "name_missing"),)


@pytest.mark.parametrize("text", ["B1 (telc)", "telc B1", "B1 telc 03/2026"])
def test_who_examined_the_german_stands_beside_the_level_or_in_its_own_column(text):
    alone = one(people_of((*NAMES, "Deutsch"), (*PERSON, text)))
    assert (alone.get(Field.LANGUAGE_LEVEL), alone.get(Field.CERTIFICATE)) == (Level.B1, "telc")
    assert alone.kept == (f"Deutsch: {text}",)
    own = one(people_of((*NAMES, "Deutsch", "Zertifikat"), (*PERSON, text, "Goethe-Zertifikat")))
    assert own.get(Field.CERTIFICATE) == "Goethe-Zertifikat"


def test_of_two_levels_nobody_knows_which_one_was_examined():
    assert one(people_of((*NAMES, "Deutsch"), (*PERSON, "telc A2/B1"))).get(Field.CERTIFICATE) is None


@pytest.mark.parametrize(
    "text", ["befr. bis 14.08.2027", "bis 14.08.2027", "befristet zum 14.08.2027", "verl. bis zum 14.8.2027"]
)
def test_words_before_the_end_of_a_contract_are_no_hindrance(text):
    person = one(people_of((*NAMES, "Vertrag bis"), (*PERSON, text)))
    assert person.get(Field.FIXED_TERM_ENDS_ON) == date(2027, 8, 14)


def test_a_contract_without_an_end_any_more_has_none():
    assert (
        one(people_of((*NAMES, "Vertrag bis"), (*PERSON, "entfristet"))).get(Field.FIXED_TERM_ENDS_ON) is None
    )


@pytest.mark.parametrize("text", ["6 Monate", "abgel.", "bestanden"])
def test_a_probation_without_a_day_is_kept_as_a_note_and_keeps_nobody_out(text):
    assert kept("Probezeit bis", text) == (None, (f"Probezeit bis: {text}",), ["kept_as_note"])


@pytest.mark.parametrize(
    ("text", "children"),
    [
        ("verh., zwei Kinder", 2),
        ("verheiratet, drei Kinder", 3),
        ("verh., ein Kind", 1),
        ("led., fünf Kinder", 5),
    ],
)
def test_children_are_counted_in_words_too(text, children):
    assert one(people_of((*NAMES, "Familienstand/Kinder"), (*PERSON, text))).get(Field.CHILDREN) == children
