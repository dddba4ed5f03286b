"""A field for how long a talk took."""

from onboarding_app.ui.check_in_draft import minutes_of
from onboarding_app.ui.widgets.fields import TextField


class MinutesField(TextField):
    """How long a talk took."""

    def problem(self) -> bool:
        """Whether what is typed is no number of minutes."""
        try:
            minutes_of(self.value)
        except ValueError:
            return True
        return False
