"""Names in every script that our people write them in: each paper gives the same names back to a reader."""

import re
import shutil
import subprocess
from collections import Counter

import pytest

from onboarding_app.domain.paper_kinds import DueBy, PaperKind, PersonalData, personal_data_in
from onboarding_app.i18n import LANGUAGES, Texts
from onboarding_app.services.company import create_file
from onboarding_app.services.papers import write_paper
from onboarding_app.services.workers import Belongings, add_mentor, add_worker
from tests import made
from tests.made import TODAY
from tests.reports.reading import all_text

NAMES = {
    "Latin, the west": ("Łucja Çağrı", "Þórðardóttir Ångström-Øst"),
    "Latin, Vietnamese": ("Thị Thảo", "Nguyễn Đặng"),
    "Latin, Africa and Pacific": ("Ɓala Ẹniọlá", "Ŋwaḿba ʻAlohaʻōiwi"),
    "Latin, the Baltic and Balkans": ("Žydrūnė Đorđe", "Šķēle Țîrlea"),
    "Greek": ("Ελευθέριος", "Παπαϊωάννου-Ψύλλα"),
    "Cyrillic": ("Ґалина", "Їжакевич-Ђорђевић"),
    "Georgian": ("გიორგი", "მაისურაძე"),
    "Armenian": ("Արմեն", "Հովհաննիսյան"),
    "Arabic": ("محمد", "الأحمد"),
    "Hebrew": ("נועה", "כהן"),
    "Devanagari": ("प्रिया", "श्रीवास्तव"),
    "Bengali": ("অনির্বাণ", "চট্টোপাধ্যায়"),
    "Tamil": ("கார்த்திக்", "சுப்பிரமணியம்"),
    "Thai": ("สมชาย", "ศรีสุวรรณ"),
    "Ethiopic": ("ሰላም", "ገብረማርያም"),
}
PAPERS = [
    (kind, by)
    for kind in PaperKind
    for by in ([DueBy.PERSON, DueBy.TRACK, DueBy.RESPONSIBLE] if kind is PaperKind.DUE else [DueBy.PERSON])
    if {PersonalData.NAME, PersonalData.MENTOR} & set(personal_data_in(kind))
]
"""The papers that name anybody; the sheets to pin up have initials."""


@pytest.fixture(scope="module")
def firm(tmp_path_factory, catalogue):
    """A firm with somebody of each script, accompanied by a mentor who writes alike."""
    company = made.made_company(
        fair_integration_contact="Faire Integration, Erfurt", fair_integration_checked_on=TODAY
    )
    place = tmp_path_factory.mktemp("names") / "firma.ankerpunkt"
    with create_file(place, company, who="Petra", now=made.clock) as database:
        for number, (given, family) in enumerate(NAMES.values(), start=1):
            add_mentor(database, made.made_mentor(name=f"{family} {given}"))
            with database.read() as view:
                mentor = view.mentors.all()[-1]
            person = made.made_worker(
                given_name=given,
                family_name=family,
                personnel_number=str(number),
                mentor_id=mentor.id,
                started_on=TODAY,
            )
            belongings = Belongings(
                titles=(made.made_title(kind="p18a"),), family=(made.made_family_member(first_name=given),)
            )
            add_worker(database, catalogue, person, today=TODAY, belongings=belongings)
        yield database


def written(firm, catalogue, folder, kind, by, language):
    """Yield the paper in one file, or in one for each person where it is made for one alone."""
    with firm.read() as view:
        ids = view.worker_ids()
    chosen = [(each,) for each in ids] if kind.is_for_one else [() if kind.about_mentors else ids]
    for number, some in enumerate(chosen):
        out = folder / f"{number}.pdf"
        write_paper(kind, firm, catalogue, out, texts=Texts(language), today=TODAY, worker_ids=some, by=by)
        yield out


def names_in(kind):
    """Return what a paper must tell, by script."""
    if kind is PaperKind.ACTIVITY:
        return {script: (family, given) for script, (given, family) in NAMES.items()}
    return NAMES


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs poppler's pdftotext")
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("kind", "by"), PAPERS)
def test_every_paper_gives_the_same_names_back(firm, catalogue, tmp_path, kind, by, language):
    papers = list(written(firm, catalogue, tmp_path, kind, by, language))
    told = "".join(map(read_by_poppler, papers))
    other = "".join(all_text(paper.read_bytes()) for paper in papers)
    in_columns = by is not DueBy.PERSON  # too narrow for a whole name: it stands there in several lines
    for script, name in names_in(kind).items():
        parts = re.findall(r"[^\s-]+", " ".join(name)) if in_columns else ["".join("".join(name).split())]
        assert all(part in told for part in parts), script
    names = {script: "".join("".join(name).split()) for script, name in names_in(kind).items()}
    assert not {script: name for script, name in names.items() if Counter(name) - Counter(other)}


def read_by_poppler(paper):
    """Return the text as poppler reads it, without white space and its signs of direction."""
    found = subprocess.run(["pdftotext", paper, "-"], capture_output=True, check=True, encoding="utf-8")
    return re.sub(r"[\s\u202a-\u202e]", "", found.stdout)
