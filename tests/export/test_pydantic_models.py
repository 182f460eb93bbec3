"""`shapesmith export --format pydantic`: models that import, black has nothing to change, and the head says what is lost."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import black
import pytest
from click.testing import CliRunner, Result
from pydantic import ValidationError
from shapesmith.cli.main import cli

from tests.corpus.models import REPOSITORY


def export(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["export", *arguments, "--shapes", str(REPOSITORY / "shapes")])


def imported(source: str, folder: Path, name: str) -> ModuleType:
    (folder / f"{name}.py").write_text(source, encoding="utf-8")
    spec = importlib.util.spec_from_file_location(name, folder / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    # Annotations are looked up by the name of the module.
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def test_the_models_of_sqs_import_and_check(tmp_path: Path) -> None:
    done = export("sqs", "--format", "pydantic")
    assert done.exit_code == 0, done.output
    models = imported(done.stdout, tmp_path, "models_of_sqs")
    models.SendMessageRequest.model_validate({"QueueUrl": "u", "MessageBody": "b"})
    with pytest.raises(ValidationError):
        models.SendMessageRequest.model_validate({"QueueUrl": "u"})
    assert not hasattr(models, "Model")


def test_the_models_of_one_shape_are_those_in_it(tmp_path: Path) -> None:
    done = export("connect", "--format", "pydantic", "--shape", "CreateContactRequest")
    assert done.exit_code == 0, done.output
    mode = black.Mode(target_versions={black.TargetVersion.PY311}, line_length=88)
    assert black.format_str(done.stdout, mode=mode) == done.stdout
    models = imported(done.stdout, tmp_path, "models_of_create_contact")
    models.CreateContactRequest.model_validate({"InstanceId": "i", "Channel": "CHAT", "InitiationMethod": "API"})
    with pytest.raises(ValidationError):
        models.CreateContactRequest.model_validate({"InstanceId": "", "Channel": "CHAT", "InitiationMethod": "API"})
    assert not hasattr(models, "CreateContactResponse")


def test_the_head_lists_what_is_lost() -> None:
    head = export("connect", "--format", "pydantic", "--shape", "CreateContactRequest").stdout.split("\n\n")[0]
    said = head.replace("\n#  ", "")
    assert "# - rule connect.CreateContactRequest.Channel.none_of:36c45121: " in said
    assert "CreateContactRequest.Channel must not be" in said
    assert "# - enums of requests are closed: a value that the service has added since is refused" in said
    assert "# - boto3's own edits: " in said
    assert all(line.startswith("#") for line in head.splitlines())


def test_a_shape_that_is_not_in_the_service_is_said_with_a_near_name() -> None:
    done = export("sqs", "--format", "pydantic", "--shape", "SendMesageRequest")
    assert done.exit_code == 1
    assert 'sqs has no shape "SendMesageRequest"; did you mean "SendMessageRequest"' in done.output


def test_json_schema_of_one_shape_is_that_of_the_shape() -> None:
    done = export("sqs", "--format", "json-schema", "--shape", "SendMessageRequest")
    assert '"$ref": "#/$defs/SendMessageRequest"' in done.stdout
    assert '"SendMessageResult"' not in done.stdout


def test_a_shape_needs_a_format_that_has_shapes() -> None:
    done = export("sqs", "--shape", "SendMessageRequest")
    assert done.exit_code == 2
    assert "--shape needs --format json-schema or pydantic" in done.output


def test_without_the_extra_the_message_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "datamodel_code_generator", None)
    done = export("sqs", "--format", "pydantic")
    assert done.exit_code == 1
    assert 'install them with: pip install "shapesmith[pydantic]" [extra-absent]' in done.output
