"""The table of ratios, as it is printed."""

from __future__ import annotations

from rich import box
from rich.console import Console
from rich.table import Table

from tests.bench.measure import Row

VERDICTS = {True: "[green]met[/]", False: "[bold red]missed[/]", None: ""}


def render(rows: list[Row], console: Console) -> None:
    """Print the rows, then how many bounds were missed."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for heading, side in (("what", "left"), ("ours", "right"), ("peer", "left"), ("", "right"), ("faster", "right")):
        table.add_column(heading, justify=side, no_wrap=True)  # type: ignore[arg-type]
    table.add_column("asked for", justify="right", no_wrap=True)
    table.add_column("")
    for row in rows:
        table.add_row(
            row.what,
            duration(row.ours),
            row.peer_name,
            "" if row.peer is None else duration(row.peer),
            "" if row.ratio is None else f"{row.ratio:.1f} x",
            bound(row),
            VERDICTS[row.is_met],
        )
    console.print(table)
    for row in rows:
        if row.note:
            console.print(f"{row.what}: {row.note}")
    missed = sum(row.is_met is False for row in rows)
    bounded = sum(row.is_met is not None for row in rows)
    console.print(f"{missed} of {bounded} bounds missed" if missed else f"all {bounded} bounds met")


def duration(seconds: float) -> str:
    """Return a time in the unit that suits it.

    >>> duration(1.234), duration(0.0567), duration(0.00000345)
    ('1.23 s', '56.7 ms', '3.45 us')
    """
    for unit, size in (("s", 1), ("ms", 1e-3)):
        if seconds >= size:
            return f"{seconds / size:.3g} {unit}"
    return f"{seconds * 1e6:.3g} us"


def bound(row: Row) -> str:
    """Return the bound of a row, in words.

    >>> bound(Row("a", 1, at_most=1.2)), bound(Row("a", 1, at_least=15)), bound(Row("a", 1))
    ('<= 1.2 s', '>= 15 x', '')
    """
    parts = [f"<= {duration(row.at_most)}"] if row.at_most is not None else []
    parts += [f">= {row.at_least:g} x"] if row.at_least is not None else []
    return ", ".join(parts)
