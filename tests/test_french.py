"""A second language is data: French country names, dates and sums."""

from __future__ import annotations

from functools import lru_cache

import pytest

from policydigest import text
from policydigest.model import Article, Document
from policydigest.recognise.countries import recogniser
from policydigest.recognise.dates import recogniser as dates
from policydigest.recognise.events import date
from policydigest.recognise.gazetteer import Gazetteer
from policydigest.recognise.money import recogniser as money
from policydigest.vocabulary import Language
from recognition import vocabulary


def french() -> Language:
    return vocabulary().languages["fr"]


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    return Gazetteer(vocabulary(), "fr")


def document(content: str) -> Document:
    return text.analyse(Article("test", content, language="fr"), french())


COUNTRIES = [
    ("Le Royaume-Uni et le Japon ont signé un accord à Londres.", "GB JP GB"),
    ("L'Iran et l’Égypte, ainsi que les États-Unis, ont voté.", "IR EG US"),
    ("La ministre allemande a vu son homologue sénégalais à Dakar.", "DE SN SN"),
    ("L'ambassadeur d’Arabie saoudite a quitté la Côte d'Ivoire.", "SA CI"),
    ("La République démocratique du Congo et le Congo-Brazzaville.", "CD CG"),
    ("Les autorités néo-zélandaises et sud-coréennes.", "NZ KR"),
    ("Les Nigériens et les Nigérians.", "NE NG"),
    ("L'île Maurice et la Dominique.", "MU DM"),
    ("Dominique et Maurice ont parlé.", ""),
    ("L'américain et la société américaine.", "US US"),
    ("La Birmanie est dite aussi Myanmar.", "MM MM"),
    ("Les Pays-Bas et la Tchéquie.", "NL CZ"),
]


@pytest.mark.parametrize(("sentence", "expected"), COUNTRIES)
def test_countries(sentence: str, expected: str) -> None:
    cut = document(sentence)
    found = recogniser.find(cut, gazetteer().find(cut), vocabulary())
    assert " ".join(str(mention.id) for mention in found) == expected


def test_every_country_has_a_french_name() -> None:
    names = french().sections["countries"]["countries"]
    assert isinstance(names, dict)
    assert set(names) == set(vocabulary().countries)


ANCHOR = "2024-01-18"
DATES = [
    ("L'accord a été signé le 17 janvier 2024.", "2024-01-17"),
    ("L'accord a été signé mercredi 17 janvier.", "2024-01-17"),
    ("L'accord a été signé mercredi.", "2024-01-17"),
    ("L'accord a été signé hier à Paris.", "2024-01-17"),
    ("Le texte a été adopté aujourd'hui.", "2024-01-18"),
    ("Le 1er mars 2023, la loi a été promulguée.", "2023-03-01"),
    ("En mai 2023, les deux pays ont signé un accord.", "2023-05"),
    ("L'autorité a été créée en 2022.", "2022"),
    ("Le plan court depuis 2019.", "2019"),
    ("Le marché atteindra 5 % d'ici 2030.", "2030"),
    ("En décembre dernier, un rapport alertait.", "2023-12"),
    ("Un rapport a alerté en décembre.", "2023-12"),
    ("L'année dernière, le pays a investi.", "2023"),
    ("Il y a deux ans, le pays a investi.", "2022"),
    ("Le mois dernier, le pays a investi.", "2023-12"),
    ("Le texte du 17/01/2024 est public.", "2024-01-17"),
    ("La loi date de mi-2023 environ.", "2023"),
    ("La réunion se tiendra le 5 mai.", "2024-05-05"),
    ("La réunion se tiendra vendredi prochain.", "2024-01-19"),
    ("Au premier trimestre 2025, le texte sera voté.", "2025"),
    ("La loi du 6 janvier 1978 s'applique.", ""),
    ("Il marche depuis lundi.", "2024-01-15"),
    ("Le pays a voté en 2021. Un an plus tôt, il avait débattu.", "2021 2020"),
    ("Le sommet s'est tenu du 15 au 17 mai 2023.", "2023-05-15"),
    ("Il a voté l'exercice 2023.", ""),
    ("La semaine dernière, il a voté.", ""),
]


@pytest.mark.parametrize(("sentence", "expected"), DATES)
def test_dates(sentence: str, expected: str) -> None:
    found = dates.find(document(sentence), dates.rules(french()), ANCHOR)
    assert " ".join(mention.value for mention in found) == expected


EVENTS = [
    (
        "Le port vote sa charte\n\n18 janvier 2024\n\nLe conseil a adopté la charte mercredi.",
        "2024-01-17",
    ),
    ("Le port vote sa charte\n\nLe 17 janvier 2024, le conseil a adopté la charte.", "2024-01-17"),
    (
        "Le port vote sa charte\n\n18 janvier 2024\n\nLe conseil a une nouvelle charte.",
        "2024-01-18",
    ),
    ("Le port vote sa charte\n\nLe conseil a adopté la charte mercredi.", None),
]


@pytest.mark.parametrize(("content", "expected"), EVENTS)
def test_the_day_of_the_event(content: str, expected: str | None) -> None:
    rules, cut = dates.rules(french()), document(content)
    assert date.infer(cut, dates.find(cut, rules), None, rules).value == expected


MONEY = [
    ("1,2 milliard d'euros", "1200000000 EUR"),
    ("1,2 milliard d’euros", "1200000000 EUR"),
    ("500 millions d'euros", "500000000 EUR"),
    ("3 M€", "3000000 EUR"),
    ("2,5 Md€", "2500000000 EUR"),
    ("2 Mds€", "2000000000 EUR"),
    ("10 000 €", "10000 EUR"),
    ("10 000 euros", "10000 EUR"),
    ("5 milliards de dollars", "5000000000 USD"),
    ("50 millions de francs CFA", ""),
    ("344 milliards de dollars américains", "344000000000 USD"),
    ("20 millions de dollars canadiens", "20000000 CAD"),
    ("3 millions de livres sterling", "3000000 GBP"),
    ("1 million de dirhams", "1000000 MAD"),
    ("12 milliards de dinars algériens", "12000000000 DZD"),
    ("1.200.000 euros", "1200000 EUR"),
    ("150 000 CHF", "150000 CHF"),
    ("deux milliards d'euros", "2000000000 EUR"),
    ("300 millions de yens", "300000000 JPY"),
    ("40 millions $ US", "40000000 USD"),
    ("40 millions $", "40000000 USD"),
    ("de 5 à 10 millions d'euros", "5000000 EUR"),
    ("entre 5 et 10 millions d'euros", "5000000 EUR"),
    ("des dizaines de milliards d'euros", ""),
    ("des millions d'habitants", ""),
    ("4,34 milliards d'euros", "4340000000 EUR"),
]


@pytest.mark.parametrize(("written", "expected"), MONEY)
def test_sums(written: str, expected: str) -> None:
    sentence = f"Le gouvernement a annoncé mercredi qu'il consacrerait {written} au programme."
    found = money.find(document(sentence), money.rules(french()))
    assert "; ".join(f"{m.amount} {m.currency}" for m in found) == expected


def test_francs_belong_to_the_country() -> None:
    cut = document("Il consacre 5 milliards de francs CFA au port.")
    found = money.find(cut, money.rules(french()), local=["XAF"])
    assert [(m.amount, m.currency) for m in found] == [(5_000_000_000, "XAF")]
