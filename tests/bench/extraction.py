"""From the documentation of every service to its rules, on one core: the processor time of that, and nothing else."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from time import process_time

from shapesmith.cli.entry import COLLECTION
from shapesmith.rules.extract import extract
from shapesmith.sources.read import read_source
from shapesmith.sources.verdicts.reader import read_verdicts

from tests.bench.measure import Row
from tests.bench.workshop import Workshop
from tests.corpus.models import latest


def extraction(workshop: Workshop, rounds: int) -> Iterator[Row]:
    """The newest model of every service of the installed botocore, once; reading it does not count.

    The garbage collector runs as rarely as it does in a run of the command line.
    """
    usual = gc.get_threshold()
    gc.set_threshold(*COLLECTION)
    seconds = 0.0
    rules = services = 0
    for model in latest():
        service = read_source(model.spec).service
        verdicts, _ = read_verdicts(model.spec)
        start = process_time()
        found = extract(service, verdicts)
        seconds += process_time() - start
        rules += len(found.rules)
        services += 1
    gc.set_threshold(*usual)
    note = f"{rules:,} rules of {services} services"
    yield Row("rules of every service, CPU", seconds, at_most=30, note=note)
