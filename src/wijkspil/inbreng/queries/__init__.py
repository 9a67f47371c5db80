"""Read what people brought in."""

from wijkspil.inbreng.queries.routes import Routed, reasons_in_words, route_of, rule_list
from wijkspil.inbreng.queries.samen import addresses_of_quiet, never_confirmed, steun_by_code
from wijkspil.inbreng.queries.site import (
    STANDEN,
    PublicFilter,
    by_code,
    latest_public,
    latest_results,
    public_by_kenmerk,
    public_list,
    public_steps,
    steps_for_bringer,
    unconfirmed_before,
)
from wijkspil.inbreng.queries.staff import (
    MOST_PRESSING,
    StaffFilter,
    by_urgency,
    staff_by_kenmerk,
    staff_list,
    trail,
    waiting_for,
)
from wijkspil.inbreng.queries.team import responsible_area, signature, team_is_there, team_name, who_answers
from wijkspil.inbreng.queries.visible import public, visible_to

__all__ = [
    "MOST_PRESSING",
    "STANDEN",
    "PublicFilter",
    "Routed",
    "StaffFilter",
    "addresses_of_quiet",
    "by_code",
    "by_urgency",
    "latest_public",
    "latest_results",
    "never_confirmed",
    "public",
    "public_by_kenmerk",
    "public_list",
    "public_steps",
    "reasons_in_words",
    "responsible_area",
    "route_of",
    "rule_list",
    "signature",
    "staff_by_kenmerk",
    "staff_list",
    "steps_for_bringer",
    "steun_by_code",
    "team_is_there",
    "team_name",
    "trail",
    "unconfirmed_before",
    "visible_to",
    "waiting_for",
    "who_answers",
]
