"""Web addresses without what only counts visitors; pure."""

from __future__ import annotations

import re

# Parameters that say where a visitor came from and never choose what is shown. Those of mail and
# advertising services are named by these in their own documentation.
_TRACKING = re.compile(
    r"(?:utm_\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|twclid|ttclid|li_fat_id|igshid|"
    r"igsh|yclid|ysclid|mc_cid|mc_eid|mkt_tok|_hsenc|_hsmi|hsctatracking|vero_id|oly_anon_id|"
    r"oly_enc_id|_openstat|wt\.mc_id|s_cid|rb_clickid)(?:=.*)?",
    re.IGNORECASE | re.DOTALL,
)


def without_tracking(url: str) -> str:
    """The address without tracking parameters; everything else stays to the letter."""
    address, hash_, fragment = url.partition("#")
    path, mark, query = address.partition("?")
    kept = [part for part in query.split("&") if not _TRACKING.fullmatch(part)]
    if len(kept) == query.count("&") + 1:
        return url
    return path + (mark + "&".join(kept) if kept else "") + hash_ + fragment


def tracking(url: str) -> tuple[str, ...]:
    """The names of the tracking parameters in an address, in their order."""
    query = url.partition("#")[0].partition("?")[2]
    return tuple(part.partition("=")[0] for part in query.split("&") if _TRACKING.fullmatch(part))


def page_key(url: str) -> str:
    """What two addresses of one page have in common: no scheme, `www.`, tracking or fragment."""
    address = without_tracking(url).partition("#")[0].rstrip("/")
    return address.partition("://")[2].removeprefix("www.") or address
