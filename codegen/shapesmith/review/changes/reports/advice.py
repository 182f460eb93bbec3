"""The next version of a generated distribution that changes advise, by Semantic Versioning."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal, TypeAlias

from shapesmith.review.changes.change import ServiceChanges
from shapesmith.review.changes.severities import Policy

Step: TypeAlias = Literal["major", "minor", "patch"]
"""The part of a version that grows."""

_RELEASE = re.compile(r"(\d+)\.(\d+)\.(\d+)\Z")


def advised_step(services: Iterable[ServiceChanges], policy: Policy) -> Step | None:
    """Return which part of the version the changes of services advise to increase; None if there are none.

    `major` if a change counts as breaking; `patch` if only texts changed; else `minor`.
    """
    changes = [change for each in services for change in each.changes]
    if any(map(policy.breaks, changes)):
        return "major"
    if any(change.breaks != ("docs",) for change in changes):
        return "minor"
    return "patch" if changes else None


def next_version(version: str, step: Step) -> str | None:
    """Return the version after `version`; None if that is not three numbers.

    Before 1.0.0, a breaking change increases the second number, and any other the third.

    >>> next_version("1.4.2", "major"), next_version("1.4.2", "minor"), next_version("1.4.2", "patch")
    ('2.0.0', '1.5.0', '1.4.3')
    >>> next_version("0.4.2", "major"), next_version("0.4.2", "minor"), next_version("2026.11", "patch")
    ('0.5.0', '0.4.3', None)
    """
    found = _RELEASE.match(version)
    if found is None:
        return None
    major, minor, patch = map(int, found.groups())
    if major == 0:
        return f"0.{minor + 1}.0" if step == "major" else f"0.{minor}.{patch + 1}"
    if step == "major":
        return f"{major + 1}.0.0"
    return f"{major}.{minor + 1}.0" if step == "minor" else f"{major}.{minor}.{patch + 1}"
