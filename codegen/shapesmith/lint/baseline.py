"""A baseline: the reports that code has already, which are not reported again.

A report is known by its file, its rule, its call and its message, not by its line or cell: code around it may move. Of
several equal ones, as many are known as the baseline has. Files are relative to the folder of the baseline, so that a
run in another folder knows the same.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections import Counter
from pathlib import Path

from shapesmith.disk.source_files import read, write
from shapesmith.lint.notebooks import split_cell
from shapesmith.lint.report import Report

_VERSION = 1

Known = tuple[str, str, str, str]


class BaselineError(Exception):
    """A baseline that cannot be read or written."""


def write_baseline(path: Path, reports: list[Report]) -> None:
    """Write the reports as a baseline, sorted, so that its diff is small. Raises BaselineError."""
    entries = [
        dict(zip(("path", "code", "call", "message", "count"), (*known, count), strict=True))
        for known, count in sorted(Counter(_known(path, report) for report in reports).items())
    ]
    text = json.dumps({"version": _VERSION, "reports": entries}, indent=2, ensure_ascii=True)
    try:
        write(str(path), f"{text}\n".encode())
    except (OSError, ValueError) as failure:
        raise BaselineError(f"{path} cannot be written: {getattr(failure, 'strerror', None) or failure}") from None


def read_baseline(path: Path) -> Counter[Known]:
    """Return how often each report is known. Raises BaselineError."""
    try:
        content = json.loads(read(str(path)))
        if content["version"] != _VERSION:
            raise BaselineError(f"{path} is of version {content['version']}; write it again with --write-baseline")
        return Counter(
            {
                (each["path"], each["code"], each["call"], each["message"]): int(each["count"])
                for each in content["reports"]
            }
        )
    except FileNotFoundError:
        raise BaselineError(f"{path} does not exist; write it with --write-baseline") from None
    except OSError as failure:
        raise BaselineError(f"{path} cannot be read: {failure.strerror or failure}") from None
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError):
        # A path with a NUL is a ValueError, too.
        raise BaselineError(f"{path} is not a baseline that --write-baseline wrote; write it again") from None


def without_known(path: Path, known: Counter[Known], reports: list[Report], checked: set[str]) -> list[Report]:
    """Return the reports that are not known, and one for each that is known and is no longer there.

    `checked` are the files that were checked: the baseline may be about others, too.
    """
    files = {_file(path, file) for file in checked}
    left = Counter(known)
    new = []
    for report in reports:
        key = _known(path, report)
        if left[key] > 0:
            left[key] -= 1
        else:
            new.append(report)
    for (file, code, call, _), count in left.items():
        if count > 0 and file in files:
            message = f"{file} has no report {code} of {call} any more; write the baseline again with --write-baseline"
            new.append(Report(str(path), 1, 1, 1, 1, "baseline-unused", message))
    return new


def _known(baseline: Path, report: Report) -> Known:
    return _file(baseline, split_cell(report.path)[0]), report.code, report.call, report.message


def _file(baseline: Path, path: str) -> str:
    """Return the path of a file from the folder of the baseline; an absolute one if it is on another drive."""
    file = os.path.abspath(path)
    with contextlib.suppress(ValueError):
        file = os.path.relpath(file, os.path.dirname(os.path.abspath(baseline)))
    return Path(file).as_posix()
