"""The memory of this process."""

import resource
import sys


def peak() -> int:
    """Return the most memory that this process held until now, in bytes."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024
