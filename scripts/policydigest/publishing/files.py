"""The files below `docs/` as MkDocs knows them: pages, and others if they are asked for."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Container, Iterable, Sequence
from pathlib import Path
from typing import Any

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel, set_exclusions
from mkdocs.structure.pages import Page
from mkdocs.utils import is_markdown_file

from policydigest.store.tree import Tree


class UnknownError(Exception):
    """The configuration holds something that only MkDocs itself can publish; the text says what."""


class AllFiles(Files):
    """The files below `docs/`, each made when it is first asked for: a site has many thousands.

    `pages` and `statics` are the paths of all.
    """

    def __init__(self, pages: Sequence[str], statics: Sequence[str], config: MkDocsConfig) -> None:
        super().__init__(())
        self.pages, self.statics = pages, statics
        self._pages, self._statics, self._config = frozenset(pages), frozenset(statics), config
        self.asked: set[str] = set()  # What was looked up.

    def at(self, uri: str) -> File | None:
        """The file at a path below `docs/`, if there is one."""
        found = self.src_uris.get(uri)
        if found is None and uri in self._pages:
            found = _file(uri, self._config)
            self.append(found)
        elif found is None and uri in self._statics:
            found = _file(uri, self._config)  # Not kept: MkDocs would copy it.
        return found

    def file(self, uri: str) -> File:
        """The file of a page that is there."""
        found = self.at(uri)
        assert found is not None
        return found

    def get_file_from_path(self, path: str) -> File | None:
        """See `Files`."""
        uri = posixpath.normpath(path)
        self.asked.add(uri)
        return self.at(uri)

    def documentation_pages(
        self, *, inclusion: Callable[[InclusionLevel], bool] = InclusionLevel.is_included
    ) -> list[File]:
        """See `Files`: all pages, in MkDocs' order."""
        return self.in_order(self._pages, inclusion)

    def in_order(
        self,
        pages: Iterable[str],
        inclusion: Callable[[InclusionLevel], bool] = InclusionLevel.is_included,
    ) -> list[File]:
        """The files of these pages, in MkDocs' order."""
        files = (self.file(uri) for uri in sorted(pages, key=_place))
        return [file for file in files if inclusion(file.inclusion)]

    def add_files_from_theme(self, env: jinja2.Environment, config: MkDocsConfig) -> None:
        """See `Files`, which leaves hidden folders out, but only after a walk through them."""
        listed = jinja2.Environment(loader=_Visible(config.theme.dirs))
        del env
        super().add_files_from_theme(listed, config)

    def for_menu(self, known: Container[str]) -> Files:
        """The same files, of which those are listed that the menu must hold.

        Of pages that are `known` MkDocs has been asked before.
        """
        return _MenuFiles(self, [uri for uri in self._pages if uri not in known])


class _Visible(jinja2.BaseLoader):
    """Lists what lies in the theme's folders: with its pictures, it hides many thousands."""

    def __init__(self, folders: Iterable[str]) -> None:
        self._folders = tuple(folders)

    def list_templates(self) -> list[str]:
        """See Jinja's loader of files."""
        return sorted({path for folder in self._folders for path in Tree(Path(folder)).files()})


class _MenuFiles(Files):
    def __init__(self, files: AllFiles, new: Sequence[str]) -> None:
        super().__init__(())
        self._all, self._new = files, new

    def get_file_from_path(self, path: str) -> File | None:
        """See `Files`."""
        return self._all.get_file_from_path(path)

    def documentation_pages(
        self, *, inclusion: Callable[[InclusionLevel], bool] = InclusionLevel.is_in_nav
    ) -> list[File]:
        """See `Files`."""
        return self._all.in_order(self._new, inclusion)


def _file(uri: str, config: MkDocsConfig) -> File:
    file = File(uri, config.docs_dir, config.site_dir, config.use_directory_urls)
    set_exclusions([file], config)
    return file


def published(uri: str) -> str:
    """Where MkDocs publishes a page, below the site's folder."""
    folder, slash, name = uri.rpartition("/")
    stem = posixpath.splitext(name)[0]
    inner = "" if stem == "index" else f"{stem}/"
    return f"{folder}{slash}{inner}index.html"


def listed(docs: Tree) -> tuple[list[str], list[str]]:
    """The paths of all pages below `docs/`, and of all other files; both sorted."""
    for link in docs.links():
        raise UnknownError(f'the symbolic link "{link}"')
    pages: list[str] = []
    statics: list[str] = []
    for uri in docs.files():
        if f"/{uri}".endswith("/README.md") or uri.startswith("templates/"):
            raise UnknownError(f'"{uri}" among the pages')
        (pages if is_markdown_file(uri) else statics).append(uri)
    return sorted(pages), sorted(statics)


def _place(uri: str) -> tuple[list[str], bool, str]:
    """Where MkDocs has a file: before those in inner folders, and the index of a folder first."""
    *folders, name = uri.split("/")
    return folders, posixpath.splitext(name)[0] != "index", name


class OutOfMenu(Page):
    """A page out of the menu, of which the addresses are told only if somebody asks."""

    def __init__(self, title: str | None, file: File, config: MkDocsConfig) -> None:
        self._config = config
        super().__init__(title, file, config)

    def _set_canonical_url(self, base: str | None) -> None:
        del base

    def _set_edit_url(
        self, repo_url: str | None, edit_uri: str | None = None, template: str | None = None
    ) -> None:
        del repo_url, edit_uri, template

    def __getattr__(self, name: str) -> Any:
        if name in ("canonical_url", "abs_url"):
            super()._set_canonical_url(self._config.site_url)
        elif name == "edit_url":
            config = self._config
            super()._set_edit_url(config.repo_url, config.edit_uri, config.edit_uri_template)
        else:
            raise AttributeError(name)
        return self.__dict__[name]


def page_of(file: File) -> Page:
    """The page of a file that has one."""
    assert file.page is not None
    return file.page


def made_page(file: File, config: MkDocsConfig) -> Page:
    """The same; one that is kept has none unless something asks for it."""
    return file.page or OutOfMenu(None, file, config)
