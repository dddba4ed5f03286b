"""Dates, countries, levels and words as people write them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onboarding_app.domain.language import Level
from onboarding_app.exchange.title_names import KEYS, title_key
from onboarding_app.exchange.values import (
    DateOrder,
    ValueRefusedError,
    a_country,
    a_date,
    country_names,
    ends_never,
    folded,
    is_error,
    levels_in,
    order_of,
    says_nothing,
    yes_or_no,
)
from onboarding_app.resources import resource

DAY, MONTH = DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST
FIRST_OF_MARCH = date(2026, 3, 1)
DAYS = st.dates(date(1930, 1, 1), date(2049, 12, 31))


@pytest.mark.parametrize(
    "text",
    """01.03.2026|1.3.2026|1.3.26|01.03.26|1. 3. 2026|2026-03-01|2026/03/01|2026.03.01|2026-03-01T00:00:00
    |2026-03-01 00:00:00|2026-03-01T00:00:00Z|2026-03-01T00:00:00+01:00|2026-03-01 00:00:00.000
    |01.03.2026 00:00
    |01.03.2026, 00:00|01/03/2026|1/3/26|01-03-2026|1. März 2026|01. Mär 2026|1.März 2026|1 Mrz. 26
    |1 Maerz 2026
    |March 1, 2026|Mar 1, 2026|Mar. 1st, 2026|1 March 2026|01-Mar-2026|01-Mrz-26|So, 01.03.2026
    |Sonntag, 1. März 2026|Sunday, March 1, 2026|Sun 1 Mar 2026|46082|20260301|01032026|1032026""".replace(
        "\n", ""
    ).split("|"),
)
def test_the_first_of_march(text):
    assert a_date(text.strip(), DAY) == FIRST_OF_MARCH


@pytest.mark.parametrize("text", ["3/1/2026", "03/01/26", "3-1-2026", "3/1/2026 12:00:00 AM", "01.03.2026"])
def test_month_first_where_the_list_says_so_but_never_with_points(text):
    assert a_date(text, MONTH) == FIRST_OF_MARCH


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("31.02.2026", "no_such_day"),
        ("2026-13-01", "no_such_day"),
        ("29.02.2025", "no_such_day"),
        ("32. Januar 2026", "no_such_day"),
        ("00.00.2026", "no_such_day"),
        ("01.03.0206", "no_such_day"),
        ("20260231", "no_such_day"),
        ("1. Quartal 2026", "no_date"),
        ("1. Foo 2026", "no_date"),
        ("Foo 1, 2026", "no_date"),
        ("bald", "no_date"),
        ("03/2026", "no_date"),
        ("2026", "no_date"),
        ("999999", "no_date"),
        ("99999", "no_date"),
        ("01.03.2026 bis 02.03.2026", "no_date"),
        ("", "no_date"),
    ],
)
def test_what_is_no_day(text, reason):
    with pytest.raises(ValueRefusedError, match=reason):
        a_date(text, DAY)


@given(
    DAYS,
    st.sampled_from(
        ["{0:%d.%m.%Y}", "{0:%Y-%m-%d}", "{0.day}.{0.month}.{0:%y}", "{0:%Y%m%d}", "{0:%d/%m/%Y}"]
    ),
)
def test_every_day_is_read_as_written(day, form):
    expected = day if "%y" not in form or 1951 <= day.year <= 2050 else None
    found = a_date(form.format(day), DAY)
    assert expected is None or found == expected


@given(DAYS)
def test_serial_numbers_of_excel_count_days(day):
    assert a_date(str((day - date(1899, 12, 30)).days), DAY) == day
    mac = (day - date(1904, 1, 1)).days
    if mac > 10_000:
        assert a_date(str(mac), DAY, day_zero=date(1904, 1, 1)) == day


def test_two_digit_years_of_births_lie_in_the_past():
    assert a_date("01.03.49", DAY) == date(2049, 3, 1)
    assert a_date("01.03.49", DAY, window=2015) == date(1949, 3, 1)
    assert a_date("01.03.05", DAY, window=2015) == date(2005, 3, 1)
    assert a_date(FIRST_OF_MARCH, DAY) == FIRST_OF_MARCH


@pytest.mark.parametrize(
    ("cells", "order"),
    [
        (["01/02/2026", "03/04/2026"], None),
        (["01/02/2026", "16/02/2026"], DAY),
        (["01/02/2026", "02/16/2026"], MONTH),
        (["1-2-2026", "16-02-26"], DAY),
        (["01.02.2026"], DAY),
        (["01.02.2026", "03/04/2026"], None),
        (["01.02.2026", "03/25/2026"], MONTH),
        (["05/05/2026", "6/6/26"], DAY),
        (["Mo 01/02/2026"], None),
        (["2026-02-01", "", date(2026, 2, 1), "46082"], DAY),
        ([], DAY),
        (["01/02/2026"] * 399 + ["16/02/2026"], DAY),
        (["16/02/2026", "02/16/2026"], None),
        (["02/16/2026", "01/02/2026", "16/02/2026"], None),
    ],
)
def test_the_order_is_told_by_all_cells_of_a_column(cells, order):
    assert order_of(cells) == order


@pytest.mark.parametrize(
    ("text", "code"),
    [
        *[
            (text, "VN")
            for text in "Vietnam|vietnamesisch|VNM|VN|vn|Viet Nam|Vietnamesin|Vietnamese".split("|")
        ],
        ("Türkei", "TR"),
        ("Türkiye", "TR"),
        ("Turkey", "TR"),
        ("Inder", "IN"),
        ("Ukrainerin", "UA"),
        ("Syrer", "SY"),
        ("Filipino", "PH"),
        ("Indian", "IN"),
        ("Bosnien-Herzegowina", "BA"),
        ("Côte d'Ivoire", "CI"),
        ("deutsch", "DE"),
        ("D", "DE"),
        ("US-amerikanisch", "US"),
        ("kosovarisch", "XK"),
        ("Republik Moldau", "MD"),
        ("Syrien, Arab. Republik", "SY"),
        ("Iran, Islamische Republik", "IR"),
        ("Kongo, Demokratische Republik", "CD"),
        ("Vietn.", "VN"),
        ("Bosn.", "BA"),
        ("000", "DE"),
        ("461", "PK"),
        ("475", "SY"),
    ],
)
def test_countries_by_name_adjective_and_code(text, code):
    assert a_country(text) == code


@pytest.mark.parametrize(
    "text",
    [
        "Vietnma",
        "den",
        "Viet",
        "Repub.",
        "xx",
        "Ausland",
        "ins",
        "Korea, Dem. Republik",
        "Syrien, Pakistan",
        "120",
        "0",
    ],
)
def test_countries_that_are_none(text):
    with pytest.raises(ValueRefusedError, match="no_country"):
        a_country(text)


def test_every_country_has_a_code_of_three_letters_of_its_own():
    import tomllib

    table = tomllib.loads(resource("columns", "countries.toml").read_text(encoding="utf-8"))
    threes = {entry["also"][0]: code for code, entry in table.items()}
    assert len(threes) == len(table)
    assert all(len(three) == 3 and three.isupper() for three in threes)
    for code, entry in table.items():
        for name in (code, entry["also"][0], entry["de"], entry["en"]):
            assert country_names()[folded(name)] == code, name


def test_every_key_of_payroll_programs_means_one_country():
    import tomllib

    table = tomllib.loads(resource("columns", "countries.toml").read_text(encoding="utf-8"))
    keys = [entry["key"] for entry in table.values() if "key" in entry]
    assert len(set(keys)) == len(keys) > 190
    assert all(len(key) == 3 and key.isdecimal() for key in keys)


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("B1", "B1"),
        ("b 1", "B1"),
        ("B1 (telc)", "B1"),
        ("A2/B1", "A2 B1"),
        ("C1.1", "C1"),
        ("B2+", "B2"),
        ("keine", "A0"),
        ("A0", "A0"),
        ("Muttersprache", "C2"),
        ("B0", ""),
        ("fließend", ""),
        ("AB1", ""),
        ("B12", ""),
    ],
)
def test_levels(text, levels):
    assert levels_in(text) == tuple(map(Level, levels.split()))


def test_yes_and_no():
    assert all(map(yes_or_no, ("Ja", "x", "TRUE", "1", " yes ")))
    assert not any(map(yes_or_no, ("nein", "N", "falsch", "0")))
    with pytest.raises(ValueRefusedError, match="no_yes_or_no"):
        yes_or_no("vielleicht")


def test_cells_that_hold_nothing_and_errors():
    assert all(map(says_nothing, ("-", "—", "k. A.", "n/a", "#NV", "?", "")))
    assert not any(map(says_nothing, ("0", "nein", "Null", "Ka")))
    assert all(map(is_error, ("#REF!", "#BEZUG!", "#ÜBERLAUF!")))
    assert not any(map(is_error, ("#A12", "#1", "REF!", "#ref")))


def test_ends_that_never_come():
    assert all(map(ends_never, ("unbefristet", "31.12.9999", "9999-12-31", date(9999, 12, 31), "ohne Ende")))
    assert not any(map(ends_never, ("31.12.2026", date(2026, 12, 31), "bald")))


def test_folding_forgets_case_accents_and_punctuation():
    assert folded("  Straße_und  HÄUSER-Nr. ") == "strasse und hauser nr"


@pytest.fixture(scope="module")
def title_kinds():
    import tomllib

    return tomllib.loads(resource("titles", "titles.toml").read_text(encoding="utf-8"))["title"]


def test_every_kind_of_the_catalogue_is_known_by_key_name_and_short_name(title_kinds):
    assert {kind["key"] for kind in title_kinds} == KEYS
    open_names = {"Fiktionsbescheinigung"}  # can be § 81 (3) or (4), of which one allows work
    for kind in title_kinds:
        for name in {kind["key"], *kind["name"].values(), *kind["short"].values()} - open_names:
            assert title_key(name) == kind["key"], name


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("§18a", "p18a"),
        ("§ 18 a AufenthG", "p18a"),
        ("18b AufenthG", "p18b"),
        ("Aufenthaltserlaubnis nach § 18b Abs. 1", "p18b"),
        ("§ 18b Abs. 2", "p18g"),
        ("Blaue Karte EU", "p18g"),
        ("EU Blue Card", "p18g"),
        ("§16d Abs. 3", "p16d_3"),
        ("§ 16d (3)", "p16d_3"),
        ("16d III", "p16d_3"),
        ("Section 16d (1)", "p16d_1"),
        ("24", "p24"),
        ("AE 24", "p24"),
        ("Niederlassungserlaubnis", "p9"),
        ("NE", "p9"),
        ("EU-Bürger", "eu"),
        ("EU-Bürgerin", "eu"),
        ("Visum § 18a", "visa_d"),
        ("§ 81 Abs. 4", "fiktion_4"),
        ("§ 19c Abs. 1 i.V.m. § 26 Abs. 2 BeschV", "p19c1_wb"),
        ("Ausbildungsduldung", "duldung"),
        ("§ 16d", None),
        ("§ 19c", None),
        ("§ 25", None),
        ("§ 25a", None),
        ("§ 99", None),
        ("99", None),
        ("Fiktionsbescheinigung", None),
        ("Aufenthaltserlaubnis", None),
        ("Aufenthaltserlaubnis bis 24.05.2027", None),
        ("AE seit 2020", None),
        ("12.05.18a", None),
    ],
)
def test_residence_titles(text, key):
    assert title_key(text) == key


def test_a_day_is_never_mistaken_for_a_title():
    first = date(2026, 1, 1)
    days = (first + timedelta(days=number) for number in range(366))
    assert {title_key(f"Aufenthaltserlaubnis bis {day:%d.%m.%Y}") for day in days} == {None}
