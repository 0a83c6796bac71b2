"""Ministries that a text tells by their ministers: "Jane Roe, Minister of Salt, … her ministry"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from policydigest.model import Mention
from policydigest.recognise.organisations import described, index
from policydigest.recognise.organisations.parts import OFFICER
from policydigest.recognise.organisations.reading import KNOWN, Found, Reading
from policydigest.recognise.organisations.rules import Rules

MINISTRY, MINISTER = "ministry", "minister"
REACH = 5  # words behind a minister's name within which the title tells the task
AHEAD = 4  # sentences from the headline on, a line of dates among them, that tell whose it is
NEAR = 2  # sentences back in which a minister is looked for
_ARTICLES = ("the", "The")


def find(
    reading: Reading, found: Sequence[Found], people: Sequence[Mention], rules: Rules
) -> list[Found]:
    """The places of "her ministry", and of "the ministry" where the text names none."""
    places = [
        at
        for word in (MINISTRY, MINISTRY.title())
        for at in reading.positions.get(word, ())
        if reading.flags[at] != KNOWN
    ]
    if not places:
        return []
    has_own = any(item.sort == MINISTRY for item in found)
    more: list[Found] = []
    for at in sorted(places):
        before = reading.words[at - 1] if at else "The"  # "Ministry blocks site"
        if before not in rules.owners and (has_own or more or before not in _ARTICLES):
            continue
        if reading.words[at + 1 : at + 2] == ["of"]:
            continue  # "the ministry of salt"
        told = list(_of_minister(reading, at, people, rules))
        more += told or _of_office(reading, at, rules)
    return list({item.first: item for item in more}.values())


def _of_minister(
    reading: Reading, at: int, people: Sequence[Mention], rules: Rules
) -> Iterator[Found]:
    """The ministry of the minister named last before a token, there and in the minister's title."""
    start, sentence = reading.starts[at], reading.sentence(at)
    for person in reversed(people):
        if person.span.start >= start or not person.role:
            continue
        minister, _ = reading.tokens_of(person.span.start, person.span.end)
        if reading.sentence(minister) < sentence - NEAR:
            return
        task = _task(person.role, rules)
        if not task:
            continue
        told = _told(reading, task, [p for p in people if p.name == person.name], rules)
        if told:
            task = reading.text(*told)
        item = _ministry(reading, at, minister, task, rules)
        if told and KNOWN not in reading.flags[slice(*told)]:
            yield replace(item, first=told[0], last=told[1], weight=OFFICER)
        yield item
        return


def _of_office(reading: Reading, at: int, rules: Rules) -> Iterator[Found]:
    """The ministry of the office told last before a token: "the Minister of Salt … the ministry".

    The first word of a headline may mean that of the sentences behind it.
    """
    words, sentence = reading.words, reading.sentence(at)
    reach = range(sentence - NEAR, sentence + (1 if sentence else AHEAD))
    for office in reversed(reading.positions.get(MINISTER.title(), ())):
        if reading.sentence(office) not in reach or words[office + 1 : office + 2] != ["of"]:
            continue
        end = at_word = office + 2
        while at_word < len(words) and (
            words[at_word] in (",", "and") or words[at_word] in rules.portfolios
        ):
            at_word += 1
            end = at_word if words[at_word - 1] in rules.portfolios else end
        if end > office + 2:
            yield _ministry(reading, at, office, reading.text(office + 2, end), rules)
            return


def _task(role: str, rules: Rules) -> str:
    """What a minister is for, as words of a name: "Salt" of "salt minister", "" for no minister."""
    words = role.split()
    if words[0].lower() == MINISTER and words[1:2] in (["of"], ["for"]):
        return " ".join(words[2:]).partition(" of ")[0]  # "Minister of Salt of Hungary"
    if words[-1].lower() != MINISTER:
        return ""
    said = [rules.affairs.get(word.lower(), word.lower()) for word in words[:-1]]
    is_task = said and all(w.title() in rules.portfolios for one in said for w in one.split())
    return " ".join(map(str.title, said)) if is_task else ""


def _told(
    reading: Reading, task: str, minister: Sequence[Mention], rules: Rules
) -> tuple[int, int] | None:
    """Where a title tells all of a task: "Minister of | Salt, Foreign Trade and Fisheries"."""
    words, said = reading.words, task.split()
    for one in minister:
        _, last = reading.tokens_of(one.span.start, one.span.end)
        for begin in range(last, last + REACH):
            at = end = begin + len(said)
            if words[begin:at] != said:
                continue
            while at < len(words) and (words[at] in (",", "and") or words[at] in rules.portfolios):
                at += 1
                end = at if words[at - 1] in rules.portfolios else end
            return begin, end
    return None


def _ministry(reading: Reading, at: int, minister: int, task: str, rules: Rules) -> Found:
    """The ministry with a task, of the country that a minister's sentence and the story tell."""
    name, rule = f"Ministry of {task}", f"ministry of the minister of {task}"
    weight = described.DESCRIBED_WEIGHT
    home = described.home_of(reading, minister)
    if home is None:
        return Found(at, at + 1, None, name, rule, MINISTRY, weight)
    listed = [e for e in index.named(reading.vocabulary, name) if e.country == home]
    if len(listed) == 1:
        return Found(at, at + 1, listed[0].id, listed[0].name, rule, listed[0].kind, weight)
    said = f"{task.lower()} {MINISTRY}"
    is_plain = task.isalpha()  # one word tells no more than one ministry
    entry = is_plain and described.listed(reading.vocabulary, home, said, MINISTRY, rules)
    if entry:
        return Found(at, at + 1, entry.id, entry.name, rule, entry.kind, weight)
    country = reading.vocabulary.countries.get(home)
    name = f"{name} ({country.name})" if country else name
    return Found(at, at + 1, None, name, rule, MINISTRY, weight)
