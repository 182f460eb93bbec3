"""Wheels of other releases of botocore: kept in a folder, and fetched into it by pip."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from shapesmith.diagnostics import Diagnostic, SpecError, error
from shapesmith.disk.cache_entries import delete
from shapesmith.provenance import Provenance
from shapesmith.specs import installed
from shapesmith.specs.find import Origin

PREFIX = "botocore=="

# Those of botocore have three numbers. pip takes "1.43" for 1.43.0, and names the wheel by that.
_VERSION = re.compile(r"[0-9]+\.[0-9]+\.[0-9]+[0-9A-Za-z.+]*\Z")
# Seconds; the wheel has 15 MB.
_PATIENCE = 300


def release(version: str, folder: str | None) -> Origin:
    """Return where the specs of a release are: in the installed botocore, or in a wheel in `folder`.

    A wheel that is not there yet is fetched by pip, from its cache or its index. Raises SpecError if pip does not have
    it, or there is no folder to keep it in.
    """
    if not _VERSION.match(version):
        raise SpecError([_unknown(version, "a version has three numbers, as in botocore==1.44.5")])
    try:
        if installed.botocore_package() == f"botocore {version}" and installed.botocore_services():
            return "botocore"
    except SpecError:
        pass  # a wheel does as well
    if folder is None:
        raise SpecError([_unknown(version, "there is no cache folder to keep a wheel in; give the path of a wheel")])
    return _kept(version, folder) or _fetched(version, folder)


def _kept(version: str, folder: str) -> Path | None:
    from zipfile import is_zipfile  # imported here, because few specs are in a zip file

    for wheel in sorted(Path(folder).glob(f"botocore-{version}-*.whl")):
        if is_zipfile(wheel):
            return wheel
        # A pip that was killed left a part of it, which pip would take for the wheel.
        delete(str(wheel))
    return None


def _fetched(version: str, folder: str) -> Path:
    command = [sys.executable, "-m", "pip", "download", f"{PREFIX}{version}", "--no-deps", "--only-binary=:all:"]
    # One retry, so that a missing network is reported within seconds.
    command += ["--retries", "1", "--timeout", "15"]
    command += ["--quiet", "--disable-pip-version-check", "--no-input", "--dest", folder]
    try:
        run = subprocess.run(command, capture_output=True, text=True, timeout=_PATIENCE)
    except (OSError, subprocess.TimeoutExpired) as failure:
        raise SpecError([_unknown(version, f"pip did not fetch it ({failure})")]) from failure
    found = _kept(version, folder)
    if run.returncode != 0 and "connection broken" in run.stderr:
        raise SpecError([_unknown(version, "pip does not reach its index; give the path of a wheel")])
    if run.returncode != 0 or found is None:
        reasons = [line for line in run.stderr.splitlines() if line.startswith("ERROR:")] or run.stderr.splitlines()
        reason = reasons[-1].removeprefix("ERROR:").strip() if reasons else "it gives no reason"
        raise SpecError([_unknown(version, f"pip does not have it: {reason}; or give the path of a wheel")])
    return found


def _unknown(version: str, reason: str) -> Diagnostic:
    return error("release-unknown", Provenance(f"{PREFIX}{version}"), f"cannot be read: {reason}")
