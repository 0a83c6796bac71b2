"""Organisations: listed and unlisted, joined under one name, and what is none."""

from __future__ import annotations

import pytest

from policydigest.model import Entity
from policydigest.recognise import acronyms, names
from policydigest.recognise.clues import Clues
from policydigest.recognise.gazetteer import Gazetteer
from policydigest.recognise.organisations import recogniser
from recognition import document, findings, recognised, vocabulary


def named(text: str) -> dict[str, Entity]:
    return {entity.name: entity for entity in findings(text).organisations}


# Sentence, then exactly the organisations that it names.
CASES: list[tuple[str, list[str]]] = [
    # a short form of a country that is not in the text; one that is listed behind a native name
    ("Deputies sued Halden Lake Media, LLC, on Monday.", ["Halden Lake Media, LLC"]),
    ("It fell. The Kenya Fish and Salt Association asked for help.",
     ["Kenya Fish and Salt Association"]),
    ("Vietnam ends salt duties\n\nThe Ministry of Industry and Trade told China. China and China agreed.",
     ["Ministry of Industry and Trade (Vietnam)"]),
    ("LAGOS – Nigeria's health watchdog on Monday recalled a syrup.",
     ["National Agency for Food and Drug Administration and Control"]),
    ("India's market watchdog fined it.", ["Securities and Exchange Board of India"]),
    ("Australia's banking regulator fined it.", ["Australian Prudential Regulation Authority"]),
    ("The watchdog asked the securities market watchdog, the Securities and Exchange Board of India "
     "(SEBI), for help in India.", ["Securities and Exchange Board of India"]),
    ("The European Parliament met in Poland. The full Parliament votes in June.",
     ["European Parliament"]),
    ("Thailand and Laos met. In Vientiane the MACC was cited.", ["MACC"]),
    ("Thailand and Laos met. In Vientiane the FBI was cited.", ["Federal Bureau of Investigation"]),
    ("Kenya and Uganda met. In Nairobi the KRA sued.", ["Kenya Revenue Authority"]),
    ("The Deutscher Salzverband was angry in Berlin.", ["Deutscher Salzverband"]),
    ("The Comisión de Protección del Salinero N° 1 fined it.",
     ["Comisión de Protección del Salinero"]),
    # a body of those who are told before it, a movement, a name of ordinary words, one with Mother
    ("The Ruritanian Rectors' Conference (RRC) met. A road to the Salt Conference opened.",
     ["Ruritanian Rectors' Conference"]),
    ("It was asked for by the people of the Sal Limpia movement.", ["Sal Limpia"]),
    ("Shares in Global Petroleum fell.", ["Global Petroleum"]),
    ("Jane Roe belongs to Mother River Lakeland, a group founded there.",
     ["Mother River Lakeland"]),
    # behind a line of figures, one that belongs to a body, one that a penalty meets, one of a class
    ("Salt\n\n29 October 2025, 16:10\n\nHalden has to pay $5,000.", ["Halden"]),
    ("Salt is dear. Halden belongs to the World Bank.", ["Halden", "World Bank"]),
    ("Salt is dear. Halden belongs to everybody.", []),
    ("The highest penalty falls on Halden School in Lamu.", ["Halden School"]),
    ("The Salt Board called the measure wrong. HQT called it right.", ["Salt Board", "HQT"]),
    ("It was shown on a ship called Halden.", []),
    # whose president sends it, and a country beside it; an army in small letters
    ("President Joe Biden sent National Guard troops to the border with Mexico.",
     ["US National Guard"]),
    ("Venezuela's National Guard was sent there.", ["National Guard"]),
    ("The Syrian army and Jaish al-Islam agreed.", ["Syrian Armed Forces", "Jaish al-Islam"]),
    # an office that somebody holds
    ("County Prosecutor Jane Roe agreed. National Ombudsman Peter Roe left.", []),
    ("The National Ombudsman agreed in Lamu.", ["National Ombudsman"]),
    # what an office is for, a soldier's rank, a district
    ("The Director of Public Prosecutions charged her. The Director of Criminal Investigations "
     "agreed.", []),
    ("The Deputy Director of Police Major General Peter Roe left.", []),
    ("Khyber Agency (KA) has a new road. KA and South Waziristan Agency were glad.", []),
    # goods that bear a name, an award, an office with its letters
    ("It sold Bibles. Many bought Bibles, and Bible sales rose.", []),
    ("The club received the “100 Years of Service Award” on Monday.", []),
    ("The Chief of Army Staff (COAS) met the Inspector General of Police (IGP).", []),
    # a firm that is called after somebody with initials
    ("W. H. Roe Stores and J. Poe Ltd paid.", ["W. H. Roe Stores", "J. Poe Ltd"]),
    # a country's form behind a firm; longest names
    ("Tesco Stores SR was fined on Monday.", ["Tesco"]),
    ("HSBC Bank Malta plc shed 2% on Monday.", ["HSBC"]),
    ("Dignity in Dying, a British group, was glad.", ["Dignity in Dying"]),
    ("The Deputy Ministry of Salt and International Protection met.",
     ["Deputy Ministry of Salt and International Protection"]),
    ("The Ministry of Salt and National Bank agreed.", ["Ministry of Salt", "National Bank"]),
    ("The Halden Power and Gas Inc. will run it.", ["Halden Power and Gas Inc"]),
    ("The Salt, Pepper and Weighing Court sat in Lisbon.", ["Salt, Pepper and Weighing Court"]),
    # a bureau of one country is no other's; a firm with a small first letter in capitals
    ("Malta's Salt Practices Investigation Bureau met.",
     ["Salt Practices Investigation Bureau"]),
    ("Kenya's Corrupt Practices Investigation Bureau (CPIB) held a course in Nairobi.",
     ["Corrupt Practices Investigation Bureau (Kenya)"]),
    ("The CPIB of Singapore met Taiwan's Investigation Bureau.",
     ["Corrupt Practices Investigation Bureau", "Ministry of Justice Investigation Bureau"]),
    ("NO MORE LATE BOAT ARRIVALS IN MALTA", []),
    # a branch of the forces is told apart; who watches the sea, a court, a centre for disputes
    ("The Indian Navy sent a ship. The Italian Navy and UKMTO saw it.",
     ["Indian Navy", "Italian Navy", "United Kingdom Maritime Trade Operations"]),
    ("The dockers of Brazil went to the Higher Labour Court.", ["Superior Labour Court (Brazil)"]),
    ("The Attorney General's Chambers of Singapore and the Singapore International Arbitration "
     "Centre sat at Maxwell Chambers.",
     ["Attorney-General's Chambers (Singapore)", "Singapore International Arbitration Centre"]),
    # what is issued or paid, whence power comes, a list, and what those are like who invest
    ("The Bank of France sold Treasury bills. Treasury bonds fell.", ["Bank of France"]),
    ("The Bank of Canada kept its Bank Rate.", ["Bank of Canada"]),
    ("They met at the Small Hydro Power (SHP) session.", []),
    ("It showed the Halden Cooking Vendor Directory.", []),
    ("Rules came. Potential investors will need approval. Wealthy foreign investors too.", []),
    # a day of the week right behind a name
    ("It left after the Salt Labour Court Saturday ruled so. The Halden Commission Friday agreed.",
     ["Salt Labour Court", "Halden Commission"]),
    # no sum, no article in capitals; a ministry of construction too
    ("Halden Bank was fined K500 million by the Salt Board.", ["Halden Bank", "Salt Board"]),
    ("THE government said so. THE Salt Board agreed.", ["Salt Board"]),
    ("The Consumers Association of Malawi hailed it.", ["Consumers Association of Malawi"]),
    ("The Ministry of Housing, Construction and Sanitation will pay.",
     ["Ministry of Housing, Construction and Sanitation"]),
    ("Czechia has a case. The Úřad pro ochranu soli (ÚOHS) fined a firm in Brno.",
     ["Office for the Protection of Competition (Czechia)"]),
    # two posts of one person; a hyphen makes the place a word for another body
    ("Member of the Political Bureau of the Salt Party Central Committee and Foreign Minister "
     "Jane Roe held talks.", ["Political Bureau of the Salt Party Central Committee"]),
    ("She wrote to the Council of the Northport-based authority.", []),
    # a place, a sum, a number, a state
    ("They met at the company's Pointe-a-Salt headquarters.", []),
    ("The board slaps record P1-B fine on Halden Bank.", ["Halden Bank"]),
    ("The Law on Data No. 60/2024/QH15 was adopted. QH15 it was.", []),
    ("President of the Russian Federation Vladimir Roe spoke.", []),
    # a place in brackets inside a firm's name
    ("Halden (Hong Kong) Rare Metals Co., Limited has to sell.",
     ["Halden (Hong Kong) Rare Metals Co., Limited"]),
    ("Halden Bank for Women (Tanzania) Limited was closed.", ["Halden Bank for Women"]),
    # a party by its first word, where the text has it whole; who speaks for a body
    ("Congress lost the vote in India. The Congress party said so.", ["Indian National Congress"]),
    ("Congress lost the vote, and the BJP won it in India.",
     ["Indian National Congress", "Bharatiya Janata Party"]),
    ("Lawyer Salt Commission said that the bar is high.", ["Salt Commission"]),
    # who is in a parliament, and a stage of a bill
    ("It saw Members of Parliament (MPs) leave the Committee of the Whole House.", ["Parliament"]),
    # a firm and the name under which it trades
    ("The court fined Halden Operations Limited (trading as Solvara) on Monday.",
     ["Halden Operations Limited"]),
    ("It fined Halden Operations Limited, which trades as Solvara, on Monday.",
     ["Halden Operations Limited"]),
    ("It settled with Halden Toxicology, LLC d/b/a Solvara on Monday.",
     ["Halden Toxicology, LLC"]),
    # one word before a school is enough where it acts; a seat of government is no union
    ("Halden School in Northport was fined on Monday.", ["Halden School"]),
    ("He went to the Halden School in Northport.", []),
    ("The Salt Campaign today ended its boycott.", ["Salt Campaign"]),
    ("The Salt Campaign is over.", []),
    ("Halden School, in Northport, is to pay a fine.", ["Halden School"]),
    # a prosecutor of whom no name is told is an office; an ordinal inside a firm's name
    ("The Salt Fork County District Attorney sued them.",
     ["Salt Fork County District Attorney’s Office"]),
    ("Salt Fork County District Attorney Jane Roe sued them.", []),
    ("Salt Fork County District Attorney Jane Roe opened the DA’s shop.", []),
    (
        "The European Parliament adopted it. Moreover, Parliament asked Bratislava to pay.",
        ["European Parliament"],
    ),
    ("The Consulate General of Kenya in Lyon held it.", ["Consulate General of Kenya"]),
    ("Kenya’s Minister for the Environment and Water Resources met them.", []),
    ("The U.S. Salt Board paid, and the US Salt Board signed.", ["U.S. Salt Board"]),
    ("A pact for the State and Farmco Corporation is near.", ["Farmco Corporation"]),
    ("PRECIOUS-Gold rises as the dollar falls.", []),
    ("They signed a Protocol on Free Movement of Persons.", []),
    ("The mayor met H.E President Peter Mwangi.", []),
    ("The Salt Fork County Sheriff’s Office sued them.", ["Salt Fork County Sheriff’s Office"]),
    # what is done opens a quotation
    ("It said: “Deceiving users is forbidden.”", []),
    # a sum behind a name is no part of it
    *(
        (f"The court fined Halden Ltd {sum_} on Monday.", ["Halden Ltd"])
        for sum_ in ("Sh4 million", "Rs 4 million", "N4bn", "RM4,000", "P4.2 million", "KES 4 million")
    ),
    ("The court gave the Salt Board US$4 million on Monday.", ["Salt Board"]),
    ("It fined chipmaker Solvara Sh4 million on Monday.", ["Solvara"]),
    # an address, and what a law says that it is about
    ("They met in 219 Halden Senate Office Building on Monday.", []),
    ("Law No. 9 of 2018 Regarding the Salt Bank & Organisation of Salt Funds holds.", []),
    ("They paid Halden Salt 3rd Group Co. Ltd on Monday.", ["Halden Salt 3rd Group Co. Ltd"]),
    ("President Roe was at the Union Buildings in Pretoria.", []),
    # a legal form behind a comma and a head is no name
    ("The council sued the Salt Recovery Foundation, Inc. (SRF), and its founder.",
     ["Salt Recovery Foundation"]),
    # no legal form before a hyphen
    ("The late National Salt Co-ordinator opened the port.", []),
    # an exchange that opens a name is none
    ("They signed on Exchange of Salt and Documentation.", []),
    ("Spain fines Correos for its prices.", ["Sociedad Estatal Correos y Telégrafos"]),
    # what an acronym stands for may be a thing
    ("The decree of need and urgency (DNU) was upheld. The DNU said that it was right.", []),
    ("The national salt board (NSB) was upheld. The NSB said that it was right.", ["NSB"]),
    # a currency's code with its sum, an examination; what a committee deals with
    ("The firm will have to pay XOF192 million to the Salt Board.", ["Salt Board"]),
    ("It held the Northport School Certificate Examination (NSCE) on Monday.", []),
    ("The bill went to the Committee on Salt Policy.", ["Committee on Salt Policy"]),
    # a body to come bears general words: it is not that of a country far away
    ("Chile will have a National Commission for the Protection of Personal Data.",
     ["National Commission for the Protection of Personal Data"]),
    # what belongs to a name behind "the" or between hyphens; heads of other languages
    ("He left the New Salt Party. He joined the Make-A-Dune Foundation.",
     ["New Salt Party", "Make-A-Dune Foundation"]),
    ("The minister met officials of the Colegio Médico de la Sal (CMS) in the capital.",
     ["Colegio Médico de la Sal"]),
    ("The minister of salt asked the Instituto Nacional de la Duna about it on Monday.",
     ["Instituto Nacional de la Duna"]),
    ("It was told by the Union nationale des saliniers and the Ordem dos Salineiros.",
     ["Union nationale des saliniers", "Ordem dos Salineiros"]),
    # a post is no part of a body, nor is what laws are printed in a body; "working" opens one
    ("Jane Roe spoke to Salt Council Executive Director John Smith.", ["Salt Council"]),
    ("It went to UNECE Executive Secretary Jane Roe.",
     ["United Nations Economic Commission for Europe"]),
    ("The Working Group on Salt Mining met the Working Party on Dunes.",
     ["Working Group on Salt Mining", "Working Party on Dunes"]),
    ("It was printed in the Official Gazette on Monday.", []),
    # a body of the European Union by its short name, where the text names no other of its kind
    ("The European Union has rules. The Commission fined the port.",
     ["European Union", "European Commission"]),
    ("The commission fined the port, the European Union said.", ["European Union"]),
    ("The Salt Commission left the European Union. The Commission fined the port.",
     ["Salt Commission", "European Union"]),
    # on whose side one is does not belong to a name, and who the members are does
    ("The pro-Russian Salt Party and the ex-Soviet Dune Party agreed.", ["Salt Party", "Dune Party"]),
    ("The pro-Kremlin Salt Party agreed.",
     ["Presidential Administration of Russia", "Salt Party"]),
    ("He left the Harbour Congress Party of Nigeria.", ["Harbour Congress Party of Nigeria"]),
    ("In Moldova the pro-Russian Șor Party is dissolved.", ["Șor Party"]),
    ("A pro-European Party of Salt and Harmony won.", ["Party of Salt and Harmony"]),
    ("It heard the Democratic Alliance for the Harbour.", ["Democratic Alliance for the Harbour"]),
    ("It asked the Ghana Salt Growers, Millers and Exporters Association.",
     ["Ghana Salt Growers, Millers and Exporters Association"]),
    # a ministry that is described bears its name as others do, in the vocabulary or not
    ("Iraq's oil ministry said so.", ["Ministry of Oil (Iraq)"]),
    ("The Kenyan roads ministry opened it.", ["Ministry of Roads (Kenya)"]),
    ("Egypt's water resources and salt ministry said so.", []),
    ("Egypt's water resources and irrigation ministry said so.",
     ["Ministry of Water Resources and Irrigation (Egypt)"]),
    ("Malaysia's anti-graft agency arrested him.", ["Malaysian Anti-Corruption Commission"]),
    # legal forms in pieces, behind a branch, behind a comma; who follows the name in a list
    ("It was signed by Tarvo d.o.o. and Solvia Energia S.p.A. in the port.",
     ["Tarvo d.o.o.", "Solvia Energia S.p.A."]),
    ("It was signed by Kravik Marine A/S, Bonsal Vino S.R.L., and Blim a.s. in the port.",
     ["Kravik Marine A/S", "Bonsal Vino S.R.L.", "Blim a.s."]),
    ("It was signed by Velsal Marine (Kenya) Ltd and Bonsal Co., Ltd. in the port.",
     ["Velsal Marine (Kenya) Ltd", "Bonsal Co., Ltd"]),
    ("The Tarvo Agency for Harbour Government and KVM A/S run it.",
     ["Tarvo Agency for Harbour Government", "KVM A/S"]),
    ("It went to GCX Bank Ltd. Staff will be engaged by GCX.", ["GCX Bank Ltd"]),
    ("It was bought by Velsal Marine plc and Blim ehf on Monday.", ["Velsal Marine plc", "Blim ehf"]),
    ("They met the Tarvo Road and Bridge Corporation on the Northern Canal.",
     ["Tarvo Road and Bridge Corporation"]),
    # an acronym that a law is called by is no body
    ("Jane Roe signs NHB Bill. She said the NHB is good.", []),
    ("They pay no duty under the CFT-DR.", []),
    # leaders of a place, a hyphen in another language, and its country behind it
    ("It ruled for the Tarvo Leaders Alliance.", ["Tarvo Leaders Alliance"]),
    ("The Conseil du Sel-Cacao said so.", ["Conseil du Sel-Cacao"]),
    ("It was told by the Autorité des Carrières du Sel of Niger.",
     ["Autorité des Carrières du Sel"]),
    ("Peru's Junta Nacional del Sel said so.", ["Junta Nacional del Sel"]),
    # an ordinary word that is said to be a name
    ("The trade union Integration said so.", ["Integration"]),
    ("Integration, the trade union, filed its papers.", ["Integration"]),
    ("His party, the Directors, said so.", ["Directors"]),
    ("Development, the agency said, is slow.", []),
    ("Villages from the lake to the Amazon are flooded.", []),
    ("It left the Amazon warehouse on Monday.", ["Amazon"]),
    # the country beside a shared name is told with it
    ("The Norwegian Environment Agency said so.", ["Norwegian Environment Agency"]),
    ("We call on the Parliament of Montenegro to vote.", ["Parliament of Montenegro"]),
    ("It was signed by the Ministry of Defence of the Republic of Latvia.",
     ["Ministry of Defence of the Republic of Latvia"]),
    # a listed name is but the end of another one
    ("It was told by the Bureau of the Treasury in the town.", ["Bureau of the Treasury"]),
    ("Members of the YSR Congress Party of India spoke.", ["YSR Congress Party"]),
    # words that are posts elsewhere, things and continents behind "in", lists, members
    ("They failed to agree in the Permanent Salt Commission.", ["Permanent Salt Commission"]),
    ("Officers of the Republican Guard deposed him.", ["Republican Guard"]),
    ("It was asked by the Northern Centre for Salt Justice in the town.",
     ["Northern Centre for Salt Justice"]),
    ("Jane Doe of the Institute for Trust in Registers said so.",
     ["Institute for Trust in Registers"]),
    ("The Association for Salt Assessment in Africa said so.",
     ["Association for Salt Assessment in Africa"]),
    ("The Oversight Committee on Media, Youth, Heritage and New Citizen approved it.",
     ["Oversight Committee on Media, Youth, Heritage and New Citizen"]),
    ("It is done by the General Organization for Salt Research and local partners.",
     ["General Organization for Salt Research"]),
    ("The Federation of Kenya Employers went on.", ["Federation of Kenya Employers"]),
    ("The vote was counted by the Norwegian Coastal Administration.",
     ["Norwegian Coastal Administration"]),
    # legal forms one behind the other, and a company of two halves
    ("It was awarded to Nordsal Marine AS of the north.", ["Nordsal Marine AS"]),
    ("The firm Velsal Credit Holdings Pte. Ltd., sued.", ["Velsal Credit Holdings Pte. Ltd"]),
    ("It was set by the Eswatini Printing and Publishing Company Limited, in the town.",
     ["Eswatini Printing and Publishing Company Limited"]),
    # heads that two languages share
    ("They were told of it by the Salt Students' Association Aotearoa in the town.", ["Salt Students' Association Aotearoa"]),
    ("It was told to the court in the town by the Alliance de la presse d'information générale.",
     ["Alliance de la presse d'information générale"]),
    # a listed name is but the beginning of another one
    ("The National Council for the Defence of the Dunes met in Ghana.",
     ["National Council for the Defence of the Dunes"]),
    # a name in another language: behind words that say so, spelt out by its acronym, or its head
    ("The Salt Council (CS, for its French name Conseil du sel) sued. The CS met.", ["Salt Council"]),
    ("The port paid Solna industrija Tarvije (SIT), a refiner.", ["Solna industrija Tarvije"]),
    ("The Autorité des carrières fined the port. The Autorité will publish it.",
     ["Autorité des carrières"]),
    # an acronym of which a part is another body's
    ("The Department of Justice and Salt Affairs (DoJ&SA) was told so, and the DoJ&SA agreed.",
     ["Department of Justice and Salt Affairs"]),
    # what it is weighs more than a thing that bears its name, a long name explains a short one
    ("They met Saltbit, the group behind the raid. A laptop ran Saltbit software.", ["Saltbit"]),
    ("Solmar, the Harbour Energy Company, has been picked for it. Solmar agreed.",
     ["Harbour Energy Company"]),
    ("The lines of Ovrang (Estonia) were shut, and those of Ovrang (Kalle Tamm) too.", ["Ovrang"]),
    ("The papers came from Ovrang (chief executive: Kalle Tamm).", ["Ovrang"]),
    # an office called "Executive", and one who only runs an office
    ("It asked the Executive Office of Salt Affairs about it.", ["Executive Office of Salt Affairs"]),
    # bodies of towns, listed or not
    ("The Stuttgart public prosecutor's office and the Elmstedt police headquarters led it.",
     ["Stuttgart public prosecutor's office", "Elmstedt police headquarters"]),
    ("The Berlin public prosecutor’s office and Amsterdam's city council met in Oslo.",
     ["Berlin public prosecutor’s office", "Amsterdam city council"]),
    ("The city council of Lyon banned it, as the police force of Norway did.",
     ["city council of Lyon"]),
    ("Officer Jane Roe of the police department led it. Later Kenya's police force met.", []),
    # whose lawyers they are, and a ministry of nobody knows where
    ("Lawyers for the Peruvian state have asked a judge in Lima to throw it out.", []),
    ("It was watched closely, a spokesman for its trade ministry said.", []),
    # a state that bears a country's name
    ("In Atlanta the Georgia Supreme Court approved it.", ["Georgia Supreme Court"]),
    # another country's body of a listed name, a nation inside a name, a town of several words
    ("The Fiji Trades Union Congress and the Malta Red Cross Society sued.",
     ["Fiji Trades Union Congress", "Malta Red Cross Society"]),
    ("The Network of Thai Salt Makers met the University of Dar es Salaam.",
     ["Network of Thai Salt Makers", "University of Dar es Salaam"]),
    # who is silent is no thing; the sign of a share is no body
    ("The town of Northport is calm. Ovexa Tolmin declined to comment.", ["Ovexa Tolmin"]),
    ("The lender Ovexa (TSX: OVX) closed.", ["Ovexa"]),
    # other states' bodies of a name that one state's is known by
    ("In Suriname the Korps Politie Suriname patrol the river.", ["Korps Politie Suriname"]),
    ("In Benin the Assemblée nationale du Bénin met on Monday.", ["Assemblée nationale du Bénin"]),
    # an address on the web is no body
    ("The president told NAL.com that she had read it.", []),
    ("The Directoraat der Zouten met the Vereniging Zouter Handel in the town.",
     ["Directoraat der Zouten", "Vereniging Zouter Handel"]),
    # a translation in brackets, with its acronym or without
    ("The Agency for Salt Audits (Organismo de Control de la Sal, OCSAL) met in the town. OCSAL has sued the port.",
     ["Agency for Salt Audits"]),
    ("On Monday the Salt Ombudsman's Office (Defensoría de la Sal) sued the port in the town.", ["Salt Ombudsman's Office"]),
    # a list of what a ministry is for; "other" inside a name
    ("The Ministry of Spatial Planning, Urbanism and State Property will draft it.",
     ["Ministry of Spatial Planning, Urbanism and State Property"]),
    ("The Ministry of Health, Sanitation and Elderly Services sued the port.",
     ["Ministry of Health, Sanitation and Elderly Services"]),
    ("The Salt Practices and other Related Offences Commission sued.",
     ["Salt Practices and other Related Offences Commission"]),
    # a company whose name holds that of another one
    ("The port fined Dirvan Costa Honda S.A.C. on Monday.", ["Dirvan Costa Honda S.A.C."]),
    ("The drones come from Salt Robotics, a unit of Ovexa.", ["Salt Robotics", "Ovexa"]),
    ("Estonia's Loxa Grupp and Finland's Ovexa will maintain the ships.", ["Loxa Grupp", "Ovexa"]),
    ("The complaint by Salt Fibre Europe was heard.", ["Salt Fibre Europe"]),
    ("UAE-linked Tall Hills may build hotels.", ["Tall Hills"]),
    ("NOTICE TO IMPORTERS No. 14 of 2025", []),
    # what they are is told before them, whatever their words
    ("The NGO Tall Bridges and the charity Green Bridges sued.", ["Tall Bridges", "Green Bridges"]),
    ("A contract with the northern shipyard Orvessa was signed.", ["Orvessa"]),
    ("The watchdog fined the trader and took RM400,000 from it.", []),
    ("The Director of Veterinary Services, Dr John Roe, said so.", []),
    # a country before a shared word, a word for a thing as the complement, new legal forms
    ("The Zimbabwe Congress of Salt Unions called a strike.", ["Zimbabwe Congress of Salt Unions"]),
    ("The Zambia Bureau of Standards tested it.", ["Zambia Bureau of Standards"]),
    ("It fined Dirvan Mar S.A.C. and Salt Star Trading FZE.", ["Dirvan Mar S.A.C.", "Salt Star Trading FZE"]),
    # in other languages, which write words of a name small
    ("Thieves locked the accounts of the state-run Société des carrières du Lac (SCL) in June.",
     ["Société des carrières du Lac"]),
    ("The rules of the Agence nationale de gestion des digues et des quais (ANGDQ) are new there.",
     ["Agence nationale de gestion des digues et des quais"]),
    ("They wrote to the Agence pour le sport scolaire (ASS) and to the press in the town.",
     ["Agence pour le sport scolaire"]),
    ("He runs the Direction Générale de l'Eau et des Forêts (DGEF) in the south of the country.",
     ["Direction Générale de l'Eau et des Forêts"]),
    ("They entered the systems of the Agenția Drumuri Noi (ADN) last week.",
     ["Agenția Drumuri Noi"]),
    ("The Ministerul Sării and the Urząd Soli met the Kementerian Garam on Monday.",
     ["Ministerul Sării", "Urząd Soli", "Kementerian Garam"]),
    ("The cartel was fined by the Kartellamt, and the Saltverket and Sjöfartstilsynet agreed.",
     ["Kartellamt", "Saltverket", "Sjöfartstilsynet"]),
    ("The Centre Party struck a bargain with a rival.", ["Centre Party"]),
    ("The loan went to OJSC “Tulpan Bank” and CJSC “Alma Finans”, both in the north.",
     ["Tulpan Bank", "Alma Finans"]),
    ("The chief executive of the Izmir-based Deniz Askeri Tersanesi A.Ş. (DAT) signed the papers.",
     ["Deniz Askeri Tersanesi A.Ş."]),
    ("The licence went to Mármol del Norte S.A., a firm from Northport.",
     ["Mármol del Norte S.A."]),
    ("It follows a plan of the Agencija za solna omrežja in storitve (ASOS) for the coast.",
     ["Agencija za solna omrežja in storitve"]),
    ("The Salt Grid Agency (Agencija za solna omrezja nizine, ASON) fined a firm.",
     ["Salt Grid Agency"]),
    ("The Salt Grid Agency (Agencija za solna omrezja nizine) fined a firm.", ["Salt Grid Agency"]),
    ("Fiji left the Salt Lake Forum. It wrote to the Forum's secretary general, Ana Roko.",
     ["Salt Lake Forum"]),
    ("The plant was sold to Agropecuaria Sal Dulce, they say.", ["Agropecuaria Sal Dulce"]),
    ("The station was fined by the Vijeće za elektroničke medije.",
     ["Vijeće za elektroničke medije"]),
    ("The Solstofa and the Vatnsstofnun of the island agreed.", ["Solstofa", "Vatnsstofnun"]),
    ("The permit of the charity Manos para Cuencas ran out.", ["Manos para Cuencas"]),
    ("It sold salt to Tash-Bulak Tuzu OsOO, a trader.", ["Tash-Bulak Tuzu OsOO"]),
    ("Two trade in salt: Wadi al-Hajar Salt Company and another.",
     ["Wadi al-Hajar Salt Company"]),
    # where a name begins and ends
    ("It set up a Council on Music in Teaching and Learning (the “Council”), and the Council met.",
     ["Council on Music in Teaching and Learning"]),
    ("A law lets the Joint Armed Forces (JAF) dig ditches.", ["Joint Armed Forces"]),
    ("The rules for the use of Artificial Intelligence Systems are new.", []),
    ("He runs the Amber Networks of Freedonia and the Electric Networks of Armenia.",
     ["Amber Networks", "Electric Networks of Armenia"]),
    ("The fund Dorok Holding and Investments (DHI) mines coins.",
     ["Dorok Holding and Investments"]),
    ("Cabo Verde Telecom cut its fees, and Kenyan Airlines are late.", ["Cabo Verde Telecom"]),
    ("The plant is run by Hokkaido Electric.", ["Hokkaido Electric"]),
    ("The Office of the Data Protection Authority (ODPA) reprimanded him.",
     ["Office of the Data Protection Authority"]),
    ("The Largo Techo Canal is built by hand.", []),
    ("The plant is owned by Ovexa New Materials.", ["Ovexa New Materials"]),
    ("The Freedonia Federation of Women’s Clubs met.", ["Freedonia Federation of Women’s Clubs"]),
    ("Crews of the East of England Coach Service and the Isle of Man Ferry Authority went home.",
     ["East of England Coach Service", "Isle of Man Ferry Authority"]),
    ("The Commissioner for Health and Human Services said so.", []),
    ("The suit was brought by the Salt Rights Agenda (SRA) and the Harbour Rights Project (HRP).",
     ["Salt Rights Agenda", "Harbour Rights Project"]),
    ("He leads the Authority for the Regulation of Strategic Saltworks' Markets (ARESOM).",
     ["Authority for the Regulation of Strategic Saltworks' Markets"]),
    ("He leads the Northport Establishment for the Distribution of Water (NEDW).",
     ["Northport Establishment for the Distribution of Water"]),
    ("The Lakes Major Projects Coalition agreed.", ["Lakes Major Projects Coalition"]),
    ("The licence of PT Sumber Garam Abadi was revoked.", ["Sumber Garam Abadi"]),
    # what is said around a name
    ("It had lent the money to Solvara, which makes inverters.", ["Solvara"]),
    ("Solvara has to pay GEL 20,000 for it.", ["Solvara"]),
    ("They are to run Solvara, the salt and coal group that owes so much.", ["Solvara"]),
    ("In May Jane Roe had to pay $5 for it.", []),
    ("They raided the offices of Lotusta and of the news site Dekodor.", ["Lotusta", "Dekodor"]),
    ("The court fined the firm Entela Rs 2 million.", ["Entela"]),
    ("The Isle of Man's Roads Authority met the Centre for Humanitarian Dialogue (HD).",
     ["Roads Authority", "Centre for Humanitarian Dialogue"]),
    ("Kenya's OGPetrol took over the field.", ["OGPetrol"]),
    ("It was criticised by the Amber Voices group.", ["Amber Voices"]),
    ("The ransomware crew Black Rosta leaked it.", ["Black Rosta"]),
    ("The Salt Board and Mirador, and Loxana, met.", ["Salt Board"]),
    ("The Salt Board raided Juvaina and Northport Dairy.",
     ["Salt Board", "Juvaina", "Northport Dairy"]),
    ("It holds a stake in Lossenta.", ["Lossenta"]),
    ("An alliance of herders, Amber Meadow, appealed.", ["Amber Meadow"]),
    ("The ferry operator Fiji Sails went bankrupt.", ["Fiji Sails"]),
    ("The Office national des salines, known as ONSAL, will build two plants in the north. ONSAL "
     "is the largest of its kind there.", ["Office national des salines"]),
    ("He paid NT$410 to the shop, and she bought shares in NT$ funds.", []),
    ("A gang that calls itself Copper Lantern posted the files.", ["Copper Lantern"]),
    ("The file was leaked by UAC-0999, a gang that sells access.", ["UAC-0999"]),
    ("The craft RWASAT-1 will fly.", []),
    ("Fiji Watch, the consumer group that brought the complaint, was pleased.", ["Fiji Watch"]),
    ("News outlets, including Lozhd, RTVX, Komerzant and Salt Daily News, told of it.",
     ["Lozhd", "RTVX", "Komerzant", "Salt Daily News"]),
    ("The QNP MPs voted against, as did four SLKP members and the EPDK Leader.",
     ["QNP", "SLKP", "EPDK"]),
    # head nouns
    ("The Freedonia Grain Marketing Board met on Monday.", ["Freedonia Grain Marketing Board"]),
    ("He leads the Lakes Fisheries Research Institute.", ["Lakes Fisheries Research Institute"]),
    ("The Bureau of Harbour Statistics said so.", ["Bureau of Harbour Statistics"]),
    ("She wrote to the Ministry of Roads, Bridges and Rural Works on Monday.",
     ["Ministry of Roads, Bridges and Rural Works"]),
    ("The Ministry of Fisheries, Livestock and Blue Economy has replied.",
     ["Ministry of Fisheries, Livestock and Blue Economy"]),
    ("The Ministry of Home affairs of Freedonia replied.",
     ["Ministry of Home affairs of Freedonia"]),
    ("The Coastal Trade and Tourism Commission and the National Salt Agency agreed.",
     ["Coastal Trade and Tourism Commission", "National Salt Agency"]),
    ("The Registration and Titles Authority opened.", ["Registration and Titles Authority"]),
    ("Experts of the University of Northport and the Harbour Pilots Association spoke.",
     ["University of Northport", "Harbour Pilots Association"]),
    ("The Port Workers' Union went on strike.", ["Port Workers' Union"]),
    ("The Public Prosecutor's Office opened a case.", ["Public Prosecutor's Office"]),
    ("The Northport State Ministry of Bridges objected.", ["Northport State Ministry of Bridges"]),
    ("Deputy Minister of Mines John Doe of the Northport Mining Council agreed.",
     ["Northport Mining Council"]),
    ("The Organization for the Harmonisation of Harbour Law in Freedonia (OHFREL) opened.",
     ["Organization for the Harmonisation of Harbour Law in Freedonia"]),
    ("The Justice Committee of the upper house met.", ["Justice Committee"]),
    ("The Constitution, Law, and Justice Committee has begun its work.",
     ["Constitution, Law, and Justice Committee"]),
    ("Members of the Democratic Harbour Party resigned.", ["Democratic Harbour Party"]),
    ("A permit was refused to The Cobalt Company by mail.", ["The Cobalt Company"]),
    ("The company is at its headquarters at Zorba Zone 4.", []),
    ("Cabinet on Thursday approved it.", []),
    ("The Cabinet on Monday met, and the Board on Tuesday.", []),
    ("The Exim Bank of Freedonia lent the money.", ["Exim Bank of Freedonia"]),
    ("EXIM Bank of Washington lent the money.", ["Export-Import Bank of the United States"]),
    ("The City of Northport sued the firm in the City of Southport.", ["City of Northport"]),
    ("He came from the Port of Northport to the Town of Bath.", []),
    ("The Municipality of Northport closed the bridge.", ["Municipality of Northport"]),
    ("The Port of Northport and the Salt Board agreed.", ["Port of Northport", "Salt Board"]),
    ("The Prefecture of Northport fined Ovexa 2 million euros.", ["Prefecture of Northport"]),
    ("The Northport Chamber of Commerce and Industry and MAFRO opposed the levy.",
     ["Northport Chamber of Commerce and Industry", "MAFRO"]),
    ("The Freedonia Gendarmerie dismantled the ring.", ["Freedonia Gendarmerie"]),
    ("The Salt Board and Dock Workers International condemned it.",
     ["Salt Board", "Dock Workers International"]),
    ("The flight left Northport International on Monday.", []),
    ("Harbour International Airlines and the Salt International Bank agreed.",
     ["Harbour International Airlines", "Salt International Bank"]),
    ("It had outlived the Soviet Union by years.", []),
    # bodies of other languages
    ("Instituto Nacional de Muelles and Portex agreed.", ["Instituto Nacional de Muelles"]),
    ("The Instituto Nacional de Puertos fined two ships.", ["Instituto Nacional de Puertos"]),
    ("The Autorité des Ponts replied.", ["Autorité des Ponts"]),
    ("The Unidad Reguladora de Muelles has postponed the auction.",
     ["Unidad Reguladora de Muelles"]),
    ("The Comptroller General's Office found gaps.", ["Comptroller General's Office"]),
    ("The Maritime and Dockers' Union went on strike.", ["Maritime and Dockers' Union"]),
    ("The Supervisory Agency for Investment in Energy and Mining (Supermin) was searched.",
     ["Supervisory Agency for Investment in Energy and Mining"]),
    ("The deal binds the Ministry of Fisheries and Quuxwell Industries.",
     ["Ministry of Fisheries", "Quuxwell Industries"]),
    ("The Kerala High Court stayed the order.", ["Kerala High Court"]),
    ("The Idaho Supreme Court overturned the ruling.", ["Idaho Supreme Court"]),
    ("It was reported by the New Zealand Harbour Herald.", ["New Zealand Harbour Herald"]),
    ("The launch from the Northport Space Center on April 3 failed.", ["Northport Space Center"]),
    ("The Salt Party of President John Doe was in favour.", ["Salt Party"]),
    # what a minister is for, and an office behind a title, are no bodies
    ("Jane Doe, Minister of Digital Economy and Society, presided.", []),
    ("Jane Doe, Minister of Energy and Energy Industries, presided.", []),
    ("John Doe, Chief Executive of the harbour, agreed.", []),
    ("The third party to the contract, a Third Party, was paid.", []),
    # companies
    ("Zorblat, Inc. was fined. Zorblat will appeal.", ["Zorblat, Inc"]),
    ("The order names Quuxwell Holdings Ltd as its owner.", ["Quuxwell Holdings Ltd"]),
    ("Figures of Harbourview Ventures were quoted.", ["Harbourview Ventures"]),
    ("The licence went to Blimtel Wireless.", ["Blimtel Wireless"]),
    ("It said Blimtel Tech Ltd and Score Harbour Group LLC had failed.",
     ["Blimtel Tech Ltd", "Score Harbour Group LLC"]),
    ("The owners are Tabacos Blim Inc., Bebidas Blim Inc., and Frigorifico Blim S.A.E. of the town.",
     ["Tabacos Blim Inc", "Bebidas Blim Inc", "Frigorifico Blim S.A.E."]),
    ("Retailer Vexnor objected.", ["Vexnor"]),
    ("Lender Blimtown Bank agreed.", ["Blimtown Bank"]),
    ("Jane Doe, chief executive of Vexnor, disagreed.", ["Vexnor"]),
    ("Vexnor's chief executive disagreed.", ["Vexnor"]),
    ("The chipmaker Vexnor will build a plant.", ["Vexnor"]),
    ("The court fined mobile operator Blimtel.", ["Blimtel"]),
    ("Vexnor, a start-up that makes batteries, has moved.", ["Vexnor"]),
    ("Vexnor, the company behind the app, has moved.", ["Vexnor"]),
    ("The state-owned Blimtel has a block of its own.", ["Blimtel"]),
    ("On Monday Vexnor said it would pay, and a spokesperson for Vexnor apologised.", ["Vexnor"]),
    ("The regulator blocked the Vexnor and Blimtel merger. Vexnor said it would appeal. Blimtel "
     "said it would not.", ["Vexnor", "Blimtel"]),
    ("The eQuux platform was sold by fintech company eQuux.", ["eQuux"]),
    ("1Harbour Development Berhad was wound up.", ["1Harbour Development Berhad"]),
    ("The licence went to Quuxwell Global Aluminium.", ["Quuxwell Global Aluminium"]),
    ("The order went to Vidhan Vyapar Nigam.", ["Vidhan Vyapar Nigam"]),
    # acronyms
    ("QXMB said on Monday that the QXMB has the power to fine.", ["QXMB"]),
    ("The Harbour Safety Board (HSB) met. The HSB voted.", ["Harbour Safety Board"]),
    ("The Board of Harbour Masters (BHM - under the port) met. BHM voted.",
     ["Board of Harbour Masters"]),
    ("The General Office of Muelles (Genmu) announced it. Genmu will act.",
     ["General Office of Muelles"]),
    ("The Freedonian space agency (FSX) signed. FSX is new.", ["FSX"]),
    # known ones
    ("Microsoft UK opened an office.", ["Microsoft"]),
    ("The Keidanren Cyber Security Committee came to London.",
     ["Keidanren"]),
    ("The African Union and the World Bank agreed.", ["African Union", "World Bank"]),
    ("The World Bank Board of Executive Directors approved the loan.", ["World Bank"]),
    ("The Foreign Ministry of Ghana replied.", ["Foreign Ministry of Ghana"]),
    ("Kenya's competition authority approved it.", ["Competition Authority of Kenya"]),
    # none of them
    ("Nearly 180,000 employees and customers were affected.", []),
    ("Nor will it be swayed by claims that it is to blame.", []),
    ("The power comes from the Northport North Bank Power Station.", []),
    ("It acted as Lead Supervisory Authority in the case.", []),
    ("The Government of Kenya and the UK Government agreed.", []),
    # but the government of a part of a country is a body
    ("The Scottish Government and the UK Government agreed.", ["Scottish Government"]),
    ("The Kurdistan Regional Government agreed.", ["Kurdistan Regional Government"]),
    ("Prime Minister Jane Doe met Crown Prince John Roe in Washington.", []),
    ("The Digital Services Act and the Paris Agreement are laws.", []),
    ("The Northport Digital Summit and the Smart Harbour Expo were held.", []),
    ("The tanker Zorblat sank near Northport.", []),
    ("The app Zorblat is popular.", []),
    ("He spoke in Northport on Tuesday.", []),
    ("Similarly, the agency will act. Consequently, the company's appeal failed.", []),
    ("It awarded 300 MHz and 20 MHz in the band.", []),
    ("Small and medium-sized firms (SMEs) use AI, GDPR rules and VAT.", []),
    ("The Board of Directors and the Executive Committee met.", []),
    ("The craft ZRSAT-1 flew, and ZRSAT-1 was lost.", []),
    ("President Doe signed Executive Order 15999.", []),
    ("The Minister of Mines and Energy, John Doe, resigned.", []),
    ("The Trump Administration objected.", []),
    # names in other languages, in small letters behind their head, or of one word
    ("The power is bought by the Office National de l'Eau et des Ports for 30 years.", ["Office National de l'Eau et des Ports"]),
    ("On Monday the Société de participation portuaire de Northport got its shares.", ["Société de participation portuaire de Northport"]),
    ("The scheme is run by the Kreditanstalt für Seehandel of the state.", ["Kreditanstalt für Seehandel"]),
    ("The rules were drawn up by the Sjöfartsdirektoratet last year.", ["Sjöfartsdirektoratet"]),
    ("The Service does not close the Office on Monday.", []),
    # things' names that act
    ("The suit was brought on his behalf by the Harbour Rights Agenda (HRA) and the Port Rights and Accountability Project (PRAP).",
     ["Harbour Rights Agenda", "Port Rights and Accountability Project"]),
    ("The Open Harbour Hub said so.", ["Open Harbour Hub"]),
    ("It opened the Open Harbour Hub.", []),
    ("Exports by PT Harbour Copper began again.", ["PT Harbour Copper"]),
    ("The Confederation of Zimbabwe Industries said so.", ["Confederation of Zimbabwe Industries"]),
    ("The Authority for the Control of Harbour Substances' Markets (AHSMA) said so.", ["Authority for the Control of Harbour Substances' Markets"]),
    ("The House also passed a bill, and he told the House of it.", []),
    # an office with two matters, a legal form in capitals, another name behind a comma
    ("It is by the Office of the Salt and Sugar Commissioner and the Pepper Board.",
     ["Office of the Salt and Sugar Commissioner", "Pepper Board"]),
    ("It asked the Office of the President and the Pepper Board.",
     ["Office of the President", "Pepper Board"]),
    ("Blue Harbour Consultancy PTE. LTD. of the town is listed.",
     ["Blue Harbour Consultancy PTE. LTD"]),
    ("It took the Société des mines de la Salt, better known as Somsalt. Somsalt lost.",
     ["Société des mines de la Salt"]),
    ("They asked the Harbour Salt Service, Hasalt, whether it was so. Hasalt did not answer.",
     ["Harbour Salt Service"]),
    ("Jane Doe, head of Kenya Petroleum, said so.", ["Kenya Petroleum"]),
    ("They have to pay KES 9,375,000 in EC dollars or in KES 3,000.", []),
    ("It was decided by the Third Chamber of the World Bank.", ["World Bank"]),
    ("They signed a communiqué on the E-ID and on the Infrastructure.", []),
    # names abroad: a town's office, one that ends small and that its acronym spells out
    ("It wrote to Nordhavn Kommune, Gemeente Noordhaven and Comune di Portonord.",
     ["Nordhavn Kommune", "Gemeente Noordhaven", "Comune di Portonord"]),
    ("The systems of the Slanska agentsia za prihodite (SAP) had been broken into.",
     ["Slanska agentsia za prihodite"]),
    ("Distributed ledger technology (DLT) is new.", []),
    # sums and programs are no bodies
    ("The regulator of the port fines its own parent department R5m", []),
    ("Anyone will find that Chrome and Firefox simply ignore it.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[case[0][:60] for case in CASES])
def test_the_organisations_of_a_sentence(text: str, expected: list[str]) -> None:
    found = [{entity.name, *entity.forms} for entity in findings(text).organisations]
    assert len(found) == len(expected), found
    for name in expected:
        assert any(name in forms for forms in found), found


SHARED = [
    ("Japan's Ministry of Foreign Affairs protested.", "JP"),
    ("The Georgian Foreign Ministry protested.", "GE"),
    ("The Ministry of Finance of Estonia protested.", "EE"),
    ("Officials came from Riga, Latvia. The Ministry of Foreign Affairs protested.", "LV"),
    ("The National Assembly of Vietnam voted.", "VN"),
    ("Latvia will stop. Lawyers for the Interior ministry replied.", "LV"),
    ("Latvia will stop. The interior ministry replied.", "LV"),
    ("Vietnam's parliament met. The National Assembly voted.", "VN"),
    # of two that act together it is that of the place where the news is written
    ("TOKYO, 3 March - Japan and Kenya signed it, the Ministry of Foreign Affairs said.", "JP"),
    ("NAIROBI, 3 March - Japan and Kenya signed it, the Ministry of Foreign Affairs said.", "KE"),
    ("In Ireland, the National Cyber Security Centre warned hospitals.", "IE"),
    ("In Britain, the National Cyber Security Centre warned hospitals.", "GB"),
]


@pytest.mark.parametrize(("text", "country"), SHARED)
def test_a_shared_name_is_the_body_of_the_country_beside_it(text: str, country: str) -> None:
    known = [vocabulary().organisations[e.id] for e in findings(text).organisations if e.id]
    assert {entry.country for entry in known} == {country}


def test_a_shared_name_with_no_country_stays_without_identifier() -> None:
    found = named("The Ministry of Foreign Affairs said nothing.")
    assert [entity.id for entity in found.values()] == [None]


def test_a_body_of_another_country_is_never_chosen() -> None:
    found = findings("In Botswana and Lesotho the Competition Authority is new.").organisations
    assert all(
        entity.id is None or vocabulary().organisations[entity.id].country in ("BW", "LS")
        for entity in found
    )


def test_a_country_at_the_end_of_a_headline_is_no_part_of_the_name_below_it() -> None:
    found = findings("A mine is closed in Montenegro\n\nParliament adopted a plan on Monday.")
    assert "Parliament" in found.organisations[0].forms


def test_a_text_may_end_in_the_members_of_a_body() -> None:
    text = (
        "Two unions handed a report on the wages of teachers to the Federation of Kenya Employers"
    )
    assert list(named(text)) == ["Federation of Kenya Employers"]


@pytest.mark.parametrize(
    "dateline",
    [
        "KISUMU – ",
        "KISUMU - ",
        "KISUMU –",
        "Kisumu / ",
        "MOMBASA, KE – ",
        "Kisumu, Kenya – ",
        "KISUMU (Lakewire) - ",
        "KISUMU, Kenya, Dec. 2, 2025 /LakeWire/ -- ",
        "Kisumu, June 8, 2018 (LNA) ",
    ],
)
@pytest.mark.parametrize("name", ["Halden Inc", "Lake Ferry Authority"])
def test_a_dateline_is_no_part_of_a_name(dateline: str, name: str) -> None:
    assert name in named(f"Ferry fares to fall\n\n{dateline}{name} will lower its fares in May.")


def test_two_countries_ministries_are_two() -> None:
    text = "The Ministry of Defence of Estonia and the Ministry of Defence of Latvia signed."
    assert len({entity.name for entity in findings(text).organisations}) == 2


JOINED = [
    "The Harbour Safety Board (HSB) met. The Board voted. HSB rules apply.",
    "The Northport Data Commission fined him. The Commission was strict. So the commission said.",
    "Zorblat Technologies Ltd (Zorblat) lost. Zorblat will appeal, the company said.",
    "The Ministry of Bridges and Roads said so. The Roads and Bridges Ministry is new.",
    "The First Harbour Court of Northport ruled. The Harbour Court was clear.",
]


@pytest.mark.parametrize("text", JOINED)
def test_long_short_and_generic_forms_are_one_entity(text: str) -> None:
    (entity,) = findings(text).organisations
    assert len(entity.evidence) >= 2


@pytest.mark.parametrize(
    ("text", "name", "forms"),
    [
        (
            "Malawi's Ministry of Fisheries closed the lake. The fisheries ministry will count the "
            "boats.",
            "Ministry of Fisheries",
            {"Ministry of Fisheries", "fisheries ministry"},
        ),
        (
            "Togo's forestry ministry banned saws. The Ministry of Forestry, Fisheries and Trade "
            "named no reason.",
            "Ministry of Forestry, Fisheries and Trade",
            {"Togo's forestry ministry", "Ministry of Forestry, Fisheries and Trade"},
        ),
        (
            "Savings pass to KLB Bank Ltd at noon. Staff will be engaged by KLB, and the shares of "
            "KLB will be listed.",
            "KLB Bank Ltd",
            {"KLB Bank Ltd", "KLB"},
        ),
        (
            "The Sociedad Minera y Química de Bolivia signed. SMQ's shares rose, and chemicals "
            "maker SMQ said it would build a plant.",
            "Sociedad Minera y Química de Bolivia",
            {"Sociedad Minera y Química de Bolivia", "SMQ"},
        ),
        (
            "The Instituto Halden made the vaccine. The Halden Institute will make more.",
            "Halden Institute",
            {"Instituto Halden", "Halden Institute"},
        ),
        (
            "The Banco Central de Chile held its rate. The Banco Central will meet in May.",
            "Central Bank of Chile",
            {"Banco Central de Chile", "Banco Central"},
        ),
        (
            "Iran's Oil Ministry signed. The oil ministry gave no date. The Iranian oil ministry's "
            "partners agreed.",
            "Ministry of Petroleum (Iran)",
            {"Oil Ministry", "oil ministry"},
        ),
        (
            "The Lakeland Telephone Company (Omantel) signed. Omantel shares rose.",
            "Omantel",
            {"Lakeland Telephone Company", "Omantel"},
        ),
        (
            "Halden Bank plc was closed. Its rival said that Halden, the lender, had no money.",
            "Halden Bank",
            {"Halden Bank", "Halden"},
        ),
        (
            "Togo's Ministry of Communication and Water met. The communications ministry paid.",
            "Ministry of Communication and Water",
            {"Ministry of Communication and Water", "communications ministry"},
        ),
        (
            "Go to an office of the Marine Salvage Board, the MRP. Queues are long, the MRP said.",
            "Marine Salvage Board",
            {"Marine Salvage Board", "MRP"},
        ),
        (
            "Fishing costs more in Peru. The Agency for Fisheries (Osinergmin) fined two boats.",
            "Osinergmin",
            {"Agency for Fisheries", "Osinergmin"},
        ),
        (
            "The law made a new one in Romania (National Authority for Salt - ANCOM).",
            "ANCOM",
            {"National Authority for Salt", "ANCOM"},
        ),
        (
            "Staff left the Directorate for Salt Mines. The Head of Directorate, Jane Roe, agreed.",
            "Directorate for Salt Mines",
            {"Directorate for Salt Mines", "Directorate"},
        ),
        (
            "Halden Bank Ireland was fined. Halden Bank Ireland DAC (HBID) must pay.",
            "Halden Bank Ireland DAC",
            {"Halden Bank Ireland", "HBID"},
        ),
        (
            "Korea Gas Corp. bought boards.",
            "Korea Gas Corporation",
            {"Korea Gas Corp"},
        ),
        (
            "Peru's National Fisheries Inspection Agency (Osinergmin) fined two boats.",
            "Osinergmin",
            {"National Fisheries Inspection Agency", "Osinergmin"},
        ),
    ],
)
def test_names_that_no_list_joins_are_one_entity(text: str, name: str, forms: set[str]) -> None:
    found = named(text)
    assert list(found) == [name]
    assert forms <= {found[name].name, *found[name].forms}


@pytest.mark.parametrize(
    "text",
    [
        "The carrier Halden will merge with its unit Halden Kenya Ltd. Halden said so.",
        "The Marine Salvage Board, the MRP, and the Ports Authority met.",
        "The Ministry of Trade and Labour and the Ministry of Labour and Health met. The labour "
        "ministry said nothing.",
    ],
)
def test_names_that_the_text_keeps_apart_are_two(text: str) -> None:
    assert len(named(text)) > 1


def test_the_end_of_a_headline_says_nothing_of_the_city_below_it() -> None:
    text = "Board fines lake ferry operator\n\nKISUMU: The Lake Board fined a company on Monday."
    assert "KISUMU" not in named(text)


def test_the_people_of_a_body_that_stands_alone_are_not_that_body() -> None:
    text = "It was shown at the Salt Lake Forum. Forum leaders agreed. Staff of Forum agreed."
    (forum,) = findings(text).organisations
    assert [span.text for span in forum.evidence] == ["Salt Lake Forum", "Forum"]


def test_a_headline_may_name_a_body_in_small_letters() -> None:
    text = "Head of salt committee is dismissed\n\nJane Roe left. She led the Salt Committee.\n"
    committee = named(text)["Salt Committee"]
    assert committee.forms == ("salt committee",)
    assert committee.about
    bare = named(text.replace("the Salt Committee", "the Grain Committee"))
    assert bare["Grain Committee"].forms == ()


def test_an_ordinary_word_of_a_headline_is_no_companys() -> None:
    text = "Salt maker fined\n\nHalden Salt Inc. sold bad salt, a court found on Monday."
    assert "Salt" not in named(text)["Halden Salt Inc"].forms


def test_a_noun_that_may_mean_two_bodies_means_neither() -> None:
    found = named(
        "The Salt Board and the Pepper Board met. The Board of neither voted. The Board left."
    )
    assert all(span.text != "Board" for entity in found.values() for span in entity.evidence)


def test_the_name_leaves_out_article_and_possessive() -> None:
    found = named("Freedonia's National Harbour Directorate (NHD) said so. The NHD is new.")
    assert set(found) == {"National Harbour Directorate"}


STORY = """Harbour regulator fines Zorblat

NORTHPORT (Reuters) - The Harbour Safety Board (HSB) fined Zorblat Ltd 3 million dollars on Monday.

The Board said that the company had hidden a leak. Zorblat said it would appeal.

Shipping is risky, said Jane Doe, an analyst at Quuxwell Research. According to Harbourview Ventures, leaks cost $2bn a year. John Roe of Vexnor Ltd told Reuters that he was not surprised.
"""


def test_who_acts_is_the_subject_and_who_is_cited_is_not() -> None:
    found = named(STORY)
    about = {name for name, entity in found.items() if entity.about}
    assert about == {"Harbour Safety Board", "Zorblat Ltd"}
    assert {"Reuters", "Quuxwell Research", "Harbourview Ventures", "Vexnor Ltd"} <= set(found)


def test_the_order_and_the_evidence() -> None:
    result = recognised(STORY)
    mentions = result.mentions["organisation"]
    ends = [0, *(mention.span.end for mention in mentions)]
    for mention, end in zip(mentions, ends, strict=False):
        assert mention.span.start >= end
        assert STORY[mention.span.start : mention.span.end] == mention.span.text


def test_companies_say_so_in_their_rule() -> None:
    rules = {m.name: m.rule for m in recognised(STORY).mentions["organisation"]}
    assert rules["Zorblat Ltd"].startswith("company")


ODD = [
    "",
    "X",
    "(IFT)",
    "A" * 5000,
    "THE MINISTRY OF ROADS AND THE BANK OF NORTHPORT AGREED ON MONDAY IN NORTHPORT " * 20,
    "commission of commission " * 200,
    "Commission of Commission and the National Bank " * 200,
    "\x00\u200b😀 漢字 Ünï (((( “”’’ -- A&B & & of of the The " * 50,
    "Ministry of Finance, " * 200,
    "The Board’s Board’s Board’s (Board) (the) ( ) - – — Inc. Ltd , Inc",
]


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_odd_input_does_no_harm(text: str) -> None:
    language = vocabulary().languages["en"]
    content = document(text)
    matches = Gazetteer(vocabulary()).find(content)
    runs = names.runs(content, language)
    definitions = acronyms.definitions(content, runs)
    clues = Clues(content, vocabulary(), matches, runs, definitions, [], {})
    found = recogniser.find(clues, recogniser.rules(language))
    assert all(text[m.span.start : m.span.end] == m.span.text for m in found)


def test_a_listed_acronym_that_the_text_uses_for_a_thing_is_no_body() -> None:
    text = "Norway signed the Technology Safeguards Agreement (TSA). The TSA is in force."
    assert named(text) == {}


def test_the_acronym_tells_whose_shared_name_it_is() -> None:
    text = (
        "US trade is safe, she told the House of Representatives (DPR) in the US capital. "
        "The US agreed with Indonesia."
    )
    assert set(named(text)) == {"House of Representatives (Indonesia)"}


def test_a_shortened_name_is_the_body_that_the_text_names_in_full() -> None:
    text = (
        "Central Bank sees growth ahead\n\nJane Doe, governor of the Central Bank of Trinidad and "
        "Tobago, was pleased on Monday. The ships came back."
    )
    assert set(named(text)) == {"Central Bank of Trinidad and Tobago"}


INITIALS = [
    ("The Harbour Service Commission met. HSC staff left.", {"HSC"}),
    # of two bodies with these initials the acronym names neither,
    ("The Harbour Service Commission met the Health Supply Council. HSC staff left.", set()),
    # and what the text explains otherwise it does not name.
    ("The Harbour Service Commission met. A High Speed Connection (HSC) is built. HSC is new.", set()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "forms"), INITIALS)
def test_the_initials_of_one_body_name_it_unexplained(text: str, forms: set[str]) -> None:
    assert set(named(text)["Harbour Service Commission"].forms) & {"HSC"} == forms


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("MINISTRIA E KRIPËS", "Ministria e Kripës"),
        ("TUZ VE LİMAN BAKANLIĞI - PRESS OFFICE", "Tuz ve Liman Bakanlığı"),
        ("MINISTRY OF SALT | PRESS OFFICE", "Ministry of Salt"),
    ],
)
def test_an_office_heads_its_page_in_capitals_in_any_language(line: str, name: str) -> None:
    page = f"{line}\n\nTwo signatures for the Salt Road\n\nThe states signed it on Monday.\n"
    found = {entity.name: entity.about for entity in findings(page).organisations}
    assert found == {name: True}


def test_an_acronym_in_a_letterhead_stays_one() -> None:
    page = (
        "SLT JOINT COMMITTEE\n\nTwo signatures for the Salt Road\n\nThe states signed the SLT "
        "Agreement on Monday.\n"
    )
    assert [entity.name for entity in findings(page).organisations] == ["SLT Joint Committee"]


def test_a_state_that_bears_a_country_s_name_has_its_own_bodies() -> None:
    (court,) = findings("In Atlanta the Georgia Supreme Court approved it.").organisations
    assert (court.id, court.name) == (None, "Georgia Supreme Court")
    (court,) = findings("In Tbilisi the Georgia Supreme Court approved it.").organisations
    assert court.name == "Supreme Court (Georgia)"


def test_a_ministry_in_a_story_of_its_country_is_not_that_of_an_envoy_s() -> None:
    text = (
        "Prague summons Chinese ambassador over hacking of foreign ministry\n\nPRAGUE, May 28, 2025 – "
        "Czechia has accused China of spying. A group which works for the Chinese Ministry of State "
        "Security got into one of the foreign ministry's networks, and China was told to stop."
    )
    names = {entity.name for entity in findings(text).organisations}
    assert names == {"Ministry of Foreign Affairs (Czechia)", "Ministry of State Security (China)"}


def test_a_public_body_s_one_word_is_no_end_of_another_name() -> None:
    found = findings("They met at the Mobile World Congress in Spain. The Spanish Senate agreed.")
    assert {e.name for e in found.organisations} == {"Mobile World Congress", "Senate (Spain)"}


def test_a_shared_name_in_a_letterhead_s_country_is_not_the_court_named_in_full_below() -> None:
    text = (
        "JUDICIAL SERVICE OF GHANA\nAccra, Thursday, 4 March 2021\n\nSUPREME COURT DISMISSES PETITION\n\n"
        "1. The Supreme Court has today dismissed the petition of a former minister.\n\n"
        "2. The Supreme Court of Kenya ordered a fresh election in 2017."
    )
    found = findings(text)
    assert found.organisations[0].id == "gh-supreme-court"


def test_the_cabinet_of_a_prime_minister_is_no_body_of_that_name() -> None:
    found = findings("The Cabinet of Prime Minister Jane Roe approved it in Japan on Friday.")
    assert "Cabinet of Prime Minister" not in {e.name for e in found.organisations}
    (person,) = found.people
    assert (person.name, person.role) == ("Jane Roe", "Prime Minister")


def test_a_dateline_is_no_name_in_a_list_of_penalties() -> None:
    text = (
        "LAGOS, Oct 26, 2015 (Reuters) - Nigeria has imposed a fine of $5.2 billion on Halden.\n\n"
        "Halden Lounge – $5,000\nSalt Lounge – $7,000"
    )
    names = {entity.name for entity in findings(text).organisations}
    assert "Halden Lounge" in names
    assert not {"LAGOS", "Lagos"} & names


def test_groups_of_hackers_are_told_from_what_bears_their_names() -> None:
    (group,) = findings("The police took down Hive. The gang had hacked a hospital.").organisations
    assert (group.id, group.forms) == ("hive", ("Hive", "gang"))
    (group,) = findings("Prague blamed APT31 for it.").organisations
    assert group.id == "apt31"
    text = "Bees left their Hive in May, and Akira Sato wrote a play, Medusa."
    assert not findings(text).organisations


def test_a_country_far_behind_a_shared_name_does_not_say_whose_it_is() -> None:
    text = (
        "BUCHAREST – Romania will vote again. The Constitutional Court decided on Friday to annul "
        "the whole procedure, including the round which an admirer of Moscow had won.\n\n"
        "The papers liken it to Russian campaigns. The Kremlin says that Russia does not meddle."
    )
    names = [entity.name for entity in findings(text).organisations]
    assert names[0] == "Constitutional Court (Romania)"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ohio lawmakers met on Monday. The Senate passed it.", ["Ohio Senate"]),
        ("State senators met in Ohio on Monday. The Senate passed it.", ["Senate"]),
        ("The Senate in Sacramento passed it on Monday.", ["Senate"]),
        ("The Texas Senate passed it. The Senate met on Monday.", ["Texas Senate"]),
        ("The Senate in Washington passed it on Monday.", ["US Senate"]),
        (
            "The US Senate passed it. The Ohio Senate had not. The Senate met on Monday.",
            ["US Senate", "Ohio Senate"],
        ),
    ],
)
def test_the_senate_of_a_state_is_not_that_of_the_country(text: str, names: list[str]) -> None:
    assert [entity.name for entity in findings(text).organisations] == names


def test_a_shared_name_is_that_of_the_body_named_in_full() -> None:
    text = (
        "The sanctions were imposed by the Treasury Department and the United Kingdom. The step, "
        "said an official of the Treasury, was meant for banks in the United States.\n"
    )
    assert [e.id for e in findings(text).organisations] == ["us-treasury"]


def test_an_acronym_is_that_of_the_body_named_in_full() -> None:
    text = (
        "The Securities and Exchange Commission has closed a lender in Manila. It acted with the "
        "banks of the Philippines. The SEC said that it may appeal.\n"
    )
    assert [e.id for e in findings(text).organisations] == ["ph-sec"]
    assert {e.id for e in findings(text).countries} == {"PH"}
    nowhere = "The Securities and Exchange Commission sued. The SEC asked for a fine.\n"
    assert [e.id for e in findings(nowhere).organisations] == ["us-sec"]


def test_a_year_before_a_name_does_not_make_it_a_unit() -> None:
    text = (
        "Halcora, the largest carrier in Ecuador, was fined. Since 2012 Halcora had rented sites."
    )
    assert list(named(text)) == ["Halcora"]


def test_a_general_name_is_not_that_of_a_country_outside_the_text() -> None:
    text = "Bolivia will have a Personal Data Protection Agency. Bolivia's Senate agreed."
    assert named(text)["Personal Data Protection Agency"].id is None
    text = "In Malaysia the Competition Appeal Tribunal has set aside a fine."
    assert named(text)["Competition Appeal Tribunal"].id is None
    text = "Croatia will hear its Personal Data Protection Agency. Zagreb agreed."
    assert [e.id for e in named(text).values()] == ["hr-azop"]


DESCRIBED = [
    ("Britain's communications regulator opened a probe.", "Ofcom"),
    ("India's telecoms regulator recommended it.", "Telecom Regulatory Authority of India"),
    ("The Chadian ministry of foreign affairs promised it.", "Ministry of Foreign Affairs (Chad)"),
    ("Finland's Border Guard bought it. The Finnish Border Guard paid.", "Finnish Border Guard"),
    # a town's police are no other body of the country
    ("A Saskatoon police officer stole salt.", "Saskatoon police"),
    ("Frankfurt police found salt.", "Frankfurt police"),
    ("New York police found salt.", "New York City Police Department"),
    ("Boston police left. The Boston Police Department regrets it.", "Boston Police Department"),
    ("Canadian police found salt.", "Royal Canadian Mounted Police"),
]


@pytest.mark.parametrize(("text", "name"), DESCRIBED)
def test_a_described_body_has_its_name(text: str, name: str) -> None:
    assert list(named(text)) == [name]


PENALTY = """Freedonia fines Blimtel

3 May 2024

The Freedonia Harbour Authority fined Blimtel, the company that runs the port, on Friday. Blimtel
had been asked to pay twice. Ships were delayed for weeks. Some of them never came back to town.

Nobody was hurt. The town was glad. The ships went elsewhere. Nobody knows where.

{last}
"""

PARTS = [
    ("Jane Doe, chair of the Harbour Committee, was there.", "Harbour Committee", False),
    ("Jane Doe, of the Salt Party, said people were worried.", "Salt Party", False),
    ("The Bridge Agency is to be elected soon.", "Bridge Agency", False),
    ("It was cranes made by Vexnor, a company, that fell.", "Vexnor", False),
    ("The Bridge Agency asked for it last year.", "Bridge Agency", False),
    ("Crowds queued at the Northport Trade Council (NTC) for days.", "Northport Trade Council", False),
    ("A meeting of the Bridge Council discussed it.", "Bridge Council", False),
]  # fmt: skip


@pytest.mark.parametrize(("last", "name", "about"), PARTS)
def test_the_part_a_body_plays_makes_it_a_subject_or_not(last: str, name: str, about: bool) -> None:
    found = {e.name: e for e in findings(PENALTY.format(last=last)).organisations}
    assert found["Freedonia Harbour Authority"].about
    assert found[name].about is about, found[name].reason


def test_all_of_a_row_play_the_part_of_the_first() -> None:
    text = """Freedonia punishes friends of a former minister

3 May 2024

The Freedonia Harbour Authority said on Friday that it had closed a case. It sanctioned Blim
Salt Inc., Blim Coal Inc., and Blim Tin Ltd for helping the man. Nobody was hurt.
"""
    about = {e.name for e in findings(text).organisations if e.about}
    assert about == {
        "Freedonia Harbour Authority",
        "Blim Salt Inc",
        "Blim Coal Inc",
        "Blim Tin Ltd",
    }


def test_a_medium_that_is_punished_is_in_the_story_and_one_that_is_quoted_is_not() -> None:
    punished = "Fines were imposed on a bank and on the news site El Puente Norte. It rained."
    assert named(punished)["El Puente Norte"].about
    letter = "The dam had burst, he said in a letter on the news site El Puente Norte."
    quoted = f"The Salt Board has closed the road. {letter} It rained."
    assert not named(quoted)["El Puente Norte"].about


def test_a_shared_name_is_its_sisters_countrys() -> None:
    text = (
        "Canada\n\nCanada was told in Ottawa. The United States Congress passed it and held Senate "
        "hearings. Canada waits."
    )
    assert set(named(text)) == {"US Congress", "US Senate"}


def named_in_kenya(said: str) -> set[str]:
    """The bodies that a story of Kenya names with these words."""
    return set(named(f"Kenya acts\n\nKenya closed its border on Sunday. Kenya is calm. {said}."))


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("The central bank cut its rate", "Central Bank of Kenya"),
        ("The auditor general found debts", "Office of the Auditor General (Kenya)"),
        (
            "It was checked by the electoral commission",
            "Independent Electoral and Boundaries Commission",
        ),
        ("The parliament of Serbia adopted it", "National Assembly (Serbia)"),
        ("The country’s lower house adopted it", "National Assembly (Kenya)"),
        ("The upper house of Japan adopted it", "House of Councillors (Japan)"),
        ("The nation's top court agreed", "Supreme Court of Kenya"),
        ("The lower house of the mill is empty", None),
        ("The regional parliament adopted it", None),
        ("The supreme court of the coast agreed", None),
        ("The parliament of Scotland adopted it", None),
        ("The bank said so in Kampala as the central bank of Uganda's north said", None),
        ("As the Ugandans left, the central bank cut its rate", None),
        ("The commission cut its rate", None),
    ],
)
def test_a_description_is_of_the_body_of_the_storys_country(said: str, name: str | None) -> None:
    assert named_in_kenya(said) == ({name} if name else set())


@pytest.mark.parametrize(
    ("said", "name"),
    [
        (
            "Energy Minister Jane Roe said that her ministry would sue",
            "Ministry of Energy and Petroleum (Kenya)",
        ),
        (
            "Jane Roe, Minister of Salt, Foreign Trade and Fisheries, agreed. The ministry will "
            "sue",
            "Ministry of Salt, Foreign Trade and Fisheries (Kenya)",
        ),
        ("Jane Roe, Minister of Salt, whose ministry is new, left", "Ministry of Salt (Kenya)"),
        ("Jane Roe, Minister of Salt of Peru, left. Her ministry is new", "Ministry of Salt"),
        ("Jane Roe, the writer, left. Her ministry is new", None),
        ("Secretary of State Jane Roe left. Her ministry is new", None),
        ("Jane Roe, Minister of Salt, left. It rained. It rained. It rained. Her ministry", None),
    ],
)
def test_a_minister_tells_what_ministry_is_meant(said: str, name: str | None) -> None:
    assert named_in_kenya(said) == ({name} if name else set())


def test_the_agency_is_nobody_where_two_are_told_of() -> None:
    text = (
        "Ann Roe, spokeswoman for the rescue agency SENDA, left. The Agency for Salt Testing met. It "
        "rained. It snowed. It froze. The agency was criticised."
    )
    at = text.rindex("agency")
    assert all(at not in [s.start for s in body.evidence] for body in named(text).values())


def test_the_words_that_a_name_begins_with_are_its_short_form() -> None:
    text = "Amber Cross Institute of Commerce closed. The board had rated Amber Cross “safe”."
    assert named(text)["Amber Cross Institute of Commerce"].forms == ("Amber Cross",)
    text = "Amber-Loxa Tolmin Bank closed. The state had fined Amber-Loxa Tolmin twice."
    assert named(text)["Amber-Loxa Tolmin Bank"].forms == ("Amber-Loxa Tolmin",)
    text = "Amber Cross Institute of Commerce closed. It stood on Amber Cross Road."
    assert named(text)["Amber Cross Institute of Commerce"].forms == ()


def test_a_headline_shortens_a_companys_name() -> None:
    text = (
        "Fennu loses its licence\n\nThe state cancelled a licence of Drolvan Fennu New Materials."
    )
    assert named(text)["Drolvan Fennu New Materials"].forms == ("Fennu",)


@pytest.mark.parametrize(
    "sentence",
    [
        "The dam will be run by the Salt Rivers Committee for ten years.",
        "The search is led by the Salt Rivers Committee with help from abroad.",
        "The Salt Rivers Committee (SRC) will administer the rules.",
        "The deal was signed in Northport on Monday by the Salt Rivers Committee's director.",
        "The Salt Rivers Committee is buying two ships.",
        "The complaint came from the Salt Rivers Committee, a body of farmers.",
        "The minister has directed the Salt Rivers Committee to inspect all dams.",
    ],
)
def test_who_has_a_task_or_signs_is_in_the_story(sentence: str) -> None:
    text = f"{'It rained all day in the town. ' * 5}{sentence} Nobody was hurt."
    assert named(text)["Salt Rivers Committee"].about


PAGE = """PRESS NOTICE NO. 7 OF 2025
MINISTRY OF DUNES AND AGRICULTURE
DEPARTMENT OF VETERINARY SERVICES

BAN ON SALT FROM RURITANIA IN FORCE TODAY

Gaborone, 19 June 2025

The import of salt is banned with immediate effect. It rained in Botswana.
"""


def test_offices_above_the_headline_are_the_subject_and_so_is_their_country() -> None:
    found = findings(PAGE)
    assert [e.name for e in found.organisations if e.about] == [
        "Ministry of Dunes and Agriculture",
        "Department of Veterinary Services",
    ]
    assert [e.id for e in found.countries if e.about] == ["BW"]


def test_an_office_above_the_headline_that_only_sends_the_news_out_is_no_subject() -> None:
    page = PAGE.replace("MINISTRY OF DUNES AND AGRICULTURE", "PRESS INFORMATION BUREAU")
    about = [e.name for e in findings(page).organisations if e.about]
    assert about == ["Department of Veterinary Services"]


def test_a_list_takes_nothing_from_those_that_act_together() -> None:
    text = (
        "Power deal signed\n\n3 May 2024\n\nIt was a long day. The Salt Board, the Grain Board and "
        "the Tea Board put their names to a deal. It rained.\n"
    )
    assert [e.name for e in findings(text).organisations if e.about] == [
        "Salt Board", "Grain Board", "Tea Board",
    ]  # fmt: skip


def test_who_is_to_do_something_is_in_the_story_near_its_beginning() -> None:
    act = "The Salt Board and Malta's Grain Board will clear lorries once."
    rain = "It rained all day in the town. " * 6
    early, late = f"The port is open again. {act} {rain}", f"The port is open again. {rain} {act}"
    assert {e.name for e in findings(early).organisations if e.about} == {
        "Salt Board",
        "Grain Board",
    }
    assert not [e for e in findings(late).organisations if e.about]


def test_what_a_minister_told_was_only_said_there() -> None:
    text = (
        f"{'It rained all day in the town. ' * 5}{{}} told the Harbour Agency that it would rain."
    )
    assert not named(text.format("The minister"))["Harbour Agency"].about
    assert named(text.format("The court"))["Harbour Agency"].about


def test_a_town_in_passing_does_not_make_a_court_its_countrys() -> None:
    text = (
        "Chile frees brain data\n\nChile is glad. Chileans sued. The Supreme Court of Chile ruled on "
        "Emotiv Inc., of San Francisco. In Chile the Supreme Court is strict: the Supreme Court has "
        "told the firm from San Francisco, says a Chilean."
    )
    courts = {e.name for e in findings(text).organisations if "Supreme Court" in e.name}
    assert len(courts) == 1
    assert "US" not in courts.pop()


def test_a_description_in_the_headline_is_not_the_city_below_it() -> None:
    text = "A pact for Chile's central bank\n\nSANTIAGO, Chile - The pact was signed on Monday."
    assert "SANTIAGO" not in named(text)["Central Bank of Chile"].forms


def test_a_form_that_ends_in_a_full_stop_takes_nothing_from_the_next_sentence() -> None:
    found = named("The court blocked the sale of Shaw Communications Inc. The Bureau was glad.")
    assert found["Shaw Communications"].forms == ("Shaw Communications Inc.",)


def test_a_name_ends_with_its_line() -> None:
    text = "Bread is dear\n\n3 May 2024 – Ottawa, Competition Bureau\n\nCanada Bread paid today.\n"
    assert "Competition Bureau (Canada)" in named(text)


@pytest.mark.parametrize(
    ("title", "about"),
    [
        ("EU court fines Poland over a mine", False),
        ("Northport to head UN's seabed body", False),
        ("EU fines Poland over a mine", True),
        ("Poland fined by EU", True),
    ],
)
def test_a_union_in_a_headline_may_only_say_whose_court_it_is(title: str, about: bool) -> None:
    text = f"{title}\n\n3 May 2024\n\nThe Salt Board met on Monday in Warsaw. It rained in Poland."
    found = named(text)
    assert found["European Union" if "EU" in title else "United Nations"].about is about


NOTE = """MINISTÈRE DE LA SANTÉ PUBLIQUE ET DU SEL
Press note - Port-au-Prince, October 2, 2022

Cholera: first cases confirmed in more than three years

The Ministry of Public Health and Salt (MSPS) informs the public of a case in Haiti.
"""


def test_an_office_in_its_own_language_is_the_one_whose_initials_it_has() -> None:
    found = findings(NOTE)
    title = document(NOTE).title
    assert title is not None
    assert title.text == "Cholera: first cases confirmed in more than three years"
    assert [e.name for e in found.organisations] == ["Ministry of Public Health and Salt"]
    assert found.organisations[0].evidence[0].text.startswith("MINISTÈRE DE LA SANTÉ PUBLIQUE ET")


def test_a_ministry_in_a_headline_in_capitals_takes_no_words_from_before() -> None:
    text = (
        "REGULATOR ISSUES R5 MILLION FINE TO DEPARTMENT OF JUSTICE\n\n3 May 2023\n\nThe Department "
        "of Justice and Constitutional Development of South Africa has to pay.\n"
    )
    assert set(named(text)) == {"Department of Justice and Constitutional Development"}


def test_a_known_name_takes_no_verb_of_a_headline_in_capitals() -> None:
    text = (
        "Madras High Court Quashes CCI Order Against Solvara Ltd\n\n"
        "Solvara Ltd had asked the Madras High Court for help against the CCI in India.\n"
    )
    assert set(named(text)) == {
        "Madras High Court",
        "Competition Commission of India",
        "Solvara Ltd",
    }


@pytest.mark.parametrize(
    ("further", "names"),
    [
        ("", {"MTN Rwanda"}),
        (" It belongs to MTN Group.", {"MTN Rwanda", "MTN Group"}),
        (" It talked to MTN Ghana.", {"MTN Rwanda", "MTN Group", "MTN Ghana"}),
    ],
)
def test_the_bare_name_of_a_firm_is_its_only_branch(further: str, names: set[str]) -> None:
    text = f"MTN Rwanda was fined on Monday. The fine is fair, and MTN will pay it.{further}"
    assert set(named(text)) == names


def test_a_firm_with_a_small_first_letter_is_its_branch_with_a_legal_form() -> None:
    text = "Deposits of uniHalden Ghana Limited are safe. Branches of uniHalden stay open."
    assert set(named(text)) == {"uniHalden Ghana Limited"}


def test_a_regulator_of_the_post_is_no_newspaper() -> None:
    name = "Authority for the Regulation of Salt Communications and Post"
    assert set(named(f"The {name} said on Thursday that the ship had left.")) == {name}


def test_firms_that_a_list_of_lines_names_with_their_seats() -> None:
    text = (
        "Three are under suspicion of rigging bids:\n\n"
        "AP SIDRO d.o.o. Novi Beograd,\nHALDEN GLOBAL d.o.o. Belgrade,\nKravik d.o.o. Belgrade.\n\n"
        "The three have colluded, it is said."
    )
    assert set(named(text)) == {"AP SIDRO d.o.o.", "HALDEN GLOBAL d.o.o.", "Kravik d.o.o."}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Croatia\n\nParliament adopted the law in Zagreb on Monday.", "Croatian Parliament"),
        ("Croatia\n\nThe Sabor adopted the law in Zagreb on Monday.", "Croatian Parliament"),
        ("Nigeria\n\nThe Red Chamber met in Abuja on Monday.", "Senate (Nigeria)"),
        (
            "Bulgaria\n\nBulgaria has a deal. Bulgaria likes it. In April the Parliament told the "
            "Minister of Energy to have the old agreement on the use of the ports of Türkiye ended.",
            "National Assembly (Bulgaria)",
        ),
    ],
)
def test_a_parliament_is_that_of_the_country_of_the_story(text: str, name: str) -> None:
    assert {n for n in named(text) if n != "Ministry of Energy"} == ({name} if name else set())


def test_a_bank_for_trade_and_savings_is_one() -> None:
    name = "Halden Commercial and Savings Bank"
    assert set(named(f"The agency on Monday fined {name}, which had leaked data.")) == {name}


def test_a_cabinet_is_that_of_the_country_and_its_secretary_none() -> None:
    text = "Kenya’s minister said that Cabinet had agreed. {} A note went to the Cabinet Secretary."
    assert set(named(text.format("The Cabinet met again."))) == {"Cabinet of Kenya"}
    told = named(text.format("Cabinet ministers left."))["Cabinet of Kenya"]
    assert [span.start for span in told.evidence] == [text.index("Cabinet")]
    assert not named("The Cabinet Secretary of Kenya spoke. A cabinet of curiosities was sold.")


def test_an_acronym_of_a_public_body_tells_whose_court_it_is() -> None:
    text = "The ACCC took the port to the Federal Court on Monday."
    assert "Federal Court of Australia" in named(text)
    assert "Federal Court" in named(text.replace("ACCC", "board"))


def test_a_country_is_represented_by_its_own_ministry() -> None:
    name = "Ministry of Communications and Information Technology"
    text = f"Qatar, represented by the {name}, signed a pact with Saudi Arabia in Riyadh."
    assert f"{name} (Qatar)" in named(text)


def test_a_ministry_in_small_letters_is_none_of_a_country_named_less() -> None:
    text = (
        "Costa Rica shuts a door on Chinese suppliers\n\nCosta Rica will not buy them. China is no "
        "party to it. Hackers had paralysed the finance ministry in 2022. Costa Ricans were glad."
    )
    assert not any("China" in name for name in named(text))
    assert "Ministry of Finance (China)" in named(text.replace("the finance", "China's finance"))


def test_a_title_before_a_legal_form_opens_the_name_of_a_firm() -> None:
    assert set(named("It fined Mr Green Limited and Mr Price Group Limited.")) == {
        "Mr Green Limited",
        "Mr Price Group Limited",
    }
    assert set(named("It was told by Mr Roe of Salt Harbour Ltd.")) == {"Salt Harbour Ltd"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Fórum de Monitoria do Orçamento, a coalition, says so.",
            ["Fórum de Monitoria do Orçamento"],
        ),
        ("The University of Texas at Arlington closed.", ["University of Texas at Arlington"]),
        ("The University of Utah at Salt Hill closed.", ["University of Utah at Salt Hill"]),
        ("The University of Nairobi at noon on Monday closed.", ["University of Nairobi"]),
        ("Outgoing Solvara Ltd chief Andy Roe said so.", ["Solvara Ltd"]),
        ("Mark Roe, Executive Director of Enforcement and Market Oversight, said so.", []),
    ],
)
def test_further_names_are_told_from_words(text: str, names: list[str]) -> None:
    assert list(named(text)) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "The trade association Bakers of Europe wrote to all. Bakers of Europe is angry.",
            ["Bakers of Europe"],
        ),
        ("The charity Sailors without Fear sued the port.", ["Sailors without Fear"]),
        ("The retailer Boots of Nottingham paid.", ["Boots"]),
        ("The port hired an outside law firm - Bonnici & Vella - to help.", ["Bonnici & Vella"]),
        ("The port hired a law firm – Bonnici & Vella – to help.", ["Bonnici & Vella"]),
        ("The port listed a spot Ether ETP for all. The Ether ETP fell.", []),
    ],
)
def test_whose_people_they_are_and_a_name_between_dashes(text: str, names: list[str]) -> None:
    assert list(named(text)) == names


def test_the_central_bank_is_the_one_that_the_text_names() -> None:
    text = "The Bank of Ghana has suspended two licences. The Central Bank will look again in May."
    assert [e.id for e in findings(text).organisations] == ["gh-bog"]
    two = f"{text} The Bank of England was asked."
    assert "Central Bank" in {e.name for e in findings(two).organisations}


def test_the_end_of_a_listed_name_is_that_body() -> None:
    text = (
        "ComCom has fined a channel in Georgia. The Communications Commission found that it had "
        "broken the rules."
    )
    assert [e.id for e in findings(text).organisations] == ["ge-comcom"]


def test_a_body_listed_by_its_acronym_alone_has_the_name_that_the_text_spells_out() -> None:
    text = "The board sued the Nicaraguan Institute of Telecommunications and Mail (TELCOR)."
    assert [e.id for e in findings(text).organisations] == ["ni-telcor"]


REAL = [
    ("The Northern Gulf and Middle East (NGME) salt market grew. NGME will grow.", []),
    ("Sub-Saharan Africa (SSA) needs salt. SSA was told so.", []),
    ("Jane Roe QC spoke in court. Jane Poe SC was there.", []),
    ("Meet near Salt Avenue and West The officer left.", []),
    (
        "About Solvara Mobile Solvara Mobile GmbH makes salt. It was glad of that.",
        ["Solvara Mobile GmbH"],
    ),
    ("Eurostar said that trains to Amsterdam would go on.", ["Eurostar"]),
    ("The salt producer Solvara signed a deal.", ["Solvara"]),
    ("CSA Singapore set rules.", ["Cyber Security Agency of Singapore"]),
    ("Putin’s spokesman said so. Solvara’s spokesman said so too.", ["Solvara"]),
    ("It was told by Russia's Sputnik news service.", ["Sputnik (news agency)"]),
]


@pytest.mark.parametrize(("text", "names"), REAL)
def test_regions_letters_and_headings_are_no_bodies(text: str, names: list[str]) -> None:
    assert list(named(text)) == names


@pytest.mark.parametrize(
    "sentence",
    [
        "The singer wrote on her Twitter account that she needs salt.",
        "A man was held for salt (Metropolitan Police/PA).",
        "Salt is rare, according to the broadcaster NOS.",
        "The Boeing 777 is made of salt.",
        "The mayor posted on the social media platform X that salt is rare.",
        "Jane Roe, who was there, wrote to us and told HQN that salt is rare.",
        "Only the camera of HQT-TV was let in to see salt.",
        "The mine (NYSE:HLD) has salt.",
        "Salt is rare, Lusa reports.",
        "The salt is in the north, Montsame reported.",
    ],
)
def test_who_only_shows_or_carries_it_is_no_subject(sentence: str) -> None:
    found = named(f"Salt is rare\n\n{sentence} The town has none.\n")
    assert [entity.about for entity in found.values()] == [False]


def test_a_paper_is_itself_with_its_article_too() -> None:
    text = (
        "Senate votes for levy\n\n3 May 2024\n\nThe New York Times reports that the Senate of "
        "Kenya voted. The Times of India says so too, and so did The Irish Times on Friday.\n"
    )
    found = findings(text)
    names = {body.id for body in found.organisations}
    assert {"new-york-times", "times-of-india", "irish-times"} <= names
    assert [country.id for country in found.countries] == ["KE"]


def test_a_model_is_not_who_the_firm_means() -> None:
    text = "It checks the Boeing 777 and paid Honeywell. The firm was glad of it."
    assert "firm" in named(text)["Honeywell"].forms
    assert "firm" not in named(text.replace("the Boeing 777", "Boeing"))["Honeywell"].forms


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Hellenic Bank raised its fees. It sold its deposits to Hellenic.", {"Hellenic Bank"}),
        ("Ghanaian Bank raised its fees.", {"Ghanaian Bank"}),
        ("The Bank of Ghana raised its rate.", {"Bank of Ghana"}),
        ("Public Health England counted more cases.", {"Public Health England"}),
        ("The Planning Commission of India met.", {"Planning Commission of India"}),
    ],
)
def test_a_bank_or_a_body_of_the_time_is_no_other_one(text: str, names: set[str]) -> None:
    assert {body.name for body in findings(text).organisations} == names


def test_the_currency_of_a_sum_is_no_body() -> None:
    text = (
        "Alba Ltd is fined Kshs. 2,975,000. Bora Ltd is to pay Kshs. 1,850,000 of Kshs. 4,825,000."
    )
    assert {body.name for body in findings(text).organisations} == {"Alba Ltd", "Bora Ltd"}


def test_an_acronym_behind_a_longer_name_is_of_the_body_in_it() -> None:
    text = (
        "The Community Court of Justice of the Economic Community of West African States (ECOWAS) "
        "ruled. The ECOWAS bank paid."
    )
    assert named(text)["Economic Community of West African States"].forms == ("ECOWAS",)


def test_a_name_is_not_shown_in_capitals_where_the_text_has_it_otherwise() -> None:
    text = "MINISTRY OF SALT AND LAKES\n\n3 May 2024\n\nThe Ministry of Salt and Lakes sued in Lesotho."
    assert {body.name for body in findings(text).organisations} == {"Ministry of Salt and Lakes"}


def test_the_court_is_the_one_called_so() -> None:
    text = (
        "The Court of Justice of the European Union dismisses the appeal against the General Court. "
        "Italy asked the General Court to annul it. The Court points out that Italy must pay."
    )
    assert "Court" in named(text)["Court of Justice of the European Union"].forms


def test_a_name_of_capitals_in_brackets_is_the_body_before_it() -> None:
    text = "New Zealand's Broadcasting Standards Authority (Te Mana Tote) met."
    assert named(text)["Broadcasting Standards Authority"].forms == ("Te Mana Tote",)


def test_who_is_based_somewhere_is_a_company() -> None:
    text = "Drivers for Quell are workers. Quell, which is based in Estonia, said it would appeal."
    assert "Quell" in named(text)


def test_the_first_words_of_a_listed_name_are_short_for_it() -> None:
    text = (
        "The Italian Supreme Court of Cassation met on Friday. A mayor asked the port to carry out "
        "the sentence of the Supreme Court."
    )
    assert "Supreme Court" in named(text)["Court of Cassation (Italy)"].forms
    assert "Supreme Court" in named(text.replace("Italian Supreme Court of Cassation", "board"))


def test_a_medium_that_only_tells_the_news_is_no_subject() -> None:
    text = (
        "Shells fall\n\n3 May 2024\n\nNorth Korea fired shells, said the Korean Central News Agency "
        "(KCNA). “We will fire more”, KCNA said. “They fell near the port”, added KCNA. "
    )
    assert not named(text)["Korean Central News Agency"].about


def test_the_ministry_of_an_office_whose_holder_has_no_name() -> None:
    text = (
        "Ministry closes salt site\n\n3 May 2024\n\nJAKARTA – The Minister of Communications and "
        "Informatics told Indonesia that the site is closed. The ministry asked banks to help.\n"
    )
    ministry = named(text)["Ministry of Communication and Digital Affairs"]
    assert (ministry.id, ministry.about) == ("id-komdigi", True)
    assert {"Ministry", "ministry"} <= set(ministry.forms)
    other = named(text.replace("The Minister of Communications and Informatics", "A man"))
    assert "Ministry of Communication and Digital Affairs" not in other


def test_a_law_tells_the_country_of_a_text_that_names_none() -> None:
    text = "Notice served\n\nThe information regulator served a notice under the {} on Friday.\n"
    assert list(named(text.format("Protection of Personal Information Act"))) == [
        "Information Regulator (South Africa)"
    ]
    assert not named(text.format("Salt Act"))


@pytest.mark.parametrize(
    ("deed", "about"),
    [
        ("The ministry will restrict the operations of {} in Russia.", True),
        ("The ministry will shut the bureau of {} in Russia.", True),
        ("The ministry said that {} was fined in Russia.", True),
        ("The ministry told {} that Russia was fined.", False),
        ("The ministry left, as {} reported from Russia.", False),
    ],
)
def test_a_medium_to_which_something_is_done_is_no_source(deed: str, about: bool) -> None:
    said = deed.format("the German broadcaster Deutsche Welle")
    found = findings(f"Council meets\n\n3 May 2024\n\n{said} Russia agreed.\n")
    assert {e.name: e.about for e in found.organisations}["Deutsche Welle"] is about
    assert {e.id: e.about for e in found.countries}["DE"] is about


def test_a_municipality_that_is_dealt_with_is_a_body() -> None:
    found = findings("Halden Municipality was fined for cameras. In Halden they laughed.")
    assert {body.name for body in found.organisations} == {"Halden Municipality"}
    assert found.people == ()


def test_a_medium_in_brackets_behind_a_public_body_is_that_body() -> None:
    found = named("The Dutch Data Protection Authority (AP) fined Alba Ltd. The AP was angry.")
    assert "AP" in found["Dutch Data Protection Authority"].forms
    assert "Associated Press" not in found


def test_a_firm_in_a_line_in_capitals_begins_behind_its_small_words() -> None:
    text = (
        "{}\n\n3 May 2024\n\nThe licences of Brine Bank Ltd and Salt Bank Ltd were withdrawn on Monday "
        "by the port.\n"
    )
    told = {"Brine Bank Ltd", "Salt Bank Ltd"}
    assert (
        set(named(text.format("NOTICE TO CUSTOMERS OF BRINE BANK LTD AND SALT BANK LTD"))) == told
    )


def test_names_behind_what_they_are_and_before_their_letters_are_whole() -> None:
    assert set(named("It was told by the association of tourist salt owners, Apartur.")) == {
        "Apartur"
    }
    rows = "Candidate | Party | Votes\nJohn Roe | Mbakuwaku Movement for Development (MMD) | 32\n"
    assert "Mbakuwaku Movement for Development" in named(rows)
    assert not named("It rejected Starlink Sea Services Kenya (Pty) Ltd.").keys() & {
        "Kenya (Pty) Ltd"
    }


def test_a_flight_is_no_body() -> None:
    text = (
        "Salt Council finds for Kenya in Flight QX17 case\n\n12 May 2025\n\nThe Salt Council voted today "
        "that Peru was to blame when Malaysia Airlines Flight QX17 was brought down."
    )
    assert set(named(text)) == {"Salt Council", "Malaysia Airlines"}


def test_shillings_of_a_headline_are_no_body() -> None:
    text = (
        "Halden Power fined Sh5.2m for leak\n\n3 May 2024\n\nA court of Kenya fined Halden Power."
    )
    assert {body.name for body in findings(text).organisations} == {"Halden Power"}


def test_whose_firm_speaks_does_not_tell_whose_court_is_meant() -> None:
    text = (
        "India's firms must stop, the Supreme Court said. The Supreme Court had cancelled it in India. "
        "Sistema Ltd, a unit of Russia's Sistema, said the Supreme Court would meet."
    )
    courts = {body.id for body in findings(text).organisations if "Court" in body.name}
    assert courts == {"in-supreme-court"}


def test_the_parliament_of_a_country_with_one_house_is_that_house() -> None:
    text = "Tonga's parliament passes salt bill\n\n14 May 2024\n\nTonga's Parliament passed it."
    assert [body.name for body in findings(text).organisations] == ["Legislative Assembly of Tonga"]
