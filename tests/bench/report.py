"""Tables of what was measured, in Markdown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import median

from measure import Measured

#: What ours should take at most, as a part of another builder's time (1,000 records in 12 languages).
GOALS = {"floor": 1.3, "hugo": 0.6, "stock": 0.05}


def table(results: Mapping[str, Sequence[Measured]]) -> str:
    """Return medians of every builder, and ours as a part of each, pair by pair."""
    lines = [
        "",
        "| builder | wall s | cpu s | largest process MB | all together MB | ours ÷ it, wall | ours ÷ it, cpu |",
        "|---|---|---|---|---|---|---|",
    ]
    for name, runs in results.items():
        cells = [f"{median(run.wall for run in runs):.2f}", f"{median(run.cpu for run in runs):.2f}"]
        cells += [f"{max(run.largest for run in runs):.0f}", f"{max(run.tree for run in runs):.0f}"]
        for what in ("wall", "cpu"):
            found = ratios(results, name, what)
            cells.append("" if name == "ours" or not found else _spread(found))
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return "\n".join(lines)


def ratios(results: Mapping[str, Sequence[Measured]], name: str, what: str) -> list[float]:
    """Return ours as a part of another builder, run by run."""
    return [
        getattr(mine, what) / getattr(theirs, what)
        for mine, theirs in zip(results.get("ours", ()), results[name], strict=False)
    ]


def _spread(found: Sequence[float]) -> str:
    if len(found) == 1:
        return f"{found[0]:.3f}"
    return f"{median(found):.2f} ({min(found):.2f}–{max(found):.2f})"


def goals(results: Mapping[str, Sequence[Measured]]) -> str:
    """Return which goals were met."""
    lines = [""]
    for name, most in GOALS.items():
        if "ours" in results and name in results:
            wall = median(ratios(results, name, "wall"))
            lines.append(f"{'met' if wall <= most else 'MISSED'}: ours {wall:.2f} × {name}, goal {most}")
    return "\n".join(lines)


def scaling_table(results: Mapping[int, Sequence[Measured]]) -> str:
    """Return times and memory by size; each size's time as a multiple of the first's, pair by pair."""
    first = next(iter(results))
    lines = [
        "",
        "| records | wall s | cpu s | largest process MB | all together MB | wall ÷ first | cpu ÷ first |",
        "|---|---|---|---|---|---|---|",
    ]
    for size, runs in results.items():
        pairs = list(zip(runs, results[first], strict=True))
        lines.append(
            f"| {size} | {median(run.wall for run in runs):.2f} | {median(run.cpu for run in runs):.2f} "
            f"| {max(run.largest for run in runs):.0f} | {max(run.tree for run in runs):.0f} "
            f"| {_spread([mine.wall / base.wall for mine, base in pairs])} "
            f"| {_spread([mine.cpu / base.cpu for mine, base in pairs])} |"
        )
    return "\n".join(lines)
