"""Ideas for tests, made by the same actions as on the site."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.db.models import Model

from wijkspil.core import clock
from wijkspil.core.actors import PUBLIC, Actor, LinkActor
from wijkspil.core.testkit import files
from wijkspil.core.uploads import take_in
from wijkspil.inbreng import actions
from wijkspil.inbreng.models import Bijlage, Hulpaanbod, Inbreng, Instemming, Samenvoeging, Steun, Toezegging, Verband
from wijkspil.inbreng.permissions import thing_of
from wijkspil.inbreng.status import State
from wijkspil.mensen.models import Account, Team
from wijkspil.wijken.models import Area, Thema

AMIRA = actions.Brenger(email="amira@bewoners.example", naam="Amira", may_be_public=True)


def shared(area: Area, titel: str = "Bankjes bij de speeltuin", brenger: actions.Brenger = AMIRA) -> Inbreng:
    """Make an idea that its bringer did not confirm yet."""
    return actions.share(actor=PUBLIC, sleutel=uuid4(), content=content(area, titel), brenger=brenger)


def content(area: Area, titel: str = "Bankjes bij de speeltuin") -> actions.Content:
    """Return what somebody brings in."""
    return actions.Content(
        area=area,
        thema=Thema.objects.get(slug="groen"),
        titel=titel,
        tekst="Dan hebben ouders een plek om te zitten.",
        place="Het Pleintje",
    )


def confirmed(area: Area, titel: str = "Bankjes bij de speeltuin", brenger: actions.Brenger = AMIRA) -> Inbreng:
    """Make an idea that waits on the team of its wijk."""
    inbreng = shared(area, titel, brenger)
    return actions.confirm(actor=bringer(inbreng), inbreng=inbreng)


def answered(by: Actor, area: Area, titel: str = "Bankjes bij de speeltuin", *, public: bool = True) -> Inbreng:
    """Make an idea with an answer of `by`, on the site when `public`."""
    inbreng = confirmed(area, titel)
    if public:
        inbreng = actions.publish(actor=by, inbreng=inbreng, version=inbreng.version)
    return actions.answer(
        actor=by,
        inbreng=inbreng,
        version=inbreng.version,
        tekst="De bankjes komen er in het voorjaar.",
        outcome=State.OPGEPAKT,
        is_public=public,
    )


def bringer(inbreng: Inbreng) -> LinkActor:
    """Return the holder of the secret link of an inbreng."""
    return LinkActor(thing_of(inbreng))


def published(by: Actor, area: Area, titel: str = "Bankjes bij de speeltuin", **more: Any) -> Inbreng:
    """Make something that stands on the site and has no answer yet; `more` goes into its content."""
    shared = actions.share(actor=PUBLIC, sleutel=uuid4(), content=replace(content(area, titel), **more), brenger=AMIRA)
    inbreng = actions.confirm(actor=bringer(shared), inbreng=shared)
    return actions.publish(actor=by, inbreng=inbreng, version=inbreng.version)


def asked_to_support(inbreng: Inbreng, email: str = "buur@bewoners.example") -> Steun:
    """Make somebody say that they want the same; not confirmed yet."""
    actions.ask_to_support(actor=PUBLIC, inbreng=inbreng, email=email, language="nl")
    return Steun.objects.get(inbreng=inbreng, email=email)


def supported(inbreng: Inbreng, email: str = "buur@bewoners.example") -> Steun:
    """Make somebody want the same, confirmed."""
    steun = asked_to_support(inbreng, email)
    return actions.confirm_support(actor=holder(steun), steun=steun)


def holder(thing: Model) -> LinkActor:
    """Return the holder of the secret link of a thing."""
    return LinkActor(thing_of(thing))


def asked_to_help(inbreng: Inbreng, tekst: str = "Planten.", email: str = "fatima@bewoners.example") -> Hulpaanbod:
    """Make Fatima offer to help; not confirmed yet."""
    actions.offer_help(actor=PUBLIC, inbreng=inbreng, offer=actions.Offer(naam="Fatima", email=email, tekst=tekst))
    return Hulpaanbod.objects.get(inbreng=inbreng, email=email, confirmed_at__isnull=True)


def offered(inbreng: Inbreng, tekst: str = "Planten.", email: str = "fatima@bewoners.example") -> Hulpaanbod:
    """Make Fatima offer to help, confirmed."""
    offer = asked_to_help(inbreng, tekst, email)
    return actions.confirm_offer(actor=holder(offer), offer=offer)


def promised(by: Actor, inbreng: Inbreng, of: Account | Team | str, *, days: int = 7, **more: Any) -> Toezegging:
    """Make somebody promise something for so many days from today; negative for late."""
    today = clock.today()
    asked = actions.Asked(wat="Zout strooien bij de school", of=of, due=max(today, today + timedelta(days)), **more)
    inbreng.refresh_from_db()
    row = actions.ask(actor=by, inbreng=inbreng, version=inbreng.version, asked=asked)
    Toezegging.objects.filter(pk=row.pk).update(due=today + timedelta(days))
    row.refresh_from_db()
    return row


def with_photo(
    inbreng: Inbreng, by: Actor | None = None, alt: str = "Een bank onder een boom.", width: int = 0
) -> Bijlage:
    """Add a photo to an inbreng: its bringer does, or `by`; one with another width is another photo."""
    data = files.photo((width, 200)) if width else files.telling_photo()
    return _with_file(inbreng, by, actions.NewFile(take_in(data, "IMG_0012.jpg"), alt))


def with_document(
    inbreng: Inbreng, by: Actor | None = None, name: str = "begroting.pdf", extra: bytes = b""
) -> Bijlage:
    """Add a PDF to an inbreng: its bringer does, or `by`; with `extra` in it, it is another one."""
    return _with_file(inbreng, by, actions.NewFile(take_in(files.PDF + extra, name)))


def _with_file(inbreng: Inbreng, by: Actor | None, file: actions.NewFile) -> Bijlage:
    actions.add_files(actor=by or bringer(inbreng), inbreng=inbreng, files=[file])
    return inbreng.bijlagen.latest("pk")


def related(by: Actor, inbreng: Inbreng, other: Inbreng, reden: str = "Gaat over dezelfde plek") -> Verband:
    """Say that two inbreng belong together."""
    inbreng.refresh_from_db()
    return actions.connect(actor=by, inbreng=inbreng, version=inbreng.version, other=other, reden=reden)


BUUR = actions.Brenger(email="buurman@bewoners.example", naam="Buurman", may_be_public=True)


def proposed(by: Actor, weg: Inbreng, blijft: Inbreng) -> Samenvoeging:
    """Propose to let one inbreng go on in another."""
    weg.refresh_from_db()
    words = "Het gaat om dezelfde wens."
    return actions.propose_merge(actor=by, inbreng=weg, version=weg.version, other=blijft, reden=words)


def says(merge: Samenvoeging, inbreng: Inbreng, *, yes: bool = True) -> Samenvoeging:
    """Let a bringer answer by the link in the mail."""
    consent = Instemming.objects.select_related("inbreng").get(samenvoeging=merge, inbreng=inbreng)
    return actions.answer_merge(actor=holder(consent), instemming=consent, yes=yes)


def merged(by: Actor, weg: Inbreng, blijft: Inbreng) -> Samenvoeging:
    """Let one inbreng go on in another, with the yes of both bringers."""
    merge = proposed(by, weg, blijft)
    says(merge, weg)
    return says(merge, blijft)
