"""Views to source text: the Jinja environment, with one template per view class and of the same name."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from shapesmith.text import literals

if TYPE_CHECKING:
    from jinja2 import Environment, Template

# In a checkout the templates are beside the package, in a wheel inside it.
_PACKAGE = Path(__file__).parents[2]
_CANDIDATES = (_PACKAGE.parents[1] / "templates", _PACKAGE / "templates")


def templates_folder() -> Path:
    """Return the folder that holds the templates.

    Raises FileNotFoundError if the installation lacks it.
    """
    for candidate in _CANDIDATES:
        if (candidate / "dataclasses" / "ModuleView.jinja").is_file():
            return candidate
    raise FileNotFoundError(f"no templates in {' or '.join(map(str, _CANDIDATES))}; reinstall shapesmith")


def environment_of(folder: str, **options: Any) -> Environment:
    """Return the environment for the templates in a folder, with further options."""
    # Loaded with the first template: with several jobs, while another process is at work.
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(templates_folder() / folder),
        undefined=StrictUndefined,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        **options,
    )


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = environment_of("dataclasses", autoescape=False)
    # Templates call filters and their own macros only; Jinja's functions would be copied for each that is rendered.
    environment.globals.clear()
    environment.filters.update(
        literal=literals.string, comment=literals.comment, docstring=literals.docstring, render=render
    )
    return environment


@lru_cache(maxsize=64)
def _template(name: str) -> Template:
    return _environment().get_template(f"{name}.jinja")


def render(view: Any) -> str:
    """Return the source text of a view, from the template that has the name of its class."""
    return _template(type(view).__name__).render(view=view)
