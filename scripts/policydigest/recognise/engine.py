"""All recognisers in their order: article → what it names and says, each with its spans.

named: people ─ organisations ─ instruments ─ countries ─→ salience
dates ─ event date ─ timeline,  money,  quotes,  topics
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from policydigest import salience, text
from policydigest.about import homes
from policydigest.about.places import Places
from policydigest.model import Article, Document, EntityKind, Findings, Mention
from policydigest.recognise import language, named, timeline, topics
from policydigest.recognise.countries import hints
from policydigest.recognise.countries import recogniser as countries
from policydigest.recognise.dates import recogniser as dates
from policydigest.recognise.events import date as event_date
from policydigest.recognise.gazetteer import Rejected
from policydigest.recognise.money import recogniser as money
from policydigest.recognise.named import Named
from policydigest.recognise.quotes import recogniser as quotes
from policydigest.recognise.rule_set import RuleSet, rule_set
from policydigest.vocabulary import Country, Vocabulary
from policydigest.vocabulary.kinds import PUBLIC_BODIES

# Kinds of forms that mean the same in any language that writes them so.
SAFE_FORMS = ("name", "form", "former", "capital")
# Countries whose press writes its own dollar as a bare "$".
OWN_DOLLARS = ("AUD", "CAD", "NZD")


@dataclass(frozen=True)
class Recognised:
    """The document and all that was found in it, before it is told as findings."""

    document: Document
    findings: Findings
    mentions: Mapping[EntityKind, Sequence[Mention]]
    rejected: Sequence[Rejected]
    date_reason: str
    is_supported: bool = True  # whether there are word lists for the text's language


class Recogniser:
    """The recognisers over one vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self._terms = topics.terms(vocabulary.topics)
        self._rules: dict[str, RuleSet] = {}
        self._homes = homes.bodies_at_home(vocabulary)

    def find(self, article: Article, *, explaining: bool = False) -> Recognised:
        """Everything that is found in an article. Summary and key points are left empty.

        `explaining` also keeps the listed forms that their context ruled out.

        A text in a language without word lists yields only what is safe (see `_only_safe`).
        """
        code = language.supported(article, self.vocabulary.languages)
        if code is None:
            return self._only_safe(article)
        rules = self._rules_of(code)
        document = text.analyse(article, self.vocabulary.languages[code])
        rejected: list[Rejected] = []
        found = named.find(document, self.vocabulary, rules, rejected if explaining else None)
        findings, reason = self._told(article, document, found, rules, explaining=explaining)
        return Recognised(document, findings, found.by_kind(), rejected, reason)

    def _told(
        self,
        article: Article,
        document: Document,
        found: Named,
        rules: RuleSet,
        *,
        explaining: bool,
    ) -> tuple[Findings, str]:
        """What an article is about and what it says, and why its event has the date it has."""
        standing = Places(document)
        states = salience.entities("country", found.countries, standing)
        about = [self.vocabulary.countries[e.id] for e in states if e.about and e.id]
        found_dates = dates.find(
            document, rules.dates, article.published, day_first=_day_first(about)
        )
        event = event_date.infer(document, found_dates, article.published, rules.dates)
        sums = money.find(
            document,
            rules.money,
            dollar=_dollar(about),
            local=[country.currency for country in about if country.currency],
        )
        actors = salience.entities(
            "organisation",
            found.organisations,
            standing,
            rules.subjects,
            homes.Homes(self._homes, tuple(country.id for country in about)),
            explaining=explaining,
        )
        aside = [span for body in actors if not body.about for span in body.evidence]
        headline = _headline(article, document)
        findings = Findings(
            title=headline,
            headline=headline,
            date=event.value,
            month=event.month,
            summary="",
            countries=homes.with_home(
                homes.with_shut_out(states, actors, found.organisations, self.vocabulary),
                actors,
                sums,
                self.vocabulary,
                PUBLIC_BODIES,
                hints.PLAYERS,
                document.title.end if document.title else 0,
            ),
            organisations=actors,
            instruments=salience.entities("instrument", found.instruments, standing),
            people=salience.entities("person", found.people, standing),
            topics=tuple(topics.find(document, self._terms, aside)),
            money=tuple(sums),
            quotes=tuple(quotes.find(document, found.people, rules.quotes)),
            dates=tuple(found_dates),
            timeline=tuple(timeline.find(document, found_dates, event, rules.dates)),
        )
        return findings, event.reason

    def _only_safe(self, article: Article) -> Recognised:
        """The headline and the countries named as in English, of a text that cannot be read."""
        document = text.analyse(article, self.vocabulary.languages[language.DEFAULT])
        matches = self._rules_of(language.DEFAULT).gazetteer.find(document)
        safe = [
            mention
            for mention in countries.find(document, matches, self.vocabulary)
            if mention.rule.split(" ", 1)[0] in SAFE_FORMS
        ]
        headline = _headline(article, document)
        findings = Findings(
            title=headline,
            headline=headline,
            date=None,
            summary="",
            countries=salience.entities("country", safe, Places(document)),
        )
        mentions = Named((), (), (), safe).by_kind()
        reason = "the text is in a language without word lists"
        return Recognised(document, findings, mentions, [], reason, is_supported=False)

    def _rules_of(self, code: str) -> RuleSet:
        found = self._rules.get(code)
        if found is None:
            found = self._rules[code] = rule_set(self.vocabulary, code)
        return found


@lru_cache(maxsize=4)
def recogniser(vocabulary: Vocabulary) -> Recogniser:
    """The recogniser over a vocabulary, made once."""
    return Recogniser(vocabulary)


def _headline(article: Article, document: Document) -> str:
    """The headline that comes with an article, else the one in its text; "" for none."""
    return article.title or (document.title.text if document.title else "")


def _day_first(about: Sequence[Country]) -> bool | None:
    """How 02/12/2024 is read: month first in a story about the United States alone."""
    if not about:
        return None
    others = [country for country in about if country.id != "US"]
    return None if others and len(others) < len(about) else bool(others)


def _dollar(about: Sequence[Country]) -> str:
    """The dollar that a bare "$" means: a country's own where the story is about it alone."""
    own = about[0].currency if len(about) == 1 else None
    return own if own in OWN_DOLLARS else "USD"
