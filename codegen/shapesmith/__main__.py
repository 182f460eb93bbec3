"""`python -m shapesmith` is `shapesmith`."""

from shapesmith.cli.main import main

main()
