"""One digest of everything that determines the output: spec bytes, generator, templates, options, and tool versions.

It is the key by which `output.cache` stores what was generated, and is in no file of the output.
"""

from __future__ import annotations

import hashlib
import os
import sys
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from shapesmith.options import Options
from shapesmith.output.units import read_bytes
from shapesmith.specs.spec import Spec

# Distributions whose version can change the text of the output.
_TOOLS = ("jinja2", "markupsafe", "msgspec", "ruff", "selectolax")


def spec_fingerprint(spec: Spec, options: Options) -> str:
    """Return the digest for the package of one service, wherever in the import package it is."""
    digest = hashlib.sha256(generator_fingerprint().encode())
    wanted = options.operations.get(spec.service)
    # In which order a user lists operations does not change the output.
    chosen = (options.doc_style, None if wanted is None else sorted(wanted.names))
    digest.update(repr((spec.service, spec.api_version, spec.origin, spec.package, chosen)).encode())
    for name, file in sorted(spec.files.items()):
        # Warnings name the files as typed, so the path is part of the result.
        digest.update(repr((name, file.path, file.sha256)).encode())
    return digest.hexdigest()


def distribution_fingerprint(options: Options) -> str:
    """Return the digest for the files of the distribution as a whole."""
    digest = hashlib.sha256(generator_fingerprint().encode())
    digest.update(repr((options.package, options.distribution, options.version)).encode())
    return digest.hexdigest()


@lru_cache(maxsize=1)
def generator_fingerprint() -> str:
    """Return the digest of the generator as it was when this process first asked."""
    return _generator()


def generator_is_unchanged() -> bool:
    """Return whether the generator on disk is still the one of `generator_fingerprint`."""
    return _generator() == generator_fingerprint()


def _generator() -> str:
    """Return the digest of the generator: its modules, its templates, the versions of its tools and of Python."""
    package = Path(__file__).parents[1]
    digest = hashlib.sha256(repr((_python_version(), _tool_versions())).encode())
    # In a checkout the templates are beside the package, in a wheel inside it: the digest is the same.
    beside, inside = package.parents[1] / "templates", package / "templates"
    # A wheel has verdicts, too: they are digested as files of the specs that they are about.
    data = (f"{inside}{os.sep}", f"{package / 'judged'}{os.sep}")
    for folder in (package, inside if inside.is_dir() else beside):
        for path in sorted(_sources(str(folder))):
            if folder == package and path.startswith(data):
                continue
            digest.update(path[len(str(folder)) + 1 :].replace(os.sep, "/").encode() + b"\0")
            digest.update(hashlib.sha256(read_bytes(path)).digest())
    return digest.hexdigest()


def _sources(folder: str) -> list[str]:
    """Return every file below `folder`, whatever its type, except byte code and hidden files."""
    found = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(".") or entry.name == "__pycache__":
                continue
            found += _sources(entry.path) if entry.is_dir() else [entry.path]
    return found


def _python_version() -> str:
    return sys.version


def _tool_versions() -> list[str]:
    """Return `name-version` of each tool, read from folder names: importlib.metadata alone takes 40 ms to import."""
    folders: dict[str, list[str]] = {}  # mostly one, of many entries
    versions = []
    for tool in _TOOLS:
        found = find_spec(tool)
        if found is None or found.origin is None:
            continue
        folder = os.path.dirname(os.path.dirname(found.origin))
        if folder not in folders:
            folders[folder] = os.listdir(folder)
        versions += [name for name in folders[folder] if name.lower().startswith(f"{tool}-")]
    return sorted(versions)
