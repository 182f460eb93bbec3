"""The first files of a project: its settings, those of git and of a code host, and its first specs."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from shapesmith.diagnostics import Diagnostic, SpecError, error, stop_on_errors
from shapesmith.disk.new_files import written
from shapesmith.project import FILE, distribution_of, project_of, read_toml, wanted_package
from shapesmith.provenance import Provenance
from shapesmith.specs.find import Origin
from shapesmith.specs.holding import Holding
from shapesmith.specs.vendor import Vendored, stage_add
from shapesmith.text.printable import shortened

SHAPES = Path("shapes")
ATTRIBUTES = Path(".gitattributes")
IGNORED = Path(".gitignore")
WORKFLOWS = Path(".github/workflows")

_SETTINGS = """\
[tool.shapesmith]
# The import package that is generated, and the distribution that has it.
package = "{package}"
distribution = "{distribution}"
version = "0.1.0"

# The operations wanted of a service, by their names in the spec; of a service that is not here, all.
[tool.shapesmith.operations]
# ec2 = ["DescribeInstances", "RunInstances"]
"""

# What Python and the commands of the documentation leave behind, and no commit should have.
_IGNORED = b"__pycache__/\n/.venv/\n/build/\n"

# The specs are as published, and long: what changes in them is in the report of `shapesmith sync`.
_ATTRIBUTES = ("shapes/**/*.json linguist-generated", "shapes/shapes.lock linguist-generated")


class Started(NamedTuple):
    """What is written, or of a dry run would be: files that are new, files that are extended, and specs."""

    new: list[Path]
    extended: list[Path]
    vendored: list[Vendored]


def start_project(
    services: tuple[str, ...],
    origin: Origin,
    package: str,
    waiting: Callable[[], None],
    *,
    verdicts: bool = True,
    dry_run: bool = False,
) -> Started:
    """Write the first files of a project to the current folder, with the specs of `services` in shapes/.

    With `verdicts`, they get those that come with shapesmith, and its overrides.
    Raises SpecError, with nothing written, if a file is there that would be overwritten, or a spec cannot be read.
    """
    texts = _texts(package)
    extended = [path for path in texts if path.exists()]
    new = [path for path in texts if path not in extended]
    if not services:
        if not dry_run:
            with written(texts):
                pass
        return Started(new, extended, [])
    with Holding(SHAPES, waiting, writes=not dry_run) as holding:
        vendored = stage_add(services, holding, origin, verdicts=verdicts)
        if not dry_run:
            with written(texts):
                holding.commit()
    return Started(new, extended, vendored)


def _texts(package: str) -> dict[Path, bytes]:
    """Return the content of each file by its path. Raises SpecError with each that is there and is not extended."""
    diagnostics: list[Diagnostic] = []
    texts: dict[Path, bytes] = {}
    try:
        texts[FILE] = _settings(_present(FILE), package)
    except SpecError as wrong:
        diagnostics += wrong.diagnostics
    texts[ATTRIBUTES] = _attributes(_present(ATTRIBUTES))
    if not os.path.lexists(IGNORED):
        texts[IGNORED] = _IGNORED
    for workflow in sorted(workflows_folder().glob("*.yml")):
        path = WORKFLOWS / f"shapesmith-{workflow.name}"
        if os.path.lexists(path):
            message = "exists and would be overwritten: move it away, or add services with `shapesmith shapes add`"
            diagnostics.append(error("project-exists", Provenance(str(path)), message))
        texts[path] = workflow.read_bytes()
    stop_on_errors(diagnostics)
    return texts


def workflows_folder() -> Path:
    """Return the folder of the workflows: in a checkout in its documentation, in a wheel beside the templates."""
    here = Path(__file__).parent
    beside = here.parents[1] / "docs" / "ci"
    return beside if beside.is_dir() else here / "templates" / "ci"


def _present(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""
    except OSError as failure:
        message = f"cannot be read: {failure.strerror}"
        raise SpecError([error("project-unreadable", Provenance(str(path)), message)]) from failure


def _settings(present: bytes, package: str) -> bytes:
    """Return a pyproject.toml with the settings at its end, all else as it is. Raises SpecError if it has some."""
    where = Provenance(str(FILE))
    tool = read_toml(present).get("tool", {})
    if not isinstance(tool, dict):
        message = f"must be a table, to which that of shapesmith can be added (got {shortened(repr(tool))})"
        raise SpecError([error("config-value", where.of("tool"), message)])
    if "shapesmith" in tool:
        message = "has a table tool.shapesmith already: add services with `shapesmith shapes add SERVICE`"
        raise SpecError([error("project-exists", where, message)])
    if wanted := wanted_package(package):
        # Before it is written between quotes, of which it may have some.
        message = f"package must be {wanted} (got {shortened(repr(package))})"
        raise SpecError([error("config-value", where.of("tool", "shapesmith", "package"), message)])
    text = _SETTINGS.format(package=package, distribution=distribution_of(package))
    content = _extended(present, text.splitlines(), apart=True)
    try:
        read_toml(content)
    except SpecError as broken:  # it was TOML before
        message = "is an inline table, to which nothing can be added: write each table in it as [tool.NAME]"
        raise SpecError([error("config-value", where.of("tool"), message)]) from broken
    project_of(content)
    return content


def _attributes(present: bytes) -> bytes:
    known = [line.strip() for line in present.decode(errors="replace").splitlines()]
    return _extended(present, [line for line in _ATTRIBUTES if line not in known], apart=False)


def _extended(present: bytes, lines: list[str], *, apart: bool) -> bytes:
    """Return a text with further lines, ended as its own are; `apart`: after an empty one."""
    end = b"\r\n" if b"\r\n" in present else b"\n"
    before = present if not present or present.endswith(b"\n") else present + end
    return before + (end if before and apart else b"") + b"".join(line.encode() + end for line in lines)
