"""Recognisers: what an article names and says. `find` runs them all and puts it into words.

`engine` asks them in their order. What is read first, for all, lies here: `language`, `forms` and
`gazetteer` (names of the vocabulary, and with `contexts` what an ambiguous one means), `names`
(runs of capitals), `acronyms`, `spoken_languages`, `written_numbers`; `patterns` makes expressions
from word lists. What is found has a package of its name, with a `recogniser`:

- `people`, `organisations`, `instruments`, `countries`: who and what is named, what part it plays;
- `dates`: days; `events`: which of them the article is about;
- `clauses`: what can be cut out of a sentence and stands alone; `timeline`: dated facts;
- `money`, `quotes`, `topics`.

Modules called `rules` compile a language's word lists (`seeds/vocabulary/languages/`); what is an
exception belongs there, not into code.
"""

from __future__ import annotations

import dataclasses

from policydigest.licences import is_open
from policydigest.model import Article, Findings, TimelineEntry
from policydigest.vocabulary import Vocabulary


def find(article: Article, vocabulary: Vocabulary) -> Findings:
    """Everything that is found in an article, with title, summary and key points."""
    from policydigest.recognise.engine import recogniser
    from policydigest.summarise import summarise
    from policydigest.summary.naming import name_pair, with_first_name

    recognised = recogniser(vocabulary).find(article)
    if not recognised.is_supported:
        return recognised.findings
    document, findings = recognised.document, recognised.findings
    language = vocabulary.languages[document.language]
    summary = summarise(document, findings, language, open_licence=is_open(article.licence))

    def named(entry: TimelineEntry, text: str) -> str:
        """A clause of the timeline that names both countries, or the person, it opens with."""
        people = [
            person.name
            for person in findings.people
            if any(entry.span.start <= span.start < entry.span.end for span in person.evidence)
        ]
        return name_pair(with_first_name(text, people), findings.countries, language)

    timeline = tuple(
        entry._replace(text=named(entry, entry.text), brief=named(entry, entry.brief))
        for entry in findings.timeline
    )
    return dataclasses.replace(
        findings,
        title=summary.title,
        summary=summary.text,
        key_points=summary.key_points,
        timeline=timeline,
    )
