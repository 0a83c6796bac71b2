"""What a page is about, for search engines and other machines: schema.org in JSON-LD.

The text is safe inside a script element: nothing in it can end the element or begin a comment.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from policydigest.exports.api import INDEX, MEDIA
from policydigest.exports.publication import (
    abstract,
    archived_url,
    headline,
    licence,
    published,
    source_url,
    updated,
    whole_day,
)
from policydigest.exports.records import digest_file, twin_file
from policydigest.indexes import FOLDERS, TAG_KINDS
from policydigest.pages import labels
from policydigest.pages.safe import plain, safe_url
from policydigest.vocabulary import Country, TopicEntry
from policydigest.vocabulary.shown_names import former_names, other_names

if TYPE_CHECKING:
    from policydigest.exports.publication import Publication
    from policydigest.indexes import Group
    from policydigest.model import Digest, Source
    from policydigest.vocabulary import TagKind

Node = dict[str, Any]
Crumbs = Sequence[tuple[str, str]]  # words and the path below docs/

_SAFE = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})
_TYPES: dict[TagKind, str] = {
    "country": "Country",
    "organisation": "Organization",
    "topic": "DefinedTerm",
    "instrument": "DefinedTerm",
}
_WIKIDATA = "https://www.wikidata.org/entity/"


def graph(nodes: Iterable[Node]) -> str:
    """The nodes as one JSON-LD text."""
    whole = {"@context": "https://schema.org", "@graph": list(nodes)}
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")).translate(_SAFE)


def trail(publication: Publication, steps: Crumbs) -> Node:
    """Where a page stands, from home to the page itself."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": name, "item": publication.url(path)}
            for place, (name, path) in enumerate(((labels.HOME, "index.md"), *steps), start=1)
        ],
    }


def publisher(publication: Publication) -> Node:
    """Who publishes: the site, as an organisation."""
    site = publication.site
    return {"@type": "Organization", "@id": f"{site.url}#publisher", "name": site.name,
            "url": site.url}  # fmt: skip


def website(publication: Publication) -> Node:
    """The site and how it is searched."""
    site = publication.site
    return {
        "@type": "WebSite",
        "@id": f"{site.url}#site",
        "url": site.url,
        "name": site.name,
        "description": labels.HOME_DESCRIPTION,
        "publisher": publisher(publication),
        "potentialAction": {
            "@type": "SearchAction",
            "target": f"{site.url}search/?q={{query}}",
            "query-input": "required name=query",
        },
    }


def page(publication: Publication, path: str, title: str, kind: str = "WebPage") -> Node:
    """Any other page."""
    url = publication.url(path)
    return {
        "@type": kind,
        "@id": url,
        "url": url,
        "name": title,
        "isPartOf": {"@id": f"{publication.site.url}#site"},
    }


def article(publication: Publication, digest: Digest) -> Node:
    """A digest: what it is about and what it rests on; a withdrawn one only says that it is."""
    url = publication.digest_url(digest)
    rights, rights_url = licence(digest)
    node: Node = {
        "@type": "Article",
        "@id": f"{url}#digest",
        "identifier": publication.digest_uri(digest),
        "url": url,
        "mainEntityOfPage": url,
        "headline": headline(digest),
        "description": abstract(digest) or headline(digest),
        "datePublished": published(digest),
        "dateModified": updated(digest),
        "temporalCoverage": digest.date,
        "inLanguage": plain(digest.language or "en"),
        "license": rights_url or rights,
        "publisher": publisher(publication),
        "author": {"@id": f"{publication.site.url}#publisher"},
        "isPartOf": {"@id": f"{publication.url('data.md')}#dataset"},
        "creativeWorkStatus": "Reviewed" if digest.status == "reviewed" else "Draft",
    }
    if digest.withdrawn:
        return node | {"creativeWorkStatus": "Withdrawn"}
    groups = publication.groups(digest)
    about = [_thing(publication, group) for kind in TAG_KINDS for group in groups[kind]]
    mentions: list[Node] = [_person(p.name, p.role) for p in digest.people]
    mentions += [{"@type": "Country", "name": plain(n)} for n in digest.mentions.countries]
    mentions += [{"@type": "Organization", "name": plain(n)} for n in digest.mentions.organisations]
    sources = [_source(source) for source in digest.sources]
    node |= _filled(about=about, mentions=mentions, isBasedOn=sources)
    node |= _filled(citation=[words for source in digest.sources if (words := _citation(source))])
    node["encoding"] = [
        {"@type": "MediaObject", "encodingFormat": form, "contentUrl": publication.url(path)}
        for form, path in (
            ("text/markdown", twin_file(digest)),
            ("application/json", digest_file(digest)),
        )
    ]
    return node


def term(publication: Publication, group: Group) -> Node:
    """A tag as a term of the controlled vocabulary, with the same thing elsewhere."""
    entry = group.entry
    kind = labels.PLURAL[group.kind]
    folder = publication.url(f"{FOLDERS[group.kind]}/index.md")
    node: Node = {
        "@type": "DefinedTerm",
        "@id": f"{publication.url(group.path)}#term",
        "name": plain(group.name),
        "url": publication.url(group.path),
        "inDefinedTermSet": {"@type": "DefinedTermSet", "@id": f"{folder}#terms", "name": kind,
                             "url": folder},
    }  # fmt: skip
    if entry is None:
        return node
    node["termCode"] = entry.id
    if isinstance(entry, TopicEntry):
        former = [plain(name) for name in former_names(entry)]
        return node | _filled(description=plain(entry.description), alternateName=former)
    same = [f"{_WIKIDATA}{entry.wikidata}"] if entry.wikidata else []
    if not isinstance(entry, Country) and entry.website and safe_url(entry.website):
        same.append(entry.website)
    official = [entry.official] if isinstance(entry, Country) else []
    names = dict.fromkeys(
        plain(n) for n in (*official, *other_names(entry), *former_names(entry)) if n
    )
    names.pop(node["name"], None)
    return node | _filled(sameAs=same, alternateName=list(names))


def dataset(publication: Publication) -> Node:
    """The whole collection, with what of it can be downloaded."""
    site = publication.site
    digests = publication.collection.digests
    url = publication.url("data.md")
    node: Node = {
        "@type": "Dataset",
        "@id": f"{url}#dataset",
        "url": url,
        "identifier": publication.tag_uri("digests"),
        "name": site.name,
        "description": labels.HOME_DESCRIPTION,
        "license": labels.DEFAULT_LICENCE_URL,
        "isAccessibleForFree": True,
        "creator": publisher(publication),
        "distribution": [
            {"@type": "DataDownload", "encodingFormat": form, "contentUrl": publication.url(path)}
            for path, form in (*MEDIA.items(), (INDEX, "application/json"))
        ],
    }
    if digests:
        node["temporalCoverage"] = f"{digests[-1].date}/{digests[0].date}"
    return node | _filled(dateModified=publication.newest())


def _thing(publication: Publication, group: Group) -> Node:
    found = publication.things.get(group.path)
    if found is None:
        kind = next(kind for kind in TAG_KINDS if kind == group.kind)
        url = publication.url(group.path)
        found = {"@type": _TYPES[kind], "@id": f"{url}#{kind}", "name": plain(group.name)}
        found |= _filled(url=url, sameAs=term(publication, group).get("sameAs"))
        publication.things[group.path] = found
    return found


def _person(name: str, role: str | None) -> Node:
    return {"@type": "Person", "name": plain(name)} | _filled(jobTitle=plain(role or ""))


def _source(source: Source) -> Node:
    node: Node = {"@type": "CreativeWork"} | _filled(
        name=plain(source.title or ""),
        url=source_url(source),
        archivedAt=archived_url(source),
        author=plain(source.author or ""),
        datePublished=source.published if whole_day(source.published) else None,
        license=plain(source.licence or ""),
    )
    if source.publisher:
        node["publisher"] = {"@type": "Organization", "name": plain(source.publisher)}
    return node


def _citation(source: Source) -> str:
    date = labels.date_words(source.published) if source.published else ""
    title = f"“{plain(source.title)}”" if source.title else ""
    parts = (plain(source.author or ""), title, plain(source.publisher or ""), plain(date),
             source_url(source) or "")  # fmt: skip
    return ", ".join(part for part in parts if part)


def _filled(**values: object) -> Node:
    return {name: value for name, value in values.items() if value}
