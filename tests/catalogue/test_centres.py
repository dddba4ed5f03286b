"""The advice centres of the domain file, section 5, counted there by hand."""

from datetime import date

import pytest

TALK = date(2023, 9, 21)
AUTHORITIES = 22
"""5 cities and 17 districts, Eisenach being part of one since 2021."""


def test_every_immigration_authority_of_thuringia_is_there_and_the_central_one(catalogue):
    found = [it for it in catalogue.centres if it.key.startswith("abh_")]
    assert len(found) == AUTHORITIES + 1
    assert {"residence"} == {track for it in found if it.key != "abh_hildburghausen" for track in it.tracks}


@pytest.mark.parametrize(
    "city", ["Erfurt", "Gera", "Jena", "Suhl", "Weimar", "Eisenach", "Heiligenstadt", "Ilmenau"]
)
def test_a_place_finds_its_authority(catalogue, city):
    assert [it.key for it in catalogue.centres if it.key.startswith("abh_") and city in it.city]


def test_what_is_known_from_the_talk_alone_has_its_day(catalogue):
    of_the_talk = {it.key for it in catalogue.centres if it.source == "SEED"}
    assert {
        "ib_mitte",
        "ib_ost",
        "im_ibs",
        "fkb_training",
        "paed_fachkraefte",
        "goon",
        "zukunft",
    } == of_the_talk
    assert {it.as_of for it in catalogue.centres if it.key in of_the_talk} == {TALK}


def test_no_number_is_claimed_that_was_not_found(catalogue):
    unknown = {
        "hotline_arbeiten_leben",
        "ba_arbeitgeberservice",
        "bamf",
        "fkb_training",
        "abh_suhl",
        "abh_zentral",
    }
    assert not any(it.contact for it in catalogue.centres if it.key in unknown)


def test_each_says_where_it_was_read(catalogue):
    for centre in catalogue.centres:
        assert set(centre.source.split("; ")) <= set(catalogue.sources), centre.key
