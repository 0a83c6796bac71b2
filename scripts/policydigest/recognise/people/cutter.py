"""Whether a word of a capitalised sequence may belong to the name of a person, or what it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from policydigest.recognise.gazetteer import Match
from policydigest.recognise.people.flags import FIRST, Word
from policydigest.recognise.people.rules import Rules

_SON_OF = ("bin", "bint", "ibn", "ben", "binti")
_TITLED = ("honorific", "role")  # what stands before a person's name
_GERUND = 7  # letters of "Defending", which "Ying" and "Irving" do not have
_OPENS = ("", ".", "!", "?", ":", "-", "–", "—", "•")  # before the first word of a sentence or item
_SHORT_FORM = 5  # letters that a body's short form may have
_ENVOYS = ("Ambassador", "Consul", "Senator", "Justice", "Judge")
_OWNING = ("'s ", "’s ")
NICKNAME = "“\"'‘("
Break = Literal[
    "", "honorific", "role", "plural", "match", "ordinary", "thing", "place", "function"
]


class Element(NamedTuple):
    """A word of a sequence with its flags (see `Word`)."""

    text: str
    start: int
    end: int
    flags: int


def is_initial(text: str) -> bool:
    """Whether a word is an initial: "S", "S." or "J.D."."""
    return len(text) == 1 or (len(text) <= 10 and text[1] == ".")


class Cutter(NamedTuple):
    """Says of each word of a sequence whether it may belong to a name, or what it is instead."""

    elements: list[Element]
    covered: Mapping[int, Match]
    rules: Rules
    shouted: bool
    in_story: bool  # not in the headline, where any word may have a capital
    left: str  # the characters before the sequence
    right: str  # and behind it

    def kind(self, index: int, current: Sequence[Element], before: Break) -> Break:
        """ "" for a word that may be part of a name."""
        text, start, _, flags = self.elements[index]
        known = bool(current) and bool(
            current[0].flags & Word.GIVEN or before in ("honorific", "role")
        )
        if flags & Word.GENERATION and current:
            return ""
        if (flags & Word.HONORIFIC and self._is_honorific(text, flags, current)) or (
            (len(text) == 1 or text in self.rules.paired) and self._is_split_honorific(index)
        ):
            return "honorific"
        match = self.covered.get(start)
        if (
            match is not None
            and not self._is_name(match, index, current, before, known)
            and not (current and self._is_first_half(match, index))
        ):
            return "match"
        if current and (len(text) == 1 or (len(text) == 2 and text[1] == ".")):
            return ""  # "M. A. Tiro": an initial, though "A" is a small word
        if known and text[-1] == "." and text.isupper() and self._name_next(index):
            return ""  # "Ana Maria DG. Tiro", though "DG" is an office too
        acronym = text.isupper() and len(text) > 1 and not is_initial(text)
        if acronym and not self.shouted and not flags & Word.ROLE:
            if flags & Word.THING and current and text not in self.rules.honorifics:
                return "thing"  # "Zhong Bohai LLP"
            return self._capitals(index, known, before)
        if flags & Word.ROLE:
            if flags & Word.GIVEN and self._father_next(index):
                return ""  # "Sultan bin Ahmed": no sultan
            if current and current[-1].text in _SON_OF:
                return ""  # "Ahmed bin Sultan"
            if flags & Word.FAMILY and len(current) == 1 and current[0].flags & Word.GIVEN:
                return ""
            if self._is_dean(index, current, flags):
                return ""
            return "plural" if flags & Word.PLURAL else "role"
        if self._inside_family_first(index, current, before):
            return ""
        if flags & Word.FUNCTION:
            is_titled = before in _TITLED or (not index and self.left.endswith(", "))
            is_given = flags & (Word.GIVEN | Word.UNCERTAIN) and (
                self._family_next(index) or self._is_described(index)
            )
            is_first = flags & FIRST and not current and (is_titled or is_given)
            if is_first and self._name_next(index):
                return ""  # "Minister Jan Tiro", "the minister, Jan Tiro": Jan is a month too
            if known and text in self.rules.days_in_names and self._name_next(index):
                return ""  # "Minister Hussein Mar Tiro"
            is_syllable = known or (before in ("honorific", "role") and self._closes_with(index))
            return "" if is_syllable and flags & (Word.FAMILY | Word.FAMILY_FIRST) else "function"
        if flags & (Word.ORDINARY | Word.THING):
            if known and not flags & Word.THING and self._article_next(index):
                return ""  # "Mohammed Shia al-Sudani"
            if flags & Word.SYLLABLE and len(current) == 2 and current[0].flags & Word.FAMILY_FIRST:
                return ""  # "Kim Jong Un"
            closes = before in _TITLED and index + 1 == len(self.elements)
            if (closes or flags & Word.FAMILY_FIRST) and self._closes_syllables(current):
                return ""  # "Minister Vu Duc Dam", "Sun Myung Moon"
            within = before in _TITLED and len(current) > 1 and not flags & Word.THING
            if within and self._name_next(index):
                return ""  # "Justice Ann Beth Key Tiro"
            if known and flags & Word.FAMILY and not self._thing_next(index):
                return ""
            if known and self._closes_name(index, current, flags):
                return ""
            if known and current[-1].text.lower() in self.rules.particles:
                return ""  # "Francesco La Camera"
            if flags & (Word.UNCERTAIN | Word.FAMILY_FIRST) and self._name_next(index):
                return "ordinary" if self._is_continent(index) else ""
            if known and text.lower() in self.rules.particles and self._name_next(index):
                return ""  # "Bart De Wever"
            return "thing" if flags & Word.THING else "ordinary"
        if "-" in text or "‑" in text or "‐" in text:
            tail = text.replace("‑", "-").replace("‐", "-").rsplit("-", 1)[-1]
            eastern = bool(current) and bool(current[0].flags & Word.FAMILY_FIRST)
            if tail in self.rules.ranks or (tail in self.rules.hyphen_endings and not eastern):
                return "ordinary"  # "Danish-led", but not "Yoon Jong-in"
        if not (flags or current) and text.endswith(self.rules.descriptive_endings):
            return "ordinary"
        if not (flags or current or index) and self._is_done_first(text):
            return "ordinary"
        if flags & Word.PLACE and not current and before not in ("honorific", "role"):
            return "" if flags & FIRST and self._name_next(index) else "place"
        if before == "place" and not current and not flags & Word.GIVEN:
            return "place"
        return ""

    def _is_done_first(self, text: str) -> bool:
        """Whether a word opens a sentence with what is done: "Defending Moyo, the lawyer said"."""
        is_long = len(text) >= _GERUND and text.endswith(self.rules.doing_endings)
        return is_long and self.left.rstrip()[-1:] in _OPENS

    def _is_honorific(self, text: str, flags: int, current: Sequence[Element]) -> bool:
        if flags & Word.FUNCTION and text.rstrip(".") not in self.rules.honorifics:
            return False  # "He", not "HE"
        if current and current[-1].text in self.rules.rulers:
            return len(current) == 1  # "the Amir | Sheikh Tamim"
        return not (current and not text.endswith(".") and flags & (FIRST | Word.FAMILY))

    def _is_split_honorific(self, index: int) -> bool:
        """One of the two parts of "H E" or "Tan Sri"."""
        elements, honorifics = self.elements, self.rules.honorifics
        pairs = [(e.text, f.text) for e, f in pairwise(elements[max(0, index - 1) : index + 2])]
        return any(a + b in honorifics or f"{a} {b}" in honorifics for a, b in pairs)

    def _inside_family_first(self, index: int, current: Sequence[Element], before: Break) -> bool:
        """A syllable that is an English word too: "Tan See Leng"."""
        if len(current) != 1 or not current[0].flags & Word.FAMILY_FIRST:
            return False
        following = self.elements[index + 1 : index + 2]
        if not following:
            return False
        if before == "honorific":
            return self._name_next(index)
        return bool(following[0].flags & (Word.SYLLABLE | Word.FAMILY_FIRST))

    def _closes_syllables(self, current: Sequence[Element]) -> bool:
        """Whether a family name stands behind two parts of an East Asian name or more."""
        return len(current) > 1 and all(
            element.flags & (Word.SYLLABLE | Word.FAMILY_FIRST) for element in current
        )

    def _is_dean(self, index: int, current: Sequence[Element], flags: int) -> bool:
        """A first name that is an office too, where one name only follows: "Dean Acheson"."""
        if current or not flags & Word.UNCERTAIN or flags & Word.BEFORE_SURNAME:
            return False
        return len(self.elements) == index + 2 and self._name_next(index)

    def _closes_name(self, index: int, current: Sequence[Element], flags: int) -> bool:
        """An ordinary word as a family name: "John Key" where nothing capitalised follows."""
        if flags & Word.THING or not self.in_story or len(current) != 1:
            return False
        return index + 1 == len(self.elements) and bool(current[0].flags & Word.GIVEN)

    def _is_name(
        self, match: Match, index: int, current: Sequence[Element], before: Break, known: bool
    ) -> bool:
        """Whether a word that the vocabulary knows as something else is part of a name here."""
        flags = self.elements[index].flags
        if match.last - match.first > 1:
            return False
        if known and not (flags & Word.THING):
            if len(current) > 1 and not flags & Word.FAMILY and self._is_whole(current, match):
                return False  # "By Jane Roe China's exports …"
            return all(c.via != "demonym" or flags & Word.FAMILY for c in match.candidates)
        if before == "honorific":  # but not "HE [Malta's] Minister"
            return not (index + 1 == len(self.elements) and self.right.startswith(_OWNING))
        if before == "role" and (flags & Word.FAMILY or self._is_of_envoy(index)):
            return True
        left = self.elements[index - 1].text if index else self.left[:-1].rpartition(" ")[2]
        if left in ("In", "From", "Of", "in", "from", "of"):
            return False
        return bool(flags & FIRST) and self._name_next(index)

    def _is_first_half(self, match: Match, index: int) -> bool:
        """Whether a place is half of a family name: "Melbourne-Roe", not "Paris-Nice"."""
        text, start, end, _ = self.elements[index]
        second = text.rpartition("-")[2]
        return (
            match.start == start
            and match.end + 1 + len(second) == end
            and second.istitle()
            and match.end + 1 not in self.covered
        )

    @staticmethod
    def _is_whole(current: Sequence[Element], match: Match) -> bool:
        """Whether a country stands behind a first name and a family name that is none."""
        is_country = any(candidate.kind == "country" for candidate in match.candidates)
        return is_country and not current[-1].flags & (FIRST | Word.UNCERTAIN)

    def _capitals(self, index: int, known: bool, before: Break) -> Break:
        """A word in capitals: a family name as in "Emmanuel MACRON", initials, or an acronym."""
        text = self.elements[index].text
        if text in self.rules.post_nominals:
            return "match"
        if (known or before == "honorific") and len(text) > 3 and text.isalpha():
            return ""
        if before == "role" and len(text) > _SHORT_FORM and self._is_envoys(index):
            return ""  # "Ambassador YAMADA"
        if before == "honorific" and len(text) == 3 and self._closes_with(index):
            return ""  # "Mr. OYA Yoichi"
        following = self.elements[index + 1] if index + 1 < len(self.elements) else None
        if len(text) == 2 and following:
            is_titled = before in ("honorific", "role") and self._name_next(index)
            if following.flags & Word.FAMILY or is_titled:
                return ""  # "Justice BN Tirokrishna"
        return "match"

    def _is_envoys(self, index: int) -> bool:
        """Whether one stands before a word in capitals who speaks for a state, and for no body."""
        return index > 0 and self.elements[index - 1].text in _ENVOYS

    def _is_of_envoy(self, index: int) -> bool:
        """Whether a place is the family name of an envoy: "Ambassador Chiba Taro"."""
        return self._is_envoys(index) and len(self.elements) == index + 2 and self._name_next(index)

    def _family_next(self, index: int) -> bool:
        """Whether a family name closes the run behind a word: "Jan Novák", not "June Revenue"."""
        following = self.elements[index + 1 : index + 3]
        return len(following) == 1 and bool(following[0].flags & Word.FAMILY)

    def _is_described(self, index: int) -> bool:
        """Whether two words open a paragraph and are told of: "Jan Tiro, the mayor, said"."""
        opens = not self.left or self.left.endswith("\n")
        told = self.right.startswith(", ") and self.right[2:].islower()
        return opens and told and index == 0 and len(self.elements) == 2

    def _is_continent(self, index: int) -> bool:
        """Whether a part of the world stands before a whole name: "for East Asia Jane Roe"."""
        following = self.elements[index + 1 : index + 3]
        return (
            self.elements[index].text in self.rules.continents
            and len(following) > 1
            and bool(following[0].flags & Word.GIVEN)
        )

    def _name_next(self, index: int) -> bool:
        """Whether the next word looks like the rest of a name."""
        for element in self.elements[index + 1 : index + 4]:
            if element.text.islower() or element.text[0] in NICKNAME:
                continue
            if element.start in self.covered and not element.flags & (Word.FAMILY | FIRST):
                return False
            barred = Word.ORDINARY | Word.THING | Word.ROLE | Word.FUNCTION | Word.HONORIFIC
            return not element.flags & barred or bool(element.flags & Word.FAMILY)
        return False

    def _closes_with(self, index: int) -> bool:
        """Whether just one more word, a name, follows in the story: "President To Lam"."""
        return self.in_story and len(self.elements) == index + 2 and self._name_next(index)

    def _father_next(self, index: int) -> bool:
        """Whether the next word says whose child one is: "bin", "bint"."""
        following = self.elements[index + 1 : index + 2]
        return bool(following) and following[0].text in self.rules.fathered

    def _article_next(self, index: int) -> bool:
        """Whether the next word is an Arabic family name with its article: "al-Sudani"."""
        following = self.elements[index + 1 : index + 2]
        return bool(following) and following[0].text.lower().startswith(("al-", "el-"))

    def _thing_next(self, index: int) -> bool:
        following = self.elements[index + 1 : index + 2]
        return bool(following) and bool(following[0].flags & Word.THING)
