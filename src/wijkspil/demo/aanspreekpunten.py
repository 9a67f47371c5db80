"""The demo of aanspreekpunten. All people, numbers and mailboxes are invented.

Nijmegen: the department Wijkmanagement until `wissel_op`; from then four people per stadsdeel, told two weeks before.
One of them is followed up on a date that still lies ahead. Arnhem: a team Leefomgeving and three people per gebied;
Klarendal has somebody of its own, who is followed up soon.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.utils.text import slugify

from wijkspil.aanspreekpunten import actions
from wijkspil.aanspreekpunten.actions import Details, WisselingDetails
from wijkspil.aanspreekpunten.models import Aanspreekpunt, Wisseling
from wijkspil.core.actors import SystemActor
from wijkspil.core.guards import guarded
from wijkspil.demo.context import DemoContext
from wijkspil.mensen import actions as people
from wijkspil.mensen.models import Account
from wijkspil.mensen.permissions import Rol
from wijkspil.wijken.models import Area, Thema
from wijkspil.wijken.queries import areas_on, themes

ACTOR = SystemActor("demo")
SINCE = date(2016, 10, 1)
HOURS = "maandag tot en met vrijdag, 9.00 tot 17.00 uur"

# functie, what for, themes
NIJMEGEN_ROLES = (
    ("Wijkregisseur sociaal", "buren, ontmoeten, jongeren en welzijn", ("welzijn", "sport", "cultuur")),
    ("Wijkregisseur fysiek", "groen, straten, speelplekken en verkeer", ("groen", "wijkonderhoud", "speeltuinen")),
    ("Wijkregisseur veiligheid", "veiligheid, overlast en verlichting", ("veiligheid",)),
    ("Projectmedewerker participatie", "uw idee, meedoen en samenwerken in de wijk", ("participatie",)),
)
ARNHEM_ROLES = (
    ("Medewerker team Leefomgeving", "uw idee, meedoen en ontmoeten", ("welzijn", "participatie", "sport", "cultuur")),
    ("Medewerker openbare ruimte", "groen, straten en speelplekken", ("groen", "wijkonderhoud", "speeltuinen")),
    ("Medewerker veiligheid", "veiligheid en overlast", ("veiligheid",)),
)
ARNHEM_COLLEAGUES = (  # beside the team member that the demo of mensen made
    ("Meral Şahin", "Tess van Dam"),
    ("Brahim Ouali", "Karin Eikelboom"),
    ("Winston Tjon", "Roos Hendriksen"),
    ("Hamza Tahiri", "Daphne Maas"),
    ("Aisha Jama", "Mark Scholten"),
    ("Indira Jagesar", "Sven Kolkman"),
    ("Petra Zielinska", "Amin Rahimi"),
    ("Samuel Tesfay", "Gerda Kroon"),
)
KLARENDAL = "Carlijn Spaan"
SUCCESSORS = {"nijmegen": "Naima Boukhari", "arnhem": "Yusuf Aydın"}


def fill(context: DemoContext) -> None:
    """Add the contacts of the city; checked as one, so it ends with somebody in every wijk."""
    with guarded():
        {"arnhem": _fill_arnhem, "nijmegen": _fill_nijmegen}[context.gemeente](context)


def _fill_nijmegen(context: DemoContext) -> None:
    city, stadsdelen = _areas()
    department = {
        "team": city.teams.get(naam="Wijkmanagement"),
        "rol": "Afdeling van de gemeente",
        "waarvoor": "al uw vragen over de wijk",
        "telefoon": "024 000 00 01",
        "openingstijden": HOURS,
        "email": "wijkmanagement@nijmegen.example",
        "valid_from": SINCE,
    }
    ending = [_add(area=city, centraal=True, **department), *(_add(area=area, **department) for area in stadsdelen)]
    change = _the_change(city, context.wissel_op)
    actions.plan_endings(actor=ACTOR, wisseling=change, aanspreekpunten=ending)
    numbers = _numbers("024")
    for stadsdeel in stadsdelen:
        for role in NIJMEGEN_ROLES:
            _plan(change, area=stadsdeel, account=_colleague(role[0], stadsdeel), telefoon=next(numbers), **_role(role))
    _plan(change, area=city, centraal=True, **_general("Nijmegen", "024 000 00 00"))
    actions.decide_wisseling(actor=ACTOR, wisseling=change)
    leaving = Aanspreekpunt.objects.get(area__naam="Dukenburg", rol="Wijkregisseur fysiek")
    _follow_up(context, leaving, next(numbers))


def _the_change(city: Area, switch: date) -> Wisseling:
    details = WisselingDetails(
        area=city,
        titel="Nieuwe aanspreekpunten voor uw wijk",
        valid_from=switch,
        visible_from=switch - timedelta(days=14),
        tekst_bewoners=(
            "De afdeling Wijkmanagement stopt. U krijgt mensen in uw eigen stadsdeel: drie wijkregisseurs en een "
            "projectmedewerker participatie. Zij overleggen samen over wat er in uw wijk speelt."
        ),
        tekst_professionals=(
            "De afdeling Wijkmanagement stopt. Gaat uw vraag over één vakgebied? Neem dan contact op met de "
            "wijkregisseur van dat vakgebied. Bredere vragen bespreken zij samen aan de gebiedstafel."
        ),
        namens="Stuurgroep Wijkgericht Werken",
        ondertekenaar="Mirjam Oudshoorn, voorzitter van de stuurgroep",
    )
    return actions.make_wisseling(actor=ACTOR, details=details)


def _fill_arnhem(context: DemoContext) -> None:
    city, gebieden = _areas()
    _add(area=city, centraal=True, valid_from=SINCE, **_general("Arnhem", "026 000 00 00"))
    numbers = _numbers("026")
    for gebied, names in zip(gebieden, ARNHEM_COLLEAGUES, strict=True):
        _team(gebied, next(numbers))
        first, *others = ARNHEM_ROLES
        accounts = [_colleague(first[0], gebied)]
        accounts += [_employ(naam, role[0], gebied, SINCE) for naam, role in zip(names, others, strict=True)]
        for account, role in zip(accounts, ARNHEM_ROLES, strict=True):
            _add(area=gebied, account=account, telefoon=next(numbers), valid_from=SINCE, **_role(role))
    klarendal = areas_on().get(slug="klarendal")
    leaving = _add(
        area=klarendal,
        account=_employ(KLARENDAL, "Contactpersoon van de wijk", klarendal, SINCE),
        rol="Contactpersoon van de wijk",
        waarvoor="al uw vragen over Klarendal",
        telefoon=next(numbers),
        spreekuur="dinsdag van 14.00 tot 16.00 uur in het wijkcentrum",
        valid_from=SINCE,
    )
    _follow_up(context, leaving, next(numbers))


def _team(gebied: Area, telefoon: str) -> None:
    _add(
        area=gebied,
        team=gebied.teams.get(),
        rol="Team van de gemeente",
        waarvoor="ideeën, initiatieven en vragen over uw wijk",
        telefoon=telefoon,
        openingstijden=HOURS,
        email=f"leefomgeving.{gebied.code.lower()}@arnhem.example",
        valid_from=SINCE,
    )


def _follow_up(context: DemoContext, leaving: Aanspreekpunt, telefoon: str) -> None:
    """Announce that somebody is followed up, on the first day of a month that still lies ahead."""
    day = (context.today + timedelta(days=60)).replace(day=1)
    successor = _employ(SUCCESSORS[context.gemeente], leaving.rol, leaving.area, day)
    details = Details(
        area=leaving.area,
        rol=leaving.rol,
        account=successor,
        audience=leaving.audience,
        themes=list(leaving.themes.all()),
        waarvoor=leaving.waarvoor,
        telefoon=telefoon,
        openingstijden=leaving.openingstijden,
        spreekuur=leaving.spreekuur,
        email=successor.email,
        valid_from=day,
        visible_from=context.today,
    )
    actions.replace_aanspreekpunt(actor=ACTOR, aanspreekpunt=leaving, details=details)


def _areas() -> tuple[Area, list[Area]]:
    """Return the whole city and the areas that carry a team, by code."""
    rows = list(areas_on().order_by("code"))
    return next(row for row in rows if row.parent_id is None), [row for row in rows if row.niveau.carries_team]


def _colleague(functie: str, area: Area) -> Account:
    """Return who the demo of mensen gave this function in an area."""
    return Account.objects.get(functie=functie, rollen__area=area)


def _employ(naam: str, functie: str, area: Area, since: date) -> Account:
    """Make somebody who works in an area from a date."""
    city = area.niveau.gemeente.naam.lower()
    return people.create_account(
        actor=ACTOR,
        naam=naam,
        email=f"{slugify(naam.replace('ı', 'i')).replace('-', '.')}@{city}.example",
        functie=functie,
        rol=Rol.TEAMLID,
        area=area,
        valid_from=since,
        invite=False,
    )


def _add(**values: Any) -> Aanspreekpunt:
    return actions.add_aanspreekpunt(actor=ACTOR, details=_details(values))


def _plan(change: Wisseling, **values: Any) -> Aanspreekpunt:
    details = _details({"valid_from": change.valid_from, **values})
    return actions.plan_start(actor=ACTOR, wisseling=change, details=details)


def _details(values: dict[str, Any]) -> Details:
    if account := values.get("account"):
        values.setdefault("email", account.email)
        values.setdefault("openingstijden", HOURS)
    return Details(**values)


def _role(role: tuple[str, str, tuple[str, ...]]) -> dict[str, Any]:
    rol, waarvoor, slugs = role
    return {"rol": rol, "waarvoor": waarvoor, "themes": [_theme(slug) for slug in slugs]}


def _theme(slug: str) -> Thema:
    return next(theme for theme in themes() if theme.slug == slug)


def _general(city: str, telefoon: str) -> dict[str, Any]:
    return {
        "postbus": f"Gemeente {city}",
        "rol": "Algemeen nummer",
        "waarvoor": "alle vragen aan de gemeente",
        "telefoon": telefoon,
        "openingstijden": HOURS,
        "email": f"gemeente@{city.lower()}.example",
    }


def _numbers(prefix: str) -> Iterator[str]:
    return (f"{prefix} 000 00 {last}" for last in range(11, 100))
