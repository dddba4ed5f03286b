"""Where the rules of law on a paper were read."""

from collections import Counter
from collections.abc import Iterator, Sequence

from reportlab.platypus import Flowable

from onboarding_app.domain.papers import OpenLine
from onboarding_app.reports.look import Look

MOST_NAMED = 3
"""Sources that a paper names; the others would fill pages with addresses, and the program tells them."""


def sources_of(lines: Sequence[OpenLine], look: Look) -> Iterator[Flowable]:
    """Yield the sources of most of these lines in one line of text; nothing where there is none."""
    counted, texts = Counter(source for line in lines for source in line.sources), look.texts
    if not counted:
        return
    sources = "; ".join(source for source, _ in counted.most_common(MOST_NAMED))
    others = len(counted) - MOST_NAMED
    named = texts("Sources of the rules: {sources}", sources=sources)
    more = texts.plural("{n} more: see the program", "{n} more: see the program", others)
    yield look.muted(f"{named}; {more}" if others > 0 else named)
