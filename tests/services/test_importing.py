"""A list is taken over whole or not at all, twice changes nothing, and one undo takes it back."""

from datetime import date

import pytest

from onboarding_app.domain.errors import FileRefusedError
from onboarding_app.services.importing import (
    AmbiguousDatesError,
    ImportCancelledError,
    apply_import,
    preview_import,
)

TODAY = date(2026, 11, 23)
HEADER = (
    "Personalnummer;Nachname;Vorname;Staatsangehörigkeit;Eintritt;Aufenthaltstitel;Titel gültig bis;"
    "Begleitung\n"
)
THAO = "0007;Nguyễn;Thị Thảo;Vietnam;02.11.2026;§ 16d Abs. 3;01.10.2027;Jana Weber\n"
AMIR = "0008;Hadžić;Amir;bosnisch;01.12.2026;Westbalkan;30.11.2029;Jana Weber\n"


@pytest.fixture
def listed(database, tmp_path):
    """Write a list and preview it."""

    def preview(text, **more):
        path = tmp_path / "liste.csv"
        path.write_text(text, encoding="utf-8-sig")
        return preview_import(database, path, today=TODAY, **more)

    return preview


def rows_of(database):
    """Everything that the file says of people, to compare."""
    with database.read() as view:
        return list(view.dossiers())


def test_people_come_in_with_their_plan_their_title_and_their_mentor(database, catalogue, listed):
    apply_import(database, catalogue, listed(HEADER + THAO + AMIR), today=TODAY)
    thao, amir = rows_of(database)
    assert (thao.worker.name, thao.worker.personnel_number) == ("Thị Thảo Nguyễn", "0007")
    assert thao.titles[0].kind == "p16d_3"
    assert thao.mentor == amir.mentor
    assert any(it.key == "residence_renewal_apply" for it in thao.checkpoints)


def test_a_second_import_of_the_same_list_changes_nothing(database, catalogue, listed):
    apply_import(database, catalogue, listed(HEADER + THAO + AMIR), today=TODAY)
    before = rows_of(database)
    again = listed(HEADER + THAO + AMIR)
    assert (len(again.new), len(again.updated), len(again.unchanged)) == (0, 0, 2)
    assert not apply_import(database, catalogue, again, today=TODAY).changes
    assert rows_of(database) == before


def test_a_rejected_row_keeps_the_whole_list_out(database, catalogue, listed):
    preview = listed(HEADER + THAO + AMIR.replace("01.12.2026", "31.02.2026"))
    assert [(cell.row, cell.column, cell.reason) for cell in preview.rejected] == [
        (3, "Eintritt", "no_such_day")
    ]
    with pytest.raises(FileRefusedError, match="rows_rejected"):
        apply_import(database, catalogue, preview, today=TODAY)
    assert rows_of(database) == []


def test_the_other_rows_come_in_if_that_is_wanted(database, catalogue, listed):
    preview = listed(HEADER + THAO + AMIR.replace("01.12.2026", "31.02.2026"))
    apply_import(database, catalogue, preview, today=TODAY, skip_rejected=True)
    assert [dossier.worker.given_name for dossier in rows_of(database)] == ["Thị Thảo"]


def test_an_empty_cell_and_a_missing_column_leave_what_is_known_alone(database, catalogue, listed):
    apply_import(database, catalogue, listed(HEADER + THAO), today=TODAY)
    apply_import(
        database,
        catalogue,
        listed("Personalnummer;Nachname;Abteilung;Eintritt\n0007;Nguyễn;Station 3;\n"),
        today=TODAY,
    )
    (thao,) = rows_of(database)
    assert (thao.worker.department, thao.worker.given_name) == ("Station 3", "Thị Thảo")
    assert thao.worker.started_on == date(2026, 11, 2)


def test_a_later_end_is_a_new_title_beside_the_old_one(database, catalogue, listed):
    apply_import(database, catalogue, listed(HEADER + THAO), today=TODAY)
    apply_import(database, catalogue, listed(HEADER + THAO.replace("01.10.2027", "01.10.2028")), today=TODAY)
    (thao,) = rows_of(database)
    assert [title.valid_until for title in thao.titles] == [date(2027, 10, 1), date(2028, 10, 1)]


def test_one_undo_takes_an_update_back_row_by_row(database, catalogue, listed):
    apply_import(database, catalogue, listed(HEADER + THAO), today=TODAY)
    before = rows_of(database)
    apply_import(
        database, catalogue, listed(HEADER + THAO.replace("02.11.2026", "19.12.2026") + AMIR), today=TODAY
    )
    database.undo()
    assert rows_of(database) == before


def test_dates_that_leave_the_order_open_are_asked_about(listed):
    text = "Last Name,First Name,Hire Date\nLee,Ann,03/04/2026\n"
    with pytest.raises(AmbiguousDatesError) as raised:
        listed(text)
    assert raised.value.columns == ("Hire Date",)


def test_a_stopped_import_stores_nothing(database, catalogue, listed):
    with pytest.raises(ImportCancelledError):
        apply_import(database, catalogue, listed(HEADER + THAO), today=TODAY, cancelled=lambda: True)
    assert rows_of(database) == []
