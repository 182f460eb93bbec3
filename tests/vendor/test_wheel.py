"""Specs from a wheel of botocore, which need not be installed."""

from __future__ import annotations

import gzip
import json
import zipfile
from pathlib import Path

import pytest
from shapesmith.diagnostics import SpecError
from shapesmith.specs import lock, vendor
from shapesmith.specs.archive import Archive
from shapesmith.specs.find import find, services_of
from shapesmith.specs.vendored import verify

from tests.vendor.conftest import refresh

NAME = "botocore-1.2.3-py3-none-any.whl"


def model(service_id: str) -> bytes:
    """Return a service-2.json."""
    return json.dumps({"metadata": {"apiVersion": "2012-11-05", "serviceId": service_id}, "shapes": {}}).encode()


@pytest.fixture
def wheel(shapes: Path) -> Path:
    """Return a wheel of botocore 1.2.3 in the current folder, with two services and what else a wheel holds."""
    path = Path(NAME)
    files = {
        "botocore/__init__.py": b"",
        "botocore/data/endpoints.json": b"{}",
        "botocore/data/sqs/2010-01-01/service-2.json.gz": gzip.compress(model("SQS zero")),
        "botocore/data/sqs/2012-11-05/service-2.json.gz": gzip.compress(model("SQS one")),
        "botocore/data/sqs/2012-11-05/paginators-1.json": b'{"pagination": {}}',
        "botocore/data/sqs/2012-11-05/endpoint-rule-set-1.json.gz": gzip.compress(b"{}"),
        "botocore/data/sqs/2020-01-01/examples-1.json": b"{}",
        "botocore/data/s3/2006-03-01/api-2.json": model("S3"),
        "botocore/data/s3/2006-03-01/docs-2.json": b"{}",
        "botocore/data/../../2012-11-05/service-2.json": model("outside"),
        "other/data/ec2/2016-11-15/service-2.json": model("EC2"),
        "botocore-1.2.3.dist-info/METADATA": b"",
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def test_a_wheel_offers_what_its_botocore_would(wheel: Path, shapes: Path) -> None:
    assert services_of(wheel, shapes) == ["s3", "sqs"]
    found = find("sqs", wheel, shapes)
    assert found[:5] == (
        "sqs",
        "2012-11-05",
        "path",
        "botocore 1.2.3",
        {
            "service-2.json": f"{NAME}/botocore/data/sqs/2012-11-05/service-2.json.gz",
            "paginators-1.json": f"{NAME}/botocore/data/sqs/2012-11-05/paginators-1.json",
        },
    )
    assert found.read().files["service-2.json"].content == model("SQS one")
    assert list(find("s3", wheel, shapes).files) == ["api-2.json", "docs-2.json"]


def test_the_overrides_of_shapes_go_with_a_wheel_too(wheel: Path, shapes: Path) -> None:
    (shapes / "sqs").mkdir(parents=True)
    (shapes / "sqs" / "overrides.toml").write_bytes(b"# ours")
    assert find("sqs", wheel, shapes).read().files["overrides.toml"].content == b"# ours"


def test_a_service_is_vendored_and_refreshed_from_a_wheel(wheel: Path, shapes: Path) -> None:
    (report,) = vendor.add(["sqs"], shapes, wheel)
    assert (report.before, report.after) == ("", "botocore 1.2.3")
    assert report.added == ["sqs/2012-11-05/paginators-1.json", "sqs/2012-11-05/service-2.json"]
    assert lock.read_if_any(shapes)["sqs"].package == "botocore 1.2.3"
    assert verify([], shapes) == []
    newer = Path("botocore-1.2.4-py3-none-any.whl")
    with zipfile.ZipFile(newer, "w") as archive:
        archive.writestr("botocore/data/sqs/2012-11-05/service-2.json", model("SQS two"))
        archive.writestr("botocore-1.2.4.dist-info/METADATA", b"")
    (report,) = refresh([], shapes, newer)
    assert (report.before, report.after) == ("botocore 1.2.3", "botocore 1.2.4")
    assert report.changed == ["sqs/2012-11-05/service-2.json"]
    assert report.removed == ["sqs/2012-11-05/paginators-1.json"]


@pytest.mark.parametrize(
    ("service", "message"),
    [
        ("sqqs", 'has no service "sqqs"; did you mean "sqs"? [service-unknown]'),
        (None, "has the specs of 2 services; name those to read [service-unknown]"),
    ],
)
def test_a_wheel_without_the_service_says_what_it_has(
    wheel: Path, shapes: Path, service: str | None, message: str
) -> None:
    with pytest.raises(SpecError) as failure:
        find(service, wheel, shapes)
    assert str(failure.value) == f"{NAME}: error: {message}"


def test_a_wheel_of_something_else_is_named(shapes: Path) -> None:
    path = Path("other-1.0-py3-none-any.whl")
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("other/__init__.py", b"")
    with pytest.raises(SpecError) as failure:
        vendor.add(["sqs"], shapes, path)
    assert str(failure.value) == (
        f"{path}: error: has no specs: a wheel of botocore has them as "
        "botocore/data/<service>/<api version>/service-2.json [spec-absent]"
    )


@pytest.mark.parametrize("content", [b"", b"no zip file", b"PK\x03\x04"])
def test_a_file_that_is_no_wheel_is_named(shapes: Path, content: bytes) -> None:
    path = Path(NAME)
    path.write_bytes(content)
    with pytest.raises(SpecError) as failure:
        services_of(path, shapes)
    assert str(failure.value).startswith(f"{NAME}: error: cannot be read: ")


def test_a_damaged_member_is_named(wheel: Path, shapes: Path) -> None:
    content = wheel.read_bytes()
    with zipfile.ZipFile(wheel) as archive:
        member = archive.getinfo("botocore/data/sqs/2012-11-05/paginators-1.json")
    start = member.header_offset + 30 + len(member.filename)
    wheel.write_bytes(content[:start] + b"\xff\xff" + content[start + 2 :])
    with pytest.raises(SpecError) as failure:
        find("sqs", wheel, shapes).read()
    assert str(failure.value).startswith(f"{NAME}/{member.filename}: error: cannot be read: ")


def test_an_archive_has_its_files_and_says_what_cannot_be_read(wheel: Path) -> None:
    with Archive(NAME) as archive:
        assert "botocore/__init__.py" in archive.names
        assert [archive.has(path) for path in (f"{NAME}/botocore/__init__.py", "botocore/__init__.py")] == [True, False]
        assert archive.read(f"{NAME}/botocore/__init__.py") == b""
        with pytest.raises(SpecError) as error:
            archive.read(f"{NAME}/absent")
    assert list(map(str, error.value.diagnostics)) == [
        f"{NAME}/absent: error: cannot be read: \"There is no item named 'absent' in the archive\" [spec-unreadable]"
    ]
    Path("text.whl").write_text("no archive", encoding="utf-8")
    for path, reason in (("text.whl", "File is not a zip file"), ("absent.whl", "No such file or directory")):
        with pytest.raises(SpecError) as error:
            Archive(path)
        assert list(map(str, error.value.diagnostics)) == [f"{path}: error: cannot be read: {reason} [spec-unreadable]"]


@pytest.mark.parametrize(
    ("folder", "package"),
    [
        ("botocore-1.2.3.dist-info", "botocore 1.2.3"),
        ("botocore-1!2.3.dev4+local.dist-info", "botocore 1!2.3.dev4+local"),
        ("botocore-2.0rc1.dist-info", "botocore 2.0rc1"),
        ("botocore-.dist-info", ""),
        ("my-botocore-1.2.3.dist-info", ""),
        ("botocore-1.2.3/4.dist-info", ""),
    ],
)
def test_the_version_of_a_wheel_is_that_of_its_metadata(folder: str, package: str, shapes: Path) -> None:
    path = Path("some.whl")
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("botocore/data/sqs/2012-11-05/service-2.json", model("SQS"))
        archive.writestr(f"{folder}/METADATA", b"")
        archive.writestr(f"{folder}/METADATA.txt", b"")
    assert find("sqs", path, shapes).package == package


def test_a_file_in_a_wheel_that_is_there_twice_is_the_plain_one(shapes: Path) -> None:
    path = Path("some.whl")
    place = "botocore/data/sqs/2012-11-05/"
    for names in (("service-2.json", "service-2.json.gz"), ("service-2.json.gz", "service-2.json")):
        with zipfile.ZipFile(path, "w") as archive:
            for name in names:
                archive.writestr(place + name, b"")
        assert find("sqs", path, shapes).files == {"service-2.json": f"some.whl/{place}service-2.json"}
