"""The demo of paginas: the frame of the site, a story per area, drawings, news, reactions and an announcement."""

from datetime import timedelta
from typing import Any

from django.core.files.base import ContentFile

from wijkspil.core.actors import SystemActor
from wijkspil.demo import tekeningen, verhalen
from wijkspil.demo.context import DemoContext
from wijkspil.demo.nieuws import NEWS, MessageText
from wijkspil.demo.verhalen import Facts
from wijkspil.mensen.actors import StaffActor
from wijkspil.mensen.models import Account
from wijkspil.paginas.models import Foto, HomePage, NieuwsIndexPage, NieuwsPage, TekstPage, WijkenIndexPage, WijkPage
from wijkspil.paginas.queries import reference_of
from wijkspil.reacties import actions
from wijkspil.reacties.subjects import subject_of
from wijkspil.wijken.models import Area, Kerncijfers
from wijkspil.wijken.queries import areas_on, the_gemeente

ACTOR = SystemActor("demo")
SPECS = ("width-480|format-webp", "width-960|format-webp")  # made now, so that no first visitor waits for them
MIDDLE = 0.006  # degrees of latitude: nearer than this to the middle of the city is the middle itself


def fill(context: DemoContext) -> None:
    """Make the pages of the city."""
    home = HomePage.objects.get()
    drawings = _drawings()
    _stories(context, drawings)
    _messages(context)
    _announce(home)
    _video(context, drawings["straat"])


def _drawings() -> dict[str, Foto]:
    gemeente = the_gemeente()
    assert gemeente is not None  # noqa: S101 - the demo of wijken made it
    drawings = {}
    for kind, alt in tekeningen.ALT.items():
        png = tekeningen.tekening(kind, gemeente.merkkleur, gemeente.accentkleur, gemeente.accentkleur_zacht)
        file = ContentFile(png, name=f"tekening-{kind}.png")
        drawings[kind] = Foto.objects.create(title=alt, file=file, maker="Wijkspil")
        drawings[kind].get_renditions(*SPECS)
    return drawings


def _stories(context: DemoContext, drawings: dict[str, Foto]) -> None:
    """Give Arnhem's wijken and Nijmegen's stadsdelen a story; Nijmegen's wijken inherit it."""
    index = WijkenIndexPage.objects.get()
    for facts, area in _facts(context):
        built = "flats" if facts.inwoners / facts.woningen < 2.05 and facts.nummer % 2 else "straat"
        lived, dreamt = (("park", "tuin"), ("speelplek", "park"), ("water", "speelplek"))[facts.nummer % 3]
        parts = {
            "ontstaan": _blocks(drawings, built, verhalen.ontstaan(facts)),
            "leven": _blocks(drawings, lived, verhalen.leven(facts)),
            "dromen": _blocks(drawings, dreamt, verhalen.dromen(facts)),
        }
        index.add_child(instance=WijkPage(area=area, kernzin=verhalen.kernzin(facts), **parts))


def _blocks(drawings: dict[str, Foto], kind: str, html: str) -> list[tuple[str, Any]]:
    photo = {"foto": drawings[kind], "alt": tekeningen.ALT[kind], "bijschrift": "Tekening."}
    return [("foto", photo), ("tekst", html)]


def _facts(context: DemoContext) -> list[tuple[Facts, Area]]:
    """Return the facts of every area that has a story: the lowest level of which CBS publishes figures."""
    level = 2 if context.gemeente == "arnhem" else 1
    areas = list(areas_on(context.today).select_related("parent", "niveau").order_by("code"))
    figures = {row.area_id: row for row in Kerncijfers.objects.all()}
    city = next(area for area in areas if area.parent_id is None)
    told = [area for area in areas if area.niveau.diepte == level]
    ranking = sorted(told, key=lambda area: -(figures[area.pk].inwoners or 0))
    whole = figures[city.pk]
    return [
        (
            Facts(
                nummer=place,
                naam=area.naam,
                stad=city.naam,
                niveau=area.niveau.naam,
                meervoud=area.niveau.meervoud,
                boven=area.parent.naam if area.parent and area.parent != city else "",
                delen=tuple(below.naam for below in areas if below.parent_id == area.pk),
                inwoners=figures[area.pk].inwoners or 0,
                woningen=figures[area.pk].woningen or 1,
                hectare=figures[area.pk].oppervlakte_ha or 1,
                stad_woningen_per_hectare=(whole.woningen or 0) / (whole.oppervlakte_ha or 1),
                rang=ranking.index(area) + 1,
                aantal=len(told),
                richting=_direction(told[0], area),
            ),
            area,
        )
        for place, area in enumerate(told)
    ]


def _direction(middle: Area, area: Area) -> str:
    """Return where an area lies, seen from the first one of its level: the middle of the city; empty for itself."""
    east = ((area.lon or 0) - (middle.lon or 0)) * 0.62  # a degree of longitude is shorter here
    north = (area.lat or 0) - (middle.lat or 0)
    if abs(east) < MIDDLE and abs(north) < MIDDLE:
        return ""
    if abs(north) >= 2 * abs(east):
        return "ten noorden" if north > 0 else "ten zuiden"
    if abs(east) >= 2 * abs(north):
        return "ten oosten" if east > 0 else "ten westen"
    return f"ten {'noord' if north > 0 else 'zuid'}{'oosten' if east > 0 else 'westen'}"


def _messages(context: DemoContext) -> None:
    for text in NEWS[context.gemeente]:
        page = _message(context, text)
        subject = subject_of(reference_of(page))
        assert subject is not None  # noqa: S101 - it was just published
        colleague = Account.objects.filter(naam=text.beantwoord_door).first()
        for reaction in text.reacties:
            said = actions.Said(naam=reaction.naam, tekst=reaction.tekst)
            reactie = actions.send_reactie(actor=ACTOR, subject=subject, said=said)
            if reaction.wacht or reactie is None:
                continue
            actions.place_reactie(actor=ACTOR, reactie=reactie)
            if reaction.antwoord and colleague:
                actions.answer_reactie(actor=StaffActor(colleague), reactie=reactie, tekst=reaction.antwoord)


def _message(context: DemoContext, text: MessageText) -> NieuwsPage:
    parent = WijkPage.objects.get(area__slug=text.wijk) if text.wijk else NieuwsIndexPage.objects.get()
    html = "<p><i>Voorbeeldbericht</i></p>" + "".join(f"<p>{line}</p>" for line in text.tekst)
    page: NieuwsPage = parent.add_child(
        instance=NieuwsPage(
            title=text.titel,
            datum=context.today - timedelta(days=text.dagen_geleden),
            auteur=text.auteur,
            inleiding=text.inleiding,
            inhoud=[("tekst", html)],
            reageren_tot=context.today + timedelta(days=text.reageren_dagen) if text.reageren_dagen else None,
        )
    )
    return page


def _announce(home: HomePage) -> None:
    home.aankondiging = "Nieuw: op de pagina van uw wijk staat wie u kunt bellen."
    home.aankondiging_pagina = TekstPage.objects.get(slug="zo-werken-wij")
    home.save()


def _video(context: DemoContext, picture: Foto) -> None:
    """Put a video above "zo werken wij": our own picture, and a link to an address that does not exist."""
    page = TekstPage.objects.get(slug="zo-werken-wij")
    video = {
        "titel": "Zo werken wij in uw wijk",
        "beeld": picture,
        "adres": f"https://video.{context.gemeente}.example/zo-werken-wij",
        "bestand": None,
        "ondertiteling": None,
        "tekst": "Dit is een voorbeeld: de video bestaat niet.\n\nIn de video ziet u een straat. Een bewoner vertelt "
        "aan een medewerker van de gemeente wat beter kan. Samen lopen ze langs de plek. Daarna ziet u hoe het "
        "idee een antwoord krijgt.",
    }
    page.inhoud = [("video", video), *((block.block_type, block.value) for block in page.inhoud)]
    page.save()
