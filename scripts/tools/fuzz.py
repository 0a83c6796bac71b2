"""Throws damaged input at every parser (`make fuzz`), with Hypothesis and with Atheris.

What may be thrown at what, and what must hold, is in `tests/fuzz_targets.py`. Hypothesis changes
good input in ways that such files are damaged; Atheris (libFuzzer) follows which lines of the
package a change reaches, where it is installed: it has no wheel for some systems. Both stop after
a number of runs or a time, so that an evening's run is as possible as a minute's.

A failure prints the bytes that led to it. Put them into `FOUND` in `tests/test_fuzz.py` with the
change that mends it.
"""

from __future__ import annotations

import argparse
import importlib.util
import subprocess
import sys
import time
import traceback
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT / ".cache" / "fuzz"
BATCH = 100  # Hypothesis's runs between two looks at the clock
MOST_BYTES = 20_000  # an input; longer ones find nothing that shorter ones do not


def main(argv: Sequence[str] | None = None) -> int:
    """Fuzz the targets one after the other; 1 if something was found."""
    sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "scripts")]
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("targets", nargs="*", metavar="TARGET", help="which ones (default: all)")
    parser.add_argument("--runs", type=int, default=1000, help="inputs for each target and tool")
    parser.add_argument("--seconds", type=int, default=120, help="most time for each of them")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args(argv)
    if arguments.inside:
        _atheris(arguments.targets[0], arguments.runs, arguments.seconds)
        return 0
    import fuzz_targets

    known = fuzz_targets.TARGETS
    unknown = [name for name in arguments.targets if name not in known]
    if unknown:
        parser.error(f"there is no target {unknown[0]}; there are {', '.join(known)}")
    both = importlib.util.find_spec("atheris") is not None
    if not both:
        print("Atheris has no wheel for this system or Python: Hypothesis alone.")
    failed = []
    for name in arguments.targets or known:
        print(f"{name}: Hypothesis", flush=True)
        sound = _hypothesis(name, arguments.runs, arguments.seconds)
        if both:
            print(f"{name}: Atheris", flush=True)
            sound &= _in_process(name, arguments.runs, arguments.seconds)
        if not sound:
            failed.append(name)
    print(f"Found something in {', '.join(failed)}." if failed else "Nothing found.")
    return 1 if failed else 0


def _hypothesis(name: str, runs: int, seconds: int) -> bool:
    from hypothesis import HealthCheck, given, settings

    import fuzz_targets
    from mutations import mutated

    target = fuzz_targets.TARGETS[name]
    until = time.monotonic() + seconds
    while runs > 0 and time.monotonic() < until:
        limits = settings(
            max_examples=min(runs, BATCH),
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        )
        try:
            limits(given(mutated(target.seeds))(lambda data: target.run(data)))()
        except Exception:  # noqa: BLE001 - whatever a parser raises is what is looked for
            traceback.print_exc()
            return False
        runs -= BATCH
    return True


def _in_process(name: str, runs: int, seconds: int) -> bool:
    """Atheris ends its process when it has found something, or all is done."""
    command = [sys.executable, __file__, "--inside", name]
    command += ["--runs", str(runs), "--seconds", str(seconds)]
    return subprocess.run(command, check=False).returncode == 0


def _atheris(name: str, runs: int, seconds: int) -> None:
    import atheris

    with atheris.instrument_imports(include=["policydigest"]):
        import fuzz_targets
    target = fuzz_targets.TARGETS[name]
    corpus = CORPUS / name
    corpus.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(target.seeds):
        (corpus / f"seed-{number}").write_bytes(seed)
    options = [f"-runs={runs}", f"-max_total_time={seconds}", f"-max_len={MOST_BYTES}"]
    options += ["-timeout=30", "-rss_limit_mb=4000", f"-artifact_prefix={CORPUS}/{name}-"]
    atheris.Setup([sys.argv[0], *options, str(corpus)], target.run)
    atheris.Fuzz()


if __name__ == "__main__":
    raise SystemExit(main())
