"""What is formatted together: parts of about one size, so that one is formatted while the next is rendered."""

from __future__ import annotations

import pytest
from shapesmith.diagnostics import SpecError
from shapesmith.targets.dataclasses import formatting
from shapesmith.targets.dataclasses.formatting import format_sources


@pytest.mark.parametrize(
    ("lengths", "parts"),
    [
        ([], []),
        ([1], [[0]]),
        ([9, 1, 1], [[0, 1], [2]]),
        ([9, 2, 9, 1], [[0, 1], [2, 3]]),
        ([10, 10], [[0], [1]]),
        ([3, 3, 3, 3, 3], [[0, 1, 2, 3], [4]]),
    ],
)
def test_a_part_ends_with_the_module_that_fills_it(
    lengths: list[int], parts: list[list[int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(formatting, "_CHUNK", 10)
    sources = [(str(number), "x" * length) for number, length in enumerate(lengths)]
    assert [[int(path) for path in chunk] for chunk in formatting._chunks(sources)] == parts


def test_the_module_that_does_not_parse_is_named_and_no_other() -> None:
    with pytest.raises(SpecError) as failure:
        format_sources([("a.py", "x=1"), ("b.py", "y = (\n"), ("c.py", "z=3")])
    (diagnostic,) = failure.value.diagnostics
    assert (diagnostic.code, diagnostic.provenance.file) == ("output-not-python", "b.py")
    assert diagnostic.message.startswith("the rendered module does not parse: error: Failed to parse b.py:2:1:")


def test_modules_are_in_their_order_and_each_ends_with_one_line_break() -> None:
    sources = {"b.py": "x=1\n\n\n", "a.py": "y =  'a'"}
    assert format_sources(sources.items()) == {"b.py": "x = 1\n", "a.py": 'y = "a"\n'}
    assert list(format_sources(sources.items())) == ["b.py", "a.py"]
