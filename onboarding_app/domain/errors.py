"""What the program says no to: the world's fault, told to the user in one sentence."""


class UserError(Exception):
    """Something the user can act on.

    `key` names the sentence in `wording.error_sentence`; `details` fill its placeholders and never hold
    personal data beyond what the user just entered. What is not a `UserError` is a bug of ours.
    """

    def __init__(self, key: str, **details: object) -> None:
        """Keep which sentence to say and what fills it."""
        super().__init__(key)
        self.key = key
        self.details = details


class NotFoundError(UserError):
    """There is no such person, checkpoint, talk or document in the file."""


class NotOpenError(UserError):
    """The checkpoint is closed already, so it cannot be closed again."""


class InvalidValueError(UserError):
    """A value cannot be what it says: a date out of order, a rating outside 1-5."""


class FileRefusedError(UserError):
    """A data file or list cannot be used as it is; it was left untouched."""
