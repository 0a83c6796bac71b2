"""What is kept of the last site, and when a page must be made again."""

from __future__ import annotations

import dataclasses

from policydigest.publishing.kept import Kept, Kind, Page

ABOUT = Page("1a", ("f()", "g()"), ("index.md", "feeds/all.xml"), (("index.md", "title", "#t"),))
HOME = Page("2b")
KEPT = dataclasses.replace(
    Kept().after("look", {}, {"about.md": ABOUT, "index.md": HOME}),
    statics={"feeds/all.xml": "3c"},
    templates={"404.html": ("h()",), "sitemap.xml": ()},
    kinds={"a kind": Kind(2, ("f()",))},
)
HASHES = {"about.md": "1a", "index.md": "2b", "feeds/all.xml": "3c"}


def test_a_memory_whose_numbers_lead_nowhere_is_not_whole() -> None:
    [about] = [page for uri, page in KEPT.pages.items() if uri == "about.md"]
    assert KEPT.is_whole()
    assert Kept().is_whole()
    assert not dataclasses.replace(KEPT, names=[]).is_whole()
    assert not dataclasses.replace(KEPT, scripts=KEPT.scripts[:1]).is_whole()
    assert not dataclasses.replace(KEPT, pages={"a.md": about._replace(targets=b"1")}).is_whole()


def test_numbers_hold_when_a_page_is_made_again() -> None:
    right = {"index.md": KEPT.pages["index.md"]}
    later = KEPT.after("look", right, {"about.md": Page("4d", ("i()",), ("new.md", "index.md"))})
    assert later.names == ["index.md", "feeds/all.xml", "new.md"]
    assert later.inline_scripts() == {"i()"}
    assert later.anchors(["about.md"]) == []
    assert KEPT.anchors(["about.md"]) == [("about.md", "index.md", "title", "#t")]
    here = {"about.md": "4d", "index.md": "2b"}
    # Of the names that nothing leads to any more, none counts.
    assert set(later.pages_still_right("look", here, {"index.md", "new.md"})) == set(here)
    assert set(later.pages_still_right("look", here, {"index.md"})) == {"index.md"}


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
