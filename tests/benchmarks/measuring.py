"""Timing, and the table of results."""

import platform
import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Result:
    """One figure: seconds of ours and of the floor; the goal as a ratio (or in seconds, `absolute`).

    `plain`: no seconds, but a number against its goal; `memory`: bytes instead of seconds.
    """

    name: str
    ours: float
    floor: float
    goal: float
    absolute: bool = False
    plain: bool = False
    memory: bool = False

    @property
    def ratio(self) -> float:
        """How many times the floor it takes."""
        return self.ours / self.floor

    @property
    def reached(self) -> bool:
        """Whether the goal is reached."""
        return (self.ours if self.absolute or self.plain else self.ratio) <= self.goal


def seconds(work: Callable[[], object], *, runs: int = 5) -> float:
    """Return the median time of some runs; what is set up in `work` counts."""
    times = []
    for _ in range(runs):
        begin = time.perf_counter()
        work()
        times.append(time.perf_counter() - begin)
    return median(times)


def table(results: list[Result]) -> str:
    """Return the results as a table for the README."""
    lines = ["| measured | ours | floor | ratio | goal | |", "|---|---|---|---|---|---|"]
    for it in results:
        if it.plain:
            mark = "reached" if it.reached else "missed"
            lines.append(f"| {it.name} | {it.ours:.2f} | | | ≤ {it.goal:g} | {mark} |")
            continue
        goal = f"≤ {it.goal * 1000:.0f} ms" if it.absolute else f"≤ {it.goal:g}×"
        mark = "reached" if it.reached else "missed"
        ours, floor = (
            f"{figure / 1e6:.0f} MB" if it.memory else f"{figure * 1000:.1f} ms"
            for figure in (it.ours, it.floor)
        )
        lines.append(f"| {it.name} | {ours} | {floor} | {it.ratio:.1f}× | {goal} | {mark} |")
    return "\n".join(lines)


def machine() -> str:
    """Return what the figures were measured on."""
    return f"{platform.system()} {platform.machine()}, Python {platform.python_version()}"
