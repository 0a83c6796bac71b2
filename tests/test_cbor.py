"""The part of CBOR that Pagefind uses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policydigest import cbor

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(0, 2**64 - 1) | st.text(),
    lambda inner: st.lists(inner, max_size=30),
)


@given(VALUES)
def test_what_is_encoded_is_decoded(value: object) -> None:
    assert cbor.decode(cbor.encode(value)) == value


@pytest.mark.parametrize(
    ("value", "data"),
    [
        (0, "00"),
        (23, "17"),
        (24, "1818"),
        (1000, "1903e8"),
        (1000000, "1a000f4240"),
        (18446744073709551615, "1bffffffffffffffff"),
        ("", "60"),
        ("ü", "62c3bc"),
        ([1, [2, 3], [4, 5]], "8301820203820405"),
        (False, "f4"),
        (None, "f6"),
    ],
)
def test_examples_of_the_standard(value: object, data: str) -> None:
    assert cbor.encode(value).hex() == data
    assert cbor.decode(bytes.fromhex(data)) == value


@pytest.mark.parametrize("data", ["", "18", "6261", "8201", "0000", "20", "1c", "f90000", "a0"])
def test_what_is_cut_short_or_of_another_type_is_refused(data: str) -> None:
    with pytest.raises(ValueError, match=r"cut short|not expected|left over|malformed"):
        cbor.decode(bytes.fromhex(data))


@pytest.mark.parametrize("value", [-1, 1.5, {"a": 1}, 2**64])
def test_what_has_no_form_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match=r"has no form|too large"):
        cbor.encode(value)
