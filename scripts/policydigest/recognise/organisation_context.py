"""Names that only their company shows to be organisations: "chief executive of X", "chipmaker X".

Every occurrence of a capitalised name that nothing else has taken is weighed by the words beside
it; a name with enough evidence in the whole text is an organisation wherever it stands.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from policydigest.recognise.names import Run, is_capitalised
from policydigest.recognise.organisation_phrases import article_start, places_before
from policydigest.recognise.organisation_reading import (
    FREE,
    KNOWN,
    PLACE,
    TOWN,
    Found,
    Reading,
)
from policydigest.recognise.organisation_rules import Rules

ENOUGH = 3.0
ENOUGH_FOR_ACRONYM = 2.0
MAX_WORDS = 4
OF_SOME = 2  # words between what it is and the comma before its name
SIGN = 4  # letters that are too many for the sign of a currency
MAX_LISTED = 12  # names of a list looked back at
_ONE_WORD_SUM = re.compile(r"[A-Z][A-Za-z]{0,2}\d+(?:m|mn|bn|tn)")
AFTER = 90  # characters looked at behind a name
ITS_THING = "its thing"  # "LockBit | software": a thing may bear the name of who made it
_JOINING = (",", "and", "or", "&")
_PARTICIPLES = frozenset(
    ("linked", "backed", "based", "owned", "run", "listed", "headquartered", "controlled")
)


@dataclass(slots=True)
class _Candidate:
    """A name with its places in the text and the evidence for and against it."""

    places: list[tuple[int, int]] = field(default_factory=list)
    evidence: dict[str, float] = field(default_factory=dict)
    openings: int = 0  # occurrences that open a sentence

    @property
    def total(self) -> float:
        """All the evidence together; what is told in words outweighs a thing named behind it."""
        sure = any(value >= ENOUGH for value in self.evidence.values())
        return sum(v for k, v in self.evidence.items() if not (sure and k == ITS_THING))

    def add(self, reason: str, value: float, most: float) -> None:
        total = self.evidence.get(reason, 0.0) + value
        self.evidence[reason] = min(total, most) if value > 0 else max(total, most)


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
    candidates: dict[str, _Candidate] = defaultdict(_Candidate)
    for run in runs:
        if reading.is_titled(run.first):
            continue
        for first, last in _free_names(reading, run, rules):
            candidate = candidates[reading.text(first, last)]
            candidate.places.append((first, last))
            candidate.openings += first == run.first and run.opens
            _weigh(reading, first, last, candidate, rules)
    _weigh_lists(reading, candidates, taken, rules)
    sure = [
        Found(first, last, None, name, "")
        for name, candidate in candidates.items()
        if candidate.total + _shape(name) >= ENOUGH
        for first, last in candidate.places
    ]
    _weigh_lists(reading, candidates, [*taken, *sure], rules)  # who stands beside one of these
    lower: set[str] | None = None
    found: list[Found] = []
    for name, candidate in candidates.items():
        if name in defined:
            continue
        enough = ENOUGH_FOR_ACRONYM if is_acronym(name) else ENOUGH
        if candidate.total + _shape(name) < enough:
            continue
        if candidate.openings == len(candidate.places) and " " not in name:
            lower = lower if lower is not None else {w for w in reading.words if w.islower()}
            if name.lower() in lower:
                continue
        reason = max(candidate.evidence, key=lambda key: candidate.evidence[key], default="acronym")
        sort = "" if is_acronym(name) or reason == "a body" else "company"
        rule = f"{'company by' if sort else 'name by'} context: {reason}"
        found += [Found(f, last, None, name, rule, sort) for f, last in candidate.places]
    return sorted(found, key=lambda item: item.first)


def is_acronym(name: str) -> bool:
    """Whether a name is two to eight capitals, perhaps with a hyphen or a small letter."""
    if not 2 <= len(name) <= 8 or " " in name:
        return False
    capitals = sum(map(str.isupper, name))
    return capitals >= 2 and capitals >= sum(map(str.isalpha, name)) - 1


def _shape(name: str) -> float:
    """What the form of a name says for it: acronyms and inner capitals."""
    if is_acronym(name):
        return 1.0
    inner = not name.istitle() and any(a.islower() and b.isupper() for a, b in pairwise(name))
    inner = inner or (" " not in name and name[:2].isupper() and name[2:].islower())  # "GEPetrol"
    return 1.0 if inner or (name.isupper() and len(name) > 3) else 0.0


def _free_names(reading: Reading, run: Run, rules: Rules) -> Iterator[tuple[int, int]]:
    """The uninterrupted capitals of a run that may be a name of this sort."""
    words, flags = reading.words, reading.flags
    at = run.first
    if run.opens and words[at] in rules.describers:
        at += 1  # "Retailer Carrefour"
    while at < run.last:
        if (
            flags[at] not in (FREE, TOWN)
            or not is_capitalised(words[at])
            or words[at] in rules.not_first
            or words[at] in rules.kinds_in_capitals  # "the NGO | Tall Bridges"
            or (at > run.first and flags[at - 1] == KNOWN)  # "Transnet | Freight Rail"
        ):
            at += 1
            continue
        first = at - 1 if _is_called_after_country(reading, run, at, rules) else at
        behind = at + 1  # whatever comes of it, the next name is sought further on
        while at < run.last and flags[at] in (FREE, PLACE, TOWN):
            if at == first + 1 and words[at] in rules.titles and is_acronym(words[first]):
                break  # "the UNP | MPs"
            if at > first and len(words[at]) < SIGN and _is_number(words, at + 1):
                break  # "fined Emtel | Rs 2 million"
            if (
                is_capitalised(words[at])
                or (words[at][0].isdigit() and not _is_counted(words, at))
                or (
                    words[at] in ("-", "‑", "&", "+")
                    and at + 1 < run.last
                    and flags[at + 1] == FREE
                )
            ):
                at += 1
            elif _is_link_abroad(reading, at, rules):
                at += 2  # "the group Voces para Nariño"
            else:
                break
        last = _with_number(words, at)
        at = max(behind, last)
        if last < behind:
            continue  # nothing but the country before it
        while last > first and words[last - 1] in ("-", "‑", "&", "+"):
            last -= 1
        if _may_be_name(reading, first, last, rules):
            yield first, last


def _is_sum(word: str) -> bool:
    """Whether what stands behind a currency's code is its sum or its coin."""
    return word[0].isdigit() or word in ("dollar", "dollars", "franc", "francs")


def _is_link_abroad(reading: Reading, at: int, rules: Rules) -> bool:
    """Whether a small word of another language at `at` joins two capitals of a name."""
    words, behind = reading.words, at + 1
    if words[at] not in rules.native_links or behind >= len(words):
        return False
    return reading.flags[behind] in (FREE, PLACE, TOWN) and is_capitalised(words[behind])


def _is_number(words: Sequence[str], at: int) -> bool:
    """Whether there is a token at `at` that begins with a digit."""
    return at < len(words) and words[at][0].isdigit()


def _with_number(words: Sequence[str], at: int) -> int:
    """The end of a name with the number that a hyphen joins to it: "UAC-0417"."""
    behind = words[at : at + 2]
    is_joined = len(behind) == 2 and behind[0] in ("-", "‑") and behind[1].isdigit()
    return at + 2 if is_joined and is_acronym(words[at - 1]) else at


def _is_called_after_country(reading: Reading, run: Run, at: int, rules: Rules) -> bool:
    """Whether the country before a token is a part of its name: "Georgia Watch".

    Its people are not ("the Chinese Ovexa"), nor where something is ("in Germany Ovexa").
    """
    place = reading.place_beginning.get(at - 1)
    if at - 1 < run.first or place is None or reading.flags[at - 1] != PLACE:
        return False
    if reading.words[at] in rules.titles:
        return False  # "FSM President"
    if rules.patterns.noun_before.precede(reading.words, places_before(reading.words, at - 1)):
        return True  # "the carrier PNG Air"
    country = reading.vocabulary.countries[place[1]]
    before = reading.words[at - 2] if at > 1 else "."
    names = (country.name, *(form.form for form in country.ambiguous))
    is_plain = reading.words[at - 1] in names and not is_acronym(reading.words[at])
    return is_plain and (at - 1 == run.first) and not before.islower()


def _is_counted(words: Sequence[str], at: int) -> bool:
    """Whether a number counts what follows: "fined Opap 2 million euros"."""
    behind = words[at + 1] if at + 1 < len(words) else ""
    return behind.islower() or behind in ("%", ",", ".")


def _may_be_name(reading: Reading, first: int, last: int, rules: Rules) -> bool:
    words, behind = reading.words[first:last], reading.words[last : last + 2]
    if reading.document.text[max(0, reading.starts[first] - 1) : reading.starts[first]] == ".":
        return False  # a ticker: "2330.TW"
    if behind[:1] == ["."] and behind[1:] in (["com"], ["org"], ["net"]):
        return False  # "AL.com"
    if ":" in reading.words[first - 1 : last + 1] and _is_quoted_there(reading.words, first, last):
        return False  # "(TSX: FNV)"
    if len(behind) == 2 and behind[0] in ("-", "‑") and behind[1][0].isdigit():
        return False  # a craft or model: "Sputnik-1"
    if behind and behind[0] == "," and len(words) == 1 and words[0].endswith("ly"):
        return False
    if behind and len(words) == 1 and is_acronym(words[0]) and _is_sum(behind[0]):
        return False  # "KES 9,375,000", "the EC dollar"
    if not words or len(words) > MAX_WORDS or words[0] in rules.titles:
        return False
    if (
        words[-1] in rules.not_bodies
        or words[-1] in ("No", "Nos")
        or any(
            word in rules.titles and (not at or word not in rules.inner)
            for at, word in enumerate(words)
        )
    ):
        return False
    if len(words) == 1:
        if (
            words[0] in rules.portfolios
            or words[0] in rules.business_words
            or _is_plural(words[0], rules)
        ):
            return False
        if words[0] in rules.not_names or (len(words[0]) < 2 and words[0] != "X"):
            return False
        if "$" in words[0] or words[0].endswith(".") or _ONE_WORD_SUM.fullmatch(words[0]):
            return False  # "NT$", "I.P.", "R5m"
        if (
            behind[:1] == [","]
            and len(behind) > 1
            and behind[1].isdigit()
            and words[0][-1].isdigit()
        ):
            return False  # "RM400,000"
        return not (words[0].endswith("s") and words[0][:-1].isupper())  # "MDAs"
    if not all(word in rules.not_names or word in rules.portfolios for word in words):
        return True
    before = places_before(reading.words, first)
    return rules.patterns.noun_before.precede(reading.words, before)  # "charity Green Bridges"


def _is_quoted_there(words: Sequence[str], first: int, last: int) -> bool:
    """Whether a word is the exchange or the sign of a share: "(TSX: FNV)"."""
    if last - first > 1 or not is_acronym(words[first]):
        return False
    as_exchange = words[first - 1 : first] == ["("] and words[last : last + 1] == [":"]
    as_share = words[last : last + 1] == [")"] and words[first - 3 : first - 2] == ["("]
    return as_exchange or as_share


def _is_plural(word: str, rules: Rules) -> bool:
    """Whether a word is "Ministries", "Directors" and the like."""
    singular = word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")
    known = singular in rules.heads or singular in rules.weak_heads or singular in rules.titles
    return word != singular and known


def _weigh(reading: Reading, first: int, last: int, candidate: _Candidate, rules: Rules) -> None:
    text, words = reading.document.text, reading.words
    start, end = reading.starts[first], reading.document.tokens[last - 1].end
    after = text[end : end + AFTER]
    patterns = rules.patterns
    behind_comma = first - 1 if first and words[first - 1] == "," else first
    if reading.flags[first] == TOWN:
        candidate.add("a town", -2.0, -2.0)
    if first and words[first - 1][-1].isdigit():
        candidate.add("a unit", -4.0, -4.0)
    if words[last - 1].isdigit() and words[last - 2] in ("-", "‑"):
        candidate.add("a craft or model", -2.0, -2.0)  # "RWASAT-1"
    is_name = behind_comma > 0 and reading.flags[behind_comma - 1] == KNOWN  # "Media Unit, Rome"
    between = OF_SOME if behind_comma < first else 0  # "an alliance of herders, Reindeer Watch,"
    places = places_before(words, first)
    if not is_name and patterns.noun_before.precede(
        words, places_before(words, behind_comma, between=between) if between else places
    ):
        candidate.add("what it is called", 3.0, 3.0)
    elif patterns.product_before.precede(
        words, places_before(words, behind_comma) if between else places
    ):
        candidate.add("a thing", -4.0, -4.0)
    if _post_before(words, first, rules) or patterns.post_after.match(after):
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
    if first > 1 and words[first - 1] in _PARTICIPLES and words[first - 2] in ("-", "‑"):
        candidate.add("where it is based", 3.0, 3.0)
    if first > 1 and words[first - 1] in ("'s", "’s") and first - 1 in reading.place_ending:
        candidate.add("a country's", 2.0, 2.0)
    if patterns.noun_right_after.match(after):
        has_article = first > 0 and words[first - 1] in ("the", "The")
        candidate.add("what it is called", 3.0 if has_article else 2.5, 3.0)
    if is_acronym(text[start:end]) and patterns.party_people_after.match(after):
        candidate.add("a party", 2.0, 2.0)


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


def _weigh_lists(
    reading: Reading, candidates: dict[str, _Candidate], taken: Sequence[Found], rules: Rules
) -> None:
    """A name between two organisations of a list is likely one too."""
    beginnings = {item.first for item in taken}
    endings = {item.last for item in taken}
    members = {item.last: item.first for item in taken}
    members |= {last: first for c in candidates.values() for first, last in c.places}
    words = reading.words
    for candidate in candidates.values():
        for first, last in candidate.places:
            left = first - 1
            while left >= 0 and words[left] in _JOINING:
                left -= 1
            right = last
            while right < len(words) and words[right] in _JOINING:
                right += 1
            place = reading.place_beginning.get(right)
            if place and words[place[0] : place[0] + 1] in (["'s"], ["’s"]):
                right = place[0] + 1  # "Estonia's Loxa Grupp and Finland's Ovexa"
            listed = (left < first - 1 and left + 1 in endings) + (
                right > last and right in beginnings
            )
            if listed:
                value = 1.0 if listed == 1 else 3.0
                candidate.evidence["a list"] = max(value, candidate.evidence.get("a list", 0.0))
            head = _head_of_list(words, first, members)
            if _is_of_a_kind(words, head, rules):
                candidate.add("what it is called", 3.0, 3.0)
            elif head < first and rules.patterns.done_before.precede(
                words, places_before(words, head)
            ):
                candidate.add("what is done to it", 2.0, 3.0)


def _head_of_list(words: Sequence[str], first: int, members: Mapping[int, int]) -> int:
    """The first token of the list of names that a name stands in, `first` if in none."""
    for _ in range(MAX_LISTED):
        left = first - 1
        while left >= 0 and words[left] in _JOINING:
            left -= 1
        if left == first - 1 or left + 1 not in members:
            break
        first = members[left + 1]
    return first


def _is_of_a_kind(words: Sequence[str], head: int, rules: Rules) -> bool:
    """Whether a list's kind is told before it: "news outlets, including Dozhd, RBC"."""
    at = head - 1 if head and words[head - 1] == "the" else head
    for opener in rules.list_openers.get(words[at - 1], ()):
        begin = at - len(opener)
        if begin > 0 and tuple(words[begin:at]) == opener:
            before = begin - 1 if words[begin - 1] == "," else begin
            return rules.patterns.group_before.ends_at(words, before) is not None
    return False
