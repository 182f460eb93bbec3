"""The methods and attributes of boto3's clients that are no operations."""

from __future__ import annotations

# Those that every client has.
_COMMON = frozenset(
    {
        "can_paginate",
        "close",
        "exceptions",
        "generate_presigned_url",
        "get_paginator",
        "get_waiter",
        "meta",
        "waiter_names",
    }
)

# boto3 and botocore add these to the clients of single services (boto3/session.py, botocore/signers.py).
_ADDED = {
    "dsql": "generate_db_connect_admin_auth_token generate_db_connect_auth_token",
    "rds": "generate_db_auth_token",
    "s3": "copy download_file download_fileobj generate_presigned_post upload_file upload_fileobj",
}

# Older names of methods that botocore still takes (botocore/handlers.py), and `dir` of a client does not list.
_OLDER = {
    "cloudwatch": ("get_o_tel_enrichment start_o_tel_enrichment stop_o_tel_enrichment update_o_tel_enrichment"),
    "mturk": "list_hi_ts_for_qualification_type",
    "signin": "create_o_auth2_token",
    "socialmessaging": "delete_whatsapp_media_message",
}

ANY = _COMMON.union(*(names.split() for names in _ADDED.values()))
"""Those of the clients of all services."""


def other_methods(service: str) -> frozenset[str]:
    """Return the names of the attributes of a client that are no operations."""
    return _COMMON | frozenset(_ADDED.get(service, "").split())


def older_methods(service: str) -> frozenset[str]:
    """Return older names of methods of a client, which it still takes."""
    return frozenset(_OLDER.get(service, "").split())
