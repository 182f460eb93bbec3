"""The options of the output that a user may choose. Each is part of the fingerprint of what it changes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from shapesmith import __version__
from shapesmith.provenance import Provenance

DocStyle = Literal["markdown", "rst"]

PACKAGE = "aws_shapes"
"""The import package, unless the project names another."""

# File systems take 255 bytes for a name; the suffix, and the names that compilers and editors derive from it, need
# some.
LONGEST_MODULE = 200


class Operations(NamedTuple):
    """The operations wanted of one service, by their names in the spec, and where a user lists them."""

    names: tuple[str, ...]
    provenance: Provenance


class Options(NamedTuple):
    """What a user may choose of the output.

    `doc_style`: the markup of docstrings, for editors (Markdown) or for Sphinx (reStructuredText). `package` is the
    import package, `distribution` and `version` are those of the distribution that has it. `operations` are those
    wanted of a service; of a service that is not in it, all.
    """

    doc_style: DocStyle = "markdown"
    package: str = PACKAGE
    distribution: str = PACKAGE.replace("_", "-")
    version: str = __version__
    operations: Mapping[str, Operations] = {}
