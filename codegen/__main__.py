"""`python -m codegen` is `shapesmith`."""

from codegen.cli import main

main()
