"""What happens by itself with inbreng: a proposal without an answer ends."""

import logging

from wijkspil.core import clock
from wijkspil.inbreng import queries
from wijkspil.inbreng.actions import end_unanswered

log = logging.getLogger(__name__)


def end_unanswered_merges() -> int:
    """End every proposal to merge whose last day has passed; return how many that were."""
    ended = 0
    for merge in queries.unanswered_merges(clock.today()):
        try:
            ended += end_unanswered(samenvoeging=merge)
        except Exception:  # one that cannot end must not keep the others waiting
            log.exception("voorstel om samen te voegen kon niet eindigen")
    return ended
