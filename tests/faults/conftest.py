"""The data files of the storage tests serve here too."""

from tests.storage.conftest import database, key, path  # noqa: F401  (pytest finds them by their names)
