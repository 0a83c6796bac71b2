"""Money: sums found, normalised, and told from other numbers."""

from __future__ import annotations

import pytest

from policydigest.model import Money
from policydigest.recognise import written_numbers
from policydigest.recognise.money import recogniser
from recognition import document, vocabulary

# What stands in the sentence, and the sums in it: amount and currency.
CASES: list[tuple[str, list[str]]] = [
    ("It bought $5 million of bonds at 40 cents on the dollar.", ["5000000 USD"]),
    ("$10.5trn", ["10500000000000 USD"]),
    ("$344bn", ["344000000000 USD"]),
    ("€1.2bn", ["1200000000 EUR"]),
    ("US$ 350 million", ["350000000 USD"]),
    ("US$25.74 million", ["25740000 USD"]),
    ("A$20m", ["20000000 AUD"]),
    ("10 billion yen", ["10000000000 JPY"]),
    ("¥10 billion", ["10000000000 JPY"]),
    ("Rs 4.2 crore", ["42000000 INR"]),
    ("in 2030 €2.92 billion", ["2920000000 EUR"]),
    ("by 2035 £3.1bn", ["3100000000 GBP"]),
    ("between 4 and 5 , 000 euro", []),
    ("Rs. 4.2 crore", ["42000000 INR"]),
    ("₹ 5 lakh crore", ["5000000000000 INR"]),
    ("₹1,20,000", ["120000 INR"]),
    ("INR 450 million", ["450000000 INR"]),
    ("50,000 reais", ["50000 BRL"]),
    ("R$ 2 mn", ["2000000 BRL"]),
    ("196.7 million Turkish lira", ["196700000 TRY"]),
    ("93.08 million lira", ["93080000 TRY"]),
    ("CHF 1.2m", ["1200000 CHF"]),
    ("£3 million", ["3000000 GBP"]),
    ("3 million pounds", ["3000000 GBP"]),
    ("half a million dollars", ["500000 USD"]),
    ("$1-2 billion", ["1000000000 USD"]),
    ("$1 trillion", ["1000000000000 USD"]),
    ("1.5 trillion won", ["1500000000000 KRW"]),
    ("KES 5 million", ["5000000 KES"]),
    ("for Channel 2 GEL 10,000", ["10000 GEL"]),
    ("Rwfs 7,030,000", ["7030000 RWF"]),
    ("N5 billion", ["5000000000 NGN"]),
    ("₦5bn", ["5000000000 NGN"]),
    ("Sh10 million", ["10000000 KES"]),
    ("Ksh 2.3 billion", ["2300000000 KES"]),
    ("RM2.5 billion", ["2500000000 MYR"]),
    ("Rp 3 trillion", ["3000000000000 IDR"]),
    ("NT$300 million", ["300000000 TWD"]),
    ("HK$1.5 billion", ["1500000000 HKD"]),
    ("S$20 million", ["20000000 SGD"]),
    ("C$40 million", ["40000000 CAD"]),
    ("NZ$5.5m", ["5500000 NZD"]),
    ("Z$3 million", ["3000000 ZWG"]),
    ("SDR 2.2 billion", ["2200000000 XDR"]),
    ("COP28", []),
    ("COP 450,000", ["450000 COP"]),
    ("3 million to 30 million euros", ["3000000 EUR"]),
    ("80 kobo", ["0.8 NGN"]),
    ("R500 million", ["500000000 ZAR"]),
    ("R2.4bn", ["2400000000 ZAR"]),
    ("SEK 2 bn", ["2000000000 SEK"]),
    ("5 million zł", ["5000000 PLN"]),
    ("300 million zlotys", ["300000000 PLN"]),
    ("20 billion Ft", ["20000000000 HUF"]),
    ("₩300 billion", ["300000000000 KRW"]),
    ("₽4 billion", ["4000000000 RUB"]),
    ("4 billion roubles", ["4000000000 RUB"]),
    ("₺12 million", ["12000000 TRY"]),
    ("₴800 million", ["800000000 UAH"]),
    ("AED 1bn", ["1000000000 AED"]),
    ("SR 40 million", ["40000000 SAR"]),
    ("QAR 3 million", ["3000000 QAR"]),
    ("VND 500 billion", ["500000000000 VND"]),
    ("฿200 million", ["200000000 THB"]),
    ("₱35 billion", ["35000000000 PHP"]),
    ("50 cents", ["0.5 USD"]),
    ("US$ 1,250,000", ["1250000 USD"]),
    ("USD 2.75 billion", ["2750000000 USD"]),
    ("USD350 million", ["350000000 USD"]),
    ("350 million USD", ["350000000 USD"]),
    ("€500,000", ["500000 EUR"]),
    ("EUR 1.200.000", ["1200000 EUR"]),
    ("€12 350", ["12350 EUR"]),
    ("12,5 million euros", ["12500000 EUR"]),
    ("€ 4.3 billion", ["4300000000 EUR"]),
    ("4,3 billion euro", ["4300000000 EUR"]),
    ("$5 million CAD", ["5000000 CAD"]),
    ("CAD $5 million", ["5000000 CAD"]),
    ("2 million Canadian dollars", ["2000000 CAD"]),
    ("GH¢250 million", ["250000000 GHS"]),
    ("GHS 4 million", ["4000000 GHS"]),
    ("Tk 500 crore", ["5000000000 BDT"]),
    ("PKR 12 billion", ["12000000000 PKR"]),
    ("CHF 1'200'000", ["1200000 CHF"]),
    ("5 billion CFA francs", []),
    ("FCFA 5 billion", []),
    ("West African: 5 billion FCFA", []),
    ("300 million Swedish kronor", ["300000000 SEK"]),
    ("P1.2 billion", ["1200000000 PHP"]),
    ("Php 500 million", ["500000000 PHP"]),
    ("a $5-million", ["5000000 USD"]),
    ("10-billion-euro", ["10000000000 EUR"]),
    ("between $5 and $10 million", ["5000000 USD"]),
    ("5 to 10 million euros", ["5000000 EUR"]),
    ("$500,000 to $1 million", ["500000 USD", "1000000 USD"]),
    ("$5m to $10m", ["5000000 USD", "10000000 USD"]),
    ("€15–20 billion", ["15000000000 EUR"]),
    ("$50-$60 billion", ["50000000000 USD"]),
    ("one million dollars", ["1000000 USD"]),
    ("a billion euros", ["1000000000 EUR"]),
    ("two billion yuan", ["2000000000 CNY"]),
    ("RMB 300 million", ["300000000 CNY"]),
    ("300 million yuan", ["300000000 CNY"]),
    ("1 billion dirhams", ["1000000000 AED"]),
    ("40 billion Rwandan francs", ["40000000000 RWF"]),
    ("UGX 5 billion", ["5000000000 UGX"]),
    ("Shs 20 billion", ["20000000000 KES"]),
    ("Birr 3 billion", ["3000000000 ETB"]),
    ("3 billion birr", ["3000000000 ETB"]),
    ("K500 million", []),
    ("500 million Zambian kwacha", ["500000000 ZMW"]),
    ("J$100 million", ["100000000 JMD"]),
    ("Bds$4 million", ["4000000 BBD"]),
    ("$8,836.58", ["8836.58 USD"]),
    ("$1.5 million-plus", ["1500000 USD"]),
    ("$10", ["10 USD"]),
    ("£9.99", ["9.99 GBP"]),
    ("$ 5 million", ["5000000 USD"]),
    ("US $5 million", ["5000000 USD"]),
    ("U.S.$ 3.5 billion", ["3500000000 USD"]),
    ("U$S 20 million", ["20000000 USD"]),
    ("$2B", ["2000000000 USD"]),
    ("$5M", ["5000000 USD"]),
    ("$750K", ["750000 USD"]),
    ("€5 M", ["5000000 EUR"]),
    ("5m euros", ["5000000 EUR"]),
    ("£1.3bn-a-year", ["1300000000 GBP"]),
    ("kr 50 million", []),
    ("NOK 1 billion", ["1000000000 NOK"]),
    ("DKK 20.5 million", ["20500000 DKK"]),
    ("8 million shekels", ["8000000 ILS"]),
    ("NIS 8 million", ["8000000 ILS"]),
    ("5 trillion rupiah", ["5000000000000 IDR"]),
    ("1,000 baht", ["1000 THB"]),
    ("25 million soles", ["25000000 PEN"]),
    ("S/ 25 million", ["25000000 PEN"]),
    ("S/25 million", ["25000000 PEN"]),
    ("1.2 billion taka", ["1200000000 BDT"]),
    ("30 million Kazakh tenge", ["30000000 KZT"]),
    ("₸30 million", ["30000000 KZT"]),
    ("Rs 50,000", ["50000 INR"]),
    ("LKR 3.5 billion", ["3500000000 LKR"]),
    ("£500", ["500 GBP"]),
    ("500 euros", ["500 EUR"]),
    ("20 dollars", ["20 USD"]),
    ("tens of billions of pounds", []),
    ("billions of dollars", []),
    ("a billion-dollar company", []),
    ("multi-million dollar", []),
    ("35,000 chips", []),
    ("500 pounds of cocaine", []),
    ("N95 masks", []),
    ("R2 scores", []),
    ("ISO 27001", []),
    ("5G", []),
    ("K-12 schools", []),
    ("The party had 5 won races", []),
    ("5 real problems", []),
    ("$PATH", []),
    ("41 million shoppers", []),
    ("100 million euro area citizens", []),
    ("+44 20 7946 2024", []),
    ("3 million pounds of funding", ["3000000 GBP"]),
    ("MWK 5 billion", ["5000000000 MWK"]),
    ("Dh500 million", ["500000000 AED"]),
    ("Dhs 3.5 billion", ["3500000000 AED"]),
    ("50 million Algerian dinars", ["50000000 DZD"]),
    ("XAF 10 billion", ["10000000000 XAF"]),
    ("25 million Caribbean guilders", ["25000000 XCG"]),
    ("Cg 25 million", ["25000000 XCG"]),
    ("25 million Aruban florins", ["25000000 AWG"]),
    ("25 million Special Drawing Rights", ["25000000 XDR"]),
    ("25 million Gibraltar pounds", ["25000000 GIP"]),
    ("1.2 billion Zimbabwe Gold", ["1200000000 ZWG"]),
    ("KYD 25 million", ["25000000 KYD"]),
    ("EGP 1.5 billion", ["1500000000 EGP"]),
    ("LE 5 million", ["5000000 EGP"]),
    ("Rs.10,000 crore", ["100000000000 INR"]),
    ("Rs10,000-crore", ["100000000000 INR"]),
    ("₹76,000-crore", ["760000000000 INR"]),
    ("Rs 20 lakh", ["2000000 INR"]),
    ("$1.25 bln", ["1250000000 USD"]),
    ("US$1.3 bn", ["1300000000 USD"]),
    ("USD 40 M", ["40000000 USD"]),
    ("$3.2-billion", ["3200000000 USD"]),
    ("Rs14.46tr", ["14460000000000 INR"]),
    ("1.2 trln rubles", ["1200000000000 RUB"]),
    ("S/ 2.500 millones", ["2500000000 PEN"]),
    ("S/ 2,5 millones", ["2500000 PEN"]),
    ("R$ 50 mil", ["50000 BRL"]),
    ("US$50 mil", ["50000000 USD"]),
    ("Sh1.2tri", ["1200000000000 KES"]),
    ("₹10 lakh-crore", ["10000000000000 INR"]),
    ("₹3.5 L cr", ["3500000000000 INR"]),
    ("NRs 5 arba", ["5000000000 NPR"]),
    ("Rs one crore", ["10000000 INR"]),
    ("USD one million", ["1000000 USD"]),
    ("half-a-billion dollars", ["500000000 USD"]),
    ("R$ 10.5 bilhões", ["10500000000 BRL"]),
    ("R$2,3 bi", ["2300000000 BRL"]),
    ("COP$45.000 millones", ["45000000000 COP"]),
    ("$US30 million", ["30000000 USD"]),
    ("P1-B", ["1000000000 PHP"]),
    ("45 billion kuna (6 billion euros)", ["45000000000 HRK", "6000000000 EUR"]),
    ("500 trillion tomans", ["5000000000000000 IRR"]),
    ("$1.000 million", ["1000000000 USD"]),
    ("1.250 billion euros", ["1250000000 EUR"]),
]


def find(content: str, **about: object) -> list[Money]:
    rules = recogniser.rules(vocabulary().languages["en"])
    return recogniser.find(document(content), rules, **about)  # type: ignore[arg-type]


def sums(content: str, **about: object) -> list[str]:
    return [f"{m.amount} {m.currency}" for m in find(content, **about)]


@pytest.mark.parametrize(("written", "expected"), CASES)
def test_sums_of_a_sentence(written: str, expected: list[str]) -> None:
    sentence = f"The ministry said on Monday that it would spend {written} on the plan."
    found = find(sentence)
    assert [f"{m.amount} {m.currency}" for m in found] == expected
    for sum_ in found:
        assert sentence[sum_.span.start : sum_.span.end] == sum_.span.text


SPANS = [
    ("It costs more than $18 million.", "$18 million"),
    ("It costs (about US$25.74 million).", "US$25.74 million"),
    ("A fund of 1.2 billion Swedish kronor opened.", "1.2 billion Swedish kronor"),
    ("Between $5 and $10 million was lost.", "$5 and $10 million"),
    ("It lost half a million dollars.", "half a million dollars"),
    ("It costs $1-2 billion.", "$1-2 billion"),
    ("It gave a $5-million grant.", "$5-million"),
]


@pytest.mark.parametrize(("sentence", "span"), SPANS)
def test_the_span_is_the_sum_as_written(sentence: str, span: str) -> None:
    assert [m.span.text for m in find(sentence)] == [span]


LOCAL = [
    ("They get 76 centimes a share.", ["CHF"], ["0.76 CHF"]),
    ("They get 76 centimes a share.", [], []),
    ("It was fined $208.000 million pesos.", ["COP"], ["208000000000 COP"]),
    ("It was fined $5 million pesos.", [], []),
    ("It borrowed W50bn.", ["KRW"], ["50000000000 KRW"]),
    ("It borrowed KM 42 million.", ["BAM"], ["42000000 BAM"]),
    ("It borrowed 42 million KM.", ["BAM"], ["42000000 BAM"]),
    ("It built 42 KM of roads.", ["BAM"], []),
    ("It borrowed W50bn.", ["GBP"], []),
    ("It borrowed ¢20,000 million.", ["CRC"], ["20000000000 CRC"]),
    ("It borrowed C$500 million.", ["NIO"], ["500000000 CAD"]),
    ("It went for 250 billion sums.", ["UZS"], ["250000000000 UZS"]),
    ("It went for 250 billion sums.", ["KES"], []),
    ("It did 250 sums.", ["UZS"], []),
    ("The tariff is N225 per kilowatt-hour.", ["NGN"], ["225 NGN"]),
    ("The tariff is N225 per kilowatt-hour.", ["KES"], []),
    ("The grant rises to R370 a month.", ["ZAR"], ["370 ZAR"]),
    ("Power is sold at Nu 5.10 a unit.", ["BTN", "INR"], ["5.1 BTN"]),
    ("Power is sold at Nu 5.10 a unit.", ["INR"], []),
    ("A lorry overturned on the R21 highway.", ["ZAR"], []),
    ("The plan is called N2025 and has N5 steps.", ["NGN"], []),
    ("A fund of 590 bil. yen opened.", [], ["590000000000 JPY"]),
    ("A fund of P12.50 for each child opened.", ["PHP"], ["12.5 PHP"]),
    ("A fund of 5 million pesos opened.", ["CLP"], ["5000000 CLP"]),
    ("A fund of 5 million pesos opened.", [], []),
    ("A fund of Rs 5 million opened.", ["LKR"], ["5000000 LKR"]),
    ("A fund of Rs 5 million opened.", [], ["5000000 INR"]),
    ("A fund of ¥5 million opened.", ["CNY"], ["5000000 CNY"]),
    ("A fund of ¥5 million opened.", ["JPY", "CNY"], ["5000000 JPY"]),
    ("A fund of FCFA 5 million opened.", ["XOF"], ["5000000 XOF"]),
    ("A fund of 5 million pounds opened.", ["EGP"], ["5000000 EGP"]),
    ("A fund of 5 million kroner opened.", ["DKK"], ["5000000 DKK"]),
    ("A fund of Shs 5 million opened.", ["UGX"], ["5000000 UGX"]),
    ("A fund of K5 million opened.", ["ZMW"], ["5000000 ZMW"]),
    ("A fund of 5 million lira opened.", ["LBP"], ["5000000 LBP"]),
    (
        "5 million Mexican pesos were paid, then 2 million pesos.",
        [],
        ["5000000 MXN", "2000000 MXN"],
    ),
]


@pytest.mark.parametrize(("sentence", "local", "expected"), LOCAL)
def test_shared_names_are_decided_by_the_text_and_its_countries(
    sentence: str, local: list[str], expected: list[str]
) -> None:
    assert sums(sentence, local=local) == expected


def test_a_bare_dollar_is_the_countrys_unless_set_against_us_dollars() -> None:
    assert sums("Ottawa gave $5 million.", dollar="CAD") == ["5000000 CAD"]
    assert sums("Ottawa gave 5 million dollars.", dollar="CAD") == ["5000000 CAD"]
    contrast = "Ottawa gave US$4 million, that is $4 million."
    assert sums(contrast, dollar="CAD") == ["4000000 USD", "4000000 USD"]


def test_a_word_glued_to_the_letter_of_a_scale_is_no_currency() -> None:
    assert sums("The pledge was signed by 331 brands and 20 brand owners.") == []
    assert sums("It cost 40 kEUR, then 5b rands.") == ["40000 EUR", "5000000000 ZAR"]


def test_an_exchange_rate_is_no_sum() -> None:
    assert sums("It paid 10 million euros ($1 = 0.8047 euros).") == ["10000000 EUR"]


WHAT = [
    ("Saltco fined €530 million in Lamu over its guests' data", "fine for Saltco"),
    ("It cut the sum to $310,000 in view of its means.", ""),
    ("It consists of €485 million and a warning.", ""),
    ("Peru was due to contribute about $8 million to the harbour.", "to the harbour"),
    (
        "Global port traffic will reach $10.5trn annually by 2025.",
        "Global port traffic, annually by 2025",
    ),
    ("The firm was given a fine of $220 million.", "fine"),
    ("The bank approved a $5 million grant for schools.", "grant"),
    ("The board set aside €3 million for rural broadband.", "for rural broadband"),
    ("It announced £2 million in grants.", "grants"),
    ("It imposed port surcharges totalling about £2 million on two yards.", "port surcharges"),
    ("It owes £2 million to more than 900 clerks who left.", "to more than 900 clerks"),
    ("It bought ten cranes, worth an estimated $1 billion.", "ten cranes"),
    ("It froze 94 houses and 50 cars, worth over $8 million.", "94 houses and 50 cars"),
    ("Fine of $2 million for the company that ran the Vexnor shop.", "fine"),
    ("It paid $29 million for ships and $34 million for cranes.", "for ships"),
    ("At $18.5 million, the settlement is the largest yet.", "settlement"),
    ("The fine of 5 million lira (about $160,000) stands.", "fine"),
    ("It paid $3.", ""),
    ("It must pay 196 million lira ($25 million) for breaking the rules.", "for breaking the rules"),
    ("Under the Act on fair play of the port the ceiling for a breach is €300,000.", "ceiling for a breach"),
    ("The pact is worth $45 million over five years.", "pact, over five years"),
    ("The dredging will cost $45 million over the next decade.", "dredging, over the next decade"),
    ("Cybercrime will cost the world $10.5trn a year by 2025.", "Cybercrime, a year by 2025"),
    ("The mayor said the port’s own fund holds $12 million.", "port’s own fund"),
    ("Each day of delay will cost 50,000 reais.", "Each day of delay"),
    ("He handed out monthly payments of $5,000.", "monthly payments"),
    ("GlobalData forecasts port revenues of $344bn.", "port revenues"),
    # Nothing rather than another sum, a bare time, a proper name or half a clause.
    ("The cost climbed from $13 billion to $15 billion.", ""),
    ("A total of $4.1 billion is owed.", ""),
    ("A ship for the Arctic and the North Atlantic worth $14 billion.", ""),
    ("An inquiry that ended in May cost the firm a further $98 million.", ""),
    ("The bank had lent up to $50 million on Thursday.", ""),
    ("The board expected $7.2 billion over five years.", ""),
    ("Port repairs, the mayor says, could be worth $2 million by 2031.", ""),
    ("The firm is buying its rival for $3 billion in a rescue put together overnight.", ""),
    ("Owners get it, against a closing price of $1.86 on Friday.", ""),
    ("The fund expects it to attract more than $150 billion in the long run.", ""),
    ("It offers $5 million more.", ""),
    # The noun alone, without the verb it is the object of and what is only begun behind it.
    ("The port has also imposed financial penalties of $5 million.", "financial penalties"),
    ("The court ordered the port to pay penalties of $4 million.", "penalties"),
    ("The board arranged two loans worth more than $3 billion.", "two loans"),
    ("A sleeper got 77 tickets worth $3 million.", "77 tickets"),
    ("The council passed a $3 million levy aimed at Saltco.", "levy"),
    ("The ships themselves cost €4 billion.", "ships"),
    (
        "It pays $5 million for posting the picture of a guest on its social media pages.",
        "for posting the picture of a guest",
    ),
    ("It gives $5 million to plant 250,000 trees.", "to plant 250,000 trees"),
    ("It is a scheme that yielded kickbacks of $3 million.", "kickbacks"),
    # A long phrase ends where a part of it does, and not in a name or between adjectives.
    ("It pays $3 million for secret talks on tolls in the Common Market for Eastern and Southern Ports.",
     "for secret talks on tolls"),
    ("It pays $3 million for failing to carry out a reasonable and expeditious search of its files.",
     "for failing to carry out a reasonable and expeditious search"),
    ("It pays $3 million for letting the files of its members fall into the hands of two thieves.",
     "for letting the files of its members fall"),
    ("It gave $3 million to the Kenyan and Rwandan ports.", "to the Kenyan and Rwandan ports"),
    ("It gave $3 million for schools and lent more.", "for schools"),
    # Behind a dash with spaces something else is told.
    ("It gave $40 million to help Kenya - an increase from its pledge of last year.", "to help Kenya"),
    # Who pays it, what it was put at.
    ("Saltco Limited, a maker of salt, is to pay $3 million.", "to be paid by Saltco Limited"),
    ("The Salt Board must pay $3 million.", "to be paid by the Salt Board"),
    ("The bank put the income at about $9.2 million a year.", "income"),
    ("The state's $3 million salt package also helps the yards.", "salt package"),
    # Whose fine it is.
    ("The court fined Saltco $3 million.", "fine for Saltco"),
    ("The court fined two yards $3 million a day.", "fine for two yards, each day"),
    ("Saltco Limited, a maker of salt, has been fined $3 million.", "fine for Saltco Limited"),
    ("Another yard was fined $3 million in May.", "fine for another yard"),
    ("Salt Company, Limited was fined $3 million.", "fine"),
    ("The court fined Saltco $3 million for spying.", "for spying"),
    ("A yard by the lake that rang up people of the town at night has been fined $3 million.", "fine"),
    ("The four piers worth in total $3 million are new.", "four piers"),
    ("Since 2011 the Lamu Command has contributed $3 million.", ""),
    ("The board recommended a fine of $3 million.", "proposed fine"),
    (
        "Saltco Pty Ltd (trading as Salty) and its director Ann Roe to pay penalties of $3 million.",
        "penalties for Saltco Pty Ltd",
    ),
    ("The court has ordered Saltco Ltd to pay penalties of $3 million.", "penalties"),
    ("Those who do not can be fined up to $300 a day.", "maximum fine, each day"),
    ("The board proposed to issue a fine of $3 million.", "proposed fine"),
    ("It was bought in a deal reportedly valued at $3 million.", "deal"),
    # A lone noun with what goes with it.
    ("The fund sets aside €264 million for cooperation with the port police.", "for cooperation with the port police"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), WHAT)
def test_what_a_sum_counts(sentence: str, expected: str) -> None:
    assert find(sentence)[0].what == expected
    assert all(len(m.what) <= 80 for m in find(sentence))


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "The port lifts spending on piers from $4 million this year to $5 million in 2027.",
            ["spending on piers", "spending on piers, in 2027"],
        ),
        (
            "It took the fund from €2 million in 2024 to €3 million in 2029, the mayor said.",
            ["fund, in 2024", "fund, in 2029"],
        ),
        (
            "The board fined four ferries €395, two makers of rope €76 and a yard €75 for theft.",
            ["four ferries", "two makers of rope", "yard"],
        ),
        (
            "The board fined Ovexa Ltd €395 and the Port of Lamu €76 on Monday for theft.",
            ["Ovexa Ltd", "Port of Lamu"],
        ),
        (
            "The court ordered Ovexa to pay $4 million and Tarvo $3 million on Monday.",
            ["Ovexa", "Tarvo"],
        ),
        ("The board fined Ovexa $4 million on Monday for theft.", ["for theft"]),
        ("The bank lent $9 million for Lamu on March 19, 2020.", ["for Lamu"]),
        ("The bank lent $9 million for Lamu on Monday.", ["for Lamu"]),
    ],
)
def test_sums_of_a_row_count_each_its_own(sentence: str, told: list[str]) -> None:
    assert [sum_.what for sum_ in find(sentence)] == told


def test_a_sum_in_brackets_counts_what_the_one_before_it_counts() -> None:
    assert [m.what for m in find("The fine of 5 million lira (about $160,000) stands.")] == [
        "fine",
        "fine",
    ]


def test_both_ends_of_a_range_count_the_same() -> None:
    assert [m.what for m in find("The charge could reach €80 to €120.")] == ["charge", "charge"]


NUMBERS = [
    ("1,200.50", False, "1200.50"),
    ("1.200,50", False, "1200.50"),
    ("1,20,000", False, "120000"),
    ("1'200", False, "1200"),
    ("10 000", False, "10000"),
    ("1.234", True, "1.234"),
    ("1.234", False, "1234"),
    ("4,3", True, "4.3"),
    ("1,2,3", False, None),
]


@pytest.mark.parametrize(("written", "scaled", "expected"), NUMBERS)
def test_written_numbers(written: str, scaled: bool, expected: str | None) -> None:
    number = written_numbers.parse_number(written, ".", scaled=scaled)
    assert (None if number is None else str(number)) == expected


def test_long_and_odd_texts_take_no_time_and_raise_nothing() -> None:
    for content in (
        "$" * 20_000,
        "1," * 20_000,
        "1 000 " * 10_000,
        "million " * 20_000,
        "5-" * 9_999,
    ):
        find(content)


def test_two_fines_told_together_are_of_the_same() -> None:
    content = "Two boards fined Saltco Bank plc £12.5 million and £9 million respectively."
    assert [item.what for item in find(content)] == ["fine for Saltco Bank plc"] * 2


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ("The mayor said the deals would bring investment of $150 million.", "investment"),
        ("Italy had granted Halden di Salt aid of 43 million euros.", "aid"),
        ("The budget foresees spending of 27 million euros.", "spending"),
        ("Traders of salt would save 27 million euros.", ""),
        ("Firms that fall short face fines of up to 10 million euros.", "fines"),
    ],
)
def test_what_a_sum_counts_is_a_noun_alone(content: str, what: str) -> None:
    assert [item.what for item in find(content)] == [what]
