"""CSV of any make: encodings, delimiters, quotes, hostile content."""

import csv
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onboarding_app.domain.errors import FileRefusedError
from onboarding_app.exchange import delimited
from onboarding_app.exchange.delimited import read_delimited
from onboarding_app.exchange.tabular import read_table
from tests.exchange.made_lists import csv_file, text_of

ROWS = [
    ("Personalnummer", "Nachname", "Vorname", "Ort"),
    ("007", "Müller", "Jürgen", "Größenwahn"),
    ("1e5", "Łukasz-Żółć", "Zoë", "Weißensee"),
]
GERMAN = [ROWS[0], ROWS[1], ("0012", "Öztürk", "Ayşe".replace("ş", "s"), "Jena")]


def cells(path):
    return [row.cells for row in read_delimited(path).rows]


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_every_encoding_and_delimiter_gives_the_same_rows(tmp_path, encoding, delimiter):
    assert cells(csv_file(tmp_path, ROWS, encoding, delimiter)) == ROWS


@pytest.mark.parametrize("mark", [b"\xff\xfe", b"\xfe\xff"])
def test_utf_16_with_its_mark_in_either_order(tmp_path, mark):
    encoding = "utf-16-le" if mark == b"\xff\xfe" else "utf-16-be"
    path = tmp_path / "list.csv"
    path.write_bytes(mark + text_of(ROWS).encode(encoding))
    assert cells(path) == ROWS


def test_german_windows_is_read_and_named(tmp_path):
    sheet = read_delimited(csv_file(tmp_path, GERMAN, "cp1252"))
    assert [row.cells for row in sheet.rows] == GERMAN
    assert sheet.source == "Windows-1252, ;"


def test_old_dos_programs_are_guessed(tmp_path):
    rows = [("Nachname", "Vorname", "Straße"), *[("Müller", "Jürgen", "Mühlgäßchen, überm Bach")] * 9]
    assert cells(csv_file(tmp_path, rows, "cp850")) == rows


def test_a_text_that_no_encoding_fits_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(delimited, "DOS_AND_OTHERS", ["ascii"])
    path = tmp_path / "list.csv"
    path.write_bytes(b"Name;Ort\r\n\x81\x8d;\x9d\r\n")
    with pytest.raises(FileRefusedError, match="list_unreadable"):
        read_delimited(path)


def test_the_line_that_tells_excel_the_delimiter_wins(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("sep=|\r\nName|Ort, Straße\r\nMüller|Jena, Markt 1\r\n", encoding="utf-8")
    sheet = read_delimited(path)
    assert sheet.rows[0].cells == ("Name", "Ort, Straße")
    assert sheet.rows[0].number == 1


def test_numbers_count_as_excel_counts_and_line_breaks_in_quotes_are_one_row(tmp_path):
    rows = [("Nachname", "Notiz"), ("Müller", "eins\r\nzwei\nd;r;e;i"), ("", ""), ("Schmidt", 'sagt "ja"')]
    sheet = read_delimited(csv_file(tmp_path, rows))
    assert [row.number for row in sheet.rows] == [1, 2, 4]
    assert sheet.rows[1].cells == rows[1]
    assert sheet.rows[2].cells == rows[3]


def test_a_note_of_many_lines_survives_whole(tmp_path):
    note = ('Er sagte: "Komm; wir gehen,\r\n' + "ä" * 60 + "\n") * 60
    note = note.strip()
    assert len(note) > 5_000
    assert (
        cells(csv_file(tmp_path, [("Nachname", "Notiz"), ("Müller", note), ("Schmidt", "-")]))[1][1] == note
    )


def test_a_quote_that_never_closes_is_refused_instead_of_swallowing_people(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text('Name;Ort\nMüller;"Jena\nSchmidt;Gera\n', encoding="utf-8")
    with pytest.raises(FileRefusedError, match="list_quote_open") as refused:
        read_delimited(path)
    assert refused.value.details["row"] == 2


def test_quotes_within_a_cell_stay(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text('Name;Ort\nHans "Hansi" Meier;5" Rohr\n', encoding="utf-8")
    assert cells(path)[1] == ('Hans "Hansi" Meier', '5" Rohr')


@pytest.mark.parametrize(
    "content",
    [
        b"Name;Ort\r\nM\0ller;Jena\r\n",
        bytes(range(256)) * 4,
        b"Name;Ort\nA\x07;B",
        "Name;Ort\nA\x07;B".encode("utf-16"),
        b"<html><table><tr><td>Nachname</td></tr></table>",
        b"{\\rtf1 Nachname}",
        b"\0\0\0\0",
    ],
)
def test_what_is_no_list_is_refused(tmp_path, content):
    path = tmp_path / "list.csv"
    path.write_bytes(content)
    with pytest.raises(FileRefusedError, match="list_kind"):
        read_delimited(path)


def test_broken_utf_16_is_refused(tmp_path):
    path = tmp_path / "list.csv"
    path.write_bytes(b"\xff\xfe" + "Name;Ort".encode("utf-16-le") + b"\x00\xd8")
    with pytest.raises(FileRefusedError, match="list_unreadable"):
        read_delimited(path)


def test_dos_ends_a_file_with_a_sign_of_its_own(tmp_path):
    path = tmp_path / "list.csv"
    path.write_bytes(b"Nachname;Vorname\r\nMeier;Anna\r\n\x1a")
    assert cells(path) == [("Nachname", "Vorname"), ("Meier", "Anna")]


def test_a_cell_that_no_csv_reader_takes_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(delimited, "MOST_BYTES", 10)
    with pytest.raises(FileRefusedError, match="list_unreadable"):
        read_delimited(csv_file(tmp_path, [("Nachname", "Notiz"), ("Meier", "x" * 50)]))


def test_commas_in_names_do_not_make_a_comma_list(tmp_path):
    rows = [("Name", "Eintritt"), *[(f"Meier, Anna {number}", "01.02.2026") for number in range(50)]]
    assert cells(csv_file(tmp_path, rows)) == rows


def test_old_mac_lines_end_without_line_feed(tmp_path):
    path = tmp_path / "list.csv"
    path.write_bytes(b"Nachname;Vorname\rMeier;Anna\r")
    assert cells(path) == [("Nachname", "Vorname"), ("Meier", "Anna")]


def test_a_text_marked_against_formulas_loses_the_mark(tmp_path):
    rows = [("Nachname", "Telefon", "Notiz"), ("Meier", "'+49 361 1", "''=x"), ("Abt", "'n Abend", "'")]
    assert cells(csv_file(tmp_path, rows))[1:] == [("Meier", "+49 361 1", "'=x"), ("Abt", "'n Abend", "'")]


def test_a_bomb_of_empty_rows_costs_nothing(tmp_path):
    path = tmp_path / "list.csv"
    path.write_bytes(b"Nachname;Vorname\r\nMeier;Anna\r\n" + b";;;;;;\r\n" * 300_000)
    table = read_table(path)
    assert len(table.rows) == 1
    assert table.skipped == 300_000


TEXTS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t"), min_size=1, max_size=40
).filter(lambda text: text == text.strip() and text and not delimited.NEUTRALISED.match(text))


@given(
    st.lists(st.tuples(TEXTS, TEXTS, TEXTS), min_size=1, max_size=12),
    st.sampled_from([";", ",", "\t", "|"]),
    st.sampled_from(["utf-8-sig", "utf-8", "utf-16"]),
)
def test_any_text_comes_back(tmp_path_factory, rows, delimiter, encoding):
    header = ("Nachname", "Vorname", "Bemerkung")
    path = tmp_path_factory.mktemp("any") / "list.csv"
    text = text_of([header, *rows], delimiter)
    path.write_bytes(f"sep={delimiter}\r\n{text}".encode(encoding))
    assert cells(path) == [header, *rows]


@given(st.binary(max_size=400))
def test_no_bytes_raise_anything_but_a_refusal(tmp_path_factory, data):
    path = tmp_path_factory.mktemp("bytes") / "list.csv"
    path.write_bytes(data)
    with suppress(FileRefusedError):
        read_table(path)


def test_the_module_limit_of_cells_allows_long_notes(tmp_path):
    assert cells(csv_file(tmp_path, [("Nachname", "Notiz"), ("Meier", "x" * 200_000)]))[1][1] == "x" * 200_000
    assert csv.field_size_limit() == delimited.MOST_BYTES
