"""Which attributes a module replaces, and which functions and modules of boto3, in each way to say so."""

from __future__ import annotations

import ast

import pytest
from shapesmith.clients.replacing import replaced_in


def replaced(text: str) -> tuple[str, str]:
    """Return the attributes and the names of boto3 that a module replaces, in alphabetical order."""
    found = replaced_in(ast.parse(text), {"self", None})
    return " ".join(sorted(found.attributes)), " ".join(sorted(found.of_boto))


@pytest.mark.parametrize(
    ("text", "attributes"),
    [
        ("a.b = 1", "b"),
        ("a.b.c = 1", "c"),
        ("a().b = 1", "b"),
        ("a.b: int = 1", "b"),
        ("a.b += 1", "b"),
        ("a.b, c.d = 1, 2", "b d"),
        ("for a.b in c: pass", "b"),
        ("with c as a.b: pass", "b"),
        ("del a.b", "b"),
        ("self.b = 1", ""),
        ("self.b.c = 1", "c"),
        ("x = a.b", ""),
        ("a.b()", ""),
        ("setattr(a, 'b', 1)", "b"),
        ("setattr(a.b, 'c', 1)", "c"),
        ("delattr(a, 'b')", "b"),
        ("setattr(a, b, 1)", ""),
        ("setattr(self, 'b', 1)", "b"),
        ("a.__dict__['b'] = 1", "b"),
        ("vars(a.c)['b'] = 1", "b"),
        ("del vars(a)['b']", "b"),
        ("vars(a).update(b=1, c=2)", "b c"),
        ("a.__dict__.update({'b': 1}, c=2)", "b c"),
        ("a.__dict__.pop('b')", "b"),
        ("monkeypatch.setattr(a, 'b', 1)", "b"),
        ("monkeypatch.setattr('a.b', 1)", "b"),
        ("monkeypatch.delattr('a.b')", "b"),
        ("monkeypatch.setitem(a, 'b', 1)", "b"),
        ("mock.patch('a.b')", "b"),
        ("patch(f'{a}.b')", "b"),
        ("patch('a')", ""),
        ("patch(a)", ""),
        ("mock.patch.object(a, 'b')", "b"),
        ("mock.patch.object(a.c, 'b', new=1)", "b"),
        ("mock.patch.multiple(a, b=1, c=2)", "b c"),
        ("mock.patch.multiple('a.x', b=1)", "b"),
        ("mock.patch.multiple(a, **b)", ""),
        ("mock.patch.multiple()", ""),
        ("mock.patch.dict(a, {'b': 1, 'c': 2})", "b c"),
        ("mock.patch.dict(a, {b: 1, **c})", ""),
        ("mock.patch.dict(a, b)", ""),
        ("sys.modules['b'] = 1", "b"),
        ("modules['b'] = 1", "b"),
        ("del sys.modules['b']", "b"),
        ("sys.modules[b] = 1", ""),
        ("x = sys.modules['b']", ""),
        ("os.environ['b'] = 1", ""),
        ("register('a.b')", ""),
    ],
)
def test_an_attribute_that_is_replaced(text: str, attributes: str) -> None:
    assert replaced(text) == (attributes, "")


@pytest.mark.parametrize(
    ("text", "of_boto"),
    [
        ("boto3.client = 1", "client"),
        ("del boto3.client", "client"),
        ("botocore.session.Session = 1", "Session"),
        ("aioboto3.Session = 1", "Session"),
        ("aiobotocore.session.x = 1", "x"),
        ("patch('boto3.client')", "client"),
        ("patch('app.boto3.client')", "client"),
        ("patch('app.boto3')", "boto3"),
        ("patch.multiple('boto3', client=1)", "client"),
        ("patch.multiple('app.boto3', client=1, resource=2)", "client resource"),
        ("patch.multiple(boto3, client=1)", "client"),
        ("patch.multiple(app.boto3, client=1)", "client"),
        ("patch.object(boto3, 'client')", "client"),
        ("patch.dict('sys.modules', {'boto3': 1})", "boto3"),
        ("sys.modules['boto3'] = 1", "boto3"),
        ("monkeypatch.setitem(sys.modules, 'boto3', 1)", "boto3"),
        ("import boto3 as b\nb.client = 1", "client"),
        ("import boto3.session as b\nb.Session = 1", "Session"),
        ("from boto3 import session\nsession.Session = 1", "Session"),
        ("from boto3 import session as s\ns.Session = 1", "Session"),
        ("from boto3.session import Session\npatch('app.Session')", "Session"),
        ("patch('botocore.client.BaseClient._make_api_call')", ""),
    ],
)
def test_a_name_of_boto3_that_is_replaced(text: str, of_boto: str) -> None:
    assert replaced(text) == ("", of_boto)


@pytest.mark.parametrize(
    "text",
    ["import app as b\nb.client = 1", "from app import boto\nboto.client = 1", "from . import b\nb.client = 1"],
)
def test_a_name_of_another_module_is_none_of_boto3(text: str) -> None:
    assert replaced(text) == ("client", "")


@pytest.mark.parametrize(
    ("text", "edits"),
    [
        ('s3.meta.events.register("provide-client-params.s3.*", f)', True),
        ('s3.meta.events.register("before-parameter-build.s3.PutObject", f)', True),
        ('s3.meta.events.register_first("before-parameter-build", f)', True),
        ('clients["s3"].meta.events.register("provide-client-params", f)', True),
        ('s3.meta.events.unregister("before-parameter-build.s3", f)', True),
        ('self.s3.meta.events.register(f"provide-client-params.{name}", f)', True),
        ('s3.meta.events.register("before-send.s3", f)', False),
        ('s3.meta.events.register("s3.provide-client-params", f)', False),
        ("s3.meta.events.register(event, f)", True),
        ('s3.meta.events.register(event_name="provide-client-params", handler=f)', True),
        ('session.events.unregister("before-parameter-build.s3", f)', True),
        ('resource.meta.client.meta.events.unregister("before-parameter-build.s3", f)', True),
        ('events.register("provide-client-params", f)', True),
        ("events.register(event, f)", True),
        ("events.register()", False),
        ("registry.register(f)", False),
        ('register("provide-client-params", f)', False),
    ],
)
def test_a_handler_that_changes_parameters_edits_calls(text: str, edits: bool) -> None:
    assert replaced_in(ast.parse(text), {"self"}).edits_calls is edits


@pytest.mark.parametrize(
    ("text", "opened"),
    [
        ("setattr(a, b, 1)", "a"),
        ("setattr(a.c, b, 1)", "c"),
        ("setattr(self, b, 1)", "self"),
        ("monkeypatch.setattr(a, b, 1)", "a"),
        ("patch.object(a, b)", "a"),
        ("a.__dict__[b] = 1", "a"),
        ("vars(a)[b] = 1", "a"),
        ("vars(a).update(b)", "a"),
        ("self.__dict__.update(**b)", "self"),
        ("self.__dict__ = b", "self"),
        ("x = a.__dict__", ""),
        ("x = vars(a)['b']", ""),
        ("a.__dict__.get(b)", ""),
        ("monkeypatch.setitem(a, b, 1)", ""),
        ("sys.modules[b] = 1", ""),
        ("setattr(a)", ""),
    ],
)
def test_an_object_of_which_any_attribute_may_be_replaced(text: str, opened: str) -> None:
    found = replaced_in(ast.parse(text), {"self", None})
    assert " ".join(found.opened) == opened
    assert found.opens_instances is (opened == "self")


@pytest.mark.parametrize(("name", "opens"), [("__setattr__", True), ("__getattribute__", True), ("__getattr__", False)])
def test_a_class_that_decides_what_any_attribute_is_opens_instances(name: str, opens: bool) -> None:
    assert replaced_in(ast.parse(f"class A:\n    def {name}(self, *a): pass"), {"self"}).opens_instances is opens


@pytest.mark.parametrize(
    ("text", "rebinds"),
    [
        ("globals()['a'] = b", True),
        ("del globals()['a']", True),
        ("globals().update(b)", True),
        ("globals().setdefault('a', b)", True),
        ("locals().update(b)", True),
        ("vars()['a'] = b", True),
        ("vars(a).update(b)", False),
        ("setattr(sys.modules[__name__], a, b)", True),
        ("setattr(a[b], c, d)", False),
        ("exec(b)", True),
        ("exec(b, {})", False),
        ("globals().get('a')", False),
        ("x = globals()['a']", False),
        ("a.update(b)", False),
    ],
)
def test_a_module_that_may_bind_any_of_its_names_again(text: str, rebinds: bool) -> None:
    assert replaced_in(ast.parse(text), {"self"}).rebinds_names is rebinds
