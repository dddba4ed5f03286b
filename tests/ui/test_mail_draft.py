"""The e-mail draft of an agreement, from the page of a person."""

from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from onboarding_app.ui.screens.person_entries import agreement_deeds
from tests import made


def agreed(workspace, text="Termin beim Bürgeramt"):
    with workspace.database.write("agreed") as work:
        return work.agreements.save(made.made_agreement(worker_id=1, text=text))


def test_the_mail_program_opens_with_the_draft(qtbot, workspace, monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()) or True)
    (deed,) = agreement_deeds(workspace, QWidget())
    deed.do(agreed(workspace))
    assert opened[0].startswith("mailto:?subject=Unsere")


def test_without_a_mail_program_or_with_much_text_a_file_is_saved(qtbot, workspace, monkeypatch, tmp_path):
    out = tmp_path / "x.eml"
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    (deed,) = agreement_deeds(workspace, QWidget())
    deed.do(agreed(workspace, "ü" * 3_000))
    assert b"X-Unsent: 1" in out.read_bytes()
