"""The options by which a language model is asked to write a part of drafts."""

from __future__ import annotations

import argparse
from collections.abc import Mapping

from policydigest.commands.paths import UsageError
from policydigest.writing.language_model import KEY, URL, LanguageModel


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare how a language model is named."""
    parser.add_argument(
        "--model",
        metavar="NAME",
        help="let this language model write title, lead and key points from the facts found",
    )
    parser.add_argument(
        "--model-url",
        metavar="URL",
        help=f"where it answers, such as http://127.0.0.1:11434/v1 (or {URL}; a key: {KEY})",
    )


def chosen(arguments: argparse.Namespace, environment: Mapping[str, str]) -> LanguageModel | None:
    """The language model that is asked for; None without `--model`. Raises `UsageError`."""
    if arguments.model is None:
        if arguments.model_url is not None:
            raise UsageError("--model-url is of use with --model only")
        return None
    url = arguments.model_url or environment.get(URL)
    if not url:
        raise UsageError(f"--model needs an address: give --model-url, or set {URL}")
    if arguments.scheduler is not None or arguments.to is not None:
        raise UsageError("--model works here only; leave --scheduler and --to out")
    try:
        return LanguageModel(arguments.model, url, environment.get(KEY, ""))
    except ValueError as error:
        raise UsageError(f"--model: {error}") from None
