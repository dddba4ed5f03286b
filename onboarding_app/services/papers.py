"""Papers: which there are, and each written to a file as PDF."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from onboarding_app.catalogue import Catalogue
from onboarding_app.domain.errors import InvalidValueError
from onboarding_app.domain.people import WorkerId
from onboarding_app.i18n import Texts
from onboarding_app.services.overview import due_lines
from onboarding_app.services.retention import retention_paper
from onboarding_app.services.status import open_line, status_paper
from onboarding_app.storage.database import Database



