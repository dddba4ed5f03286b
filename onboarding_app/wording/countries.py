"""Names of countries, from `resources/columns/countries.toml` (Unicode CLDR)."""

from collections.abc import Mapping
from functools import cache

import tomli

from onboarding_app.i18n import Texts
from onboarding_app.resources import resource


def country_name(code: str | None, texts: Texts) -> str:
    """Return the name of a country by its ISO code; one that is not known is shown by its code."""
    if code is None:
        return ""
    return countries(texts.language).get(code, code)


@cache
def countries(language: str) -> Mapping[str, str]:
    """Return every country's name by ISO code, sorted by name."""
    table = tomli.loads(resource("columns", "countries.toml").read_text(encoding="utf-8"))
    names = {code: str(entry[language]) for code, entry in table.items()}
    return dict(sorted(names.items(), key=lambda item: item[1].casefold()))
