"""The word lists of one language's sums of money, compiled once: signs, words and scales."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from policydigest.recognise.patterns import any_of, beginning, right_before
from policydigest.vocabulary import Language

DOLLAR = "dollar"  # stands for the dollar of the text
_UNCLEAR = "?"
_SHORT = 3  # letters of a scale word that is an abbreviation
_GAP = r"[ \u00a0\u202f]"
_LETTER = r"[^\W\d_]"


@dataclass(frozen=True, slots=True)
class Currencies:
    """What a sign or word may mean: ISO codes, the first one by default unless `guarded`.

    `strict` ones need a scale word or thousands beside them; `is_weight` ones may be of lead.
    """

    codes: tuple[str, ...]
    guarded: bool = False
    strict: bool = False
    is_weight: bool = False
    factor: Decimal = Decimal(1)

    @property
    def is_plain(self) -> bool:
        """Whether it means one currency whatever the text is about."""
        return len(self.codes) == 1 and not self.guarded and self.codes[0] != DOLLAR

    def resolve(self, dollar: str, local: Sequence[str], named: Collection[str]) -> str | None:
        """The currency meant: one that the text names without doubt, or a country's of the text.

        None where neither decides and there is no usual meaning.
        """
        if self.codes[0] == DOLLAR:
            return dollar
        if self.is_plain:
            return self.codes[0]
        spoken = [code for code in self.codes if code in named]
        if len(spoken) == 1:
            return spoken[0]
        for code in local:
            if code in self.codes:
                return code
        return None if self.guarded else self.codes[0]


@dataclass(frozen=True, eq=False)
class Rules:
    """How one language writes sums."""

    decimal: str
    scales: Mapping[str, Decimal]
    numbers: Mapping[str, Decimal]
    currencies: Mapping[str, Currencies]
    dollars: frozenset[str]
    dollar_signed: frozenset[str]  # currencies whose own sign is a bare "$": "$5 million pesos"
    sign_ends: frozenset[str]
    needs_between: frozenset[str]
    scale: re.Pattern[str]
    letter_scale: re.Pattern[str]
    letter_and_sign: re.Pattern[str]
    scale_words: frozenset[str]
    comma_scales: frozenset[str]  # of languages that part thousands by a full stop
    thousand_scales: Mapping[str, frozenset[str]]  # "mil" → the currencies of which it is 1,000
    number_word_before: re.Pattern[str]
    sign_before: re.Pattern[str]
    sign_after_link: re.Pattern[str]
    unit: re.Pattern[str]
    us_dollar: re.Pattern[str]
    range_link: re.Pattern[str]
    between: re.Pattern[str]
    unit_not_before: re.Pattern[str]
    weight_follows: re.Pattern[str]
    money_noun: re.Pattern[str]
    approximation_before: re.Pattern[str]
    measure_before: re.Pattern[str]
    pays_before: re.Pattern[str]  # "is to pay"
    paid_by: str  # "to be paid by"
    attribute_before: re.Pattern[str]
    period: re.Pattern[str]
    worth_before: re.Pattern[str]
    leave_out: re.Pattern[str]
    content: re.Pattern[str]
    object: re.Pattern[str]
    participle: re.Pattern[str]
    phrase_stop: re.Pattern[str]
    noun_stops: frozenset[str]
    empty: frozenset[str]  # nouns that do not say what a sum is
    time_openers: frozenset[str]
    times: re.Pattern[str]  # behind one of these: a time and nothing else
    companions: frozenset[str]  # what may follow a lone noun: "cooperation with …"
    pronouns: frozenset[str]
    auxiliaries: frozenset[str]


def rules(language: Language) -> Rules:
    """The rules for a language, from its section `money`."""

    def words(key: str) -> tuple[str, ...]:
        return language.words("money", key)

    def table(key: str) -> Mapping[str, str]:
        return language.table("money", key)

    currencies = _currencies(language)
    letters = table("letter_scales")
    scales = {k: Decimal(v) for k, v in (*table("scales").items(), *letters.items())}
    numbers = {k.lower(): Decimal(v) for k, v in table("numbers").items()}
    signs = (*table("symbols"), *words("codes"))
    behind = (
        *table("words"),
        *table("hundredths"),
        *table("tens"),
        *words("codes"),
        *(s for s in table("symbols") if not s.isascii() or s in ("$", *words("signs_behind"))),
    )
    linker = rf"(?:(?:{any_of(words('unit_linkers'))})\s?)?"
    before = (*words("approximations"),)
    times = (
        rf"(?:(?:{any_of((*words('time_words'), *table('numbers')))}|\d+)(?:\s|$))*"
        rf"(?:{any_of((*words('time_units'), *language.table('dates', 'weekdays')))})"
    )
    return Rules(
        decimal=str(language.sections.get("money", {}).get("decimal", ".")),
        scales=scales,
        numbers=numbers,
        currencies=currencies,
        dollars=frozenset(
            c.codes[0] for sign, c in currencies.items() if "dollar" in sign or "$" in sign
        )
        - {DOLLAR},
        dollar_signed=frozenset(words("dollar_signed")),
        sign_ends=frozenset(sign[-1] for sign in signs),
        needs_between=frozenset(words("needs_between")),
        scale=re.compile(
            rf"[\s-]{{0,2}}({any_of(table('scales'))})(?!\w)(?:\.(?=\s(?-i:[a-z])))?", re.IGNORECASE
        ),
        letter_scale=re.compile(rf"(?:{_GAP}|-)?({any_of(letters)})(?!\w)"),
        letter_and_sign=re.compile(  # but no word glued to the letter: "331 brands"
            rf"{_GAP}?({any_of(letters)})(?=(?:{_GAP}|(?![a-z]))(?:{any_of(behind)})(?!\w))"
        ),
        comma_scales=frozenset(words("comma_scales")),
        thousand_scales={k: frozenset(v.split()) for k, v in table("thousand_scales").items()},
        scale_words=frozenset(
            form
            for word in table("scales")
            if len(word) > _SHORT
            for form in (word.split()[0], word.split()[0].capitalize())
        ),
        number_word_before=re.compile(rf"(?<!\w)({any_of(numbers)})[\s-]$", re.IGNORECASE),
        sign_before=re.compile(rf"({beginning(signs, apart=_LETTER)}){_GAP}?$"),
        sign_after_link=re.compile(rf"(?:{any_of(signs)}){_GAP}?"),
        unit=re.compile(rf"[\s-]{{0,2}}{linker}({any_of(behind)})(?![^\W\d_])"),
        us_dollar=re.compile(r"(?<!\w)(?:US ?\$|U\.S\. ?\$|USD(?!\w)|U\$S)"),
        range_link=re.compile(rf"\s?[-–—]\s?|\s(?:{any_of(words('range_links'))})\s"),
        between=right_before(words("between")),
        unit_not_before=re.compile(rf"[\s-](?:{any_of(words('unit_not_before'))})(?!\w)"),
        weight_follows=re.compile(rf"\s(?:{any_of(words('weight_follows'))})(?!\w)"),
        money_noun=re.compile(rf"\s(?:{any_of(words('money_nouns'))})(?!\w)"),
        approximation_before=right_before(before),
        measure_before=right_before(words("measure_verbs")),
        pays_before=right_before(words("pay_verbs")),
        paid_by=" ".join(words("paid_by")),
        attribute_before=re.compile(
            rf"(?:(?<!\w)|(?=['’]))(?:{any_of(words('attribute_before'))})\s$"
        ),
        period=re.compile(
            rf"(?:,?\s(?:{any_of(words('periods'))}"
            rf"|(?:{any_of(words('period_openers'))})\s{times}))?(?:\s(?:{any_of(words('period_links'))})\s"
            r"(?:19|20)\d\d)?(?!\w)",
            re.IGNORECASE,
        ),
        worth_before=re.compile(rf",?\s(?:{any_of(words('worth'))})\s$"),
        leave_out=re.compile(rf"\s(?:{any_of(words('leave_out'))})(?!\w)"),
        content=re.compile(rf"\s(?:{any_of(words('content_prepositions'))})\s"),
        object=re.compile(rf"\s(?:{any_of(words('object_prepositions'))})\s"),
        participle=re.compile(rf"\s(?:{any_of(words('participles'))})(?!\w)"),
        phrase_stop=re.compile(
            rf"[,.](?!\d)|[;:()“”\"–—]|\s(?:{any_of(words('phrase_stops'))})(?!\w)"
        ),
        noun_stops=frozenset(words("noun_stops")),
        empty=frozenset(words("empty_nouns")),
        time_openers=frozenset(words("time_openers")),
        times=re.compile(times),
        companions=frozenset(words("companions")),
        pronouns=frozenset(words("pronouns")),
        auxiliaries=frozenset(words("auxiliaries")),
    )


def _currencies(language: Language) -> dict[str, Currencies]:
    strict_words = set(language.words("money", "strict_words"))
    strict_signs = set(language.words("money", "strict_symbols"))
    weights = set(language.words("money", "weights"))
    found: dict[str, Currencies] = {}
    for code in language.words("money", "codes"):
        found[code] = Currencies((code,), strict=code in strict_signs)
    for sign, meaning in language.table("money", "symbols").items():
        found[sign] = _meaning(meaning, strict=sign in strict_signs)
    for word, meaning in language.table("money", "words").items():
        found[word] = _meaning(meaning, strict=word in strict_words, is_weight=word in weights)
    for word, meaning in language.table("money", "hundredths").items():
        found[word] = _meaning(meaning, factor=Decimal("0.01"))
    for word, meaning in language.table("money", "tens").items():
        found[word] = _meaning(meaning, factor=Decimal(10))
    return found


def _meaning(
    meaning: str,
    *,
    strict: bool = False,
    is_weight: bool = False,
    factor: Decimal = Decimal(1),
) -> Currencies:
    codes = meaning.split()
    guarded = codes[0] == _UNCLEAR
    return Currencies(
        tuple(codes[guarded:]),
        guarded,
        strict,
        is_weight,
        factor,
    )
