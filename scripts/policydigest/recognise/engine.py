"""All recognisers in their order: article → what it names and says, each with its spans.

    people ─ organisations ─ instruments ─ countries ─→ salience
    dates ─ event date ─ timeline,  money,  quotes,  topics

Later recognisers see what earlier ones took: a person's surname, a company's name or a language
does not speak for a country.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from policydigest import salience, text
from policydigest.about import homes, subjects
from policydigest.about.places import Places
from policydigest.model import Article, Document, Findings, Mention, Span
from policydigest.recognise import acronyms, language, names, spoken_languages, timeline, topics
from policydigest.recognise.countries import hints, parts
from policydigest.recognise.countries import recogniser as countries
from policydigest.recognise.countries import rules as country_rules
from policydigest.recognise.dates import recogniser as dates
from policydigest.recognise.events import date as event_date
from policydigest.recognise.gazetteer import Gazetteer, Match, Rejected
from policydigest.recognise.instruments import recogniser as instruments
from policydigest.recognise.money import recogniser as money
from policydigest.recognise.organisations import recogniser as organisations
from policydigest.recognise.people import recogniser as people
from policydigest.recognise.quotes import recogniser as quotes
from policydigest.vocabulary import Country, Vocabulary
from policydigest.vocabulary.kinds import PUBLIC_BODIES

# Kinds of forms that mean the same in any language that writes them so.
SAFE_FORMS = ("name", "form", "former", "capital")
# Countries whose press writes its own dollar as a bare "$".
OWN_DOLLARS = ("AUD", "CAD", "NZD")


@dataclass(frozen=True)
class _Rules:
    """Everything that is prepared once for a language."""

    gazetteer: Gazetteer
    countries: country_rules.Rules
    people: people.Rules
    organisations: organisations.Rules
    instruments: instruments.Rules
    dates: dates.Rules
    money: money.Rules
    quotes: quotes.Rules
    subjects: subjects.Model | None
    spoken: spoken_languages.Rules


@dataclass(frozen=True)
class Recognised:
    """The document and all that was found in it, before it is told as findings."""

    document: Document
    findings: Findings
    mentions: Mapping[str, Sequence[Mention]]
    rejected: Sequence[Rejected]
    date_reason: str
    is_supported: bool = True  # whether there are word lists for the text's language


class Recogniser:
    """The recognisers over one vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self._terms = topics.terms(vocabulary.topics)
        self._rules: dict[str, _Rules] = {}
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
        known = self.vocabulary.languages[code]
        document = text.analyse(article, known)
        rejected: list[Rejected] = []
        matches = rules.gazetteer.find(document, rejected if explaining else None)
        runs = names.runs(document, known)
        definitions = acronyms.definitions(document, runs)
        persons = people.find(document, matches, runs, self.vocabulary, rules.people)
        taken = [*_spans(persons), *_surnames(matches, persons)]
        spoken = spoken_languages.spans(document, rules.spoken)
        taken += spoken
        if explaining:
            rejected += _languages(matches, spoken)
        weights = hints.named(matches, taken, self.vocabulary) or hints.by_acronyms(
            matches, document.text, self.vocabulary
        )
        bodies = organisations.find(
            document,
            matches,
            runs,
            definitions,
            self.vocabulary,
            weights,
            persons,
            rules.organisations,
        )
        means = instruments.find(
            document,
            matches,
            runs,
            definitions,
            self.vocabulary,
            weights,
            persons,
            rules.instruments,
        )
        bodies, means = _without_overlap(bodies, means)
        places = countries.find(
            document,
            matches,
            self.vocabulary,
            masked=[*taken, *self._private(bodies)],
            resolved={(m.span.start, m.span.end): m.id for m in bodies if m.id},
        )
        places = parts.weigh(document, places, self._leading(document, bodies), rules.countries)
        places = parts.at_home(places, bodies)
        standing = Places(document)
        states = salience.entities("country", places, standing)
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
        mentions = {
            "country": places,
            "organisation": bodies,
            "instrument": means,
            "person": persons,
        }
        headline = article.title or (document.title.text if document.title else "")
        actors = salience.entities(
            "organisation",
            bodies,
            standing,
            rules.subjects,
            homes.Homes(self._homes, tuple(country.id for country in about)),
            explaining=explaining,
        )
        aside = [span for body in actors if not body.about for span in body.evidence]
        findings = Findings(
            title=headline,
            headline=headline,
            date=event.value,
            month=event.month,
            summary="",
            countries=homes.with_home(
                states,
                actors,
                sums,
                self.vocabulary,
                PUBLIC_BODIES,
                hints.PLAYERS,
            ),
            organisations=actors,
            instruments=salience.entities("instrument", means, standing),
            people=salience.entities("person", persons, standing),
            topics=tuple(topics.find(document, self._terms, aside)),
            money=tuple(sums),
            quotes=tuple(quotes.find(document, persons, rules.quotes)),
            dates=tuple(found_dates),
            timeline=tuple(timeline.find(document, found_dates, event, rules.dates)),
        )
        return Recognised(document, findings, mentions, rejected, event.reason)

    def _only_safe(self, article: Article) -> Recognised:
        """The headline and the countries named as in English, of a text that cannot be read."""
        document = text.analyse(article, self.vocabulary.languages[language.DEFAULT])
        matches = self._rules_of(language.DEFAULT).gazetteer.find(document)
        named = [
            mention
            for mention in countries.find(document, matches, self.vocabulary)
            if mention.rule.split(" ", 1)[0] in SAFE_FORMS
        ]
        headline = article.title or (document.title.text if document.title else "")
        findings = Findings(
            title=headline,
            headline=headline,
            date=None,
            summary="",
            countries=salience.entities("country", named, Places(document)),
        )
        mentions = {"country": named, "organisation": [], "instrument": [], "person": []}
        reason = "the text is in a language without word lists"
        return Recognised(document, findings, mentions, [], reason, is_supported=False)

    def _rules_of(self, code: str) -> _Rules:
        found = self._rules.get(code)
        if found is None:
            known = self.vocabulary.languages[code]
            found = self._rules[code] = _Rules(
                gazetteer=Gazetteer(self.vocabulary, code),
                countries=country_rules.rules(known),
                people=people.rules(known),
                organisations=organisations.rules(known),
                instruments=instruments.rules(known),
                dates=dates.rules(known),
                money=money.rules(known),
                quotes=quotes.rules(known),
                subjects=subjects.model(known),
                spoken=spoken_languages.rules(known),
            )
        return found

    def _leading(self, document: Document, bodies: Sequence[Mention]) -> list[Span]:
        """Where the companies and the like stand that the headline names."""
        end = document.title.end if document.title else 0
        private = self._private(bodies)
        named = {m.id or m.name for m in bodies if m.span.start < end}
        return [
            m.span
            for m in bodies
            if (m.id or m.name) in named and (m.span.start, m.span.end) in private
        ]

    def _private(self, bodies: Sequence[Mention]) -> list[tuple[int, int]]:
        """The spans of companies, media and the like, which do not speak for a country."""
        spans = []
        for mention in bodies:
            entry = self.vocabulary.organisations.get(mention.id or "")
            # "Shanghai Commercial Bank", but "Bank of Uganda"
            is_bank = mention.sort == "bank" and " of " not in mention.name
            private = entry.kind not in PUBLIC_BODIES if entry else is_bank
            if private or mention.rule.startswith("company"):
                spans.append((mention.span.start, mention.span.end))
        return spans


@lru_cache(maxsize=4)
def recogniser(vocabulary: Vocabulary) -> Recogniser:
    """The recogniser over a vocabulary, made once."""
    return Recogniser(vocabulary)


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


def _spans(mentions: Sequence[Mention]) -> list[tuple[int, int]]:
    return [(mention.span.start, mention.span.end) for mention in mentions]


def _surnames(matches: Sequence[Match], persons: Sequence[Mention]) -> list[tuple[int, int]]:
    """The spans of single words that are the surname of somebody in the text ("Jordan-led")."""
    surnames = {m.name.split(" ")[-1] for m in persons if " " in m.name}
    if not surnames:
        return []
    return [
        (match.start, match.end)
        for match in matches
        if match.last - match.first == 1
        and any(candidate.form in surnames for candidate in match.candidates)
    ]


def _languages(matches: Sequence[Match], spoken: Sequence[tuple[int, int]]) -> list[Rejected]:
    """The forms that would name a country, but name a language."""
    places = frozenset(spoken)
    return [
        Rejected(match.start, match.end, candidate, "is the name of a language here")
        for match in matches
        if (match.start, match.end) in places
        for candidate in match.candidates
    ]


def _without_overlap(
    bodies: Sequence[Mention], means: Sequence[Mention]
) -> tuple[list[Mention], list[Mention]]:
    """Of an organisation and an instrument that share words, the longer one; then the known one."""
    dropped: set[int] = set()
    ordered = sorted((*bodies, *means), key=lambda m: m.span.start)
    previous: Mention | None = None
    for mention in ordered:
        if previous is not None and mention.span.start < previous.span.end:
            loser = min((mention, previous), key=_claim)
            dropped.add(id(loser))
            if loser is mention:
                continue
        previous = mention
    return (
        [m for m in bodies if id(m) not in dropped],
        [m for m in means if id(m) not in dropped],
    )


def _claim(mention: Mention) -> tuple[int, bool]:
    return mention.span.end - mention.span.start, mention.id is not None
