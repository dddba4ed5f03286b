"""Papers as a service would fill them, made-up people only."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby

from onboarding_app.domain.activity import ActivityPaper
from onboarding_app.domain.attention_levels import AttentionLevel
from onboarding_app.domain.disclosure import DisclosurePaper, HeldPart, HeldRecord, HeldValue
from onboarding_app.domain.fair_integration import FairIntegrationPaper, NoticeText
from onboarding_app.domain.letters import LetterPaper
from onboarding_app.domain.papers import (
    AgreementLine,
    CheckInPaper,
    DoneLine,
    DueGroup,
    DuePaper,
    ExpectationPair,
    FactorMeans,
    HandoverPaper,
    OpenLine,
    PreparationPaper,
    RetentionPaper,
    ShareFigure,
    StatusPaper,
    TalkHeld,
    TrackState,
    TrackTotals,
    Way,
    WayBar,
    WayMark,
    WayRow,
)
from onboarding_app.domain.retention import Curve, CurvePoint, Interval, Retained
from tests.made import made_handover

TODAY = date(2026, 11, 23)
NAMES = (
    "Nguyễn Thị Thảo",
    "Олена Коваленко",
    "გიორგი",
    "محمد أحمد",
    "ሰላም",
    "प्रिया",
    "Łukasz Żółć",
)


def open_line(number: int = 0) -> OpenLine:
    """One open checkpoint; every third is overdue, every fourth not verified."""
    return OpenLine(
        title="Verlängerung des Titels beantragen",
        track="Aufenthalt",
        safe_on=TODAY + timedelta(days=number),
        plan_on=TODAY + timedelta(days=number - 10),
        legal_on=TODAY + timedelta(days=number + 1),
        responsible="Personal",
        state="geplant",
        overdue=number % 3 == 0,
        blocked_by="Passkopie",
        basis="§ 81 Abs. 4 AufenthG (Stand 29.04.2026)",
        sources=("Bundesrecht laut gesetze-im-internet.de (2026-04-29)",),
        verified=number % 4 > 0,
        worker=NAMES[number // 5 % len(NAMES)],
    )


def status(worker: str = NAMES[0], rows: int = 4) -> StatusPaper:
    """A Statusbericht with something in every part, `rows` lines in each."""
    return StatusPaper(
        company="Muster GmbH",
        city="Erfurt",
        today=TODAY,
        worker=worker,
        occupation="Pflegefachfrau",
        department="Station 3",
        started_on=date(2025, 4, 1),
        mentor="Jana Richter",
        title="§ 16d AufenthG",
        title_until=date(2027, 2, 14),
        level=AttentionLevel.URGENT,
        reasons=(
            (AttentionLevel.URGENT, "Der Titel endet bald."),
            (AttentionLevel.ATTENTION, "Kein Gespräch."),
        ),
        next_step="Verlängerung beantragen",
        services=("IQ Netzwerk Thüringen", "ThAFF"),
        tracks=(
            TrackState(
                track="Aufenthalt",
                done=4,
                total=7,
                overdue=1,
                next_title="Antrag",
                next_on=date(2026, 11, 30),
            ),
            TrackState(track="Ankommen", done=0, total=0),
        ),
        way=Way(
            starts_on=date(2025, 1, 1),
            ends_on=date(2027, 6, 30),
            rows=(
                WayRow(
                    track="Aufenthalt",
                    bars=(WayBar(label="§ 16d", starts_on=date(2025, 2, 15), ends_on=date(2027, 2, 14)),),
                    marks=(WayMark(on=date(2026, 11, 14), done=False, overdue=True),),
                ),
            ),
        ),
        open=tuple(open_line(number) for number in range(rows)),
        done=tuple(
            DoneLine(title="Anmeldung", track="Ankommen", done_on=date(2025, 4, 9)) for _ in range(rows)
        ),
        family=("Ehemann in Hanoi, möchte kommen.",),
        language=("B1 erreicht, B2 gebraucht.",),
        recognition=("Kenntnisprüfung offen.",),
        agreements=(
            AgreementLine(text="Schreiben an die Botschaft", who="Personal", due_on=TODAY, overdue=True),
            AgreementLine(text="Dienstplan anpassen"),
        ),
        talks=(
            TalkHeld(held_on=date(2026, 10, 2), form="persönlich", mood="4 von 5"),
            TalkHeld(held_on=date(2026, 8, 3), form="Video"),
        ),
        expectations=(
            ExpectationPair(factor="Anerkennung", expected=5, experienced=3),
            ExpectationPair(factor="Wohnen", expected=3, experienced=4),
            ExpectationPair(factor="Sprache", expected=3),
        ),
        notes=("Möchte in die Notaufnahme wechseln.",),
    )


def bare_status() -> StatusPaper:
    """A Statusbericht of a person of whom nothing is known yet."""
    return StatusPaper(
        company="", city="", today=TODAY, worker="", title_unlimited=True, level=AttentionLevel.STABLE
    )


def retention(tracks: int = 7) -> RetentionPaper:
    """A Bindungsbericht of an ordinary firm."""
    factors = ("Einkommen", "Anerkennung", "Arbeit", "Familie", "Sprache", "Wohnen", "Team", "Aufenthalt")
    return RetentionPaper(
        company="Muster GmbH",
        city="Erfurt",
        today=TODAY,
        starts_on=date(2025, 11, 1),
        ends_on=date(2026, 10, 31),
        headcount=23,
        entries=6,
        departures=2,
        reasons=(("Rückkehr", 1), ("Wettbewerb", 1)),
        retention=(
            Retained(6, 23, 24, 0.96, Interval(0.8, 0.99)),
            Retained(12, 20, 22, 0.91, Interval(0.72, 0.98)),
            Retained(24, 2, 3, None, None),
        ),
        cohorts=(
            ("Eintritt 2025", Retained(12, 9, 10, 0.9, Interval(0.6, 0.98))),
            ("aus dem Ausland", Retained(12, 11, 12, 0.92, Interval(0.65, 0.99))),
        ),
        cohorts_hidden=True,
        previous_retention=Retained(12, 15, 17, 0.88, Interval(0.66, 0.97)),
        previous_departures=3,
        curve=Curve(
            (CurvePoint(6.2, 0.96, 0.78, 0.99, 24, 1), CurvePoint(18.5, 0.84, 0.58, 0.94, 12, 1)),
            (3.0, 8.5, 20.8, 30.0),
        ),
        tracks=tuple(
            TrackTotals(
                track=f"Bereich {number}",
                open=6,
                in_progress=4,
                waiting=3,
                done=12,
                overdue=1,
                median_months=9.5,
            )
            for number in range(tracks)
        ),
        in_time=ShareFigure(share=0.87, n=120, interval=Interval(0.8, 0.92)),
        previous_in_time=ShareFigure(share=0.79, n=98),
        expectations=tuple(
            FactorMeans(factor=factor, expected=4.4, experienced=3.1 + number / 4, n=12)
            for number, factor in enumerate(factors)
        ),
        titles_ending=(date(2026, 12, 7), date(2027, 2, 14)),
        decisions=(
            (
                "Familiennachzug",
                "Drei Verfahren warten länger als sechs Monate auf einen Termin bei der Botschaft.",
            ),
            ("Anerkennung", "Acht Verfahren liegen bei Behörden, zwei überschreiten die Frist."),
            ("Aufenthalt", "Zwei Titel laufen in 90 Tagen ab."),
        ),
    )


def small_retention(people: int) -> RetentionPaper:
    """A Bindungsbericht of a firm of fewer people than may be broken down."""
    return replace(
        retention(tracks=1 if people else 0),
        headcount=people,
        entries=people,
        departures=1 if people else 0,
        reasons=(),
        reasons_hidden=people > 0,
        retention=tuple(Retained(months, people, people, None, None) for months in (6, 12)) if people else (),
        cohorts=(),
        cohorts_hidden=False,
        previous_retention=None,
        previous_departures=None,
        curve=None,
        in_time=None,
        previous_in_time=None,
        expectations=(FactorMeans(factor="Sprache", expected=None, experienced=None, n=people),),
        titles_ending=(),
        decisions=(),
    )


def due(rows: int = 12) -> DuePaper:
    """A Fristenliste of that many lines, five of each person."""
    return DuePaper(
        company="Muster GmbH",
        city="Erfurt",
        today=TODAY,
        until=date(2026, 12, 23),
        groups=tuple(
            DueGroup(title=worker, lines=tuple(lines))
            for worker, lines in groupby(map(open_line, range(rows)), key=lambda line: line.worker)
        ),
    )


def check_in() -> CheckInPaper:
    """A Gesprächsprotokoll of a talk that was held."""
    return CheckInPaper(
        company="Muster GmbH",
        city="Erfurt",
        today=TODAY,
        worker=NAMES[0],
        mentor="Jana Richter",
        held_on=TODAY,
        guide="Gespräch nach 30 Tagen",
        questions=("Was ist anders als erwartet?",),
        form="persönlich",
        minutes=45,
        languages="Deutsch",
        mood="4 von 5",
        intention="möchte bleiben",
        expectations=(ExpectationPair(factor="Wohnen", expected=3, experienced=4, note="Wohnung gefunden"),),
        note="Die Wohnung ist gefunden.",
        agreements=(AgreementLine(text="Dienstplan anpassen", who="Leitung", due_on=date(2026, 12, 1)),),
        next_on=date(2027, 1, 20),
    )


def empty_check_in() -> CheckInPaper:
    """A sheet to fill in by hand."""
    return CheckInPaper(
        company="Muster GmbH",
        city="Erfurt",
        today=TODAY,
        worker=NAMES[3],
        questions=("Was fehlt Ihnen?",),
        expectations=(ExpectationPair(factor="Wohnen"),),
    )


def notice(key: str = "de") -> NoticeText:
    """A notice on the advice service, filled in; only German has no disclaimer."""
    return NoticeText(
        key=key,
        language=key.upper(),
        reviewed=False,
        title=f"Hinweis auf Beratung ({key})",
        greeting="Guten Tag,",
        text=("Sie können sich beraten lassen.", "Das kostet nichts."),
        contact="Die nächste Stelle",
        checked="Geprüft am 01.11.2026.",
        receipt="Ich habe diesen Hinweis erhalten.",
        place="Ort, Datum",
        signature="Unterschrift",
        disclaimer="" if key == "de" else "Der deutsche Text gilt.",
    )


def fair_integration() -> FairIntegrationPaper:
    """A Hinweis Faire Integration in two languages."""
    return FairIntegrationPaper(
        company="Muster GmbH",
        city="Erfurt",
        today=TODAY,
        worker=NAMES[0],
        contact="Beratungsstelle Muster\nMusterweg 1, 99084 Erfurt",
        basis="§ 45c AufenthG",
        as_of=date(2026, 4, 29),
        notice=notice(),
        translation=notice("ar"),
    )


def disclosure(rows: int = 4) -> DisclosurePaper:
    """A Datenauskunft: a part of one entry, and one of that many."""
    held = HeldRecord(
        title="Anmeldung",
        values=(HeldValue(label="Notiz", value="Wohnung gefunden", third=True, free=True),),
    )
    return DisclosurePaper(
        company="Muster GmbH",
        city="Erfurt",
        today=TODAY,
        worker=NAMES[0],
        parts=(HeldPart(title="Person", records=(held,)), HeldPart(title="Verlauf", records=(held,) * rows)),
        sealed=(date(2026, 11, 2),),
    )


def preparation(rows: int = 4) -> PreparationPaper:
    """A Gesprächsvorbereitung with that many lines in each part."""
    whole = status(rows=rows)
    return PreparationPaper(
        company=whole.company,
        city=whole.city,
        today=TODAY,
        worker=whole.worker,
        mentor=whole.mentor,
        guide="Gespräch nach 90 Tagen",
        planned_on=date(2026, 11, 30),
        last_held_on=date(2026, 10, 2),
        last_mood=4,
        languages="Deutsch",
        expectations=whole.expectations,
        agreements=whole.agreements,
        due=whole.open,
        services=("ThAFF · 0361 000000",),
        questions=("Was ist anders als erwartet?",) * rows,
    )


def handover(rows: int = 4) -> HandoverPaper:
    """An Übergabe with that many lines in each part."""
    return HandoverPaper(
        status=replace(status(rows=rows), way=None, done=(), talks=(), notes=()),
        phone="0361 000000",
        email="thao@muster.example",
        languages="Deutsch",
        next_talk_on=date(2027, 1, 20),
        notes=((date(2026, 10, 2), "Möchte in die Notaufnahme wechseln."),) * rows,
        handovers=(made_handover(),) * rows,
    )


def activity(rows: int = 4) -> ActivityPaper:
    """A Tätigkeitsnachweis of that many months."""
    return ActivityPaper(
        company="Muster GmbH",
        city="Erfurt",
        today=TODAY,
        mentor="Jana Richter",
        organisation="Integrationsbegleitung Mitte",
        starts_on=date(2025, 11, 24),
        ends_on=TODAY,
        people=7,
        minutes=1250,
        untimed=1,
        talks=(("persönlich", 20), ("Video", 4)),
        months=(("März 2026", 3),) * rows,
        checkpoints=(("Ankommen", 5),),
        agreed=12,
        kept=9,
    )


def letter(rows: int = 4) -> LetterPaper:
    """A letter of that many paragraphs and enclosures."""
    return LetterPaper(
        company="Muster GmbH",
        city="Erfurt",
        today=TODAY,
        recipient="Ausländerbehörde Erfurt\n______________",
        subject="Antrag auf Verlängerung: Nguyễn Thị Thảo",
        paragraphs=("Sehr geehrte Damen und Herren,",) * rows,
        enclosures=("Arbeitsvertrag",) * rows,
        remark="§ 81 Abs. 4 AufenthG",
    )
