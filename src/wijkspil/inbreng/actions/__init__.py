"""Every write to an inbreng. Each is one transaction with its log row and its mail."""

from wijkspil.inbreng.actions.bijlagen import (
    MOST_FILES,
    NewFile,
    add_files,
    describe_photo,
    forget_files,
    judge_photo,
    open_file,
    remove_file,
    take_in_files,
)
from wijkspil.inbreng.actions.bring_in import (
    UNCONFIRMED_A_DAY,
    Brenger,
    Content,
    confirm,
    note_for,
    share,
    take_in_mail,
)
from wijkspil.inbreng.actions.follow import add_remark, allow_on_site, correct, withdraw
from wijkspil.inbreng.actions.handle import answer, complete, open_for_staff, reopen, take_up
from wijkspil.inbreng.actions.inlezen import bring_file, choose_columns, choose_words, drop_file, take_over, undo
from wijkspil.inbreng.actions.merge import (
    answer_merge,
    end_unanswered,
    forget_moved,
    note_answer,
    propose_merge,
    undo_merge,
    withdraw_proposal,
)
from wijkspil.inbreng.actions.offer import Offer, answer_offer, confirm_offer, offer_help, withdraw_offer
from wijkspil.inbreng.actions.organise import assign, move, note, pass_on
from wijkspil.inbreng.actions.promises import Asked, ask, fulfil, not_fulfil, pass_on_promises, promise
from wijkspil.inbreng.actions.routes import (
    RuleContent,
    change_rule,
    end_rule,
    make_rule,
    move_rule,
    pass_on_rules,
    set_terms,
)
from wijkspil.inbreng.actions.site import is_no_care, not_publish, publish
from wijkspil.inbreng.actions.sjablonen import TemplateText, add_template, change_template, use_template
from wijkspil.inbreng.actions.split import split
from wijkspil.inbreng.actions.steps import REMARKS_A_DAY
from wijkspil.inbreng.actions.support import ask_to_support, confirm_support, withdraw_support
from wijkspil.inbreng.actions.verbanden import connect, disconnect
from wijkspil.inbreng.actions.zorg import leave_to_wijkteam

__all__ = [
    "MOST_FILES",
    "REMARKS_A_DAY",
    "UNCONFIRMED_A_DAY",
    "Asked",
    "Brenger",
    "Content",
    "NewFile",
    "Offer",
    "RuleContent",
    "TemplateText",
    "add_files",
    "add_remark",
    "add_template",
    "allow_on_site",
    "answer",
    "answer_merge",
    "answer_offer",
    "ask",
    "ask_to_support",
    "assign",
    "bring_file",
    "change_rule",
    "change_template",
    "choose_columns",
    "choose_words",
    "complete",
    "confirm",
    "confirm_offer",
    "confirm_support",
    "connect",
    "correct",
    "describe_photo",
    "disconnect",
    "drop_file",
    "end_rule",
    "end_unanswered",
    "forget_files",
    "forget_moved",
    "fulfil",
    "is_no_care",
    "judge_photo",
    "leave_to_wijkteam",
    "make_rule",
    "move",
    "move_rule",
    "not_fulfil",
    "not_publish",
    "note",
    "note_answer",
    "note_for",
    "offer_help",
    "open_file",
    "open_for_staff",
    "pass_on",
    "pass_on_promises",
    "pass_on_rules",
    "promise",
    "propose_merge",
    "publish",
    "remove_file",
    "reopen",
    "set_terms",
    "share",
    "split",
    "take_in_files",
    "take_in_mail",
    "take_over",
    "take_up",
    "undo",
    "undo_merge",
    "use_template",
    "withdraw",
    "withdraw_offer",
    "withdraw_proposal",
    "withdraw_support",
]
