"""A guard against a fault of PySide6 6.12 on Python 3.11: it gives back `None`, `True` and `False` too often.

Each paint and each event filter takes a reference of `None` or `False` that it does not own (measured: about two for
each paint; none with PySide6 6.11). After some thousand paints the interpreter would free them and stop with
"deallocating None". From Python 3.12 on these objects are immortal and nothing can happen; on 3.11 they are given so
many references here that no working day uses them up. QtPdf by itself (`PySide6_Pdf`) exists from 6.12 on only, so an
older PySide6 would mean the whole of it. To be taken out when a mended PySide6 is pinned, or with Python 3.11.
"""

import ctypes
import sys

MANY = 1 << 40
"""References that are added; a thousand paints a second use them up in ten years."""


def keep_singletons() -> None:
    """Give the singletons references to spare, once, where the interpreter does not keep them by itself."""
    if sys.version_info >= (3, 12):
        return
    for singleton in (None, True, False):
        if sys.getrefcount(singleton) < MANY:
            ctypes.c_ssize_t.from_address(id(singleton)).value += MANY
