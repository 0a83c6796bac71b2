"""A model's reply and the program's own draft → what the digest says, and why not more of it.

Each part is decided by itself: a refused title or lead is the program's, refused points are left
out, and where too few are left all of them are the program's.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from policydigest.edits.fingerprints import MODEL, MODEL_PARTS, MODEL_REFUSED, OF_MODEL
from policydigest.licences import VERBATIM_WORDS, is_open
from policydigest.model import Article, Digest, Findings, GeneratedValue
from policydigest.recognise.engine import Recognised, Recogniser
from policydigest.summarise import LEAST_POINTS, MOST_POINTS, summarise
from policydigest.summary.likeness import is_alike, verbatim_words
from policydigest.writing import form, prompt
from policydigest.writing.grounds import Ground
from policydigest.writing.prompt import Message
from policydigest.writing.reply import Reply
from policydigest.writing.terms import aliases, read
from policydigest.writing.truth import untrue
from policydigest.writing.word_lists import lists

_MOST_ANCHORS, _MOST_FOR_LEAD = 2, 3  # sentences of the source that one of the model may join
_LEAD_SENTENCES = 2


@dataclass(frozen=True, slots=True)
class Written:
    """What a digest says now. `parts` are the model's; `refused` says why others are not."""

    findings: Findings
    parts: tuple[str, ...] = ()
    refused: dict[str, str] = field(default_factory=dict)


ALL = "all"  # stands in `Written.refused` for a reply of which nothing could be used


def marked(digest: Digest, written: Written, name: str) -> Digest:
    """The digest with a note of what the model called `name` wrote of it, and what was refused."""
    notes: dict[str, GeneratedValue] = {MODEL_REFUSED: dict(written.refused)}
    if written.parts:
        notes |= {MODEL: name, MODEL_PARTS: written.parts}
    generated = digest.generated | {key: notes[key] for key in OF_MODEL if notes.get(key)}
    return dataclasses.replace(digest, generated=generated)


class NoListsError(ValueError):
    """The article is in a language without the word lists that a model's words are held to."""


class Task:
    """One article that a model is to write about."""

    def __init__(self, article: Article, findings: Findings, recogniser: Recogniser) -> None:
        """Raises `NoListsError`."""
        recognised = recogniser.find(article)
        code = recognised.document.language
        language = recogniser.vocabulary.languages[code]
        known = lists(language) if recognised.is_supported else None
        if known is None:
            raise NoListsError
        self._article, self._findings, self._recogniser = article, findings, recogniser
        self._code = code
        self._open = is_open(article.licence)
        names = aliases(recognised.findings)
        lines = read(recognised, known, names)
        self._ground = Ground(article.text, lines, recognised.findings, known)
        # Its own words are checked, so the model may see more sentences than may be taken over.
        self._summary = summarise(
            recognised.document, recognised.findings, language, open_licence=True
        )

    def messages(self) -> list[Message]:
        """What the model is sent."""
        lead_words = form.most_lead_words(open_licence=self._open)
        return prompt.messages(self._article, self._findings, self._summary, self._code, lead_words)

    def compose(self, reply: Reply) -> Written:
        """What stands of a reply, and the program's own for the rest."""
        refused = dict(reply.refused)
        own = self._findings
        title = self._title(reply.title, refused)
        lead = self._lead(reply.lead, refused)
        points = self._points(reply.points, lead or (own.summary,), refused)
        if not self._open and (lead or points):
            told = " ".join((*(lead or (own.summary,)), *(points or own.key_points)))
            if verbatim_words(told, self._article.text) > VERBATIM_WORDS:
                why = f"with the rest it takes over more than {VERBATIM_WORDS} words of the source"
                refused |= {
                    name: why for name, given in (("lead", lead), ("points", points)) if given
                }
                lead = points = ()
        parts = [n for n, given in (("title", title), ("lead", lead), ("points", points)) if given]
        findings = dataclasses.replace(
            own,
            title=title or own.title,
            summary=" ".join(lead) or own.summary,
            key_points=points or own.key_points,
        )
        return Written(findings, tuple(parts), refused)

    # ------------------------------------------------------------------ parts

    def _title(self, text: str, refused: dict[str, str]) -> str:
        if not text:
            return ""
        why = self._why_not(text, lambda _: form.odd_title(text), _MOST_FOR_LEAD)
        if why:
            refused["title"] = why
            return ""
        return text

    def _lead(self, sentences: tuple[str, ...], refused: dict[str, str]) -> tuple[str, ...]:
        most = form.most_lead_words(open_licence=self._open)
        if not sentences:
            return ()
        why: str | None = None
        if len(sentences) > _LEAD_SENTENCES:
            why = f"has more than {_LEAD_SENTENCES} sentences"
        elif len(" ".join(sentences).split()) > most:
            why = f"has more than {most} words"
        for text in sentences:
            why = why or self._why_not(text, lambda r: form.odd_sentence(r, most), _MOST_FOR_LEAD)
        if why:
            refused["lead"] = why
            return ()
        return sentences

    def _points(
        self, sentences: tuple[str, ...], lead: tuple[str, ...], refused: dict[str, str]
    ) -> tuple[str, ...]:
        kept: list[str] = []
        for number, text in enumerate(sentences, start=1):
            why = self._why_not(text, form.odd_sentence, _MOST_ANCHORS)
            if why is None and is_alike(text, [*lead, *kept]):
                why = "says what stands above already"
            if why is None and len(kept) == MOST_POINTS:
                why = f"is one more than {MOST_POINTS}"
            if why:
                refused[f"point {number}"] = why
            else:
                kept.append(text)
        if sentences and len(kept) < LEAST_POINTS:
            refused["points"] = f"fewer than {LEAST_POINTS} can stand"
            return ()
        return tuple(kept)

    def _why_not(self, text: str, odd: Callable[[Recognised], str | None], most: int) -> str | None:
        """Why a title or sentence cannot stand; None if it can."""
        return next(self._reasons(text, odd, most), None)

    def _reasons(
        self, text: str, odd: Callable[[Recognised], str | None], most: int
    ) -> Iterator[str]:
        why = form.odd_text(text)
        if why:
            yield why
            return
        languages = self._recogniser.vocabulary.languages
        if form.in_other_language(text, self._code, languages):
            yield "is in another language"
        article = Article("reply", text, published=self._article.published, language=self._code)
        recognised = self._recogniser.find(article)
        for why in (odd(recognised), untrue(recognised, self._ground, most=most)):
            if why:
                yield why
