"""Excel workbooks: values, sheets, phantoms, bombs."""

import zipfile
from datetime import date, datetime, time

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from onboarding_app.domain.errors import FileRefusedError
from onboarding_app.exchange import excel, rows
from onboarding_app.exchange.columns import Field
from onboarding_app.exchange.tabular import read_table
from tests.exchange.made_lists import one, people_in, xlsx_file

HEADER = ("Personalnummer", "Nachname", "Vorname", "Eintrittsdatum")
PEOPLE = [HEADER, ("007", "Müller", "Anna", date(2026, 3, 1))]
BEGIN = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
END = "</sheetData></worksheet>"


def text_cell(place, text):
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def header_row():
    return f'<row r="1">{text_cell("A1", "Nachname")}{text_cell("B1", "Vorname")}</row>'


def with_sheet(folder, xml, name="xl/worksheets/sheet1.xml"):
    """Write a workbook whose sheet, or other part, is this text."""
    plain = xlsx_file(folder, {"Personal": PEOPLE})
    path = folder / "made.xlsx"
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for part in source.infolist():
            if part.filename != name:
                target.writestr(part.filename, source.read(part))
        target.writestr(name, xml)
    return path


def test_values_become_text_or_days(tmp_path):
    row = (
        43.0,
        0.5,
        12345678901234,
        True,
        False,
        datetime.combine(date(2026, 3, 1), time(8, 15)),
        None,
        " x ",
        "=1+1",
        time(7, 30),
    )
    sheet = [("Nachname", "Vorname", *"CDEFGHIJ"), row]
    table = read_table(xlsx_file(tmp_path, {"A": [sheet[0], (*row[:8], "a", row[9])]}))
    assert table.rows[0].cells == (
        "43", "0.5", "12345678901234", "ja", "nein", date(2026, 3, 1), "", "x", "a", "07:30:00"
    )  # fmt: skip


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (1e20, "1e+20"),
        ("a_x000D_\nb", "a\nb"),
        (time(0, 0), ""),
        (date(2026, 1, 2), date(2026, 1, 2)),
        ("007", "007"),
        (7, "7"),
    ],
)
def test_a_value_as_a_cell(value, cell):
    assert excel.cell_of(value) == cell


def test_personnel_numbers_keep_their_zeros_and_days_are_days(tmp_path):
    record = one(people_in(xlsx_file(tmp_path, {"Personal": PEOPLE})))
    assert record.get(Field.PERSONNEL_NUMBER) == "007"
    assert record.get(Field.STARTED_ON) == date(2026, 3, 1)


@pytest.mark.parametrize(
    ("shown_as", "number"),
    [("00000", "00043"), ("0000;-0", "0043"), ("0", "43"), ("0.00", "43"), ("General", "43")],
)
def test_a_number_has_the_zeros_that_its_format_shows(tmp_path, shown_as, number):
    path = xlsx_file(tmp_path, {"Personal": [*PEOPLE[:1], (43, *PEOPLE[1][1:])]})
    book = load_workbook(path)
    book.active["A2"].number_format = shown_as
    book.save(path)
    assert one(people_in(path)).get(Field.PERSONNEL_NUMBER) == number


def test_formulas_that_nobody_has_computed_are_told(tmp_path):
    rows = [*PEOPLE[:1], (*PEOPLE[1][:1], '=CONCATENATE("A","B")', *PEOPLE[1][2:])]
    people = people_in(xlsx_file(tmp_path, {"Personal": rows}))
    assert [(it.row, it.key) for it in people.notices] == [(1, "uncomputed")]
    assert people_in(xlsx_file(tmp_path, {"Personal": PEOPLE})).notices == ()


def test_sheets_that_are_not_read_are_named_and_empty_ones_are_not(tmp_path):
    sheets = {"Personal": PEOPLE, "Ausgetreten": PEOPLE, "Tabelle3": []}
    table = read_table(xlsx_file(tmp_path, sheets))
    assert (table.sheets, table.others) == (("Personal", "Ausgetreten"), ("Ausgetreten",))
    assert read_table(xlsx_file(tmp_path, sheets), sheet="Ausgetreten").others == ("Personal",)


def test_formulas_give_what_excel_computed_and_its_errors_are_told(tmp_path):
    row = (
        '<row r="2"><c r="A2" t="str"><f>"Mül"&amp;"ler"</f><v>Müller</v></c>'
        '<c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>'
    )
    people = people_in(with_sheet(tmp_path, BEGIN + header_row() + row + END))
    assert [(cell.row, cell.column, cell.value, cell.reason) for cell in people.rejected] == [
        (2, "Vorname", "#DIV/0!", "cell_error")
    ]


def test_days_of_both_calendars_of_excel(tmp_path):
    for epoch in (None, CALENDAR_MAC_1904):
        book = Workbook()
        if epoch:
            book.epoch = epoch
        book.active.append(HEADER)
        serial = 46082 - (1462 if epoch else 0)  # 1 March 2026, without a date format
        book.active.append(("1", "Müller", "Anna", serial))
        book.active.append(("2", "Meier", "Anna", date(2026, 3, 1)))
        path = tmp_path / "calendar.xlsx"
        book.save(path)
        people = people_in(path)
        assert [record.get(Field.STARTED_ON) for record in people.records] == [date(2026, 3, 1)] * 2


def test_the_sheet_that_looks_like_people_is_taken(tmp_path):
    wide = [tuple(f"Spalte {number}" for number in range(30)), *[tuple(range(30)) for _ in range(100)]]
    path = xlsx_file(tmp_path, {"Auswertung": wide, "Personal": PEOPLE, "Leer": []})
    assert read_table(path).source == "Personal"
    assert read_table(path, sheet="Auswertung").columns[0] == "Spalte 0"
    with pytest.raises(FileRefusedError, match="list_sheet_missing"):
        read_table(path, sheet="Gibt es nicht")


def test_a_hidden_sheet_is_not_taken(tmp_path):
    book = Workbook()
    book.active.title = "Alt"
    book.active.sheet_state = "hidden"
    sheet = book.create_sheet("Neu")
    for row in PEOPLE:
        book["Alt"].append(row)
        sheet.append(row)
    path = tmp_path / "hidden.xlsx"
    book.save(path)
    assert read_table(path).source == "Neu"


def test_titles_and_empty_rows_above_the_header(tmp_path):
    above = [("Personalliste Muster GmbH",), (), ("Stand", date(2026, 11, 1)), ()]
    table = read_table(xlsx_file(tmp_path, {"A": [*above, *PEOPLE]}))
    assert table.columns == HEADER
    assert table.header == 5
    assert table.rows[0].number == 6


def test_empty_rows_far_below_are_ignored(tmp_path):
    xml = BEGIN + header_row() + f'<row r="2">{text_cell("A2", "Meier")}</row><row r="1048576"/>' + END
    table = read_table(with_sheet(tmp_path, xml))
    assert [row.cells for row in table.rows] == [("Meier",)]


def test_a_wrong_dimension_is_not_believed(tmp_path):
    lie = BEGIN.replace("<sheetData>", '<dimension ref="A1:XFD1048576"/><sheetData>')
    xml = lie + header_row() + f'<row r="2">{text_cell("A2", "Meier")}{text_cell("B2", "Anna")}</row>' + END
    assert read_table(with_sheet(tmp_path, xml)).rows[0].cells == ("Meier", "Anna")


def test_a_row_far_beyond_all_rows_ends_the_reading(tmp_path):
    xml = BEGIN + header_row() + f'<row r="2">{text_cell("A2", "Meier")}</row><row r="999999999999"/>' + END
    assert len(read_table(with_sheet(tmp_path, xml)).rows) == 1


def test_more_columns_than_a_list_has(tmp_path):
    path = xlsx_file(tmp_path, {"A": [HEADER, tuple(range(501))]})
    with pytest.raises(FileRefusedError, match="list_too_long"):
        read_table(path)


def test_more_rows_than_a_list_has(tmp_path, monkeypatch):
    monkeypatch.setattr(rows, "MOST_ROWS", 3)
    with pytest.raises(FileRefusedError, match="list_too_long"):
        read_table(xlsx_file(tmp_path, {"A": [HEADER, *[("1", "A", "B")] * 3]}))


def test_a_bomb_is_refused_unread(tmp_path):
    path = with_sheet(tmp_path, BEGIN + header_row() + "<row/>" * 2_000_000 + END)
    assert path.stat().st_size < 100_000
    with pytest.raises(FileRefusedError, match="list_unsafe"):
        read_table(path)


def test_what_unpacks_to_too_much_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(excel, "MOST_UNPACKED", 1_000)
    with pytest.raises(FileRefusedError, match="list_too_large"):
        read_table(xlsx_file(tmp_path, {"A": PEOPLE}))


@pytest.mark.parametrize("limit", ["LONGEST_ROW", "MOST_OTHER"])
def test_a_part_that_would_fill_the_memory_is_refused(tmp_path, monkeypatch, limit):
    monkeypatch.setattr(excel, limit, 100)
    monkeypatch.setattr(excel, "MOST_PACKED", 1_000)
    monkeypatch.setattr(excel, "LARGE", 100)
    with pytest.raises(FileRefusedError, match="list_unsafe"):
        read_table(with_sheet(tmp_path, BEGIN + f'<row r="1">{text_cell("A1", "x" * 500)}</row>' + END))


def with_shared_texts(folder, *texts):
    """Write a workbook as Excel does, its texts in a part that all sheets share."""
    cells = "".join(
        f'<row r="{row}">' + "".join(f'<c t="s"><v>{text}</v></c>' for text in pair) + "</row>"
        for row, pair in enumerate(
            zip(range(0, len(texts), 2), range(1, len(texts), 2), strict=True), start=1
        )
    )
    path = with_sheet(folder, BEGIN + cells + END)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    override = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>'
    shared = "".join(f"<si><t>{text}</t></si>" for text in texts)
    shared = f'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{shared}</sst>'
    made = folder / "shared.xlsx"
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(made, "w") as target:
        for part in source.infolist():
            text = source.read(part)
            if part.filename == "[Content_Types].xml":
                text = text.replace(b"</Types>", override.encode())
            target.writestr(part.filename, text)
        target.writestr("xl/sharedStrings.xml", shared)
    return made


def test_shared_texts_are_read_and_have_a_limit_of_their_own(tmp_path, monkeypatch):
    path = with_shared_texts(tmp_path, "Nachname", "Vorname", "Nguyễn", "Thị Thảo")
    assert read_table(path).rows[0].cells == ("Nguyễn", "Thị Thảo")
    monkeypatch.setattr(excel, "MOST_SHARED_TEXTS", 10)
    with pytest.raises(FileRefusedError, match="list_unsafe"):
        read_table(path)


def test_a_large_sheet_of_short_rows_is_sound(tmp_path, monkeypatch):
    monkeypatch.setattr(excel, "LONGEST_ROW", 3_000)
    monkeypatch.setattr(excel, "LARGE", 500)
    table = read_table(xlsx_file(tmp_path, {"A": [HEADER, *[("1", "A", f"B{n}") for n in range(200)]]}))
    assert len(table.rows) == 200


def test_pictures_in_a_workbook_are_not_measured(tmp_path, monkeypatch):
    path = with_sheet(tmp_path, b"\0" * 5_000_000, name="xl/media/image1.png")
    assert len(read_table(path).rows) == 1


def test_entities_do_not_explode(tmp_path):
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    xml = (
        f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">{laughs}]>'
        + BEGIN
        + "<row><c><v>&l9;</v></c></row>"
        + END
    )
    with pytest.raises(FileRefusedError, match="list_"):
        read_table(with_sheet(tmp_path, xml))


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"PK\x03\x04 nothing", "list_unreadable"),
        (b"%PDF-1.7", "list_kind"),
        (b"\x89PNG\r\n", "list_kind"),
        (b"\xff\xd8\xff\xe0", "list_kind"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", "list_kind"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "list_locked"),
        (b"", "list_empty"),
        (b"\r\n\r\n", "list_empty"),
        (b"just one word\r\n", "list_without_header"),
    ],
)
def test_other_files_are_refused_in_one_sentence(tmp_path, content, key):
    path = tmp_path / "list.xlsx"
    path.write_bytes(content)
    with pytest.raises(FileRefusedError, match=key):
        read_table(path)


def test_an_ods_is_no_xlsx(tmp_path):
    path = tmp_path / "list.ods"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", "<x/>")
    with pytest.raises(FileRefusedError, match="list_kind"):
        read_table(path)


def test_a_damaged_workbook_is_refused(tmp_path):
    with pytest.raises(FileRefusedError, match="list_unreadable"):
        read_table(with_sheet(tmp_path, BEGIN + "<row>"))
    whole = xlsx_file(tmp_path, {"A": PEOPLE}).read_bytes()
    cut = tmp_path / "cut.xlsx"
    cut.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(FileRefusedError, match="list_unreadable"):
        read_table(cut)


def test_a_workbook_without_sheets_is_empty(tmp_path):
    xml = '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheets></sheets></workbook>'
    with pytest.raises(FileRefusedError, match="list_"):
        read_table(with_sheet(tmp_path, xml, name="xl/workbook.xml"))


def test_missing_folder_and_too_large_files(tmp_path, monkeypatch):
    with pytest.raises(FileRefusedError, match="list_missing"):
        read_table(tmp_path / "nowhere.csv")
    with pytest.raises(FileRefusedError, match="list_unreadable"):
        read_table(tmp_path)
    monkeypatch.setattr("onboarding_app.exchange.tabular.MOST_BYTES", 10)
    with pytest.raises(FileRefusedError, match="list_too_large"):
        read_table(xlsx_file(tmp_path, {"A": PEOPLE}))
