"""`python -m tests.mutation`: how many single mutants of each room the tests see, and a diff of each that they do not.

A mutant is tried in a copy of the repository, first by the tests of its room, then, if it survives, by the others.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue
from random import Random
from typing import NamedTuple

from rich.console import Console
from rich.table import Table

from tests.mutation.exceptions import judged
from tests.mutation.mutant import Mutant
from tests.mutation.operators import mutants_of
from tests.mutation.rooms import REPOSITORY, Room, rooms
from tests.mutation.trial import Copy, Run, Verdict

_LEAST_LIMIT = 30.0
_TIMES_WHAT_IT_TAKES = 4
# A test of time may fail by itself on a busy machine.
_ATTEMPTS = 3


class Trial(NamedTuple):
    """A mutant and the runs of tests that it took, of which the last one decided."""

    mutant: Mutant
    runs: list[Run]

    @property
    def verdict(self) -> Verdict:
        """What became of it."""
        return self.runs[-1].verdict


def main() -> int:
    """Try the mutants and print the table; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutation", description="Mutants that the tests do not see.")
    known = {room.name: room for room in rooms()}
    parser.add_argument("--room", action="append", choices=sorted(known), help="may be given again (default: all)")
    parser.add_argument("--count", type=int, default=20, help="mutants of each room (default: 20)")
    parser.add_argument("--seed", type=int, default=0, help="which mutants are drawn (default: 0)")
    parser.add_argument("--jobs", type=int, default=2, help="mutants tried at a time (default: 2)")
    parser.add_argument("--near", action="store_true", help="ask the tests of the room only, which is quick")
    parser.add_argument("--by", action="append", metavar="TESTS", help="ask these tests only; may be given again")
    parser.add_argument("--at-least", type=float, default=0.0, metavar="PERCENT", help="exit 1 if a room scores less")
    options = parser.parse_args()

    console = Console(width=max(120, Console().width))
    # All of them at once: the modules may be edited while the mutants are tried.
    samples = {
        known[name]: list(_sampled(known[name], options.count, options.seed)) for name in options.room or sorted(known)
    }
    scores: list[tuple[Room, list[Trial]]] = []
    with tempfile.TemporaryDirectory(prefix="shapesmith-mutants-") as folder:
        copies: SimpleQueue[Copy] = SimpleQueue()
        for number in range(options.jobs):
            copies.put(Copy(Path(folder) / str(number)))
        for room, sample in samples.items():
            trials = []
            stages = [tuple(options.by)] if options.by else room.stages(near_only=options.near)
            for trial in _tried(stages, sample, copies, options.jobs):
                trials.append(trial)
                _print_trial(console, trial)
            scores.append((room, trials))
    console.print(_table(scores))
    return int(any(_score(trials) < options.at_least for _, trials in scores if trials))


def _sampled(room: Room, count: int, seed: int) -> Iterator[Mutant]:
    """Yield up to `count` mutants of `room`, each of another line: a line with many mutants is drawn no more often."""
    lines: dict[tuple[str, int], list[Mutant]] = {}
    for module in room.modules:
        source = module.read_text(encoding="utf-8")
        for mutant in judged(mutants_of(module.relative_to(REPOSITORY).as_posix(), source)):
            lines.setdefault((mutant.path, mutant.line), []).append(mutant)
    random = Random(f"{room.name} {seed}")
    for line in random.sample(sorted(lines), min(count, len(lines))):
        yield random.choice(lines[line])


def _tried(
    stages: list[tuple[str, ...]], mutants: list[Mutant], copies: SimpleQueue[Copy], jobs: int
) -> Iterator[Trial]:
    """Yield a trial of each of `mutants`. Raises RuntimeError where the tests fail without one."""
    limits: dict[tuple[str, ...], float] = {}

    def limit(copy: Copy, tests: tuple[str, ...]) -> float:
        if tests not in limits:
            for _ in range(_ATTEMPTS):
                run = copy.try_(None, tests, limit=1200)
                if run.verdict is Verdict.SURVIVED:
                    break
            else:
                raise RuntimeError(f"the tests fail without a mutant: {run.test}")
            limits[tests] = max(_LEAST_LIMIT, _TIMES_WHAT_IT_TAKES * run.seconds)
        return limits[tests]

    def tried(mutant: Mutant) -> Trial:
        copy = copies.get()
        try:
            runs: list[Run] = []
            for tests in stages:
                runs.append(copy.try_(mutant, tests, limit(copy, tests)))
                if runs[-1].verdict is not Verdict.SURVIVED:
                    break
            return Trial(mutant, runs)
        finally:
            copies.put(copy)

    with ThreadPoolExecutor(jobs) as pool:
        yield from pool.map(tried, mutants)


def _print_trial(console: Console, trial: Trial) -> None:
    mutant, seconds = trial.mutant, sum(run.seconds for run in trial.runs)
    where = f"{mutant.path.partition('shapesmith/')[2]}:{mutant.line}"
    console.print(
        f"{trial.verdict.value:9} {seconds:5.1f} s  {where}  {mutant.operator}  {trial.runs[-1].test}",
        markup=False,
        highlight=False,
        soft_wrap=True,
    )
    console.file.flush()
    if trial.verdict is Verdict.SURVIVED:
        console.print(mutant.diff, style="yellow", markup=False, highlight=False, soft_wrap=True)


def _score(trials: list[Trial]) -> float:
    seen = sum(trial.verdict is not Verdict.SURVIVED for trial in trials)
    return 100 * seen / len(trials)


def _table(scores: list[tuple[Room, list[Trial]]]) -> Table:
    table = Table("room", "mutants", "killed", "timed out", "survived", "score", box=None)
    everything = [trial for _, trials in scores for trial in trials]
    for name, trials in [*((room.name, trials) for room, trials in scores), ("all", everything)]:
        if trials:
            counts = [sum(trial.verdict is verdict for trial in trials) for verdict in Verdict]
            table.add_row(name, str(len(trials)), *map(str, counts), f"{_score(trials):.0f} %")
    return table


if __name__ == "__main__":
    sys.exit(main())
