"""Reports for reviewers."""
