"""Lists made to do harm, or grown beyond reason: read or refused with a sentence, within stated limits.

Each is read by a process of its own that may use `SECONDS` of the processor and `MEGABYTES` of memory.
"""

import subprocess
import sys

import pytest

from onboarding_app.domain.errors import FileRefusedError
from onboarding_app.exchange.tabular import read_table
from onboarding_app.i18n import LANGUAGES, Texts
from onboarding_app.wording.errors import error_sentence
from tests.exchange.made_lists import text_of, xlsx_file
from tests.exchange.test_excel import BEGIN, END, header_row, text_cell, with_sheet

SECONDS, MEGABYTES = 20, 700
HEADER = ("Personalnummer", "Nachname", "Vorname", "Eintritt")
ROW = ("007", "Müller", "Anna", "01.03.2026")
PERSON = f'<row r="2">{text_cell("A2", "Meier")}{text_cell("B2", "Anna")}</row>'
READER = f"""
import resource, sys
from pathlib import Path
resource.setrlimit(resource.RLIMIT_CPU, ({SECONDS}, {SECONDS}))
resource.setrlimit(resource.RLIMIT_AS, ({MEGABYTES} * 2**20, {MEGABYTES} * 2**20))
from onboarding_app.domain.errors import UserError
from onboarding_app.exchange.columns import guess_columns
from onboarding_app.exchange.people_list import parse_people
from onboarding_app.exchange.tabular import read_table
try:
    table = read_table(Path(sys.argv[1]))
    print(len(parse_people(table, guess_columns(table)).records))
except UserError as error:
    print(error.key)
"""


def outcome(root, path):
    """Read a list in a process that may not take too much; return how many people, or the refusal."""
    done = subprocess.run(
        [sys.executable, "-c", READER, str(path)],
        check=False, capture_output=True, cwd=root, encoding="utf-8",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-500:]
    return done.stdout.strip()


def csv_of(folder, content):
    path = folder / "list.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def bomb(folder):
    return with_sheet(folder, BEGIN + header_row() + "<row/>" * 20_000_000 + END)


def entities(folder):
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return with_sheet(
        folder, f'<!DOCTYPE x [<!ENTITY l0 "ha">{laughs}]>{BEGIN}<row><c><v>&l9;</v></c></row>{END}'
    )


def long_entity(folder):
    text = (
        f'<!DOCTYPE x [<!ENTITY a "{"x" * 100_000}">]>{BEGIN}<row><c><v>{"&a;" * 50_000}</v></c></row>{END}'
    )
    return with_sheet(folder, text)


def a_million_empty_rows(folder):
    empty = "".join(
        f'<row r="{n}" spans="1:8" ht="{n % 97}"><c r="A{n}" s="1"/></row>' for n in range(3, 10**6)
    )
    return with_sheet(folder, BEGIN + header_row() + PERSON + empty + END)


def somebody_below_a_million_empty_rows(folder):
    empty = "".join(f'<row r="{n}"/>' for n in range(3, 10**6))
    last = PERSON.replace('r="2"', 'r="1000000"').replace("Meier", "Ende")
    return with_sheet(folder, BEGIN + header_row() + PERSON + empty + last + END)


def empty_lines(folder):
    return csv_of(folder, text_of([HEADER, ROW]) + ";;;\r\n" * 10**6)


def a_hundred_megabytes(folder):
    path = folder / "list.csv"
    with path.open("wb") as file:
        file.write(text_of([HEADER]).encode())
        for _ in range(100):
            file.write(b"x;y;z;\r\n" * 2**17)
    return path


def as_much_as_is_read(folder):
    return csv_of(
        folder, text_of([HEADER, *[(f"{n:05}", "Müller", "A" * 400, "01.03.2026") for n in range(99_000)]])
    )


def a_cell_of_megabytes(folder):
    return csv_of(folder, text_of([HEADER, ("1", "Müller", "x" * 20_000_000, "")]))


def macros(folder):
    return with_sheet(folder, b"\xd0\xcf\x11\xe0 Sub AutoOpen()", name="xl/vbaProject.bin")


def formulas(folder):
    cells = "".join(f'<c r="{column}2"><f>WEBSERVICE("http://x")</f></c>' for column in "CD")
    row = PERSON.replace("</row>", f"{cells}</row>")
    return with_sheet(folder, BEGIN + header_row() + row + END)


def dde(folder):
    return csv_of(folder, text_of([HEADER, ("1", "=cmd|' /C calc'!A0", "@SUM(1)", "")]))


CASES = [
    (bomb, "list_unsafe"),
    (entities, "list_unreadable"),
    (long_entity, "list_unreadable"),
    (a_million_empty_rows, "1"),
    (somebody_below_a_million_empty_rows, "list_too_long"),
    (empty_lines, "1"),
    (a_hundred_megabytes, "list_too_large"),
    (as_much_as_is_read, "99000"),
    (a_cell_of_megabytes, "0"),
    (macros, "1"),
    (formulas, "1"),
    (dde, "1"),
    (lambda folder: csv_of(folder, text_of([HEADER, ROW]) + "\0;x"), "list_kind"),
    (lambda folder: csv_of(folder, text_of([HEADER * 500, ROW])), "list_too_long"),
    (lambda folder: xlsx_file(folder, {"A": [HEADER, tuple(range(2_000))]}), "list_too_long"),
    (lambda folder: csv_of(folder, '"' * 1_000_001), "list_quote_open"),
    (lambda folder: csv_of(folder, ";" * 30_000_000), "list_empty"),
]


@pytest.mark.skipif(sys.platform != "linux", reason="limits of a process")
@pytest.mark.parametrize(("made", "expected"), CASES, ids=lambda it: getattr(it, "__name__", str(it)))
def test_harm_is_bounded(root, tmp_path, made, expected):
    told = outcome(root, made(tmp_path))
    assert told.startswith(expected)
    if told.startswith("list_"):
        error = FileRefusedError(told, file="x", megabytes=1, rows=1, columns=1, row=1)
        assert all(error_sentence(error, Texts(language)).endswith(".") for language in LANGUAGES)


def test_lines_of_two_encodings_are_read_each_as_its_own(tmp_path):
    lines = [*map(str, text_of([HEADER]).splitlines()), "1;Müller;Jürgen;", "2;Nguyễn;Thảo;"]
    content = (
        "\r\n".join(lines[:1]).encode() + b"\r\n" + lines[1].encode("cp1252") + b"\r\n" + lines[2].encode()
    )
    table = read_table(csv_of(tmp_path, content))
    assert [row.cells[1:3] for row in table.rows] == [("Müller", "Jürgen"), ("Nguyễn", "Thảo")]
    assert table.source.startswith("UTF-8 + Windows-1252")
