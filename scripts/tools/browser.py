"""Makes sure that the tests have a Chromium to drive, installing one if there is none.

In order: the program that the variable CHROMIUM names, one on the path, Debian's package (as
root), Playwright's own download.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find() -> str | None:
    """The path of a Chromium on this machine; None leaves it to Playwright's own."""
    named = os.environ.get("CHROMIUM")
    if named:
        return named
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def downloaded() -> bool:
    """Whether Playwright's own browser is there and starts."""
    from playwright.sync_api import Error, sync_playwright

    with sync_playwright() as playwright:
        try:
            playwright.chromium.launch().close()
        except Error:
            return False
    return True


def install() -> bool:
    """Install a browser; tell whether that went well."""
    apt = shutil.which("apt-get")
    if apt and hasattr(os, "geteuid") and os.geteuid() == 0:
        print("Installing Debian's chromium for the browser tests ...", flush=True)
        environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        for arguments in (["update"], ["install", "--yes", "--no-install-recommends", "chromium"]):
            run = subprocess.run([apt, "-qq", *arguments], env=environment, check=False)
            if run.returncode != 0:
                break
        if find():
            return True
    print("Fetching Playwright's Chromium for the browser tests ...", flush=True)
    command = [sys.executable, "-m", "playwright", "install", "chromium"]
    return subprocess.run(command, check=False).returncode == 0


def main() -> int:
    """Exit code 0 if the tests have a browser."""
    path = find()
    if path:
        if shutil.which(path):
            return 0
        print(f"CHROMIUM names {path}, which is not a program.", file=sys.stderr)
        return 1
    if downloaded() or install():
        return 0
    print("No Chromium found. Install one, or name it: make CHROMIUM=/path test", file=sys.stderr)
    return 1


if __name__ == "__main__":
    raise SystemExit(main())
