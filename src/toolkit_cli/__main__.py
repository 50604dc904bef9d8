"""`python -m toolkit_cli` is the command `toolkit`."""

from toolkit_cli.cli import main

if __name__ == "__main__":  # the processes of a build import this too
    main()
