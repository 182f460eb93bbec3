"""Score the rules that the extraction finds against labels made by hand, as `score.py` beside the labels does it.

    python -m tests.rules.gold LABELS [--list] [--service NAME]

It reads the rules straight from the documentation, without generating a package. NAME with a leading `-` leaves a
service out.
"""

from __future__ import annotations

import argparse
import collections
import json
import sys
from pathlib import Path
from typing import Any

from shapesmith.ir.rules import Rule
from shapesmith.ir.service import Service
from shapesmith.ir.shapes import ListShape, MapShape, StructureShape
from shapesmith.rules.evaluate import breaks
from shapesmith.rules.extract import extract
from shapesmith.sources.read import read_source
from shapesmith.specs.find import find

# Kinds that ask for, or count, other members, which a partial value may lack.
PRESENCE = {"required", "required_when", "at_least_one", "exactly_one", "all_or_none", "forbidden_when"}


def expand(value: Any) -> Any:
    """Write out the abbreviations of the labels: repeated text and items, and many keys."""
    if isinstance(value, list):
        return [expand(item) for item in value]
    if not isinstance(value, dict):
        return value
    if "$repeat" in value:
        return expand(value["$repeat"]) * value["times"]
    if "$keys" in value:
        return {f"key{number}": expand(value.get("value", "v")) for number in range(value["$keys"])}
    return {key: expand(item) for key, item in value.items()}


class Judge:
    """The rules of one service, and which of them a value breaks, however deep."""

    def __init__(self, service: Service) -> None:
        self.service = service
        self.rules: dict[str, list[Rule]] = {}
        for rule in extract(service).rules:
            if rule.severity == "error":
                self.rules.setdefault(rule.shape, []).append(rule)

    def fired(self, shape: str, value: Any) -> dict[str, Rule]:
        """Return the rules that a value of `shape` breaks, by their ids."""
        found: dict[str, Rule] = {}
        pending = [(shape, value)]
        while pending:
            name, item = pending.pop()
            match self.service.shapes[name], item:
                case StructureShape() as structure, dict():
                    found |= {rule.id: rule for rule in self.rules.get(name, ()) if breaks(rule, item)}
                    pending += [(one.shape, item[one.name]) for one in structure.members if one.name in item]
                case ListShape() as shape_, list():
                    pending += [(shape_.member.shape, each) for each in item]
                case MapShape() as shape_, dict():
                    pending += [(shape_.value.shape, each) for each in item.values()]
        return found


def score(records: list[dict[str, Any]], services: dict[str, Service]) -> tuple[dict[str, Any], list[str]]:
    """Return the figures over the labels, and a line for each miss, unconfirmed rule and false rejection."""
    judges = {name: Judge(service) for name, service in services.items()}
    found: collections.Counter[str] = collections.Counter()
    total: collections.Counter[str] = collections.Counter()
    by_kind: dict[str, list[int]] = collections.defaultdict(lambda: [0, 0])
    seen = confirmed_rules = rejections = 0
    lines: list[str] = []
    for record in records:
        judge = judges[record["service"]]
        where = f"{record['service']} {record['shape']}.{record['member']}"
        attached = {rule.id: rule for rule in judge.rules.get(record["shape"], ()) if rule.member == record["member"]}
        confirmed: set[str] = set()
        for label in record["constraints"]:
            wrong, right = (judge.fired(record["shape"], expand(label[key])) for key in ("invalid", "valid"))
            for identity in right.keys() & attached.keys():
                if right[identity].kind not in PRESENCE:
                    rejections += 1
                    lines.append(f"FALSE REJECTION {where}: {label['valid']} <- {right[identity].sentence}")
            hits = wrong.keys() - right.keys()
            confirmed |= hits
            if not label["in_model"]:
                for key in ("all", label["confidence"]):
                    total[key] += 1
                    found[key] += bool(hits)
                by_kind[label["kind"]][0] += bool(hits)
                by_kind[label["kind"]][1] += 1
                if not hits:
                    lines.append(f"MISS [{label['kind']}, {label['confidence']}] {where}: {label['sentence']}")
        for rule in attached.values():
            seen += 1
            confirmed_rules += rule.id in confirmed
            if rule.id not in confirmed:
                lines.append(f"UNCONFIRMED [{rule.kind}, {rule.origin}] {where}: {rule.must} <- {rule.sentence}")
    figures = {
        "recall": {key: (found[key], total[key]) for key in ("high", "all")},
        "precision": (confirmed_rules, seen),
        "rejections": rejections,
        "kinds": {kind: tuple(counts) for kind, counts in sorted(by_kind.items())},
    }
    return figures, lines


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("labels", type=Path)
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--service")
    arguments = parser.parse_args()
    records = [json.loads(line) for line in arguments.labels.read_text().splitlines()]
    if arguments.service:
        name = arguments.service.removeprefix("-")
        records = [one for one in records if (one["service"] == name) != arguments.service.startswith("-")]
    names = sorted({record["service"] for record in records})
    services = {name: read_source(find(name, "botocore", Path("shapes")).read()).service for name in names}
    figures, lines = score(records, services)
    if arguments.list:
        print("\n".join(lines))
    for kind, (hit, number) in figures["kinds"].items():
        print(f"  {kind:20} {hit:4}/{number}")
    ratios = {key: f"{hit / max(number, 1):.3f} ({hit}/{number})" for key, (hit, number) in figures["recall"].items()}
    right, number = figures["precision"]
    print(
        f"recall high {ratios['high']}, all {ratios['all']}; precision {right / max(number, 1):.3f} ({right}/{number})"
    )
    print(f"false rejections {figures['rejections']}")
    sys.exit(figures["rejections"] > 0)


if __name__ == "__main__":
    main()
