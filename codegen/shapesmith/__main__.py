"""`python -m shapesmith` is `shapesmith`."""

from shapesmith.cli.entry import main

main()
