"""How long it takes from the spec of Connect to files on disk, process start included."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.bench.measure import Row, alternate, python, run
from tests.bench.workshop import DATAMODEL_CODEGEN, Workshop

# Of a worker's memory, over all services.
MOST_BYTES = 700 * 1024 * 1024


def generation(workshop: Workshop, rounds: int) -> Iterator[Row]:
    """Connect, into a folder in which nothing is; then a run that finds nothing to do."""
    schema = workshop.schema

    # Nothing is removed before all is measured: ext4 takes ten times as long to create a file soon after many have gone.
    def ours() -> float:
        out = Path(tempfile.mkdtemp(dir=workshop.folder))
        return python("-m", "shapesmith", "generate", "connect", "--out", out / "generated")

    def peer() -> float:
        out = Path(tempfile.mkdtemp(dir=workshop.folder))
        return python(*DATAMODEL_CODEGEN, "--input", schema, "--output", out / "models.py")

    us, them = alternate([ours, peer], max(rounds // 2, 1))
    yield Row("generate connect, cold", us, "datamodel-code-generator", them, at_most=0.9)

    out = workshop.folder / "unchanged"
    python("-m", "shapesmith", "generate", "--out", out)
    (unchanged,) = alternate([lambda: python("-m", "shapesmith", "generate", "--out", out)], rounds)
    yield Row("generate, four services unchanged", unchanged, at_most=0.15)


def every_service(workshop: Workshop, rounds: int) -> Iterator[Row]:
    """All services of the installed botocore, once."""
    out = workshop.folder / "every"
    process = run(
        sys.executable, "-m", "shapesmith", "generate", "--all", "--from", "botocore", "--out", out, "--jobs", "2"
    )
    memory = f"the largest process held {process.peak_bytes / 1024 / 1024:.0f} MB of the {MOST_BYTES >> 20} it may"
    yield Row("generate every service, 2 jobs", process.seconds, at_most=45, note=memory)
