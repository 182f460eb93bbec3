"""The package of a service: where its names are defined, and its functions."""

from __future__ import annotations

from importlib import import_module

from . import messages
from .lazy import defined_names, find_by_name, lazy_names, module_that_defines
from .schema import schema_of
from .validation import check_value

TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from .errors import ServiceError
    from .findings import Violation
    from .guard import OnViolation
    from .listing import Rule
    from .operation import Operation
    from .validation import Level

# The folders of a package. `MODULES` of each says which names its modules define.
# Most names that are looked up are of shared shapes.
_FOLDERS = ("shared", "operations")


class Package:
    """The implementation of the functions of a service's package, which is `name`.

    `service` is boto3's name of the service, `errors` the names of the classes for
    error codes that are not themselves the name of the class.
    """

    def __init__(
        self, name: str, service: str, errors: Mapping[str, str] | None = None
    ) -> None:
        self.name = name
        self.service = service
        # The compiled check of each structure that has one.
        self.checks: dict[str, Callable[[Any], bool]] = {}
        self._errors = errors or {}
        self._lists: dict[str, str] = {}
        self._requests: dict[str, Any] = {}
        self._operations: dict[str, Operation] = {}

    def lazy_names(self) -> tuple[Callable[[str], object], Callable[[], list[str]]]:
        """Return `__getattr__` and `__dir__` of the package."""
        return lazy_names(self.name, self.module, self.names)

    def _list(self, folder: str) -> str:
        """Return the list of the modules in a folder, with the names that each defines.

        Beside the name of a module in `operations` is that of its operation.
        """
        listed = self._lists.get(folder)
        if listed is None:
            module = import_module(f"{self.name}.{folder}")
            find_by_name(module)
            listed = self._lists[folder] = module.MODULES
        return listed

    def module(self, name: str) -> str | None:
        """Return the module of the package that defines a name; None if none does."""
        for folder in _FOLDERS:
            module = module_that_defines(name, self._list(folder))
            if module is not None:
                return f"{folder}.{module}"
        return None

    def names(self) -> list[str]:
        """Return all names that the modules define."""
        return [
            name
            for folder in _FOLDERS
            for _, names in defined_names(self._list(folder))
            for name in names
        ]

    def structure(self, shape: str) -> Any:
        """Return the class of a structure by its name, or that of its shape.

        Raises:
            KeyError: there is none.
        """
        if not isinstance(shape, str):
            got = messages.shown(shape, False)
            raise KeyError(f"a structure must be given by its name (got {got})")
        name = shape[:1].upper() + shape[1:]
        # A class has an underscore more where its module has the name otherwise.
        found = self.load(shape) or self.load(name) or self.load(f"{name}_")
        if not hasattr(found, "_schema"):
            operation = self.find_operation(shape)
            if operation is not None:
                return operation.request
            shown = messages.shown(shape, False)
            modules = self._operation_names()
            known = [*self.names(), *modules, *modules.values()]
            # Of a name that the package has, such as that of an enum, there is no near.
            near = "" if found else messages.did_you_mean(shape, known)
            raise KeyError(f"{self.name} has no structure or operation {shown}{near}")
        return found

    def load(self, name: str) -> Any:
        """Return what the package defines by a name; None if it defines nothing."""
        package = import_module(self.name)
        # A class that was imported before is found without the lists of names.
        found = vars(package).get(name)
        if isinstance(found, type):
            return found
        known = name.isidentifier() and self.module(name) is not None
        return getattr(package, name) if known else None

    def _operation_names(self) -> dict[str, str]:
        """Return the module of each operation by its name, which is printable."""
        listed = (module for module, _ in defined_names(self._list("operations")))
        # A name of a spec may have a colon, too.
        modules = (each.partition(": ") for each in listed)
        return {operation: module for module, _, operation in modules}

    def find_operation(self, name: object) -> Operation | None:
        """Return an operation by its name or boto3's method; None if there is none."""
        if not isinstance(name, str):
            return None
        if name not in self._operations:
            from .operation import Operation

            modules = self._operation_names()
            listed = messages.printable(name)
            found = [each for each in modules if listed in (each, modules[each])]
            if not found:
                return None
            method = modules[found[0]]
            module = import_module(f"{self.name}.operations.{method}")
            self._operations[name] = Operation(found[0], method, module, self.load)
        return self._operations[name]

    def operation(self, name: str) -> Operation:
        """Return an operation by its name, or by that of the method of a boto3 client.

        Raises:
            KeyError: there is none.
        """
        found = self.find_operation(name)
        if found is None:
            modules = self._operation_names()
            near = messages.did_you_mean(name, [*modules, *modules.values()])
            shown = messages.shown(name, False)
            raise KeyError(f"{self.name} has no operation {shown}{near}")
        return found

    def request(self, operation: str) -> Any:
        """Return the class of an operation's request; None for an unknown operation."""
        if operation not in self._requests:
            module = self._operation_names().get(messages.printable(operation))
            self._requests[operation] = (
                module and import_module(f"{self.name}.operations.{module}").Request
            )
        return self._requests[operation]

    def error(self, code: object) -> Any:
        """Return the class of the error that has a code; None if there is none."""
        from .errors import ServiceError

        if not isinstance(code, str):
            return None
        found = self.load(self._errors.get(code, code))
        is_error = isinstance(found, type) and issubclass(found, ServiceError)
        return found if is_error else None

    def violations(
        self, shape: str, params: object, partial: bool, level: Level
    ) -> list[Violation]:
        """Return what is wrong with `params` as an instance of `shape`.

        This is the rest of `validate`, which looks for a compiled check first.

        Raises:
            KeyError: the package has no structure `shape`.
            ValueError: `level` is invalid.
        """
        structure = self.structure(shape)
        found = check_value(structure, shape, params, partial, level)
        schema = schema_of(structure)
        # A compiled check is of the parameters as boto3's edits leave them.
        if schema.check is not None and not schema.edits_named:
            self.checks[shape] = schema.check
        return found

    def rules(self, shape: str) -> tuple[Rule, ...]:
        """Return the rules of the structure `shape` and of all structures within it.

        Raises:
            KeyError: the package has no structure `shape`.
        """
        from .listing import list_rules

        return list_rules(self.structure(shape))

    def guard(self, client: Any, level: Level, on_violation: OnViolation) -> None:
        """Check the parameters of every call of `client` from now on.

        Raises:
            ValueError: `client` is neither a client of the service nor a session, or
            `level` or `on_violation` is invalid.
        """
        from .guard import Guard

        Guard(self.service, self.request, level, on_violation).watch(client)

    def unguard(self, client: Any) -> None:
        """Stop checking the calls of `client`, a client or a session."""
        from .guard import unguard

        unguard(client, self.service)

    def from_client_error(self, error: Any) -> ServiceError:
        """Return the modelled error behind a `botocore.exceptions.ClientError`.

        Raises:
            TypeError: `error` is no exception.
        """
        from .errors import from_client_error

        if not isinstance(error, BaseException):
            got = type(error).__name__
            raise TypeError(f"error must be a ClientError of botocore (got {got})")

        operation = self.find_operation(getattr(error, "operation_name", None))
        return from_client_error(self.service, operation, self.error, error)
