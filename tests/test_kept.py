"""What is kept of the last site, and when a page must be made again."""

from __future__ import annotations

import dataclasses

from policydigest.publishing import kept
from policydigest.publishing.kept import Kept, Kind, Page

ABOUT = Page("1a", ("f()", "g()"), ("index.md", "feeds/all.xml"), (("index.md", "title", "#t"),))
HOME = Page("2b")
KEPT = Kept(
    "look",
    {"about.md": ABOUT, "index.md": HOME},
    {"feeds/all.xml": "3c"},
    "listed",
    {"404.html": ("h()",), "sitemap.xml": ()},
    {"a kind": Kind(2, ("f()",))},
)
HASHES = {"about.md": "1a", "index.md": "2b", "feeds/all.xml": "3c"}


def test_what_is_packed_is_unpacked_again() -> None:
    assert kept.unpack(kept.pack(KEPT)) == KEPT


def test_a_damaged_memory_counts_as_none() -> None:
    packed = kept.pack(KEPT)
    assert kept.unpack(None) == Kept()
    assert kept.unpack(dataclasses.replace(packed, names=[])) == Kept()
    assert kept.unpack(dataclasses.replace(packed, scripts=packed.scripts[:1])) == Kept()


def test_a_page_is_kept_while_all_it_is_made_of_stays() -> None:
    def right(hashes: dict[str, str], layout: str = "look") -> set[str]:
        return set(KEPT.pages_still_right(layout, hashes, hashes))

    assert right(HASHES) == {"about.md", "index.md"}
    assert right(HASHES | {"index.md": "other"}) == {"about.md"}
    assert right(HASHES | {"feeds/all.xml": "other"}) == {"about.md", "index.md"}
    assert right({name: said for name, said in HASHES.items() if name != "feeds/all.xml"}) == {
        "index.md"
    }
    assert right(HASHES, "another look") == set()


def test_a_copy_is_kept_while_its_bytes_stay() -> None:
    assert KEPT.statics_still_right(HASHES) == {"feeds/all.xml"}
    assert dataclasses.replace(KEPT, layout="x").statics_still_right({"feeds/all.xml": ""}) == set()
