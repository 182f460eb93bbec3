"""`python -m tests.bench`: every figure that is claimed, measured beside its peers in one run.

Figures depend on the machine; ratios of one run depend on it less. A missed bound is printed, and only with `--check`
is it a failure: a busy machine misses bounds too.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from rich.console import Console

from tests.bench.conversion import conversion
from tests.bench.documentation import documentation
from tests.bench.extraction import extraction
from tests.bench.first_use import first_use
from tests.bench.generation import every_service, generation
from tests.bench.importing import importing
from tests.bench.matching import matching
from tests.bench.measure import Row
from tests.bench.sending import sending
from tests.bench.table import render
from tests.bench.validation import operations, validation
from tests.bench.workshop import Workshop

Benchmark = Callable[[Workshop, int], Iterator[Row]]

BENCHMARKS: dict[str, Benchmark] = {
    "generation": generation,
    "documentation": documentation,
    "extraction": extraction,
    "importing": importing,
    "first use": first_use,
    "matching": matching,
    "conversion": conversion,
    "validation": validation,
    "operations": operations,
    "sending": sending,
}


def main() -> int:
    """Run the benchmarks and print the table; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description="Measure shapesmith beside its peers.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(BENCHMARKS)} (default: all)")
    parser.add_argument("--rounds", type=int, default=7, help="measurements of each contender (default: 7)")
    parser.add_argument("--check", action="store_true", help="exit 1 if a bound is missed")
    parser.add_argument("--every-service", action="store_true", help="also generate every service of botocore")
    options = parser.parse_args()
    unknown = set(options.names) - set(BENCHMARKS)
    if unknown:
        parser.error(f"no benchmark is called {', '.join(sorted(unknown))}")
    chosen = {name: BENCHMARKS[name] for name in options.names or BENCHMARKS}
    if options.every_service:
        chosen["every service"] = every_service

    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    console = Console(width=max(120, Console().width))
    rows: list[Row] = []
    with tempfile.TemporaryDirectory(prefix="shapesmith-bench-") as folder:
        workshop = Workshop(Path(folder))
        for name, benchmark in chosen.items():
            console.print(f"measuring {name} ...", style="dim")
            rows += benchmark(workshop, options.rounds)
    render(rows, console)
    if load > (os.cpu_count() or 1):
        console.print(f"[yellow]the machine was busy before this began (load {load:.1f}): do not trust the times[/]")
    return int(options.check and any(row.is_met is False for row in rows))


if __name__ == "__main__":
    sys.exit(main())
