"""Ends helping processes with the one that started them, however that ended."""

from __future__ import annotations

import os
import threading
import time

PARENT_SECONDS = 0.5


def end_with(parent: int) -> None:
    """Have this process end soon after `parent`: one that was killed could not tell it to."""
    threading.Thread(target=_watch, args=(parent,), daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(PARENT_SECONDS)
    os._exit(1)
