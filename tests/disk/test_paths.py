"""Posix paths below a folder."""

from __future__ import annotations

import pytest
from shapesmith.disk.paths import join


@pytest.mark.parametrize(
    ("folder", "relative", "joined"), [("a", "b/c", "a/b/c"), ("", "b", "b"), ("a", "", "a"), ("", "", "")]
)
def test_a_path_is_below_its_folder(folder: str, relative: str, joined: str) -> None:
    assert join(folder, relative) == joined
