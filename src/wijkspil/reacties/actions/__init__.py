"""Every write to reactions. Each is one transaction with its log row and its mail."""

from wijkspil.reacties.actions.judging import answer_reactie, place_reactie, refuse_reactie
from wijkspil.reacties.actions.moving import merge_subjects, move_subject, part_subjects
from wijkspil.reacties.actions.objecting import decide_objection, object_to_refusal
from wijkspil.reacties.actions.tips import keep_despite_tips, send_tip, settle_tips
from wijkspil.reacties.actions.writing import (
    Said,
    confirm_reactie,
    forget_subject,
    send_reactie,
    withdraw_reactie,
)

__all__ = [
    "Said",
    "answer_reactie",
    "confirm_reactie",
    "decide_objection",
    "forget_subject",
    "keep_despite_tips",
    "merge_subjects",
    "move_subject",
    "object_to_refusal",
    "part_subjects",
    "place_reactie",
    "refuse_reactie",
    "send_reactie",
    "send_tip",
    "settle_tips",
    "withdraw_reactie",
]
