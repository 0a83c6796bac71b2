"""Names that only their company shows to be organisations: "chief executive of X", "chipmaker X".

Every occurrence of a capitalised name that nothing else has taken is weighed by the words beside
it; a name with enough evidence in the whole text is an organisation wherever it stands.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace

from policydigest.recognise.names import HYPHENS, Run, is_capitalised
from policydigest.recognise.organisations.candidates import (
    free_names,
    is_acronym,
    is_of_a_thing,
    is_told,
    shape,
)
from policydigest.recognise.organisations.evidence import ENOUGH, ITS_THING, Candidate, weigh_lists
from policydigest.recognise.organisations.heads import owners_of_head
from policydigest.recognise.organisations.people_of import OF_PEOPLE, with_whose
from policydigest.recognise.organisations.phrases import article_start, places_before
from policydigest.recognise.organisations.reading import FREE, KNOWN, TOWN, Found, Reading
from policydigest.recognise.organisations.references import BACK_WEIGHT
from policydigest.recognise.organisations.rules import Rules
from policydigest.recognise.patterns import is_year

ENOUGH_FOR_ACRONYM = 2.0
OF_SOME = 4  # words between what it is and the comma before its name
AFTER = 90  # characters looked at behind a name
_DUTIES = (" Prosecutions", " Investigations", " Operations", " Relations", " General")
_BEFORE_YEAR = frozenset(("in", "since", "by", "until", "during", "and", "early", "late"))
_DATELINE_ENDS = (["–"], ["—"], ["-"], [":"])
_ENDS = (["."], [","], [";"], [")"])
_OPENING = frozenset((".", "“", '"', "‘", "'", ":", "”"))
_SET_OFF = frozenset((",", *HYPHENS, "–", "—"))  # a comma, and a dash with a space before it
_PARTICIPLES = frozenset(
    ("linked", "backed", "based", "owned", "run", "listed", "headquartered", "controlled")
)


def find(
    reading: Reading,
    runs: Sequence[Run],
    taken: Sequence[Found],
    defined: Collection[str],
    rules: Rules,
) -> list[Found]:
    """Names shown by context, one `Found` for each of their plain places.

    `defined` are the short forms that the text defines: those of bodies are taken by now, and
    the others stand for something else.
    """
    candidates: dict[str, Candidate] = defaultdict(Candidate)
    flags = reading.flags
    for run in runs:
        first, last = run.first, run.last
        if flags.find(FREE, first, last) < 0 and flags.find(TOWN, first, last) < 0:
            continue
        if reading.is_titled(first):
            continue
        for first, last in free_names(reading, run, rules):
            candidate = candidates[reading.text(first, last)]
            candidate.places.append((first, last))
            candidate.openings += first == run.first and run.opens
            _weigh(reading, first, last, candidate, rules)
    weigh_lists(reading, candidates, taken, rules)
    sure = [
        Found(first, last, None, name, "")
        for name, candidate in candidates.items()
        if candidate.total + shape(name) >= ENOUGH
        for first, last in candidate.places
    ]
    weigh_lists(reading, candidates, [*taken, *sure], rules)  # who stands beside one of these
    laws = rules.laws & reading.positions.keys()
    of_laws = {reading.words[at - 1] for law in laws for at in reading.positions[law]}
    lower: set[str] | None = None
    found: list[Found] = []
    for name, candidate in candidates.items():
        owners = owners_of_head(name, taken, rules)
        if len(owners) == 1:
            rule, document = f"{name}, short for {owners[0].name}", reading.document
            found += [
                replace(owners[0], first=f, last=e, rule=rule, weight=BACK_WEIGHT)
                for f, e in candidate.places  # but not "Forum leaders"
                if not rules.patterns.party_people_after.match(document.text, document.ends[e - 1])
            ]
            continue
        if name in defined or (name in of_laws and is_acronym(name)):
            continue  # "the NHB Bill"
        if name.endswith(_DUTIES) and "a post" in candidate.evidence:
            continue  # "the Director of Public Prosecutions", "Deputy Director of Police General"
        if is_acronym(name) and is_of_a_thing(reading, name, rules):
            continue
        enough = ENOUGH_FOR_ACRONYM if is_acronym(name) else ENOUGH
        if candidate.total + shape(name) < enough:
            continue
        if candidate.openings == len(candidate.places) and " " not in name:
            lower = lower if lower is not None else {w for w in reading.words if w.islower()}
            if name.lower() in lower or (name in rules.manners and "a post" in candidate.evidence):
                continue  # "Potential investors"
        other = name[:-1] if name[-1] == "s" else f"{name}s"
        if other in reading.positions:
            continue  # one may buy a Bible or Bibles
        reason = max(candidate.evidence, key=lambda key: candidate.evidence[key], default="acronym")
        sort = "" if is_acronym(name) or reason == "a body" else "company"
        rule = f"{'company by' if sort else 'name by'} context: {reason}"
        if reason == "what it is called" and name.endswith(OF_PEOPLE):
            found += with_whose(reading, name, candidate.places, rule)
            continue
        found += [Found(f, last, None, name, rule, sort) for f, last in candidate.places]
    return sorted(found, key=lambda item: item.first)


def _acts_itself(words: Sequence[str], first: int, last: int) -> bool:
    """Whether a word opens words with what is done: "“Deceiving users has no place”"."""
    opens = words[first - 1] in _OPENING or not first
    return opens and last == first + 1 and words[first].endswith("ing")


def _weigh(reading: Reading, first: int, last: int, candidate: Candidate, rules: Rules) -> None:
    text, words = reading.document.text, reading.words
    start, end = reading.starts[first], reading.document.ends[last - 1]
    after = text[end : end + AFTER]
    patterns = rules.patterns
    behind_comma = first
    if (
        words[first - 1] in _SET_OFF
        and first
        and (words[first - 1] == "," or text[start - 1] == " ")
    ):
        behind_comma -= 1
    if reading.flags[first] == TOWN:
        candidate.add("a town", -2.0, -2.0)
        if first == reading.bounds(first)[0] and words[last : last + 1] in _DATELINE_ENDS:
            candidate.add("a dateline", -4.0, -4.0)  # "LAGOS – Nigeria's port board said"
    if first > 1 and words[first - 2] == "under" and words[last : last + 1] in _ENDS:
        candidate.add("a law", -2.0, -2.0)  # "under the CFT-DR", not "under the Ovexa name"
    if words[last - 1].isdigit() and words[last - 2] in HYPHENS:
        candidate.add("a craft or model", -2.0, -2.0)  # "RWASAT-1"
    is_name = behind_comma > 0 and reading.flags[behind_comma - 1] == KNOWN  # "Media Unit, Rome"
    between = OF_SOME if behind_comma < first else 0  # "an alliance of herders, Reindeer Watch,"
    opens = first == reading.bounds(first)[0]  # what stands before it ends another sentence
    if not opens and words[first - 1][-1].isdigit() and not _is_in_year(words, first - 1):
        candidate.add("a unit", -4.0, -4.0)
    places = [] if opens else places_before(words, first)
    kind_before = not is_name and patterns.noun_before.precede(
        words, places_before(words, behind_comma, between=between) if between else places
    )
    if kind_before or (words[first - 1] == "the" and is_told(reading, first, last, rules)):
        candidate.add("what it is called", 3.0, 3.0)
    elif patterns.product_before.precede(
        words, places_before(words, behind_comma) if between else places
    ):
        candidate.add("a thing", -4.0, -4.0)
    is_surname = last == first + 1 and words[first] in rules.surnames  # "Putin's spokesman"
    if (not opens and _post_before(words, first, rules)) or (
        not is_surname and patterns.post_after.match(after) and not _acts_itself(words, first, last)
    ):
        candidate.add("a post", 3.0, 3.0)
    if patterns.surely_before.precede(words, places):
        candidate.add("what is done to it", 3.0, 3.0)
    else:
        if patterns.done_before.precede(words, places):
            candidate.add("what is done to it", 2.0, 3.0)
        if patterns.place_before.precede(words, places):
            candidate.add("a place", -1.5, -3.0)
    if patterns.noun_after.match(after):
        candidate.add("what it is", 3.0, 3.0)
    elif patterns.product_after.match(after):
        candidate.add(ITS_THING, -2.5, -4.0)
    if words[last : last + 1] == ["("] and _in_brackets(reading, last + 1):
        candidate.add("whose it is", 1.5, 3.0)
    if patterns.living_after.match(after):
        candidate.add("what it does for a living", 3.0, 3.0)
    owned = rules.owned.get(words[last]) if last < len(words) else None
    if owned and words[last : last + len(owned)] == owned and _is_body(reading, last + len(owned)):
        candidate.add("whose it is", 3.0, 3.0)
    if patterns.deal_after.match(after):
        candidate.add("a deal", 1.5, 3.0)
    if patterns.silent_after.match(after):
        candidate.add("its silence", 2.0, 2.0)
    if patterns.it_after.match(after):
        candidate.add("it", 2.0, 3.0)
    if patterns.act_after.match(after):
        candidate.add("what it does", 1.0, 2.0)
    if first and words[first - 1] in ("the", "The") and is_acronym(text[start:end]):
        candidate.add("the article", 1.0, 1.0)
    if first and words[first - 1] in ("a", "an") and is_acronym(text[start:end]):
        candidate.add("one of a kind", -2.0, -2.0)
    if first > 1 and words[first - 1] in _PARTICIPLES and words[first - 2] in HYPHENS:
        candidate.add("where it is based", 3.0, 3.0)
    if first > 1 and words[first - 1] in ("'s", "’s") and first - 1 in reading.place_ending:
        candidate.add("a country's", 2.0, 2.0)
    if patterns.noun_right_after.match(after):
        has_article = first > 0 and words[first - 1] in ("the", "The")
        candidate.add("what it is called", 3.0 if has_article else 2.5, 3.0)
    if is_acronym(text[start:end]) and patterns.party_people_after.match(after):
        candidate.add("a party", 2.0, 2.0)


def _is_body(reading: Reading, at: int) -> bool:
    """Whether a body's name begins at a token, perhaps behind "the" or its country's."""
    place = reading.place_beginning.get(at)
    behind = place[0] + 1 if place else at + (reading.words[at : at + 1] == ["the"])
    return KNOWN in reading.flags[at : behind + 1]


def _is_in_year(words: Sequence[str], at: int) -> bool:
    """Whether a year at a token says when: "in 2012 | Halden rented sites"."""
    return at > 0 and is_year(words[at]) and words[at - 1].lower() in _BEFORE_YEAR


def _in_brackets(reading: Reading, at: int) -> bool:
    """Whether a bracket from token `at` holds a place, or two words as a person's name: "Elmira
    (Estonia)", "Elmira (Kalle Tamm)"."""
    words = reading.words
    place = reading.place_beginning.get(at)
    if place:
        return words[place[0] : place[0] + 1] == [")"]
    if at >= len(words):
        return False
    is_name = all(map(is_capitalised, words[at : at + 2])) and not words[at].isupper()
    return is_name and words[at + 2 : at + 3] == [")"]


def _post_before(words: Sequence[str], first: int, rules: Rules) -> bool:
    """Whether "chief executive of" or the like stands before a name."""
    at = article_start(words, first)
    if not at or words[at - 1] not in ("of", "at", "for", "with", "from"):
        return False
    if (
        words[at - 1] == "of"
        and at > 1
        and is_capitalised(words[at - 2])
        and words[first].endswith("s")
    ):
        return False  # "the Director of | Policies"
    return rules.patterns.post_before.ends_at(words, at - 1) is not None
