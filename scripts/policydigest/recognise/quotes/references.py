"""Whom a speaker's name, a pronoun, an office or a body's name in a reporting clause means."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from policydigest.model import Document, Mention
from policydigest.recognise.people.flags import fold
from policydigest.recognise.quotes.marks import Places
from policydigest.recognise.quotes.rules import Rules

WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W_][\w&'’-]*")
_CAPITALS = re.compile(
    r"[^\W\d_a-zß-öø-ÿ][\w&.'’-]*"
    r"(?: (?:(?:of|for|and|on|the|de|&) )*[^\W\d_a-zß-öø-ÿ][\w&.'’-]*)*"
)
_OF_WHAT = re.compile(
    r"\sof\s(?:the\s)?([^\W\d_a-zß-öø-ÿ][\w’'-]*(?:\s[^\W\d_a-zß-öø-ÿ][\w’'-]*)*)"
)
# "an activist of the town's [Harbour Assembly]": one of a body is not the body
_ONE_OF = re.compile(r"\b[a-z]+ (?:of|from|at|with|in) (?:the )?(?:[\w-]+['’]s? )?$")
# "doctors in Lima, northern [Peru], said": where somebody is does not speak
_PLACED = re.compile(
    r"\b(?:in|at|near|from) [^\W\d_a-z][\w’'-]*(?: [^\W\d_a-z][\w’'-]*)*, (?:[a-z-]+ )*$"
)
_ONE_OF_REACH = 60  # characters before a body's name in which that stands
# "a spokeswoman [for the Salt Guild] said"
_FOR_WHOM = re.compile(rf"\s(?:for|of|from|at)\s(?:the\s)?({_CAPITALS.pattern})")
_OFFICE_SPOKE = re.compile(r"\b[Tt]he ([a-z]+) ([a-z]+)\b")
_LOOK_BACK_SENTENCES = 4
_MAX_MENTIONS = 300


class Speaker(NamedTuple):
    """Who speaks: a name as it is printed, and the office held."""

    name: str
    role: str | None
    is_person: bool = True


class References:
    """Resolves what a clause calls its speaker; remembers who spoke last."""

    def __init__(
        self,
        document: Document,
        people: Sequence[Mention],
        unquoted: Sequence[Mention],
        places: Places,
        rules: Rules,
    ) -> None:
        """`unquoted` are those of the people's mentions that stand in no quotation."""
        self._text, self._document, self._places = document.text, document, places
        self._people, self._unquoted = people, unquoted
        self._starts = [mention.span.start for mention in people]
        self._unquoted_starts = [mention.span.start for mention in unquoted]
        self._rules = rules
        self._last: tuple[int, Speaker] | None = None
        self._last_body: Speaker | None = None

    def remember(self, position: int, speaker: Speaker) -> None:
        """Note who spoke at `position`: a later "he" may be the same person."""
        if speaker.is_person:
            self._last = (position, speaker)
        else:
            self._last_body = speaker

    def spoke_since(self, position: int) -> Speaker | None:
        """The person who spoke last, if not before `position`."""
        return self._last[1] if self._last and self._last[0] >= position else None

    def is_owner(self, mention: Mention) -> bool:
        """Whether a name only says whose the speaker is: "Biden's spokesman"."""
        rest = self._text[mention.span.end : mention.span.end + 24]
        if rest.startswith(("'s ", "’s ")):
            return rest[3:].split(None, 1)[0].strip(",.:") not in self._rules.own_words
        word = rest[1:].split(None, 1)[:1] if rest.startswith(" ") else []
        return bool(word) and word[0].strip(",.") in self._rules.spokespeople

    def relative(self, noun: str, position: int) -> Speaker | None:
        """The one person told of as somebody's relative before: "Roe's daughter, Ana Poe"."""
        last = bisect_left(self._starts, position)
        told = {
            mention.name: mention
            for mention in self._people[max(0, last - _MAX_MENTIONS) : last]
            if self._text.endswith(
                (f" {noun} ", f" {noun}, "), max(0, mention.span.start - 24), mention.span.start
            )
        }
        return self.speaker(told.popitem()[1]) if len(told) == 1 else None

    def by_words(self, start: int, end: int, *, forwards: bool) -> Speaker | None:
        """A speaker given by an office, a pronoun or the name of a body."""
        words = list(WORD.finditer(self._text, start, end))
        if not words:
            return None
        phrase = words[:12] if forwards else words[-12:]
        if forwards:
            first = phrase[0].group().lower()
            if first in self._rules.persons:
                return self.pronoun(first, start)
        at = next(
            (
                n
                for n in (range(len(phrase)) if forwards else range(len(phrase) - 1, -1, -1))
                if phrase[n].group().lower() in self._rules.determiners
            ),
            None,
        )
        if at is not None and (not forwards or at == 0):
            found, decided = self._by_noun(phrase[at].group().lower(), phrase[at + 1 : at + 8])
            if decided:
                return found
        if (
            not forwards
            and words[0].group().lower() in self._rules.definite
            and words[0] is not phrase[at or 0]
        ):
            found, decided = self._by_noun(words[0].group().lower(), words[1:4])
            if decided:
                return found
        owned = self._by_owner(phrase if forwards else phrase[-4:])
        return owned or self._by_capitals(start, end, forwards)

    def _by_owner(self, words: Sequence[re.Match[str]]) -> Speaker | None:
        """The one with an office of a country or body: "Kenya's minister"."""
        for number, word in enumerate(words[:3]):
            if not word.group()[0].isupper():
                return None
            if word.group().endswith(("'s", "’s")):
                keys = [fold(w.group()) for w in words[number + 1 : number + 4]]
                at = next((n for n, k in enumerate(keys) if k in self._rules.person_nouns), None)
                if at is None or self._goes_on(keys, at):
                    return None
                return self._by_office(
                    keys[: at + 1], word.start(), words[number + 1 + at].end(), word.group()[:-2]
                )
        return None

    def _by_noun(
        self, determiner: str, words: Sequence[re.Match[str]]
    ) -> tuple[Speaker | None, bool]:
        """ "The minister", "a NATO spokesman", "the company"; and whether it is one of these."""
        keys = [fold(word.group()) for word in words]
        nouns = [n for n, key in enumerate(keys[:5]) if key in self._rules.person_nouns]
        for number, key in enumerate(keys):
            word = words[number].group()
            if word in self._rules.not_subjects:
                return None, False
            if key in self._rules.spokespeople and determiner in self._rules.indefinite:
                name = " ".join(w.group() for w in words[:number])
                body = None if name else _FOR_WHOM.match(self._text, words[number].end())
                name = body[1] if body else name
                known = name[:1].isupper()
                return (Speaker(name, word.capitalize(), False) if known else None), True
            if key in self._rules.person_nouns and not self._goes_on(keys, number):
                return self._by_office(
                    keys[: number + 1], words[0].start(), words[number].end()
                ), True
            if key in self._rules.body_nouns and number not in nouns and not nouns:
                if words[0].group()[0].isupper() and word[0].isupper():
                    return None, False  # a body's own name
                return (self._last_body if determiner in self._rules.definite else None), True
        return None, False

    def _goes_on(self, keys: Sequence[str], number: int) -> bool:
        following = keys[number + 1] if number + 1 < len(keys) else ""
        return following in self._rules.person_nouns

    def _by_office(
        self, keys: Sequence[str], position: int, end: int, owner: str = ""
    ) -> Speaker | None:
        """The only person with such an office, by the words that the office shares.

        Where the text says of what ("the President of the Commission"), a sentence that names the
        person must say so too; whose it is ("Kenya's minister"), first of all the office.
        """
        said_of = _OF_WHAT.match(self._text, end)
        of_what = owner or (said_of[1] if said_of else None)
        noun = keys[-1]
        found: dict[str, tuple[int, int, Mention]] = {}
        last = bisect_left(self._starts, position)
        for mention in self._people[max(0, last - _MAX_MENTIONS) : last]:
            words = fold(mention.role or "").replace("-", " ").split()
            is_one = noun in words or not self._rules.alike.get(noun, frozenset()).isdisjoint(words)
            if is_one and (of_what is None or self._is_said_of(mention, of_what)):
                shared = sum(key in words for key in keys) + bool(
                    owner and owner in (mention.role or "")
                )
                found[mention.name] = (shared, mention.span.start, mention)
        if not found:
            return None
        best = max(shared for shared, _, _ in found.values())
        fitting = [item for item in found.values() if item[0] == best]
        if len(fitting) == 1:
            return self.speaker(fitting[0][2])
        if self._last and any(item[2].name == self._last[1].name for item in fitting):
            return self._last[1]
        return None

    def _is_said_of(self, mention: Mention, name: str) -> bool:
        """Whether the role of a person, or the sentence that names them, has such a name in it."""
        number = self._places.sentence(mention.span.start)
        bounds = self._document.sentences[number]
        said = f"{mention.role or ''} {self._text[bounds.start : bounds.end]}"
        return name.rsplit(" ", 1)[-1] in said

    def _by_capitals(self, start: int, end: int, forwards: bool) -> Speaker | None:
        """The body whose name is the subject: "the Foreign Ministry said", "said KCNA"."""
        region = self._text[start:end]
        runs = list(_CAPITALS.finditer(region))
        if not runs:
            return None
        run = runs[0] if forwards else runs[-1]
        gap = region[: run.start()] if forwards else region[run.end() :]
        allowed = self._rules.adverbs | self._rules.definite
        if any(word not in allowed for word in gap.replace(",", " ").lower().split()):
            return None
        reach = max(0, run.start() - _ONE_OF_REACH)
        if not forwards and _ONE_OF.search(region, reach, run.start()):
            return None
        if not forwards and gap.startswith(",") and _PLACED.search(region, reach, run.start()):
            return None
        name = run.group().strip(" .,'’")
        first, _, rest = name.partition(" ")
        if first.lower() in self._rules.definite:
            name = rest
        if not name or name.endswith(("’s", "'s")) or fold(name) in self._rules.pronouns:
            return None
        if name in self._rules.written:
            return None  # "…, reads Article 1": nobody speaks
        if name.startswith(self._rules.links):
            return self._behind_link(name, start)
        return Speaker(name, None, False)

    def _behind_link(self, name: str, position: int) -> Speaker:
        """Whose name stands behind a link's text: a person named before, or what it says."""
        name = name.removeprefix(next(link for link in self._rules.links if name.startswith(link)))
        last = bisect_left(self._starts, position)
        for mention in reversed(self._people[max(0, last - _MAX_MENTIONS) : last]):
            if mention.name.endswith(name):
                return self.speaker(mention)
        return Speaker(name, None, False)

    # ------------------------------------------------------------- pronouns

    def pronoun(self, word: str, position: int) -> Speaker | None:
        """Whom "he", "she" or "it" goes back to."""
        if word in self._rules.neutral:
            if word in self._rules.nameless:
                return self._spokesperson(position)
            return self._last_body if word in self._rules.things else None
        wanted = "f" if word in self._rules.feminine else "m"
        sentence = self._places.sentence(position)
        for number in range(sentence, max(-1, sentence - _LOOK_BACK_SENTENCES), -1):
            bounds = self._document.sentences[number]
            limit = min(bounds.end, position)
            low = bisect_left(self._unquoted_starts, bounds.start)
            high = bisect_left(self._unquoted_starts, limit)
            fitting = [m for m in self._unquoted[low:high] if self._fits(m, wanted)]
            last = self._last
            if last and bounds.start <= last[0] < limit and self._may_be(last[1], wanted):
                return last[1]
            spoke = self._office_in(bounds.start, limit)
            # "The minister said that Jane Doe left": the minister is "he"
            is_first = spoke is None or (fitting and fitting[0].span.start < spoke.start())
            if fitting and is_first and not self._opens_with(word, bounds.start, limit):
                return self.speaker(fitting[0])
            if spoke is not None:
                return self._by_office([fold(spoke[1])], spoke.start(1), spoke.end(1))
        if self._last and self._may_be(self._last[1], wanted):
            return self._last[1]
        return None

    def _spokesperson(self, position: int) -> Speaker | None:
        """The nameless one who reported something right before: "A Salt Board official said …"."""
        number = self._places.sentence(position)
        for bounds in self._document.sentences[max(0, number - 1) : number + 1]:
            for word in WORD.finditer(self._text, bounds.start, min(bounds.end, position)):
                if word.group() in self._rules.verbs:
                    said = self.by_words(bounds.start, word.start(), forwards=False)
                    if said is not None and said.role and not said.is_person:
                        return said
        return None

    def _opens_with(self, word: str, start: int, end: int) -> bool:
        """Whether "he" is the subject of a sentence too, and whom it names is somebody else."""
        first = WORD.match(self._text, start, end)
        return first is not None and first.group().lower() == word

    def _office_in(self, start: int, end: int) -> re.Match[str] | None:
        """An office that reports something in a sentence: "the minister said that"."""
        for found in _OFFICE_SPOKE.finditer(self._text, start, end):
            if found[2] in self._rules.verbs and fold(found[1]) in self._rules.person_nouns:
                return found
        return None

    def _fits(self, mention: Mention, wanted: str) -> bool:
        left = self._text[max(0, mention.span.start - 12) : mention.span.start].split()
        gender = self._rules.gender(mention.name, left[-1] if left else "", mention.role)
        return gender in ("", wanted)

    def _may_be(self, speaker: Speaker, wanted: str) -> bool:
        return self._rules.gender(speaker.name, "", speaker.role) in ("", wanted)

    def speaker(self, mention: Mention) -> Speaker:
        """The speaker whom a mention names."""
        return Speaker(mention.name, mention.role)
