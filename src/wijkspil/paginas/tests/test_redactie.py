"""Editors in the CMS: only their own pages, only on the days of their role, and photos that they can use."""

import json
from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image as Pillow
from wagtail.models import Collection

from wijkspil.core import clock
from wijkspil.mensen.models import RolToekenning
from wijkspil.mensen.permissions import Rol
from wijkspil.mensen.testkit import make_person
from wijkspil.paginas.models import Foto, NieuwsPage, WijkPage
from wijkspil.paginas.testkit import make_news, make_photo, make_story


@pytest.fixture
def presikhaaf(site, arnhem):
    return make_story(arnhem.presikhaaf_west)


@pytest.fixture
def daan(klarendal, arnhem):
    """Editor of Klarendal alone."""
    return make_person("Daan", Rol.REDACTEUR, arnhem.klarendal)


def edit(page):
    return f"/beheer/pages/{page.pk}/edit/"


def status(person, url):
    return person.client.get(url).status_code


def stream(name, *texts):
    """The fields of a story part as the CMS posts them."""
    fields = {f"{name}-count": str(len(texts))}
    for number, text in enumerate(texts):
        block = {"key": "a", "text": text, "type": "unstyled", "depth": 0, "inlineStyleRanges": [], "entityRanges": []}
        fields |= {
            f"{name}-{number}-deleted": "",
            f"{name}-{number}-order": str(number),
            f"{name}-{number}-type": "tekst",
            f"{name}-{number}-id": "",
            f"{name}-{number}-value": json.dumps({"blocks": [block], "entityMap": {}}),
        }
    return fields


def story_fields(kernzin, **extra):
    return {
        "kernzin": kernzin,
        **stream("ontstaan", "Zo begon het."),
        **stream("leven"),
        **stream("dromen"),
        "go_live_at": "",
        "expire_at": "",
        **extra,
    }


def send(person, url, data):
    """Post as a browser does, token included."""
    person.client.get("/beheer/account/")
    data["csrfmiddlewaretoken"] = person.client.cookies["csrf"].value
    return person.client.post(url, data, headers={"Referer": "http://testserver/"})


def test_opens_and_publishes_the_own_story(daan, klarendal, arnhem, page):
    assert status(daan, edit(klarendal)) == 200
    data = story_fields("Klarendal heeft een molen.", **{"action-publish": "1"})
    answer = send(daan, edit(klarendal), data)
    assert answer.status_code == 302, answer.content[:3000]
    assert "Klarendal heeft een molen." in page("/wijken/klarendal/").text


def test_cannot_open_the_page_of_another_wijk(daan, presikhaaf, site):
    for other in (presikhaaf, site, make_news(presikhaaf), make_news()):
        assert status(daan, edit(other)) == 302
        assert status(daan, f"/beheer/pages/{other.pk}/") in {302, 200}
        answer = send(daan, edit(other), story_fields("Gekaapt."))
        assert answer.status_code == 302
    presikhaaf.refresh_from_db()
    assert presikhaaf.kernzin == "Presikhaaf-West is een groene wijk."


def test_cannot_put_the_story_under_another_wijk(daan, klarendal, arnhem):
    data = story_fields("Gebleven.", area=str(arnhem.presikhaaf_oost.pk), **{"action-publish": "1"})
    assert send(daan, edit(klarendal), data).status_code == 302
    klarendal.refresh_from_db()
    assert (klarendal.kernzin, klarendal.area_id) == ("Gebleven.", arnhem.klarendal.pk)


def test_the_large_button_publishes(daan, klarendal):
    form = daan.client.get(edit(klarendal)).text
    assert form.index('name="action-publish"') < form.index("Bewaar concept")


def test_writes_news_below_the_own_story_with_the_own_name(daan, klarendal, page):
    address = f"/beheer/pages/add/paginas/nieuwspage/{klarendal.pk}/"
    assert 'value="Daan"' in daan.client.get(address).text
    data = {
        "title": "Nieuwe bank",
        "slug": "nieuwe-bank",
        "datum": clock.today().isoformat(),
        "auteur": "Daan",
        "inleiding": "Er staat een bank.",
        **stream("inhoud", "Kom zitten."),
        "reageren_tot": "",
        "go_live_at": "",
        "expire_at": "",
        "action-publish": "1",
    }
    assert send(daan, address, data).status_code == 302
    assert page("/wijken/klarendal/nieuwe-bank/").heading == "Nieuwe bank"


def test_the_address_of_news_follows_its_title(daan, klarendal):
    """Without this the CMS refuses a finished message for an address that stands on another tab."""
    form = daan.client.get(f"/beheer/pages/add/paginas/nieuwspage/{klarendal.pk}/").content.decode()
    title = form[form.index('name="title"') - 200 : form.index('name="title"') + 700]
    assert "w-sync" in title


@pytest.mark.parametrize("slug", ["ideeen"])
def test_an_address_of_our_own_screens_is_refused_with_a_clear_sentence(daan, klarendal, slug):
    address = f"/beheer/pages/add/paginas/nieuwspage/{klarendal.pk}/"
    data = {
        "title": "Ideeën",
        "slug": slug,
        "datum": clock.today().isoformat(),
        "auteur": "Daan",
        "inleiding": "x",
        **stream("inhoud", "x"),
        "reageren_tot": "",
        "action-publish": "1",
    }
    answer = send(daan, address, data)
    assert f"Op het adres ‘{slug}’ staat al een ander deel van de site." in answer.text
    assert not NieuwsPage.objects.exists()


def test_nobody_takes_away_the_frame_of_the_site(daan, klarendal, beheerder, site):
    for person, fixed in ((daan, klarendal), (beheerder, klarendal), (beheerder, site)):
        send(person, f"/beheer/pages/{fixed.pk}/delete/", {})
        send(person, f"/beheer/bulk/wagtailcore/page/delete/?id={fixed.pk}&next=/beheer/", {})
        fixed.refresh_from_db()
    assert WijkPage.objects.filter(pk=klarendal.pk).exists()


def test_a_role_that_ended_yesterday_gives_nothing(daan, klarendal):
    assert status(daan, edit(klarendal)) == 200
    RolToekenning.objects.update(valid_until=clock.today())
    assert status(daan, edit(klarendal)) == 404
    assert status(daan, "/beheer/") == 404
    assert not daan.account.groups.exists()


def test_a_role_that_begins_tomorrow_gives_nothing_yet(daan, klarendal):
    RolToekenning.objects.update(valid_from=clock.today() + timedelta(days=1))
    assert status(daan, "/beheer/") == 404


def test_rights_move_along_with_the_role(daan, klarendal, presikhaaf, arnhem):
    status(daan, "/beheer/")
    RolToekenning.objects.update(area=arnhem.presikhaaf_west)
    assert status(daan, edit(klarendal)) == 302
    assert status(daan, edit(presikhaaf)) == 200


def test_an_editor_of_a_gebied_writes_for_all_its_wijken(klarendal, presikhaaf, arnhem):
    person = make_person("Dirk", Rol.REDACTEUR, arnhem.noord)
    assert status(person, edit(klarendal)) == 200
    assert status(person, edit(presikhaaf)) == 302
    later = make_story(arnhem.st_marten)
    assert status(person, edit(later)) == 200, "a story that is made later counts at once"


def test_an_editor_of_the_whole_gemeente_writes_everything(klarendal, presikhaaf, site, arnhem):
    person = make_person("Dina", Rol.REDACTEUR, arnhem.stad)
    for one in (site, klarendal, presikhaaf, make_news()):
        assert status(person, edit(one)) == 200


def test_a_team_member_has_no_cms(klarendal, bram):
    assert status(bram, "/beheer/") == 404
    assert status(bram, edit(klarendal)) == 404


def test_a_stranger_is_asked_to_sign_in(page, klarendal):
    answer = page.client.get("/beheer/")
    assert answer.status_code == 302
    assert answer["Location"].startswith("/inloggen/")


@pytest.mark.parametrize(
    "address",
    ["/beheer/users/", "/beheer/users/new/", "/beheer/groups/", "/beheer/bulk/mensen/account/delete/?id=1"],
)
def test_accounts_are_changed_elsewhere_only(beheerder, site, address):
    assert status(beheerder, address) == 404


def test_the_menu_holds_what_editors_use(daan, klarendal):
    menu = daan.client.get("/beheer/").text
    assert "Naar de werkplek" in menu
    for word in ("Rapporten", "Instellingen", "Welkom"):
        assert f'"label": "{word}"' not in menu


def test_the_dashboard_does_not_count_the_pages_of_others(daan, klarendal, presikhaaf):
    assert "/beheer/images/" not in daan.client.get("/beheer/").text.split("<h1")[1].split("</header>")[0]


def picture():
    target = BytesIO()
    Pillow.new("RGB", (300, 200), (10, 90, 60)).save(target, "JPEG")
    return SimpleUploadedFile("molen.jpg", target.getvalue(), "image/jpeg")


def test_adds_a_photo_to_the_own_collection_and_chooses_any(daan, klarendal):
    assert status(daan, "/beheer/images/add/") == 200
    own = Collection.objects.get(name="Klarendal")
    data = {"title": "Molen", "file": picture(), "maker": "Wijkarchief", "jaar": "1999", "collection": str(own.pk)}
    assert send(daan, "/beheer/images/add/", data).status_code == 302
    assert Foto.objects.get().maker == "Wijkarchief"
    other = make_photo("Elders")
    assert "Elders" in daan.client.get("/beheer/images/chooser/").text
    assert status(daan, f"/beheer/images/chooser/chosen/{other.pk}/") == 200
    assert status(daan, f"/beheer/images/{other.pk}/") == 302, "but changes only the own ones"


def test_a_photo_without_maker_is_refused(daan, klarendal):
    own = {"title": "Molen", "file": picture(), "maker": "", "jaar": "", "collection": ""}
    daan.client.get("/beheer/")
    own["collection"] = str(Collection.objects.get(name="Klarendal").pk)
    assert send(daan, "/beheer/images/add/", own).status_code == 200
    assert not Foto.objects.exists()


def test_preview_shows_mijn_wijk_with_what_is_not_saved_yet(daan, klarendal, arnhem):
    address = f"/beheer/pages/{klarendal.pk}/edit/preview/"
    answer = send(daan, address, story_fields("Nog niet gepubliceerd."))
    assert answer.json()["is_valid"] is True
    shown = daan.client.get(address).text
    assert "Nog niet gepubliceerd." in shown
    assert "Uw aanspreekpunten" in shown
