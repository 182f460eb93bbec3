"""From the HTML of a spec to docstrings, on one core: the processor time of parsing and layout, nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from time import process_time

from shapesmith.prose.html import read_html
from shapesmith.prose.markdown import render_markdown

from tests.bench.measure import Row, alternate
from tests.bench.workshop import Workshop
from tests.corpus.models import latest, vendored
from tests.prose.documents import every_document

# A member's docstring, at black's line length.
WIDTH, FIRST_WIDTH = 84, 81


def documentation(workshop: Workshop, rounds: int) -> Iterator[Row]:
    """All documentation of Connect, and once that of every service of the installed botocore."""
    texts = every_document(vendored("connect"))
    (seconds,) = alternate([_docstrings_of(texts)], rounds)
    yield Row("docs of connect to docstrings, CPU", seconds, at_most=0.4, note=f"{len(texts):,} texts")

    texts = [text for model in latest() for text in every_document(model)]
    seconds = _docstrings_of(texts)()
    yield Row("docs of every service to docstrings, CPU", seconds, at_most=25, note=f"{len(texts):,} texts")


def _docstrings_of(texts: list[str]) -> Callable[[], float]:
    def measured() -> float:
        start = process_time()
        for text in texts:
            render_markdown(read_html(text), WIDTH, FIRST_WIDTH)
        return process_time() - start

    return measured
