"""How much speaks for a name-like part of a text being the name of a person.

Known first and family names, initials and particles count, and so does the company the words
keep: a title or office before, an office, a reporting verb or a relative clause behind.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from policydigest.model import Document
from policydigest.recognise.people import appositions, roles
from policydigest.recognise.people.cutter import Element, is_initial
from policydigest.recognise.people.flags import FIRST, Word, fold
from policydigest.recognise.people.names import Part
from policydigest.recognise.people.role_words import Role
from policydigest.recognise.people.rules import Rules

ENOUGH = 2.0
SPEAKS = "subject of a reporting verb"
FIRST_NAME = "first name"
FIRM = "said to be a firm"
_AGE = re.compile(r",\s(?:aged\s)?(?:[5-9]|[1-9]\d|10\d),|\s\((?:[5-9]|[1-9]\d|10\d)\)")
_GOES_ON = re.compile(r",\s[A-ZÀ-Þ]")
_GOES_ON_AND = re.compile(r",? (?:and|&) ((?:[A-ZÀ-Þ][\w'’-]+ ?){1,4})")
_LINE_BELOW = re.compile(r",?\n([A-Z][^\n]{3,60})")
_LISTED = re.compile(r"(?:,? (?:and|&)|,)(?: [a-z]{2,3})? [^\W\d_a-z]|\s\(")
# "Ann Doe of"
_NAME_OF = re.compile(r"[A-ZÀ-Þ][a-zß-öø-ÿ]+ ([A-ZÀ-Þ][a-zß-öø-ÿ'’-]+) of $")
_ISSUED = re.compile(r"\b(?:published|printed|distributed)(?: [a-z]+){0,3} by $")
_LIVES = re.compile(
    r", which (?:belongs|owns|operates|makes|runs|sells|employs|provides|produces|manages|develops|"
    r"supplies|controls|holds a|was (?:founded|set up|established)|is part of|"
    r"is (?:\w+-)?(?:based|owned|headquartered|listed|controlled))\b"
)
_NO_FAMILY = Word.THING | Word.ROLE | Word.ORDINARY | Word.FUNCTION | Word.HONORIFIC | Word.PLACE
MAX_WORDS = 6


def weigh(document: Document, part: Part, alone_words: frozenset[str], rules: Rules) -> None:
    """Say how much speaks for a part being a person's name; `ENOUGH` is enough.

    `alone_words` are the capitalised words that stand alone somewhere in the text: people are
    named again by their last word.
    """
    words = part.words
    if not words or len(part.elements) > 2 * MAX_WORDS or len(words) > MAX_WORDS:
        return
    if " ".join([fold(e.text) for e in part.elements]) in rules.not_people:
        return
    text = document.text
    if part.after == "thing" or rules.named_after.match(text, part.end):
        return
    sentence = document.sentences[part.sentence]
    left = text[max(sentence.start, part.start - 48) : part.start]
    if part.before == "thing" and rules.flags(left.split()[-1]) & Word.ABROAD:
        return  # "officials of the Instituto | Nacional de la Sal"
    titled = _titled(part, left, rules)
    if len(words) == 1 and not _has_initials(part):
        if titled and words[0].text.isupper() and _is_only_headline(document, part):
            return  # "MINISTERS AGREE ON SALT"
        part.score = _single(part, words[0], titled)
        return
    score = _words_score(part, words, rules)
    if titled and not score and _is_only_headline(document, part):
        return  # "Fisheries Minister Lets Quota Stand": there a verb has a capital too
    if titled:
        score += titled
        part.reason = part.reason or "title or office before it"
    previous = left.rstrip("“\"'‘( ").rsplit(None, 1)[-1:] or [""]
    if not titled:
        if previous[0] == "of" and not words[0].flags & Word.GIVEN and _heads(left, rules):
            score -= 3  # "chair of Van Bohai"
        if previous[0] in rules.determiners and not text.startswith("-", part.end):
            score -= 3  # but "the Jane Roe-led cabinet"
        elif previous[0] in rules.place_prepositions:
            score -= 3 if _GOES_ON.match(text, part.end) else 1  # "in Matias Romero, Oaxaca"
        if part.before == "place":
            score -= 2
        if previous[0] == "of" and words[0].flags & Word.PLACE:
            score -= 3  # "the community of Río Tinto"
        if left.endswith(rules.firms_before) or _lives(text, part.end):
            part.after, part.reason = "thing", FIRM
            return  # "at retailer Ann Roe", "Barton Roe, which belongs to a Mexican group"
        if previous[0] == "of" and _is_of_name(left, rules):
            score -= 3  # "said Ann Doe of Barton Roe"
        if previous[0] == "by" and not words[0].flags & Word.GIVEN and _ISSUED.search(left):
            score -= 3  # "a book published this month by Barton Doe Roe"
    if score < ENOUGH and _is_signature(text, part, rules):
        score += 2
        part.reason = "signs with an office"
    if score < ENOUGH:
        score += _company(document, part, left, previous[0], words, alone_words, rules)
    part.score = score


def _lives(text: str, end: int) -> bool:
    """Whether what a firm does, and nobody, is told behind a name."""
    return text.startswith(", which ", end) and _LIVES.match(text, end) is not None


def _is_only_headline(document: Document, part: Part) -> bool:
    """Whether a name stands in the headline and its last word nowhere in the story."""
    paragraph = document.paragraphs[document.sentences[part.sentence].paragraph]
    surname = part.words[-1].text
    if paragraph.kind != "title":
        return False
    forms = (surname, surname.capitalize()) if surname.isupper() else (surname,)
    return all(document.text.find(form, paragraph.end) < 0 for form in forms)


def _is_of_name(left: str, rules: Rules) -> bool:
    """Whether words end in a family name and "of": the firm or house that somebody is of."""
    found = _NAME_OF.search(left)
    return found is not None and not rules.flags(found[1]) & _NO_FAMILY


def _heads(left: str, rules: Rules) -> bool:
    """Whether words end in an office that is one in a body: "chair of"."""
    before = left.split()[:-1]
    return bool(before) and rules.ranks.get(fold(before[-1]), 0) > 2


def _is_signature(text: str, part: Part, rules: Rules) -> bool:
    """Whether a name fills a line and the next one begins with an office.

    So a gazette is signed: "JANE ROE," above "Cabinet Secretary for Education".
    """
    if text[part.start - 1 : part.start] != "\n":
        return False
    below = _LINE_BELOW.match(text, part.end)
    return below is not None and any(
        rules.ranks.get(fold(word.strip(",")), 0) > 2 for word in below[1].split()[:3]
    )


def _titled(part: Part, left: str, rules: Rules) -> float:
    """How strong the title, office or calling right before the name is."""
    if part.head is not None:
        if part.before == "honorific":
            return 3.0
        rank = rules.ranks.get(fold(part.head.text.rstrip(".")), 3)
        return 3.0 if rank == 3 else 2.0
    if part.before:
        return 0.0
    word = left.rstrip().rsplit(None, 1)[-1:]
    if not word or not left[-1:].isspace():
        return 0.0
    bare = word[0].strip(',(“"')
    rank = rules.ranks.get(bare.lower(), 0)
    if not rank or word[0][-1] in ".;:!?":
        return 0.0
    return 2.0 if word[0].endswith(",") or rank < 3 else 3.0


def _single(part: Part, word: Element, titled: float) -> float:
    """A single word is a name behind a title only: "Mr Lee", "Sen. Wyden", "minister Vaishnaw"."""
    barred = Word.ORDINARY | Word.THING | Word.FUNCTION | Word.ROLE
    if not titled or (word.flags & barred and not word.flags & Word.FAMILY):
        return 0.0
    if len(word.text) < 2 or part.after in ("thing", "role", "plural", "ordinary", "match"):
        return 0.0
    head = part.head
    if head is None:
        return 0.0
    part.reason = f"title {head.text}"
    if part.before == "honorific":
        return 3.0
    return 3.0 if head.flags & Word.BEFORE_SURNAME else 0.0


def _is_in_body(text: str, part: Part, role: Role | None, rules: Rules) -> bool:
    """Whether what stands behind an office is a body it is of, or one of several.

    "president of the Kenya Flower Growers and Exporters Council", "executives of Acme, Bona Ore".
    """
    if role is None or part.words[0].flags & Word.GIVEN:
        return False
    if role.lists:
        return True
    rest = _GOES_ON_AND.match(text, part.end)
    return rest is not None and any(rules.flags(word) & Word.THING for word in rest[1].split())


def _words_score(part: Part, words: Sequence[Element], rules: Rules) -> float:
    first, rest = words[0], words[1:]
    score = 0.0
    if not rest:  # "K.C. Maurer"
        several = sum(e.text.count(".") for e in part.elements) > 1
        return 1.0 + 0.5 * bool(first.flags & (Word.FAMILY | FIRST)) + 0.5 * several
    if first.flags & Word.GIVEN:
        score = 2.0
        part.reason = f"{FIRST_NAME} {first.text}"
    elif first.flags & (Word.UNCERTAIN | Word.SYLLABLE | Word.FAMILY_FIRST):
        score = 1.0
    elif first.flags & Word.FAMILY and rest[-1].flags & Word.GIVEN:
        score = 0.5  # "Nishimura Yasutoshi"
    support = 0.0
    for word in rest:
        if word.flags & (Word.GIVEN | Word.FAMILY):
            support += 1.5 if word.text.lower().endswith(rules.endings) else 1
        elif word.flags & (Word.SYLLABLE | Word.UNCERTAIN | Word.FAMILY_FIRST):
            support += 0.5
        elif word.text.lower().endswith(rules.endings):
            support += 1
        if _is_compound_given(word.text):
            support += 2.0  # enough alone: "Chey Tae-won"
    eastern = first.flags & Word.FAMILY_FIRST and not first.flags & Word.GIVEN
    syllables = Word.SYLLABLE | Word.FAMILY_FIRST
    is_article = eastern and first.text.lower() in rules.particles
    if is_article and not any(word.flags & syllables for word in rest):
        return 0.0  # "Le Bernardin", but "Le Minh Roe"
    if eastern and all(word.flags & (FIRST | Word.FAMILY) for word in rest):
        support += 0.5
    inner = part.elements[:-1] if len(part.elements) > len(words) else ()
    if any(is_initial(element.text) for element in inner):
        support += 2
    elif any(element.text.islower() for element in inner):
        support += 0.5
    score += min(support, 2.0)
    if score >= ENOUGH and not part.reason:
        part.reason = "known names"
    if all(word.text.isupper() for word in words):
        score -= 1
    return score


def _has_initials(part: Part) -> bool:
    *initials, _ = part.elements
    return bool(initials) and all(e.text.endswith(".") and is_initial(e.text) for e in initials)


def _is_compound_given(text: str) -> bool:
    """ "Jae-myung", "Ing-wen": two syllables, the second one small."""
    head, hyphen, tail = text.partition("-")
    return bool(hyphen) and tail.islower() and 1 < len(tail) <= 6 and 1 < len(head) <= 6


def _company(
    document: Document,
    part: Part,
    left: str,
    previous: str,
    words: Sequence[Element],
    alone_words: frozenset[str],
    rules: Rules,
) -> float:
    """What the words around a name say for it."""
    text = document.text
    start = document.sentences[part.sentence].start
    end = min(document.sentences[part.sentence].end, part.end + 120)
    score = 0.0
    inside = part.before == part.after == "ordinary"  # "the National [Iodine Nutrition] Study"
    if not part.head and part.before != "place" and not inside:
        role = roles.before(text, start, part.start, rules)
        alone = role is not None and role.plural and not _LISTED.match(text, part.end)
        alone = alone or _is_in_body(text, part, role, rules)
        if role and role.rank > 1 and not alone:  # "an alliance of herders, Amber Meadow, asked"
            score += 2
            part.reason = "office before it"
    if document.paragraphs[document.sentences[part.sentence].paragraph].kind == "title":
        return score - 0.5
    letters = rules.post_nominal.match(text, part.end, end)
    if letters:
        score += 2  # "Jane Roe MSP"
        part.reason = "letters behind it"
    right = text[part.end : end]
    if _AGE.match(right) or left.rstrip().endswith(rules.ages):
        score += 2
        part.reason = "an age beside it"
    elif right[:1] in ",(" or right[:2] in (" (", " –", " —"):
        if appositions.behind(text, part.end, end, len(text), rules):
            score += 2
            part.reason = "office behind it"
        elif right.startswith((", who ", ", whom ")):
            score += 2
            part.reason = "followed by who"
        elif right.startswith(", whose "):  # a place or a body has things too
            score += 0.5
            part.reason = "followed by whose"
        elif right.startswith(" (") and len(right) > 2 and ord(right[2]) > 0x2E00:
            score += 1
    elif rules.posts.match(right):
        score += 1.5  # a firm resigns as auditor too
        part.reason = "an office taken or left"
    elif rules.verb_behind.match(right):
        score += 1
        part.reason = SPEAKS
    if previous in rules.joiners:
        score += 0.5
    if left.endswith(rules.before_speakers):
        score += 1
    if left.rstrip(", ").endswith(rules.counterparts):
        score += 2
        part.reason = part.reason or "somebody's counterpart"
    if left.endswith(rules.done_to):
        score += 1
        part.reason = part.reason or "what is done to people"
    if previous.endswith(("'s", "’s")) and words[0].flags & FIRST:
        score += 0.5  # "Nvidia's Jensen Huang"
    is_free = part.before not in ("thing", "ordinary")  # no end of "Agriculture | Park Wana"
    if is_free and words[-1].text in alone_words and words[0].text not in alone_words:
        score += 1
        part.reason = part.reason or "named again by the last word"
    return score
