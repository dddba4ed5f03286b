"""The notice of § 45c AufenthG: never without a current contact, German counts, for those to get it."""

from datetime import date, timedelta

import pytest

from onboarding_app.domain.company import Company
from onboarding_app.domain.errors import InvalidValueError
from onboarding_app.domain.fair_integration import contact_checked_on
from onboarding_app.domain.people import HiredFrom
from onboarding_app.i18n import Texts
from onboarding_app.services.company import create_file
from onboarding_app.services.fair_integration import due_for
from onboarding_app.services.papers import PaperKind, write_paper
from onboarding_app.services.workers import add_worker
from tests.made import clock, made_company, made_worker
from tests.reports.reading import all_text

TODAY = date(2026, 11, 23)
CHECKED = date(2026, 11, 2)
CONTACT = "Beratungsstelle Muster, Musterweg 1, 99084 Erfurt, 0361 000000"
ENGLISH = Texts("en")


def firm(tmp_path, catalogue, **company):
    return create_file(tmp_path / "f.ankerpunkt", made_company(**company), who="Petra", now=clock)


@pytest.fixture
def database(tmp_path, catalogue):
    """A firm with a checked contact, a nurse hired from abroad and one who lived here."""
    with firm(
        tmp_path, catalogue, fair_integration_contact=CONTACT, fair_integration_checked_on=CHECKED
    ) as made:
        add_worker(
            made,
            catalogue,
            made_worker(
                hired_from=HiredFrom.ABROAD,
                started_on=date(2026, 12, 1),
                answers=(("placed_under_p299_sgb3", "false"),),
            ),
            today=TODAY,
        )
        add_worker(
            made,
            catalogue,
            made_worker(family_name="Zorn", personnel_number="2", hired_from=HiredFrom.GERMANY),
            today=TODAY,
        )
        yield made


def written(database, catalogue, out, **more):
    write_paper(PaperKind.FAIR_INTEGRATION, database, catalogue, out, texts=ENGLISH, today=TODAY, **more)
    return all_text(out.read_bytes())


@pytest.mark.parametrize("language", ["de", "en", "uk", "ar", "vi", "es"])
def test_the_notice_is_german_with_the_translation_and_a_receipt(database, catalogue, tmp_path, language):
    text = written(database, catalogue, tmp_path / "x.pdf", language=language)
    told = catalogue.notices[language]
    assert "".join(CONTACT.split()) in text
    assert "DieseKontaktdatenhatMusterPflegegGmbHam02.11.2026geprüft." in text
    assert "IchhabediesenHinweisvonMusterPflegegGmbHerhalten." in text
    assert "§§45b,45cAufenthG" in text
    assert "Unterschrift" in text
    assert "Confidential" not in text
    if language in {"en", "uk", "vi", "es"}:
        assert "".join(told.disclaimer.split()) in text
        assert "".join(told.text[0].split()) in text
    if language == "ar":
        assert set("".join(told.disclaimer.split())) <= set(text)


def test_the_notice_goes_to_those_whose_plan_asks_for_it(database, catalogue, tmp_path):
    with database.read() as view:
        first, second = view.workers.all()
    assert due_for(database) == (first.id,)
    assert "Zorn" not in written(database, catalogue, tmp_path / "all.pdf")
    assert "Zorn" in written(database, catalogue, tmp_path / "one.pdf", worker_ids=[second.id])


@pytest.mark.parametrize(
    ("contact", "checked_on", "key"),
    [
        ("", None, "fair_integration_contact_missing"),
        ("  ", TODAY, "fair_integration_contact_missing"),
        (CONTACT, None, "fair_integration_contact_missing"),
        (CONTACT, TODAY - timedelta(days=184), "fair_integration_contact_old"),
        (CONTACT, TODAY + timedelta(days=1), "fair_integration_contact_old"),
    ],
)
def test_without_a_current_contact_nothing_is_printed(tmp_path, catalogue, contact, checked_on, key):
    out = tmp_path / "x.pdf"
    with firm(
        tmp_path, catalogue, fair_integration_contact=contact, fair_integration_checked_on=checked_on
    ) as database:
        add_worker(database, catalogue, made_worker(), today=TODAY)
        with database.read() as view:
            ids = view.worker_ids()
        with pytest.raises(InvalidValueError) as told:
            written(database, catalogue, out, worker_ids=ids)
    assert told.value.key == key
    assert not out.exists()


@pytest.mark.parametrize("days", [0, 183])
def test_a_contact_is_good_for_half_a_year(days):
    checked = TODAY - timedelta(days=days)
    company = Company(
        name="M", city="E", fair_integration_contact=CONTACT, fair_integration_checked_on=checked
    )
    assert contact_checked_on(company, TODAY) == checked


def test_a_language_without_a_text_is_refused(database, catalogue, tmp_path):
    with pytest.raises(InvalidValueError) as told:
        written(database, catalogue, tmp_path / "x.pdf", language="fr")
    assert told.value.key == "notice_language_unknown"
    assert "uk" in str(told.value.details["languages"])


def test_what_a_name_holds_is_not_filled_in_again(database, catalogue, tmp_path):
    add_worker(
        database,
        catalogue,
        made_worker(given_name="{company}", family_name="{0}", personnel_number="3"),
        today=TODAY,
    )
    with database.read() as view:
        worker = view.workers.all()[-1]
    assert "GutenTag,{company}{0}," in written(
        database, catalogue, tmp_path / "x.pdf", worker_ids=[worker.id]
    )
