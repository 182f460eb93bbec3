"""Where the spec of a service is found, and the diagnostic if it is not."""

from __future__ import annotations

import gzip
import json
import os
from hashlib import sha256
from importlib.machinery import ModuleSpec
from pathlib import Path
from typing import Literal

import pytest
from shapesmith.diagnostics import SpecError
from shapesmith.specs import installed, lock, vendor
from shapesmith.specs.find import find, services_of
from shapesmith.specs.folders import folders_in
from shapesmith.specs.found import read_content
from shapesmith.specs.installed import botocore_services
from shapesmith.specs.spec import SpecFile
from shapesmith.specs.vendored import verify
from shapesmith.specs.versions import version_of
from shapesmith.text.near import did_you_mean

from tests.vendor.conftest import Publish


def message(failure: pytest.ExceptionInfo[SpecError]) -> str:
    """Return the only diagnostic."""
    (diagnostic,) = failure.value.diagnostics
    return str(diagnostic)


def test_vendored_spec_has_its_files_by_published_name_and_its_package(published: Path, shapes: Path) -> None:
    vendor.add(["s3"], shapes)
    found = find("s3", "shapes", shapes)
    assert found == (
        "s3",
        "2006-03-01",
        "shapes",
        "botocore 1.0.0",
        {
            "service-2.json": "shapes/s3/2006-03-01/service-2.json",
            "service-2.sdk-extras.json": "shapes/s3/2006-03-01/service-2.sdk-extras.json",
            "paginators-1.json": "shapes/s3/2006-03-01/paginators-1.json",
        },
        lock.read_if_any(shapes)["s3"],
        (),
        "",
    )


def test_a_spec_that_is_found_is_read_once_with_the_digest_of_what_was_read(published: Path, shapes: Path) -> None:
    vendor.add(["s3"], shapes)
    found = find("s3", "shapes", shapes)
    spec = found.read()
    extras = Path("shapes/s3/2006-03-01/service-2.sdk-extras.json")
    extras.write_bytes(b"{}")
    assert spec[:4] == found[:4]
    assert spec.files[extras.name] == SpecFile(
        str(extras), b'{"version": 1.0}', sha256(b'{"version": 1.0}').hexdigest()
    )


def test_absolute_path_below_the_current_folder_is_shown_relative_to_it(published: Path, shapes: Path) -> None:
    vendor.add(["sqs"], shapes)
    spec = find("sqs", "shapes", shapes.absolute())
    assert spec.files["service-2.json"] == "shapes/sqs/2012-11-05/service-2.json"


def test_published_spec_is_read_decompressed_and_shown_by_its_own_path(published: Path, shapes: Path) -> None:
    model = find("sqs", "botocore", shapes).read().files["service-2.json"]
    assert model.path == f"{published}/sqs/2012-11-05/service-2.json.gz"
    assert json.loads(model.content)["metadata"]["serviceId"] == "SQS one"


def test_latest_api_version_with_a_model_is_taken(published: Path, shapes: Path, publish: Publish) -> None:
    publish(published, "sqs", "2020-01-01", "SQS two")
    (published / "sqs" / "2030-01-01").mkdir()
    (published / "sqs" / "2030-01-01" / "examples-1.json").write_bytes(b"{}")
    assert find("sqs", "botocore", shapes).api_version == "2020-01-01"


def test_plain_file_goes_before_a_compressed_one(published: Path, shapes: Path) -> None:
    (published / "sqs" / "2012-11-05" / "service-2.json").write_bytes(b"{}")
    assert find("sqs", "botocore", shapes).read().files["service-2.json"].content == b"{}"


@pytest.mark.parametrize("origin", ["shapes", "botocore"])
def test_overrides_of_shapes_go_with_every_origin(published: Path, shapes: Path, origin: str) -> None:
    vendor.add(["sqs"], shapes)
    (shapes / "sqs" / "overrides.toml").write_text("", encoding="utf-8")
    spec = find("sqs", "shapes" if origin == "shapes" else "botocore", shapes)
    assert spec.files["overrides.toml"] == "shapes/sqs/overrides.toml"


def test_path_laid_out_like_shapes_brings_its_own_overrides(published: Path, shapes: Path) -> None:
    (shapes / "sqs").mkdir(parents=True)
    (shapes / "sqs" / "overrides.toml").write_text("", encoding="utf-8")
    assert find("sqs", published, shapes).files["overrides.toml"] == "shapes/sqs/overrides.toml"
    (published / "sqs" / "overrides.toml").write_text("", encoding="utf-8")
    assert find("sqs", published, shapes).files["overrides.toml"] == f"{published}/sqs/overrides.toml"


def test_folder_that_holds_a_model_brings_the_overrides_beside_it(
    published: Path, shapes: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "drafts"
    folder.mkdir()
    for name in ("service-2.json", "overrides.toml", "rules.toml"):
        (folder / name).write_text("{}" if name.endswith("json") else "", encoding="utf-8")
    vendor.add(["sqs"], shapes)
    (shapes / "sqs" / "overrides.toml").write_text("", encoding="utf-8")
    files = find("sqs", folder, shapes).files
    assert {name: Path(path).resolve() for name, path in files.items()} == {
        name: (folder / name).resolve() for name in ("service-2.json", "overrides.toml", "rules.toml")
    }
    # A file alone is a model and nothing else: what lies beside it may belong to anything.
    assert find("sqs", folder / "service-2.json", shapes).files["overrides.toml"] == "shapes/sqs/overrides.toml"


def test_folder_of_an_api_version_brings_its_own_overrides_before_those_above_it(published: Path, shapes: Path) -> None:
    folder = published / "sqs"
    version = max(path for path in folder.iterdir() if path.is_dir())
    (folder / "overrides.toml").write_text("", encoding="utf-8")
    assert find("sqs", version, shapes).files["overrides.toml"] == f"{folder}/overrides.toml"
    (version / "overrides.toml").write_text("", encoding="utf-8")
    assert find("sqs", version, shapes).files["overrides.toml"] == f"{version}/overrides.toml"


def test_folder_without_a_model_is_no_service(published: Path, shapes: Path) -> None:
    vendor.add(["sqs"], shapes)
    (shapes / "notes").mkdir()
    (shapes / ".git" / "2012-11-05").mkdir(parents=True)
    assert services_of("shapes", shapes) == ["sqs"]
    assert botocore_services() == ["s3", "sqs"]
    assert services_of("shapes", Path("nowhere")) == []


def test_a_hidden_folder_is_none_and_one_with_a_dot_elsewhere_is(tmp_path: Path) -> None:
    for name in (".git", "a.b", "c."):
        (tmp_path / name).mkdir()
    (tmp_path / "file").write_bytes(b"")
    assert folders_in(str(tmp_path)) == ["a.b", "c."]
    assert folders_in(str(tmp_path / "file")) == []
    assert folders_in(str(tmp_path / "absent")) == []


def test_service_that_is_published_but_not_vendored_names_the_way_out(published: Path, shapes: Path) -> None:
    with pytest.raises(SpecError) as failure:
        find("s3", "shapes", shapes)
    assert message(failure) == (
        'shapes: error: "s3" is not vendored; run `shapesmith shapes add s3`, or use `--from botocore` '
        "[service-unknown]"
    )


def test_where_specs_are_compared_or_verified_no_other_origin_is_offered(published: Path, shapes: Path) -> None:
    said = 'shapes: error: "s3" is not vendored; run `shapesmith shapes add s3` [service-unknown]'
    with pytest.raises(SpecError) as failure:
        version_of("shapes", shapes, None).read("s3")
    assert message(failure) == said
    vendor.add(["sqs"], shapes)
    assert [str(each) for each in verify(["s3"], shapes)] == [said]


def test_unknown_service_names_near_matches_among_vendored_and_published(published: Path, shapes: Path) -> None:
    with pytest.raises(SpecError) as failure:
        find("sqqs", "shapes", shapes)
    assert message(failure) == (
        'shapes: error: neither shapes/ nor botocore 1.0.0 has a service "sqqs"; did you mean "sqs"? [service-unknown]'
    )
    with pytest.raises(SpecError) as failure:
        find("SQS", "botocore", shapes)
    assert message(failure) == (
        f'{published}: error: botocore 1.0.0 has no service "SQS"; did you mean "sqs"? [service-unknown]'
    )


@pytest.mark.parametrize("name", ["../sqs", "sqs/2012-11-05", ".", "", "/etc"])
def test_name_is_never_taken_for_a_path(published: Path, shapes: Path, name: str) -> None:
    with pytest.raises(SpecError):
        find(name, "botocore", shapes)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("conect", "connect"),
        ("DynamoDB", "dynamodb"),
        ("bedrock_agentcore", "bedrock-agentcore"),
        ("Contact Lens", "connect-contact-lens"),
        ("ec3", "ec2"),
    ],
)
def test_near_matches_forgive_typing_case_and_punctuation(typed: str, meant: str) -> None:
    names = ["bedrock-agentcore", "connect", "connect-contact-lens", "dynamodb", "ec2", "sqs"]
    assert did_you_mean(typed, names).startswith(f'; did you mean "{meant}"')


@pytest.mark.parametrize("origin", ["shapes", "botocore"])
def test_only_at_a_path_a_service_need_not_be_named(shapes: Path, origin: Literal["shapes", "botocore"]) -> None:
    with pytest.raises(ValueError, match=r"^a service must be named unless the origin is a path$"):
        find(None, origin, shapes)


def test_nothing_is_near_to_nonsense() -> None:
    assert did_you_mean("zzzz", ["connect", "sqs"]) == ""


def test_documentation_names_its_service_whatever_else_is_in_it(tmp_path: Path) -> None:
    broken = tmp_path / "broken.yard"
    broken.write_bytes(b"Of caf\xe9s.\nclass Aws::Bakery::Types::B\n@see h/goto/WebAPI/x-2020-01-02/B")
    spec = find(None, broken, tmp_path)
    assert (spec.service, spec.api_version) == ("x", "2020-01-02")


def test_what_a_path_says_of_documentation_wins_over_what_that_says(tmp_path: Path) -> None:
    loose, placed = tmp_path / "loaf.yard", tmp_path / "bakery" / "2021-03-04" / "loaf.yard"
    placed.parent.mkdir(parents=True)
    for path in (loose, placed):
        path.write_bytes(b"class Aws::Oven::Types::B\n@see h/goto/WebAPI/AWSx-2020-01-02/B")
    typed = [(None, loose), ("mine", loose), (None, placed), ("mine", placed), (None, placed.parent)]
    found = [find(service, path, tmp_path) for service, path in typed]
    assert [(spec.service, spec.api_version) for spec in found] == [
        ("awsx", "2020-01-02"),
        ("mine", "2020-01-02"),
        ("bakery", "2021-03-04"),
        ("mine", "2021-03-04"),
        ("bakery", "2021-03-04"),
    ]


def test_documentation_without_a_reference_is_of_the_service_of_its_namespace(tmp_path: Path) -> None:
    path = tmp_path / "loaf.yard"
    path.write_bytes(b"class Aws::Bakery::Types::B")
    assert [
        (spec.service, spec.api_version) for spec in (find(None, path, tmp_path), find("mine", path, tmp_path))
    ] == [
        ("bakery", ""),
        ("mine", ""),
    ]


@pytest.mark.parametrize(
    ("below", "service"),
    [
        ("sqs/2012-11-05/service-2.json.gz", None),
        ("sqs/2012-11-05", None),
        ("sqs", None),
        ("", "sqs"),
        ("sqs/2012-11-05", "sqs"),
    ],
)
def test_path_may_be_a_model_its_folder_its_service_or_a_folder_of_services(
    published: Path, shapes: Path, below: str, service: str | None
) -> None:
    spec = find(service, published / below, shapes)
    assert (spec.service, spec.api_version, spec.origin, spec.package) == ("sqs", "2012-11-05", "path", "")
    assert list(spec.files) == ["service-2.json", "paginators-1.json"]


def test_a_folder_whose_name_only_begins_as_an_api_version_is_none(published: Path, shapes: Path) -> None:
    (published / "sqs" / "2012-11-05").rename(published / "sqs" / "2012-11-05-old")
    spec = find(None, published / "sqs" / "2012-11-05-old", shapes)
    assert (spec.service, spec.api_version) == ("sqs-one", "")


def test_the_size_of_a_spec_is_that_of_its_files_on_disk(published: Path, shapes: Path) -> None:
    spec = find("sqs", published, shapes)
    paths = [Path(path) for path in spec.files.values()]
    model, pages = (path.stat().st_size for path in paths)
    assert spec.size == model + pages
    paths[1].unlink()
    assert spec.size == model


def test_path_with_a_name_of_its_own_takes_the_name_that_is_asked_for(published: Path, shapes: Path) -> None:
    assert find("my-queue", published / "sqs", shapes).service == "my-queue"


def test_model_outside_of_any_layout_is_named_after_its_service_id(tmp_path: Path, shapes: Path) -> None:
    folder = tmp_path / "downloads"
    folder.mkdir()
    (folder / "service-2.json").write_text('{"metadata": {"serviceId": "Bedrock AgentCore Control"}}', encoding="utf-8")
    spec = find(None, folder / "service-2.json", shapes)
    assert (spec.service, spec.api_version) == ("bedrock-agentcore-control", "")


def test_model_by_any_other_name_is_read_alone(tmp_path: Path, shapes: Path) -> None:
    (tmp_path / "paginators-1.json").write_text("{}", encoding="utf-8")
    (tmp_path / "old.json").write_text("{}", encoding="utf-8")
    spec = find(None, tmp_path / "old.json", shapes)
    assert (spec.service, list(spec.files)) == ("old", ["service-2.json"])


def test_current_folder_as_path_is_named_after_its_real_name(
    published: Path, shapes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(published / "sqs" / "2012-11-05")
    spec = find(None, Path(), shapes)
    assert (spec.service, spec.files["service-2.json"]) == ("sqs", "service-2.json.gz")


def test_services_at_a_path_are_all_that_it_offers(published: Path, shapes: Path) -> None:
    assert services_of(published, shapes) == ["s3", "sqs"]
    assert services_of(published / "sqs", shapes) == ["sqs"]
    assert services_of(published / "sqs" / "2012-11-05" / "service-2.json.gz", shapes) == ["sqs"]


@pytest.mark.parametrize(
    ("service", "below", "expected"),
    [
        ("sqqs", "", 'error: has no service "sqqs"; did you mean "sqs"? [service-unknown]'),
        (None, "", "error: has the specs of 2 services; name those to read [service-unknown]"),
        (
            None,
            "nowhere",
            "error: does not exist; give `botocore`, or the path of a spec or of a wheel of botocore [spec-absent]",
        ),
    ],
)
def test_path_without_the_spec_says_what_it_has(
    published: Path, shapes: Path, service: str | None, below: str, expected: str
) -> None:
    with pytest.raises(SpecError) as failure:
        find(service, published / below, shapes)
    assert message(failure) == f"{published / below}: {expected}"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes")
def test_a_pipe_is_no_spec_and_is_not_waited_for(published: Path, shapes: Path) -> None:
    pipe = published / "service-2.json"
    os.mkfifo(pipe)
    with pytest.raises(SpecError) as failure:
        find("sqs", pipe, shapes)
    assert message(failure) == (
        f"{pipe}: error: is not a regular file, as which a spec is read; write its content to one [spec-absent]"
    )
    with pytest.raises(SpecError, match="cannot be read: not a regular file"):
        read_content(str(pipe))


def test_folder_without_any_spec_is_named(tmp_path: Path, shapes: Path) -> None:
    with pytest.raises(SpecError) as failure:
        find(None, tmp_path, shapes)
    assert "has no service-2.json, neither itself nor as" in message(failure)


@pytest.mark.parametrize("content", [b"not gzip", gzip.compress(b"{}" * 1000, mtime=0)[:-20], b""])
def test_damaged_compressed_file_is_named(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "service-2.json.gz"
    path.write_bytes(content)
    if not content:  # an empty gzip file is an empty file
        assert read_content(str(path)) == b""
        return
    with pytest.raises(SpecError) as failure:
        read_content(str(path))
    assert message(failure).startswith(f"{path}: error: cannot be read: ")


def test_absent_botocore_is_named_with_the_way_out(shapes: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    installed.botocore_data.cache_clear()
    try:
        with pytest.raises(SpecError) as failure:
            find("sqs", "botocore", shapes)
        assert message(failure) == (
            "botocore: error: is not installed; run `pip install botocore`, or give the path of a spec with "
            "`--from PATH` [botocore-absent]"
        )
        with pytest.raises(SpecError) as failure:
            find("sqs", "shapes", shapes)
        assert "neither shapes/ nor botocore (not installed) has" in message(failure)
    finally:
        installed.botocore_data.cache_clear()


def test_installed_botocore_is_read_as_its_own_loader_reads_it(shapes: Path) -> None:
    loaders = pytest.importorskip("botocore.loaders")
    loader = loaders.Loader(include_default_search_paths=False, extra_search_paths=[loaders.Loader.BUILTIN_DATA_PATH])
    services = botocore_services()
    assert services == loader.list_available_services("service-2")
    for service in [*services[::40], "s3", "lambda", "cloudfront", "dynamodb"]:
        spec = find(service, "botocore", shapes)
        assert spec.api_version == loader.determine_latest_version(service, "service-2")
        assert spec.package.startswith("botocore 1.")
        name = f"{service}/{spec.api_version}/service-2"
        assert json.loads(spec.read().files["service-2.json"].content) == loader.load_data(name)


@pytest.mark.parametrize("found", [None, ModuleSpec("a", None), ModuleSpec("a", None, is_package=True)])
def test_a_package_without_a_folder_is_not_installed(found: ModuleSpec | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: found)
    installed.botocore_data.cache_clear()
    installed.boto3_data.cache_clear()
    try:
        assert installed.boto3_data() is None
        with pytest.raises(SpecError, match="is not installed"):
            installed.botocore_data()
        there = ModuleSpec("a", None, is_package=True)
        there.submodule_search_locations = ["/first", "/second"]
        monkeypatch.setattr("importlib.util.find_spec", lambda _: there)
        assert (installed.botocore_data(), installed.boto3_data()) == ("/first/data", None)
        installed.boto3_data.cache_clear()
        assert installed.boto3_data() == "/first/data"
    finally:
        installed.botocore_data.cache_clear()
        installed.boto3_data.cache_clear()


def test_a_service_that_no_spec_names_has_the_name_of_its_file_to_the_first_dot(tmp_path: Path) -> None:
    path = tmp_path / "garden.public.min.json"
    path.write_text('{"metadata": {}, "operations": {}, "shapes": {}}')
    assert find(None, path, tmp_path).service == "garden"
