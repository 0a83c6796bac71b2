"""Do the fields agree with each other, with the file's name and with the rules of review?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from policydigest.checks.registry import digest_check
from policydigest.codes import problem
from policydigest.digest_file import schema
from policydigest.digests import ParsedDigest
from policydigest.model import Digest, Problem
from policydigest.vocabulary import Vocabulary

_FOLDER = PurePosixPath("digests")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", re.ASCII)
_YEAR = re.compile(r"\d{4}", re.ASCII)


@digest_check
def file_and_id(parsed: ParsedDigest, digest: Digest, _: Vocabulary) -> Iterator[Problem]:
    """The file is named after the id, whose year is the folder; a draft's starts with its date."""
    path = PurePosixPath(parsed.path)
    line = parsed.line("id")
    if path.stem != digest.id:
        message = (
            f'id: "{digest.id}" is not the file\'s name. Rename the file to {digest.id}.md, '
            "or remove it if it is a copy"
        )
        if schema.ID.fullmatch(path.stem):
            message += f", or write id: {path.stem}"
        yield problem(parsed.path, line, "C015", message)
    # A reviewed digest is cited by its id, whatever its date is corrected to.
    if digest.status == "draft" and not digest.id.startswith(f"{digest.date}-"):
        match = schema.ID.fullmatch(digest.id)
        start = match["date"] if match else digest.id[:10]
        rest = digest.id.removeprefix(start)
        yield problem(
            parsed.path,
            line,
            "C016",
            f"id: starts with {start}, but the date is {digest.date}. If the date is right, "
            f"write id: {digest.date}{rest}, rename the file, and put "
            f"{digest.id} under former_slugs",
        )
    if path.parent == _FOLDER:
        message = f"id: the file is in no folder of a year. Move it to {_FOLDER}/{digest.folder}/"
        yield problem(parsed.path, line, "C017", message)
    elif _YEAR.fullmatch(path.parent.name) and path.parent.name != digest.folder:
        yield problem(
            parsed.path,
            line,
            "C017",
            f"id: begins with {digest.folder}, but the file is in the folder {path.parent.name}. "
            f"Move it to {path.parent.with_name(digest.folder)}/",
        )


@digest_check
def review(parsed: ParsedDigest, digest: Digest, _: Vocabulary) -> Iterator[Problem]:
    """A reviewed digest names who and when; a draft names neither."""
    if digest.status == "reviewed":
        for name, example in (("reviewed_by", "your name"), ("reviewed_on", "2024-01-17")):
            if not getattr(digest, name) and name not in parsed.lines:
                yield problem(
                    parsed.path,
                    parsed.line("status"),
                    "C020",
                    f"status: is reviewed, but {name} is missing. Add {name}: {example}",
                )
        return
    for name in ("reviewed_by", "reviewed_on"):
        if getattr(digest, name) and digest.status == "draft":
            yield problem(
                parsed.path,
                parsed.line(name),
                "C020",
                f"{name}: is given, but the status is draft. Write status: reviewed, "
                f"or remove {name}",
            )


@digest_check
def withdrawal(parsed: ParsedDigest, digest: Digest, _: Vocabulary) -> Iterator[Problem]:
    """A withdrawn digest says why, and only a withdrawn one does."""
    if digest.withdrawn and not (digest.withdrawn_reason or "").strip():
        yield problem(
            parsed.path,
            parsed.line("withdrawn"),
            "C023",
            "withdrawn: is true, but withdrawn_reason is missing. Say why in one sentence",
        )
    if digest.withdrawn_reason and not digest.withdrawn:
        yield problem(
            parsed.path,
            parsed.line("withdrawn_reason"),
            "C023",
            "withdrawn_reason: is given, but withdrawn is not true. Add withdrawn: true, "
            "or remove the reason",
        )


@digest_check
def language(parsed: ParsedDigest, digest: Digest, _: Vocabulary) -> Iterator[Problem]:
    """The language is a language tag."""
    if digest.language and not _LANGUAGE.fullmatch(digest.language):
        yield problem(
            parsed.path,
            parsed.line("language"),
            "C027",
            f'language: "{digest.language}" is not a language tag. Write en, fr, pt-BR or the like',
        )
