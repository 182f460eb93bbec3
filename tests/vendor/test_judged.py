"""Verdicts and overrides that come with shapesmith: copied beside a spec, renewed, and left alone once they are edited."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest
from shapesmith.specs import judged as shipped
from shapesmith.specs import lock, vendor
from shapesmith.specs.find import find
from shapesmith.specs.holding import Holding
from shapesmith.specs.vendored import verify

from tests.vendor.conftest import publish_in, refresh

RULES = "sqs/rules.toml"
FIRST = b'spec = "botocore 1.0.0"\n'
SECOND = b'spec = "botocore 1.1.0"\n'


@pytest.fixture
def judged(judged: Path) -> Path:
    """Return the folder of what comes with shapesmith: verdicts on sqs."""
    release(judged, FIRST)
    return judged


def release(judged: Path, content: bytes, name: str = RULES) -> None:
    """Publish a shapesmith that comes with this file."""
    (judged / name).parent.mkdir(parents=True, exist_ok=True)
    (judged / name).write_bytes(content)


def came(shapes: Path) -> dict[str, str]:
    """Return which files of sqs came with shapesmith, by the lock."""
    return lock.read_if_any(shapes)["sqs"].judged


def digest(content: bytes) -> str:
    """Return the sha256 of a file."""
    return hashlib.sha256(content).hexdigest()


def test_a_judged_service_is_vendored_with_its_verdicts(published: Path, shapes: Path, judged: Path) -> None:
    s3, sqs = vendor.add(["s3", "sqs"], shapes)
    assert (s3.judged, sqs.judged) == (frozenset(), {RULES})
    assert sqs.added == ["sqs/2012-11-05/paginators-1.json", "sqs/2012-11-05/service-2.json", RULES]
    assert (shapes / RULES).read_bytes() == FIRST
    assert came(shapes) == {"rules.toml": digest(FIRST)}
    assert (shapes / lock.NAME).read_text().endswith(f'\n[sqs.judged]\n"rules.toml" = "{digest(FIRST)}"\n')
    assert verify([], shapes) == []


def test_overrides_come_like_verdicts(published: Path, shapes: Path, judged: Path) -> None:
    release(judged, b"# corrections\n", "sqs/overrides.toml")
    (report,) = vendor.add(["sqs"], shapes)
    assert report.judged == {RULES, "sqs/overrides.toml"}
    assert (shapes / "sqs/overrides.toml").read_bytes() == b"# corrections\n"


def test_they_can_be_refused_and_an_update_does_not_bring_them(published: Path, shapes: Path, judged: Path) -> None:
    (report,) = vendor.add(["sqs"], shapes, verdicts=False)
    assert (report.judged, came(shapes)) == (frozenset(), {})
    refresh([], shapes)
    assert not (shapes / RULES).exists()


def test_what_an_update_will_change_is_known_before_it_does(published: Path, shapes: Path, judged: Path) -> None:
    vendor.add(["sqs"], shapes)
    (shapes / "sqs/overrides.toml").write_bytes(b"# by hand\n")
    (shapes / "sqs/2012-11-05/types.yard").write_bytes(b"# by hand\n")
    before = find("sqs", "shapes", shapes).read()
    release(judged, SECOND)
    publish_in(published, "sqs", "2012-11-05", "SQS two")
    with Holding(shapes, lambda: None) as holding:
        (update,) = vendor.stage_update(["sqs"], holding, "botocore")
        assert update.old == before
        holding.commit()
    assert update.new == find("sqs", "shapes", shapes).read()
    names = ["service-2.json", "paginators-1.json", "types.yard", "overrides.toml", "rules.toml"]
    assert sorted(update.new.files) == sorted(names)
    assert [name for name in names if update.new.files[name] != before.files[name]] == ["service-2.json", "rules.toml"]


def test_what_is_beside_a_spec_that_a_path_names_is_not_vendored(published: Path, shapes: Path) -> None:
    vendor.add(["sqs"], shapes)
    elsewhere = published.parent / "elsewhere"
    publish_in(elsewhere, "sqs", "2012-11-05", "SQS two")
    (elsewhere / "sqs/2012-11-05/types.yard").write_bytes(b"# by hand\n")
    (elsewhere / "sqs/overrides.toml").write_bytes(b"# by hand\n")
    with Holding(shapes, lambda: None) as holding:
        (update,) = vendor.stage_update(["sqs"], holding, elsewhere)
        holding.commit()
    assert update.new == find("sqs", "shapes", shapes).read()
    assert list(update.new.files) == ["service-2.json", "paginators-1.json", "rules.toml"]


def test_whoever_refuses_them_keeps_the_copy_that_is_there(published: Path, shapes: Path, judged: Path) -> None:
    vendor.add(["sqs"], shapes)
    release(judged, SECOND)
    vendor.add(["sqs"], shapes, verdicts=False)
    assert (shapes / RULES).read_bytes() == FIRST
    assert came(shapes) == {"rules.toml": digest(FIRST)}


def test_a_project_keeps_the_file_that_it_has(published: Path, shapes: Path, judged: Path) -> None:
    (shapes / "sqs").mkdir(parents=True)
    (shapes / RULES).write_bytes(b"# ours\n")
    (report,) = vendor.add(["sqs"], shapes)
    assert (report.judged, report.kept, came(shapes)) == (frozenset(), (), {})
    refresh([], shapes)
    assert (shapes / RULES).read_bytes() == b"# ours\n"


def test_an_update_renews_a_copy_that_was_not_edited(published: Path, shapes: Path, judged: Path) -> None:
    vendor.add(["sqs"], shapes)
    release(judged, SECOND)
    (report,) = refresh([], shapes)
    assert (report.changed, report.judged, report.kept) == ([RULES], {RULES}, ())
    assert (shapes / RULES).read_bytes() == SECOND
    assert came(shapes) == {"rules.toml": digest(SECOND)}


def test_an_update_keeps_an_edited_copy_and_says_that_there_is_a_newer_one(
    published: Path, shapes: Path, judged: Path
) -> None:
    vendor.add(["sqs"], shapes)
    (shapes / RULES).write_bytes(b"# edited\n")
    (report,) = refresh([], shapes)
    assert report.kept == ()
    release(judged, SECOND)
    (report,) = refresh([], shapes)
    assert (report.changed, report.kept) == ([], (RULES,))
    assert (shapes / RULES).read_bytes() == b"# edited\n"
    assert verify([], shapes) == []


def test_a_copy_that_was_removed_comes_back_with_add_alone(published: Path, shapes: Path, judged: Path) -> None:
    vendor.add(["sqs"], shapes)
    (shapes / RULES).unlink()
    refresh([], shapes)
    assert (came(shapes), (shapes / RULES).exists()) == ({}, False)
    (report,) = vendor.add(["sqs"], shapes)
    assert (report.added, came(shapes)) == ([RULES], {"rules.toml": digest(FIRST)})


def test_a_copy_that_was_lost_with_its_folder_comes_back_with_it(published: Path, shapes: Path, judged: Path) -> None:
    vendor.add(["sqs"], shapes)
    shutil.rmtree(shapes / "sqs")
    refresh([], shapes)
    assert (came(shapes), (shapes / RULES).read_bytes()) == ({"rules.toml": digest(FIRST)}, FIRST)
    assert verify([], shapes) == []


def test_a_folder_that_was_lost_comes_back_without_what_was_refused(
    published: Path, shapes: Path, judged: Path
) -> None:
    vendor.add(["sqs"], shapes, verdicts=False)
    shutil.rmtree(shapes / "sqs")
    refresh([], shapes)
    assert (came(shapes), (shapes / RULES).exists()) == ({}, False)


def test_a_copy_stays_when_shapesmith_has_it_no_longer(published: Path, shapes: Path, judged: Path) -> None:
    vendor.add(["sqs"], shapes)
    (judged / RULES).unlink()
    (report,) = refresh([], shapes)
    assert (report.removed, report.kept) == ([], ())
    assert (shapes / RULES).read_bytes() == FIRST
    assert came(shapes) == {"rules.toml": digest(FIRST)}


def test_a_copy_that_is_new_enough_is_taken_for_the_one_that_comes(published: Path, shapes: Path, judged: Path) -> None:
    vendor.add(["sqs"], shapes)
    (shapes / lock.NAME).unlink()
    refresh([], shapes)
    assert came(shapes) == {"rules.toml": digest(FIRST)}


def test_the_new_spec_of_an_update_has_the_verdicts_that_come_with_it(
    published: Path, shapes: Path, judged: Path
) -> None:
    vendor.add(["sqs"], shapes)
    release(judged, SECOND)
    with Holding(shapes, lambda: None) as holding:
        (update,) = vendor.stage_update(["sqs"], holding, "botocore")
    assert update.old is not None
    assert update.new is not None
    assert (update.old.files["rules.toml"].content, update.new.files["rules.toml"].content) == (FIRST, SECOND)
    assert update.new.files["rules.toml"].path == "shapes/sqs/rules.toml"
    assert update.is_change


def test_a_spec_that_botocore_does_not_publish_comes_without(published: Path, shapes: Path, judged: Path) -> None:
    publish_in(Path("mine"), "sqs", "2024-01-01", "My SQS")
    (report,) = vendor.add(["sqs"], shapes, Path("mine/sqs"))
    assert (report.judged, came(shapes)) == (frozenset(), {})


def test_the_folder_that_they_come_from_takes_no_copies(
    published: Path, shapes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    release(shapes, FIRST)
    monkeypatch.setattr(shipped, "judged_folder", lambda: shapes.absolute())
    vendor.add(["sqs"], shapes)
    assert came(shapes) == {}


def test_a_service_that_is_not_vendored_is_read_with_them(published: Path, shapes: Path, judged: Path) -> None:
    assert find("sqs", "botocore", shapes).files["rules.toml"] == str(judged / RULES)
    vendor.add(["sqs"], shapes, verdicts=False)
    assert "rules.toml" not in find("sqs", "botocore", shapes).files


def test_a_data_folder_of_botocore_is_read_with_them_wherever_it_is(
    published: Path, shapes: Path, judged: Path
) -> None:
    version = published / "sqs" / "2012-11-05"
    paths = [published, published / "sqs", version, version / "service-2.json.gz"]
    assert not any("rules.toml" in find("sqs", path, shapes).files for path in paths)
    (published / "endpoints.json").touch()
    for path in paths:
        assert find("sqs", path, shapes).files["rules.toml"] == str(judged / RULES)
    # What is beside the spec, or kept in the project, counts before it.
    (shapes / "sqs").mkdir(parents=True)
    (shapes / RULES).touch()
    assert find("sqs", published, shapes).files["rules.toml"] == str(shapes / RULES)
    (published / RULES).touch()
    assert find("sqs", published, shapes).files["rules.toml"] == str(published / RULES)


def test_removal_tells_a_copy_from_an_edited_one(published: Path, shapes: Path, judged: Path) -> None:
    release(judged, b"# corrections\n", "sqs/overrides.toml")
    vendor.add(["sqs"], shapes)
    (shapes / RULES).write_bytes(b"# edited\n")
    with Holding(shapes, lambda: None) as holding:
        (removed,) = vendor.take_out(["sqs"], holding)
        holding.commit()
    assert removed.vendored[-1] == "sqs/overrides.toml"
    assert removed.by_hand == [RULES]


@pytest.mark.parametrize(
    "table", ['["a"]', '{"rules.toml" = 1}', '{"rules.toml" = "abc"}', f'{{"../rules.toml" = "{"0" * 64}"}}']
)
def test_a_lock_with_anything_but_digests_of_them_is_broken(shapes: Path, table: str) -> None:
    shapes.mkdir()
    text = f'[sqs]\npackage = "botocore 1.0.0"\napi-version = "2012-11-05"\nfiles = {{}}\njudged = {table}\n'
    (shapes / lock.NAME).write_text(text)
    (diagnostic,) = verify([], shapes)
    assert diagnostic.code == "lock-broken"
