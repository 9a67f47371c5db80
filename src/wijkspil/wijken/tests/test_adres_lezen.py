"""A postcode and a house number are read as people write them."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkspil.wijken import addresses

POSTCODES = st.from_regex(r"[1-9][0-9]{3}[A-Z]{2}", fullmatch=True)
NUMBERS = st.integers(1, addresses.HIGHEST_NUMBER)
ADDITIONS = st.sampled_from(["", "a", " a", "-3 hs", " bis", "/2", " A-12", ".1", "+", "-BSA", " rd"])


@given(POSTCODES, st.sampled_from(["", " ", "  ", "\u00a0", "\t"]), st.sampled_from(["", " ", "\n"]), st.booleans())
def test_case_and_spaces_in_a_postcode_do_not_matter(postcode, between, around, lower):
    typed = f"{around}{postcode[:4]}{between}{postcode[4:]}{around}"
    assert addresses.parse_postcode(typed.lower() if lower else typed) == postcode


@given(NUMBERS, ADDITIONS, st.sampled_from(["", " ", "\u200b"]))
def test_additions_of_a_house_number_do_not_matter(number, addition, before):
    assert addresses.parse_house_number(f"{before}{number}{addition}") == number


@given(st.text())
def test_any_text_is_an_address_or_a_clear_no(text):
    for parse in (addresses.parse_postcode, addresses.parse_house_number):
        with suppress(addresses.BadAddress):
            assert parse(text)


@pytest.mark.parametrize(
    ("typed", "problem"),
    [("", "leeg"), ("  ", "leeg"), ("6822", "zonder_letters"), ("0822CD", "vorm"), ("6822C", "vorm"),
     ("6822CDE", "vorm"), ("68.22CD", "vorm"), ("６８２２", "zonder_letters"),
     ("6822\x00CD", "vorm")],
)  # fmt: skip
def test_what_is_no_postcode_is_refused(typed, problem):
    with pytest.raises(addresses.BadAddress) as refused:
        addresses.parse_postcode(typed)
    assert (refused.value.field, refused.value.problem) == ("postcode", problem)


@pytest.mark.parametrize("typed", ["a", "0", "000", "-12", "123456", "12;DROP", "12" + "a" * 40, "½", "١٢", "12\x00"])
def test_what_is_no_house_number_is_refused(typed):
    with pytest.raises(addresses.BadAddress):
        addresses.parse_house_number(typed)


@given(POSTCODES, NUMBERS, POSTCODES, NUMBERS)
def test_two_addresses_have_the_same_key_only_when_they_are_the_same(one, number, other, other_number):
    same = (one, number) == (other, other_number)
    assert (addresses.pack(one, number) == addresses.pack(other, other_number)) == same
    assert 0 <= addresses.pack(one, number) < 1 << addresses.IMPORT_BITS


@given(POSTCODES, NUMBERS)
def test_keys_stand_in_the_order_of_postcode_and_number(postcode, number):
    assert addresses.pack("1000AA", 0) <= addresses.pack(postcode, number) <= addresses.pack("9999ZZ", 99_999)
