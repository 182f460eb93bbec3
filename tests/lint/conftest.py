"""The cases are read by the tests, not collected."""

collect_ignore = ["cases"]
