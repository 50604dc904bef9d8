"""`python -m toolkit_cli` is the command `toolkit`."""

from toolkit_cli.cli import main

main()
