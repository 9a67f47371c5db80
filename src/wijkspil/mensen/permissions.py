"""Which role may do what: one table, read at a glance.

Code asks for a permission and an area, never for a role. A role holds for an area and all that lies below it, on the
days of its assignment.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Rol(models.TextChoices):
    """The roles that an account can hold in an area."""

    TEAMLID = "teamlid", _("Teamlid")
    REDACTEUR = "redacteur", _("Redacteur")
    WIJKTEAM = "wijkteam", _("Sociaal wijkteam")
    BEHEERDER = "beheerder", _("Functioneel beheerder")


WERKPLEK_OPENEN = "werkplek.openen"
INBRENG_LEZEN = "inbreng.lezen"
INBRENG_BEHANDELEN = "inbreng.behandelen"
INBRENG_INLEZEN = "inbreng.inlezen"
TAKEN_LEZEN = "taken.lezen"
TAKEN_BEHANDELEN = "taken.behandelen"
AANSPREEKPUNTEN_BEHEREN = "aanspreekpunten.beheren"
PAGINAS_SCHRIJVEN = "paginas.schrijven"
REACTIES_BEOORDELEN = "reacties.beoordelen"
ACCOUNTS_BEHEREN = "accounts.beheren"
BERICHTEN_BEHEREN = "berichten.beheren"
GEBIEDEN_BEHEREN = "gebieden.beheren"
LOGBOEK_LEZEN = "logboek.lezen"
TERUGBELLEN = "overdracht.terugbellen"
REGELS_BEHEREN = "regels.beheren"

PERMISSIONS: dict[str, frozenset[str]] = {
    Rol.TEAMLID: frozenset(
        {
            WERKPLEK_OPENEN,
            INBRENG_LEZEN,
            INBRENG_BEHANDELEN,
            TAKEN_LEZEN,
            TAKEN_BEHANDELEN,
            AANSPREEKPUNTEN_BEHEREN,
            REACTIES_BEOORDELEN,
        }
    ),
    Rol.REDACTEUR: frozenset({WERKPLEK_OPENEN, PAGINAS_SCHRIJVEN, REACTIES_BEOORDELEN}),
    Rol.WIJKTEAM: frozenset({WERKPLEK_OPENEN, TERUGBELLEN}),
    Rol.BEHEERDER: frozenset(
        {
            WERKPLEK_OPENEN,
            INBRENG_INLEZEN,
            TAKEN_LEZEN,
            AANSPREEKPUNTEN_BEHEREN,
            ACCOUNTS_BEHEREN,
            BERICHTEN_BEHEREN,
            GEBIEDEN_BEHEREN,
            LOGBOEK_LEZEN,
            PAGINAS_SCHRIJVEN,
            REGELS_BEHEREN,
        }
    ),
}


def roles_with(permission: str) -> list[str]:
    """Return the roles that hold a permission."""
    return [role for role, held in PERMISSIONS.items() if permission in held]
