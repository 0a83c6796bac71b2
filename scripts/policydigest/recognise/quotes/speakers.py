"""Who speaks: the subject of the clause that reports a quotation.

A person named in the text, the person a pronoun or an office ("the minister") goes back to, or the
body that the clause names. Where the text does not tell, nobody is guessed.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from policydigest.model import Document, Mention
from policydigest.recognise.quotes.marks import Places, Stretch
from policydigest.recognise.quotes.references import WORD as _WORD
from policydigest.recognise.quotes.references import References, Speaker
from policydigest.recognise.quotes.rules import Rules

_CLAUSE_END = re.compile(r"[;!?\n]|(?<=[\w)”\"]{2})\.(?=\s|$)")
_LAST_WORD = re.compile(r"[\w.]+$")
_DASH = re.compile(r"\s*[—–-]{1,2}\s*")
_LETTERS = re.compile(r"(?:,?\s[A-Z]{2,6})++(?=,)")
_MAX_GAP = 110
_AGENT = 60  # characters before a name in which its spokesman stands


class Speakers:
    """Finds the speakers of a document's quotations."""

    def __init__(
        self,
        document: Document,
        people: Sequence[Mention],
        quoted: Sequence[Stretch],
        places: Places,
        rules: Rules,
    ) -> None:
        """`quoted` are the quotations in reading order; whom they name is no "he" behind them."""
        self._text, self._rules = document.text, rules
        self._people = sorted(people, key=lambda mention: mention.span.start)
        self._starts = [mention.span.start for mention in self._people]
        begins = [stretch.start for stretch in quoted]
        unquoted = [m for m in self._people if not _is_within(m.span.start, quoted, begins)]
        self._references = References(document, self._people, unquoted, places, rules)
        self.remember = self._references.remember

    # ------------------------------------------------------------- clauses

    def behind(self, start: int, end: int, verb_first: bool) -> tuple[Speaker | None, bool]:
        """The subject of a clause right behind a quotation, and whether there is such a clause.

        `verb_first`: only a clause that begins with its verb counts ("…." said Jane Doe).
        """
        end = self._clause_end(start, end)
        words = list(_WORD.finditer(self._text, start, min(end, start + 260)))
        if not words:
            return None, False
        first = words[0].group()
        is_first = self._is_verb(words, 0)
        if is_first or (first.endswith("ly") and self._is_verb(words, 1)):
            verb = words[0] if is_first else words[1]
            return self._after_verb(verb.end(), end), True
        for phrase in self._rules.according:
            at = start + len(self._text[start:end]) - len(self._text[start:end].lstrip(" ,"))
            if self._text.startswith(phrase, at):
                return self._after_verb(at + len(phrase), end), True
        if verb_first:
            return None, False
        for number, word in enumerate(words[1:], 1):
            if word.group() in self._rules.verbs and self._reports(words, number):
                speaker = self._before_verb(start, word.start(), True)
                if speaker is None and "," in self._text[words[number - 1].end() : word.start()]:
                    speaker = self._after_verb(word.end(), end)  # "…" of X, stated Jane Doe
                return speaker, True
        return None, False

    def _clause_end(self, start: int, end: int) -> int:
        """Where the clause that begins at `start` ends: not behind "Dr."."""
        for stop in _CLAUSE_END.finditer(self._text, start, end):
            word = _LAST_WORD.search(self._text, start, stop.start())
            if stop.group() != "." or word is None or word.group() not in self._rules.abbreviations:
                return stop.start()
        return end

    def before(self, start: int, end: int) -> tuple[Speaker | None, bool]:
        """The subject of the last reporting verb before a quotation, and whether there is one."""
        words = list(_WORD.finditer(self._text, start, end))
        for number in range(len(words) - 1, -1, -1):
            word = words[number]
            if word.group() in self._rules.verbs and self._reports(words, number):
                speaker = self._before_verb(start, word.start(), False)
                if speaker is None and word.group() not in self._rules.with_hearer:
                    # "said Jane Doe: …", but not "they told the Herald. …"
                    speaker = self._after_verb(word.end(), end)
                return speaker, True
            if word.group() in self._rules.participles:
                return self._main_subject(start, word.start()), True
        if self._text[start:end].rstrip().endswith(":"):
            subject = self._main_subject(start, end)
            return subject, subject is not None
        lowered = self._text[start:end].lower()
        for phrase in self._rules.according:
            at = lowered.rfind(phrase)
            if at >= 0:
                return self._after_verb(start + at + len(phrase), end), True
        return None, False

    def acts_before(self, start: int, end: int) -> Speaker | None:
        """The person with whom, or with whose office, a clause begins: who acts in it."""
        at = bisect_left(self._starts, start)
        if at == len(self._people) or self._starts[at] >= end:
            return None
        mention = self._people[at]
        before = self._text[start : mention.span.start].strip().casefold()
        office = (mention.role or "").casefold()
        rest = before.removesuffix(office) if office else before
        if len(rest.split()) > 1 and not before.endswith(","):
            return None  # "The ministry fined Jane Doe, calling her port a “risk”"
        return self._references.speaker(mention)

    def says_before(self, start: int, end: int) -> bool:
        """Whether a reporting verb stands right before a quotation: "Jane Doe says “…”"."""
        words = list(_WORD.finditer(self._text, start, end))
        if not words or self._text[words[-1].end() : end].strip():
            return False
        last = len(words) - 1
        return self._reports(words, last)

    def dashed(self, start: int, end: int) -> Speaker | None:
        """A person named behind a dash that follows a quotation: "… – Jane Doe, director"."""
        lead = _DASH.match(self._text, start, end)
        if lead is None:
            return None
        at = bisect_left(self._starts, lead.end())
        if at < len(self._people) and self._starts[at] - lead.end() <= 24:
            return self._references.speaker(self._people[at])
        return None

    def _reports(self, words: Sequence[re.Match[str]], number: int) -> bool:
        return self._is_verb(words, number) and not self._is_noun(words, number)

    def _is_verb(self, words: Sequence[re.Match[str]], number: int) -> bool:
        if number >= len(words) or words[number].group() not in self._rules.verbs:
            return False
        second = self._rules.second_words.get(words[number].group())
        return second is None or (
            number + 1 < len(words) and words[number + 1].group() in second  # not "put out a show"
        )

    def _is_noun(self, words: Sequence[re.Match[str]], number: int) -> bool:
        """Whether a word that may be a verb is a noun here: "the reports", "its claims"."""
        previous = words[number - 1].group().lower() if number else ""
        return previous in self._rules.before_nouns

    # ------------------------------------------------------------- subjects

    def _after_verb(self, start: int, end: int) -> Speaker | None:
        """The subject that follows its verb: "said Jane Doe", "said the minister"."""
        at = bisect_left(self._starts, start)
        while at < len(self._people) and self._starts[at] < min(end, start + _MAX_GAP):
            mention = self._people[at]
            gap = self._text[start : mention.span.start]
            if self._breaks(gap):
                break
            if self._has_agent(mention):
                return None
            if not self._references.is_owner(mention):
                return self._references.speaker(mention)
            at += 1
        return self._references.by_words(start, end, forwards=True)

    def _has_agent(self, mention: Mention) -> bool:
        """Whether another one speaks for somebody: "a lawyer for Jane Doe said"."""
        start = mention.span.start
        found = self._rules.agents.search(self._text, max(0, start - _AGENT), start)
        # not "the spokesman for Salt Board Jane Doe", who is that
        return found is not None and found[1] not in (mention.role or "").lower()

    def _breaks(self, gap: str) -> bool:
        """Whether these words cannot stand between a verb and its subject's name."""
        return (
            ": " in gap
            or not self._rules.not_subjects.isdisjoint(gap.split())
            or gap.rstrip().endswith(self._rules.relatives)
        )

    def _before_verb(self, start: int, verb: int, is_whole: bool) -> Speaker | None:
        """The subject that stands before its verb: "Dowden said", "X, head of Y, told us"."""
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, verb)
        closing: Speaker | None = None
        for at in range(high - 1, low - 1, -1):
            mention = self._people[at]
            between = self._text[mention.span.end : verb]
            letters = _LETTERS.match(between)  # "Jane Doe OAM, head of Y, said"
            between = between[letters.end() :] if letters else between
            if self._references.is_owner(mention):
                continue
            if self._has_agent(mention):
                return None
            apposed = self._is_apposition(between) or _is_office(between, mention.role)
            if apposed and not self._is_name(between, at + 1):
                return self._joint(at, low)
            if between.strip() == "," and closing is None:
                closing = self._joint(at, low)
        if closing is not None:
            return closing
        word = self._word_before(start, verb)
        if word in self._rules.pronouns:
            return self._references.pronoun(word, max(start, verb - 40))
        if word in self._rules.kin and self._is_somebodys(verb, word):
            return self._references.relative(word, verb)  # "Roe was ill, her daughter says"
        named = self._references.by_words(start, verb, forwards=False)
        if named is not None:
            return named
        mentions = self._people[low:high]
        if mentions and (is_whole or mentions[0].span.start - start < 60):
            first = next((m for m in mentions if not self._references.is_owner(m)), None)
            if first is not None and not self._breaks(self._text[start : first.span.start]):
                return self._references.speaker(first)
        return None

    def _is_somebodys(self, verb: int, word: str) -> bool:
        """Whether "her" or the like stands before the last `word` before a verb."""
        before = self._text[max(0, verb - 60) : verb].rpartition(f" {word}")[0].split()[-1:]
        return bool(before) and before[0].lower() in self._rules.possessives

    def _is_name(self, between: str, at: int) -> bool:
        """Whether another's name alone stands between two commas: "head of Doe, Jane Roe, said"."""
        return at < len(self._people) and between.strip(" ,") == self._people[at].span.text

    def _joint(self, at: int, low: int) -> Speaker:
        """The person of a mention, or two people if another's name is joined to it."""
        mention = self._people[at]
        speaker = self._references.speaker(mention)
        if at <= low:
            return speaker
        other = self._people[at - 1]
        gap = self._text[other.span.end : mention.span.start].split()
        if not gap or gap[0] not in self._rules.joiners or len(gap) > 4 or "," in "".join(gap):
            return speaker
        if not all(word[0].isupper() for word in gap[1:]):
            return speaker
        return Speaker(f"{other.name} {gap[0]} {mention.name}", None)

    def _word_before(self, start: int, verb: int) -> str:
        """The last word before a verb and its adverbs, in small letters."""
        words = _WORD.findall(self._text, max(start, verb - 60), verb)
        while words and (words[-1] in self._rules.adverbs or words[-1].endswith("ly")):
            words.pop()
        return words[-1].lower() if words else ""

    def _is_apposition(self, between: str) -> bool:
        """Whether only adverbs or an apposition stand between a subject and its verb."""
        stripped = between.strip()
        if stripped.startswith(("'s", "’s")):
            return stripped[2:].strip() in self._rules.own_words
        if not stripped or (
            len(stripped) <= 28 and "," not in stripped and len(stripped.split()) < 4
        ):
            return True
        if stripped.startswith("(") and stripped.endswith(")"):
            return True
        if stripped == ",":
            return False  # the end of a clause about somebody else
        return (stripped.startswith((",", "(")) and stripped.endswith((",", ")", "–", "—"))) or (
            stripped.startswith(", who") and len(stripped) < _MAX_GAP
        )

    def _main_subject(self, start: int, end: int) -> Speaker | None:
        """Who acts in the clause that a participle ("adding that …") goes with."""
        first = _WORD.search(self._text, start, end)
        if first and first.group().lower() in self._rules.persons:
            return self._references.pronoun(first.group().lower(), start)
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, end)
        for mention in self._people[low:high]:
            if not self._references.is_owner(mention):
                return self._references.speaker(mention)
        recent = self._references.spoke_since(start)
        if recent is not None:
            return recent
        for word in _WORD.finditer(self._text, start, end):
            if word.group() in self._rules.verbs:
                return self._references.by_words(start, word.start(), forwards=False)
        return None


def _is_office(between: str, role: str | None) -> bool:
    """Whether only an office stands between a name and its verb, with no comma behind it."""
    return role is not None and between.strip(" ,").casefold() == role.casefold()


def _is_within(position: int, quoted: Sequence[Stretch], begins: Sequence[int]) -> bool:
    """Whether a character stands in one of the quotations, which begin at `begins`."""
    before = bisect_right(begins, position)
    return before > 0 and position < quoted[before - 1].end
