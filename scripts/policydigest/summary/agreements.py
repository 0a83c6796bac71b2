"""A sentence made from an agreement's parties: "Kenya and Rwanda signed a memorandum on rice"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from policydigest.model import Entity, Findings, Topic
from policydigest.summary.naming import is_only_a_place, joined, short_name, without_subject
from policydigest.vocabulary import Language, bare_name

MOST_PARTIES = 5  # that a sentence names
_ONE_SIDED = re.compile(  # a "law on salt", but no "memorandum on laws"
    r"\b(?:laws?|bills?|acts?|decrees?|ordinances?|strateg(?:y|ies)|polic(?:y|ies)|regulations?|"
    r"orders?|directives?|resolutions?|rules?|guidelines?|guidance|codes?|motions?|amendments?|"
    r"budgets?|papers?)\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?<=\w\w[.!?])[”\"]?\s+(?=[A-Z“\"])|\n")  # "the U.S. Navy" goes on


def parties_of(text: str, instrument: Entity, countries: Sequence[Entity]) -> list[Entity]:
    """Between which countries a text says that an unnamed instrument is; none if it is not clear.

    None of what one country makes alone, as a law. They stand in its own sentence. Where that
    names one of the two that the story is about, or none, it is between these: "The two signed a
    memorandum".
    """
    if _ONE_SIDED.search(re.split(r" (?:on|of|for|to) ", instrument.name, maxsplit=1)[0]):
        return []
    about = [country for country in countries if country.about]
    bounds = [0, *(found.end() for found in _SENTENCE_END.finditer(text)), len(text) + 1]
    others: list[Entity] = []
    for span in instrument.evidence:
        first = max(at for at in bounds if at <= span.start)
        last = min(at for at in bounds if at > span.start)
        named = [_within(country, first, last) for country in countries]
        named = [country for country in named if country.evidence]
        named = [one for one in named if not is_only_a_place(text, one, named)]
        known = [country for country in named if country.about]
        if len(named) > 1:
            return known if len(known) > 1 else named
        others += [country for country in named if not country.about]
    is_clear = len(about) == 2 and not others
    return about if is_clear and not any(is_only_a_place(text, c, about) for c in about) else []


def _within(country: Entity, first: int, last: int) -> Entity:
    """A country with those of its mentions that stand between two places of the text."""
    return country._replace(evidence=tuple(s for s in country.evidence if first <= s.start < last))


@lru_cache(maxsize=16)
def _word_lists(language: Language) -> tuple[frozenset[str], frozenset[str]]:
    """Words for a signing, and for what is signed."""
    signing = language.words("summarise", "signing")
    return frozenset(signing), frozenset(language.words("summarise", "agreements"))


class Agreements:
    """What was signed by whom, as far as headline and opening of an article tell it.

    `text` is the article's, and `opening_end` is where its first sentences end.
    """

    def __init__(self, text: str, findings: Findings, opening_end: int, language: Language) -> None:
        self._text, self._findings, self._opening_end = text, findings, opening_end
        self._signing, self._agreements = _word_lists(language)

    def unnamed(self, verb: str, date: str) -> str:
        """What was signed by whom, if an unnamed memorandum is the news; else ""."""
        parties = self._parties()
        unnamed = [
            i for i in self._findings.instruments if i.id is None and " of " in without_subject(i)
        ]
        signed = [i for i in unnamed if i.name[1:].islower() and self._is_news(i)]
        if not parties or not signed:
            return ""
        topic = next((t.name for t in self._findings.topics if self._is_subject(t)), "")
        instrument = signed[0].name[0].lower() + signed[0].name[1:]
        is_told = instrument != without_subject(signed[0])  # "memorandum of intent on rare earths"
        topic = "" if is_told or not topic[1:].islower() else topic
        about = f" on {topic[0].lower()}{topic[1:]}" if topic else ""
        article = "an" if instrument[0] in "aeiou" else "a"
        return f"{parties} {verb} {article} {instrument}{about}{date}"

    def named(self, first: str, date: str) -> str:
        """What was signed by whom, if the headline says so and the opening names it.

        "" too if the first sentence, as it would be printed, tells of the signing itself.
        """
        headline = self._findings.title.casefold()
        if self._signing.isdisjoint(headline.split()) or not self._signing.isdisjoint(
            first.split()
        ):
            return ""
        signed = [i for i in self._findings.instruments if i.about and self._is_news(i)]
        names = (bare_name(i.name) for i in signed if not i.name[1:].islower())
        name = next((name for name in names if self._is_agreement(name)), "")
        parties = self._parties(headline)
        return (
            f"{parties} signed the {name}{date}" if parties and name and name not in first else ""
        )

    def _parties(self, headline: str = "") -> str:
        """The two or more countries that the opening, or a headline, tells the story is about.

        None where one is only the place of something: "a sheriff in Kenya".
        """
        countries = [
            entity
            for entity in self._findings.countries
            if entity.about
            and (
                any(form.casefold() in headline for form in (entity.name, *entity.forms))
                if headline
                else entity.evidence[0].start < self._opening_end
            )
        ]
        first = sorted(countries, key=lambda entity: entity.evidence[0].start)
        few = 2 <= len(first) <= MOST_PARTIES
        if few and not headline:
            few = not any(is_only_a_place(self._text, one, countries) for one in first)
        return joined([short_name(entity) for entity in first]) if few else ""

    def _is_agreement(self, name: str) -> bool:
        """Whether states sign a thing of this name: a treaty, and no policy or act of one."""
        return not self._agreements.isdisjoint(name.casefold().split())

    def _is_news(self, instrument: Entity) -> bool:
        """Whether an instrument is told in the headline or the first sentences."""
        return instrument.evidence[0].start < self._opening_end

    def _is_subject(self, topic: Topic) -> bool:
        """Whether headline or opening tell a topic by more than the word for the agreement."""
        agreements = [span for i in self._findings.instruments for span in i.evidence]
        return any(
            span.start < self._opening_end
            and not any(a.start <= span.start < a.end for a in agreements)
            for span in topic.evidence
        )

    def tells(self, first: str) -> bool:
        """Whether the first sentence tells of the agreement as fully as the headline does.

        Without a headline it has to name it.
        """
        headline = self._findings.title.casefold()
        unnamed = [i for i in self._findings.instruments if i.name[1:].islower()]
        nouns = {form.casefold().split(" ")[0] for i in unnamed for form in (i.name, *i.forms)}
        in_headline = not headline or any(noun in headline for noun in nouns)
        return not in_headline or any(noun in first.casefold() for noun in nouns)
