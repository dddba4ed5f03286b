"""Where a date comes from, asked on the command line."""

import json
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from onboarding_app.catalogue import load_catalogue
from onboarding_app.cli.commands import app
from onboarding_app.domain.adjusting import moved, switched_off, with_template
from onboarding_app.domain.errors import NotFoundError
from onboarding_app.domain.own_plan import OwnPlan
from onboarding_app.domain.periods import Direction, Period, Unit
from onboarding_app.services.own_plan import store_plan
from onboarding_app.settings import PLACE_VARIABLE
from onboarding_app.storage.database import open_database
from tests.made import clock, made_own_template

TODAY = ("--today", "2026-11-23")
LIST = """\
Name;Vorname;Staatsangehörigkeit;Eintritt;Titel gültig bis
Hadžić;Amir;bosnisch;02.11.2026;14.01.2027
"""


@pytest.fixture
def run(monkeypatch, tmp_path):
    """Run a command in a folder of its own, in German; return what it printed, or raise its refusal."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(PLACE_VARIABLE, str(tmp_path / "settings.json"))
    Path("settings.json").write_text('{"language": "de"}', encoding="utf-8")

    def printed(*arguments, status=0):
        result = CliRunner().invoke(app, [str(each) for each in arguments])
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        assert result.exit_code == status, result.output
        return result.output

    return printed


@pytest.fixture
def firm(run):
    """A data file with one person."""
    run("init", "--db", "firma.ankerpunkt", "--company", "Muster GmbH", "--city", "Erfurt")
    Path("liste.csv").write_text(LIST, encoding="utf-8")
    run("import", "liste.csv", "--db", "firma.ankerpunkt", *TODAY)
    return "firma.ankerpunkt"


def test_each_checkpoint_says_its_dates_event_condition_and_source(run, firm):
    told = run("plan", "--db", firm, "--worker", 1, "--explain", *TODAY)
    assert told.startswith("Amir Hadžić, 23.11.2026")
    law = told.split("[health_fund_choice]")[1].split("\n\n")[0]
    assert "Gezählt ab: employment_start 02.11.2026" in law
    assert "§ 175 Abs. 3 SGB V" in law
    assert "Gesetz, geprüft" in law
    assert "gesetze-im-internet.de" in law
    assert "Stand" in law


def test_a_condition_says_what_is_known_of_its_facts(run, firm):
    told = json.loads(run("plan", "--db", firm, "--worker", 1, "--json", *TODAY))
    by_key = {line["key"]: line for line in told["checkpoints"]}
    asked = [line for line in by_key.values() if "nat" in line["facts"]]
    assert asked
    assert {line["facts"]["nat"] for line in asked} == {"third_country"}
    assert all(set(line["facts"]) and line["condition"] for line in asked)


def test_the_plan_is_what_is_stored(run, firm):
    told = json.loads(run("plan", "--db", firm, "--worker", 1, "--json", *TODAY))
    due = json.loads(run("due", "--db", firm, "--within", "3650", "--json", *TODAY))
    dated = {line["key"]: line["plan_on"] for line in told["checkpoints"] if line["state"] == "planned"}
    assert {line["key"]: line["plan_on"] for line in due} == dated


def test_what_is_not_known_is_asked(run, firm):
    told = json.loads(run("plan", "--db", firm, "--worker", 1, "--json", *TODAY))
    assert told["questions"]
    assert all(question["question"].endswith("?") for question in told["questions"])
    assert "würde mehr entscheiden" in run("plan", "--db", firm, "--worker", 1, "--explain", *TODAY)


def test_a_plan_of_nobody_is_refused(run, firm):
    with pytest.raises(NotFoundError):
        run("plan", "--db", firm, "--worker", 99, *TODAY)


def test_the_catalogue_is_checked_and_old_rules_are_named(run):
    fresh = json.loads(run("catalogue", "check", "--json", "--today", "2026-05-01"))
    late = json.loads(run("catalogue", "check", "--json", "--today", "2030-01-01"))
    shipped = load_catalogue()
    law = {key for key, one in shipped.templates.items() if one.is_law}
    titles = {key for key, one in shipped.titles.items() if one.verified}
    assert fresh["to_check"] == []
    assert set(late["to_check"]) == law | titles
    assert (late["version"], late["dated"]) == (shipped.version, shipped.dated.isoformat())
    told = run("catalogue", "check", "--today", "2030-01-01")
    assert told.startswith(f"Katalog {shipped.version} vom {shipped.dated:%d.%m.%Y}")
    rule = shipped.templates["anmeldung"]
    assert f"zu prüfen: anmeldung ({rule.as_of:%d.%m.%Y}) {rule.basis[0]}" in told


def test_one_entry_is_shown_whole(run):
    shown = json.loads(run("catalogue", "show", "job_end_notice_employer", "--json"))
    assert shown["legal"] == "4 week after"
    assert shown["is_law"] is True
    assert "§§ 4a Abs. 5" in shown["basis"][0]
    assert shown["source"][0].startswith("Bundesrecht laut gesetze-im-internet.de")
    assert "4 week after" in run("catalogue", "show", "job_end_notice_employer")
    run("catalogue", "show", "no_such_key", status=2)


def test_the_list_has_every_entry(run):
    assert [one["key"] for one in json.loads(run("catalogue", "list", "--json"))] == list(
        load_catalogue().templates
    )
    assert len(run("catalogue", "list").splitlines()) == len(load_catalogue().templates) + 1


def test_what_a_firm_has_made_of_the_catalogue_is_told(run, tmp_path):
    place = tmp_path / "own.ankerpunkt"
    run("init", "--db", place, "--company", "Muster", "--city", "Erfurt")
    shipped = load_catalogue().shipped
    own = switched_off(OwnPlan(), shipped["anmeldung"], "nur EU-Bürger")
    own = moved(own, shipped["bank_account"], Period(direction=Direction.AFTER, n=9, unit=Unit.WEEK))
    with open_database(place, now=clock) as database:
        wanted = with_template(own, made_own_template())
        store_plan(database, load_catalogue(), wanted, action="add_own_template", today=date(2026, 11, 23))
    listed = {line.split()[0]: line for line in run("catalogue", "list", "--db", place).splitlines()}
    assert [listed[key].split()[-1] for key in ("anmeldung", "bank_account", "own_bicycle")] == [
        "aus", "geändert", "eigen",
    ]  # fmt: skip
    assert len(listed) == len(shipped) + 2
    shown = json.loads(run("catalogue", "show", "anmeldung", "--db", place, "--json"))
    assert (shown["off"], shown["changed"], shown["reason"]) == (True, False, "nur EU-Bürger")
    assert "9 week after" in run("catalogue", "show", "bank_account", "--db", place)
    told = run("catalogue", "check", "--db", place)
    assert "Gesetz, vom Betrieb abgeschaltet: anmeldung (nur EU-Bürger) §§ 17 Abs. 1" in told
    with open_database(place, now=clock) as database, database.write() as work:
        work.own_templates.save(made_own_template(id=1, anchor="gone"))
    told = json.loads(run("catalogue", "check", "--db", place, "--json"))
    assert told["faulty"] == {"own_bicycle": "template_anchor"}
    assert "eigener Checkpoint, der nicht sein kann: own_bicycle" in run("catalogue", "check", "--db", place)
    run("catalogue", "show", "own_bicycle", status=2)
