"""The shell for staff: what waits, accounts, teams, post, log."""

from datetime import timedelta

from wijkspil.berichten.models import Bericht
from wijkspil.berichten.status import State as MailState
from wijkspil.berichten.testkit import set_apart
from wijkspil.config.tests.browser.cast import bram, wijk
from wijkspil.config.tests.browser.people import BEHEERDER, TEAMLID, WIJKTEAM
from wijkspil.config.tests.browser.screen import FOUTEN, Screen, follow, open_all, press, steps
from wijkspil.core import clock
from wijkspil.core.actors import SYSTEM
from wijkspil.inbreng.actions import bring_file, take_over
from wijkspil.mensen import actions, mail
from wijkspil.mensen.actors import StaffActor
from wijkspil.mensen.models import Account, Team
from wijkspil.mensen.permissions import Rol

SCREENS = [
    Screen("/werk/", by=TEAMLID),
    Screen("/en/werk/", by=TEAMLID),
    Screen("/werk/", "menu open", by=TEAMLID, first=open_all),
    Screen("/werk/", by=BEHEERDER),
    Screen("/werk/", "niets te doen", by=WIJKTEAM),
    Screen("/werk/componenten/", by=TEAMLID),
    Screen("/werk/componenten/", FOUTEN, by=TEAMLID, first=press("Controleer het formulier")),
    Screen("/werk/accounts/", by=BEHEERDER),
    Screen("/werk/accounts/", "niets gevonden", query="?zoek=niemand-heet-zo", by=BEHEERDER),
    Screen("/werk/accounts/", "bestaat niet voor een teamlid", by=TEAMLID, status=404),
    Screen("/werk/accounts/nieuw/", by=BEHEERDER),
    Screen("/werk/accounts/nieuw/", FOUTEN, by=BEHEERDER, first=press("Maak het account")),
    Screen("/werk/accounts/<pk>/", by=BEHEERDER),
    Screen("/werk/accounts/<pk>/", "gesloten", by=BEHEERDER),
    Screen("/werk/accounts/<pk>/", "bewaard", by=BEHEERDER, first=steps(follow("Wijzig gegevens"), press("Opslaan"))),
    Screen("/werk/accounts/<pk>/wijzigen/", by=BEHEERDER),
    Screen("/werk/accounts/<pk>/sluiten/", by=BEHEERDER),
    Screen("/werk/accounts/<pk>/sluiten/", "geweigerd", by=BEHEERDER, first=press("Sluit het account")),
    Screen("/werk/accounts/<pk>/overdragen/", by=BEHEERDER),
    Screen("/werk/accounts/<pk>/overdragen/", FOUTEN, by=BEHEERDER, first=press("Draag over")),
    Screen("/werk/accounts/<pk>/overdragen/", "er loopt niets", by=BEHEERDER),
    Screen("/werk/accounts/<pk>/overdragen/", "van zichzelf", by=TEAMLID),
    Screen("/werk/accounts/<pk>/rollen/nieuw/", by=BEHEERDER),
    Screen("/werk/accounts/<pk>/rollen/nieuw/", FOUTEN, by=BEHEERDER, first=press("Geef deze rol")),
    Screen("/werk/accounts/<pk>/rollen/<role_pk>/stoppen/", by=BEHEERDER),
    Screen("/werk/teams/", by=BEHEERDER),
    Screen("/werk/teams/nieuw/", by=BEHEERDER),
    Screen("/werk/teams/nieuw/", FOUTEN, by=BEHEERDER, first=press("Maak het team")),
    Screen("/werk/teams/<pk>/", by=BEHEERDER),
    Screen("/werk/teams/<pk>/leden/nieuw/", by=BEHEERDER),
    Screen("/werk/teams/<pk>/leden/nieuw/", FOUTEN, by=BEHEERDER, first=press("Voeg toe")),
    Screen("/werk/teams/<pk>/leden/<lid_pk>/stoppen/", by=BEHEERDER),
    Screen("/werk/teams/<pk>/stoppen/", by=BEHEERDER),
    Screen("/werk/post/", by=BEHEERDER),
    Screen("/werk/post/binnen/", by=BEHEERDER),
    Screen("/werk/post/binnen/", "apart gezet", query="?toon=apart", by=BEHEERDER),
    Screen("/werk/post/binnen/<pk>/", by=BEHEERDER),
    Screen("/werk/inlezen/", by=BEHEERDER),
    Screen("/werk/inlezen/", FOUTEN, by=BEHEERDER, first=press("Lees het bestand")),
    Screen("/werk/inlezen/<pk>/", by=BEHEERDER),
    Screen("/werk/inlezen/<pk>/", "overgenomen", by=BEHEERDER),
    Screen("/werk/inlezen/<pk>/kolommen/", by=BEHEERDER),
    Screen("/werk/logboek/", by=BEHEERDER),
    Screen("/werk/logboek/", "niets gevonden", query="?op=1-1-2001", by=BEHEERDER),
]


def examples() -> dict[str, object]:
    """An account, a closed one, a role and a team; two mails did not arrive."""
    account = bram().account
    for error in ("smtp_550", "time_out"):
        mail.invite(account)
        Bericht.objects.filter(pk=Bericht.objects.latest("pk").pk).update(state=MailState.MISLUKT, error=error)
    closed = actions.create_account(
        actor=SYSTEM, naam="Gerda Gestopt", email="gerda@gemeente.example", rol=Rol.TEAMLID, area=wijk(), invite=False
    )
    actions.close_account(actor=SYSTEM, account=closed, until=clock.today())
    team = Team.objects.valid_on(clock.today()).first()
    beheerder = Account.objects.get(naam=BEHEERDER)  # the last one
    actions.join_team(actor=SYSTEM, account=beheerder, team=team, valid_from=clock.today() + timedelta(days=9))
    return files(beheerder) | {
        "accounts/<pk>": account.pk,
        "accounts/<pk> gesloten": closed.pk,
        "accounts/<pk> er loopt niets": closed.pk,
        "accounts/<pk> geweigerd": beheerder.pk,
        "rollen/<role_pk>": account.rollen.first().pk,
        "binnen/<pk>": set_apart().pk,
        "teams/<pk>": team.pk,
        "leden/<lid_pk>": actions.join_team(actor=SYSTEM, account=account, team=team).pk,
    }


def files(beheerder: Account) -> dict[str, object]:
    """A file that waits, with a row that cannot be, and one that was taken over."""
    actor, rows = StaffActor(beheerder), [f"Bankje {n};{wijk().naam};nieuw;ja" for n in range(30)]
    data = "\n".join(["Titel;Wijk;Status;Openbaar", *rows, "Nergens;Nergenshuizen;vreemd;"]).encode()
    waits, taken = (bring_file(actor=actor, data=data, naam="lijst.csv", bron=bron) for bron in ("Wacht", "Klaar"))
    take_over(actor=actor, inlezing=taken)
    return {"inlezen/<pk>": waits.pk, "inlezen/<pk> overgenomen": taken.pk}
