"""How sentences are read before any form is asked: what introduces them, what they presuppose and what they are about."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.rules.sections import compare, entries_of, lines_of

PATH = Path(__file__).with_name("readings.txt")


def test_each_sentence_is_read_as_is_written_out(request: pytest.FixtureRequest) -> None:
    compare(PATH, lines_of(entries_of(PATH)), request.config.getoption("--update-golden"))
