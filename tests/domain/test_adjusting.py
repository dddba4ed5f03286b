"""The plan that a firm makes of the shipped one: switched off, moved, added to; what cannot be is refused."""

from dataclasses import replace

import pytest

from onboarding_app.catalogue import load_catalogue
from onboarding_app.domain.adjusting import (
    adjusted,
    check_own,
    moved,
    own_key,
    reset,
    switched_off,
    switched_on,
    with_template,
    without_template,
)
from onboarding_app.domain.errors import InvalidValueError, NotFoundError
from onboarding_app.domain.own_plan import AS_SHIPPED, OwnPlan, OwnTemplateId
from onboarding_app.domain.periods import Direction, Period, Unit
from onboarding_app.domain.template_checks import TemplateError
from tests.made import made_own_template, made_template_change

SHIPPED = load_catalogue()
LAW, PRACTICE = SHIPPED.shipped["anmeldung"], SHIPPED.shipped["bank_account"]
LOCK = made_own_template(id=OwnTemplateId(2), key="own_lock", title_de="Schloss")


def of_firm(own):
    return adjusted(SHIPPED.shipped, own, SHIPPED.titles, SHIPPED.guides)


def checked(own, template):
    check_own(own, template, SHIPPED.shipped, SHIPPED.titles, SHIPPED.guides)


def before(n, unit):
    return Period(direction=Direction.BEFORE, n=n, unit=unit)


def test_a_firm_that_changed_nothing_has_the_shipped_plan():
    assert of_firm(AS_SHIPPED) is SHIPPED.shipped


def test_a_template_is_switched_off_and_on_and_nothing_else_changes():
    own = switched_off(AS_SHIPPED, PRACTICE, " macht der Träger ")
    assert of_firm(own)["bank_account"] == replace(PRACTICE, off=True)
    assert own.change_of("bank_account").reason == "macht der Träger"
    assert {key for key, it in of_firm(own).items() if it != SHIPPED.shipped[key]} == {"bank_account"}
    assert switched_on(own, "bank_account") == AS_SHIPPED


def test_a_rule_of_law_falls_away_for_a_reason_only():
    with pytest.raises(InvalidValueError, match="reason_of_law_missing"):
        switched_off(AS_SHIPPED, LAW, "  ")
    assert of_firm(switched_off(AS_SHIPPED, LAW, "nur EU-Bürger"))["anmeldung"].off


def test_only_the_day_to_act_moves_never_the_legal_one():
    own = moved(AS_SHIPPED, LAW, before(3, Unit.WEEK))
    held = of_firm(own)["anmeldung"]
    assert (held.plan, held.legal) == (before(3, Unit.WEEK), LAW.legal)
    assert reset(own, "anmeldung") == AS_SHIPPED
    assert moved(own, LAW, LAW.plan) == AS_SHIPPED


def test_switching_on_again_keeps_the_own_time():
    own = moved(AS_SHIPPED, PRACTICE, before(1, Unit.MONTH))
    again = switched_on(switched_off(own, PRACTICE, ""), PRACTICE.key)
    assert again == own


@pytest.mark.parametrize(
    ("plan", "most"),
    [(before(3651, Unit.DAY), 3650), (before(11, Unit.YEAR), 10), (before(1, Unit.WERKTAG), 0)],
)
def test_a_time_that_nobody_means_is_refused(plan, most):
    with pytest.raises(TemplateError, match="offset_unlikely") as told:
        moved(AS_SHIPPED, PRACTICE, plan)
    assert (told.value.at, told.value.details["most"]) == ("n", most)


def test_what_is_changed_of_a_template_that_is_gone_says_nothing():
    assert of_firm(OwnPlan(changes=(made_template_change(key="gone", off=True),))) == SHIPPED.shipped


def test_an_own_template_stands_among_the_others_as_practice():
    own = with_template(AS_SHIPPED, made_own_template(basis="§ 1 Betriebsordnung", source="Aushang"))
    held = of_firm(own)["own_bicycle"]
    assert (held.title("de"), held.title("en")) == ("Dienstrad übergeben", "Dienstrad übergeben")
    assert held.evidence_en == ("Übergabeprotokoll", "Foto vom Rad")
    assert (held.basis, held.source) == (("§ 1 Betriebsordnung",), ("Aushang",))
    assert held.own
    assert not held.is_law
    assert not held.verified
    checked(own, own.templates[0])


def test_an_own_template_is_switched_off_but_says_its_time_itself():
    own = with_template(AS_SHIPPED, made_own_template())
    held = of_firm(own)["own_bicycle"]
    assert of_firm(switched_off(own, held, ""))["own_bicycle"].off
    with pytest.raises(InvalidValueError, match="template_own"):
        moved(own, held, before(1, Unit.DAY))


@pytest.mark.parametrize(
    ("changes", "key", "at"),
    [
        ({"title_de": " "}, "title_missing", "title_de"),
        ({"key": "anmeldung"}, "template_twice", "key"),
        ({"anchor": "full_moon"}, "template_anchor", "anchor"),
        ({"anchor": "full_moon_done"}, "template_anchor", "anchor"),
        ({"needs": ("no_such",)}, "template_prerequisite", "needs"),
        ({"needs": ("own_bicycle",)}, "template_circle", "needs"),
        ({"anchor": "own_bicycle_done"}, "template_circle", "anchor"),
        ({"condition": "done(no_such)"}, "template_prerequisite", "condition"),
        ({"condition": "shoe_size > 3"}, "condition_fact", "condition"),
        ({"condition": "probation and"}, "condition_ends_early", "condition"),
        ({"condition": "probation probation"}, "condition_missing", "condition"),
        ({"condition": "probation ?"}, "condition_unreadable", "condition"),
        ({"condition": "nat == 3"}, "condition_asked_wrongly", "condition"),
        ({"condition": "entry_date > 2026-02-30"}, "condition_no_day", "condition"),
        ({"condition": "entry_date > 2027-02-03"}, "template_date", "condition"),
        ({"help_de": "Bis zum 01.02.2027 melden."}, "template_date", "help_de"),
        ({"basis": "§ 1"}, "template_source", "source"),
        ({"guide": "no_such"}, "template_guide", "guide"),
        ({"n": 9999}, "offset_unlikely", "n"),
    ],
)
def test_a_template_that_cannot_be_is_refused_at_its_field(changes, key, at):
    template = made_own_template(**changes)
    with pytest.raises(TemplateError) as told:
        checked(with_template(AS_SHIPPED, template), template)
    assert (told.value.key, told.value.at) == (key, at)


def test_own_templates_that_wait_for_each_other_are_refused():
    first = made_own_template(id=OwnTemplateId(1))
    second = replace(LOCK, needs=("own_bicycle",))
    own = OwnPlan(templates=(replace(first, needs=("own_lock",)), second))
    with pytest.raises(TemplateError, match="template_circle"):
        checked(own, second)


@pytest.mark.parametrize("fault", [{"condition": "gone_fact"}, {"anchor": "gone"}, {"needs": ("gone",)}])
def test_an_own_template_that_cannot_be_any_more_asks_for_nothing(fault):
    held = of_firm(OwnPlan(templates=(made_own_template(**fault),)))["own_bicycle"]
    assert held.off
    assert held.title("de") == "Dienstrad übergeben"


def test_a_shipped_template_holds_before_an_own_one_of_its_key():
    own = OwnPlan(templates=(made_own_template(key="anmeldung"),))
    assert of_firm(own) == SHIPPED.shipped
    assert own.template_of("anmeldung") is own.templates[0]
    assert own.template_of("own_bicycle") is None


def test_a_changed_template_takes_the_place_of_its_former_self():
    own = OwnPlan(templates=(made_own_template(id=OwnTemplateId(1)),))
    changed = made_own_template(id=OwnTemplateId(1), title_de="Rad übergeben")
    assert with_template(own, changed).templates == (changed,)
    with pytest.raises(NotFoundError):
        with_template(own, replace(changed, id=OwnTemplateId(2)))


def test_what_others_wait_for_is_not_removed():
    own = OwnPlan(
        templates=(
            made_own_template(id=OwnTemplateId(1)),
            made_own_template(
                id=OwnTemplateId(2), key="own_lock", title_de="Schloss", needs=("own_bicycle",)
            ),
        ),
        changes=(made_template_change(key="own_lock", off=True),),
    )
    first, second = own.templates
    with pytest.raises(InvalidValueError, match="template_awaited") as told:
        without_template(own, first, of_firm(own))
    assert told.value.details == {"title": "Schloss"}
    left = without_template(own, second, of_firm(own))
    assert left == OwnPlan(templates=(first,))
    assert without_template(left, first, of_firm(left)) == AS_SHIPPED


@pytest.mark.parametrize(
    ("title", "taken", "key"),
    [
        ("dienstrad ubergeben", (), "own_dienstrad_ubergeben"),
        ("a", ("own_a",), "own_a_2"),
        ("a", ("own_a", "own_a_2"), "own_a_3"),
        ("велосипед", (), "own_checkpoint"),
        ("x" * 90, (), "own_" + "x" * 40),
    ],
)
def test_a_key_is_made_of_the_title(title, taken, key):
    assert own_key(title, taken) == key
