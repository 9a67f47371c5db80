"""Run `python -m wijkspil`: the same as the command `wijkspil`."""

from wijkspil.cli import main

main()
