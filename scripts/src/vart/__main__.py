"""``python -m vart``."""

from vart.cli import main

main()
