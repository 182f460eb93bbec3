"""Names that someone who mistyped one may have meant."""

from __future__ import annotations

import re
from collections.abc import Iterable


def near_matches(name: str, names: Iterable[str]) -> list[str]:
    """Return up to three of `names` that someone who typed `name` may have meant, the likeliest first."""
    import difflib  # here, because only a mistake needs it

    plain = {re.sub(r"[^a-z0-9]", "", known.lower()): known for known in sorted(names)}
    wanted = re.sub(r"[^a-z0-9]", "", name.lower())
    close = difflib.get_close_matches(wanted, plain, n=3, cutoff=0.65)
    holding = [known for known in plain if len(wanted) > 2 and wanted in known]
    return [plain[known] for known in dict.fromkeys([*close, *holding])][:3]


def did_you_mean(name: str, names: Iterable[str]) -> str:
    """Return `; did you mean "connect" or "qconnect"?`, or nothing if no name is near."""
    near = [f'"{known}"' for known in near_matches(name, names)]
    if len(near) > 1:
        near = [", ".join(near[:-1]), near[-1]]
    return f"; did you mean {' or '.join(near)}?" if near else ""
