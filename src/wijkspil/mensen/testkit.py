"""The five people of our tests, on a small Arnhem. Always the same, so that a test reads like a story.

Amira lives in Klarendal and has no account. Bram is team member for Klarendal. Carla is team member for Presikhaaf-West
and must never see what is Bram's. Daan is editor for all of Arnhem. Els works in the sociaal wijkteam of Klarendal.
"""

from dataclasses import dataclass
from datetime import date

from django.test import Client

from wijkspil.core.actors import PUBLIC, Actor
from wijkspil.core.testkit.pages import Visitor
from wijkspil.mensen import second_factor
from wijkspil.mensen.actors import StaffActor
from wijkspil.mensen.models import Account, RolToekenning
from wijkspil.mensen.permissions import Rol
from wijkspil.wijken.models import Area, Gemeente, Niveau, Thema

SINCE = date(2016, 1, 1)


@dataclass(frozen=True)
class Arnhem:
    """The tree of the tests: the gemeente, two gebieden, and the wijken that the cast belongs to."""

    gemeente: Gemeente
    stad: Area
    noord: Area
    oost: Area
    klarendal: Area
    st_marten: Area
    presikhaaf_west: Area
    presikhaaf_oost: Area


@dataclass(frozen=True)
class Person:
    """Somebody of the cast. `person.page("/…")` opens a page as this person."""

    naam: str
    page: Visitor
    account: Account | None = None

    @property
    def actor(self) -> Actor:
        """The actor for actions and queries; made anew, so that a changed role counts."""
        return StaffActor(self.account) if self.account else PUBLIC

    @property
    def client(self) -> Client:
        """The bare test client, for what is not a page."""
        return self.page.client


def make_arnhem() -> Arnhem:
    """Make a small Arnhem in the database."""
    gemeente = Gemeente.objects.create(
        code="GM0202",
        naam="Arnhem",
        sitenaam="Van Wijken Weten",
        slogan="Samen maken wij de wijk",
        inleiding="Vind uw wijk, de mensen die u helpen en wat er speelt.",
        telefoon="026 000 00 10",
        email="wijken@arnhem.example",
        openingstijden="Maandag tot en met vrijdag van 9.00 tot 17.00 uur",
        voorbeeld_postcode="6822 CD",
    )
    names = [("gemeente", "gemeenten"), ("gebied", "gebieden"), ("wijk", "wijken")]
    levels = [
        Niveau.objects.create(
            gemeente=gemeente, diepte=depth, naam=one, meervoud=many, is_wijk=depth == 2, carries_team=depth == 1
        )
        for depth, (one, many) in enumerate(names)
    ]
    for order, (slug, naam) in enumerate([("groen", "Groen"), ("spelen", "Speelplekken"), ("sport", "Sport")]):
        Thema.objects.create(slug=slug, naam=naam, volgorde=order)
    stad = make_area(levels[0], None, "GM0202", "Arnhem")
    noord = make_area(levels[1], stad, "W1", "Noord")
    oost = make_area(levels[1], stad, "W2", "Presikhaaf")
    return Arnhem(
        gemeente=gemeente,
        stad=stad,
        noord=noord,
        oost=oost,
        klarendal=make_area(levels[2], noord, "WK020206", "Klarendal"),
        st_marten=make_area(levels[2], noord, "WK020205", "St. Marten", slug="st-marten"),
        presikhaaf_west=make_area(levels[2], oost, "WK020207", "Presikhaaf-West"),
        presikhaaf_oost=make_area(levels[2], oost, "WK020208", "Presikhaaf-Oost"),
    )


def make_area(niveau: Niveau, parent: Area | None, code: str, naam: str, slug: str = "") -> Area:
    """Make an area below another."""
    area = Area.objects.create(
        niveau=niveau,
        parent=parent,
        code=code,
        naam=naam,
        slug=slug or naam.lower(),
        jaar=2024,
        path="/",
        valid_from=SINCE,
    )
    area.path = f"{parent.path if parent else '/'}{area.pk}/"
    area.save(update_fields=["path"])
    return area


def make_person(naam: str, rol: Rol, area: Area) -> Person:
    """Make a member of staff with one role in one area, signed in."""
    account = Account.objects.create_user(f"{naam.lower()}@arnhem.example", naam=naam, valid_from=SINCE)
    RolToekenning.objects.create(account=account, rol=rol, area=area, valid_from=SINCE)
    client = sign_in(Client(enforce_csrf_checks=True), account)
    return Person(naam=naam, page=Visitor(client), account=account)


def sign_in(client: Client, account: Account) -> Client:
    """Sign a test client in as a member of staff, second step included; return the client."""
    client.force_login(account)
    session = client.session
    second_factor.mark(session, account)
    session.save()
    return client
