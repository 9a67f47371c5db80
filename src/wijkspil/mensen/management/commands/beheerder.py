"""`wijkspil beheerder`: make the first administrator, or help one who cannot sign in any more."""

from typing import Any

from wijkspil.core.actors import SystemActor
from wijkspil.core.commands import ArgumentParser, CommandError, WijkspilCommand
from wijkspil.mensen import actions, mail, queries
from wijkspil.mensen.permissions import Rol
from wijkspil.wijken.queries import areas_on

ACTOR = SystemActor("beheerder")


class Command(WijkspilCommand):
    """Give somebody the role of administrator for the whole gemeente, and print the link to choose a password."""

    help = "Maak een functioneel beheerder voor de hele gemeente en toon de link om een wachtwoord te kiezen."
    prints_data = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Who it is."""
        parser.add_argument("--naam", required=True, help="Naam van de beheerder.")
        parser.add_argument("--email", required=True, help="E-mailadres waarmee de beheerder inlogt.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make the account when there is none, give the role when it is not held, and print the link."""
        whole = areas_on().filter(parent=None).first()
        if whole is None:
            raise CommandError("Er is nog geen gemeente. Stel eerst de gemeente in.")
        account = queries.account_of_address(options["email"])
        if account is None:
            account = actions.create_account(
                actor=ACTOR, naam=options["naam"], email=options["email"], rol=Rol.BEHEERDER, area=whole, invite=False
            )
        elif not account.can_sign_in:
            actions.reopen_account(actor=ACTOR, account=account)
        if not any(role.rol == Rol.BEHEERDER and role.area == whole for role in queries.open_roles(account)):
            actions.grant_role(actor=ACTOR, account=account, rol=Rol.BEHEERDER, area=whole)
        link = mail.password_link(account)
        if options["json"]:
            self.print_json({"email": account.email, "link": link})
        else:
            self.stdout.write(f"{account.naam} is beheerder. Kies binnen drie dagen een wachtwoord op:\n{link}")
