"""Incremental equals fresh: after any sequence of commands the output is, byte for byte, what one fresh run gives."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, assume, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule

from tests.write.killing import killed_at
from tests.write.project import Project, model, write_spec

SERVICES = ("barn", "foo-bar", "garden")
OPERATIONS = ((), ("Dig",), ("Dig", "Plant"))

Files = dict[str, bytes]


class State(NamedTuple):
    """What decides one package: its spec, where that comes from, what is overridden, and which operations are wanted."""

    service: str
    origin: str
    operations: tuple[str, ...]
    length: int
    package: str = ""
    override: int | None = None
    wanted: tuple[str, ...] = ()


@cache
def fresh(state: State) -> Files:
    """Return what one run makes of `state` in a folder and with a cache in which nothing is."""
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setenv("SHAPESMITH_CACHE_DIR", f"{folder}/cache")
        project = Project(Path(folder) / "project")
        arguments = write(project, state)
        settle(project, [state])
        run = project.run("generate", *arguments)
        assert run.code == 0, run.printed
        return project.files()


def write(project: Project, state: State) -> list[str]:
    """Write the spec, and return the arguments of a command that reads it."""
    spec = model(state.service, *state.operations, length=state.length)
    if state.origin == "shapes":
        project.vendor(state.service, spec, package=state.package)
    else:
        write_spec(project.folder / "elsewhere", state.service, spec)
    if state.override is not None:
        project.override(state.service, Dig=state.override)
    return [] if state.origin == "shapes" else [state.service, "--from", "elsewhere"]


def settle(project: Project, states: Iterable[State]) -> None:
    """Write the settings of a project: the operations wanted of each service."""
    lines = [f"{state.service} = {json.dumps(state.wanted)}\n" for state in states if state.wanted]
    project.write("pyproject.toml", "".join(["[tool.shapesmith.operations]\n", *lines]))


services = st.sampled_from(SERVICES)
specs = {"operations": st.sampled_from(OPERATIONS), "length": st.sampled_from((10, 20))}


class Commands(RuleBasedStateMachine):
    """`vendored` is what is in shapes/, `packages` what is in the output folder."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.patch = pytest.MonkeyPatch()
        self.patch.setenv("SHAPESMITH_CACHE_DIR", str(self.folder / "cache"))
        self.project = Project(self.folder / "project")
        self.vendored: dict[str, State] = {}
        self.packages: dict[str, State] = {}

    def teardown(self) -> None:
        self.patch.undo()
        shutil.rmtree(self.folder)

    @rule(service=services, **specs)
    def add_or_update(self, service: str, operations: tuple[str, ...], length: int) -> None:
        before = self.vendored.get(service, State(service, "shapes", (), length))
        override = before.override if "Dig" in operations else None
        wanted = before.wanted if set(before.wanted) <= set(operations) else ()
        self._vendor(State(service, "shapes", operations, length, "botocore 1.0.0", override, wanted))

    @precondition(lambda self: self.vendored)
    @rule(data=st.data())
    def botocore_moves_and_the_bytes_do_not(self, data: st.DataObject) -> None:
        state = self.vendored[data.draw(st.sampled_from(sorted(self.vendored)))]
        self._generates()
        self._vendor(
            state._replace(package="botocore 1.0.1" if state.package == "botocore 1.0.0" else "botocore 1.0.0")
        )

    @precondition(lambda self: len(self.vendored) > 1)
    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        service = data.draw(st.sampled_from(sorted(self.vendored)))
        del self.vendored[service]
        self.project.take_out(service)
        settle(self.project, self.vendored.values())

    # Longer than in the models: a correction that rejects more has a warning.
    @rule(service=services, length=st.sampled_from((None, 25, 30)))
    def override(self, service: str, length: int | None) -> None:
        assume(service in self.vendored and "Dig" in self.vendored[service].operations)
        self._vendor(self.vendored[service]._replace(override=length))

    @rule(service=services, operations=st.sampled_from(((), ("Dig",), ("Plant",), ("Plant", "Dig"))))
    def want_operations(self, service: str, operations: tuple[str, ...]) -> None:
        assume(service in self.vendored and set(operations) <= set(self.vendored[service].operations))
        self._vendor(self.vendored[service]._replace(wanted=operations))

    @rule()
    def lose_the_cache(self) -> None:
        shutil.rmtree(self.folder / "cache", ignore_errors=True)

    @precondition(lambda self: self.vendored)
    @rule()
    def generate(self) -> None:
        self._generates()
        assert self.project.run("check").printed == "generated is up to date\n"

    @rule(service=services, **specs)
    def generate_from_elsewhere(self, service: str, operations: tuple[str, ...], length: int) -> None:
        before = self.vendored.get(service, State(service, "shapes", (), length))
        assume((before.override is None or "Dig" in operations) and set(before.wanted) <= set(operations))
        self._generates(State(service, "path", operations, length, override=before.override, wanted=before.wanted))

    @precondition(lambda self: self.vendored)
    @rule(data=st.data(), forced=st.booleans(), text=st.sampled_from((b"mine\n", None)))
    def edit_by_hand(self, data: st.DataObject, forced: bool, text: bytes | None) -> None:
        self._generates()
        ours = sorted(path for path in self._expected(shapes=True) if not path.endswith("manifest.json"))
        path = self.project.generated / data.draw(st.sampled_from(ours))
        before = path.read_bytes()
        if text is None:
            path.unlink()
        else:
            path.write_bytes(text)
        edited = self.project.files()
        assert self.project.run("check").code == 1
        if forced or text is None:
            self._generates(options=("--force",) if forced else ())
        else:
            run = self.project.run("generate")
            assert "[output-edited]" in run.printed
            assert (run.code, self.project.files()) == (1, edited)
            path.write_bytes(before)

    @precondition(lambda self: self.vendored)
    @rule(count=st.integers(1, 250), atomic=st.booleans())
    def kill(self, count: int, atomic: bool) -> None:
        killed_at(count, lambda: self.project.run("generate", "--jobs", "1"), atomic)
        self._generates()
        assert set(os.listdir(self.project.folder)) <= {"elsewhere", "generated", "pyproject.toml", "shapes"}

    def _vendor(self, state: State) -> None:
        if state.override is None:
            (self.project.folder / f"shapes/{state.service}/overrides.toml").unlink(missing_ok=True)
        write(self.project, state)
        self.vendored[state.service] = state
        settle(self.project, self.vendored.values())

    def _generates(self, elsewhere: State | None = None, options: tuple[str, ...] = ()) -> None:
        """Generate what is vendored, or one spec from elsewhere, and compare with what one fresh run gives."""
        if elsewhere is None:
            kept = {service: state for service, state in self.packages.items() if state.origin == "path"}
            self.packages = kept | self.vendored
            run = self.project.run("generate", *options)
        else:
            self.packages[elsewhere.service] = elsewhere
            run = self.project.run("generate", *write(self.project, elsewhere))
        assert run.code == 0, run.printed
        assert self.project.files() == self._expected()

    def _expected(self, shapes: bool = False) -> Files:
        """Return the files of every package, or of those alone that are generated from shapes/."""
        states = (state for state in self.packages.values() if not shapes or state.origin == "shapes")
        return {path: content for state in states for path, content in fresh(state).items()}


# A step takes about 80 ms.
Commands.TestCase.settings = settings(
    max_examples=12, stateful_step_count=16, deadline=None, suppress_health_check=list(HealthCheck)
)
TestIncrementalEqualsFresh = Commands.TestCase
