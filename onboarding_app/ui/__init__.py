"""The window: pages, dialogs and what they are made of. It asks services and listens to what changed."""

import ctypes
import sys

if sys.version_info < (3, 12):
    # PySide 6.12 is built for constants that live for ever (PEP 683, Python 3.12). On 3.11 each signal and
    # each `index.data()` takes a reference of True or None that nobody gave it, and after some thousand the
    # interpreter stops: "Fatal Python error: none_dealloc". So the three get more than can ever be taken.
    for constant in (None, True, False):
        ctypes.c_ssize_t.from_address(id(constant)).value += sys.maxsize >> 2
