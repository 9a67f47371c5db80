"""What visitors fill in at what stands on the site, without an account."""

from django.utils.translation import gettext_lazy as _

from wijkspil.berichten.forms import MailAddressField
from wijkspil.core.lokveld import FormulierMetLokveld


class SteunForm(FormulierMetLokveld):
    """Somebody wants the same: all we need to know is that it is one person."""

    woorden = {"email": _("uw e-mailadres")}

    email = MailAddressField(
        label=_("Uw e-mailadres"),
        help_text=_("Niemand ziet uw adres."),
        max_length=254,
    )
