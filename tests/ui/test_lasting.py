"""The interpreter outlives any number of signals, also where Qt's binding takes references nobody gave."""

from PySide6.QtCore import QObject, Signal

from onboarding_app.ui.models.table import Column, TableModel

OFTEN = 20_000
"""More often than Python 3.11 has references of None and True after its start."""


class _Caller(QObject):
    called = Signal(object)


def test_signals_and_models_never_use_up_a_constant(qapp):
    caller = _Caller()
    caller.called.connect(lambda _value: None)
    model = TableModel([Column("Name", str)])
    model.show_lines(["Olena"])
    cell = model.index(0, 0)
    for _ in range(OFTEN):
        caller.called.emit(None)
        cell.data(0x7000)
    assert cell.data() == "Olena"
