"""Where the templates are, and what they may name."""

from __future__ import annotations

from pathlib import Path

import jinja2
import pytest
from shapesmith.targets.dataclasses import environment


def test_templates_are_in_the_first_folder_that_has_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    monkeypatch.setattr(environment, "_CANDIDATES", (first, second))
    with pytest.raises(FileNotFoundError) as failure:
        environment.templates_folder()
    assert str(failure.value) == f"no templates in {first} or {second}; reinstall shapesmith"
    for folder in (second, first):
        (folder / "dataclasses").mkdir(parents=True)
        (folder / "dataclasses" / "ModuleView.jinja").touch()
        assert environment.templates_folder() == folder


def test_a_template_names_only_what_its_view_has() -> None:
    with pytest.raises(jinja2.UndefinedError):
        environment._environment().from_string("{{ view.other }}").render(view=object())
    assert environment._environment().from_string("  {% if view %}\n<a>\n  {% endif %}\n").render(view="x") == "<a>\n"
