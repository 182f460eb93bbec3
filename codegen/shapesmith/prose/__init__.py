"""Documentation: the HTML of a spec to a Doc tree, and a Doc tree to the lines of a docstring."""
