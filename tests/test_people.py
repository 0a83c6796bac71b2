"""People: names from all over the world, offices, and what is no person."""

from __future__ import annotations

from functools import lru_cache

import pytest

from policydigest.model import Mention
from policydigest.recognise.gazetteer import Gazetteer
from policydigest.recognise.names import runs
from policydigest.recognise.people import recogniser
from policydigest.vocabulary import Language
from recognition import document, findings, vocabulary


@lru_cache(maxsize=1)
def _tools() -> tuple[Gazetteer, recogniser.Rules]:
    return Gazetteer(vocabulary()), recogniser.rules(vocabulary().languages["en"])


def find(content: str) -> list[Mention]:
    gazetteer, rules = _tools()
    read = document(content)
    matches = gazetteer.find(read)
    found_runs = runs(read, vocabulary().languages["en"])
    return recogniser.find(read, matches, found_runs, vocabulary(), rules)


def named(content: str) -> dict[str, str | None]:
    return {mention.name: mention.role for mention in find(content)}


NAMED = [
    # a part of the world belongs to the office
    (
        "Salt Fund Director for South and East Asia Ivan Tumani spoke.",
        {"Ivan Tumani": "Salt Fund Director for South and East Asia"},
    ),
    ("Asia Tumani spoke.", {"Asia Tumani": None}),
    # behind "as" stands the office of who is chosen, and no office ends in a possessive
    (
        "Kenya’s Rui Ronso was elected as chair for 2024-2025, and Zambia’s Peter Tumani as chair of the "
        "Salt Panel.",
        {"Rui Ronso": "Chair", "Peter Tumani": "Chair of the Salt Panel"},
    ),
    ("It named Grace Ronso as its chair on Monday.", {"Grace Ronso": "Chair"}),
    ("Peter Tumani replaced Grace Ronso as minister.", {"Peter Tumani": None, "Grace Ronso": None}),
    # portfolios, whose offices, letters of an office
    (
        "Transport and Infrastructural Development Minister Jan Ronso spoke.",
        {"Jan Ronso": "Transport and Infrastructural Development Minister"},
    ),
    (
        "Salt County State’s Attorney Jan Ronso spoke.",
        {"Jan Ronso": "Salt County State’s Attorney"},
    ),
    (
        "District Attorney Jan Ronso came. “It is done,” DA Ronso said.",
        {"Jan Ronso": "District Attorney"},
    ),
    ("They run forty Family Justice Centers in Salta.", {}),
    # the unit behind a comma, and short forms of ranks
    (
        "The Ag. Director, Public Affairs, SBN, Jan Ronso, signed it.",
        {"Jan Ronso": "Acting Director, Public Affairs, SBN"},
    ),
    (
        "Dep. Governor Jan Ronso met Rtd. Peter Tumani.",
        {"Jan Ronso": "Deputy Governor", "Peter Tumani": None},
    ),
    # a sum behind a name is no part of it
    *(
        (f"The court fined Peter Tumani {sum_} on Monday.", {"Peter Tumani": None})
        for sum_ in (
            "Sh4 million",
            "Rs 4 million",
            "RM4,000",
            "N4bn",
            "Kshs. 4,000",
            "US$4 million",
        )
    ),
    # shops of South Asia
    ("It fined Imran Khan Collection, Asif Textile House and M. Rashid Fabrics.", {}),
    # an initial without a space; an East Asian name whose last part is a thing in English
    (
        "The candidate, M.Tumani, won. Kh.Ronso, who lost, left.",
        {"M. Tumani": "Candidate", "Kh. Ronso": None},
    ),
    (
        "They held Jane Roe, Salt's chief financial officer and the daughter of its founder.",
        {"Jane Roe": "Chief financial officer"},
    ),
    ("Jane Roe, herself a former finance minister, left.", {"Jane Roe": "Former finance minister"}),
    ("Jane Roe, an ally of the liberal leader, signed it.", {"Jane Roe": None}),
    (
        "The Prime Ministers of Belgium, Greece and Italy, Jane Roe, Ivo Roe and Ann Doe, came.",
        {"Jane Roe": "Prime Minister", "Ivo Roe": "Prime Minister", "Ann Doe": "Prime Minister"},
    ),
    (
        "Jane Roe, the chief adviser's special assistant for ports, recalled it.",
        {"Jane Roe": "Special assistant for ports"},
    ),
    ("Deputy Prime Minister Vu Duc Dam said so.", {"Vu Duc Dam": "Deputy Prime Minister"}),
    # an East Asian name with the family name last, which is a word too; initials; "De"
    ("It was begun by Sun Jung Moon in a port.", {"Sun Jung Moon": None}),
    ("M.K. Tumani spoke first.", {"M.K. Tumani": None}),
    (
        "Director of public prosecutions Ronso Tumani withdrew the case.",
        {"Ronso Tumani": "Director of public prosecutions"},
    ),
    ("The plan of Jean-Claude Varamol failed.", {"Jean-Claude Varamol": None}),
    # first names from all over the world stand in the lists, one here for each part of it
    *(
        (f"The plan of {name} failed.", {name: None})
        for name in (
            "Zeynal Varamol",
            "Akylbay Varamol",
            "Munkh-Erdene Varamol",
            "Merera Varamol",
            "Chukwunyere Varamol",
            "Mthuthuzeli Varamol",
            "Hajanirina Varamol",
            "Jirayu Varamol",
            "Thamizh Varamol",
            "Apirana Varamol",
            "Sigurjón Varamol",
            "Mindaugas Varamol",
            "Shkëlqim Varamol",
            "Epitácio Varamol",
        )
    ),
    ("The plan of Grace wa Tumani failed.", {"Grace wa Tumani": None}),
    ("The plan of Karel De Varamol failed.", {"Karel De Varamol": None}),
    # behind an office stands who is meant, not what the office is of
    (
        "Jane Tumani, president of the Ghana Salt Growers and Exporters Association, agreed.",
        {"Jane Tumani": "President of the Ghana Salt Growers and Exporters Association"},
    ),
    ("It met executives of Bonsal Harvest, Varam Tandu and Salt Agri-Foods.", {}),
    (
        "The presidents of Kenya and Uganda, William Varamol and Grace Tandu, met.",
        {
            "William Varamol": "President",
            "Grace Tandu": "President",
        },
    ),
    # several initials, one of them a small word; a first name that is a month or a country too
    ("Mr. M. A. Tumani called it illegal.", {"M. A. Tumani": None}),
    (
        "It falls, said its director general, S. P. Tumani.",
        {"S. P. Tumani": "Director general"},
    ),
    # to whom something is done, people of a list, letters and signatures, two first names in one
    (
        "The court has indicted Varamol Osheki Tandu and Ahmed Pontu for the attack.",
        {"Varamol Osheki Tandu": None, "Ahmed Pontu": None},
    ),
    (
        "Two nationals of the port, Kolbu Varamol and Tandu Osheki, were sent home.",
        {"Kolbu Varamol": "missing"},
    ),
    (
        "Two Russian nationals, Kolbu Varamol and Tandu Osheki, were sent home.",
        {"Kolbu Varamol": None, "Tandu Osheki": None},
    ),
    ("Its Dutch counterpart, Kolbu Varamol, called it a step.", {"Kolbu Varamol": None}),
    ("Kolbu Varamol MSP told the house of it.", {"Kolbu Varamol": None}),
    # letters behind a name are no part of it, and an office may follow them
    (
        "Mr Milan Tumani OAM, President of the Salt Guild said: “We left.”",
        {"Milan Tumani": "President of the Salt Guild"},
    ),
    (
        "Ann Ronso MNZM, chief executive of Salt Bank, left.",
        {"Ann Ronso": "Chief executive of Salt Bank"},
    ),
    ("Jean-Pierre Varamol told the house of it.", {"Jean-Pierre Varamol": None}),
    (
        "The notice is revoked.\n\nJULIUS VARAMOL TANDU,\nCabinet Secretary for Ports.",
        {"Julius Varamol Tandu": None},
    ),
    ("The envoy, Mr. OYA Yoichi, spoke.", {"OYA Yoichi": "Envoy"}),
    ("On Jan 5 Minister Jan Tiro met him.", {"Jan Tiro": "Minister"}),
    # two first names in one, before a family name that is a place too
    ("Anne-Sophie Ondo Tumani left.", {"Anne-Sophie Ondo Tumani": None}),
    (
        "Tumo Tiranu, the Board's senior investigator for ports, told reporters.",
        {"Tumo Tiranu": "Senior investigator for ports"},
    ),
    ("Her counterpart, Tumo Tiranu, called it late.", {"Tumo Tiranu": None}),
    ("It was told by the mayor, Jan Tiro, on Monday.", {"Jan Tiro": "Mayor"}),
    ("Jan Tironek, the mayor, told them on Monday.", {"Jan Tironek": "Mayor"}),
    ("In Jan Vexnor, the company, closed.", {}),
    ("So said the council's executive director, Kenya Roe.", {"Kenya Roe": "Executive director"}),
    # a name that closes after the father's, a rank with a hyphen
    (
        "Deputy Chairman Asan Tolmin uulu told Lieutenant-Colonel Jane Roe.",
        {"Asan Tolmin uulu": "Deputy Chairman", "Jane Roe": None},
    ),
    # a portfolio that is an office too, an hour, the body of an office
    ("Minister of Justice Peter Carr signed.", {"Peter Carr": "Minister of Justice"}),
    # two offices of one person, a soldier's rank behind an office, ordinals, letters of an owner
    (
        "The Minister of Justice and Attorney General Peter Carr signed.",
        {"Peter Carr": "Minister of Justice and Attorney General"},
    ),
    ("Chief of Army Staff General Peter Carr came.", {"Peter Carr": "Chief of Army Staff"}),
    (
        "The Chief of Salt Staff (CSS), Lt. Gen. Peter Carr, came.",
        {"Peter Carr": "Chief of Salt Staff"},
    ),
    ("Attorney General Peter Carr came.", {"Peter Carr": "Attorney General"}),
    ("Speaking for the army, Colonel Peter Carr came.", {"Peter Carr": "Colonel"}),
    (
        "Saltshire 2nd District Representative Peter Carr came.",
        {"Peter Carr": "Saltshire 2nd District Representative"},
    ),
    ("The SMF's director in Kenya, Peter Carr, came.", {"Peter Carr": "SMF director in Kenya"}),
    (
        "The Managing Director, Salt Coast Commission (SCC), Peter Carr, came.",
        {"Peter Carr": "Managing Director, Salt Coast Commission"},
    ),
    ("Chief Justice Amina Musa sat.", {"Amina Musa": "Chief Justice"}),
    (
        "Minister of Trade Jane Roe and Justice Amina Musa met.",
        {"Jane Roe": "Minister of Trade", "Amina Musa": "Justice"},
    ),
    ("By 9.30 PM Speaker Karu Perera opened the vote.", {"Karu Perera": "Speaker"}),
    ("PM Karu Perera opened the vote.", {"Karu Perera": "Prime Minister"}),
    (
        "The Ministry of Health spokeswoman Jane Roe said so.",
        {"Jane Roe": "Ministry of Health spokeswoman"},
    ),
    (
        "Kenya's Department of Civil Aviation director-general Peter Otieno agreed.",
        {"Peter Otieno": "Department of Civil Aviation director-general"},
    ),
    (
        "Deputy President of the Senate, Chief Ike Okoye, was absent.",
        {"Ike Okoye": "Deputy President of the Senate"},
    ),
    ("State Minister M.A.L.M. Hassan was absent.", {"M.A.L.M. Hassan": "State Minister"}),
    # one person, with and without the first name and its particle, or misspelt
    ("Roger van Dongen spoke. Van Dongen left.", {"Roger van Dongen": None}),
    (
        "President Jane Wickramasinghe spoke. Then Jane Wickremasinghe left.",
        {"Jane Wickramasinghe": "President"},
    ),
    (
        "Ambassador Extraordinary and Plenipotentiary of Armenia to Peru Aram Sarian came.",
        {"Aram Sarian": "Ambassador Extraordinary and Plenipotentiary of Armenia to Peru"},
    ),
    # unknown names with an age, a title elsewhere or a nickname
    ("Kylor Grannam, 21, was charged.", {"Kylor Grannam": None}),
    ("Police say 34-year-old Sahid Vassel was hurt.", {"Sahid Vassel": None}),
    ("Mohena Abdow was shot. Miss Abdow died.", {"Mohena Abdow": None}),
    ('Nick "Big Nick" Sheldon, 38, fled.', {"Nick Sheldon": None}),
    # a relative of somebody named in full
    (
        "Yulia Dormova came home. Her cousin Vika Dormova had phoned her.",
        {"Yulia Dormova": None, "Vika Dormova": None},
    ),
    # small words and adjectives that are names too
    ("Party General Secretary To Lam met him.", {"To Lam": "Party General Secretary"}),
    (
        "Prime Minister Mohammed Shia al-Sudani agreed.",
        {"Mohammed Shia al-Sudani": "Prime Minister"},
    ),
    ("They heard Kim Jong Un speak in the hall.", {"Kim Jong Un": None}),
    ("Aung San Suu Kyi was moved to a house.", {"Aung San Suu Kyi": None}),
    # titles and offices before the name
    ("Mr Lee opened the session.", {"Lee": None}),
    ("Dr. Amara Okonjo spoke first.", {"Amara Okonjo": None}),
    ("A bill by Sen. Carla Whitfield passed.", {"Carla Whitfield": "Senator"}),
    ("Lt. Gov. Dana Brooks vetoed it.", {"Dana Brooks": "Lieutenant Governor"}),
    ("Prime Minister Jana Novotná resigned.", {"Jana Novotná": "Prime Minister"}),
    (
        "Deputy Prime Minister Tomasz Zieliński signed it.",
        {"Tomasz Zieliński": "Deputy Prime Minister"},
    ),
    (
        "Norwegian Fisheries Minister Liv Haugen went home.",
        {"Liv Haugen": "Norwegian Fisheries Minister"},
    ),
    ("Chancellor Dieter Krause met the press.", {"Dieter Krause": "Chancellor"}),
    ("Crown Prince Faisal bin Nasser arrived.", {"Faisal bin Nasser": "Crown Prince"}),
    ("Chief Justice Abena Mensah ruled on it.", {"Abena Mensah": "Chief Justice"}),
    (
        "Secretary of State for Energy and Climate Fiona Marsh agreed.",
        {"Fiona Marsh": "Secretary of State for Energy and Climate"},
    ),
    (
        "The pact was praised by Chief Technology Officer at Acorn Bank Group Helen Frost.",
        {"Helen Frost": "Chief Technology Officer at Acorn Bank Group"},
    ),
    ("The chief executive Paulo Teixeira left.", {"Paulo Teixeira": "Chief executive"}),
    ("Slovakia’s prime minister Robert Hudák agreed.", {"Robert Hudák": "Prime minister"}),
    ("Prime Minister, the Most Hon. Grace Bailey, spoke.", {"Grace Bailey": "Prime Minister"}),
    ("H.E. Eng. Khalid bin Amer Al-Rashdi signed.", {"Khalid bin Amer Al-Rashdi": None}),
    ("Hon'ble Minister Shri Vikram Deshpande agreed.", {"Vikram Deshpande": "Minister"}),
    ("Dato' Seri Hishamuddin Yusof agreed.", {"Hishamuddin Yusof": None}),
    ("Tan Sri Ahmad Zaki resigned.", {"Ahmad Zaki": None}),
    ("The Rt Hon Margaret Ellis MP wrote to them.", {"Margaret Ellis": None}),
    ("PM Kwesi Boateng replied.", {"Kwesi Boateng": "Prime Minister"}),
    ("Alhaji MUSA GARBA DANKANO attended.", {"Musa Garba Dankano": None}),
    ("Senators Ann Reed (D-Ore.) and Luis Ortega objected.", {"Ann Reed": "Senator"}),
    ("Ministers Ann Reed and Luis Ortega objected.", {"Luis Ortega": "Minister"}),
    (
        "Co-chairs of the panel, Dr Ann Reed and Dr Luis Ortega, wrote. Wes Hill replied.",
        {
            "Ann Reed": "Co-chair of the panel",
            "Luis Ortega": "Co-chair of the panel",
            "Wes Hill": None,
        },
    ),
    # the office behind the name
    (
        "Awa Sarr, director general of the Gambian port authority (GPA), signed.",
        {"Awa Sarr": "Director general of the Gambian port authority"},
    ),
    (
        "Nina Holt, spokeswoman for the Energy Council, said so.",
        {"Nina Holt": "Spokeswoman for the Energy Council"},
    ),
    ("Jaan Kask, the Estonian trade minister, left.", {"Jaan Kask": "Estonian trade minister"}),
    ("Maria Lind, Sweden’s president, agreed.", {"Maria Lind": "President"}),
    ("They asked Carl Boone, the Ohio Republican.", {"Carl Boone": "Ohio Republican"}),
    (
        "Inquiries go to the Tax Office (Ruth Cole, Acting Director).",
        {"Ruth Cole": "Acting Director"},
    ),
    (
        "Tunde Bello, Minister of Trade, Industry and Investment, spoke.",
        {"Tunde Bello": "Minister of Trade, Industry and Investment"},
    ),
    (
        "Ole Berg, 52, chief financial officer of Fjord Power, resigned.",
        {"Ole Berg": "Chief financial officer of Fjord Power"},
    ),
    (
        "Sara Wood, a senior fellow at the Delta Institute who wrote the paper, agreed.",
        {"Sara Wood": "Senior fellow at the Delta Institute"},
    ),
    ("Omar Farah is the director of the port.", {"Omar Farah": "Director of the port"}),
    # an office and a comma before the name
    ("The agency’s director, Jane Doe, declined.", {"Jane Doe": "Director"}),
    ("His deputy, Xu Meiling, will host them.", {"Xu Meiling": "Deputy"}),
    (
        "The secretary general of the union (UIT), Nuncio Calabrò, called it wrong.",
        {"Nuncio Calabrò": "Secretary general of the union"},
    ),
    (
        "Kenya’s Minister of Roads and Ports, Wanjiru Kamau, landed.",
        {"Wanjiru Kamau": "Minister of Roads and Ports"},
    ),
    (
        "It was signed by Ambassador Chiba Hirotaro and the Mayor of Keda – Mr. Levan Tirodze.",
        {"Chiba Hirotaro": "Ambassador", "Levan Tirodze": "Mayor of Keda"},
    ),
    (
        "Dr. Ann Wanjiru has been Chief Engineer at the port since May 2018. Dr. Wanjiru was a senior "
        "clerk at the Salt Institute (SI) from 1989-1996.",
        {"Ann Wanjiru": "Chief Engineer at the port"},
    ),
    (
        "There were: President of Guyana, His Excellency Irfaan Tirodze; Prime Minister of St. Vincent "
        "and the Grenadines, Dr the Honourable Ralph Wanjiru; the Prime Minister of the Commonwealth of "
        "The Bahamas, the Rt. Hon Perry Otieno.",
        {
            "Irfaan Tirodze": "President of Guyana",
            "Ralph Wanjiru": "Prime Minister of St. Vincent and the Grenadines",
            "Perry Otieno": "Prime Minister of the Commonwealth of The Bahamas",
        },
    ),
    (
        "Dr. Denzil Otieno, Prime Minister of the Federation of St. Kitts and Nevis presided.",
        {"Denzil Otieno": "Prime Minister of the Federation of St. Kitts and Nevis"},
    ),
    (
        "There was the President of Suriname, His Excellency Drs. Ronald R. Tirodze.",
        {"Ronald R. Tirodze": "President of Suriname"},
    ),
    ("Peru’s charismatic indigenous president Ana Mamani came.", {"Ana Mamani": "President"}),
    (
        "The indigenous affairs minister Ana Mamani came.",
        {"Ana Mamani": "Indigenous affairs minister"},
    ),
    ("On Friday Ambassador KAMAUJIRU signed the pact.", {"Kamaujiru": "Ambassador"}),
    (
        "Jane Wanjiru currently serves as a Salt Judge for the Western District of Lamu. She was an "
        "attorney in Lamu.",
        {"Jane Wanjiru": "Salt Judge for the Western District of Lamu"},
    ),
    # of two offices the second is the next one's, and each has a country of its own
    (
        "On the side of the port Jane Wanjiru, Minister of Roads and Ports and the head of the Salt Board (SB), "
        "Ann Otieno, signed it.",
        {"Jane Wanjiru": "Minister of Roads and Ports", "Ann Otieno": "Head of the Salt Board"},
    ),
    (
        "The prime ministers of Togo and Ghana, Kofi Mensah and H.E President Abdul Addo, came.",
        {"Kofi Mensah": "Prime minister"},
    ),
    ("The mayor met H.E President Peter Mwangi of Kenya.", {"Peter Mwangi": "President"}),
    (
        "The ministers of Trade and Industry, Luis Galea and Ana Tiro, came.",
        {"Luis Galea": "Minister of Trade and Industry"},
    ),
    # names from all over the world
    ("It was sent to Christopher T. Malone today.", {"Christopher T. Malone": None}),
    ("According to J.D. Harris it failed.", {"J.D. Harris": None}),
    ("They met Luis Miguel Peña Ocampo.", {"Luis Miguel Peña Ocampo": None}),
    ("They met Anneke van der Broek.", {"Anneke van der Broek": None}),
    ("President Park Sung-min agreed.", {"Park Sung-min": "President"}),
    ("It goes to President Samuel Koroma Bio for assent.", {"Samuel Koroma Bio": "President"}),
    ("They met Choi Ji-won and Wang Jianguo.", {"Choi Ji-won": None, "Wang Jianguo": None}),
    ("They met Nguyễn Văn Hùng.", {"Nguyễn Văn Hùng": None}),
    ("Vice President U Myint Aung spoke.", {"U Myint Aung": "Vice President"}),
    ("Foreign Minister Lin Chia-ling (林佳玲) spoke.", {"Lin Chia-ling": "Foreign Minister"}),
    ("Dr Tan See Kiat resigned.", {"Tan See Kiat": None}),
    ("They met Patrick O’Rourke and Fiona MacLeod.", {"Patrick O’Rourke": None}),
    ("Abdel Karim el-Masri resigned.", {"Abdel Karim el-Masri": None}),
    ("Nvidia's Jensen Huang and Elon Musk of Tesla came.", {"Jensen Huang": None}),
    ("Robert “Bob” Tully resigned.", {"Robert Tully": None}),
    ("Minister Emmanuel LACROIX agreed.", {"Emmanuel Lacroix": "Minister"}),
    ("Economy Minister Sato Kenichi agreed.", {"Sato Kenichi": "Economy Minister"}),
    ("Chairman Jim Jordan of Ohio led the trip.", {"Jim Jordan": "Chairman"}),
    ("Trade chief Georgia Meloni agreed.", {"Georgia Meloni": "Trade chief"}),
    ("New Zealand’s Prime Minister John Key agreed.", {"John Key": "Prime Minister"}),
    ("They met Francesca La Camera.", {"Francesca La Camera": None}),
    ("Pope Francis and King Charles III agreed.", {"Pope Francis": "Pope"}),
    ("GCC head H E Salim Hamdan Albusaidi came.", {"Salim Hamdan Albusaidi": "GCC head"}),
    ("Gov. Dennis Young signed on.", {"Dennis Young": "Governor"}),
    # A first name that is an office elsewhere.
    ("Dr. Sultan bin Khalid Al Marri came.", {"Sultan bin Khalid Al Marri": None}),
    # A title of two words, and an office in the plural.
    ("Menteri Besar Hafiz Tirawi signed.", {"Hafiz Tirawi": None}),
    (
        "Parliamentarians Ravi Tumani and Zol Quarv resigned.",
        {"Ravi Tumani": "Parliamentarian", "Zol Quarv": "Parliamentarian"},
    ),
    # A name that is a saint's town behind "San", and a person's behind an office.
    ("Minister San Tiro signed.", {"San Tiro": "Minister"}),
    # Letters before an office, offices in letters, portfolios in small letters, titles of honour.
    ("Jane Roe, SC, MP, Minister of Salt, signed.", {"Jane Roe": "Minister of Salt"}),
    ("Jane Roe, SC, MP, signed.", {"Jane Roe": None}),
    ("Interior CS Jane Roe signed.", {"Jane Roe": "Interior Cabinet Secretary"}),
    (
        "Jane Roe, minister of forestry, fisheries and the environment, signed.",
        {"Jane Roe": "Minister of forestry, fisheries and the environment"},
    ),
    (
        "Jane Roe, minister of trade, industry minister John Roe and others signed.",
        {"Jane Roe": "Minister of trade", "John Roe": "Industry minister"},
    ),
    ("Bundesministerin Svenja Roe came.", {"Svenja Roe": "Bundesministerin"}),
    ("Daw Aung San Suu Kyi came.", {"Aung San Suu Kyi": None}),
    ("Spokesman Major General Zaw Min Tun came.", {"Zaw Min Tun": "Spokesman Major General"}),
    ("El Hadj Ibrahima Sall came.", {"Ibrahima Sall": None}),
    ("Finance minister ʻAkilisi Roe came.", {"Akilisi Roe": "Finance minister"}),
    ("The Amir Sheikh Tamim bin Hamad Al-Tani came.", {"Tamim bin Hamad Al-Tani": None}),
    # a month inside a name; a programme that is called after an office
    (
        "Health Minister Hussein Mar Nyout and Trade Minister Anna Jan Borg came.",
        {"Hussein Mar Nyout": "Health Minister", "Anna Jan Borg": "Trade Minister"},
    ),
    ("India runs PM Asha Yojana and PM Poshan Abhiyaan.", {}),
    ("A panel chaired by Hilman Pujana met.", {"Hilman Pujana": None}),
]


@pytest.mark.parametrize(("content", "expected"), NAMED)
def test_names_and_offices(content: str, expected: dict[str, str | None]) -> None:
    found = named(content)
    assert {name: found.get(name, "missing") for name in expected} == expected


NOT_PEOPLE = [
    "The schemes are paid under Grant Aid.",
    "The Grant Contract was signed, and the Grant Amount is small.",
    "Statement from the Press Secretary Regarding the Pier.",
    "She is the Henry K. Tandu Professor of Salt.",
    "He welcomed HE Kenya's Minister for Ports.",
    # firms called after somebody, and houses that print books
    "Shares in Australian retailer Peter Marsh were suspended.",
    "The novel was published this month by Ferrow Mifflin Harcourt, is dear and sells well.",
    "The Lei Maria da Penha was amended on Monday.",
    "Deputies passed Ley de Bases y Puntos de Partida para la Libertad.",
    "Cargill and Barry Callebaut declined to comment.",
    "The Salt Board's Director of Enforcement and Anti-Money Laundering said so.",
    "She is the chair of Van Thinh Bohai.",
    "It was checked by Zhong Bohai LLP on Monday.",
    "The probe, or Al Amal in Arabic, left on Monday.",
    "The community of Río Varamol, whose land it is, was told.",
    "The court fined the port.\n\nHARBOUR COUNCIL\nMinutes of the meeting",
    "The Ministerio del Ambiente y Desarrollo Sostenible said so.",
    "The Confederação da Agricultura e Pecuária (CAP) complained.",
    "The Organismo de Evaluación y Fiscalización Ambiental was asked.",
    "They were camped out in Matias Romero, Oaxaca State, on Monday.",
    "The poet was awarded the Walter Roe medal in Rome.",
    "Migrants board a bus. Felix Marquez/AP",
    "He led the National Iodine Nutrition Study as director of the National Iodine Nutrition Study.",
    "An ambulance landed nearby (Image: Stu Morgan). The road was closed.",
    "The club met on Monday. Photo courtesy of Jane Roe. Guests dined.",
    "The Kennedy Center and Johns Hopkins took part.",
    "They met in San José and New Delhi, then in Santa Clara.",
    "Digital Minister Signs Deal With Partners\n\nThe digital minister has signed a deal with partners.",
    "The National Assembly Standing Committee met on Monday in Port Louis.",
    "Morgan Stanley and Eli Lilly reported gains.",
    "The tanker Eagle S left Cape Town.",
    "The Magnitsky Act and the Alan Turing Institute were named.",
    "The Trump administration and the Biden Doctrine differ.",
    "The firm relied on the so-called Langford Factor and the Merton Index.",
    "Executive Order 14110 and the General Data Protection Regulation apply.",
    "The Prime Minister’s Office and the Attorney General’s Office agreed.",
    "Secretary General and Chief Executive Officer are titles.",
    "Hurricane Maria hit Puerto Rico in September.",
    "Justice Department officials met Foreign Ministry staff in Wall Street.",
    "By Jane Doe\n\nThe ministry published the rules on Friday.",
    "Salt rules\n\nBy Jane Doe. LAMU, April 5 (Reuters) - The ministry published the rules.",
    "Photo: Peter Brown\n\nThe ministry published the rules on Friday.",
    "Most Android phones and Late Nite shows were affected.",
    "Member State representatives met at Camp David.",
    "The US-China Trade Council and Jordan-led talks went on.",
    "Horizon Europe and Erasmus Mundus fund it, says Deutsche Bank.",
    "They met in San Bonifacio, Santa Teresita and Rio Pardo.",
    "The plants are in San Bernardo and Santa Elena, the council said.",
    "The remainder belongs to Dalton Utilities and Tyson Foods.",
    "Trains from Yuen Long and Cheung Chau were late.",
    "He said the New Southern Policy and Belt and Road Initiative differ.",
]


# First names with a family name that no list has, and no office beside them.
FIRST_NAMES = [
    *("Njabulo Qorvel", "Chukwudi Qorvel", "Rokhia Qorvel", "Haregewoin Qorvel", "Tsitsi Qorvel"),
    *("Ossufo Qorvel", "Abdelghani Qorvel", "Gholamhossein Qorvel", "Rizgar Qorvel"),
    *("Bakytbek Qorvel", "Gulnoza Qorvel", "Khurelsukh Qorvel", "Davlatali Qorvel"),
    *("Avtandil Qorvel", "Hambardzum Qorvel", "Duminda Qorvel", "Sumanthiran Qorvel"),
    *("Chencho Qorvel", "Fathimath Qorvel", "Saroeun Qorvel", "Khamphone Qorvel", "Thiha Qorvel"),
    *("Chaturon Qorvel", "Yusril Qorvel", "Unaisi Qorvel", "Liu Zhenhua", "Hideyasu Qorvel"),
    *("Rolands Qorvel", "Tarmo Qorvel", "Þórhildur Qorvel", "Pirkko Qorvel", "Caspar Qorvel"),
    *("Ventsislav Qorvel", "Khrystyna Qorvel", "Shkëlzen Qorvel", "Zsombor Qorvel"),
    *("Mihnea Qorvel", "Epaminondas Qorvel", "Koldo Qorvel", "Aloizio Qorvel", "Irfaan Qorvel"),
    *("Caoimhe Qorvel", "Gruffydd Qorvel", "Avichai Qorvel"),
]


@pytest.mark.parametrize("name", FIRST_NAMES)
def test_first_names_of_all_regions(name: str) -> None:
    assert set(named(f"They met {name} there.")) == {name}


# The first name is an ordinary word or a place too, so the family name must be known.
@pytest.mark.parametrize("name", ["Innocent Mwenda Okoro", "Dalton Yeboah", "Iona Papadopoulos"])
def test_an_uncertain_first_name_with_a_known_family_name(name: str) -> None:
    assert set(named(f"They met {name} there.")) == {name}


@pytest.mark.parametrize("content", NOT_PEOPLE)
def test_what_is_no_person(content: str) -> None:
    assert named(content) == {}


def test_what_is_done_to_somebody_opens_no_name() -> None:
    text = "Defending Otieno, the lawyer spoke in Lamu. Paul Otieno was not there."
    assert [person.name for person in findings(text).people] == ["Paul Otieno"]


def test_later_family_names_are_the_same_person() -> None:
    content = (
        "Ibarra Solís wants reform\n\nPresident Marta Ibarra Solís spoke on Monday. Ibarra Solís "
        "wants a vote. Mrs Ibarra’s plan is new."
    )
    found = find(content)
    assert [mention.name for mention in found] == ["Marta Ibarra Solís"] * 4
    assert {mention.role for mention in found} == {"President"}
    assert [mention.span.start for mention in found] == sorted(m.span.start for m in found)
    assert all(content[m.span.start : m.span.end] == m.span.text for m in found)


def test_a_family_name_shared_with_a_relative_means_who_is_told_about() -> None:
    found = find(
        "Anna Weber won. She is a daughter of Otto Weber, the old mayor. Weber thanked all."
    )
    assert [mention.name for mention in found] == ["Anna Weber", "Otto Weber", "Anna Weber"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "It listed Amina Tandu, the wife of Prime Minister Tandu, and Rui Lopes, ally of Governor "
            "Lopes.",
            {
                "Amina Tandu": None,
                "Tandu": "Prime Minister",
                "Rui Lopes": None,
                "Lopes": "Governor",
            },
        ),
        (
            "Rui Lopes Jr., the son of President Rui Lopes, was fined. President Rui Lopes said so.",
            {"Rui Lopes Jr.": None, "Rui Lopes": "President"},
        ),
        (
            "President Tandu and his daughter, Amina Tandu, came. President Tandu spoke.",
            {"Tandu": "President", "Amina Tandu": None},
        ),
        (
            "Governor Lopes’s brother Rui Lopes was fined. Mr Lopes left.",
            {"Lopes": "Governor", "Rui Lopes": None},
        ),
        (
            "Hugo Tandu is president. Amina Tandu, wife of President Tandu, was fined.",
            {"Hugo Tandu": "President", "Amina Tandu": None},
        ),
        (
            "Amina Tandu was fined. She is the sister of Prime Minister Tandu.",
            {"Amina Tandu": None, "Tandu": "Prime Minister"},
        ),
        (
            "The cousin of President Rui Lopes, Rui Lopes Sr., won. Rui Lopes left.",
            {"Rui Lopes": "President", "Rui Lopes Sr.": None},
        ),
    ],
)
def test_a_relative_of_the_same_family_name_does_not_hold_the_office(
    text: str, expected: dict[str, str | None]
) -> None:
    assert named(text) == expected


def test_the_place_of_an_act_is_no_part_of_an_office() -> None:
    text = "On Friday in {} Rui Lopes signed it."
    for place, role in (
        ("Nairobi Health Minister", "Health Minister"),
        ("Nairobi Minister of Trade", "Minister of Trade"),
        ("Addis Ababa President", "President"),
    ):
        assert named(text.format(place))["Rui Lopes"] == role
    assert named("Nairobi Mayor Rui Lopes signed it.")["Rui Lopes"] == "Nairobi Mayor"


def test_initials_of_several_letters_keep_a_name_together() -> None:
    text = "Mayor Ana Maria DG. Tiro left. Tiro thanked Governor Pedro L. Tiro."
    assert [mention.name for mention in find(text)] == ["Ana Maria DG. Tiro"] * 2 + [
        "Pedro L. Tiro"
    ]


def test_a_shared_family_name_means_the_nearest_earlier_person() -> None:
    found = find("Anna Weber spoke. Weber left. Otto Weber came later. Weber disagreed.")
    assert [mention.name for mention in found] == [
        "Anna Weber",
        "Anna Weber",
        "Otto Weber",
        "Otto Weber",
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The two are called Aden Otieno Roe and Jane Roe.", {"Aden Otieno Roe", "Jane Roe"}),
        ("In Aden Governor Karl Amsel spoke.", {"Karl Amsel"}),
        ("In Aden Ahmed Saleh spoke.", {"Ahmed Saleh"}),
        ("The rule of then-President Daniel arap Korir ended.", {"Daniel arap Korir"}),
    ],
)
def test_a_town_as_a_first_name_and_a_particle_before_a_fathers(text: str, names: set[str]) -> None:
    assert set(named(text)) == names


def test_a_place_that_is_a_family_name() -> None:
    found = find("Jim Jordan came home. Jordan said it was useful. He has been in Jordan before.")
    assert [mention.span.start for mention in found] == [0, 22]


def test_a_family_name_in_the_name_of_a_place_is_no_relative() -> None:
    text = "Hugo Dormov spoke at the Plaza Dormov in Lima. Operation Dormov ended.\n"
    assert set(named(text)) == {"Hugo Dormov"}


def test_the_best_office_of_all_mentions() -> None:
    content = "Mr Brandt came. Kai Brandt, an analyst, agreed. Health Minister Kai Brandt spoke."
    assert named(content) == {"Kai Brandt": "Health Minister"}


def test_a_former_office_says_less() -> None:
    content = "Former president Ada Quist, chair of the Nordic Board, agreed."
    assert named(content) == {"Ada Quist": "Chair of the Nordic Board"}


def test_offices_are_trimmed_at_a_word() -> None:
    content = (
        "Rui Lopes, Minister of State for the Coordination of Economic Affairs, Regional Planning, "
        "Digital Transformation, Infrastructure, Housing and Maritime Transport, agreed."
    )
    role = named(content)["Rui Lopes"]
    assert role is not None
    assert len(role) <= 90
    assert content.count(role + " ") + content.count(role + ",") == 1


def test_names_in_lists_keep_their_own_offices() -> None:
    content = (
        "Kim Min-jae, President of IEC, and ISO Secretary General Olga Petrova met Ravi Menon, "
        "director of the bureau, and a special adviser, Diego Ruiz Soler."
    )
    assert named(content) == {
        "Kim Min-jae": "President of IEC",
        "Olga Petrova": "ISO Secretary General",
        "Ravi Menon": "Director of the bureau",
        "Diego Ruiz Soler": "Special adviser",
    }


def test_a_language_without_word_lists_finds_nobody() -> None:
    bare = recogniser.rules(Language("xx", {}))
    read = document("President Jana Novotná met Mr Lee.")
    assert recogniser.find(read, [], [], vocabulary(), bare) == []


HOSTILE = [
    "",
    " \n\t\n ",
    "A" * 200_000,
    "Jane Doe " * 20_000,
    "President " * 20_000,
    "MINISTER JANE DOE SIGNED THE DEAL " * 2_000,
    "jane doe signed the deal with john roe " * 5_000,
    "Mr. " * 10_000,
    "van der " * 10_000,
    "Jane von " * 20_000,
    "X. " * 10_000,
    "“Jane” (Doe) \U0001f600 \x00\x07 " * 5_000,
    "Jane, director of of of, " * 3_000,
    "Al-" * 50_000,
]


@pytest.mark.parametrize("content", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text(content: str) -> None:
    for mention in find(content)[:50]:
        assert content[mention.span.start : mention.span.end] == mention.span.text


def test_every_name_of_a_list_behind_an_office_is_a_person() -> None:
    text = "Energy Ministers Bolat Akchulakov, Qorvel Ibzayev and Zhulorbek Mirzaqul signed."
    names = [person.name for person in findings(text).people]
    assert names == ["Bolat Akchulakov", "Qorvel Ibzayev", "Zhulorbek Mirzaqul"]


def test_initials_without_full_stops_behind_an_office() -> None:
    (person,) = findings("The panel of Justice BN Tirokrishna told it to the mayor.").people
    assert person.name == "BN Tirokrishna"


@pytest.mark.parametrize(
    "sentence",
    [
        "The Minister of Salt Affairs Sen. Jane Roe has said so.",
        "The Minister of Salt Affairs, Princess Jane Roe has said so.",
        "The Minister of Salt Affairs Prince John Roe has said so.",
    ],
)
def test_an_office_before_a_title_is_kept(sentence: str) -> None:
    (person,) = findings(sentence).people
    assert person.role == "Minister of Salt Affairs"


def test_who_leads_something_is_found_before_the_hyphen() -> None:
    for text in (
        "It was cleared by the PM Jane Roe-led Union Cabinet.",
        "It is the Jane Roe-led coalition.",
    ):
        assert [person.name for person in findings(text).people] == ["Jane Roe"]
    assert not findings("The Jordan-led talks went on in Santa Clara-based firms.").people


def test_what_includes_people_is_no_office() -> None:
    found = findings("The petitioners in this case include Jane Roe and John Doe.").people
    assert {person.role for person in found} == {None}


def test_who_is_in_charge_of_something_keeps_the_office_before_it() -> None:
    (person,) = findings("The minister in charge of trade, Jane Roe, said so.").people
    assert person.role == "Minister in charge of trade"


def test_who_took_a_picture_is_not_in_the_story() -> None:
    assert not findings("The mayor was glad.\n\nPhoto credit: (c) Peter Brown / AGENCY\n").people


@pytest.mark.parametrize(
    "text",
    [
        "OSLO (AP Photo/Peter Brown) The guild fined a mine on Monday.",
        "By Peter L. Brown. LIMA, April 5 (Salt News) - The guild fined a mine on Monday.",
        "The mine was left. - Emulating Brown - Yehia came.",
        "The mine was left.\n\n- Emulating Brown -\n\nYehia came.",
        "The Agriculture Park Wana opened near Wana on Monday.",
    ],
)
def test_makers_and_headings_are_not_in_the_story(text: str) -> None:
    content = f"{text} A poet, James Brown, was glad."
    assert {person.name for person in findings(content).people} == {"James Brown"}


def test_a_firm_that_is_called_after_somebody_is_no_person() -> None:
    firm = "Walter Roe Group is to pay. Walter Roe was sold in July."
    assert not findings(firm).people
    founder = "Walter Roe was glad. The Walter Roe Group is to pay, said Walter Roe."
    assert [person.name for person in findings(founder).people] == ["Walter Roe"]


def test_whoever_somebody_is_of_is_a_firm() -> None:
    assert set(named("Mark Lewis and Carl Dorn of Barton Keller said so.")) == {
        "Mark Lewis",
        "Carl Dorn",
    }
    whose = "Grace Tumani, whose book was sold by Walter Keller, is chair of Lake Ventures."
    assert named(whose)["Walter Keller"] is None


def test_a_headline_is_no_first_mention_of_a_firms_name() -> None:
    text = "Peter Ronso sells ships\n\nPeter Ronso Holdings has sold nine. It owns Peter Ronso."
    assert named(text) == {}


def test_what_is_called_a_thing_elsewhere_is_no_person() -> None:
    text = "Al Rawd denied it. Al Rawd Insurance of Oman has paid, the ministry said."
    assert not findings(text).people


@pytest.mark.parametrize(
    ("full", "again"),
    [
        ("Omar al-Halabi", "Al-Halabi"),
        ("Omar Al-Halabi", "Al Halabi"),
        ("Adam Małecki", "Malecki"),
        ("Serhiy Marchuk", "Serhii Marchuk"),
        ("Adam Małecki", "Adam Malecki"),
    ],
)
def test_spellings_of_one_name_are_one_person(full: str, again: str) -> None:
    found = findings(f"Minister {full} signed. Mr {again} said it was late.").people
    assert len(found) == 1


def test_a_name_ends_before_the_last_full_stop_of_a_text() -> None:
    (found,) = findings("Mr Adam Mertens spoke. The mayor spoke after Mertens.").people
    assert "Mertens" in found.forms


@pytest.mark.parametrize("name", ["Jan Novák", "April Ryan", "June Smith"])
def test_a_given_name_may_be_a_month(name: str) -> None:
    found = findings(f"The road is closed.\n\n{name}, the interior minister, said so.").people
    assert [(person.name, person.role) for person in found] == [(name, "Interior minister")]


@pytest.mark.parametrize(
    "text", ["In May Day marches people met.", "The August Town accord holds."]
)
def test_a_month_before_other_words_is_a_month(text: str) -> None:
    assert findings(f"The road is closed.\n\n{text}").people == ()


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("For this, Akmalhon Bortikov lost his post as director of the Salt Board.", "Director"),
        ("On Monday Akmalhon Bortikov resigned as director of the Salt Board.", "Director"),
        ("Jane Roe was removed from the post of deputy minister.", "Deputy minister"),
        ("Minister of Salt, Senator the Hon. Jane Roe, was glad.", "Minister of Salt"),
        ("Minister of Salt, Senator Jane Roe, was glad.", "Minister of Salt"),
        ("Senator the Hon. Jane Roe was glad.", "Senator"),
        ("It is a bench under new chief justice Dr Jane Roe now.", "New chief justice"),
        ("The US Under Secretary for Trade Jane Roe was glad.", "US Under Secretary"),
        ("Prime Minister Jane Roe, the minister of salt 'Ana Tau and her aide left.", "Prime Min"),
    ],
)
def test_offices_taken_and_left_and_those_before_a_title_of_honour(text: str, role: str) -> None:
    (found,) = findings(f"The road is closed.\n\n{text}").people
    assert found.role is not None
    assert found.role.startswith(role)


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        # "Md" is a short form of a name and no managing director
        ("The deed was signed by Salt Board Chairman Md Rezaul Tumani.", ["Salt Board Chairman"]),
        (
            "Foreign Ministers Rui Lopes and Lena Vogt met.",
            ["Foreign Minister", "Foreign Minister"],
        ),
        (
            "They were signed by the energy ministers of the two neighbours, Rui Lopes and Lena Vogt.",
            ["Energy minister", "Energy minister"],
        ),
        # the next of a list, whose office alone is told
        (
            "We saw Health Minister Ana Roe, the mayor of Salt City, and clerks.",
            ["Health Minister"],
        ),
        (
            "Ana Roe, Minister of Labour, Invalids and Social Affairs, spoke.",
            ["Minister of Labour, Invalids and Social Affairs"],
        ),
        (
            "The Guild's Europe and Central Asia coordinator, Jane Roe, called it a nail.",
            ["Europe and Central Asia coordinator"],
        ),
        ("The court's President Justice Jane Roe explained it.", ["President"]),
        ("Chief Justice Jane Roe explained it.", ["Chief Justice"]),
        ("Salt Commissioner Atty. Jane Roe ordered it.", ["Salt Commissioner"]),
        ("Rui Lopes, home secretary for two days, spoke.", ["Home secretary"]),
        ("Rui Lopes, the Freedonian president and host, spoke.", ["Freedonian president"]),
        ("Former prime minister Lord Rui Lopes spoke.", ["Former prime minister"]),
        ("Jane Roe, who chairs the Salt Guild, was glad.", ["Chair of the Salt Guild"]),
        ("President Jane Roe, who heads the Salt Guild, was glad.", ["President"]),
        ("Jane Roe, who chairs the Board, was glad.", [None]),
        ("Jane Roe, who heads the Asian Salt Bank (ASB), left.", ["Head of the Asian Salt Bank"]),
        (
            "Jane Roe, who directs the Guild's Africa desk, left.",
            ["Director of the Guild's Africa desk"],
        ),
        ("Rui Lopes, who was Minister of Salt until May, was held.", ["Former Minister of Salt"]),
        # Who leads others, and a word that an office need not have.
        ("Boston chief of detectives Jane Roe left.", ["Boston chief of detectives"]),
        ("The current Prime Minister, Jane Roe, left.", ["Prime Minister"]),
        # A minister's portfolio is no judge's title; one that opens with "new", one in brackets.
        (
            "The Minister of Justice of the Republic of Malta Ms Jane Roe left.",
            ["Minister of Justice of the Republic of Malta"],
        ),
        (
            "Jane Roe, Minister of State for New and Renewable Energy and Power, left.",
            ["Minister of State for New and Renewable Energy and Power"],
        ),
        ("Jane Roe, Permanent Secretary (Law), left.", ["Permanent Secretary (Law)"]),
        ("Jane Roe, Permanent Secretary (PSL), left.", ["Permanent Secretary"]),
        # The office that the family name has, and a verb that ends one.
        ("Jane Roe left. Roe, coordinator for Yemen, said so.", ["Coordinator for Yemen"] * 2),
        (
            "Jane Roe, Director of the Salt Board of Malawi concurred: it is.",
            ["Director of the Salt Board of Malawi"],
        ),
        # A dateline is no part of a title.
        ("LONDON Pope Leo has sent a letter.", ["Pope"]),
        # Letters that close a firm's name are no office.
        ("Jane Roe, Sales Director of Alpina Salz AG, left.", ["Sales Director of Alpina Salz AG"]),
        ("Texas AG Jane Roe sued.", ["Texas Attorney General"]),
    ],
)
def test_whose_office_it_is_and_where_it_ends(text: str, roles: list[str | None]) -> None:
    assert [mention.role for mention in find(text)] == roles


def test_a_surname_may_be_a_word_for_a_thing_where_a_title_says_so() -> None:
    text = "Her Excellency Dr Salome Lawrence Tax met the mayor. Dr. Tax spoke of peace."
    assert [person.name for person in findings(text).people] == ["Salome Lawrence Tax"]
    assert findings("The Salome Lawrence Tax is new.").people == ()


def test_who_wrote_for_a_wire_is_no_person_of_the_story() -> None:
    text = "The road is closed.\n\n($1 = 9 som) (Reporting by Jane Roe; editing by John Poe and Ana Doe)\n"
    assert findings(text).people == ()


def test_a_name_in_a_headline_ends_where_the_story_ends_it() -> None:
    story = "Rahul Mehta walked to Lima. To all, Mr Mehta said so.\n"
    assert set(named(f"Rahul Mehta Goes To People On Salt\n\n{story}")) == {"Rahul Mehta"}
    story = "Rahul Mehta walked to Lima. Mr Goes said so.\n"
    assert "Rahul Mehta Goes To" in named(f"Rahul Mehta Goes To People On Salt\n\n{story}")


def test_a_verb_of_a_headline_in_capitals_is_no_name_behind_an_office() -> None:
    assert not named("MINISTERS AGREE ON SALT\n\nTrade ministers met in Lima and paid.\n")
    assert named("MINISTER VOGT QUITS\n\nThe minister, Mr Vogt, left on Monday.\n")


def test_a_verb_in_a_headline_is_no_name_behind_an_office() -> None:
    story = "The minister, Ronso Tumani, said that the quota would stay."
    assert set(named(f"Fisheries Minister Lets Whaling Quota Stand\n\n{story}")) == {"Ronso Tumani"}
    assert "Ronso Tumani" in named(f"Fisheries Minister Ronso Tumani Lets Quota Stand\n\n{story}")


@pytest.mark.parametrize(
    "text",
    [
        "By: Jane Roe US-based salt producer Ronso closed a mine. The US was told of it.",
        "By Jane Roe China-led talks on salt ended. China was glad.",
        "By Jane Roe China's exports of salt rose. China was glad.",
    ],
)
def test_a_country_is_no_part_of_the_whole_name_before_it(text: str) -> None:
    found = findings(f"Salt in Freedonia\n\n{text}")
    assert [person.name for person in found.people] == ["Jane Roe"]
    assert [len(country.evidence) for country in found.countries] == [2]


def test_a_country_may_be_the_family_name_behind_a_first_name() -> None:
    assert set(named("The Michael Jordan-led group met. Jordan was glad.")) == {"Michael Jordan"}


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("JMR signs bill\n\nPresident Jane Mara Roe signed it. JMR said so.", 3),
        ("PJMR signs bill\n\nPresident Jane Mara-Roe signed it on Monday.", 2),
        ("JBR signs bill\n\nPrince John bin Roe signed it on Monday.", 2),
        ("PBBM signs bill\n\nPresident Ferdinand Marcos Jr. signed it on Monday.", 2),
        ("PBBM signs bill\n\nPresident Jane Roe signed it on Monday.", 1),
        ("Bill signed\n\nPresident Jane Mara Roe signed it. The JMR said so.", 1),
        ("Bill signed\n\nPresident Jane Mara Roe signed it for Joint Salt (JMR). JMR likes it.", 1),
    ],
)
def test_letters_that_stand_for_somebody(text: str, mentions: int) -> None:
    (person,) = findings(text).people
    assert len(person.evidence) == mentions


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chef Jae Jung spoke of salt.", {"Jae Jung": "Chef"}),
        (
            "The Commissioner for Salt and Health Services, Dr, Jane Roe spoke.",
            {"Jane Roe": "Commissioner for Salt and Health Services"},
        ),
        (
            "Jane Roe, Supreme Patriarch and Catholicos of All Sarmatians, prayed.",
            {"Jane Roe": "Supreme Patriarch and Catholicos of All Sarmatians"},
        ),
        ("It was paid for by philanthropist Jane Roe.", {"Jane Roe": "Philanthropist"}),
        ("Salt Group member Senator Jane Roe left.", {"Jane Roe": "Senator"}),
        ("Le Bernardin is a restaurant. One may eat salt at Le Bernardin.", {}),
        ("Le Minh Hung spoke of salt.", {"Le Minh Hung": None}),
    ],
)
def test_further_callings_and_what_is_none(text: str, expected: dict[str, str | None]) -> None:
    assert named(text) == expected


def test_a_family_name_that_comes_first_stays_with_whom_it_has_meant() -> None:
    text = (
        "Li Xiuying walked to Beijing. Li went on. Her lawyer Li Weimin was with her. Li is tired. "
        "Jane Roe spoke. Roe was glad. Her son John Roe spoke too. Roe was sad."
    )
    alone = [(m.name, m.span.text) for m in find(text) if m.span.text in ("Li", "Roe")]
    assert alone == [
        ("Li Xiuying", "Li"),
        ("Li Xiuying", "Li"),
        ("Jane Roe", "Roe"),
        ("John Roe", "Roe"),
    ]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (
            "Prime Minister Mohammed Shia' al-Tiro left Lamu.",
            {"Mohammed Shia al-Tiro": "Prime Minister"},
        ),
        ("They met John Otieno, Jr., minister of salt.", {"John Otieno Jr.": "Minister of salt"}),
        (
            "Sayyid Mohammed bin Sultan al Tiro, minister of salt, left.",
            {"Mohammed bin Sultan al Tiro": "Minister of salt"},
        ),
        (
            "Jane Wanjiru, chargé d'affaires at the Kenyan embassy, left.",
            {"Jane Wanjiru": "Chargé d'affaires at the Kenyan embassy"},
        ),
        (
            "Ministers Jane Wanjiru of Kenya, John Otieno of the Salt Republic and Abel Moyo of Chad left.",
            {"Jane Wanjiru": "Minister", "John Otieno": "Minister", "Abel Moyo": "Minister"},
        ),
        (
            "Jane Wanjiru was sworn in as president on a promise to close the port.",
            {"Jane Wanjiru": "President"},
        ),
    ],
)
def test_names_and_offices_are_told_whole(text: str, named: dict[str, str]) -> None:
    assert {person.name: person.role for person in findings(text).people} == named


@pytest.mark.parametrize(
    "text",
    [
        "Barton Roe, which belongs to a Mexican group, sold two mills. It paid Barton Roe.",
        "The case was brought by the law firm Jane Roe. Jane Roe said so.",
    ],
)
def test_a_firm_with_a_first_name_is_nobody(text: str) -> None:
    assert findings(text).people == ()


def test_what_somebody_was_says_less_than_what_somebody_becomes() -> None:
    text = (
        "The board has appointed Dr Jane Wanjiru as its next Director-General. A lawyer, Dr Wanjiru "
        "was Chief of the Salt Division at Saltco."
    )
    assert [person.role for person in findings(text).people] == ["Next Director-General"]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("It was proposed by then President Jane Wanjiru.", "Former President"),
        ("The mission is led by Chief Observer Jane Wanjiru.", "Chief Observer"),
    ],
)
def test_offices_of_then_and_of_observers(text: str, role: str) -> None:
    assert [(p.name, p.role) for p in findings(text).people] == [("Jane Wanjiru", role)]


@pytest.mark.parametrize(
    ("lines", "role"),
    [
        ("Signed\nDr. Ernest Addo\nGovernor", "Governor"),
        ("Ernest Addo\nDeputy Governor of the Salt Bank", "Deputy Governor of the Salt Bank"),
        ("Judge rapporteur: Ernest Addo", "Judge rapporteur"),
        ("ERNEST ADDO\nSECRETARY OF THE SALT BOARD", "Secretary of the Salt Board"),
        ("Ernest Addo\nThe president left.", None),
        ("Then wrote Ernest Addo\nGovernor", None),
        ("President: Ernest Addo leaves", None),
        ("Contact: Ernest Addo", None),
        ("Ernest Addo\nPresident John Roe", None),
    ],
)
def test_offices_that_lines_tell(lines: str, role: str | None) -> None:
    text = f"Licence withdrawn\n\n3 May 2024\n\nThe salt bank was closed on Monday.\n\n{lines}\n"
    roles = {person.name: person.role for person in findings(text).people}
    assert roles["Ernest Addo"] == role


def test_what_a_judge_is_besides_is_the_office() -> None:
    told = findings("The Chairperson, Justice Dr Ernest Addo, said that it was over.")
    assert [(person.name, person.role) for person in told.people] == [
        ("Ernest Addo", "Chairperson")
    ]


def test_ministers_of_two_countries_have_one_task() -> None:
    text = "The Ministers of the Interior of Malta and Cuba, Jane Wanjiru and John Otieno, met."
    assert [person.role for person in findings(text).people] == ["Minister of the Interior"] * 2


def test_an_ordinary_word_within_a_judges_name_belongs_to_it() -> None:
    text = "Justice Oagile Bethuel Key Tiro found that the port was shut."
    assert [person.name for person in findings(text).people] == ["Oagile Bethuel Key Tiro"]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        (
            "Jane Wanjiru, who is also director of the salt board, left.",
            "Director of the salt board",
        ),
        ("Jane Wanjiru, who was salt minister at the time, left.", "Former salt minister"),
    ],
)
def test_offices_told_in_clauses(text: str, role: str) -> None:
    assert [person.role for person in findings(text).people] == [role]
