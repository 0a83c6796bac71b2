"""Ids are for ever: feeds, citations and data of others name them.

`ids.list` lists every id ever published, `kind/id` a line. An id that goes is named under
`formerly` of the entry that took its place, so that whoever still has it can be led there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from policydigest.checks.vocabulary.reading import FILES, FOLDER, IDS, Read, Record, read
from policydigest.codes import problem
from policydigest.model import Problem

_HEAD = (
    "# Every id of the vocabulary that was ever published, for ever; one may go only under\n"
    "# `formerly:` of another entry. Written by `policydigest check --fix`.\n"
)
_KINDS = tuple(kind for kind, _, _ in FILES.values())
_Key = tuple[str, str]  # kind and id
_LINE = re.compile(rf"(?P<kind>{'|'.join(_KINDS)})/(?P<id>[A-Za-z0-9-]+)", re.ASCII)


def check(found: Read, texts: Mapping[str, str]) -> Iterator[Problem]:
    """Ids that are gone, ids not in the list yet, former ids that are in use."""
    now: set[_Key] = {(kind, id_) for kind in _KINDS for id_ in found.ids(kind)}
    former: dict[_Key, Record] = {}
    for kind in _KINDS:
        for record in found.records[kind]:
            yield from _former(record, now, former)
    if IDS not in texts:
        message = "the list of ids is missing. Restore it, or run `policydigest check --fix`"
        yield problem(f"{FOLDER}/{IDS}", 1, "C086", message)
        return
    listed: dict[_Key, int] = {}
    for number, line in enumerate(texts[IDS].splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        match = _LINE.fullmatch(line)
        if match:
            listed.setdefault((match["kind"], match["id"]), number)
        else:
            message = (
                f'"{line[:60]}" is not a kind and an id, as in country/JP. '
                "Restore or remove the line"
            )
            yield problem(f"{FOLDER}/{IDS}", number, "C088", message)
    unread = {kind for name, (kind, _, _) in FILES.items() if name not in found.files}
    for (gone, id_), number in listed.items():
        if gone not in unread and (gone, id_) not in now and (gone, id_) not in former:
            message = (
                f"{gone}/{id_}: no entry has this id any more. Give it back, or add formerly: "
                f"[{id_}] to the {gone} that took its place"
            )
            yield problem(f"{FOLDER}/{IDS}", number, "C085", message)
    for kind in _KINDS:
        for record in found.records[kind]:
            name = f"{kind}/{record.id}"
            if record.id and (kind, record.id) not in listed and _LINE.fullmatch(name):
                message = "the id is not in ids.list yet. Run `policydigest check --fix`"
                yield record.problem("id", "C086", message)


def list_of_ids(texts: Mapping[str, str]) -> str:
    """The list of ids with those of the vocabulary added; none that stood in it goes."""
    found = read(texts)
    lines = {f"{kind}/{id_}" for kind in _KINDS for id_ in found.ids(kind)}
    lines |= {line for line in texts.get(IDS, "").splitlines() if _LINE.fullmatch(line)}
    return _HEAD + "".join(f"{line}\n" for line in sorted(lines) if _LINE.fullmatch(line))


def _former(record: Record, now: set[_Key], former: dict[_Key, Record]) -> Iterator[Problem]:
    for id_, place in record.items("formerly"):
        key = (record.kind, id_)
        if key in now:
            message = f"`{id_}` is the id of an entry. Remove it here, or remove that entry"
            yield record.problem(place, "C087", message)
        elif former.setdefault(key, record) is not record:
            message = f"`{id_}` stands under {former[key].label} too. Remove one of the two"
            yield record.problem(place, "C087", message)
