"""What staff do with an inbreng that its bringer hears of, as data: the form, the action, the mail."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wijkspil.core.versions import VersionForm
from wijkspil.inbreng import actions, forms_staff, mails, queries
from wijkspil.inbreng.models import Inbreng, InbrengStap
from wijkspil.inbreng.status import OUTCOMES, UNANSWERED, StapKind, State
from wijkspil.mensen.actors import StaffActor


@dataclass(frozen=True)
class Deed:
    """Something that staff do with an inbreng and that the bringer hears of.

    Attributes:
        name: its word in the address.
        kop: heading of its page; knop: on its button; gedaan: the sentence afterwards.
        icoon: a pictogram.
        form: what has to be filled in.
        act: the action, given the fields of the form.
        kind: the step that it adds, for the preview.
        possible: whether it makes sense now (the action decides).
    """

    name: str
    kop: str | Promise
    knop: str | Promise
    gedaan: str | Promise
    icoon: str
    form: type[VersionForm]
    act: Callable[..., Inbreng]
    kind: StapKind
    possible: Callable[[Inbreng], bool] = field(default=lambda _inbreng: True)

    def do(self, actor: StaffActor, inbreng: Inbreng, fields: dict[str, Any]) -> None:
        """Run the action with the fields of a valid form."""
        self.act(actor=actor, inbreng=inbreng, **fields)

    def preview(self, actor: StaffActor, inbreng: Inbreng, fields: dict[str, Any]) -> tuple[str, str]:
        """Return subject and text of the mail that the bringer would get."""
        inbreng.outcome = fields.get("outcome", inbreng.outcome)
        signed = queries.signature(actor.account, inbreng.area)
        return mails.preview(
            inbreng, InbrengStap(kind=self.kind, tekst=fields.get("tekst") or fields.get("reason", ""), signed=signed)
        )


DEEDS = {
    deed.name: deed
    for deed in (
        Deed(
            name="antwoord",
            kop=_("Antwoord de brenger"),
            knop=_("Verstuur het antwoord"),
            gedaan=_("Uw antwoord is verstuurd."),
            icoon="send",
            form=forms_staff.AnswerForm,
            act=actions.answer,
            kind=StapKind.ANTWOORD,
            possible=lambda inbreng: inbreng.state in {*UNANSWERED, *OUTCOMES},
        ),
        Deed(
            name="oppakken",
            kop=_("Pak dit op"),
            knop=_("Ik pak dit op"),
            gedaan=_("De brenger hoort dat u ermee bezig bent."),
            icoon="hand-helping",
            form=forms_staff.TakeUpForm,
            act=actions.take_up,
            kind=StapKind.IN_BEHANDELING,
            possible=lambda inbreng: inbreng.state == "ontvangen",
        ),
        Deed(
            name="afronden",
            kop=_("Rond dit af"),
            knop=_("Rond af"),
            gedaan=_("De brenger hoort dat het klaar is."),
            icoon="check-check",
            form=forms_staff.CompleteForm,
            act=actions.complete,
            kind=StapKind.AFGEROND,
            possible=lambda inbreng: inbreng.state in OUTCOMES,
        ),
        Deed(
            name="heropenen",
            kop=_("Pak dit weer op"),
            knop=_("Pak weer op"),
            gedaan=_("De brenger hoort dat u er weer mee bezig bent."),
            icoon="arrow-left",
            form=forms_staff.ReopenForm,
            act=actions.reopen,
            kind=StapKind.HEROPEND,
            possible=lambda inbreng: inbreng.state in {*OUTCOMES, State.AFGEROND},
        ),
        Deed(
            name="niet-plaatsen",
            kop=_("Zet dit niet op de site"),
            knop=_("Niet op de site"),
            gedaan=_("Het staat niet op de site. De brenger hoort waarom."),
            icoon="x",
            form=forms_staff.NotPublishForm,
            act=actions.not_publish,
            kind=StapKind.NIET_GEPUBLICEERD,
            possible=lambda inbreng: inbreng.publication in {"wacht", "openbaar"},
        ),
    )
}
