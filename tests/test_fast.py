"""The fast way publishes what MkDocs itself would, byte for byte, and warns as it does."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from mkdocs.commands import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

import samples
from helpers import Project, copy_project
from policydigest.builds import pipeline
from policydigest.publishing import fast
from policydigest.publishing.fast import Before, Made
from policydigest.publishing.files import UnknownError, published
from policydigest.publishing.warned import warnings
from policydigest.site import configuration

MakeProject = Callable[..., Project]


@pytest.fixture(autouse=True)
def the_same_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")


def plainly(project: Project) -> tuple[dict[str, bytes], list[str]]:
    """The site that MkDocs makes, and its warnings."""
    config = configuration(project.root)
    config.site_dir = str(project.root / "plain")
    with warnings() as messages:
        build.build(config)
    return project.contents("plain"), messages


def fastly(
    project: Project, jobs: int = 1, before: Before | None = None
) -> tuple[dict[str, bytes], Made]:
    site = project.root / "fast"
    shutil.rmtree(site, ignore_errors=True)
    site.mkdir()
    config = configuration(project.root)
    config.site_dir = str(site)
    made = fast.make(config, jobs, before)
    return project.contents("fast"), made


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A collection of 300 digests with every type of page and file."""
    from policydigest import digests

    project = copy_project(tmp_path_factory.mktemp("fast") / "project")
    for digest in (*samples.DIGESTS, *samples.many(300 - len(samples.DIGESTS))):
        project.write(f"digests/{digest.year}/{digest.id}.md", digests.write(digest))
    pipeline.build(project.root, site=False)
    return project


def test_every_page_and_file_is_byte_for_byte_that_of_mkdocs(large: Project) -> None:
    expected, warnings = plainly(large)
    found, made = fastly(large, jobs=2)
    assert warnings == list(made.warnings) == []
    assert found.keys() == expected.keys()
    assert [name for name in expected if expected[name] != found[name]] == []
    assert {"sitemap.xml", "sitemap.xml.gz", "404.html"} <= found.keys()
    # Only awkward texts, as of the hostile sample, are left to MkDocs.
    assert len(made.plain) < 12, made.plain
    assert made.pages > 600


def test_a_kind_that_came_out_right_is_not_made_both_ways_again(
    make_project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = make_project(samples.DIGESTS)
    project.run("build", "--no-site")
    rendered: list[str] = []
    render = Page.render

    def watched(page: Page, config: MkDocsConfig, files: Files) -> None:
        rendered.append(page.file.src_uri)
        render(page, config, files)

    monkeypatch.setattr(Page, "render", watched)
    first, made = fastly(project)
    asked = {target for _, target, _, _ in made.kept.anchors(made.kept.pages)}
    expected = made.plain.keys() | made.menu | asked
    assert {*rendered} > expected
    _, made = fastly(project, before=Before(made.kept))  # compares the second of some kinds
    rendered.clear()
    assert fastly(project, before=Before(made.kept))[0] == first
    assert {*rendered} <= expected
    rendered.clear()
    fastly(project, before=Before(made.kept, layout="another"))
    assert {*rendered} > expected


BROKEN = (
    "[nowhere](missing.md), [no anchor](about.md#nothing), [absolute](/about/), [unclear](about), "
    "[no such page of ours](countries/atlantis.md)"
)


def test_broken_links_are_told_as_mkdocs_tells_them(make_project: MakeProject) -> None:
    project = make_project((samples.FOUNDING,))
    project.run("build", "--no-site")
    # One page in the menu, one that the fast way would make, one that no menu has.
    for name in ("docs/about.md", f"docs/digests/2024/{samples.FOUNDING.id}.md"):
        depth = name.count("/") - 1
        project.write(
            name, project.read(name) + "\n\n" + BROKEN.replace("](", "](" + "../" * depth)
        )
    project.write("docs/forgotten.md", "# Forgotten\n")
    expected, warnings = plainly(project)
    found, made = fastly(project)
    assert len(warnings) >= 9
    assert sorted(made.warnings) == sorted(warnings)
    assert found == expected


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("  - attr_list\n", "  - attr_list\n  - admonition\n", "admonition"),
        ("permalink: false", "permalink: true", "toc"),
        ("enabled: false", "enabled: true", "search"),
        ("edit_uri:", "use_directory_urls: false\nedit_uri:", "use_directory_urls"),
        ("edit_uri:", "exclude_docs: x.md\nedit_uri:", "exclude_docs"),
    ],
)
def test_what_is_not_known_is_named(
    make_project: MakeProject, old: str, new: str, named: str
) -> None:
    project = make_project()
    project.write("mkdocs.yml", project.read("mkdocs.yml").replace(old, new))
    with pytest.raises(UnknownError, match=named):
        fastly(project)


def test_with_something_unknown_mkdocs_makes_the_site(make_project: MakeProject) -> None:
    project = make_project((samples.FOUNDING,))
    text = project.read("mkdocs.yml").replace("  - attr_list\n", "  - attr_list\n  - admonition\n")
    project.write("mkdocs.yml", text)
    run = project.run("build")
    assert run.returncode == 0, run.stderr
    assert 'mkdocs.yml: the Markdown extension "admonition" or its options is not' in run.stderr
    assert "Keidanren" in project.read("site/organisations/keidanren/index.html")


@pytest.mark.parametrize(
    "surprise",
    [
        "<p>{{ page.meta.title | upper }}</p>",
        "{% if 'UK' in page.meta.title %}<p>Kingdom</p>{% endif %}",
        "<p>{{ page.url }}</p>",
    ],
)
def test_a_template_that_surprises_changes_nothing(
    make_project: MakeProject, surprise: str
) -> None:
    project = make_project(samples.many(6))
    layout = project.read("overrides/main.html")
    project.write(
        "overrides/main.html", layout.replace("{{ page.content }}", "{{ page.content }}" + surprise)
    )
    project.run("build", "--no-site")
    expected, _ = plainly(project)
    found, _ = fastly(project)
    assert [name for name in expected if expected[name] != found[name]] == []


def test_what_a_page_in_the_menu_says_of_itself_is_shown_on_all(make_project: MakeProject) -> None:
    project = make_project(samples.many(6))
    project.write(
        "docs/naming.md", project.read("docs/naming.md").replace("---\n", "---\nstatus: new\n", 1)
    )
    project.run("build", "--no-site")
    expected, _ = plainly(project)
    found, _ = fastly(project)
    assert [name for name in expected if expected[name] != found[name]] == []
    assert b"md-status" in found["topics/cybersecurity/index.html"]


def test_symbolic_links_are_left_to_mkdocs(make_project: MakeProject, tmp_path: Path) -> None:
    project = make_project()
    (project.root / "docs/linked.txt").symlink_to(tmp_path)
    with pytest.raises(UnknownError, match="symbolic link"):
        fastly(project)


def test_only_what_an_edit_concerns_is_made_again(make_project: MakeProject) -> None:
    """After each step the site is what a clean build makes, and the rest was not made at all."""
    found = samples.many(40)
    project = make_project(found)
    made: list[Made] = []

    def build_once() -> None:
        original = fast.make

        def noted(*args: Any) -> Made:
            made.append(original(*args))
            return made[-1]

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(fast, "make", noted)
            assert not pipeline.build(project.root).failed

    def expected() -> dict[str, bytes]:
        clean = copy_project(project.root.parent / f"clean{len(made)}")
        for name in ("digests", "docs", "mkdocs.yml", "overrides"):
            _copy_over(project.root / name, clean.root / name)
        assert not pipeline.build(clean.root).failed
        return clean.contents("site")

    one = found[7]
    path = f"digests/{one.year}/{one.id}.md"
    build_once()
    whole = made[-1].pages
    project.write(path, project.read(path).replace("was settled", "was settled at last"))
    build_once()
    assert 0 < made[-1].pages <= 3 < 60 < whole
    assert "about.md" in made[0].menu
    assert "about.md" not in made[-1].menu
    assert project.contents("site") == expected()
    (project.root / path).unlink()  # Its page, and perhaps those of names, have gone.
    project.write("docs/about.md", project.read("docs/about.md") + "\nOne line more.\n")
    build_once()
    assert 0 < made[-1].pages < whole / 2
    assert "about.md" in made[-1].menu
    assert "naming.md" not in made[-1].menu
    assert project.contents("site") == expected()
    # A file of the site that somebody spoilt is mended, and only that.
    spoilt = project.root / f"site/digests/{found[3].year}/{found[3].id}/index.html"
    spoilt.write_text("spoilt")
    build_once()
    assert made[-1].pages == 1
    assert project.contents("site") == expected()
    # Everything looks different: everything is made.
    project.write("overrides/partials/more.html", "x")
    build_once()
    assert made[-1].pages > whole / 2


def _copy_over(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(source, target)
    else:
        shutil.copyfile(source, target)


def test_a_kept_page_that_links_to_a_page_that_went_is_told(make_project: MakeProject) -> None:
    one, other = samples.FOUNDING, samples.REVIEWED
    project = make_project((one, other))
    path = "docs/about.md"  # of links in digests, none that leads nowhere is published
    link = f"[that](digests/{other.year}/{other.id}.md)"
    project.write(path, project.read(path) + f"\n## More\n\nSee {link}.\n")
    assert not pipeline.build(project.root).failed
    (project.root / f"digests/{other.year}/{other.id}.md").unlink()
    result = pipeline.build(project.root)
    (problem,) = [p for p in result.problems if p.severity == "error"]
    assert (problem.file, problem.code) == (path, "B002")
    assert result.site is None


@pytest.mark.parametrize(
    "uri", ["index.md", "a/index.md", "a/b.md", "a.b/c.d.md", "indexes.markdown", "a/index.mkd"]
)
def test_a_page_lies_where_mkdocs_publishes_it(uri: str) -> None:
    assert published(uri) == File(uri, "docs", "site", use_directory_urls=True).dest_uri
