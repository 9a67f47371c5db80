"""A team member notes in half a minute what somebody says, and finds it back."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from wijkspil.berichten.models import Bericht
from wijkspil.core.testkit.files import PDF, SVG, photo
from wijkspil.inbreng.models import Bijlage, Channel, Inbreng

pytestmark = pytest.mark.django_db


def test_a_phone_call_noted_with_the_text_alone(bram):
    form = bram.page("/werk/inbreng/").follow("Noteer wat iemand zegt")
    shown = form.submit("Bewaar", tekst="De lamp bij het pad is stuk. Al een week.", goes_to="/werk/inbreng/*/")
    assert shown.heading == "De lamp bij het pad is stuk"
    assert "Genoteerd. Het nummer is" in shown.text
    assert "Telefoon, genoteerd door Bram" in shown.text
    inbreng = Inbreng.objects.get()
    assert (inbreng.channel, inbreng.area.slug) == (Channel.TELEFOON, "klarendal")
    assert not Bericht.objects.exists()


def test_with_all_there_is_to_know(bram):
    form = bram.page("/werk/inbreng/noteren/")
    form.submit(
        "Bewaar", tekst="Graag een bankje.", naam="Amira", telefoon="026 000 00 12", email="amira@bewoners.example",
        kanaal="gesprek", soort="idee", titel="Bankje", thema="groen", place="Het plein", organisatie="Buurthuis",
        openbaar=True, goes_to="*",
    )  # fmt: skip
    inbreng = Inbreng.objects.get()
    assert (inbreng.titel, inbreng.party, inbreng.publication) == ("Bankje", "professional", "wacht")
    assert Bericht.objects.get().recipient == "amira@bewoners.example"


def test_nothing_written_keeps_the_rest(bram):
    wrong = bram.page("/werk/inbreng/noteren/").submit("Bewaar", naam="Amira")
    assert wrong.errors == ["Schrijf op wat er is gezegd."]
    assert wrong.value("naam") == "Amira"


def test_sent_twice_it_is_one(bram):
    form = bram.page("/werk/inbreng/noteren/")
    first = form.submit("Bewaar", tekst="Iets.", goes_to="*")
    assert form.submit("Bewaar", tekst="Iets.", goes_to="*").url == first.url
    assert Inbreng.objects.count() == 1


def test_only_wijken_of_ones_own_can_be_chosen(bram, carla):
    assert bram.page("/werk/inbreng/noteren/")._form("Bewaar", set()).choices["wijk"] == {"klarendal"}
    form = carla.page("/werk/inbreng/noteren/")
    data = form._form("Bewaar", set()).filled({"tekst": "x"}, "Bewaar") | {"wijk": "klarendal"}
    carla.client.post(form.url, data, headers={"Referer": "http://testserver/"})
    assert not Inbreng.objects.exists()


def test_with_a_photo_of_the_letter(bram, page):
    form = bram.page("/werk/inbreng/noteren/")

    def send():
        files = {"bestanden": [SimpleUploadedFile("brief.jpg", photo()), SimpleUploadedFile("brief.pdf", PDF)]}
        return form.submit("Bewaar", tekst="Iets.", kanaal="brief", alt="De brief.", files=files, goes_to="*")

    shown = send()
    assert "brief.pdf" in shown.links
    foto, _brief = Bijlage.objects.all()
    assert (foto.alt, foto.bron, foto.account) == ("De brief.", "medewerker", bram.account)
    page(f"/volg/{foto.inbreng.code}/bijlagen/{foto.pk}/groot/", status=404)
    send()
    assert Bijlage.objects.count() == 2, "sent twice it is one"


def test_a_file_that_is_refused_keeps_what_was_noted(bram):
    form = bram.page("/werk/inbreng/noteren/")
    again = form.submit("Bewaar", tekst="Iets.", files={"bestanden": [SimpleUploadedFile("x.svg", SVG)]})
    assert again.errors[0].startswith("‘x.svg’: Dit bestand kunnen wij niet aannemen.")
    assert again.value("tekst") == "Iets."
    assert not Inbreng.objects.exists()
