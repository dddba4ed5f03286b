"""Where the header is, what is left out below it, and what columns without a title go by."""

import pytest

from onboarding_app.domain.errors import FileRefusedError
from onboarding_app.exchange.headers import header_place, letters
from onboarding_app.exchange.rows import Row
from onboarding_app.exchange.tabular import read_table
from tests.exchange.made_lists import csv_file

HEADER = ("Nachname", "Vorname", "Eintritt", "Ort")


def test_totals_dates_repeated_headers_and_empty_rows_are_left_out_and_counted(tmp_path):
    rows = [
        ("Personalliste",),
        HEADER,
        ("Meier", "Anna", "01.02.2026", "Jena"),
        (),
        HEADER,
        ("Abt", "Jo", "", ""),
        ("", "", "", ""),
        ("Gesamt", "2"),
        ("Summe", "", "2 Personen", ""),
        ("Stand: 23.11.2026",),
        ("Seite 1 von 1",),
    ]
    table = read_table(csv_file(tmp_path, rows))
    assert [row.number for row in table.rows] == [3, 6]
    assert table.skipped == 7
    assert table.header == 2


def test_footnotes_and_averages_are_left_out_and_counted(tmp_path):
    rows = [
        HEADER,
        ("Meier", "Anna", "01.02.2026", "Jena"),
        ("Ø", "", "", "3100"),
        ("davon extern", "", "0", ""),
        ("* ohne Gewähr",),
        ("Hinweis: Stand Oktober",),
        ("Østergaard", "Ida", "01.02.2026", "Gera"),
    ]
    table = read_table(csv_file(tmp_path, rows))
    assert [row.number for row in table.rows] == [2, 7]
    assert table.skipped == 4


def test_groups_above_the_header_say_what_short_names_below_them_mean(tmp_path):
    rows = [
        ("Personal international",),
        ("Person", "", "Aufenthalt", "", "Sprache", ""),
        ("Nachname", "Vorname", "Titel", "bis", "Niveau", "am"),
        ("Meier", "Anna", "§ 18a", "01.02.2027", "B1", "01.05.2025"),
    ]
    table = read_table(csv_file(tmp_path, rows))
    assert table.columns == ("Nachname", "Vorname", "Titel", "Aufenthalt bis", "Niveau", "Sprache am")
    assert table.header == 3


def test_people_whose_names_look_like_totals_stay(tmp_path):
    rows = [HEADER, ("Page", "Larry", "", ""), ("Stand", "Uwe", "", ""), ("Total", "Ali", "1.2.2026", "")]
    assert len(read_table(csv_file(tmp_path, rows)).rows) == 3


def test_columns_without_title_go_by_letters_if_they_hold_something(tmp_path):
    rows = [("Nachname", "", "Vorname", ""), ("Meier", "x", "Anna", "", "", "lost?")]
    assert read_table(csv_file(tmp_path, rows)).columns == ("Nachname", "[B]", "Vorname", "", "", "[F]")


def test_titles_of_two_lines_become_one(tmp_path):
    rows = [("Nach\xadname", "Eintritt\n(TT.MM.JJJJ)"), ("Meier", "01.02.2026")]
    assert read_table(csv_file(tmp_path, rows)).columns == ("Nachname", "Eintritt (TT.MM.JJJJ)")


def test_the_row_that_names_most_fields_is_the_header():
    rows = [("Person", "", "Vertrag", ""), HEADER, ("Name", "Ort", "x", "y")]
    assert header_place([Row(number, cells) for number, cells in enumerate(rows)]) == 1


def test_a_header_that_nobody_knows_is_the_first_wide_row_of_words():
    rows = [("Bericht", ""), ("1", "2", "3"), ("Artikel", "Menge", "Preis"), ("Schraube", "3", "4")]
    assert header_place([Row(number, cells) for number, cells in enumerate(rows)]) == 2
    assert header_place([Row(1, ("1", "2"))]) is None
    assert header_place([Row(1, ("Wort",))]) is None
    assert header_place([]) is None


def test_numbers_alone_are_no_list(tmp_path):
    with pytest.raises(FileRefusedError, match="list_without_header"):
        read_table(csv_file(tmp_path, [("1", "2"), ("3", "4")]))


@pytest.mark.parametrize(("place", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_letters_of_columns(place, name):
    assert letters(place) == name
