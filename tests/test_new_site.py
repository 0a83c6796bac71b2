"""A new site's files, made from those of this project."""

from __future__ import annotations

import re

import pytest
import yaml

from helpers import REPOSITORY
from policydigest.new_sites import project_files
from policydigest.new_sites.new_site import OWNERS, NewSite, files, repository_of
from policydigest.pages import SiteText

PROJECT = {name: (REPOSITORY / name).read_bytes() for name in project_files.names(REPOSITORY)}
UPSTREAM = b"https://github.com/policydigest/policydigest"


def test_name_address_and_repository_are_the_new_ones() -> None:
    site = NewSite.of("Baltic  Digest", "", "https://github.com/Ann-Lee/baltic.git")
    made = files(PROJECT, {}, site)
    config = yaml.safe_load(made["mkdocs.yml"])
    assert config["site_name"] == "Baltic Digest"
    assert config["site_url"] == "https://ann-lee.github.io/baltic/"
    assert config["repo_url"] == "https://github.com/Ann-Lee/baltic"
    assert config["extra"]["authority"] == "ann-lee.github.io"
    assert b"permanent identifiers (RFC 4151)" in made["mkdocs.yml"]  # comments stay
    assert b"Baltic Digest is a public record" in made["docs/about.md"]
    assert b"](https://github.com/Ann-Lee/baltic/tree/main/seeds)" in made["docs/contribute.md"]
    for name, data in made.items():
        assert b"Policy Digest" not in data, name
        assert UPSTREAM + b"/" not in data, name
        assert b"<!-- program -->" not in data, name
        assert b"policydigest.github.io" not in data, name
    assert made[OWNERS].endswith(b"* @Ann-Lee\n")
    assert "docs/design.md" not in made
    assert "design.md" not in str(config["nav"])


def test_what_is_about_the_program_is_left_out() -> None:
    text = b"One.<!-- program --> Of it.<!-- /program -->\n\n<!-- program -->\nTwo.\n<!-- /program -->\n\nThree.\n"
    made = files({"X.md": text}, {}, NewSite.of("X", "", ""))
    assert made["X.md"] == b"One.\n\nThree.\n"


def test_no_page_names_a_command_that_is_not_there() -> None:
    own = REPOSITORY / "scripts/policydigest/data/new_site"
    readme, commands = own / "README.md", own / "Makefile"
    made = files(PROJECT, {"README.md": readme.read_bytes()}, NewSite.of("X", "", ""))
    for pages, makefile in ((made, commands), (PROJECT, REPOSITORY / "Makefile")):
        known = set(re.findall(r"^([a-z]+):", makefile.read_text(encoding="utf-8"), re.MULTILINE))
        for name, data in pages.items():
            if name.endswith(".md"):
                text = data.decode()
                named = set(
                    re.findall(r"(?:`|^    )make (?:[A-Z]\S* )?([a-z]+)", text, re.MULTILINE)
                )
                assert named <= known, name


def test_links_between_the_files_lead_somewhere() -> None:
    readme = REPOSITORY / "scripts/policydigest/data/new_site/README.md"
    own = {"README.md": readme.read_bytes(), "Makefile": b"", "requirements.txt": b""}
    made = files(PROJECT, own, NewSite.of("X", "", ""))
    pages = {name: data.decode() for name, data in made.items() if re.fullmatch(r"[^/]+\.md", name)}
    links = {link for text in pages.values() for link in re.findall(r"\]\(([^)#:]+)\)", text)}
    assert {"docs/contribute.md", "LICENSE"} <= links <= set(made)


def test_without_a_repository_nothing_leads_to_one() -> None:
    made = files(PROJECT, {}, NewSite.of("X", "https://x.example/y", ""))
    config = yaml.safe_load(made["mkdocs.yml"])
    assert not {"repo_name", "edit_uri"} & config.keys()
    assert SiteText.from_config(config).repository == ""
    assert OWNERS not in made
    assert (config["site_url"], config["extra"]["authority"]) == (
        "https://x.example/y/",
        "x.example",
    )
    assert b"in the folder `seeds` (on" in made["docs/contribute.md"].replace(b"[", b"")


@pytest.mark.parametrize(
    ("name", "url", "repository", "words"),
    [
        ("A: B", "", "", "letters, digits"),
        ("<b>", "", "", "letters, digits"),
        ("", "", "", "letters, digits"),
        ("X", "x.example", "", "whole address"),
        ("X", "", "javascript:alert(1)", "whole address"),
        ("X", "https://x.example/a b", "", "no spaces"),
    ],
)
def test_what_cannot_be_is_refused(name: str, url: str, repository: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        NewSite.of(name, url, repository)


@pytest.mark.parametrize(
    ("remote", "repository"),
    [
        ("git@github.com:Ann-Lee/baltic.git\n", "https://github.com/Ann-Lee/baltic"),
        ("https://github.com/Ann-Lee/baltic.git", "https://github.com/Ann-Lee/baltic"),
        ("https://ann:ghp_secret@github.com/Ann-Lee/baltic", "https://github.com/Ann-Lee/baltic"),
        ("ssh://git@git.example.org:2222/a/b/c.git/", "https://git.example.org/a/b/c"),
        ("/home/ann/baltic", ""),
        ("../baltic.git", ""),
        ("file:///home/ann/baltic", ""),
        ("", ""),
    ],
)
def test_git_tells_the_repository_and_no_secret(remote: str, repository: str) -> None:
    assert repository_of(remote) == repository
    assert NewSite.of("X", "", repository).repository == repository


def test_a_repository_of_githubs_own_name_stands_at_the_top() -> None:
    site = NewSite.of("X", "", "https://github.com/Ann/ann.github.io/")
    assert site.url == "https://ann.github.io/"


def test_names_that_yaml_would_take_for_something_else() -> None:
    for name in ("No", "2024", "& more"):
        config = yaml.safe_load(files(PROJECT, {}, NewSite.of(name, "", ""))["mkdocs.yml"])
        assert config["site_name"] == name
