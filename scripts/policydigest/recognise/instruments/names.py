"""Names of instruments that are in no vocabulary: by their head nouns, openings and numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from operator import attrgetter

from policydigest.model import Document, Mention
from policydigest.recognise.acronyms import Definition
from policydigest.recognise.instruments.edges import begin_of, end_of, year_behind
from policydigest.recognise.instruments.rules import Rules
from policydigest.recognise.names import Run, is_doer

MAX_WORDS = 12
_HOLDERS = frozenset(("Minister", "minister", "Commissioner", "commissioner", "Undersecretary"))
MAX_WITH_COMPLEMENT = 18
YEAR_DIGITS = 4
MAX_BRACKETED = 14  # words within brackets inside a name
_FIRST, _LAST = attrgetter("first"), attrgetter("last")
_NUMBER = (("No",), ("Nos",), ("Number",))
ASSOCIATION = ("Association", "Agreement")  # of a state with a union, not of people


def one_line(name: str) -> str:
    """A name without the line breaks of a wrapped text."""
    return " ".join(name.split())


def named(
    document: Document,
    runs: Sequence[Run],
    definitions: Sequence[Definition],
    towns: Collection[str],
    others: Collection[int],
    language_rules: Rules,
) -> Iterator[Mention]:
    """Capitalised names that end in a head noun, or go on behind one ("Convention on …").

    `towns` are the words of the text that name a place in a country: "the Abidjan Guidelines".
    `others` are the first tokens of countries and bodies, which begin no such name.
    """
    defined = {definition.last for definition in definitions}
    shorts = {document.words[definition.short] for definition in definitions}
    returning = _returning(document, runs, language_rules)
    by_last = dict(zip(map(_LAST, runs), runs, strict=True))
    by_first = dict(zip(map(_FIRST, runs), runs, strict=True))
    short: list[Mention] = []  # told by two capitalised words alone, which is too little
    known: set[str] = set()
    words, brackets = document.words, frozenset(document.places.get("(", ()))
    for run in runs:
        if words[run.last - 1] in language_rules.statutes:
            run = _over_comma(document, by_last, run, others, language_rules)
        in_brackets = run.last in brackets
        head = _head_behind_brackets(document, run, language_rules) if in_brackets else 0
        if head:
            begin = begin_of(document, run.first, run.last, language_rules)
            last = end_of(document, by_first.get(head, run), head, language_rules) or head + 1
            last -= words[last - 1].isdigit()
            span = document.span(document.starts[begin], document.ends[last - 1])
            name = one_line(span.text + year_behind(document, last - 1))
            yield Mention("instrument", None, name, span, "head noun behind brackets")
            run = Run(run.first, begin, run.opens)  # what the run holds before that
        if language_rules.any_heads.isdisjoint(words[run.first : run.last]):
            continue
        is_defined, returns = run.last in defined, run.last in returning
        told = _in_run(document, run, is_defined, returns, towns, others, shorts, language_rules)
        for mention in told:
            if mention.weight:
                known.add(one_line(mention.span.text))
                yield mention
            else:
                short.append(mention)
    yield from (m._replace(weight=1.0) for m in short if one_line(m.span.text) in known)


def _head_behind_brackets(document: Document, run: Run, language_rules: Rules) -> int:
    """The token of "Bill" in "Payment Systems (PSS) Bill" or "Ports (Amendment) Bill", else 0."""
    words, at = document.words, run.last
    while words[at : at + 1] == ("(",):
        inside = words[at + 1 : at + 1 + MAX_BRACKETED]
        if ")" not in inside or not inside[0][0].isupper():
            return 0
        at += inside.index(")") + 2
    if at == run.last or at >= len(words) or words[at] not in language_rules.heads:
        return 0
    while at + 1 < len(words) and words[at + 1] in language_rules.heads:
        at += 1  # "Ports (Fees) Amendment Bill"
    return at


def _in_run(
    document: Document,
    run: Run,
    is_defined: bool,
    returns: bool,
    towns: Collection[str],
    others: Collection[int],
    shorts: Collection[str],
    language_rules: Rules,
) -> Iterator[Mention]:
    words, first = document.words, run.first
    for index in range(run.first, run.last):
        word = words[index]
        is_head = word in language_rules.heads or (
            word in language_rules.defined_heads
            and index == run.last - 1
            and (is_defined or _is_known_as(words, run.first, language_rules) or returns)
        )
        if not is_head or index < first or not _is_paired(words, index, language_rules):
            continue
        begin = begin_of(document, first, index, language_rules)
        last = end_of(document, run, index, language_rules)
        if last <= index:
            continue
        if last == begin + 2 and words[begin].isupper() and words[last : last + 1] in _NUMBER:
            continue  # "the SSB | Regulation No. 612 of 2023"
        if last > index + 3 and words[last - 2] == "in" and words[last - 1] in towns:
            last -= 2  # "Directive on Salt | in Abidjan"
        if is_defined and words[last : last + 1] == ("and",) and last + 2 == run.last:
            last += 2 * (words[last + 1] in language_rules.heads)  # "Salt Rules and Regulations"
        if words[begin] in language_rules.states and index - begin > 2:
            begin += 1  # "the U.S. | Private Securities Litigation Reform Act"
        begin = _over_owner(words, begin)
        if words[begin + 1 : begin + 3] == ("of", "the") and words[begin][1:].isdigit():
            begin += 3  # "level B1 of the | Common European Framework"
        year = year_behind(document, index)
        if word in language_rules.year_heads and not year:
            continue  # "Freedonia Vision 2030", but "World Vision"
        goes_on = last > index + 1 and not year
        if goes_on and words[last - 1] in shorts and words[last - 2][0].isupper():
            last -= 1  # "Under the Law on Public Procurement | EPS has to"
        # The year is part of the name, the words without it are what the text calls it elsewhere.
        span = document.span(document.starts[begin], document.ends[index if year else last - 1])
        capitals = sum(other[0].isupper() for other in words[begin:last])
        if goes_on:
            year = year_behind(document, last - 1)  # "Code on Salt, 2019"
        is_weak = word in language_rules.weak_heads and not (is_defined or year)
        most = MAX_WITH_COMPLEMENT if goes_on else MAX_WORDS
        if capitals < 2 or last - begin > most or span.text in language_rules.bare:
            continue
        if goes_on and f"{words[index - 1]} {word}" in language_rules.remarks:
            continue  # "Press Statement on the Flood in the Port"
        if words[begin - 1] == "of" and words[begin - 2] in language_rules.likened:
            continue  # "a kind of Constitution of the Sea"
        if words[begin - 1] in ("of", "for") and words[begin - 2] in _HOLDERS:
            continue  # "Minister of Fisheries and Ocean Policy"
        if words[begin - 1] == "the" and words[begin - 2] in language_rules.attended:
            continue  # "addressing the Curtain Raiser Programme"
        if not language_rules.personal.isdisjoint(words[begin:index]):
            continue  # "Her Excellency Dr Jane Roe Tax"
        if word not in language_rules.heads and is_doer(words, begin):
            continue  # "the suit was brought by the Rights Project (RP)"
        if word not in language_rules.statutes and any(
            other in language_rules.bodies and (other, word) != ASSOCIATION
            for other in words[begin:index]
        ):
            continue  # "Division of Law", "Organization for the Harmonization of Business Law"
        if goes_on:
            last = _over_list(words, last, language_rules.subjects)
            if _goes_on_from(words, last) and last + 1 not in others:
                last += 2  # "Strategy on Reduction of Emissions from Ships"
            span = document.span(document.starts[begin], document.ends[last - 1])
        rule = f"head noun {word}" + (" with a complement" if goes_on else "")
        name = one_line(span.text + year)
        if goes_on and _has_year(words, begin):  # "the 2023 Strategy on Reduction of Emissions"
            span = document.span(document.starts[begin - 1], span.end)
        is_code = word == "Code" and index > begin and words[index - 1] in language_rules.codes
        # Weight 0: a name only if the text says "the Telecommunications Bill" somewhere.
        is_enough = (
            not is_weak
            or capitals > 2
            or is_code
            or _is_definite(document, begin, towns, language_rules, word)
        )
        yield Mention("instrument", None, name, span, rule, weight=1.0 if is_enough else 0.0)
        first = last


def _returning(document: Document, runs: Sequence[Run], language_rules: Rules) -> frozenset[int]:
    """The ends of the names of projects that a text has more than once, whole or without the noun.

    One that is named once may be but a thing in passing.
    """
    words, heads = document.words, language_rules.repeated_heads
    if heads.isdisjoint(document.places):
        return frozenset()
    whole: Counter[tuple[str, ...]] = Counter()
    without: Counter[tuple[str, ...]] = Counter()
    ends: dict[int, tuple[str, ...]] = {}
    for run in runs:
        first = run.first + (words[run.first] in language_rules.not_first)
        name = tuple(words[first : min(run.last, first + MAX_WORDS)])
        if words[run.last - 1] in heads:
            ends[run.last] = name
            whole[name] += 1
            name = name[:-1]
        if len(name) > 1:
            without[name] += 1
    return frozenset(end for end, name in ends.items() if whole[name] > 1 or without[name[:-1]] > 1)


def _over_owner(words: Sequence[str], begin: int) -> int:
    """The first token with a gerund and an owner before it: "the Strengthening Canada's … Act"."""
    if begin < 4 or words[begin - 1] not in ("'s", "’s", "'", "’"):
        return begin
    article, gerund, owner = words[begin - 4 : begin - 1]
    is_gerund = gerund.endswith("ing") and gerund[0].isupper() and owner[0].isupper()
    return begin - 3 if is_gerund and article.lower() == "the" else begin


def _is_known_as(words: Sequence[str], first: int, language_rules: Rules) -> bool:
    """Whether what stands at `first` is what something is called: "known as the Ports Project"."""
    at = first - 1 if first and words[first - 1].lower() == "the" else first
    if at and words[at - 1] == "as":
        at -= 1
    return at > 0 and words[at - 1] in language_rules.known_as


def _over_comma(
    document: Document, runs: Mapping[int, Run], run: Run, others: Collection[int], rules: Rules
) -> Run:
    """A statute's run with the one before its comma: "the My Health, My Data Act".

    That is so where "the" opens the first, which is no name of an instrument itself.
    """
    words = document.words
    if words[run.first - 1 : run.first] != (",",):
        return run
    before = runs.get(run.first - 1)
    if (
        before is None
        or before.first == 0
        or before.first in others
        or not rules.heads.isdisjoint(words[before.first : before.last])
    ):
        return run
    if words[before.first - 1] != "the" or run.last - before.first > MAX_WORDS:
        return run
    return Run(before.first, run.last, before.opens)


def _is_paired(words: Sequence[str], index: int, language_rules: Rules) -> bool:
    """Whether a head that needs one certain word before it has it: "White Paper"."""
    pairs = language_rules.paired_heads.get(words[index])
    return pairs is None or (index > 0 and words[index - 1] in pairs)


def _over_list(words: Sequence[str], last: int, subjects: frozenset[str]) -> int:
    """The end of a complement that is a list: "in the Fields of Economy, Trade and Sport".

    Each of its members begins with the word of a subject; the last may go on behind "in" or "of":
    "on Access to Information, Public Participation and Justice in Environmental Matters".
    """
    at = last
    while at + 1 < len(words) and words[at] == ",":
        is_last = words[at + 1] == "and"
        begin = at + 1 + is_last
        at = _end_of_member(words, begin, subjects)
        if at < len(words) and at > begin and not is_last and words[at] == "and":
            is_last, begin = True, at + 1
            at = _end_of_member(words, begin, subjects)
        if at == begin:
            break
        if is_last:
            goes_on = at < len(words) and words[at] in ("in", "of")
            behind = _end_of_member(words, at + 1, subjects) if goes_on else at
            return behind if behind > at + 1 else at
    return last


def _goes_on_from(words: Sequence[str], at: int) -> bool:
    """Whether what an instrument is on goes on with whence that comes: "from Ships"."""
    behind = words[at + 1 : at + 2]
    return words[at : at + 1] == ("from",) and bool(behind) and behind[0].istitle()


def _end_of_member(words: Sequence[str], begin: int, subjects: frozenset[str]) -> int:
    """Behind the capitalised words from `begin`, the first of which is the word of a subject."""
    at = begin
    while at < len(words) and (words[at] in subjects if at == begin else words[at][0].isupper()):
        at += 1
    return at


def _has_year(words: Sequence[str], begin: int) -> bool:
    """Whether a year stands before a name."""
    return begin > 1 and len(words[begin - 1]) == YEAR_DIGITS and words[begin - 1].isdigit()


def _is_definite(
    document: Document, begin: int, towns: Collection[str], language_rules: Rules, head: str
) -> bool:
    """Whether "the" stands before a name whose head hardly ends another name: "the Ports Bill".

    Behind a town more heads are telling: "the Abidjan Guidelines".
    """
    words = document.words
    before = begin - 1 - _has_year(words, begin)  # "the 1995 Mekong Agreement"
    if before > 0 and words[before].islower() and words[before].isalpha():
        before -= words[before - 1].lower() == "the"  # "the controversial Ports Bill"
    if not begin or words[before].lower() not in ("the", "called"):
        return False
    is_placed = head in language_rules.placed_heads and words[begin] in towns
    return is_placed or head in language_rules.definite_heads
