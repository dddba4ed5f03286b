"""Tables and calendars that go out: text stays text, days stay days, and lists come back unchanged."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from openpyxl import load_workbook

from onboarding_app.domain.errors import FileRefusedError
from onboarding_app.exchange.calendar_file import CalendarEvent, calendar_of, write_calendar
from onboarding_app.exchange.columns import Field
from onboarding_app.exchange.tabular import read_table
from onboarding_app.exchange.workbook import Sheet, write_csv, write_xlsx
from onboarding_app.exchange.writing import MOST_CHARACTERS
from tests.exchange.made_lists import one, people_in

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
DAY = date(2026, 3, 1)
HOSTILE = ["=1+1", "+49 361", "-1", "@x", "\tx", "=cmd|' /C calc'!A0", "'=x", "#REF!", "1e5", "007", "a\nb;c"]
PEOPLE = Sheet(
    title="Personal",
    columns=(
        "Personalnummer",
        "Nachname",
        "Vorname",
        "Eintritt",
        "Telefon",
        "Kinder",
        "Aufenthaltstitel",
        "Notiz",
    ),
    rows=[
        ("007", "Nguyễn", "Thị Thảo", DAY, "+49 361 1", 2, "p18a", '=x\nsagt "ja";'),
        ("", "Abt", "Jo", None, "", None, "", ""),
    ],
)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_list_that_goes_out_comes_back_unchanged(tmp_path, kind):
    path = tmp_path / f"list.{kind}"
    write_csv(PEOPLE, path) if kind == "csv" else write_xlsx([PEOPLE], path)
    people = people_in(path)
    assert people.rejected == people.notices == ()
    first, second = people.records
    assert first.values == {
        Field.PERSONNEL_NUMBER: "007",
        Field.FAMILY_NAME: "Nguyễn",
        Field.GIVEN_NAME: "Thị Thảo",
        Field.STARTED_ON: DAY,
        Field.PHONE: "+49 361 1",
        Field.CHILDREN: 2,
        Field.TITLE_KIND: "p18a",
        Field.NOTE: '=x\nsagt "ja";',
    }
    assert second.values == {Field.FAMILY_NAME: "Abt", Field.GIVEN_NAME: "Jo"}


def test_nothing_that_people_typed_becomes_a_formula(tmp_path):
    sheet = Sheet(title="x", columns=("=A1",), rows=[(text,) for text in HOSTILE])
    write_xlsx([sheet], tmp_path / "x.xlsx")
    page = load_workbook(tmp_path / "x.xlsx").active
    cells = [cell for (cell,) in page.iter_rows()]
    assert [cell.value for cell in cells] == ["=A1", *HOSTILE]
    assert {cell.data_type for cell in cells} == {"s"}
    assert cells[1].quotePrefix
    write_csv(sheet, tmp_path / "x.csv")
    text = (tmp_path / "x.csv").read_text(encoding="utf-8-sig")
    assert not re.search(r"^\"?[=+\-@\t\r]", text, re.MULTILINE)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).map(str.strip).filter(bool))
def test_any_text_comes_back_from_csv(tmp_path_factory, text):
    path = tmp_path_factory.mktemp("out") / "x.csv"
    write_csv(Sheet(title="", columns=("Nachname", "Vorname"), rows=[("Meier", text)]), path)
    assert read_table(path).rows[0].cells == ("Meier", text)


def test_a_workbook_has_dates_filters_a_fixed_header_and_fitting_widths(tmp_path):
    path = tmp_path / "x.xlsx"
    long = Sheet(title="Ein/sehr:langer*Titel?" + "x" * 40, columns=("A", "B"), rows=[("x" * 99, DAY)])
    write_xlsx([PEOPLE, long], path)
    book = load_workbook(path)
    page = book["Personal"]
    assert page["D2"].value.date() == DAY
    assert page["D2"].number_format == "DD.MM.YYYY"
    assert page.freeze_panes == "A2"
    assert page.auto_filter.ref == "A1:H3"
    assert page["A1"].font.bold
    assert book.worksheets[1].column_dimensions["A"].width == 50
    assert len(book.sheetnames[1]) == 31


def test_sheets_have_titles_of_their_own_and_days_that_excel_cannot_count_are_text(tmp_path):
    path, rows = tmp_path / "x.xlsx", [(date(1899, 12, 31),), (date(1900, 3, 1),), (" a\r\nb ",), ("\uffff",)]
    one = Sheet(title="Gespräche & 'Co'", columns=("A",), rows=rows)
    write_xlsx([one, one, Sheet(title="[]", columns=("A",), rows=iter(rows))], path)
    book = load_workbook(path)
    assert book.sheetnames == ["Gespräche & 'Co", "Gespräche & 'Co 2", "1"]
    cells = [cell.value for (cell,) in book.worksheets[2].iter_rows(min_row=2)]
    assert cells[:3] == ["31.12.1899", datetime(1900, 3, 1), " a\nb "]  # noqa: DTZ001 - as openpyxl gives it
    assert not cells[3]


def test_what_excel_cannot_hold_is_cut_or_left_out(tmp_path):
    path = tmp_path / "x.xlsx"
    write_xlsx([Sheet(title="x", columns=("A",), rows=[("a\x0bb",), ("y" * 40_000,), (True,), (1.5,)])], path)
    cells = [row[0] for row in load_workbook(path).active.iter_rows(values_only=True)]
    assert cells[1] == "ab"
    assert cells[2] == "y" * (MOST_CHARACTERS - 1) + "…"
    assert cells[3:] == [True, 1.5]


def test_csv_is_as_german_excel_likes_it(tmp_path):
    path = tmp_path / "x.csv"
    write_csv(Sheet(title="", columns=("A", "B", "C", "D"), rows=[(1.5, True, False, 7)]), path)
    assert path.read_bytes() == b"\xef\xbb\xbfA;B;C;D\r\n1,5;ja;nein;7\r\n"


def test_a_place_that_takes_no_file_is_told(tmp_path):
    nowhere = tmp_path / "missing" / "x"
    for write in (
        lambda: write_csv(PEOPLE, nowhere),
        lambda: write_xlsx([PEOPLE], nowhere),
        lambda: write_calendar([], nowhere, now=NOW),
    ):
        with pytest.raises(FileRefusedError, match="folder_missing"):
            write()


def test_an_event_is_a_whole_day_with_a_uid_of_its_own(tmp_path):
    path = tmp_path / "x.ics"
    event = CalendarEvent(
        uid="checkpoint-7@ankerpunkt", on=DAY, title="Titel verlängern; Ausländerbehörde, Zimmer 3",
        note="ä" * 200 + "\nzweite Zeile", sequence=2, remind_days=14,
    )  # fmt: skip
    write_calendar([event], path, now=NOW)
    text = path.read_bytes()
    assert b"DTSTART;VALUE=DATE:20260301\r\n" in text
    assert b"DTEND;VALUE=DATE:20260302\r\n" in text
    assert b"SEQUENCE:2\r\n" in text
    assert b"TRIGGER:-P14D\r\n" in text
    assert all(len(line) <= 75 for line in text.split(b"\r\n"))
    assert b"\n" not in text.replace(b"\r\n", b"")
    (back,) = Calendar.from_ical(text).walk("VEVENT")
    assert back["SUMMARY"] == event.title
    assert back["DESCRIPTION"] == event.note
    assert back.decoded("DTSTART") == DAY
    assert str(back["UID"]) == event.uid


def test_a_cancelled_event_says_so_and_does_not_remind():
    text = calendar_of([CalendarEvent(uid="1", on=DAY, title="x", cancelled=True, remind_days=3)], now=NOW)
    assert b"STATUS:CANCELLED" in text
    assert b"VALARM" not in text


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_days_never_shift(day):
    (back,) = Calendar.from_ical(calendar_of([CalendarEvent(uid="1", on=day, title="x")], now=NOW)).walk(
        "VEVENT"
    )
    assert (back.decoded("DTSTART"), back.decoded("DTEND")) == (day, day + timedelta(days=1))


def test_an_empty_calendar_and_an_empty_table_are_files_too(tmp_path):
    assert b"VCALENDAR" in calendar_of([], now=NOW)
    write_xlsx([Sheet(title="x", columns=("Nachname", "Vorname"), rows=[])], tmp_path / "x.xlsx")
    assert people_in(tmp_path / "x.xlsx").records == ()


def test_one_person_goes_out_and_in(tmp_path):
    path = tmp_path / "x.csv"
    write_csv(Sheet(title="", columns=("Nachname", "Eintritt"), rows=[("Abt", DAY)]), path)
    assert one(people_in(path)).get(Field.STARTED_ON) == DAY


def test_a_file_that_cannot_be_replaced_leaves_no_half_one(tmp_path):
    (tmp_path / "x.csv").mkdir()
    with pytest.raises(FileRefusedError, match="paper_not_written"):
        write_csv(PEOPLE, tmp_path / "x.csv")
    assert [path.name for path in tmp_path.iterdir()] == ["x.csv"]
