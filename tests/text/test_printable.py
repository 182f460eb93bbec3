"""Texts of messages are cut to a length."""

from __future__ import annotations

from shapesmith.text.printable import shortened


def test_a_text_of_sixty_characters_is_whole_and_a_longer_one_is_cut_to_sixty() -> None:
    assert shortened("x" * 60) == "x" * 60
    assert shortened("x" * 61) == "x" * 57 + "..."
