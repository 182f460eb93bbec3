"""To what in the requests of a service a row of boto3's edits is bound."""

from __future__ import annotations

from pathlib import Path

from tests.analysis.requests import in_header, sent
from tests.export.services import structure

COMPUTED = {"httpChecksum": {"requestAlgorithmMember": "Algorithm"}}


def test_checksums_that_make_any_algorithm_pass_are_in_the_order_of_requests(tmp_path: Path) -> None:
    algorithm = in_header("x-amz-sdk-checksum-algorithm")
    first = structure(Algorithm=algorithm, Last=in_header("x-amz-checksum-crc32"), Name="Text")
    second = structure(
        Algorithm=algorithm, First=in_header("X-Amz-Checksum-Sha1"), Last=in_header("x-amz-checksum-crc32")
    )
    bound = sent(tmp_path, {"Create": first, "Update": second}, COMPUTED).edits.defined["any.checksum-algorithm"]
    assert (bound.members, bound.unless) == (("Algorithm",), ("Last", "First"))
