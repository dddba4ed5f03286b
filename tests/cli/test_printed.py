"""What the commands print for people and for programs, run within the test."""

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

from onboarding_app.cli import commands
from onboarding_app.cli.commands import app
from onboarding_app.cli.output import print_table
from onboarding_app.domain.attention_levels import AttentionLevel
from onboarding_app.domain.errors import FileRefusedError, InvalidValueError, UserError
from onboarding_app.domain.people import Stage
from onboarding_app.exchange.plain import plain
from onboarding_app.settings import PLACE_VARIABLE
from onboarding_app.storage.database import open_database
from tests.exchange.made_lists import xlsx_file
from tests.made import clock

TODAY = ("--today", "2026-11-23")
LIST = """\
Pers.-Nr.;Name;Vorname;Staatsangehörigkeit;Eintritt;Titel gültig bis;Steuerklasse
0007;Müller;Jürgen;deutsch;01.02.2026;;1
0008;Hadžić;Amir;bosnisch;02.11.2026;14.01.2027;4
"""


@pytest.fixture
def run(monkeypatch, tmp_path):
    """Run a command in a folder of its own; return what it printed, or raise its refusal."""
    monkeypatch.chdir(tmp_path)

    def printed(*arguments, status=0):
        result = CliRunner().invoke(app, [str(each) for each in arguments])
        if isinstance(result.exception, UserError):
            raise result.exception
        assert result.exit_code == status, result.output
        return result.output

    return printed


@pytest.fixture
def data_file(run, tmp_path):
    """An empty data file."""
    run("init", "--db", "firma.ankerpunkt", "--company", "Muster GmbH", "--city", "Erfurt")
    return tmp_path / "firma.ankerpunkt"


@pytest.fixture
def filled(run, data_file):
    """A data file with the two people of the list."""
    Path("liste.csv").write_text(LIST, encoding="utf-8-sig")
    run("import", "liste.csv", "--db", data_file, *TODAY)
    return data_file


def test_an_empty_firm_has_an_answer_to_each_question(run, data_file):
    assert run("due", "--db", data_file, *TODAY) == "Nothing is due.\n"
    assert "Nobody needs attention right now." in run("attention", "--db", data_file, *TODAY)
    assert run("workers", "--db", data_file, *TODAY).splitlines()[1:] == []
    assert "Headcount" in run("retention", "--db", data_file, *TODAY)
    assert run("check", "--db", data_file).startswith("The file is sound.\n")


def test_an_import_tells_counts_and_columns_it_does_not_know(run, data_file):
    Path("liste.csv").write_text(LIST, encoding="utf-8-sig")
    looked = run("import", "liste.csv", "--db", data_file, "--dry-run", *TODAY)
    assert looked.splitlines()[0] == "New: 2, updated: 0, unchanged: 0, rejected: 0"
    assert "Columns not recognised: Steuerklasse" in looked
    assert looked.endswith("Nothing was imported.\n")
    assert json.loads(run("workers", "--db", data_file, "--json", *TODAY)) == []
    assert "Nothing was imported" not in run("import", "liste.csv", "--db", data_file, *TODAY)


def test_who_changes_in_what_is_told_before_anything_is_stored(run, filled):
    changed = LIST.replace("bosnisch;02.11.2026;14.01.2027", "serbisch;02.11.2026;unbefristet")
    Path("neu.csv").write_text(changed, encoding="utf-8-sig")
    looked = run("import", "neu.csv", "--db", filled, "--dry-run", *TODAY)
    (line,) = [line for line in looked.splitlines() if "Amir" in line]
    assert line.startswith("Row 3, Amir Hadžić: ")
    assert "Citizenship: Bosnia & Herzegovina → Serbia" in line
    told = json.loads(run("import", "neu.csv", "--db", filled, "--dry-run", "--json", *TODAY))
    assert {
        "row": 3,
        "id": 2,
        "name": "Amir Hadžić",
        "field": "citizenship",
        "before": "BA",
        "after": "RS",
    } in told["changes"]
    assert [it["field"] for it in told["changes"]] == ["citizenship", "title_until"]


def test_the_sheets_that_were_not_read_are_named(run, data_file, tmp_path):
    people = [("Nachname", "Vorname", "Eintritt"), ("Abt", "Jo", "01.03.2026")]
    path = xlsx_file(tmp_path, {"Personal": people, "Ausgetreten": people})
    assert "Sheets that were not read: Ausgetreten" in run("import", path, "--db", data_file, *TODAY)


def test_a_rejected_row_is_printed_with_row_column_value_and_reason(run, data_file):
    Path("liste.csv").write_text("Name;Vorname;Eintritt\nAbt;Jo;31.02.2026\n", encoding="utf-8")
    looked = run("import", "liste.csv", "--db", data_file, "--dry-run", *TODAY)
    (line,) = [line for line in looked.splitlines() if line.startswith("2 ")]
    assert "Eintritt" in line
    assert "31.02.2026" in line
    with pytest.raises(FileRefusedError, match="rows_rejected"):
        run("import", "liste.csv", "--db", data_file, *TODAY)


def test_people_stand_in_a_table(run, filled):
    lines = run("workers", "--db", filled, *TODAY).splitlines()
    assert [line.split()[0] for line in lines] == ["ID", "2", "1"]
    place = lines[0].index("Name")
    assert [line[place:].startswith(name) for line, name in zip(lines[1:], ("Amir", "Jürgen"), strict=True)]


def test_deadlines_say_that_they_are_no_legal_advice(run, filled):
    lines = run("due", "--db", filled, "--within", "60", *TODAY).splitlines()
    assert lines[0].split() == ["Due", "Name", "Checkpoint", "Track", "Responsible"]
    assert any("Amir" in line for line in lines)
    assert "no legal advice" in lines[-1]


def test_attention_names_the_person_and_why(run, filled):
    lines = run("attention", "--db", filled, *TODAY).splitlines()
    named = next(number for number, line in enumerate(lines) if "Amir Hadžić" in line)
    assert lines[named + 1].startswith("    ")
    assert lines[named + 2].startswith("        ")  # what to do next, below why
    assert lines[named + 2].endswith((".", "?"))
    assert lines[-1] == "Hints for people; nothing is decided by them."
    told = json.loads(run("attention", "--db", filled, "--json", *TODAY))
    assert {line["level"] for line in told["lines"]} <= {"urgent", "attention"}


def test_retention_hides_small_groups_in_both_forms(run, filled):
    assert "too few people to say" in run("retention", "--db", filled, *TODAY)
    told = json.loads(run("retention", "--db", filled, "--json", *TODAY))
    assert (told["headcount"], told["curve"]) == (2, None)
    assert [each["share"] for each in told["retention"]] == [None] * 4


def test_retention_of_a_larger_firm_has_shares_with_their_range(run):
    run("demo", "--no-window", "--db", "demo.ankerpunkt", "--workers", "30", *TODAY)
    printed = run("retention", "--db", "demo.ankerpunkt", *TODAY)
    assert "Still there after 12 months" in printed
    assert "95 %:" in printed


def test_a_period_that_ends_before_it_begins_is_refused(run, filled):
    with pytest.raises(InvalidValueError, match="ends_before_start"):
        run("retention", "--db", filled, "--from", "2026-05-01", "--to", "2026-04-30", *TODAY)
    with pytest.raises(InvalidValueError, match="ends_before_start"):
        run("report", "retention", "--db", filled, "--out", "x.pdf", "--from", "2027-05-01", *TODAY)
    assert not Path("x.pdf").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ("due", "--db", "x", "--today", "23.11.2026"),
        ("due", "--db", "x", "--today", "2026-02-31"),
        ("due", "--db", "x", "--within", "-1"),
        ("due", "--db", "x", "--within", "999999999"),
        ("due", "--db", "x", "--today", "9999-12-31"),
        ("retention", "--db", "x", "--from", "0001-01-01"),
        ("import", "x.csv", "--db", "x", "--dates", "ymd"),
        ("report", "poem", "--db", "x", "--out", "y.pdf"),
        ("report", "due", "--db", "x", "--out", "y.pdf", "--lang", "fr"),
        ("demo", "--no-window", "--workers", "-1"),
        ("init", "--db", "x"),
    ],
)
def test_wrong_usage_is_told_before_anything_is_touched(run, arguments, tmp_path):
    run(*arguments, status=2)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["firma.ankerpunkt", "liste.csv"])
def test_no_paper_takes_the_place_of_another_kind_of_file(run, filled, name):
    before = Path(name).read_bytes()
    for command in (("report", "due"), ("export", "xlsx")):
        with pytest.raises(FileRefusedError, match="file_of_another_kind"):
            run(*command, "--db", filled, "--out", name, *TODAY)
    assert Path(name).read_bytes() == before
    run("report", "due", "--db", filled, "--out", "fristen.pdf", *TODAY)
    run("report", "due", "--db", filled, "--out", "fristen.pdf", *TODAY)


def test_who_leaves_in_an_imported_list_is_known_to_leave_from_that_day_on(run, data_file):
    Path("liste.csv").write_text("Name;Vorname;Eintritt;Austritt\nKhan;Ali;01.02.2024;31.12.2026\n", "utf-8")
    run("import", "liste.csv", "--db", data_file, *TODAY)
    due = json.loads(run("due", "--db", data_file, "--json", "--within", "60", *TODAY))
    last_days = {line["key"]: line["legal_on"] for line in due}
    assert last_days["job_seeker_registration"] == "2026-11-26"  # three days: § 38 (1) SGB III


@pytest.mark.parametrize(("language", "told"), [("de", "Fällig"), ("en", "Due")])
def test_the_language_of_the_settings_is_spoken(run, filled, tmp_path, monkeypatch, language, told):
    place = tmp_path / "settings.json"
    place.write_text(json.dumps({"language": language}), encoding="utf-8")
    monkeypatch.setenv(PLACE_VARIABLE, str(place))
    assert run("due", "--db", filled, "--within", "60", *TODAY).startswith(told)


def test_a_paper_of_one_person(run, filled):
    assert (
        run("report", "status", "--db", filled, "--out", "a.pdf", "--worker", "1", *TODAY)
        == "a.pdf is written.\n"
    )
    assert Path("a.pdf").read_bytes().startswith(b"%PDF")
    with pytest.raises(UserError, match="not_found"):
        run("report", "status", "--db", filled, "--out", "b.pdf", "--worker", "99", *TODAY)
    assert not Path("b.pdf").exists()


def test_made_up_people_overwrite_nothing(run, filled):
    before = filled.read_bytes()
    with pytest.raises(FileRefusedError, match="file_exists"):
        run("demo", "--no-window", "--db", filled, *TODAY)
    assert filled.read_bytes() == before


def test_two_backups_of_one_second_stand_beside_each_other(run, filled, monkeypatch):
    monkeypatch.setattr(commands, "now", lambda: datetime(2026, 11, 23, 8, tzinfo=UTC))
    for _ in range(2):
        run("backup", "--db", filled, "--out", "copies")
    assert len(list(Path("copies").iterdir())) == 2


def test_the_data_file_may_be_named_before_the_command(run, filled):
    assert run("--db", filled, "workers") == run("workers", "--db", filled)


def test_a_backup_is_named_after_its_moment_or_as_one_likes(run, filled):
    run("backup", "--db", filled, "--out", "copies")
    (copy,) = Path("copies").iterdir()
    assert copy.name.startswith("firma 20")
    run("backup", "--db", filled, "--out", "mine.ankerpunkt")
    assert Path("mine.ankerpunkt").is_file()
    with pytest.raises(FileRefusedError, match="file_exists"):
        run("backup", "--db", filled, "--out", "mine.ankerpunkt")


@dataclass(frozen=True)
class Thing:
    on: date
    stage: Stage
    level: AttentionLevel
    place: Path
    parts: tuple[object, ...]
    counts: dict[Stage, int]


def test_json_has_dates_in_iso_form_and_choices_by_their_english_name():
    thing = Thing(
        date(2026, 3, 4), Stage.ACTIVE, AttentionLevel.URGENT, Path("a/b"), (None, 0.5), {Stage.LEFT: 1}
    )
    assert plain(thing) == {
        "on": "2026-03-04",
        "stage": "active",
        "level": "urgent",
        "place": str(Path("a/b")),
        "parts": [None, 0.5],
        "counts": {"left": 1},
    }


def test_columns_are_as_wide_as_their_longest_text(capsys):
    print_table(("A", "Beta"), [("long", "x"), ("", "")])
    assert capsys.readouterr().out.splitlines() == ["A     Beta", "long  x", ""]


def test_a_paper_is_noted_unless_a_window_has_the_file_open(run, filled):
    run("report", "status", "--db", filled, "--out", "a.pdf", *TODAY)
    with open_database(filled, who="Petra", now=clock) as window:
        run("report", "retention", "--db", filled, "--out", "b.pdf", *TODAY)
        with window.read() as view:
            noted = [it.action for it in view.journal.entries() if it.action.startswith("paper_")]
    assert noted == ["paper_status"]
    assert Path("b.pdf").exists()
