"""Where the rules of law on a paper were read."""

from collections import Counter
from collections.abc import Iterator, Sequence

from reportlab.platypus import Flowable

from onboarding_app.domain.papers import OpenLine
from onboarding_app.reports.look import Look


def sources_of(lines: Sequence[OpenLine], look: Look) -> Iterator[Flowable]:
    """Yield each source of these lines once, the one of the most lines first; nothing where there is none."""
    counted = Counter(source for line in lines for source in line.sources)
    if counted:
        sources = "; ".join(source for source, _ in counted.most_common())
        yield look.muted(look.texts("Sources of the rules: {sources}", sources=sources))
