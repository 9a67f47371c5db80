"""Wijkspil: software for wijkgericht werken (working with and for neighbourhoods)."""
