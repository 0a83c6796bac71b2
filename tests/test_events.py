"""What GitHub tells of: forms filled in by anyone, runs of the checks."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from helpers import REPOSITORY
from policydigest.forge import events
from policydigest.forge.events import Checked, EventError, Suggestion, checked, suggestion

URL = "https://example.org/news/uk-japan"


def issue(body: object) -> dict[str, object]:
    return {"issue": {"number": 7, "body": body}}


def form(address: str, note: str = "_No response_") -> dict[str, object]:
    return issue(
        f"### Address of the article\r\n\r\n{address}\r\n\r\n### Note for the editor\r\n\r\n{note}"
    )


def test_the_form_is_the_one_that_is_read() -> None:
    text = (REPOSITORY / ".github/ISSUE_TEMPLATE/suggest.yml").read_text(encoding="utf-8")
    labels = [field["attributes"].get("label") for field in yaml.safe_load(text)["body"]]
    assert labels[1:] == [events.ADDRESS, events.NOTE]
    workflow = (REPOSITORY / ".github/workflows/suggest.yml").read_text(encoding="utf-8")
    assert f"'### {events.ADDRESS}'" in workflow


def test_a_filled_in_form() -> None:
    assert suggestion(form(URL)) == Suggestion(7, URL, "")
    assert suggestion(form(f"<{URL}>", "two\n\nlines")) == Suggestion(7, URL, "two\n\nlines")
    assert suggestion(form(f" {URL}?q=ä ")).url == f"{URL}?q=%C3%A4"


def test_a_second_address_in_the_note_does_not_count() -> None:
    found = suggestion(form(URL, "### Address of the article\n\nhttps://evil.example/"))
    assert found.url == URL


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("_No response_", "one web address is needed"),
        (f"{URL} {URL}", "one web address is needed"),
        ("file:///etc/passwd", "only http:// and https:// are fetched"),
        ("--allow-private", "only http:// and https:// are fetched"),
        ("https://user:word@example.org/", "holds a user name"),
        ("https://$(id)/", "names no site"),
    ],
)
def test_what_is_no_address_is_said_in_plain_words(address: str, said: str) -> None:
    with pytest.raises(EventError, match=said.replace("(", r"\(")):
        suggestion(form(address))


@pytest.mark.parametrize("event", [issue(None), issue(3), issue(""), {}, {"issue": []}])
def test_no_form_at_all(event: dict[str, object]) -> None:
    with pytest.raises(EventError):
        suggestion(event)


RUN: dict[str, Any] = {
    "workflow_run": {
        "id": 5, "head_sha": "a" * 40, "head_branch": "my branch",
        "head_repository": {"owner": {"login": "someone"}},
    }
}  # fmt: skip


def test_a_run_of_the_checks() -> None:
    assert checked(RUN) == Checked("someone", "my branch", "a" * 40, 5)


@pytest.mark.parametrize(
    "wrong",
    [
        {"id": "5"},
        {"id": True},
        {"head_sha": "../x"},
        {"head_branch": None},
        {"head_repository": None},
    ],
)
def test_a_run_without_what_is_needed(wrong: dict[str, object]) -> None:
    with pytest.raises(EventError):
        checked({"workflow_run": RUN["workflow_run"] | wrong})
