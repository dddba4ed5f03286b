"""The command line: what it prints, where it refuses, and with which exit status."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from onboarding_app import __version__
from onboarding_app.services.company import company_of
from onboarding_app.storage.database import open_database
from tests.made import clock

TODAY = ("--today", "2026-11-23")
LIST = """\
Personalliste Muster GmbH;;;;;;
Pers.-Nr.;Name;Vorname;Staatsangehörigkeit;Eintritt;Aufenthaltstitel;Titel gültig bis
0007;Müller;Jürgen;deutsch;01.02.2026;;
0008;Hadžić;Amir;bosnisch;02.11.2026;Westbalkan;14.01.2027
""".replace("\n", "\r\n").replace("ž", "z").replace("ć", "c")  # fmt: skip


@pytest.fixture
def command(root, tmp_path):
    """Run the program as a script would, in a folder of its own."""
    environment = {**os.environ, "PYTHONPATH": str(root)}

    def run(*arguments):
        done = subprocess.run(
            [sys.executable, "-m", "onboarding_app", *map(str, arguments)],
            check=False, capture_output=True, cwd=tmp_path, env=environment, encoding="utf-8",
        )  # fmt: skip
        return done.returncode, done.stdout, done.stderr

    return run


@pytest.fixture
def data_file(command, tmp_path):
    """A new data file with the two people of the list."""
    path = tmp_path / "Müller & Söhne #1.ankerpunkt"
    (tmp_path / "liste.csv").write_bytes(LIST.encode("cp1252"))
    assert command("init", "--db", path, "--company", "Muster GmbH", "--city", "Erfurt")[0] == 0
    assert command("import", "liste.csv", "--db", path, *TODAY)[0] == 0
    return path


def test_a_firm_in_another_state_has_its_holidays(command, tmp_path):
    path = tmp_path / "firma.ankerpunkt"
    asked = ("--company", "Muster GmbH", "--city", "Plauen", "--state", "SN", "--no-works-council")
    assert command("init", "--db", path, *asked)[0] == 0
    with open_database(path, who="x", now=clock) as database:
        firm = company_of(database)
    assert (firm.holiday_state, firm.works_council, firm.corpus_christi) == ("SN", False, False)


def test_a_state_that_is_none_is_refused_and_no_file_is_made(command, tmp_path):
    path = tmp_path / "firma.ankerpunkt"
    status, *_ = command("init", "--db", path, "--company", "A", "--city", "B", "--state", "XX")
    assert status == 1
    assert not path.exists()


def test_the_version_is_told(command):
    assert command("--version") == (0, f"Ankerpunkt {__version__}\n", "")


def test_a_german_excel_list_leads_to_deadlines_and_papers(command, data_file, tmp_path):
    status, printed, _ = command("workers", "--db", data_file, "--json", *TODAY)
    assert status == 0
    assert [(it["name"], it["personnel_number"], it["started_on"]) for it in json.loads(printed)] == [
        ("Amir Hadzic", "0008", "2026-11-02"),
        ("Jürgen Müller", "0007", "2026-02-01"),
    ]
    status, printed, _ = command("due", "--db", data_file, "--json", "--within", "60", *TODAY)
    due = json.loads(printed)
    assert status == 0
    assert {"residence_renewal_apply"} <= {line["key"] for line in due}
    assert all(line["rule"]["source"] for line in due if line["rule"])
    for kind in ("retention", "status", "due", "checkin"):
        out = tmp_path / f"{kind}.pdf"
        assert command("report", kind, "--db", data_file, "--out", out, *TODAY)[0] == 0
        assert out.read_bytes().startswith(b"%PDF")


def test_the_same_list_again_changes_nothing(command, data_file):
    status, printed, _ = command("import", "liste.csv", "--db", data_file, "--json", *TODAY)
    told = json.loads(printed)
    assert (status, told["new"], told["updated"], told["unchanged"]) == (0, 0, 0, 2)


def test_a_reminder_is_written_as_a_draft_and_never_sent(command, data_file, tmp_path):
    _, printed, _ = command("due", "--db", data_file, "--json", "--within", "400", *TODAY)
    line = json.loads(printed)[0]
    out = tmp_path / "draft.eml"
    assert command("mail", "checkpoint", line["id"], "--db", data_file, "--out", out)[0] == 0
    assert b"X-Unsent: 1" in out.read_bytes()
    assert command("mail", "agreement", "99", "--db", data_file, "--out", out)[0] == 1


def test_the_last_import_is_taken_back(command, data_file):
    status, printed, _ = command("undo-import", "--db", data_file)
    assert (status, "added: 2" in printed) == (0, True)
    assert json.loads(command("workers", "--db", data_file, "--json")[1]) == []
    assert command("undo-import", "--db", data_file)[0] == 1


def test_whom_a_row_means_is_asked_and_answered(command, data_file, tmp_path):
    (tmp_path / "neu.csv").write_text(
        "Pers.-Nr.;Name;Vorname\n0007;Petrov;Ivan\n\nSumme;1\n", encoding="utf-8"
    )
    status, printed, error = command("import", "neu.csv", "--db", data_file, *TODAY)
    assert (status, "--same 2=1" in printed, "--same 2=new" in printed) == (1, True, True)
    assert "2 rows were skipped" in printed
    assert "--skip-rejected" in error
    assert command("import", "neu.csv", "--db", data_file, "--same", "2=new", *TODAY)[0] == 0
    assert len(json.loads(command("workers", "--db", data_file, "--json")[1])) == 3


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_an_export_imported_again_changes_nothing(command, data_file, tmp_path, kind):
    out = tmp_path / f"export.{kind}"
    status, printed, error = command("export", kind, "--db", data_file, "--out", out, *TODAY)
    assert (status, error, str(out) in printed) == (0, "", True)
    told = json.loads(command("import", out, "--db", data_file, "--json", *TODAY)[1])
    assert (told["new"], told["updated"], told["unchanged"], told["rejected"]) == (0, 0, 2, [])


def test_deadlines_go_out_as_a_calendar_with_or_without_names(command, data_file, tmp_path):
    out = tmp_path / "fristen.ics"
    assert command("export", "ics", "--db", data_file, "--out", out, "--initials", *TODAY)[0] == 0
    assert "J. M.: " in out.read_text(encoding="utf-8")
    assert command("export", "ics", "--db", data_file, "--out", out, "--worker", "1", *TODAY)[0] == 0
    text = out.read_text(encoding="utf-8")
    assert ("Jürgen Müller: " in text, "Amir" in text) == (True, False)


def test_a_rejected_row_is_told_and_nothing_is_imported(command, data_file, tmp_path):
    (tmp_path / "mehr.csv").write_text(
        "Name;Vorname;Eintritt\nNeu;Ina;31.02.2026\nGut;Udo;01.12.2026\n", encoding="utf-8"
    )
    status, printed, error = command("import", "mehr.csv", "--db", data_file, "--json", *TODAY)
    told = json.loads(printed)
    assert (status, told["imported"], len(error.splitlines())) == (1, False, 1)
    assert told["rejected"][0]["row"] == 2
    assert len(json.loads(command("workers", "--db", data_file, "--json")[1])) == 2
    assert command("import", "mehr.csv", "--db", data_file, "--skip-rejected", *TODAY)[0] == 0
    assert len(json.loads(command("workers", "--db", data_file, "--json")[1])) == 3


def test_ambiguous_dates_are_asked_about(command, data_file, tmp_path):
    (tmp_path / "us.csv").write_text("Last Name,First Name,Hire Date\nLee,Ann,03/04/2026\n", encoding="utf-8")
    status, _, error = command("import", "us.csv", "--db", data_file, *TODAY)
    assert (status, "Hire Date" in error) == (1, True)
    assert command("import", "us.csv", "--db", data_file, "--dates", "mdy", *TODAY)[0] == 0
    people = json.loads(command("workers", "--db", data_file, "--json", *TODAY)[1])
    assert next(it for it in people if it["name"] == "Ann Lee")["started_on"] == "2026-03-04"


@pytest.mark.parametrize(
    "arguments",
    [
        ("due", "--db", "nowhere/x.ankerpunkt"),
        ("due", "--db", "text.ankerpunkt"),
        ("check", "--db", "empty.ankerpunkt"),
        ("import", "text.ankerpunkt", "--db", "text.ankerpunkt"),
        ("init", "--db", "text.ankerpunkt", "--company", "A", "--city", "B"),
    ],
)
def test_what_cannot_be_is_refused_in_one_sentence(command, tmp_path, arguments):
    text, empty = Path(tmp_path, "text.ankerpunkt"), Path(tmp_path, "empty.ankerpunkt")
    text.write_text("no database", encoding="utf-8")
    empty.touch()
    status, printed, error = command(*arguments)
    assert (status, printed, len(error.strip().splitlines())) == (1, "", 1)
    assert (text.read_text(encoding="utf-8"), empty.read_bytes()) == ("no database", b"")


@pytest.mark.parametrize(
    "arguments",
    [
        ("due",),
        ("nonsense",),
        ("report", "poem", "--db", "x", "--out", "y.pdf"),
        ("export", "docx", "--db", "x", "--out", "y.docx"),
    ],
)
def test_wrong_usage_has_a_status_of_its_own(command, arguments):
    assert command(*arguments)[0] == 2


def test_made_up_people_are_the_same_twice(command, tmp_path):
    printed = []
    for name in ("a", "b"):
        path = tmp_path / f"{name}.ankerpunkt"
        made = command("demo", "--no-window", "--db", path, "--workers", "8", "--seed", "3", *TODAY)
        assert made[0] == 0
        printed.append(command("due", "--db", path, "--json", *TODAY)[1])
    assert printed[0] == printed[1]


def test_a_backup_is_made_and_read_back(command, data_file, tmp_path):
    assert command("backup", "--db", data_file, "--out", tmp_path / "backups")[0] == 0
    (backup,) = (tmp_path / "backups").iterdir()
    before = command("workers", "--db", data_file, "--json", *TODAY)
    assert command("restore", backup, "--db", data_file)[0] == 0
    assert command("workers", "--db", data_file, "--json", *TODAY) == before
    assert command("check", "--db", data_file)[0] == 0
