"""Every write of overdracht. Each is one transaction with its log row."""

from wijkspil.overdracht.actions.hand_over import hand_over
from wijkspil.overdracht.actions.terugbellen import (
    Asked,
    ask_to_be_called,
    close_request,
    forget_late,
    open_request,
    tell_who_waits,
)
from wijkspil.overdracht.actions.wijkteams import Reach, set_wijkteam

__all__ = [
    "Asked",
    "Reach",
    "ask_to_be_called",
    "close_request",
    "forget_late",
    "hand_over",
    "open_request",
    "set_wijkteam",
    "tell_who_waits",
]
