"""A team member notes in half a minute what somebody says, and finds it back."""

import pytest

from wijkspil.berichten.models import Bericht
from wijkspil.inbreng.models import Channel, Inbreng

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
