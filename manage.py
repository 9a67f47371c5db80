#!/usr/bin/env python
"""The thin twin of the command `wijkspil`."""

from wijkspil.cli import main

if __name__ == "__main__":
    main()
