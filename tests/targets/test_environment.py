"""Where the templates are, and when they are compiled."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jinja2
import pytest
from shapesmith.targets.dataclasses import environment


def test_each_template_is_compiled_before_any_view_is_rendered(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded: list[str] = []
    get_template = jinja2.Environment.get_template

    def noted(self: jinja2.Environment, name: str, *args: Any) -> jinja2.Template:
        loaded.append(name)
        return get_template(self, name, *args)

    monkeypatch.setattr(jinja2.Environment, "get_template", noted)
    environment._template.cache_clear()
    environment.compile_templates()
    folder = environment.templates_folder() / "dataclasses"
    assert sorted(loaded) == sorted(path.name for path in folder.glob("*.jinja"))
    loaded.clear()
    for path in folder.glob("*.jinja"):
        environment._template(path.stem)
    assert loaded == []


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
