"""Closed lists that the vocabulary's entries draw on."""

from __future__ import annotations

from collections.abc import Mapping

# The regions of the United Nations' M49 standard, the subregions in each.
SUBREGIONS: Mapping[str, tuple[str, ...]] = {
    "Africa": (
        "Eastern Africa",
        "Middle Africa",
        "Northern Africa",
        "Southern Africa",
        "Western Africa",
    ),
    "Americas": ("Caribbean", "Central America", "Northern America", "South America"),
    "Antarctica": (),
    "Asia": (
        "Central Asia",
        "Eastern Asia",
        "South-eastern Asia",
        "Southern Asia",
        "Western Asia",
    ),
    "Europe": ("Eastern Europe", "Northern Europe", "Southern Europe", "Western Europe"),
    "Oceania": ("Australia and New Zealand", "Melanesia", "Micronesia", "Polynesia"),
}

KINDS: Mapping[str, tuple[str, ...]] = {
    "organisation": (
        "intergovernmental",
        "government",
        "ministry",
        "regulator",
        "agency",
        "central bank",
        "court",
        "parliament",
        "military",
        "police",
        "standards body",
        "company",
        "industry association",
        "ngo",
        "think tank",
        "university",
        "media",
        "party",
        "foundation",
        "trade union",
        "group",
    ),
    "instrument": (
        "treaty",
        "agreement",
        "memorandum",
        "law",
        "regulation",
        "directive",
        "strategy",
        "declaration",
        "standard",
        "programme",
        "sanctions",
        "resolution",
        "guideline",
        "decision",
    ),
}

# What happens to an instrument, as its `history` says it.
EVENTS = (
    "adopted",
    "signed",
    "ratified",
    "in force",
    "applied",
    "amended",
    "extended",
    "suspended",
    "annulled",
    "repealed",
    "terminated",
    "expired",
)

# ISO 4217, the currencies in use.
_CURRENCY_CODES = """
    AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD
    CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP
    GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD
    KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN
    NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP
    SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND
    VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG
    """
CURRENCIES = frozenset(_CURRENCY_CODES.split())
