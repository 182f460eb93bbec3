"""From a service to the views of its modules: what each defines, imports and exports."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache, partial

from shapesmith.analysis.edits import BoundEdits
from shapesmith.ir.service import Service
from shapesmith.ir.shapes import StructureShape
from shapesmith.targets.dataclasses.classes import Classes
from shapesmith.targets.dataclasses.docstrings import Docstrings
from shapesmith.targets.dataclasses.edit_entries import edit_entry
from shapesmith.targets.dataclasses.errors import error_facts
from shapesmith.targets.dataclasses.imports import Imports
from shapesmith.targets.dataclasses.names import Names
from shapesmith.targets.dataclasses.placement import Placement
from shapesmith.targets.dataclasses.table import Table, pattern_expression
from shapesmith.targets.dataclasses.views import (
    EditsView,
    EditView,
    EnumView,
    ErrorCodeView,
    ErrorView,
    FolderView,
    ImportView,
    ModuleView,
    NamesView,
    PackageView,
    PatternView,
    RequestView,
    RootsView,
    StructureView,
)
from shapesmith.text.literals import Foreign
from shapesmith.text.printable import printable

_DIGITS = re.compile(r"(\d+)")

View = ModuleView | PackageView | FolderView | NamesView | EditsView

# The docstring of each folder, and the comment on its table.
_FOLDERS = {
    "operations": (
        "One module for each operation: its request, its response, and what only they use. Its last lines, "
        "Request, Response and ERRORS, are what operation() of the package reads.",
        "The public names of each module, after the name of its operation.",
    ),
    "shared": (
        "The shapes that more than one operation uses, one module for each group that refers to itself.",
        "The public names of each module.",
    ),
}


class Modules:
    """The modules of one service's package, by the path of their file below it; each view is built when asked for."""

    def __init__(
        self,
        service: Service,
        names: Names,
        placement: Placement,
        classes: Classes,
        docs: Docstrings,
        edits: BoundEdits,
    ) -> None:
        self._service = service
        self._names = names
        self._placement = placement
        self._classes = classes
        self._docs = docs
        self._edits = edits
        self._imported = Imports(service, names, placement, classes.sent)
        self._operations = {
            f"operations.{module}": service.operations[index]
            for index, module in enumerate(names.operation_modules.values())
        }
        # The version of the package that the spec came from is in the manifest: here it would change every file
        # whenever anything else in that package changes.
        self._header = Foreign(_header(service))
        self._exported: dict[str, tuple[str, ...]] = {}
        self._views: dict[str, Callable[[], View]] = {
            "__init__.py": self._package,
            "_names.py": self._names_module,
            **({"_edits.py": self._edits_module} if edits.defined else {}),
            **{f"{folder}/__init__.py": partial(self._folder, folder) for folder in _FOLDERS},
            **{f"{module.replace('.', '/')}.py": partial(self._module, module) for module in placement.contents},
        }

    @property
    def paths(self) -> list[str]:
        """The paths of all modules, in the order of the placement."""
        return list(self._views)

    def view(self, path: str) -> View:
        """Return the view of the module at `path`."""
        return self._views[path]()

    def has_rules(self, path: str) -> bool:
        """Return whether the module at `path` states rules."""
        return any(map(self._classes.has_rules, self._stated(path)))

    def members_sent(self, path: str) -> int:
        """Return of how many members the module at `path` may state rules."""
        sent = (self._service.shapes[shape] for shape in self._stated(path) if shape in self._classes.sent)
        return sum(len(shape.members) for shape in sent if isinstance(shape, StructureShape))

    def _stated(self, path: str) -> tuple[str, ...]:
        """Return the shapes of which the module at `path` states the rules."""
        module = path.removesuffix(".py").replace("/", ".")
        own = self._placement.contents.get(module, ())
        operation = self._operations.get(module)
        if operation is None or operation.input is None or operation.input.shape in own:
            return own
        return *own, operation.input.shape  # the request is a class that is derived from that of the input

    def _module(self, module: str) -> ModuleView:
        shapes = self._placement.contents[module]
        table = Table(self._names)
        built = [self._classes.build(shape, table) for shape in shapes]
        operation = self._operations.get(module)
        if operation is not None and self._names.has_own_request(operation):
            built.insert(0, self._classes.own_request(operation))
        # Enums first: their aliases are evaluated, annotations are not.
        views = tuple(sorted((class_.view for class_ in built), key=lambda view: not isinstance(view, EnumView)))
        imports = self._class_imports(module)
        is_shared = module not in self._operations
        return ModuleView(
            header=self._header,
            docstring=self._module_docstring(module, shapes),
            imports=self._imports(
                views, () if is_shared else imports, builtins=any(class_.needs_builtins for class_ in built)
            ),
            deferred=imports if is_shared else (),
            has_typing=(is_shared and bool(imports)) or any(map(_has_typing, views)),
            exports=self._exports(module),
            patterns=tuple(PatternView(use.name, pattern_expression(use)) for use in table.patterns.values()),
            enums=tuple(view for view in views if isinstance(view, EnumView)),
            classes=tuple(view for view in views if not isinstance(view, EnumView)),
            roots=None if is_shared else self._roots(module),
        )

    def _exports(self, module: str) -> tuple[str, ...]:
        """Return the public names of a module."""
        exports = self._exported.get(module)
        if exports is None:
            shapes, likes = self._placement.contents[module], self._names.likes
            names = [self._names.classes[shape] for shape in shapes]
            names += [likes[shape] for shape in shapes if shape in likes and shape in self._classes.sent]
            operation = self._operations.get(module)
            if operation is not None and self._names.has_own_request(operation):
                names.append(self._names.requests[operation.name])
            exports = self._exported[module] = tuple(sorted(names, key=import_order))
        return exports

    def _roots(self, module: str) -> RootsView:
        operation = self._operations[module]
        response = None if operation.output is None else self._names.classes.get(operation.output.shape)
        errors = tuple(self._names.classes[shape] for shape in operation.raised)
        return RootsView(self._names.requests[operation.name], response, errors)

    def _folder(self, folder: str) -> FolderView:
        docstring, comment = _FOLDERS[folder]
        modules = [module for module in self._placement.contents if module.startswith(f"{folder}.")]
        return FolderView(
            header=self._header,
            docstring=self._docs.of_folder(docstring),
            comment=comment,
            modules=("", *map(self._listed, sorted(modules, key=natural))),
        )

    def _listed(self, module: str) -> str:
        """Return a module as its folder lists it: `create_contact: CreateContact: CreateContactRequest ...`."""
        operation = self._operations.get(module)
        before = [module.partition(".")[2], *([] if operation is None else [printable(operation.name)])]
        return " ".join((f"{': '.join(before)}:", *self._exports(module)))

    def _package(self) -> PackageView:
        return PackageView(
            header=self._header,
            docstring=self._docs.of_package(),
            service=Foreign(self._service.name),
            error_codes=self._error_codes(),
        )

    def _names_module(self) -> NamesView:
        return NamesView(
            header=self._header,
            docstring=self._docs.of_folder("The names of the package for type checkers and editors, a line a module."),
            imports=tuple(
                ImportView(f".{module}", self._exports(module))
                for module in sorted(filter(self._exports, self._placement.contents), key=natural)
            ),
        )

    def _edits_module(self) -> EditsView:
        return EditsView(
            header=self._header,
            docstring=self._docs.of_folder(
                "What boto3 changes in the parameters of calls, and refuses, beyond the model."
            ),
            edits=tuple(EditView(Foreign(name), edit_entry(edit)) for name, edit in self._edits.defined.items()),
        )

    def _error_codes(self) -> tuple[ErrorCodeView, ...]:
        """Return the codes that are not the name of their class."""
        codes: dict[str, str] = {}
        for shape in self._service.shapes.values():
            if isinstance(shape, StructureShape) and shape.is_error and shape.name in self._names.classes:
                codes.setdefault(error_facts(shape).code, self._names.classes[shape.name])
        return tuple(ErrorCodeView(Foreign(code), codes[code]) for code in sorted(codes) if code != codes[code])

    def _module_docstring(self, module: str, shapes: tuple[str, ...]) -> tuple[str, ...]:
        operation = self._operations.get(module)
        if operation is None:
            used = any(shape in self._classes.used for shape in shapes)
            return self._docs.of_shared_module([self._names.classes[shape] for shape in shapes], used=used)
        return self._docs.of_operation_module(operation, shapes)

    def _imports(
        self,
        views: tuple[EnumView | StructureView | RequestView | ErrorView, ...],
        classes: tuple[ImportView, ...],
        *,
        builtins: bool,
    ) -> tuple[tuple[ImportView, ...], ...]:
        standard = [ImportView("builtins", ())] if builtins else []
        if any(not isinstance(view, EnumView) for view in views):
            hides = any(
                isinstance(view, StructureView | ErrorView) and any(each.is_hidden for each in view.members)
                for view in views
            )
            standard.append(ImportView("dataclasses", ("dataclass", *(("field as _field",) if hides else ()))))
        if any(isinstance(view, EnumView) and view.like for view in views):
            standard.append(ImportView("typing", ("Literal", "TypeAlias")))
        runtime = (ImportView("...", ("_runtime as rt",)),) if views else ()
        return tuple(group for group in (tuple(standard), (*runtime, *classes)) if group)

    def _class_imports(self, module: str) -> tuple[ImportView, ...]:
        """Return the imports of the classes that a module names and others define."""
        operation = self._operations.get(module)
        wanted = self._imported.of(module, operation)
        quoted = self._imported.quoted(module, operation)
        return tuple(
            ImportView(
                f"..{home}",
                tuple(sorted(wanted[home], key=import_order)),
                is_quoted=not quoted.isdisjoint(wanted[home]),
            )
            for home in sorted(wanted, key=natural)
        )


def _has_typing(view: EnumView | StructureView | RequestView | ErrorView) -> bool:
    """Whether something in a class is for type checkers only."""
    return isinstance(view, EnumView) or (isinstance(view, StructureView) and bool(view.converted))


@lru_cache(maxsize=65_536)
def natural(text: str) -> tuple[list[tuple[int, str]], str]:
    """Return a sort key in which case counts last and runs of digits count as numbers, as isort and ruff order imports.

    >>> sorted(["v10", "v9", "VA"], key=natural)
    ['v9', 'v10', 'VA']
    """
    parts = [part for part in _DIGITS.split(text.lower()) if part]
    return [_natural_part(part) for part in parts], text


def _natural_part(part: str) -> tuple[int, str]:
    # Digits after a zero count one by one, as they do behind a decimal point, and come before the numbers.
    if not part.isdigit():
        return -2, part
    return (-1, part) if part[0] == "0" else (int(part), "")


def import_order(name: str) -> tuple[int, tuple[list[tuple[int, str]], str]]:
    """Return the sort key of an imported name: constants, then classes, then the rest, each in natural order."""
    kind = 0 if name.isupper() and len(name) > 1 else 1 if name[0].isupper() else 2
    return kind, natural(name)


def _header(service: Service) -> str:
    """Return the first line of each module: what it was generated from, and what to do instead of editing it."""
    named = f"{service.name} {service.api_version}".rstrip()
    if service.is_guessed:
        return f"Generated by shapesmith from the documentation of {named}, which has no wire names: they are guessed."
    return f"Generated by shapesmith from the model of {named}. Do not edit: see overrides.toml."
