"""The publisher of an article by the name that the vocabulary gives it. Pure."""

from __future__ import annotations

import dataclasses
import re
from functools import lru_cache
from urllib.parse import urlsplit

from policydigest.model import Article
from policydigest.vocabulary import Organisation, Vocabulary

_DOMAIN = re.compile(r"(?:https?://)?(?:www\.)?([\w-]+(?:\.[\w-]+)+)/?", re.IGNORECASE)


def with_publisher(article: Article, vocabulary: Vocabulary) -> Article:
    """The article with its publisher's preferred name.

    A name that the vocabulary knows is replaced by the preferred one; where no name or only a
    domain is given, the organisation whose website the address belongs to stands in. A name that
    nobody knows stays as it is.
    """
    given = article.publisher or ""
    names, sites = _tables(vocabulary)
    found = names.get(_key(given))
    if found is None:
        domain = _DOMAIN.fullmatch(given)
        if domain:
            found = _of_site(domain[1], sites)
        elif not given and article.url:
            found = _of_site(urlsplit(article.url).hostname or "", sites)
    return dataclasses.replace(article, publisher=found) if found else article


def _of_site(host: str, sites: dict[str, str]) -> str | None:
    """The name for a host or the nearest domain above it that somebody has."""
    labels = host.lower().removeprefix("www.").split(".")
    for start in range(len(labels) - 1):
        found = sites.get(".".join(labels[start:]))
        if found is not None:
            return found or None
    return None


@lru_cache(maxsize=2)
def _tables(vocabulary: Vocabulary) -> tuple[dict[str, str], dict[str, str]]:
    """Names and hosts → preferred names; what two organisations share is nobody's (empty)."""
    names: dict[str, str] = {}
    sites: dict[str, str] = {}
    for organisation in vocabulary.organisations.values():
        for name in (*organisation.forms, *organisation.former):
            key = _key(name)
            names[key] = "" if names.get(key, organisation.name) != organisation.name else (
                organisation.name
            )  # fmt: skip
        host = _host(organisation)
        if host:
            sites[host] = "" if host in sites else organisation.name
    names |= {_key(o.name): o.name for o in vocabulary.organisations.values()}
    return {key: name for key, name in names.items() if name}, sites


def _host(organisation: Organisation) -> str:
    """The host of a website that is the organisation's alone: a page of a site is not."""
    parts = urlsplit(organisation.website or "")
    return (parts.hostname or "").removeprefix("www.") if parts.path in ("", "/") else ""


def _key(name: str) -> str:
    return re.sub(r"^the\s+", "", " ".join(name.split()).casefold())
