"""Fields of the IR that no change rule compares, with the reason."""

SILENT: dict[str, str] = {
    "name": "elements are paired by name, and a name that only one side has is reported as added, removed or renamed",
    "provenance": "where an element is in its file is no part of what it says",
    "package": "it names the version that the spec comes from, which every report shows",
    "sources": "the digests of the files differ wherever anything does",
    "is_guessed": "whether a side was read from documentation alone is said with the side",
    "required": "of a structure: the same fact as `required` of each member",
    "member": "of a list: the reference to its items is compared as a member is",
    "key": "of a map: the reference to its keys is compared as a member is",
    "value": "of a map: the reference to its values is compared as a member is",
    "modelled_enum": "what the spec says where an override says otherwise: both sides are compared without overrides",
    "corrected": "the override that makes a structure a union: overrides are no part of what changes in a spec",
}
