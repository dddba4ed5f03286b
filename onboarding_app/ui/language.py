"""The language of what Qt itself says (menus of fields, file dialogs) and of its dates and numbers."""

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

_NAME = "language of Qt"


def speak(application: QApplication, language: str) -> None:
    """Let Qt speak this language from now on; the one before is forgotten."""
    before = application.findChild(QTranslator, _NAME)
    if before is not None:
        application.removeTranslator(before)
        before.setParent(None)
    QLocale.setDefault(QLocale(language))
    translator = QTranslator(application)
    translator.setObjectName(_NAME)
    if translator.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(translator)
