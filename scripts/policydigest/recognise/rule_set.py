"""What all recognisers need of a language, compiled once."""

from __future__ import annotations

from dataclasses import dataclass

from policydigest.about import subjects
from policydigest.recognise import spoken_languages
from policydigest.recognise.countries import rules as countries
from policydigest.recognise.dates import recogniser as dates
from policydigest.recognise.gazetteer import Gazetteer
from policydigest.recognise.instruments import recogniser as instruments
from policydigest.recognise.money import recogniser as money
from policydigest.recognise.organisations import recogniser as organisations
from policydigest.recognise.people import recogniser as people
from policydigest.recognise.quotes import recogniser as quotes
from policydigest.vocabulary import Vocabulary


@dataclass(frozen=True)
class RuleSet:
    """The rules of each recogniser for one language, and the vocabulary's forms in it."""

    gazetteer: Gazetteer
    countries: countries.Rules
    people: people.Rules
    organisations: organisations.Rules
    instruments: instruments.Rules
    dates: dates.Rules
    money: money.Rules
    quotes: quotes.Rules
    subjects: subjects.Model | None
    spoken: spoken_languages.Rules


def rule_set(vocabulary: Vocabulary, code: str) -> RuleSet:
    """The rules for the language with this code, which the vocabulary has."""
    language = vocabulary.languages[code]
    return RuleSet(
        gazetteer=Gazetteer(vocabulary, code),
        countries=countries.rules(language),
        people=people.rules(language),
        organisations=organisations.rules(language),
        instruments=instruments.rules(language),
        dates=dates.rules(language),
        money=money.rules(language),
        quotes=quotes.rules(language),
        subjects=subjects.model(language),
        spoken=spoken_languages.rules(language),
    )
