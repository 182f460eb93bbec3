"""The check before a release: both distributions are built, compared, described, installed and run.

`make release-check` builds the wheel and the sdist of shapesmith and of a generated package twice, in two folders, and
compares their bytes; checks their metadata with twine; writes a software bill of materials (CycloneDX) for each; and
installs the wheels in new environments of every Python from 3.11 on that is found, where a package is generated, checked
and used. Where node and npm are, the generated package also runs in Pyodide, of each Python that it has. The files are
left in `dist/`.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from tests.release.archives import build_twice, licences_of
from tests.release.environments import bill_of_materials, describe, named, pythons, try_generated, try_shapesmith
from tests.release.pyodide import VERSIONS, try_in_pyodide

ROOT = Path(__file__).parents[2]
DIST = ROOT / "dist"


def main() -> None:
    """Run every step; a step that fails raises with what went wrong."""
    shutil.rmtree(DIST, ignore_errors=True)
    DIST.mkdir()
    wheels = {}
    for name, source in (("shapesmith", ROOT), ("aws-shapes", ROOT / "generated")):
        archives = build_twice(ROOT, source.relative_to(ROOT), DIST)
        for archive in archives:
            _say(f"{archive.name}: the same bytes twice, with {' and '.join(licences_of(archive))}")
        describe(archives)
        _say(f"{name}: twine finds nothing wrong")
        wheels[name] = next(archive for archive in archives if archive.suffix == ".whl")
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        for python, command in pythons().items():
            installed = {name: place / name / python for name in wheels}
            try_shapesmith(command, wheels["shapesmith"], installed["shapesmith"])
            _say(f"shapesmith on Python {python}: starts a project, generates, and finds its output up to date")
            try_generated(command, wheels["aws-shapes"], installed["aws-shapes"])
            _say(f"aws-shapes on Python {python}: installed without dependencies, a request is checked")
            if python == f"{sys.version_info.major}.{sys.version_info.minor}":
                for name, environment in installed.items():
                    bill = bill_of_materials(environment, DIST / f"{name}.cdx.json")
                    _say(f"{bill.name}: {', '.join(named(bill))}")
        if shutil.which("npm") is None:
            _say("Pyodide: skipped, npm is not installed")
            return
        for python, version in VERSIONS.items():
            try_in_pyodide(version, wheels["aws-shapes"], place / f"pyodide-{python}")
            _say(f"aws-shapes on Python {python} in Pyodide {version}: a request is checked")


def _say(text: str) -> None:
    print(text, flush=True)


if __name__ == "__main__":
    main()
