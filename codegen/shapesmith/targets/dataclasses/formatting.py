"""Formatting with ruff, in black's style; code that is not valid Python fails here.

Modules go to ruff many at a time, through pipes: creating a file for each takes longer than formatting it.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache

from shapesmith.diagnostics import SpecError, error
from shapesmith.provenance import Provenance

# Separates two modules in the input of ruff. The generated code on both sides (the statement that ends a module, the
# header comment that starts one) is formatted the same with and without it; a test compares the two. A string that a
# faulty module leaves open ends at the quotes, so that the text after it is not valid Python.
_SEPARATOR = "\n\n\n# shapesmith: the next module (''' \"\"\")\n\n\n"

# Precedes the first module: a formatter joins a docstring at the start of a file with what follows it.
_FIRST = "pass"

# The input of one process, in characters: large enough to be worth its start, small enough that it runs while the next
# modules are rendered.
_CHUNK = 600_000


@lru_cache(maxsize=1)
def ruff_executable() -> str:
    """Return the path of the ruff that is installed beside this Python (the pinned one)."""
    from ruff.__main__ import find_ruff_bin

    return str(find_ruff_bin())


def format_sources(sources: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return `sources` (path and Python text) formatted, in their order.

    While one part is formatted, the iterable renders the next. Raises SpecError with ruff's own words where a text does
    not parse: a failed generation.
    """
    ruff_executable()  # done here, because sysconfig, which this uses, is not safe for two threads at once
    with ThreadPoolExecutor(2) as pool:
        running = [pool.submit(_format_chunk, chunk) for chunk in _chunks(sources)]
        return {path: text for chunk in running for path, text in chunk.result().items()}


def _chunks(sources: Iterable[tuple[str, str]]) -> Iterator[dict[str, str]]:
    """Split `sources` into parts of about the same size, in order."""
    chunk: dict[str, str] = {}
    length = 0
    for path, text in sources:
        chunk[path] = text
        length += len(text)
        if length >= _CHUNK:
            yield chunk
            chunk, length = {}, 0
    if chunk:
        yield chunk


def _format_chunk(sources: dict[str, str]) -> dict[str, str]:
    output = _ruff(_SEPARATOR.join([_FIRST, *sources.values()]))
    _, *texts = output.split(_SEPARATOR) if output is not None else [""]
    if len(texts) != len(sources):
        return {path: _format_one(path, text) for path, text in sources.items()}
    return {path: text.strip("\n") + "\n" for path, text in zip(sources, texts, strict=True)}


def _format_one(path: str, text: str) -> str:
    """Format a single module: if a chunk failed, this shows which module it was."""
    output = _ruff(text, path)
    assert output is not None
    return output


def _ruff(text: str, path: str = "") -> str | None:
    """Return `text` formatted. If it does not parse, return None, or, given a `path` to name, raise SpecError."""
    command = [ruff_executable(), "format", "--isolated", "--no-cache", "--target-version", "py311", "--stdin-filename"]
    outcome = subprocess.run(
        [*command, path or "modules.py", "-"], input=text.encode(), capture_output=True, check=False
    )
    if outcome.returncode == 0:
        return outcome.stdout.decode()
    if not path:
        return None
    reason = " ".join(outcome.stderr.decode(errors="replace").split())
    raise SpecError([error("output-not-python", Provenance(path), f"the rendered module does not parse: {reason}")])
