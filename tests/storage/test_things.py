"""Every kind of thing: kept as it was given, found again, deleted with what belongs to it."""

from dataclasses import fields, replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onboarding_app.domain.changes import Kind
from onboarding_app.domain.check_ins import Answer, Factor, FactorRating
from onboarding_app.domain.errors import InvalidValueError, NotFoundError
from onboarding_app.i18n import folded
from onboarding_app.storage.records import CHECK_INS, RECORDS, WORKERS
from tests import made
from tests.storage.filled import contents, fill

DAYS = st.none() | st.dates()
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))


def test_a_dossier_holds_all_that_was_saved(database):
    fill(database)
    with database.read() as view:
        dossier = view.dossier(1)
        assert list(view.dossiers()) == list(view.dossiers([1])) == [dossier]
        assert view.documents.of_worker(1) == (made.made_document(id=1, checkpoint_id=1),)
        assert view.centres.all() == (made.made_centre(id=1),)
        assert view.template_changes.all() == (made.made_template_change(id=1),)
        assert view.own_templates.all() == (made.made_own_template(id=1),)
    assert dossier.company == made.made_company()
    assert dossier.worker == made.made_worker(id=1, mentor_id=1, answers=(("driver", "yes"),))
    assert dossier.mentor == made.made_mentor(id=1)
    assert dossier.titles == (made.made_title(id=1),)
    assert dossier.family == (made.made_family_member(id=1),)
    assert dossier.recognition == (made.made_recognition(id=1),)
    assert dossier.proofs == (made.made_proof(id=1),)
    assert dossier.courses == (made.made_course(id=1),)
    assert dossier.departure == made.made_departure(id=1)
    assert dossier.checkpoints == (made.made_checkpoint(id=1),)
    assert dossier.check_ins == (made.made_check_in(id=1, mentor_id=1),)
    assert dossier.agreements == (made.made_agreement(id=1, check_in_id=1),)


def test_dossiers_ask_as_often_for_many_as_for_few(database):
    with database.write() as work:
        workers = work.workers.save_many(made.made_worker(family_name=f"Nr. {n}") for n in range(30))
        work.checkpoints.save_many(made.made_checkpoint(worker_id=worker.id) for worker in workers)
    with database.read() as view:
        dossiers = list(view.dossiers())
    assert [dossier.checkpoints[0].worker_id for dossier in dossiers] == [worker.id for worker in workers]


def test_every_field_has_its_column():
    for record in RECORDS:
        columns = set(record.rows.columns)
        kept = {field.name for field in fields(record.made)}
        part = {record.part.field} if record.part else {"answers"} & kept
        assert kept - part <= columns, record.made
        assert columns - kept <= {"id"}, record.made


@given(
    worker=st.builds(
        made.made_worker,
        given_name=TEXTS,
        family_name=TEXTS.map(lambda name: f"{name}x"),
        note=TEXTS,
        birth_date=DAYS,
        regulated_occupation=st.none() | st.booleans(),
        answers=st.dictionaries(TEXTS.filter(str.strip), TEXTS).map(lambda one: tuple(sorted(one.items()))),
    )
)
def test_a_row_gives_the_worker_back(worker):
    parts = [(0, 0, *values) for values in WORKERS.part_values(worker).values()]
    assert WORKERS.from_row(WORKERS.to_row(worker), parts) == worker


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20, deadline=None)
@given(note=TEXTS, day=st.dates(), mood=st.none() | st.integers(1, 5))
def test_what_is_typed_comes_back_unchanged(database, note, day, mood):
    with database.write() as work:
        worker = work.workers.save(made.made_worker(note=note))
        talk = work.check_ins.save(
            made.made_check_in(worker_id=worker.id, note=note, confidential_note=note, held_on=day, mood=mood)
        )
    with database.read() as view:
        assert view.check_ins.get(talk.id) == talk
        assert view.workers.get(worker.id).note == note
    assert (talk.note, talk.held_on) == (note, day)


def test_ratings_come_in_the_order_of_the_themes(database):
    ratings = (
        FactorRating(factor=Factor.RESIDENCE, experienced=1),
        FactorRating(factor=Factor.INCOME, answer=Answer.NO_ANSWER),
    )
    with database.write() as work:
        work.workers.save(made.made_worker())
        talk = work.check_ins.save(made.made_check_in(ratings=ratings))
    assert talk.ratings == ratings[::-1]
    assert [CHECK_INS.part_values(talk)[factor.value][0] for factor in (Factor.INCOME,)] == ["income"]


def test_saving_again_replaces_and_changes_only_what_differs(database):
    fill(database)
    with database.write("save_check_in") as work:
        talk = work.check_ins.get(1)
        changed = replace(talk, ratings=(replace(talk.ratings[0], experienced=5),), note="neu")
        assert work.check_ins.save(changed) == changed
        assert work.check_ins.get(1) == changed
    assert [(change.kind, change.id) for change in work.changes.changes] == [
        (Kind.CHECK_IN, 1),
        (Kind.RATING, 2),
        (Kind.RATING, 1),
    ]
    assert work.changes.workers() == {1}


def test_saving_the_same_is_no_change(database):
    fill(database)
    before = contents(database)
    with database.write("nothing") as work:
        for worker in work.workers.all():
            work.workers.save(worker)
        work.check_ins.save_many(work.check_ins.all())
        work.save_company(work.company())
    assert work.changes.entry_id is None
    assert not work.changes.changes
    assert contents(database) == before


def test_save_many_gives_what_save_gives(database):
    things = [made.made_worker(family_name=name, answers=(("b", name), ("a", ""))) for name in "abc"]
    with database.write() as work:
        kept = work.workers.save_many(things)
        again = work.workers.save_many([replace(kept[2], note="x"), made.made_worker(), kept[0]])
    assert [worker.id for worker in kept] == [1, 2, 3]
    assert [worker.id for worker in again] == [3, 4, 1]
    with database.read() as view:
        assert view.workers.all() == (kept[0], kept[1], again[0], again[1])


def test_ids_of_deleted_things_are_not_used_again(database):
    for expected in (1, 2, 3):
        with database.write() as work:
            worker = work.workers.save(made.made_worker())
            assert worker.id == expected
        with database.write() as work:
            work.workers.delete(worker.id)


def test_deleting_a_worker_deletes_what_belongs_to_the_worker(database):
    fill(database)
    with database.write() as work:
        work.drafts.put(1, "{}")
    with database.write("delete_worker") as work:
        work.workers.delete(1)
    left = {kind for kind, rows in contents(database).items() if rows}
    assert left == {
        Kind.COMPANY,
        Kind.MENTOR,
        Kind.ADVICE_CENTRE,
        Kind.TEMPLATE_CHANGE,
        Kind.OWN_TEMPLATE,
    }
    assert work.changes.touch(Kind.RATING, Kind.DOCUMENT, Kind.DRAFT)


def test_what_others_point_to_stays(database):
    fill(database)
    with pytest.raises(InvalidValueError, match="still_used"), database.write() as work:
        work.mentors.delete(1)
    with database.read() as view:
        assert view.mentors.get(1)


@pytest.mark.parametrize("call", ["get", "delete"])
def test_what_is_not_there_is_said_so(database, call):
    with pytest.raises(NotFoundError, match="not_found") as caught, database.write() as work:
        getattr(work.workers, call)(7)
    assert caught.value.details == {"kind": "worker", "id": 7}


def test_saving_what_was_deleted_is_refused(database):
    with pytest.raises(NotFoundError), database.write() as work:
        work.workers.save(made.made_worker(id=7))
    with pytest.raises(NotFoundError), database.write() as work:
        work.workers.save_many([made.made_worker(), made.made_worker(id=7)])
    assert not contents(database)[Kind.WORKER]


def test_a_file_without_a_firm_says_so(database):
    database.undo()
    with pytest.raises(NotFoundError, match="company_missing"), database.read() as view:
        view.company()


def test_the_firms_answers_are_its_own(database):
    with database.write("answer") as work:
        worker = work.workers.save(made.made_worker(answers=(("a", "1"),)))
        company = work.save_company(made.made_company(answers=(("a", "2"), ("b", "3"))))
    with database.read() as view:
        assert view.company() == company == made.made_company(answers=(("a", "2"), ("b", "3")))
        assert view.workers.get(worker.id).answers == (("a", "1"),)


def test_a_firms_own_plan_is_kept_as_it_was_made(database):
    off = made.made_template_change(
        key="anmeldung", off=True, reason="macht der Träger", direction=None, n=None, unit=None
    )
    own = made.made_own_template(
        condition="probation and not eu_citizen",
        needs=("anmeldung", "bank_account"),
        title_en="Hand over the bicycle",
        source="Betriebsvereinbarung 7\nAushang",
        keep_when_past=True,
    )
    with database.write() as work:
        change, template = work.template_changes.save(off), work.own_templates.save(own)
    assert (change.plan, template.plan.n) == (None, 2)
    with database.read() as view:
        assert view.template_changes.all() == (replace(off, id=change.id),)
        assert view.own_templates.all() == (replace(own, id=template.id),)
    with pytest.raises(InvalidValueError, match="already_there"), database.write() as work:
        work.template_changes.save(off)
    with pytest.raises(InvalidValueError, match="already_there"), database.write() as work:
        work.own_templates.save(own)


def test_a_mentor_has_a_deputy_while_away(database):
    with database.write() as work:
        deputy = work.mentors.save(made.made_mentor(name="Udo Kranz"))
        away = made.made_mentor(deputy_id=deputy.id, away_from=date(2026, 3, 2), away_until=date(2026, 3, 13))
        kept = work.mentors.save(away)
    with database.read() as view:
        assert view.mentors.get(kept.id) == replace(away, id=kept.id)
    with pytest.raises(InvalidValueError, match="still_used"), database.write() as work:
        work.mentors.delete(deputy.id)


def test_an_agreement_without_a_talk_is_kept(database):
    with database.write() as work:
        work.workers.save(made.made_worker())
        agreement = work.agreements.save(made.made_agreement())
        work.save_company(made.made_company(name="Neuer Name"))
    with database.read() as view:
        assert view.agreements.all() == (agreement,)
        assert view.company().name == "Neuer Name"
    assert agreement.check_in_id == 0


def test_of_workers_leaves_nobody_out(database):
    with database.write() as work:
        work.workers.save_many(made.made_worker() for _ in range(3))
        work.proofs.save_many(made.made_proof(worker_id=one) for one in (1, 3, 3))
    with database.read() as view:
        every, some = view.proofs.of_workers(), view.proofs.of_workers([3, 2])
    assert {worker_id: len(proofs) for worker_id, proofs in every.items()} == {1: 1, 3: 2}
    assert some == {3: every[3]}


def test_drafts_are_kept_outside_of_the_journal(database):
    fill(database)
    with database.write() as work:
        work.drafts.put(1, '{"note": "halb"}')
        work.drafts.put(1, '{"note": "halb getippt"}')
    assert work.changes.touch(Kind.DRAFT)
    assert work.changes.entry_id is None
    with database.read() as view:
        assert view.drafts.all() == {1: '{"note": "halb getippt"}'}
        assert view.drafts.get(1) == '{"note": "halb getippt"}'
        assert view.drafts.get(2) is None
    assert database.can_undo() == "add_worker"
    with database.write() as work:
        work.drafts.remove(1)
    with database.read() as view:
        assert view.drafts.all() == {}


def test_papers_are_kept_once_and_come_back(database):
    with database.write() as work:
        work.workers.save(made.made_worker())
        first = work.documents.file(made.made_document(name="../Zeugnis.2024.pdf"), b"a\0b")
        second = work.documents.file(made.made_document(name="CON"), b"a\0b")
    with database.read() as view:
        assert view.documents.content(first.id) == view.documents.content(second.id) == b"a\0b"
        assert view.documents.get(first.id) == first
        assert len(view._rows.run("SELECT sha256 FROM document_content")) == 1
    assert first.size == 3


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Nguyễn Thị  Thảo", "nguyen thi thao"),
        ("Łukasz Żółć", "lukasz zolc"),
        ("Straße", "strasse"),
        ("MÜLLER", "muller"),
        ("Олена Коваленко", "олена коваленко"),
        ("გიორგი", "გიორგი"),
        ("Đặng İpek", "dang ipek"),
        ("  A  b ", "a b"),
    ],
)
def test_searching_folds_case_and_accents(words, expected):
    assert folded(words) == expected
    assert folded(folded(words)) == folded(words)


@given(TEXTS)
def test_folding_twice_is_folding_once(words):
    assert folded(folded(words)) == folded(words)


def test_days_before_the_epoch_and_far_away_are_kept(database):
    with database.write() as work:
        worker = work.workers.save(made.made_worker(birth_date=date(1, 1, 1), started_on=date(9999, 12, 31)))
    with database.read() as view:
        assert view.workers.get(worker.id) == worker
