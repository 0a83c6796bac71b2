"""Can a reader find what the digest rests on?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from policydigest.addresses import tracking
from policydigest.archived_copies import private_host
from policydigest.checks.outline import Use
from policydigest.checks.registry import digest_check
from policydigest.codes import problem
from policydigest.digests import ParsedDigest
from policydigest.formats.parts import file_of
from policydigest.licences import name_problem
from policydigest.model import Article, Digest, Problem, Source
from policydigest.vocabulary import Vocabulary

_SHA256 = re.compile(r"[0-9a-f]{64}")


@digest_check
def present(parsed: ParsedDigest, digest: Digest, _: Vocabulary) -> Iterator[Problem]:
    """There is a source, and it can be looked up."""
    if not digest.sources:
        reviewed = digest.status == "reviewed"
        yield problem(
            parsed.path,
            parsed.line("sources", "status"),
            "C030",
            "sources: there is none"
            + (", but the status is reviewed" if reviewed else "")
            + ". Add {title: …, url: …, publisher: …}",
            "error" if reviewed else "warning",
        )
    for number, source in enumerate(digest.sources):
        if not source.can_be_found:
            yield problem(
                parsed.path,
                parsed.line_of("sources", number),
                "C031",
                f"sources {number + 1}: nobody can find it. Add its url, or its title "
                "and publisher",
            )


@digest_check
def forms(parsed: ParsedDigest, digest: Digest, _: Vocabulary) -> Iterator[Problem]:
    """Addresses, sums and paths have the form they should have."""
    for number, source in enumerate(digest.sources):
        for part, code, message in _form_problems(source):
            line = parsed.line_of("sources", number, part)
            name = f"sources {number + 1} {part}"
            yield problem(parsed.path, line, code, f"{name}: {message}")


def missing_source(use: Use) -> Problem:
    """That the stored file that a digest rests on is not there."""
    name = f"sources {use.number + 1} file"
    message = f"{name}: there is no {use.file}. Correct the path, or remove it"
    return problem(use.path, use.line, "C039", message)


def source_problems(article: Article) -> Iterator[tuple[str, str, str]]:
    """What is wrong in the front matter of a stored source: field, code and message."""
    for part, code, message in _addresses(article):
        yield part, code, f"{part}: {message}"
    wrong = name_problem(article.licence) if article.licence else None
    if wrong:
        yield "licence", "C037", f"licence: {wrong}"


def url_problem(url: str) -> str | None:
    """What is wrong with a web address and how to mend it; None for a good one."""
    try:
        parts = urlsplit(url)
        port_is_fine = parts.port is None or parts.port > 0
    except ValueError:
        return f'"{url}" is not a web address. Copy it again from the browser'
    if re.search(r"[\s<>\"\\^`{|}]", url):
        return f'"{url}" holds a space or a character that no address has. Copy it again'
    if parts.scheme not in ("http", "https") or "://" not in url:
        return f'"{url}" is not a web address. It starts with https:// or http://'
    if parts.username is not None or parts.password is not None:
        return f'"{url}" holds a user name. Remove what stands before the @'
    host = parts.hostname or ""
    if not port_is_fine or not re.fullmatch(r"[\w-]+(?:\.[\w-]+)+|[0-9a-f:.]*:[0-9a-f:.]+", host):
        return f'"{url}" names no site. Copy it again from the browser'
    return None


def archived_problem(url: str) -> str | None:
    """What is wrong with the address of an archived copy, and how to mend it."""
    wrong = url_problem(url)
    host = None if wrong else private_host(url)
    if host:
        return f"no visitor can reach {host}. Give the address of a copy on the open web"
    return wrong


def _wrong(part: str, url: str) -> str | None:
    return archived_problem(url) if part == "archived" else url_problem(url)


def _addresses(source: Source | Article) -> Iterator[tuple[str, str, str]]:
    """What is wrong with the addresses of a source and of its archived copy."""
    for part, url in (("url", source.url), ("archived", source.archived)):
        wrong = _wrong(part, url) if url else None
        # an address with a dangerous scheme has a code of its own, see `safety`
        if url and wrong and not re.match(r"\s*(?:javascript|vbscript|data|file):", url, re.I):
            yield part, "C032", wrong
    # an archive's address holds that of the page, whatever is in it
    parameters = tracking(source.url or "")
    if parameters:
        found = ", ".join(dict.fromkeys(parameters))
        yield "url", "C036", f"holds what only counts visitors. Remove {found} from the address"


def _form_problems(source: Source) -> Iterator[tuple[str, str, str]]:
    yield from _addresses(source)
    if source.sha256 and not _SHA256.fullmatch(source.sha256):
        yield "sha256", "C033", "is not 64 digits of 0-9 and a-f. Remove it; the program writes it"
    if source.file and not _inside(source.file):
        shown = f'"{source.file}"'
        yield "file", "C034", f"{shown} is not below seeds/. Write the path as seeds/name.txt"


def _inside(path: str) -> bool:
    parts = file_of(path).split("/")
    return "\\" not in path and parts[0] == "seeds" and not {"", ".", ".."} & set(parts)
