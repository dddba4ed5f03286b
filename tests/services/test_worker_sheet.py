"""The sheet for the skilled worker: their own next steps, in plain German and their language."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from onboarding_app.catalogue.reading import CatalogueError
from onboarding_app.catalogue.worker_sheet import read_worker_sheet
from onboarding_app.domain.checkpoints import Checkpoint
from onboarding_app.domain.errors import InvalidValueError
from onboarding_app.domain.people import WorkerId
from onboarding_app.domain.tracks import Responsible, Track
from onboarding_app.resources import resource
from onboarding_app.services.worker_sheet import MOST, worker_sheet_paper
from onboarding_app.services.workers import add_worker
from tests.made import made_worker

TODAY = date(2026, 11, 23)


@pytest.fixture
def sheet(database, catalogue):
    """Make the sheet of somebody who has these checkpoints."""

    def made(*checkpoints, language="uk", **changed):
        worker = replace(made_worker(), started_on=None, **changed)
        add_worker(database, catalogue, worker, today=TODAY)
        with database.write("add_checkpoint") as work:
            for each in checkpoints:
                work.checkpoints.save(replace(each, worker_id=WorkerId(1)))
        return worker_sheet_paper(database, catalogue, WorkerId(1), today=TODAY, language=language)

    return made


def asked(key, days, responsible=Responsible.WORKER, track=Track.ARRIVAL, title=""):
    on = TODAY + timedelta(days)
    return Checkpoint(
        worker_id=WorkerId(1),
        track=track,
        responsible=responsible,
        key=key,
        title=title,
        safe_on=on,
        plan_on=on,
        pinned=True,
    )


def test_it_says_what_to_do_in_plain_german_and_beside_it_in_the_other_language(sheet, catalogue):
    paper = sheet(asked("anmeldung", 5), asked("bank_account", -3))
    told = [(step.words.german, step.words.other) for step in paper.steps if step.on]
    words = catalogue.worker_sheet.steps
    assert (words["anmeldung"].words["de"], words["anmeldung"].words["uk"]) in told
    assert told.index((words["bank_account"].words["de"], words["bank_account"].words["uk"])) < told.index(
        (words["anmeldung"].words["de"], words["anmeldung"].words["uk"])
    )
    assert [step.late for step in paper.steps if step.on == TODAY - timedelta(3)] == [True]
    assert paper.late is not None
    assert "німецький" in paper.disclaimer


def test_what_others_have_to_do_is_not_there(sheet):
    paper = sheet(asked("", 5, responsible=Responsible.HR, title="Lohnkonto"))
    assert "Lohnkonto" not in {step.words.german for step in paper.steps}


def test_an_own_checkpoint_is_named_by_its_title_and_its_topic(sheet, catalogue):
    paper = sheet(asked("", 5, track=Track.LANGUAGE, title="Kurs bezahlen"))
    topic = catalogue.worker_sheet.frames["uk"].topics[Track.LANGUAGE]
    (other,) = [step.words.other for step in paper.steps if step.words.german == "Kurs bezahlen"]
    assert topic in other


def test_it_stays_a_sheet_that_is_read(sheet):
    many = [asked("", day, title=f"Schritt {day}") for day in range(1, 30)]
    paper = sheet(*many, asked("", 400, title="Später"))
    assert len(paper.steps) == MOST
    assert [step.on for step in paper.steps] == sorted(step.on for step in paper.steps)


def test_german_stands_alone_where_no_other_language_is_wanted(sheet):
    paper = sheet(asked("anmeldung", 5), language="de")
    assert not paper.disclaimer
    assert not any(step.words.other for step in paper.steps)


def test_a_language_without_words_is_refused(sheet):
    with pytest.raises(InvalidValueError) as refused:
        sheet(language="fr")
    assert refused.value.key == "notice_language_unknown"


def test_the_languages_are_those_of_the_notice_and_every_step_is_a_checkpoint(catalogue):
    words = catalogue.worker_sheet
    assert set(words.frames) == set(catalogue.notices)
    for step in words.steps.values():
        assert set(step.words) == set(words.frames)
        assert catalogue.templates[step.key].responsible in {Responsible.WORKER, Responsible.FAMILY}
        assert len(set(step.words.values())) == len(step.words)
    assert not any(frame.disclaimer for frame in words.frames.values() if frame.key == "de")


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("steps.toml", 'key = "anmeldung"', 'key = "unknown"', "there is no such checkpoint"),
        ("sheet.toml", "Guten Tag, {worker},", "Guten Tag, {name},", "to be filled in must be ['worker']"),
        ("sheet.toml", 'key = "de"', 'key = "fr"', "disclaimer"),
    ],
)
def test_words_that_cannot_be_are_told_with_their_file(tmp_path, catalogue, file, old, new, told):
    for source in resource("worker_sheet").iterdir():
        text = source.read_text(encoding="utf-8")
        changed = text.replace(old, new, 1) if source.name == file else text
        (tmp_path / source.name).write_text(changed, encoding="utf-8")
    with pytest.raises(CatalogueError, match=file) as refused:
        read_worker_sheet(tmp_path, catalogue.templates)
    assert told in str(refused.value)
