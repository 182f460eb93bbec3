"""The names that files take from one another, in whatever way they ask for them."""

from __future__ import annotations

from pathlib import Path

import pytest
from shapesmith.adopt.exported import Exported

NAMES = ("Request", "Response")


def taken(folder: Path, *sources: str) -> frozenset[str]:
    """Return the names that files with these sources take from the module `orders`."""
    files = []
    for number, source in enumerate(sources):
        path = folder / f"{number}.py"
        path.write_text(source, encoding="utf-8")
        files.append(str(path))
    return Exported(files, NAMES).of(str(folder / "orders.py"))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("from orders import Request", {"Request"}),
        ("from shop.orders import Request as R, Other", {"Request"}),
        ("from orders import *", {*NAMES}),
        ("import orders\norders.Response", {"Response"}),
        ("import shop.orders\nshop.orders.Response", {"Response"}),
        ("patch('shop.orders.Request')", {"Request"}),
        ("from baskets import Request", set()),
        ("baskets.Request", set()),
        ("import orders as o\no.Request", {"Request"}),
        ("from shop import orders as o\nmock.patch.object(o, 'Request')", {"Request"}),
        ("import orders\nsetattr(orders, 'Request', 1)", {"Request"}),
        ("import baskets as b\nb.Request\nsetattr(b, 'Request', 1)", set()),
        ("def f(module): return module.Request", {"Request"}),
        ("f().Request", {"Request"}),
        ("from orders import Other", set()),
        ("Request = 1", set()),
    ],
)
def test_a_name_is_taken_by_an_import_an_attribute_or_a_text(tmp_path: Path, source: str, expected: set[str]) -> None:
    assert taken(tmp_path, source) == expected


def test_names_of_several_files_are_put_together(tmp_path: Path) -> None:
    assert taken(tmp_path, "orders.Request", "orders.Response") == {*NAMES}


@pytest.mark.parametrize("broken", ["from orders import Request (", "Request = " + "(" * 5000])
def test_a_file_that_cannot_be_parsed_hides_no_other(tmp_path: Path, broken: str) -> None:
    assert taken(tmp_path, broken, "orders.Response") == {"Response"}


def test_a_file_that_cannot_be_read_hides_no_other(tmp_path: Path) -> None:
    (tmp_path / "taking.py").write_text("orders.Response", encoding="utf-8")
    files = [str(tmp_path / "absent.py"), str(tmp_path / "taking.py")]
    assert Exported(files, NAMES).of("orders.py") == {"Response"}


def test_only_source_is_read(tmp_path: Path) -> None:
    (tmp_path / "taking.txt").write_text("orders.Response", encoding="utf-8")
    assert Exported([str(tmp_path / "taking.txt")], NAMES).of("orders.py") == frozenset()


def test_an_object_of_which_nothing_is_known_is_not_the_module_itself(tmp_path: Path) -> None:
    path = tmp_path / "orders.py"
    path.write_text("def f(x): return x.Request", encoding="utf-8")
    assert Exported([str(path)], NAMES).of(str(path)) == frozenset()
