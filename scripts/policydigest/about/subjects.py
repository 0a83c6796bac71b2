"""How likely it is that a story is about an organisation: a logistic model.

Its features are what a reader sees: where the organisation is named and how, how often the story
comes back to it, what kind of body it is, who else is there. `languages/<code>/subjects.yml` holds
a weight for each; `scripts/tools/fit_subjects.py` finds them from annotated articles.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat
from operator import attrgetter, itemgetter, mul
from typing import NamedTuple

from policydigest.about.subject_signs import NAMES, NO_SIGNS, NOTHING, Beside, Signs, signs
from policydigest.vocabulary import Language

SECTION = "subjects"
NUMBERS = ("limits", "weights")  # the tables of the section whose values are numbers
AUTHORITIES = frozenset(("a ministry", "a regulator", "a court", "a parliament"))
STRONGEST = 1.3  # what a weight counts at most: a letterhead's is made for the score
PASSING = 0.35  # the weight up to which a headline only names it: "EU court"
ACTS, DEALT_WITH = 1.0, 1.2  # the weights of a mention from which it acts, or is dealt with
JOINS_IN = 0.83  # the weight from which its chief or officer is in the story, below one that acts
OF_MANY_STATES = "intergovernmental"  # the group of the United Nations and the like
USUAL_LENGTH = 100  # characters of a sentence that is neither short nor long


class Place(NamedTuple):
    """One mention as the model sees it."""

    part: str  # "title", "opening", "early", "sentence", "late" or "edge"
    sentence: int
    paragraph: int
    at: float  # of the story, 0 at its beginning
    weight: float
    form: str
    listed: bool
    opens: bool  # whether it opens a paragraph
    into: float = 0.0  # the share of its sentence that stands before it; 0 of who does it: "by …"
    goes_on: bool = False  # whether the next sentence takes it up: "It …"
    length: int = USUAL_LENGTH  # characters of its sentence
    in_brackets: bool = False  # where a short form is given: "Salt Board (SB)"
    counted: bool = False  # in a list of as many as the story says there are: "five banks"
    beside: Beside = NOTHING


class Rank(NamedTuple):
    """How an organisation's score stands to what is needed and to the others' scores."""

    score: float
    is_enough: bool
    top: float
    above: int  # how many have a higher one
    of: int = 1  # how many there are


class Home(NamedTuple):
    """Where a body is at home, and where the story plays: ISO codes, "" where it is not known."""

    body: str
    story: str  # the country that it is about first of all
    about: frozenset[str] = frozenset()


NOWHERE = Home("", "")
# What each mention of a body is asked, without a step of the interpreter for each.
_SENTENCE, _PARAGRAPH, _AT = map(attrgetter, ("sentence", "paragraph", "at"))
_LISTED, _GOES_ON, _IN_BRACKETS = map(attrgetter, ("listed", "goes_on", "in_brackets"))
_VALUE = itemgetter(1)
_WEIGHT = attrgetter("weight")
_COUNTED, _BESIDE, _LENGTH = map(attrgetter, ("counted", "beside", "length"))


class Name(NamedTuple):
    """What an organisation's name shows, wherever it stands."""

    is_listed: bool = False  # the vocabulary has it
    is_taken_up: bool = False  # the story has a word of it in small letters: "the bank"
    is_of_several: bool = False  # the headline tells of several of its kind: "banks"
    is_executive: bool = False  # it is that of those who govern: "Cabinet"


UNLISTED = Name()


def features(
    places: Sequence[Place],
    rank: Rank,
    group: str,
    home: Home = NOWHERE,
    name: Name = UNLISTED,
) -> dict[str, float]:
    """What the story shows of an organisation; 0 is left out.

    `group` is the kind of body as `groups` of the section names it, "" for any other.
    """
    inside = [place for place in places if place.part not in ("title", "edge")]
    outside = [place for place in places if place.part in ("title", "edge")]
    sentences = len(set(map(_SENTENCE, inside)))
    strongest = max(map(_WEIGHT, inside), default=0.0)
    joining = [place.part for place in inside if _joins_in(place)]
    found: dict[str, float] = {
        "score": math.log(rank.score + 0.1),
        "enough": rank.is_enough,
        "share of the highest score": rank.score / rank.top if rank.top else 0.0,
        "organisations above it": rank.above,
        "organisations": math.log(rank.of),
        "first named": min(map(_AT, places), default=1.0),
        "in the title": any(place.part == "title" and place.weight > PASSING for place in outside),
        "in the letterhead": any(
            place.part == "edge" and place.weight > STRONGEST for place in outside
        ),
        "paragraphs": math.log1p(len(set(map(_PARAGRAPH, places)))),
        "sentences": math.log1p(sentences),
        "two sentences": sentences > 1,
        "three sentences": sentences > 2,
        "more than one form": len({place.form for place in places if not place.in_brackets}) > 1,
        "its short form is given": any(map(_IN_BRACKETS, inside)),
        "only in lists": all(map(_LISTED, places)),
        "in a list of as many as are told": any(map(_COUNTED, inside)),
        "acts where a paragraph begins": strongest >= ACTS
        and any(place.opens and place.weight >= ACTS for place in inside),
        "the next sentence goes on with it": any(map(_GOES_ON, inside)),
        "how far into its sentence": min(
            (place.into * (place.weight <= DEALT_WITH) for place in inside), default=0.0
        ),
        "dealt with": strongest > DEALT_WITH,
        "acts early": strongest >= ACTS
        and any(place.part == "early" and place.weight == ACTS for place in inside),
        "only joins in, early": len(joining) == len(inside) and "early" in joining,
        "of many states, named once": group == OF_MANY_STATES and len(places) == 1,
        "length of its sentence": _length(inside),
        "named in small letters alone": all(place.form[:1].islower() for place in places),
        # "Foreign" of a ministry comes back in every "foreign minister".
        "a word of its name comes back": name.is_taken_up and group != "a ministry",
        "the headline tells of several of its kind": name.is_of_several,
        "governs": name.is_executive,
    }
    beside = zip(*map(_BESIDE, inside), strict=True)  # nothing where it is not inside
    found.update(zip(NAMES, map(any, beside), strict=bool(inside)))
    for place in inside:
        part = PARTS[place.part]
        found[part] = max(found.get(part, 0.0), min(place.weight, STRONGEST))
    if name.is_listed:
        found["part of a listed one"] = max(found.get(part, 0.0) for part in PARTS.values())
    if group:
        found[f"is {group}"] = True
    if home.body:
        sort = "authority" if group in AUTHORITIES else "other"
        found[f"{sort} at home in the story's country"] = home.body == home.story
        found[f"{sort} of a country it is not about"] = home.body not in home.about
    return dict(filter(_VALUE, found.items()))  # no step of the interpreter for each


def _joins_in(place: Place) -> bool:
    """Whether only its chief, its officer or its task is in the story."""
    return JOINS_IN <= place.weight < DEALT_WITH and place.weight != ACTS


def _length(inside: Sequence[Place]) -> float:
    """How much shorter or longer than usual the shortest sentence is that names it."""
    return math.log(min(map(_LENGTH, inside), default=USUAL_LENGTH) / USUAL_LENGTH)


PARTS = {
    "opening": "part in the opening",
    "early": "part early",
    "sentence": "part in the middle",
    "late": "part late",
}


@dataclass(frozen=True)
class Model:
    """The weights of the features, and the likelihood from which an organisation is a subject."""

    constant: float
    needed: float
    weights: Mapping[str, float]
    groups: Mapping[str, str]  # the group of each sort of body
    pronouns: frozenset[str] = frozenset()  # by which a sentence goes on with a body: "It"
    executives: tuple[str, ...] = ()  # in the names of those who govern: "Cabinet"
    signs: Signs = NO_SIGNS

    def likelihood(self, found: Mapping[str, float]) -> float:
        """How likely the story is about what has these features."""
        weights = map(self.weights.get, found, repeat(0.0))
        total = self.constant + sum(map(mul, weights, found.values()))
        return 1 / (1 + math.exp(-total))

    def reasons(self, found: Mapping[str, float]) -> str:
        """What each feature adds to the log-odds, in words, the largest first."""
        parts = {name: self.weights.get(name, 0.0) * value for name, value in found.items()}
        ordered = sorted(parts.items(), key=lambda item: (-abs(item[1]), item[0]))
        said = [f"{name} {value:+.1f}" for name, value in ordered if abs(value) >= 0.05]
        return f"at first {self.constant:+.1f}, {', '.join(said)}"


def model(language: Language) -> Model | None:
    """The model of a language, None if it has none."""
    weights = {name: float(said) for name, said in language.table(SECTION, "weights").items()}
    if not weights:
        return None
    groups = {
        sort.strip(): group
        for group, sorts in language.table(SECTION, "groups").items()
        for sort in sorts.split(",")
    }
    limits = language.table(SECTION, "limits")
    return Model(
        float(limits["constant"]),
        float(limits["needed"]),
        weights,
        groups,
        frozenset(language.words(SECTION, "pronouns")),
        tuple(language.words(SECTION, "executives")),
        signs(language, SECTION),
    )
