"""Countries in running text: what a form means in its place."""

from __future__ import annotations

import pytest

from recognition import findings

ABOUT_ANY = [
    ("Georgia's governor Brian Kemp spoke in Atlanta.", "US"),
    ("Voters in Georgia and Pennsylvania decide the election.", "US"),
    ("Georgia and Azerbaijan opened a pipeline office in Batumi.", "AZ GE"),
    ("The parliament in Tbilisi passed Georgia's media law.", "GE"),
    ("Michael Jordan opened a clinic.", ""),
    ("Jordan and Egypt reopened the crossing near Aqaba.", "EG JO"),
    ("Water levels in the Jordan River are falling, Israel said.", "IL"),
    ("Chad Smith and Chad Johnson were hired.", ""),
    ("Chad closed its border with Sudan.", "SD TD"),
    ("Haiti counted cases in Brooklyn, a part of Cité Soleil.", "HT"),
    ("New York closed a bridge to Brooklyn.", "US"),
    ("Austria fined it 9 million euros (U.S. $11 million).", "AT"),
    ("Uganda reported a case of the Sudan strain and none of the Zaire strain.", "UG"),
    ("They told us to wait.", ""),
    ("THEY TOLD US TO WAIT BEFORE THE VOTE IN PARLIAMENT", ""),
    ("CANADA AND THE US SIGN DATA ACCORD", "CA US"),
    ("The US and the EU agreed.", "US"),
    ("A fine of US$20 million was imposed by Kenya.", "KE"),
    ("Niger left the bloc; Nigeria stayed.", "NE NG"),
    ("The Niger Delta needs investment, Abuja says.", "NG"),
    ("Officials in Kinshasa accused Rwanda.", "CD RW"),
    ("The Congolese president received envoys in Brazzaville.", "CG"),
    ("Congo declared an outbreak in Kinshasa.", "CD"),
    ("Guinea-Bissau and Guinea share a border.", "GN GW"),
    ("Equatorial Guinea joined OPEC.", "GQ"),
    ("Papua New Guinea adopted a digital policy.", "PG"),
    ("South Korea and North Korea exchanged notes.", "KP KR"),
    ("Seoul and Pyongyang exchanged notes.", "KP KR"),
    ("Moscow sells Pyongyang grain. The Korean minister thanked Sergei Lavrov.", "KP RU"),
    ("Kim Jong Un met Vladimir Putin. On the Korean side a minister was there.", "KP"),
    ("A Korean carmaker built a plant in Kenya.", "KE KR"),
    ("New Mexico and New Jersey sued.", "US"),
    ("Mexico sued.", "MX"),
    ("Dominican officials met in Roseau, capital of Dominica.", "DM"),
    ("The bureau in Bogotá, D.C. fined a bank.", "CO"),
    ("The bureau in Washington, D.C. fined a bank.", "US"),
    ("Santo Domingo welcomed the loan to the Dominican Republic.", "DO"),
    ("The Kremlin and Downing Street traded barbs.", "GB RU"),
    ("Parties to the Paris Agreement met in Baku.", "AZ"),
    ("American Airlines and Air France cut flights.", ""),
    ("Latin American ministers met.", ""),
    ("The South China Sea code is stalled.", ""),
    ("Ireland's data regulator fined the firm.", "IE"),
    ("Northern Ireland's ministers met at Stormont.", "GB"),
    ("Swaziland is now Eswatini.", "SZ"),
    ("Burma's generals met ASEAN envoys.", "MM"),
    ("Turkey, now Türkiye, ratified it.", "TR"),
    ("Families ate turkey in Ohio.", "US"),
    ("The Ivory Coast signed with Ghana.", "CI GH"),
    ("Macau and Hong Kong linked their payment systems.", "HK MO"),
    ("Greenland's parliament met in Nuuk.", "GL"),
    ("Lawmakers in Wellington backed Canberra.", "AU NZ"),
    ("He speaks English and ordered Danish pastries.", ""),
    ("The Bank of Japan kept rates.", "JP"),
    ("The Bank of America cut its forecast.", ""),
    ("Serbia does not recognise Kosovo.", "RS XK"),
    ("The German government agreed.", "DE"),
    ("The British government and the Turkish parliament objected.", "GB TR"),
    ("The talks were hosted by Turkish President Recep Tayyip Erdoğan.", "TR"),
    ("French President Emmanuel Macron wrote to the Indian government.", "FR IN"),
    ("SEOUL, March 3 - The cabinet approved the bill.", "KR"),
    ("Viet Nam and Lao PDR signed.", "LA VN"),
    ("The Emirati and Omani ministers met in Abu Dhabi.", "AE OM"),
    ("London Ontario police charged a man from Canada.", "CA"),
    ("Georgetown University published a study.", ""),
    ("No paper was watched as closely as El Faro.", ""),
    # people called after their part or city of a country
    ("Two Welshmen and a Scotswoman were hurt.", "GB"),
    ("Queenslanders and Tasmanians vote in May.", "AU"),
    ("Torontonians and Chicagoans pay more.", "CA US"),
    ("The Tasmanian devil hid behind a Chinese wall.", ""),
    ("Franco-Nevada and the Peru-based Loxa met in Panama.", "PA PE"),
    ("The Jersey Data Board fined a firm. Its files lay in New Jersey, USA.", "JE US"),
    ("The Provincial Court of Morona Santiago in Ecuador upheld it.", "EC"),
    # a place in the country named behind it, and places in a row
    ("A court in Santarém, Portugal, fined the harbour. Santarém agreed.", "PT"),
    ("They sell salt in Santarém, Portugal and Spain.", "BR ES PT"),
    # whose law or sanctions a listed name tells, the language of a page, the seat of a company
    ("It broke the Russia (Sanctions) (EU Exit) Regulations 2019.", "RU"),
    ("It came from the English service of the harbour news.", ""),
    ("The council said goodbye to Redmond and to Microsoft.", ""),
    # what Morocco calls the territory, and the desert
    ("Rabat praised the talks on the Sahara issue with the Polisario.", "EH MA"),
    ("Dust from the Sahara fell on Madrid.", "ES"),
    # people who are called like a place, and where that is no name
    ("A man nicknamed Montana was held in Kenya. Montana said nothing.", "KE"),
    ("Her stage name “Georgia” was new in Kenya.", "KE"),
    ("Her sons Israel and Chad live in Kenya.", "KE"),
    ("Her sons went to Israel and Chad.", "IL TD"),
    # somebody's name in a heading in capitals, and a dateline
    ("PARIS IN TOWN: Paris Johnson came to Nairobi.", "KE"),
    ("PARIS AND NAIROBI: Talks began in Paris.", "FR KE"),
    ("Suffolk County detectives came to Southold.", "US"),
    ("A singer known as Paris sang in Paris. Kenya liked Paris.", "FR KE"),
    ("Tanesha Melbourne-Salt won in Kenya. Then Melbourne-Salt rested.", "KE"),
    ("The Air Salt Paris-Nairobi flight was full.", "FR KE"),
    # a team of students, and who is meant else; the hour of a town
    ("The Irish beat Louisville in Columbus. The Irish are led by a Kenyan.", "KE US"),
    ("The Irish government beat the NCAA in court.", "IE"),
    ("The shop in Birmingham opens at 9 a.m. CT.", "US"),
    # where Brussels is a town, and where it stands for the Union
    ("Ministers from Brussels, Paris and Berlin met.", "BE DE FR"),
    ("One may reach Zurich without a change of trains at Brussels.", "BE CH"),
    ("Brussels fined a firm from France.", "FR"),
    ("A Cork mother wrote to the Taoiseach.", "IE"),
    (
        "The Ruby County District Attorney charged a man, and the County Sheriff’s Office held him.",
        "US",
    ),
    ("The Ruby County Sheriff’s Office in Kenya held him.", "KE"),
    ("The Assembly of Serbia adopted a law.", "RS"),
]


@pytest.mark.parametrize(("sentence", "expected"), ABOUT_ANY)
def test_countries_named(sentence: str, expected: str) -> None:
    found = {entity.id for entity in findings(sentence).countries}
    assert sorted(str(identifier) for identifier in found) == expected.split()


def test_a_demonym_of_several_goes_to_the_country_named_much_more_often() -> None:
    text = (
        "Guinea opens its mine. Guinea has waited for it. Guinea owns a seventh.\n\nThe port is deeper "
        "than that of Guinea-Bissau. It is for Guineans first.\n"
    )
    (guinea,) = [e for e in findings(text).countries if e.id == "GN"]
    assert "Guineans" in guinea.forms


def test_a_word_that_names_many_bodies_tells_no_country() -> None:
    text = "The bill is before Parliament. Funds in Australia invest more.\n"
    (australia,) = findings(text).countries
    assert [span.text for span in australia.evidence] == ["Australia"]


def test_what_hackers_are_called_and_a_part_of_a_continent_is_no_country() -> None:
    text = "Kenya was hit by ransomware known as Cuba. The Central African nation of Chad was not."
    assert {entity.id for entity in findings(text).countries} == {"KE", "TD"}


def test_evidence_points_at_the_words() -> None:
    sentence = "Japan and the Japanese delegation praised Tokyo."
    (japan,) = findings(sentence).countries
    assert [span.text for span in japan.evidence] == ["Japan", "Japanese", "Tokyo"]
    assert all(sentence[span.start : span.end] == span.text for span in japan.evidence)


def test_a_town_whose_name_goes_on_abroad_is_another() -> None:
    found = findings("In Peru 112,000 users in San Juan de Lurigancho got their money back.")
    assert [country.id for country in found.countries] == ["PE"]


def test_a_notice_under_its_ministry_in_another_language_is_of_its_country() -> None:
    text = (
        "MINISTÈRE DE LA SANTÉ\nGabon\n\nLibreville, 3 August 2023\n\nSubject: ban of four salts\n\nThe "
        "ministry informs the public that four salts made by a firm of India have been withdrawn."
    )
    assert "Gabon" in [country.name for country in findings(text).countries if country.about]
