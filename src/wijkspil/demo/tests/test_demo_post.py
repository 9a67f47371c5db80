"""In the demo the mails stand at /demo/post/; elsewhere that page is not there."""

import pytest

from wijkspil.berichten.models import Bericht
from wijkspil.demo.fill import fill
from wijkspil.inbreng import testkit

pytestmark = pytest.mark.django_db


@pytest.fixture
def demo(settings):
    settings.IN_DEMO = True


def test_from_the_mail_to_the_number(arnhem, page, demo):
    testkit.shared(arnhem.klarendal)
    mail = page("/demo/post/").follow("Bevestig uw idee")
    assert "amira@bewoners.example" in mail.text
    (link,) = [address for text, address in mail.links.items() if "/bevestig/" in text]
    assert link.startswith("/bevestig/"), "it works on any port"
    done = page(link).submit("Ja, dit heb ik gestuurd", goes_to="*")
    assert done.heading == "Dank u wel, wij gaan aan de slag"
    receipt = page("/demo/post/")
    assert receipt.having_class("wijk-zaak__titel")[0].startswith("Wij hebben uw idee: ")


def test_no_post_yet(arnhem, page, demo):
    assert "Er is nog geen post" in page("/demo/post/").headings


@pytest.mark.parametrize("path", ["/demo/post/", "/demo/post/1/"])
def test_outside_the_demo_it_is_not_there(arnhem, page, path):
    testkit.shared(arnhem.klarendal)
    page(path, status=404)


@pytest.mark.parametrize("number", ["0", "99", "9" * 18, "9" * 30])
def test_a_mail_that_is_not_there(arnhem, page, demo, number):
    page(f"/demo/post/{number}/", status=404)


@pytest.mark.parametrize("gemeente", ["arnhem", "nijmegen"])
def test_the_weekmail_of_somebody_who_follows_stands_there_alone(page, demo, gemeente):
    fill(gemeente)
    (bericht,) = Bericht.objects.exclude(recipient="")
    mail = page("/demo/post/").follow(bericht.subject)
    assert bericht.subject.startswith("Weekmail: ")
    stop = next(address for address in mail.links.values() if address.startswith("/volgen/"))
    assert "Dit volgt u" in page(stop).headings
