"""From an analysed service to files: one package for each output format."""
