"""When the templates are compiled."""

from __future__ import annotations

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
