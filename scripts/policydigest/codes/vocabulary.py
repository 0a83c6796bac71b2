"""What can be wrong with the vocabulary: entries, forms, ids, word lists."""

from __future__ import annotations

from policydigest.codes.code import Code

CODES = (
    # ---- the vocabulary's entries
    Code(
        "C070",
        "Vocabulary file cannot be read",
        "The files below `seeds/vocabulary/` are YAML, read as strictly as the fields of a digest. "
        "The rest of such a file is checked once it can be read.",
    ),
    Code(
        "C071",
        "Unknown key in the vocabulary",
        "Only the documented keys are read. An unknown name is nearly always a slip.",
    ),
    Code(
        "C072",
        "Required key is missing",
        "Every file begins with `schema: 1`. Every entry has an id and a name; organisations and "
        "instruments have a kind, countries a region and the code `iso3`.",
    ),
    Code(
        "C073",
        "Wrong kind of value in the vocabulary",
        "Each key holds one kind of value: text, a list of names, a list of ambiguous forms. A "
        "name that looks like a number or like true, false or null goes in quotes.",
    ),
    Code(
        "C074",
        "Not one of the known words",
        "Kinds, regions, subregions and currencies come from closed lists, so that pages can sort "
        "and filter by them.",
    ),
    Code(
        "C075",
        "Badly formed id or code",
        "Country ids are the two capital letters of ISO 3166-1, other ids small letters, digits "
        "and hyphens. Wikidata's ids are a Q and a number.",
    ),
    Code(
        "C076",
        "Reference to an entry that is not there",
        "country, jurisdiction, territory_of and parties hold ids of countries (or EU), parent "
        "and parties ids of organisations. None leads back to the entry itself.",
    ),
    Code(
        "C077",
        "Two entries claim the same",
        "An id, a preferred name and a code belong to one entry. Of two bodies with the same name, "
        "one gets its country in brackets.",
    ),
    Code(
        "C078",
        "Form stands twice in an entry",
        "Once is enough; the preferred name is a form by itself.",
        "warning",
    ),
    # ---- what the forms would find
    Code(
        "C080",
        "Form of two entries",
        "Bodies of different countries may share a form, because the countries of a text tell "
        "which is meant. Nothing tells two countries apart, or two bodies of the same country, or "
        "a body from an international one, one of the European Union or a company’s own name, "
        "unless both forms stand under `ambiguous` with words that do.",
    ),
    Code(
        "C081",
        "Form is an ordinary word",
        "A word that any sentence may begin with, or a name that people bear, would tag texts "
        "that never mean the entry. Under `ambiguous` it is found in the right company only. The "
        "words are listed in `languages/en/ordinary_words.yml`.",
    ),
    Code(
        "C082",
        "Form is too short",
        "Single letters, and two small letters, stand in any text.",
    ),
    Code(
        "C083",
        "Ambiguous form without a context",
        "A form under `ambiguous` says which words must be in the text (`when`), must not be in "
        "the sentence (`unless`), or must not stand right beside it (`before`, `after`).",
    ),
    Code(
        "C084",
        "Can never be found",
        "A form or context without a letter or digit matches nothing.",
    ),
    # ---- ids that stay
    Code(
        "C085",
        "Id is gone",
        "Ids of the vocabulary are permanent, because data and citations of others rely on them. "
        "When entries are joined, or an id had a slip in it, the old one stands under `formerly` "
        "of the entry that took its place.",
    ),
    Code(
        "C086",
        "Id is not in the list yet",
        "`seeds/vocabulary/ids.list` lists every id that was ever published. "
        "`policydigest check --fix` adds new ones.",
        "warning",
    ),
    Code(
        "C087",
        "Former id is in use",
        "An id under `formerly` leads to one entry, so no other entry can have it.",
    ),
    Code(
        "C088",
        "Line of the list of ids cannot be read",
        "Each line of `seeds/vocabulary/ids.list` is a kind and an id, as in `country/JP`. The "
        "program writes the file.",
    ),
    # ---- word lists of languages
    Code(
        "C090",
        "Nothing reads this",
        "A file or word list whose name no recogniser knows does nothing. It is nearly always a "
        "slip.",
        "warning",
    ),
)
