"""The gemeente, its areas, addresses and themes."""
