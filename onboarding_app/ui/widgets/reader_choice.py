"""For whom a Statusbericht is made."""

from collections.abc import Sequence

from onboarding_app.domain.paper_kinds import PaperKind, PersonalData, personal_data_in
from onboarding_app.domain.paper_readers import Reader, told_to
from onboarding_app.i18n import Texts
from onboarding_app.ui.widgets.fields import ChoiceField
from onboarding_app.wording.papers import reader_name


class ReaderChoice(ChoiceField):
    """Offers who may read a Statusbericht, the house first."""

    def __init__(self, texts: Texts) -> None:
        """Mean the house."""
        super().__init__(texts("For whom"), [(reader, reader_name(reader, texts)) for reader in Reader])

    @property
    def reader(self) -> Reader:
        """Who is meant."""
        return Reader(str(self.value))

    def held_in(self, kind: PaperKind, *, mentor_notes: bool) -> Sequence[PersonalData]:
        """Return which personal data a paper of that kind holds at most for who is meant."""
        if kind is PaperKind.STATUS:
            return told_to(self.reader)
        return personal_data_in(kind, mentor_notes=mentor_notes)
