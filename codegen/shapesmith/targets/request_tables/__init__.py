"""An analysed service as tables in memory, which check plain dicts without a package for the service."""
