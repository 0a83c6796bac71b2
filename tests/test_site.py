"""Building the site: strict, complete, only what changed is written, never half-built."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable

import pytest

import samples
from helpers import Project
from policydigest import digests, indexes
from policydigest.exports import SearchRecords
from policydigest.model import Digest
from policydigest.site import SiteError, build_site, configuration, indexing
from policydigest.store.trees import Trees

MakeProject = Callable[..., Project]


def page_of(digest: Digest) -> str:
    return f"digests/{digest.year}/{digest.id}/index.html"


def test_every_digest_and_every_tag_has_its_page(make_project: MakeProject) -> None:
    project = make_project((samples.FOUNDING, samples.RELATED, samples.WITHDRAWN))
    run = project.run("build")
    assert run.returncode == 0, run.stderr
    assert run.stdout.splitlines()[-1] == (
        "The site (2 digests) is in site/: run `make serve` and open http://127.0.0.1:8000/"
    )
    for name in (
        page_of(samples.FOUNDING),
        "countries/japan/index.html",
        "countries/united-kingdom/index.html",
        "organisations/keidanren/index.html",
        "topics/cybersecurity/index.html",
        "pagefind/pagefind.js",
        "pagefind/pagefind-entry.json",
        "sitemap.xml",
        "404.html",
    ):
        assert (project.root / "site" / name).is_file(), name
    assert "Keidanren" in project.read(f"site/{page_of(samples.FOUNDING)}")


def test_a_second_build_writes_nothing_at_all(make_project: MakeProject) -> None:
    project = make_project(samples.many(30))
    assert project.run("build").returncode == 0
    before = project.tree()
    assert project.run("build").returncode == 0
    assert project.tree() == before


def test_an_edit_rewrites_only_the_pages_that_show_it(make_project: MakeProject) -> None:
    found = samples.many(30)
    project = make_project(found)
    project.run("build")
    before = project.tree("site")
    changed = found[7]
    path = f"digests/{changed.year}/{changed.id}.md"
    project.write(path, project.read(path).replace("was settled", "was settled at last"))
    assert project.run("build").returncode == 0
    after = project.tree("site")
    assert after.keys() - before.keys() == {
        name for name in after if name.startswith("pagefind/") and name not in before
    }
    written = {name for name in before if name in after and before[name] != after[name]}
    pages = {name for name in written if name.endswith(".html")}
    assert page_of(changed) in pages
    assert len(pages) <= 3


def test_pages_of_a_removed_digest_go(make_project: MakeProject) -> None:
    project = make_project((samples.FOUNDING, samples.REVIEWED))
    project.run("build")
    digest = samples.REVIEWED
    (project.root / f"digests/{digest.year}/{digest.id}.md").unlink()
    assert project.run("build").returncode == 0
    assert not (project.root / "site" / page_of(digest)).exists()
    assert (project.root / "site" / page_of(samples.FOUNDING)).exists()


def test_a_warning_of_mkdocs_stops_the_site_and_the_old_one_stays(
    make_project: MakeProject,
) -> None:
    project = make_project((samples.FOUNDING,))
    project.run("build")
    before = project.tree("site")
    project.write("docs/about.md", "# About\n\n[nowhere](missing.md)\n")
    run = project.run("build")
    assert run.returncode == 1
    assert "docs/about.md:3: B002 MkDocs: contains a link 'missing.md', but " in run.stderr
    assert "The site" not in run.stdout
    assert project.tree("site") == before


@pytest.mark.parametrize("plain", [False, True])
def test_pages_in_no_menu_are_named(make_project: MakeProject, plain: bool) -> None:
    project = make_project((samples.FOUNDING,))
    config = project.read("mkdocs.yml")
    project.write("mkdocs.yml", f"{config}nav: [index.md]\nnot_in_nav: /digests/\n")
    project.write("docs/ours.md", "# Ours\n")
    run = project.run("build", "--jobs", "1", *(["--plain"] if plain else []))
    assert run.returncode == 1
    text = "B002 is in no menu. Name it under `nav` in mkdocs.yml, or remove it."
    assert f"docs/ours.md:1: {text}\n" in run.stderr
    assert "The following pages" not in run.stderr


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("---\ntitle: Rules: ours\n---\n# Rules\n", 2),
        ("---\na: &a [1]\nb: *a\n---\n# Rules\n", 2),
        ("---\ntitle: Rules\n# Rules\n", 1),
        (b"# R\xe8gles\n", 1),
    ],
)
def test_a_page_whose_top_cannot_be_read_is_named(
    make_project: MakeProject, content: str | bytes, line: int
) -> None:
    project = make_project((samples.FOUNDING,))
    project.write("docs/ours.md", content)
    run = project.run("build", "--jobs", "1")
    assert run.returncode == 1
    assert f"docs/ours.md:{line}: B008 " in run.stderr
    assert not (project.root / "site/index.html").exists()


def test_the_map_of_the_site_has_the_date_of_the_content(make_project: MakeProject) -> None:
    project = make_project((samples.FOUNDING, samples.MONTH_ONLY))
    project.run("build", SOURCE_DATE_EPOCH="1700000000")
    dates = set(re.findall(r"<lastmod>(.*?)</lastmod>", project.read("site/sitemap.xml")))
    assert dates == {samples.FOUNDING.date}
    packed = (project.root / "site/sitemap.xml.gz").read_bytes()
    assert gzip.decompress(packed).decode() == project.read("site/sitemap.xml")


def test_a_missing_or_wrong_configuration_is_named(make_project: MakeProject) -> None:
    project = make_project()
    project.write("mkdocs.yml", "site_name: x\ntheme: nothing-of-this-name\n")
    run = project.run("build")
    assert run.returncode == 1
    assert "mkdocs.yml:1: B001" in run.stderr
    assert "nothing-of-this-name" in run.stderr
    (project.root / "mkdocs.yml").unlink()
    with pytest.raises(SiteError, match="B001 is missing"):
        configuration(project.root)
    assert project.run("build").returncode == 2


def test_a_build_without_site_writes_the_pages_only(make_project: MakeProject) -> None:
    project = make_project((samples.FOUNDING,))
    run = project.run("build", "--no-site")
    assert (run.returncode, run.stdout) == (0, "")
    assert (project.root / "docs/countries/japan.md").is_file()
    assert not (project.root / "site").exists()


def test_cleaning_leaves_what_people_wrote(make_project: MakeProject) -> None:
    project = make_project((samples.FOUNDING,))
    project.write("docs/countries/notes.md", "# Notes\n")
    untouched = project.contents()
    run = project.run("build", "--no-site")
    assert run.returncode == 0, run.stderr
    project.write("docs/topics/cybersecurity.md", "edited\n")
    run = project.run("build", "--clean", "--no-site")
    assert "docs/topics/cybersecurity.md:1: B004" in run.stderr
    assert run.returncode == 1
    assert project.read("docs/topics/cybersecurity.md") == "edited\n"
    after = project.contents()
    assert {name: after[name] for name in untouched} == untouched


def test_rendering_knows_no_clock_and_no_leftovers(make_project: MakeProject) -> None:
    project = make_project((samples.FOUNDING,))
    project.run("build")
    leftover = project.write(".cache/site-killed/pages/index.html", "half")
    trees, config = Trees(project.root), configuration(project.root)
    nothing = SearchRecords(indexes.build([], samples.VOCABULARY), "")
    with indexing(trees, config, nothing, jobs=1) as index:
        assert not leftover.exists()
        build_site(trees, config, index, "2024-01-17")
    assert not list((project.root / ".cache").glob("site-*"))


@pytest.mark.parametrize("digest", [samples.HOSTILE, samples.CROWDED, samples.UNTAGGED])
def test_awkward_digests_do_not_stop_the_strict_build(
    make_project: MakeProject, digest: Digest
) -> None:
    project = make_project((samples.FOUNDING,))
    # Written past the checks: the pages must be safe by themselves.
    text = digests.write(digest)
    project.write(f"digests/{digest.year}/{digest.id}.md", text)
    run = project.run("build")
    assert "B002" not in run.stderr, run.stderr
    assert (project.root / "site/index.html").is_file()
