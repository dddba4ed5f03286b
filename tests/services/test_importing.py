"""A list is taken over whole or not at all, twice changes nothing, and one undo takes it back."""

from datetime import date

import pytest

from onboarding_app.domain.errors import FileRefusedError
from onboarding_app.i18n import Texts
from onboarding_app.services.importing import (
    NEW_PERSON,
    AmbiguousDatesError,
    ImportCancelledError,
    apply_import,
    preview_import,
)
from onboarding_app.wording.lists import rejection_sentence
from tests.exchange.made_lists import xlsx_file

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


BORN = "Personalnummer;Nachname;Vorname;Geburtsdatum;E-Mail\n"
MINH = "{number};{family};Minh;{born};{mail}\n"


def minh(number="", family="Nguyễn", born="", mail=""):
    return MINH.format(number=number, family=family, born=born, mail=mail)


@pytest.mark.parametrize(
    ("known", "row", "reason"),
    [
        ([minh("1", born="01.02.1990"), minh("2", born="03.04.1991")], minh(), "several_people"),
        ([minh("1", born="01.02.1990")], minh("2", born="01.02.1990"), "perhaps_known"),
        ([minh("1", born="01.02.1990")], minh("", "Tran", "01.02.1990"), "perhaps_known"),
        ([minh("1")], minh("1", "Petrov").replace("Minh", "Ivan"), "number_of_other"),
    ],
)
def test_whom_a_row_means_is_asked_where_several_fields_leave_it_open(
    database, catalogue, listed, known, row, reason
):
    apply_import(database, catalogue, listed(BORN + "".join(known)), today=TODAY)
    before = rows_of(database)
    preview = listed(BORN + row)
    (question,) = preview.questions
    assert [(cell.row, cell.reason) for cell in preview.rejected] == [(2, reason)]
    assert [each.id for each in question.candidates] == [dossier.worker.id for dossier in before]
    with pytest.raises(FileRefusedError, match="rows_rejected"):
        apply_import(database, catalogue, preview, today=TODAY)
    assert rows_of(database) == before


def test_the_answer_decides_whether_somebody_is_updated_or_added(database, catalogue, listed):
    apply_import(database, catalogue, listed(BORN + minh("1", born="01.02.1990")), today=TODAY)
    (known,) = rows_of(database)
    row = BORN + minh("2", born="01.02.1990")
    same = listed(row, people={2: known.worker.id})
    assert [it.worker.id for it in same.updated] == [known.worker.id]
    assert (same.questions, same.rejected, same.new) == ((), (), ())
    other = listed(row, people={2: NEW_PERSON})
    assert (len(other.new), other.questions, other.updated) == (1, (), ())
    apply_import(database, catalogue, other, today=TODAY)
    assert len(rows_of(database)) == 2


def test_an_e_mail_address_alone_makes_nobody_the_same(database, catalogue, listed):
    apply_import(database, catalogue, listed(BORN + minh("1", mail="team@muster.example")), today=TODAY)
    preview = listed(BORN + "2;Petrov;Ivan;;team@muster.example\n")
    assert (len(preview.new), preview.questions, preview.updated) == (1, (), ())


def test_two_rows_cannot_mean_the_same_known_person(database, catalogue, listed):
    apply_import(database, catalogue, listed(BORN + minh("1", born="01.02.1990")), today=TODAY)
    preview = listed(BORN + minh("1", born="01.02.1990") + minh("", born="01.02.1990"))
    assert [(cell.row, cell.reason) for cell in preview.rejected] == [(3, "twice_in_file")]


def test_who_married_keeps_the_number_and_gets_the_new_name(database, catalogue, listed):
    apply_import(database, catalogue, listed(BORN + minh("1")), today=TODAY)
    preview = listed(BORN + minh("1", "Weber"))
    assert [it.worker.family_name for it in preview.updated] == ["Weber"]


def test_empty_rows_and_totals_are_counted(listed):
    preview = listed(BORN + minh("1") + ";;;;\n" + "Summe;1;;;\n" + BORN + minh("2", "Tran"))
    assert (preview.skipped, len(preview.new), preview.rejected) == (3, 2, ())


def test_the_sheet_can_be_chosen(database, tmp_path):
    path = xlsx_file(
        tmp_path,
        {
            "Aktive": [("Nachname", "Vorname", "Eintritt"), ("Kowal", "Olena", date(2026, 12, 1))],
            "Bewerber": [("Nachname", "Vorname"), ("Petrov", "Ivan")],
        },
    )
    assert [it.name for it in preview_import(database, path, today=TODAY).new] == ["Olena Kowal"]
    chosen = preview_import(database, path, today=TODAY, sheet="Bewerber")
    assert [it.name for it in chosen.new] == ["Ivan Petrov"]
    assert chosen.table.sheets == ("Aktive", "Bewerber")
    with pytest.raises(FileRefusedError, match="list_sheet_missing"):
        preview_import(database, path, today=TODAY, sheet="Ehemalige")


def test_a_list_of_entries_and_departures_is_no_list_of_people(listed):
    events = "Personalnummer;Name;Ereignis;Datum\n1;Kowal;Eintritt;01.02.2026\n1;Kowal;Austritt;01.03.2026\n"
    with pytest.raises(FileRefusedError, match="list_of_events"):
        listed(events)


def test_a_home_made_list_is_understood(database, catalogue, listed):
    text = (
        "Name;Vorname;Sprache;Familie;Titel;Gültig bis\n"
        "Kowal;Olena;B1 (telc);verh., 2 Kinder;NE;unbefristet\n"
        "Petrov;Ivan;A2/B1;ledig, keine Kinder;§ 18a;31.12.2027\n"
    )
    preview = listed(text)
    assert (preview.rejected, preview.unrecognised) == ((), ())
    apply_import(database, catalogue, preview, today=TODAY)
    olena, ivan = rows_of(database)
    assert [member.relation for member in olena.family] == ["spouse", "child", "child"]
    assert (olena.proofs[0].level, "B1 (telc)" in olena.worker.note) == ("B1", True)
    assert (olena.titles[0].kind, olena.titles[0].unlimited) == ("p9", True)
    assert (ivan.family, ivan.proofs[0].level) == ((), "A2")
    assert [notice.key for notice in preview.notices] == ["lower_level"]


@pytest.mark.parametrize(
    ("header", "cell", "reason"),
    [
        ("E-Mail", "steht im Ordner", "email_unlikely"),
        ("Geburtsdatum", "01.01.2020", "birth_unlikely"),
        ("PLZ", "Jena", "postcode_unlikely"),
        ("Vertragsende", "31.12.2099", "day_unlikely"),
        ("Vorname", "A" * 121, "name_unlikely"),
    ],
)
def test_a_list_is_held_to_the_rules_of_the_forms(listed, header, cell, reason):
    first = "Vorname" if header != "Vorname" else "Ort"
    preview = listed(f"Nachname;{first};{header}\nKowal;Olena;{cell}\nHadžić;Amir;\n")
    (rejected,) = preview.rejected
    assert (rejected.row, rejected.column, rejected.reason) == (2, header, reason)
    assert rejection_sentence(rejected.reason, Texts("de")).endswith(".")
