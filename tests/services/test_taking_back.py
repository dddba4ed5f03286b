"""One undo takes a whole import back, also when something was edited since: what was edited stays."""

from dataclasses import replace
from datetime import date

import pytest

from onboarding_app.domain.errors import UserError
from onboarding_app.domain.people import WorkerId
from onboarding_app.services.check_ins import record_check_in
from onboarding_app.services.importing import apply_import, preview_import
from onboarding_app.services.taking_back import last_import, take_back_import
from onboarding_app.services.workers import save_worker
from tests import made

TODAY = date(2026, 11, 23)
HEADER = "Personalnummer;Nachname;Vorname;Eintritt;Abteilung;Ort;Titel;gültig bis;Begleitung\n"
FIRST = "1;Nguyễn;Thảo;02.11.2026;Station 3;Erfurt;§ 18a;31.12.2027;Jana Weber\n"
SECOND = "1;Nguyễn;Thảo;02.11.2026;Station 5;Gera;§ 18a;31.12.2028;Ayşe Demir\n"
NEW = "2;Abt;Jo;01.12.2026;Küche;Jena;;;Udo Lang\n3;Ito;Mai;01.12.2026;Küche;Jena;;;Udo Lang\n"


@pytest.fixture
def imported(database, catalogue, tmp_path):
    def take_over(text):
        path = tmp_path / "liste.csv"
        path.write_text(HEADER + text, encoding="utf-8")
        apply_import(database, catalogue, preview_import(database, path, today=TODAY), today=TODAY)

    return take_over


@pytest.fixture
def edit(database, catalogue):
    def change(worker_id, **values):
        with database.read() as view:
            worker = view.workers.get(worker_id)
        save_worker(database, catalogue, replace(worker, **values), today=TODAY)

    return change


def rows_of(database):
    with database.read() as view:
        return list(view.dossiers())


def test_an_import_that_nobody_touched_goes_without_a_trace(database, imported):
    imported(FIRST)
    before = rows_of(database)
    imported(SECOND + NEW)
    found = last_import(database)
    assert (found.added, found.changed, found.edited) == (2, 1, ())
    take_back_import(database)
    assert rows_of(database) == before
    with database.read() as view:
        assert {mentor.name for mentor in view.mentors.all()} == {"Jana Weber"}


def test_what_was_edited_since_stays_and_all_else_goes_back(database, imported, edit):
    imported(FIRST)
    before = rows_of(database)
    imported(SECOND + NEW)
    edit(1, city="Weimar", phone="0361 1")
    edit(2, occupation="Köchin")
    found = last_import(database)
    assert found.edited == ("Abt, Jo", "Nguyễn, Thảo")
    take_back_import(database)
    thao, jo = rows_of(database)
    assert (thao.worker.department, thao.worker.city, thao.worker.phone) == ("Station 3", "Weimar", "0361 1")
    assert thao.worker.mentor_id == before[0].worker.mentor_id
    assert thao.titles == before[0].titles
    assert (jo.worker.name, jo.worker.occupation, jo.mentor.name) == ("Jo Abt", "Köchin", "Udo Lang")
    with database.read() as view:
        assert {mentor.name for mentor in view.mentors.all()} == {"Jana Weber", "Udo Lang"}


def test_a_talk_held_since_keeps_the_person_whole(database, catalogue, imported):
    imported(NEW)
    talk = made.made_check_in(worker_id=WorkerId(1), held_on=TODAY)
    record_check_in(database, catalogue, talk, today=TODAY)
    take_back_import(database)
    (jo,) = rows_of(database)
    assert (jo.worker.name, len(jo.check_ins), bool(jo.checkpoints)) == ("Jo Abt", 1, True)


def test_an_edit_that_was_undone_is_no_edit_and_a_paper_neither(database, imported, edit):
    imported(NEW)
    edit(1, city="Weimar")
    database.undo()
    database.note_paper("status", [1])
    assert last_import(database).edited == ()
    take_back_import(database)
    assert rows_of(database) == []


def test_somebody_deleted_since_stays_deleted(database, imported):
    imported(FIRST)
    imported(SECOND)
    with database.write("delete_worker") as work:
        work.workers.delete(1)
    take_back_import(database)
    assert rows_of(database) == []


def test_it_is_taken_back_once_and_can_be_done_again(database, imported):
    imported(NEW)
    after = rows_of(database)
    take_back_import(database)
    assert last_import(database) is None
    with pytest.raises(UserError, match="nothing_to_undo"):
        take_back_import(database)
    database.redo()
    assert rows_of(database) == after
    assert last_import(database).added == 2
