"""Drafts digests for sources, in several processes if asked to, always in the same order.

Reading and drafting one source touches nothing but that file; what is written, and under which
id, is decided afterwards in the order of the sources' paths.
"""

from __future__ import annotations

import dataclasses
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from policydigest import digests, recognise, store
from policydigest.addresses import page_key
from policydigest.archived_copies import copy_of
from policydigest.articles import ArticleError, read_article
from policydigest.draft import UndatedError, digest_of
from policydigest.drafts.intake import Work
from policydigest.drafts.known import Drafted, Known
from policydigest.drafts.publishers import with_publisher
from policydigest.drafts.twins import sketch
from policydigest.edits.fingerprints import main_source, source_fields
from policydigest.indexes import digest_path
from policydigest.model import Article, Digest, Problem, Source
from policydigest.notation import yaml_writer
from policydigest.notices import unreadable
from policydigest.parallel import workers
from policydigest.parallel.workers import Place
from policydigest.progress import Progress
from policydigest.recognise import language
from policydigest.vocabulary import Vocabulary
from policydigest.writing.composing import ALL, marked
from policydigest.writing.language_model import LanguageModel

_SMALL, _CAPITALS = re.compile(r"[a-z]+"), re.compile(r"[A-Z]+")
UNDATED = "S010"  # the code of a text that tells no date, which is no fault where a digest has one


class _Shared(NamedTuple):
    """What every process that drafts needs."""

    root: Path
    vocabulary: Vocabulary
    model: LanguageModel | None = None
    archive_link: str | None = None


def draft_sources(
    root: Path,
    sources: Sequence[Work],
    vocabulary: Vocabulary,
    place: Place,
    progress: Progress,
    model: LanguageModel | None = None,
    archive_link: str | None = None,
) -> Iterator[Sequence[Drafted]]:
    """Draft each source, in their order, and yield those that are ready; nothing is written.

    `archive_link` is the form of the addresses under which copies of the sources are kept.
    A `model` is asked from this process alone, one article after the other: its key goes to no
    other. Raises `StoreError` if a process was killed, as happens when memory runs out, or if the
    model cannot be asked.
    """
    shared = _Shared(root, vocabulary, model, archive_link)
    results = (
        workers.run(_draft, shared, sources, place, _lost)
        if model is None
        else (_draft(shared, work) for work in sources)
    )
    # What the workers did together is ready together; nobody waits for a model's next answer.
    size = workers.PART if model is None else 1
    yield from workers.parts(progress.steps(results, len(sources)), size)


def _lost(work: Work, reason: str) -> Drafted:
    source = work if isinstance(work, str) else work.name
    return Drafted(source, None, (not_drafted(source, reason),))


def not_drafted(source: str, reason: str) -> Problem:
    """That the program failed at a source, for a reason that is no fault of the source's."""
    text = f"could not be drafted ({reason}); the others were. Please report this with the file."
    return Problem(source, 1, "S012", text)


def _draft(shared: _Shared, work: Work) -> Drafted:
    if isinstance(work, Article):
        return _draft_article(shared, work)
    before = store.status(shared.root / work)
    try:
        article = read_article(shared.root / work, root=shared.root)
    except ArticleError as error:
        return Drafted(work, None, (unreadable(work, error),))
    drafted = _draft_article(shared, article)
    if store.status(shared.root / work) != before:  # a half of it may have been read
        return Drafted(work, None, (Problem(work, 1, "S016", store.CHANGED),))
    return drafted


def _draft_article(shared: _Shared, article: Article) -> Drafted:
    if shared.archive_link and not article.archived:
        copy = copy_of(shared.archive_link, article.url, article.retrieved or article.published)
        article = dataclasses.replace(article, archived=copy)
    return draft_article(article.name, article, shared.vocabulary, shared.model)


def draft_article(
    source: str, article: Article, vocabulary: Vocabulary, model: LanguageModel | None = None
) -> Drafted:
    """The draft for an article that was read from `source`. Raises `ModelError`."""
    article = with_publisher(article, vocabulary)
    findings = recognise.find(article, vocabulary)
    try:
        draft = digest_of(article, findings, retrieved=article.retrieved)
    except UndatedError as error:
        return Drafted(source, None, (Problem(source, 1, UNDATED, f"{error}."),))
    problems = list(_foreign(source, article, vocabulary))
    problems = problems or list(_unfinished(source, article, draft))
    if model is not None:
        written = model.write(article, findings, vocabulary)
        again = digest_of(article, written.findings, retrieved=article.retrieved)
        # the program's own title makes the id: it is the same whatever the model says
        draft = marked(dataclasses.replace(again, id=draft.id), written, model.name)
        problems += [_refused(source, part, why) for part, why in written.refused.items()]
    return Drafted(source, draft, tuple(problems), sketch(article.text), digests.write(draft))


def _refused(source: str, part: str, why: str) -> Problem:
    """That something a language model wrote does not stand."""
    whose = f"the language model: its {part} {why}" if part != ALL else f"the language model {why}"
    return Problem(source, 1, "S015", f"{whose}. The draft does without it.", "warning")


def _foreign(source: str, article: Article, vocabulary: Vocabulary) -> Iterator[Problem]:
    """That an article is in a language the program has no word lists for."""
    if not language.is_supported(article, vocabulary.languages):
        known = ", ".join(sorted(vocabulary.languages))
        text = (
            f"is not in a language with word lists ({known}): only the names of countries were "
            "taken. Write the rest of the digest by hand."
        )
        yield Problem(source, 1, "S011", text, "warning")


def _unfinished(source: str, article: Article, draft: Digest) -> Iterator[Problem]:
    """That a draft lacks its summary, or was made of a text that can hardly be read."""
    small, capitals = (sum(map(len, one.findall(article.text))) for one in (_SMALL, _CAPITALS))
    if capitals > small:
        text = (
            "is written in capitals throughout, so names, figures and sentences are read poorly. "
            "Write its text with small letters and draft it again, or write the digest by hand."
        )
        yield Problem(source, 1, "S018", text, "warning")
    elif not draft.summary:
        text = "no sentence of it could be made the summary. Write one in the draft."
        yield Problem(source, 1, "S018", text, "warning")


def is_main(drafted: Drafted, digest: Digest) -> bool:
    """Whether a digest is drafted from this source, and does not only name it as another."""
    main = main_source(digest)
    if main is None or main.file == drafted.source:
        return True
    mine = drafted.digest.sources[0] if drafted.digest else Source()
    same_text = mine.sha256 is not None and mine.sha256 == main.sha256
    same_page = bool(mine.url and main.url) and page_key(mine.url or "") == page_key(main.url or "")
    return same_text or same_page


def known_by_text(draft: Digest, digest: Digest) -> Digest:
    """The draft of a file from elsewhere as that of the source that `digest` rests on.

    The file has no address of its own, so the source is known by its text. What a person has
    added, so that others find it, is not the draft's to say otherwise.
    """
    fresh, main = draft.sources[0], main_source(digest)
    if fresh.file or fresh.url or main is None or main.file or main.sha256 != fresh.sha256:
        return draft
    fields = source_fields(main) | source_fields(fresh)
    source = dataclasses.replace(Source(**fields), title=main.title or fresh.title)
    return dataclasses.replace(draft, sources=(source, *draft.sources[1:]))


class Planned(NamedTuple):
    """A new file for the draft of a source, relative to the project's folder, and its text."""

    source: str
    path: str
    text: str


def plan(
    root: Path, drafted: Iterable[Drafted], known: Known, problems: list[Problem]
) -> list[Planned]:
    """The file to write for each draft, unless its text has a digest; `known` grows with them.

    An existing file is never touched: if an id is taken, the new one gets a number.
    """
    planned: list[Planned] = []
    for one in drafted:
        problems.extend(one.problems)
        if one.digest is None:
            continue
        told = _told_already(one.source, one.digest, one.sketch, known)
        if told is not None:
            problems.append(told)
            continue
        new = _planned(root, one.source, one.digest, one.text, known)
        if not one.digest.sources[0].can_be_found:
            text = (
                f"has neither an address nor a publisher. {new.path} is left out of the site until "
                "its `sources` have a url, or a publisher."
            )
            problems.append(Problem(one.source, 1, "S017", text, "warning"))
        if one.sketch:
            known.twins.add(new.path, one.sketch)
        planned.append(new)
    return planned


def write(root: Path, planned: Sequence[Planned], problems: list[Problem]) -> list[Planned]:
    """Write the new files, all of them at once; return those that were written.

    One that somebody else made meanwhile goes into `problems`. Raises `StoreError`.
    """
    taken = store.write_all_new({root / one.path: one.text for one in planned}, within=root)
    for one in planned:
        if root / one.path in taken:
            text = f"was not drafted: meanwhile somebody made {one.path}. Run this again."
            problems.append(Problem(one.source, 1, "S016", text))
    return [one for one in planned if root / one.path not in taken]


def _told_already(
    source: str, digest: Digest, sketch: tuple[int, ...], known: Known
) -> Problem | None:
    """That there is a digest of the same text, or of nearly the same, and what to do with this."""
    twin = known.twin(digest)
    if twin is not None:
        text = f"has the same text as the source of {twin}; no second digest is drafted."
        return Problem(source, 1, "S006", text, "warning")
    twin = known.twins.find(sketch) if sketch else None
    if twin is None:
        return None
    second = yaml_writer.dump({"sources": [source_fields(digest.sources[0])]}).splitlines()[-1]
    text = (
        f"has nearly the same text as the source of {twin}; no second digest is drafted. To name "
        f"it as a second source, add this to the sources there: {second.strip()}"
    )
    return Problem(source, 1, "S006", text, "warning")


def _planned(root: Path, source: str, draft: Digest, drafted_text: str, known: Known) -> Planned:
    """The file that a draft will have, with the first id that is not taken."""
    while True:
        digest = dataclasses.replace(draft, id=known.free_id(draft.id))
        path = digest_path(digest)
        if not os.path.lexists(root / path):
            known.add(path, digest)
            text = drafted_text if digest.id == draft.id else digests.write(digest)
            return Planned(source, path, text)
        known.ids.add(digest.id)  # A file that cannot be read as a digest has this name.
