"""Reactions of visitors under what stands on the site: written, judged, answered, objected to."""
