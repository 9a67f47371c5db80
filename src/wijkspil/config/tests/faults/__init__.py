"""Faults 1-5: what runs is killed, filled up, stopped and starved, and nothing that was acknowledged gets lost."""
