"""The word lists by which instruments are found, compiled once for a language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from policydigest.recognise.forms import first_key
from policydigest.recognise.instruments import phrase_rules
from policydigest.recognise.instruments.phrase_rules import PhraseRules
from policydigest.recognise.patterns import any_of
from policydigest.vocabulary import Language


@dataclass(frozen=True)
class Rules:
    """The word lists of one language, ready for use."""

    heads: frozenset[str]
    weak_heads: frozenset[str]
    definite_heads: frozenset[str]
    defined_heads: frozenset[str]
    any_heads: frozenset[str]
    openings: Mapping[str, frozenset[tuple[str, ...]]]
    numbered: re.Pattern[str]  # the next, here as below: the words that it begins with
    numbered_words: frozenset[str]
    number_named: re.Pattern[str]  # between a number and its name: ", also known as the "
    number_listed: re.Pattern[str]  # behind a name that is the next of a list
    standard: re.Pattern[str]
    standard_words: frozenset[str]
    code_named: frozenset[str]
    not_code_names: frozenset[str]
    small_heads: frozenset[str]
    gathered: frozenset[str]  # before such a noun people meet: "the Press Day convention"
    bare_heads: frozenset[str]
    before_bare_heads: frozenset[str]
    states: frozenset[str]
    repeated_heads: frozenset[str]
    statutes: frozenset[str]
    owners: frozenset[str]  # plural, with a capital: "Workers"
    owned_heads: frozenset[str]  # of theirs: "Children's Act"
    known_as: frozenset[str]
    dated: re.Pattern[str]
    dated_words: frozenset[str]
    quoted: re.Pattern[str]
    before_quoted: re.Pattern[str]
    called: re.Pattern[str]
    called_words: frozenset[str]
    nicknamed: re.Pattern[str]
    nicknamed_words: frozenset[str]
    apposed: frozenset[str]
    not_apposed: frozenset[str]
    constitution: re.Pattern[str]
    constitution_words: frozenset[str]  # of which one stands in every match
    placed_heads: frozenset[str]
    year_heads: frozenset[str]
    parts: frozenset[str]
    phrases: PhraseRules
    breaking: frozenset[str]
    not_first: frozenset[str]
    ordinals: frozenset[str]  # of these, what belongs to a name behind "the"
    bodies: frozenset[str]
    personal: frozenset[str]
    attended: frozenset[str]  # before "the": an event, where somebody is
    likened: frozenset[str]  # before "of": what follows is only a likeness
    bare: frozenset[str]
    remarks: frozenset[str]  # that name nothing, whatever they are on: "Press Statement"
    paired_heads: Mapping[str, frozenset[str]]
    codes: frozenset[str]
    subjects: frozenset[str]
    native: frozenset[str]
    native_names: frozenset[str]  # of these, what somebody may be called
    not_native: frozenset[str]  # small words of English, which end such a name
    compound: re.Pattern[str]


def rules(language: Language) -> Rules:
    """The rules for a language."""

    def words(key: str) -> tuple[str, ...]:
        return language.words("instruments", key)

    openings: dict[str, set[tuple[str, ...]]] = {}
    for phrase in words("openings"):
        head, *rest = phrase.split()
        openings.setdefault(head, set()).add(tuple(rest))
    paired: dict[str, set[str]] = {}
    for pair in words("paired_heads"):
        before, last = pair.split()
        paired.setdefault(last, set()).add(before)
    numbered, lower = any_of(words("numbered"), " "), any_of(words("numbered_lower"), " ")
    return Rules(
        heads=frozenset(words("heads")),
        weak_heads=frozenset(words("weak_heads")),
        definite_heads=frozenset(words("definite_heads")),
        defined_heads=frozenset(words("defined_heads")),
        any_heads=frozenset((*words("heads"), *words("defined_heads"))),
        openings={head: frozenset(rest) for head, rest in openings.items()},
        numbered=re.compile(
            rf"(?:{numbered}|(?:{lower})(?= (?:[Nn]o|Nos|[Nn]r|n°|Number)\b| \d{{3}}| \d+/\d))"
            # whose: "Resolution of the Governing Council No. 31"
            r"(?: of (?:the )?[A-Z][\w’'-]+(?: (?:of |for )?[A-Z][\w’'-]+){0,4}"
            r"(?= (?:No|Nos|Nr|n°|N°|Number)\b))?"
            r"(?: \((?:EU|EC|EEC|[A-Z]\.[A-Z.]+|[A-Z]{2,5})\))?"
            r"(?: (?:No|Number)\.? ?\(\d{1,5}\)|"  # "Law No. (14) of 2018"
            r" (?:(?:[Nn]o|Nos|[Nn]r|Number)\.? ?|[Nn]\.?[°º] ?)?"
            r"(?:[A-Z][-/])?\d{1,5}(?:[/.,-]\d{1,4}(?!\d)){0,3}(?:[A-Z]\b)?)"
            # whose again: "44196-MSP-MICITT", "40/QD-TTg"
            r"(?:/[A-Z]-\d{1,4}(?!\d))?"  # "05/L-087"
            r"(?:[/-](?:[A-ZĐ]{1,8}(?:\.?\d{1,2})?|[A-Z]{1,3}[a-z]{1,2})(?!\w)){0,3}(?:/(?:19|20)\d\d\b)?(?:-[A-Z][a-z]{3,9}\b)?"
            r"(?: (?:of|de|del|do) (?:19|20)\d\d| No\.? \d{1,4})?(?![\d%])"
        ),
        number_named=re.compile(
            rf",? (?:{any_of(words('number_named'))}),? (?:the )?[“\"]?"
            r"|(?P<comma>, the )|(?P<bracket> \((?:the )?)"
        ),
        number_listed=re.compile(r",? (?:and|or) |, (?:the )?[A-Z]"),
        standard=re.compile(
            rf"(?:{any_of(words('standards'), ' ')}) (?:[A-Z]\.)?\d{{3,6}}(?:[ -]\d{{1,4}}(?!\d))*"
            r"(?:\.\d{1,3})?(?::(?:19|20)\d\d)?(?![\d%])"
        ),
        standard_words=_first_words(words("standards")),
        code_named=frozenset(words("code_named")),
        not_code_names=frozenset(words("not_code_names")),
        small_heads=frozenset(words("small_heads")),
        gathered=frozenset(words("gathered")),
        bare_heads=frozenset(words("bare_heads")),
        before_bare_heads=frozenset(words("before_bare_heads")),
        states=frozenset(words("states")),
        repeated_heads=frozenset(words("repeated_heads")),
        statutes=frozenset(words("statutes")),
        owners=frozenset(words("owners")),
        owned_heads=frozenset(words("owned_heads")),
        known_as=frozenset(words("known_as")),
        numbered_words=_first_words((*words("numbered"), *words("numbered_lower"))),
        dated=re.compile(
            rf"(?:(?:{any_of(words('dated'), ' ')})|(?P<treaty>{any_of(words('dated_treaties'))}))"
            r" of (?:the )?(?:\d{1,2}(?:st|nd|rd|th)? )?"
            r"[A-Z][a-z]{2,8} (?:\d{1,2}, )?(?:19|20)\d\d\b"
            r"(?(treaty)(?P<subject> (?:on|concerning|relating to|regarding) (?:the )?"
            r"(?![A-Z][a-z]+day\b)[A-Z][\w’'-]*"
            r"(?:,? (?:(?:and|(?:of|for|to)(?: the)?|in(?= (?:Civil|Criminal|Commercial|Family))"
            r"|at(?= (?:Work|Sea)\b)) )?[A-Z][\w’'-]*)*))"
        ),
        dated_words=_first_words((*words("dated"), *words("dated_treaties"))),
        quoted=re.compile(
            rf"[“«\"](?P<opening>{any_of(words('quoted_openings'))})"
            r"(?P<rest> [^“”«»\"\n]{3,90})[”»\"]"
        ),
        before_quoted=re.compile(
            rf"\b(?:(?:{any_of(words('quoted_kinds'))}) )?(?:{any_of(words('quoted'))})"
            r"(?: of (?:the )?[A-Z]\w+(?: (?:of )?[A-Z]\w+)?)? \Z"  # "Law of Ukraine “On …”"
        ),
        called=re.compile(
            rf"(?:{any_of(words('called_quoted'))})(?P<aside>,)? "
            r"(?:called |named |titled |entitled )?"
            r"[“«\"](?P<name>[A-Z][^“”«»\"\n]{2,70}?),?[”»\"]"
        ),
        called_words=_first_words(words("called_quoted")),
        nicknamed=re.compile(
            rf"(?:{any_of(words('nicknamed'))}),? (?:[a-z]+ ){{0,2}}?"
            r"(?:known|referred to|described) as (?:the )?"
            r"(?P<name>[A-Z][\w.-]*(?:['’]s?)?"
            r"(?: (?:(?:of|and|for|the|on) )?[A-Z][\w.-]*(?:['’]s?)?)+)(?<![.'’])"
        ),
        apposed=frozenset(words("apposed")),
        not_apposed=frozenset(words("not_apposed")),
        nicknamed_words=_first_words(words("nicknamed")),
        constitution_words=_first_words(words("constitution")),
        constitution=re.compile(
            rf"(?:{any_of(words('of_constitution'))})(?: [\dIVXLC(][\w.()–,-]*(?: and| to)?)* "
            r"(?:of |to |with )?(?:the|its) (?P<name>(?:[A-Z]\w+ )?"
            rf"(?:{any_of(words('constitution'))}))\b"
            r"(?! of\b| [A-Z])"
        ),
        placed_heads=frozenset(words("placed_heads")),
        year_heads=frozenset(words("year_heads")),
        parts=frozenset(words("parts")),
        phrases=phrase_rules.rules(language),
        breaking=frozenset(words("breaking")),
        not_first=frozenset(words("not_first")),
        ordinals=frozenset(words("ordinals")),
        bodies=frozenset(words("bodies")),
        personal=frozenset(words("personal")),
        attended=frozenset(words("attended")),
        likened=frozenset(words("likened")),
        bare=frozenset(words("bare")),
        remarks=frozenset(words("remarks")),
        paired_heads={last: frozenset(firsts) for last, firsts in paired.items()},
        codes=frozenset(words("codes")),
        subjects=frozenset(
            (*language.words("organisations", "portfolios"), *words("codes"), *words("subjects"))
        ),
        native=frozenset(words("native")),
        native_names=frozenset(words("native_names")),
        not_native=frozenset(words("not_native")),
        compound=re.compile(
            r"[A-ZÄÖÜ](?<!\w.)(?:[A-ZÄÖÜ]{1,11}-(?:\d-)?[A-ZÄÖÜ])?"  # "KRITIS-Dachgesetz"
            rf"[a-zäöüß]{{3,}}(?:{any_of(words('compounds'))})\b"
            r"(?: (?:19|20)\d\d\b)?"
        ),
    )


def _first_words(phrases: Iterable[str]) -> frozenset[str]:
    """The first words of phrases, as a document is cut into words."""
    return frozenset(key for phrase in phrases if (key := first_key(phrase)))
