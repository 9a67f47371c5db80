"""The cast of the tests is who it says it is."""

from wijkspil.mensen.permissions import INBRENG_LEZEN, PAGINAS_SCHRIJVEN
from wijkspil.mensen.testkit import Arnhem, Person


def test_bram_and_carla_each_have_their_own_wijk(arnhem: Arnhem, bram: Person, carla: Person) -> None:
    assert bram.actor.may(INBRENG_LEZEN, arnhem.klarendal)
    assert not bram.actor.may(INBRENG_LEZEN, arnhem.presikhaaf_west)
    assert carla.actor.may(INBRENG_LEZEN, arnhem.presikhaaf_west)
    assert not carla.actor.may(INBRENG_LEZEN, arnhem.klarendal)


def test_daan_writes_everywhere_and_els_and_amira_nowhere(
    arnhem: Arnhem, daan: Person, els: Person, amira: Person
) -> None:
    assert daan.actor.may(PAGINAS_SCHRIJVEN, arnhem.presikhaaf_west)
    assert not els.actor.may(PAGINAS_SCHRIJVEN, arnhem.klarendal)
    assert not amira.actor.may(PAGINAS_SCHRIJVEN, arnhem.klarendal)
