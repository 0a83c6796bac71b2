"""What is known of a text before the recognisers of organisations and instruments begin."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from policydigest.model import Document, Mention
from policydigest.recognise.acronyms import Definition
from policydigest.recognise.gazetteer import Match
from policydigest.recognise.names import Run
from policydigest.vocabulary import Vocabulary


class Clues(NamedTuple):
    """A document and what was found in it so far."""

    document: Document
    vocabulary: Vocabulary
    matches: Sequence[Match]  # of listed forms
    runs: Sequence[Run]  # of capitals
    definitions: Sequence[Definition]  # of acronyms
    people: Sequence[Mention]  # whose names are those of no body and no law
    countries: Mapping[str, float]  # that the text names, weighed: of shared names theirs are meant
