"""The commands that a page quotes, run one after another in an empty folder, and the page with what they print now.

Run are commands of `shapesmith`, of `python` with a program of the page, `git` and
`sed`. All others must quote no output.
A block of code with a title is a file; where the file exists already, it is added to it. Output that ends with `...` is
compared, and written again, as far as it is quoted.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import shapesmith

_BLOCK = re.compile(
    r'^```(?P<language>\w+)(?: title="(?P<title>[^"]+)")?\n(?P<body>.*?)^```$', re.DOTALL | re.MULTILINE
)
_PROMPT = "$ "
_CUT = "..."
# Services are done in any order.
_PROGRESS = re.compile(r"\[\d+/\d+\] ")


def quoted_again(page: str, folder: Path, cache: Path) -> str:
    """Return a page with the output of its commands, run in `folder`, as it is now."""
    environment = {
        **{key: value for key, value in os.environ.items() if not key.startswith("GIT_")},
        "PYTHONPATH": os.pathsep.join([str(Path(shapesmith.__file__).parents[1]), str(folder / "generated")]),
        "SHAPESMITH_CACHE_DIR": str(cache),
        "COLUMNS": "80",
        "GIT_CONFIG_GLOBAL": os.devnull,
        **{f"GIT_{who}_{what}": "a@example.com" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
    }

    def replace(block: re.Match[str]) -> str:
        if block["title"] is not None:
            path = folder / block["title"]
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("a", encoding="utf-8") as file:
                file.write(block["body"])
        if block["language"] != "console":
            return block[0]
        return f"```console\n{_session(block['body'], folder, environment)}```"

    return _BLOCK.sub(replace, page)


def _session(body: str, folder: Path, environment: dict[str, str]) -> str:
    lines = []
    for entry in re.split(rf"^(?={re.escape(_PROMPT)})", body, flags=re.MULTILINE):
        if not entry:
            continue
        command, _, quoted = entry.removeprefix(_PROMPT).partition("\n")
        lines += [_PROMPT + command, *_printed(command, quoted.splitlines(), folder, environment)]
    return "\n".join(lines) + "\n"


def _printed(command: str, quoted: list[str], folder: Path, environment: dict[str, str]) -> list[str]:
    arguments = shlex.split(command)
    programs = {
        "shapesmith": [sys.executable, "-m", "shapesmith"],
        "python": [sys.executable],
        "git": ["git"],
        "sed": ["sed"],
    }
    program = programs.get(arguments[0])
    if program is None or arguments[:2] == ["python", "-m"]:
        assert not quoted, f"{command} is not run, so that its output cannot be checked"
        return []
    done = subprocess.run(
        [*program, *arguments[1:]],
        cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8",
    )  # fmt: skip
    # Commands of shapesmith exit 1 where they find something.
    assert done.returncode <= (arguments[0] == "shapesmith"), done.stdout
    printed = [line.rstrip() for line in done.stdout.rstrip().splitlines() if not _PROGRESS.match(line)]
    if arguments[0] == "git" and not quoted:
        return []
    if quoted[-1:] == [_CUT] and len(quoted) <= len(printed):
        return [*printed[: len(quoted) - 1], _CUT]
    return printed
