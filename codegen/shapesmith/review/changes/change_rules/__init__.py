"""The change rules: what each finds, whom that may break, and what the user must do then."""
