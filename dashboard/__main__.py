"""Runs the command line as `python -m dashboard`, the same as `jixiao`."""

from dashboard.cli import main

if __name__ == "__main__":
    main()
