"""Which topic of the help explains the place where one stands."""

from typing import TypeVar

from PySide6.QtWidgets import QWidget

TOPIC = "help"
"""The property of a widget that names its topic; behind # a part of it: "person#titles"."""

Explained = TypeVar("Explained", bound=QWidget)


def explained(widget: Explained, topic: str) -> Explained:
    """Let F1 show that topic where the keyboard stands in a widget, and return the widget."""
    widget.setProperty(TOPIC, topic)
    return widget


def stands_in(window: QWidget) -> QWidget:
    """Return the widget of a window on which the keyboard stands or stood, else the window."""
    focused: QWidget | None = window.focusWidget()  # None also where Qt's own types say otherwise
    return window if focused is None else focused


def topic_at(widget: QWidget | None) -> str:
    """Return the topic of the place where a widget stands: its own, or that of what holds it; "" for none.

    A dialog without one is about the place below it, where the keyboard stood when it was opened.
    """
    while widget is not None:
        if topic := widget.property(TOPIC):
            return str(topic)
        parent = widget.parentWidget()
        if widget.isWindow() and parent is not None:
            parent = stands_in(parent.window())
        widget = parent
    return ""
