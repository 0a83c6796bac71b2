"""Recognisers: what an article names and says. `find` runs them all and puts it into words."""

from __future__ import annotations

import dataclasses

from policydigest.licences import is_open
from policydigest.model import Article, Findings
from policydigest.vocabulary import Vocabulary


def find(article: Article, vocabulary: Vocabulary) -> Findings:
    """Everything that is found in an article, with title, summary and key points."""
    from policydigest.recognise.engine import recogniser
    from policydigest.standalone import name_pair
    from policydigest.summarise import summarise

    recognised = recogniser(vocabulary).find(article)
    if not recognised.is_supported:
        return recognised.findings
    document, findings = recognised.document, recognised.findings
    language = vocabulary.languages[document.language]
    summary = summarise(document, findings, language, open_licence=is_open(article.licence))
    timeline = tuple(
        dataclasses.replace(
            entry,
            text=name_pair(entry.text, findings.countries, language),
            brief=name_pair(entry.brief, findings.countries, language),
        )
        for entry in findings.timeline
    )
    return dataclasses.replace(
        findings,
        title=summary.title,
        summary=summary.text,
        key_points=summary.key_points,
        timeline=timeline,
    )
