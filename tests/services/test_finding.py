"""The search for everything: words in any order, whose and what, quick enough for typing."""

from datetime import date, timedelta

from onboarding_app.domain.check_ins import CheckIn
from onboarding_app.domain.checkpoints import State
from onboarding_app.services.finding import FoundKind, found_at_once, found_later
from tests.made import PAPER, made_agreement, made_checkpoint, made_document, made_worker

TODAY = date(2026, 11, 23)


def kinds(found, kind):
    return [it.title for it in found if it.kind is kind]


def look(database, catalogue, text, language="de"):
    return found_at_once(database, catalogue, text, today=TODAY, language=language)


def two_people(database):
    with database.write("two people") as work:
        thao = work.workers.save(made_worker())
        olena = work.workers.save(made_worker(given_name="Olena", family_name="Kovalenko"))
        for worker in (thao, olena):
            work.checkpoints.save(made_checkpoint(worker_id=worker.id, key="landlord_confirmation"))
        work.checkpoints.save(
            made_checkpoint(worker_id=olena.id, key="", anchor="", title="Führerschein umschreiben")
        )
    return thao, olena


def test_people_are_found_by_words_in_any_order_without_accents(database, catalogue):
    two_people(database)
    assert kinds(look(database, catalogue, "nguyen thi"), FoundKind.PERSON) == ["Thị Thảo Nguyễn"]
    assert kinds(look(database, catalogue, "station"), FoundKind.PERSON) == [
        "Olena Kovalenko",
        "Thị Thảo Nguyễn",
    ]
    assert look(database, catalogue, "  ") == ()


def test_whose_and_what_find_a_checkpoint(database, catalogue):
    thao, _ = two_people(database)
    title = catalogue.templates["landlord_confirmation"].title("de")
    found = look(database, catalogue, f"nguyen {title[:8]}")
    [hit] = [it for it in found if it.kind is FoundKind.CHECKPOINT]
    assert (hit.title, hit.worker_id, hit.detail) == (title, thao.id, thao.name)
    with database.write("done") as work:
        for each in work.checkpoints.of_worker(thao.id):
            work.checkpoints.save(each.completed(TODAY))
            assert each.state is not State.DONE
    assert not kinds(look(database, catalogue, f"nguyen {title[:8]}"), FoundKind.CHECKPOINT)


def test_entries_of_the_plan_and_services_are_found_in_the_language_of_the_window(database, catalogue):
    template = catalogue.templates["landlord_confirmation"]
    for language in ("de", "en"):
        assert template.title(language) in kinds(
            look(database, catalogue, template.title(language), language), FoundKind.TEMPLATE
        )
    centre = catalogue.centres[0]
    assert centre.name in kinds(look(database, catalogue, centre.name), FoundKind.SERVICE)


def test_own_titles_and_documents_are_found_later(database):
    _, olena = two_people(database)
    with database.write("paper") as work:
        work.documents.file(made_document(worker_id=olena.id, name="Führungszeugnis.pdf"), PAPER)
    found = found_later(database, "fuhr kovalenko", today=TODAY)
    assert kinds(found, FoundKind.CHECKPOINT) == ["Führerschein umschreiben"]
    assert kinds(found, FoundKind.DOCUMENT) == ["Führungszeugnis.pdf"]
    assert {it.worker_id for it in found} == {olena.id}
    assert found_later(database, "kovalenko", today=TODAY) == ()
    assert found_later(database, "fuhr nguyen", today=TODAY) == ()


def test_agreements_are_found_by_what_and_whose_the_open_ones_first(database):
    thao, olena = two_people(database)
    with database.write("agreed") as work:
        for changes in (
            {"text": "Bürgeramt besucht", "done_on": TODAY},
            {"text": "Sprachkurs suchen", "who": "Frau Bürger"},
            {"text": "Termin beim Bürgeramt", "worker_id": olena.id},
            {"text": "Bürgeramt anrufen", "dropped": True},
        ):
            work.agreements.save(made_agreement(**({"worker_id": thao.id} | changes)))
    found = found_later(database, "burger", today=TODAY)
    assert kinds(found, FoundKind.AGREEMENT) == [
        "Sprachkurs suchen",
        "Termin beim Bürgeramt",
        "Bürgeramt besucht",
    ]
    [hit] = found_later(database, "kovalenko burgeramt", today=TODAY)
    assert (hit.title, hit.worker_id, hit.detail) == ("Termin beim Bürgeramt", olena.id, olena.name)


def test_what_is_typed_is_never_a_pattern(database, catalogue):
    two_people(database)
    for text in ("%", "_", "'", '"; DROP TABLE worker', "*", "\\"):
        assert not kinds(look(database, catalogue, text), FoundKind.PERSON)
        assert found_later(database, text, today=TODAY) == ()


def test_the_file_tells_what_lies_between_two_days(database):
    thao, _ = two_people(database)
    day = date(2026, 3, 18)
    with database.write("talk") as work:
        work.check_ins.save(CheckIn(worker_id=thao.id, held_on=day))
    with database.read() as view:
        whole = {it.checkpoint.id for it in view.due(TODAY)}
        # planned for 18 March, late after 31 March
        assert {
            it.checkpoint.id for it in view.due(TODAY, date(2026, 3, 25), since=date(2026, 3, 20))
        } == whole
        assert not view.due(TODAY, date(2026, 3, 17), since=date(2026, 3, 1))
        assert not view.due(TODAY, date(2026, 4, 30), since=date(2026, 4, 1))
        assert [it.held_on for it in view.held_talks(day, day)] == [day]
        assert not view.held_talks(day + timedelta(days=1), TODAY)
