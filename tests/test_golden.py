"""The founding account and the development articles give the digests that stand in `golden/`.

`python -m test_golden` (from `tests/`) writes them anew; read the difference before committing it.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers import REPOSITORY
from policydigest import digests
from policydigest.articles import read_article
from policydigest.draft import UndatedError
from recognition import drafted

GOLDEN = Path(__file__).parent / "golden"
SEEDS = sorted((REPOSITORY / "seeds").glob("*.txt"))


def draft(seed: Path) -> str:
    """The digest of a seed as the machine writes it, or why it cannot."""
    article = read_article(seed, root=REPOSITORY)
    try:
        return digests.write(drafted(article))
    except UndatedError as error:
        return f"{error}\n"


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.stem)
def test_draft_is_the_golden_one(seed: Path) -> None:
    expected = (GOLDEN / f"{seed.stem}.md").read_text(encoding="utf-8")
    assert draft(seed) == expected


def test_every_golden_digest_has_its_seed() -> None:
    assert {path.stem for path in GOLDEN.glob("*.md")} == {seed.stem for seed in SEEDS}


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    for one in SEEDS:
        (GOLDEN / f"{one.stem}.md").write_text(draft(one), encoding="utf-8")
