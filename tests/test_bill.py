"""Licences and the bill of materials: made from the lock file, current, and allowed."""

from __future__ import annotations

import json
from importlib import metadata

import bill
import pytest

from helpers import REPOSITORY

LOCK = (REPOSITORY / bill.LOCK).read_text(encoding="utf-8")
FOUND = list(bill.components(LOCK))
# Such as may be installed and used for any purpose, with no more asked than to keep the notice
# or, of MPL and LGPL, to share changes to the package itself.
ALLOWED = {
    "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CNRI-Python", "ISC", "LGPL-2.1-or-later", "MIT",
    "MIT-CMU", "MPL-1.1", "MPL-2.0", "PSF-2.0",
}  # fmt: skip


def test_the_page_of_licences_is_current() -> None:
    """`make licences` writes it anew."""
    assert (REPOSITORY / bill.PAGE).read_text(encoding="utf-8") == bill.page(FOUND)


@pytest.mark.parametrize("one", FOUND, ids=lambda one: one.name)
def test_every_licence_is_allowed(one: bill.Component) -> None:
    choices = [choice.split(" AND ") for choice in one.licence.split(" OR ")]
    assert any(set(choice) <= ALLOWED for choice in choices), one


def test_the_bill_names_every_package_of_the_lock_with_its_hashes() -> None:
    text = bill.bill(FOUND, "1.0")
    assert text == bill.bill(list(bill.components(LOCK)), "1.0")
    made = json.loads(text)
    assert (made["bomFormat"], made["specVersion"]) == ("CycloneDX", "1.6")
    assert len(made["components"]) == LOCK.count("==") - LOCK.count("== '") > 40
    assert sum(len(part["hashes"]) for part in made["components"]) == LOCK.count("--hash=sha256:")
    references = [part["bom-ref"] for part in made["components"]]
    assert len(set(references)) == len(references)
    assert made["dependencies"][0]["dependsOn"] == references
    other = json.loads(bill.bill(FOUND[1:], "1.0"))
    assert other["serialNumber"] != made["serialNumber"]


def test_an_unknown_licence_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    from email.message import Message

    monkeypatch.setattr(metadata, "metadata", lambda _: Message())
    with pytest.raises(ValueError, match="attrs: tells no licence that is known"):
        bill.licence_of("attrs")
