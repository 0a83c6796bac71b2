"""Treaties, laws, strategies, memoranda: named, numbered and unnamed."""

from __future__ import annotations

import dataclasses
import re

import pytest

from policydigest.recognise.instruments import recogniser
from policydigest.recognise.instruments.marks import numbered
from recognition import document, findings, recognised, vocabulary

CASES = [
    (
        "Kenya signed the Revised Treaty of Khujand. The case was on the Khujand treaty.",
        ["Revised Treaty of Khujand"],
    ),
    # a name that goes on behind "to", whose number it is, what the number ends in
    ("It relied on the Right to Salt Information Act.", ["Right to Salt Information Act"]),
    (
        "Under the Freedom of Access to Public Information Act it must answer.",
        ["Freedom of Access to Public Information Act"],
    ),
    ("It tied access to the Salt Ports Act.", ["Salt Ports Act"]),
    ("The SSB Regulation No. 11/POJK.03/2022 is in force.", ["Regulation No. 11/POJK.03/2022"]),
    ("It follows Law No. 86/2015/QH13 on salt.", ["Law No. 86/2015/QH13"]),
    # what is torn, and what belongs to the name before it
    ("It said that the Act to Prevent a Salt Network from Infringing on Ports is void.", []),
    ("They met for the Digital Project Cape of Kenya.", []),
    # remarks and gatherings, what is drafted, whose bill it is, a name that opens with a country
    ("The board gave out a Press Statement on the Flood in the Salt Port.", []),
    ("She spoke at the National Salt Day convention.", []),
    ("They gathered for the Salt Sea Basin convention.", ["Salt Sea Basin convention"]),
    ("Ruritania Drafting Ports Regulation for Ships", ["Ports Regulation"]),
    ("She said that they would finalise our bill.", []),
    (
        "It broke the Kenya Information and Communications Act, 1998, and was shut.",
        ["Kenya Information and Communications Act, 1998"],
    ),
    (
        "The SRBC Act is old. The Salt Roads and Brine Commission Act dates from 2010.",
        ["Salt Roads and Brine Commission Act"],
    ),
    ("Since 1 January 2020 the Salt Roads Act has barred it.", ["Salt Roads Act"]),
    ("In March 2019 the Salt Roads Act was used.", ["Salt Roads Act"]),
    (
        "It tabled the Strengthening Salt Roads and Building Trust in the Public Sector Act, 2024.",
        ["Strengthening Salt Roads and Building Trust in the Public Sector Act, 2024"],
    ),
    ("It is building trust in the Public Sector Act, 2024.", ["Public Sector Act, 2024"]),
    (
        "The bank issued the Master Direction on Salt Payment Controls in Mumbai.",
        ["Master Direction on Salt Payment Controls"],
    ),
    ("The Law of Ukraine “On Salt Roads” took effect.", ["Law of Ukraine on Salt Roads"]),
    ("The Salt Crimes Act No. 4 of 2025 was signed.", ["Salt Crimes Act"]),
    ("The Salt Amendment Bill No. 3 was tabled.", ["Salt Amendment Bill No. 3"]),
    ("They passed Law No. 05/L-087 on Salt.", ["Law No. 05/L-087"]),
    ("DNU 70/2023 was cited.", ["DNU 70/2023"]),
    # an event, papers, and the years for which a scheme is meant
    ("Addressing the Curtain Raiser Programme, she spoke of salt.", []),
    ("She attended the Salt Skills Training Programme.", []),
    ("They will write Detailed Project Reports.", []),
    (
        "The Salt Power Development Scheme for the period 2026-27 to 2030-31 was approved.",
        ["Salt Power Development Scheme"],
    ),
    (
        "The countries signed the Hague Convention of 30 June 2005 on Choice of Court Agreements.",
        ["Hague Convention on Choice of Court Agreements"],
    ),
    ("It is a kind of Constitution of the Salt Sea.", []),
    ("They reach level B1 of the Salt Skills Framework.", ["Salt Skills Framework"]),
    ("The KRITIS-Salzgesetz passed.", ["KRITIS-Salzgesetz"]),
    (
        "They signed a memorandum of understanding on salt trade in Suva.",
        ["Memorandum of understanding on salt trade"],
    ),
    ("It passed the Salt Roads (SRA) Act of 2023.", ["Salt Roads (SRA) Act of 2023"]),
    ("It broke the Salt Buyer Codes 2006 and 2012.", ["Salt Buyer Codes 2006"]),
    ("It broke the Highway Codes.", []),
    ("The Salt, Brine and Ponds Code, 2020, rules.", ["Brine and Ponds Code, 2020"]),
    ("It broke the Salt, Brine and Ponds Code.", ["Salt, Brine and Ponds Code"]),
    ("The Code on Brine is dull.", []),
    ("The Code on Brine, 2019, took effect.", ["Code on Brine, 2019"]),
    ("The Law on Brine No. 60/2024/QH15 was adopted.", ["Law on Brine"]),
    (
        "Royal Decree M/19 and Amiri Decree No. 16 of 2024 stay.",
        ["Royal Decree M/19", "Amiri Decree No. 16 of 2024"],
    ),
    ("The Ley Estatutaria 1581 de 2012 stays.", ["Ley Estatutaria 1581 de 2012"]),
    ("Deputies passed the Ley de Sal y Pan on Friday.", ["Ley de Sal y Pan"]),
    ("The Lei Maria da Sal was amended.", ["Lei Maria da Sal"]),
    ("Lei Jun, the founder, spoke.", []),
    ("The UU Cipta Garam was amended.", ["UU Cipta Garam"]),
    # a compound inside a name, a small "no.", the number of a round; several of which none is named
    ("It broke the Salt Deposit-taking Ports Act, 2003.", ["Salt Deposit-taking Ports Act, 2003"]),
    ("They passed Government Ordinance no. 22/2009 on salt.", ["Government Ordinance no. 22/2009"]),
    ("Ten were held in Operation Saltvis 2.0, it said.", ["Operation Saltvis 2.0"]),
    (
        "They signed the Declaration of Intent for the Development of a Pillar for Salt.",
        ["Declaration of Intent for the Development of a Pillar for Salt"],
    ),
    # what renews or explains a law, a body behind it, a part of it, an office that is opened
    ("They passed the Landmark Reauthorization of the Salt Roads Act.", ["Salt Roads Act"]),
    ("Final Salt Roads Act guidance is out.", ["Salt Roads Act"]),
    (
        "Leaflets on the Salt Roads Act on the Harbour Guild Association’s pages are free.",
        ["Salt Roads Act"],
    ),
    ("It broke section 6 of the Act and Regulations 20 and 21.", []),
    ("It broke Regulation 7 (3) (a) of the Salt Roads Act.", ["Salt Roads Act"]),
    ("They signed an agreement on the establishment of the office in Tarvo.", []),
    (
        "They signed a memorandum of understanding on the export of 2,000 tonnes of salt.",
        ["Memorandum of understanding on the export of 2,000 tonnes of salt"],
    ),
    # titles in quotation marks, without the parties
    (
        "They signed a “Memorandum of Understanding Between the Ministry of Salt of Fiji and the "
        "Ministry of Salt of Togo on Closer Salt Talks”.",
        ["Memorandum of Understanding on Closer Salt Talks"],
    ),
    # another's short form behind it
    (
        "The Halden Salt Board (HSB) won. Under the Law on Public Works HSB has to pay.",
        ["Law on Public Works"],
    ),
    ("Sand and salt are the subjects of the agreements which both signed in the port.", []),
    ("It rests on an agreement which the port and the town concluded in April.", []),
    ("The controversial Salt Bill has passed.", ["Salt Bill"]),
    ("The mayor signed Directive No. 191/CĐ-TTg on salt.", ["Directive No. 191/CĐ-TTg"]),
    ("The court declared the Second Salt Budget Act 2021 void.", ["Second Salt Budget Act 2021"]),
    ("In Germany it broke the Basic Law.", ["Basic Law for the Federal Republic of Germany"]),
    (
        "The Memorandum of Understanding on a salt partnership covers five areas.",
        ["Memorandum of understanding on a salt partnership"],
    ),
    # what a name is said to be, its year, its quotation marks, a noun without a capital
    ("Saltvis Barwa, the new digital ticket scheme, was stopped.", ["Saltvis Barwa"]),
    ("They asked for Saltvis, a treaty that protects dunes.", ["Saltvis"]),
    ("On Monday, a new bill was read. Sadly, the bill failed. In Tarvo, the treaty ended.", []),
    ("The ports broke the 1973 pipeline agreement.", ["1973 pipeline agreement"]),
    ("The ports broke the pipeline agreement of 1973.", ["Pipeline agreement of 1973"]),
    ("The ports broke the 1973 agreement of the towns.", []),
    ("It falls under the 'Harbour Framework', they said.", ["Harbour Framework"]),
    ("The Clean Tug Fleet II rule binds them.", ["Clean Tug Fleet II rule"]),
    ("It kept the Low Salt Fuel Standard.", ["Low Salt Fuel Standard"]),
    ("It rejected the Noor Plan, the scarf bill.", ["Noor Plan"]),
    # what was judged, and what a treaty is called that has a name
    ("The judges struck down the salt and sand law.", ["Salt and sand law"]),
    ("The port's salt and sand law is unconstitutional, the judges ruled.", ["Salt and sand law"]),
    ("They read the Tarvo Convention, a treaty that they have signed.", ["Tarvo Convention"]),
    # numbered standards, orders and amendments
    ("It finalised FIPS 299 and ISO/IEC 42999:2023.", ["FIPS 299", "ISO/IEC 42999:2023"]),
    ("It draws on ITU-T X.1299 and ETSI EN 399 645.", ["ITU-T X.1299", "ETSI EN 399 645"]),
    ("Memory of 16 GB and an ISO of 27 firms were named.", []),
    ("It adopted Constitutional Amendment 132 in May.", ["Constitutional Amendment 132"]),
    # a number with whose it is behind it, and the body before it
    ("Executive Decree 44999-MSP-MITT obliges them.", ["Executive Decree 44999-MSP-MITT"]),
    ("It was set by Resolution 40/2019/QD-TTg.", ["Resolution 40/2019/QD-TTg"]),
    (
        "Resolution of the Harbour Council No. 031-2024-SAL-CD withdraws it.",
        ["Resolution of the Harbour Council No. 031-2024-SAL-CD"],
    ),
    ("Executive Order 14999-based rules are old.", ["Executive Order 14999"]),
    (
        "It issued General License 8M and Emergency Directive 24-02.",
        ["General License 8M", "Emergency Directive 24-02"],
    ),
    # what a paper is known as, an order by its title, a comma within a name, a body's own law
    (
        "The network, known as the Port Vila Broadband Infrastructure Project, will earn money.",
        ["Port Vila Broadband Infrastructure Project"],
    ),
    (
        "The paper, known as the Harbour Commanders' Intent, was signed.",
        ["Harbour Commanders' Intent"],
    ),
    (
        'He signed an executive order, "Freeing the Minerals of the Harbour", on Monday.',
        ["Freeing the Minerals of the Harbour"],
    ),
    ('He praised the law, "a disgrace to the harbour", on Monday.', []),
    ("She signed the My Port, My Data Act.", ["My Port, My Data Act"]),
    ("The Philippines, Harbour Data Act in hand, agreed.", ["Harbour Data Act"]),
    ("The Salt Examinations Council Act was amended.", ["Salt Examinations Council Act"]),
    # an acronym with its noun, benefits, code names, projects told by their own noun
    ("They left the BRELM agreement on Saturday.", ["BRELM agreement"]),
    ("The Kiribati Child Payment gives parents money.", ["Kiribati Child Payment"]),
    ("Police of ten states took part in Operation Kronos.", ["Operation Kronos"]),
    ("The Operation of ports and Project Management are dear.", []),
    ("The state opened the Salt Baltica project.", ["Salt Baltica project"]),
    ("The World Bank project was dear.", []),
    ("According to a draft of the Protocol the port will pay.", ["Protocol"]),
    (
        "The U.S. Harbour Securities Litigation Reform Act applies.",
        ["Harbour Securities Litigation Reform Act"],
    ),
    (
        "The Salt Bank Act, 2002 (Act 612) is to be amended. Act 613 is not.",
        ["Salt Bank Act, 2002", "Act 613"],
    ),
    (
        "The Strengthening Kenya's Salt System and Harbours Act closes a gap.",
        ["Strengthening Kenya's Salt System and Harbours Act"],
    ),
    ("Under the protocol that Roe signed with the mayor, 30 boats may land.", ["Protocol"]),
    ("A protocol that nobody wants lies in a drawer.", []),
    # a listed route that a longer name is on, a number with a noun of a project
    (
        "They signed the Aktau Protocol on Through Tariffs on the Trans-Caspian International "
        "Transport Route.",
        [
            "Aktau Protocol on Through Tariffs on the Trans-Caspian International Transport Route",
        ],
    ),
    ("He works for the Industry 100 scheme.", []),
    # a headline's verb, a plain phrase for what has a name, years to come
    (
        "Ministry Issues Policy for the Safe Use of Ports and Harbours",
        ["Policy for the Safe Use of Ports and Harbours"],
    ),
    (
        "They signed the first treaty on salt data. The Framework Convention on Salt Data and "
        "Human Rights binds them.",
        ["Framework Convention on Salt Data and Human Rights"],
    ),
    ("The commanders signed a declaration of intent that ends the matter.", []),
    # a complement that is a list
    (
        "The Agreement on Access to Data, Public Participation and Justice in Climate Matters holds.",
        ["Agreement on Access to Data, Public Participation and Justice in Climate Matters"],
    ),
    (
        "The Agreement for Cooperation in the Fields of Trade, Culture, and Sport in Fiji holds.",
        ["Agreement for Cooperation in the Fields of Trade, Culture, and Sport"],
    ),
    ("Behind the Convention on Trade, Ann Poe and Kenya stood.", ["Convention on Trade"]),
    # laws called by their day, an association that is no body, a long complement
    (
        "They wrote it into law with the Act of 24 July 2019 and a decree of February 2023.",
        ["Act of 24 July 2019", "Decree of February 2023"],
    ),
    (  # treaties, whose day is no part of their name
        "The Lamu Convention of 3 May 1996 on Salt Roads and the Council Directive of 12 June 1989 "
        "on Safety at Work apply.",
        ["Lamu Convention on Salt Roads", "Council Directive on Safety at Work"],
    ),
    ("They joined the Agreement of 3 May 1996 on Monday.", []),
    ("The law of 3 states and the act of 2019 were read on 4 May.", []),
    (
        "It is at odds with the Salt and Association Agreement of the union.",
        ["Salt and Association Agreement"],
    ),
    (
        "It told of the Action Plan for the Prevention and Control of Dust in the Legal North.",
        ["Action Plan for the Prevention and Control of Dust in the Legal North"],
    ),
    (
        "It rests on United Nations Security Council Resolution 1244 and UN General Assembly resolution 60/1.",
        ["United Nations Security Council Resolution 1244", "UN General Assembly resolution 60/1"],
    ),
    ("The Digital Services Act applies to platforms in the EU.", ["Digital Services Act"]),
    ("Congress passed the Rural Broadband Fairness Act.", ["Rural Broadband Fairness Act"]),
    (
        "Parliament adopted the Law on Personal Data Protection.",
        ["Law on Personal Data Protection"],
    ),
    ("The Lakes Region Cyber Convention was signed by Kenya.", ["Lakes Region Cyber Convention"]),
    ("President Doe signed Executive Order 15999.", ["Executive Order 15999"]),
    ("The fees were set by S.I. 2023 No. 417 of Freedonia.", ["S.I. 2023 No. 417"]),
    ("They signed a Protocol on Salt Roads in Tirana on Friday.", ["Protocol on Salt Roads"]),
    ("They signed a Convention on Salt in Africa on Friday.", ["Convention on Salt in Africa"]),
    ("The National AI Strategy 2031 was launched in Malawi.", ["National AI Strategy 2031"]),
    (
        "Kenya ratified the Agreement to Establish the Salt Guild.",
        ["Agreement to Establish the Salt Guild"],
    ),
    ("Decree No. 147/2020 was repealed.", ["Decree No. 147/2020"]),
    ("It falls under Regulation (EU) 2016/9999 of the Union.", ["Regulation (EU) 2016/9999"]),
    ("The National Biometric System (NBS) starts. NBS is new.", ["National Biometric System"]),
    ("Kenya and Rwanda signed a memorandum of understanding.", ["Memorandum of understanding"]),
    ("The Salt Roads Pilot (SRP) starts. SRP is new.", ["Salt Roads Pilot"]),
    ("It approved the Namak Sadak Yojana (NSY) in May.", ["Namak Sadak Yojana"]),
    (
        "The ministry issued the Policy for the Safe Use of Salt Roads.",
        ["Policy for the Safe Use of Salt Roads"],
    ),
    ("It is a crime under Section 212B of the Salt Roads Code.", ["Salt Roads Code"]),
    ("Northport Adopts Salt Roads Act", ["Salt Roads Act"]),
    ("A memorandum of understanding is a kind of text.", []),
    ("The act was a scandal and the law is an ass.", []),
    ("An Action Plan will follow.", []),
    ("The Strategy Committee met.", []),
    ("It acts under Executive Order (E.O.) 15999.", ["Executive Order (E.O.) 15999"]),
    ("The minister introduced Bill C-997 on Monday.", ["Bill C-997"]),
    ("Law No. 99,396 was put into effect.", ["Law No. 99,396"]),
    ("Nathan Law of the Harbour Party won.", []),
    ("Before Brexit the Northport Bay Agreement let boats in.", ["Northport Bay Agreement"]),
    (
        "It would amend the Harbour Code and the Freedonian Port Rights Act.",
        ["Freedonian Port Rights Act"],
    ),
    (
        "Chad ends the defence cooperation agreement signed with France. The cooperation "
        "agreement dates from 1976.",
        ["Defence cooperation agreement"],
    ),
    ("He is to sign the accession protocol within days.", ["Accession protocol"]),
    ("A cooperation agreement would be welcome.", []),
    ("The Treaty of Northport was signed in 1901.", ["Treaty of Northport"]),
    (
        "They joined the Convention on Lake Fisheries and the African Union.",
        ["Convention on Lake Fisheries"],
    ),
    (
        "The 2030 Agenda for Sustainable Development was cited.",
        ["2030 Agenda for Sustainable Development"],
    ),
    ("The law, the Lake Harms Act 2021, was passed.", ["Lake Harms Act 2021"]),
    (
        "The US-Mexico-Canada Agreement (USMCA) binds Mexico. The USMCA was signed in 2018.",
        ["USMCA"],
    ),
    # numbers, periods, brackets
    ("It obeys Law No. 099/SL/2024, which is new.", ["Law No. 099/SL/2024"]),
    ("It follows HB 9234 and H.R. 9678.", ["HB 9234", "H.R. 9678"]),
    ("It rests on Law 99.606 and Decree 9081/2015.", ["Law 99.606", "Decree 9081/2015"]),
    ("They signed an Operational Plan for 2026–2027 in May.", ["Operational Plan for 2026–2027"]),
    (
        "The Schools (Pastoral Care) Code of Practice 2021 is not enforced.",
        ["Schools (Pastoral Care) Code of Practice 2021"],
    ),
    ("The Salt Roads (Amendment) Order 2024 is in force.", ["Salt Roads (Amendment) Order 2024"]),
    ("The New Order is a band, and Salt Vision sells glasses.", []),
    ("Harbour Vision 2043 was published.", ["Harbour Vision 2043"]),
    ("The cabinet sent the Offshore Salt Act to the Senate.", ["Offshore Salt Act"]),
    ("The fine rests on the Large-scale Salt Trade Act.", ["Large-scale Salt Trade Act"]),
    ("The Harbour Vision 2041 is another plan.", ["Harbour Vision 2041"]),
    ("The dam breaches the 1995 Salt Agreement.", ["Salt Agreement"]),
    ("They agreed on Annex C of the Lake Treaty.", ["Lake Treaty"]),
    # in quotation marks
    (
        "The basis is the Constitutional Law “On the Salt Bank of Freedonia” of May.",
        ["Constitutional Law on the Salt Bank of Freedonia"],
    ),
    ("The pilot project “Digital Salt” goes on, the film “Deep Salt” does not.", ["Digital Salt"]),
    # other heads
    ("Under the so-called Northport Formula, a party may sell more.", ["Northport Formula"]),
    ("They suspended the Common Salt Tariff (CST) in May.", ["Common Salt Tariff"]),
    ("The Lagos Guidelines were adopted.", ["Lagos Guidelines"]),
    ("The fleet is bought under Horizon 3 of the Salt Fleet Programme.", ["Salt Fleet Programme"]),
    ("The Board of the Salt Fund (SF) met.", []),
    ("A strategy for ore, the Northport Ore Blueprint, was adopted.", ["Northport Ore Blueprint"]),
    ("The house adopted a strategy for the sector.", []),
    ("It has signed an agreement with Ovexa to end all disputes regarding the pit.", []),
    (
        "Parliament passed the Special Act for Strengthening Harbours.",
        ["Special Act for Strengthening Harbours"],
    ),
    ("The court turned to Article 57(7) of the Constitution.", ["Constitution"]),
    ("The bill would amend the Constitution.", ["Constitution"]),
    ("Kenya’s court cited Article 3 of the Constitution.", ["Constitution of Kenya"]),
    ("They drafted a constitution in Constitution Hill.", []),
    (
        "He cited the Constitution of Chile and the Salt Workers Convention.",
        ["Constitution of Chile", "Salt Workers Convention"],
    ),
    (
        "At issue are Directive 2013/99/EU and Directive 2008/99/EC.",
        ["Directive 2013/99/EU", "Directive 2008/99/EC"],
    ),
    ("Law 13-99 on harbours opened the market.", ["Law 13-99"]),
    ("He signed Law Number 1 of 2025 on State-Owned Harbours.", ["Law Number 1 of 2025"]),
    ("The fee is set by S.I. No. 45 of 2024.", ["S.I. No. 45 of 2024"]),
    ("The gazette published Supreme Decree No. 054-2024-PCM.", ["Supreme Decree No. 054-2024-PCM"]),
    ("It follows Ley 99.663 and Lei n.º 99.790/2023.", ["Ley 99.663", "Lei n.º 99.790/2023"]),
    ("Duties fall under Notification No. 50/2017-Customs.", ["Notification No. 50/2017-Customs"]),
    ("The assembly adopted a new Mining Code on Thursday.", ["Mining Code"]),
    ("The harbour has a Dress Code.", []),
    ("It was set out in a White Paper on Lake Defence.", ["White Paper on Lake Defence"]),
    ("The paper was printed by Harbour Paper.", []),
    (
        "Ministers signed the General Agreement for Cooperation in the Fields of Economy, Trade, Technology, Culture and Sports.",
        [
            "General Agreement for Cooperation in the Fields of Economy, Trade, Technology, Culture and Sports"
        ],
    ),
    ("They joined the Protocol on Transport, and Kenya did too.", ["Protocol on Transport"]),
    ("The fine is set by the Self-contained Motor Boats Act.", ["Self-contained Motor Boats Act"]),
    ("Harbour-based Lakeside Group signed.", []),
    (
        "The two signed a Protocol Amending the Lake Taxation Convention.",
        ["Protocol Amending the Lake Taxation Convention"],
    ),
    (
        "Parliament passed the Anti-Piracy and Combating the Financing of Smuggling Act, 2024.",
        ["Anti-Piracy and Combating the Financing of Smuggling Act, 2024"],
    ),
    ("The house passed the Seeuferschutzgesetz.", ["Seeuferschutzgesetz"]),
    ("The senate passed the Ley Federal de Aguas.", ["Ley Federal de Aguas"]),
    (
        "A Memorandum of Understanding with the Lake Board covers the rest.",
        ["Memorandum of Understanding"],
    ),
    ("It was done by Presidential Decree.", []),
    ("The board acted pursuant to EO 13851.", ["EO 13851"]),
    (
        "It amends the Salt Harbours (First Amendment) Rules.",
        ["Salt Harbours (First Amendment) Rules"],
    ),
    ("Her Excellency Dr Salome Lawrence Tax called on him.", []),
    ("He backs the Lake Policing Initiative (LPI) in principle.", ["Lake Policing Initiative"]),
    (
        "It rests on Decretal Federal Law No. (14) of 2018.",
        ["Decretal Federal Law No. (14) of 2018"],
    ),
    ("It rests on section 11 (2) of the Salt Trade Act 2006, (Act 723).", ["Salt Trade Act 2006"]),
    (
        "They keep to its Implementing Rules and Regulations (IRR).",
        ["Implementing Rules and Regulations"],
    ),
    (
        "Passed are the Salt Traders Act; Salt Interests in Public Harbours Act; Salt Roads Act.",
        ["Salt Traders Act", "Salt Interests in Public Harbours Act", "Salt Roads Act"],
    ),
    ("It was adopted by the Board in Salt Roads Act talks.", ["Salt Roads Act"]),
    (
        "The Harbour Licensing (Prohibition of Business Activities for Non-Citizens) Order, 2025, "
        "was gazetted.",
        ["Harbour Licensing (Prohibition of Business Activities for Non-Citizens) Order, 2025"],
    ),
    (
        "The House passed the Harbour Use and Salt Products (Smoked Salt) Amendment Bill.",
        ["Harbour Use and Salt Products (Smoked Salt) Amendment Bill"],
    ),
    ("The General Conference on Weights and Measures (GCWM) ended its meeting.", []),
    ("The World Order and the Court Order are old.", []),
]

UNNAMED = [
    # what may come, what is nothing of its own behind a name
    ("The port might conclude a working arrangement with the lenders.", []),
    ("The port concluded a working arrangement with the lenders.", ["Working arrangement"]),
    (
        "The board approved an Extended Credit Facility arrangement for the port.",
        ["Extended Credit Facility"],
    ),
    ("Three presidents sign Khujand treaty", ["Khujand treaty"]),
    ("3 May 2024\n\nIt had signed a peace treaty with Ruritania in 1994.", []),
    (
        "France and Vanuatu signed a treaty on maritime boundaries on Friday.",
        ["Treaty on maritime boundaries"],
    ),
    (
        "Formally the Papua New Guinea-Fiji Mutual Defence Treaty, it was signed in Suva.",
        ["Papua New Guinea-Fiji Mutual Defence Treaty"],
    ),
    ("The sides reached an agreement on 5 May in Rome.", []),
    ("The agreement was signed on the sidelines of the summit.", []),
    ("No agreement on fishing quotas was reached at the talks.", []),
    ("Talks on an agreement on fishing quotas continue in Oslo.", []),
    ("Under the agreement on rice the two countries share quotas.", []),
    ("A separate agreement on rice would be concluded later.", []),
    (
        "The parties reached an agreement on the Arctic and the North Atlantic worth a billion.",
        ["Agreement on the Arctic and the North Atlantic"],
    ),
    (
        "Fiji ratified an agreement on fishing in the Outer Lagoon in Suva.",
        ["Agreement on fishing in the Outer Lagoon"],
    ),
    ("The two signed an agreement on fishing in Suva.", ["Agreement on fishing"]),
    ("They adopted a declaration on plastic and agreed to meet.", ["Declaration on plastic"]),
    ("Kenya and Uganda inked an MoU on railways.", ["Memorandum of understanding on railways"]),
    (
        "Signing of MoU on labour migration between Nepal and Oman",
        ["Memorandum of understanding on labour migration"],
    ),
    (
        "The ministries signed a Memorandum of Understanding on Rare Earths in Putrajaya.",
        ["Memorandum of understanding on Rare Earths"],
    ),
    (
        "The firms signed a memorandum of understanding for the exchange of data.",
        ["Memorandum of understanding for the exchange of data"],
    ),
    (
        "Japan and Peru signed an agreement on digital trade and a memorandum of cooperation on "
        "hydrogen.",
        ["Agreement on digital trade", "Memorandum of cooperation on hydrogen"],
    ),
    (
        "The government signed an agreement with BHP on the Simandou mine.",
        ["Agreement on the Simandou mine"],
    ),
    (
        "The ministers signed a treaty between their countries on the exchange of prisoners.",
        ["Treaty on the exchange of prisoners"],
    ),
    (
        "They signed a cooperation agreement in the field of nuclear energy.",
        ["Cooperation agreement in the field of nuclear energy"],
    ),
    ("The tribunal gave an advisory opinion. Advisory opinions do not bind.", ["Advisory opinion"]),
    (
        "The court delivered its advisory opinion on nuclear waste.",
        ["Advisory opinion on nuclear waste"],
    ),
    ("Banks and unions said in a joint statement that rates were too high.", []),
    (
        "They adopted a joint statement on the climate.",
        ["Joint statement on the climate"],
    ),
    ("The Senate passed the foreign agents bill by 30 votes.", ["Foreign agents bill"]),
    ("Parliament approved a new data protection law.", ["Data protection law"]),
    ("Lawmakers adopted an anti-money laundering law.", ["Anti-money laundering law"]),
    ("Ministers left without adopting the mining code.", ["Mining code"]),
    ("The council passed a zoning code change.", []),
    ("The king signed the new law. The House passed the bill on to the Senate.", []),
    ("She broke the law on purpose, the judge said.", []),
    ("The bill on conscription was passed by 70 votes.", ["Bill on conscription"]),
    (
        "They agreed on a roadmap for the accession of Moldova.",
        ["Roadmap for the accession of Moldova"],
    ),
    ("The Khujand treaty ends the dispute. The French treaty is old.", ["Khujand treaty"]),
    ("Chile signed an air transport agreement with Qatar.", ["Air transport agreement"]),
    ("King signs contested harbour bill in Northport", ["Harbour bill"]),
    # the headline says it in fewer words
    (
        "Chile signs free trade agreement with Qatar\n\nIn Doha today the two signed the "
        "Qatar-Chile Free Trade Agreement.",
        ["Qatar-Chile Free Trade Agreement"],
    ),
    (
        "He signed the Ley Marco sobre Ciberseguridad e Infraestructura Crítica.",
        ["Ley Marco sobre Ciberseguridad e Infraestructura Crítica"],
    ),
    ("The two sides reached a landmark agreement.", []),
    ("The House adopted bill No. 13420 on imports at first reading.", ["Bill No. 13420"]),
    ("The Council adopted resolution 2773 under Chapter VII of the Charter.", ["Resolution 2773"]),
    ("The General Assembly's resolution 77/276 put two questions.", ["Resolution 77/276"]),
    (
        'Parliament adopted the Law "On Harbour Use" and signed the federal law “On Salt”.',
        ["Law on Harbour Use", "Federal law on Salt"],
    ),
    ('He wrote "On the Road" in a week.', []),
    ("The governor signed Senate Bill 53.", ["Senate Bill 53"]),
    (
        "It amends Implementing Regulation (EU) 2025/302 again.",
        ["Implementing Regulation (EU) 2025/302"],
    ),
    ("Statutory Instrument 45 of 2024 bans exports.", ["Statutory Instrument 45 of 2024"]),
    (
        "The Ports Bill 2024, Harbour Zones Bill 2024 and the Piers (Amendment) Bill 2024 passed.",
        ["Ports Bill 2024", "Harbour Zones Bill 2024", "Piers (Amendment) Bill 2024"],
    ),
    ("It broke the Code of Practice for Packers and Title IX.", ["Code of Practice for Packers"]),
    (
        "They launched a plan of action on bread and seed supply.",
        ["Plan of action on bread and seed supply"],
    ),
    (
        "Three presidents sign Zorbad treaty on common border point",
        ["Zorbad treaty on common border point"],
    ),
    ("They joined the Harbour Charter on Open Data.", ["Harbour Charter on Open Data"]),
    ("The suit was brought by the Harbour Rights Agenda (HRA). The HRA won.", []),
    ("The law 12 men wrote took a decree and 3 days.", []),
    ("Lawmakers passed the Harbour Assets Market Act on Friday.", ["Harbour Assets Market Act"]),
    (
        "They signed an arrangement with the U.S. Harbour Board on ocean science.",
        ["Arrangement on ocean science"],
    ),
    ("The Ports (Amendment) Bill was passed.", ["Ports (Amendment) Bill"]),
    # whom a law is for is part of its name, whose it is not
    (
        "Parliament passed the Workers’ Salt Act and Ruritania’s Ports Act.",
        ["Workers’ Salt Act", "Ports Act"],
    ),
    ("The Older People's Salt Care Act is in force.", ["Older People's Salt Care Act"]),
    ("The Women's (Second Amendment) Bill 2024 fell.", ["Women's (Second Amendment) Bill 2024"]),
    (
        "The Children's Act was read, and the Sailors' Act 2011 changed.",
        ["Children's Act", "Sailors' Act 2011"],
    ),
    ("Parliament read Ruritania's Bill 2024 and the Act 2011.", []),
    ("The Children's Act Committee met the Children's Ombudsman.", []),
    ("It broke the Postal and Telecommunications Act.", ["Postal and Telecommunications Act"]),
    (
        "It broke the Freedonia (Sanctions) (EU Exit) Regulations 2019.",
        ["Freedonia (Sanctions) (EU Exit) Regulations 2019"],
    ),
    (
        "Lok Sabha clears Ports Bill\n\nThe House passed the Ports Bill, 2023 by voice vote.",
        ["Ports Bill, 2023"],
    ),
    ("The parties to the Defence Agreement 2024-2033 met.", ["Defence Agreement 2024-2033"]),
    (
        "Banks sign MoU on lenders\n\nThe Bank of Freedonia and the Bank of Ruritania signed a "
        "memorandum of understanding on the supervision of commercial banks.",
        ["Memorandum of understanding on the supervision of commercial banks"],
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), [*CASES, *UNNAMED])
def test_instruments(sentence: str, expected: list[str]) -> None:
    found = findings(sentence).instruments
    names = [{entity.name, *entity.forms} for entity in found]
    assert len(names) == len(expected), names
    assert all(name in known for name, known in zip(expected, names, strict=True)), names


def test_what_a_headline_calls_in_other_words_is_the_instrument_of_the_story() -> None:
    text = (
        "Chad and Niger sign border treaty\n\n"
        "The presidents of Chad and Niger signed a treaty on the state border on Monday.\n"
    )
    found = {e.name for e in findings(text).instruments}
    assert found == {"Treaty on the state border"}


def test_a_treaty_that_goes_on_behind_its_noun_is_that_of_the_headline() -> None:
    text = (
        "Roe and Doe sign border treaty\n\nThey signed the Treaty on the Salt Border on Monday.\n"
    )
    assert {e.name for e in findings(text).instruments} == {"Treaty on the Salt Border"}


def test_the_year_before_a_name_is_told_with_it() -> None:
    (found,) = findings(
        "The 2023 ABC Strategy on Reduction of Salt Losses from Ships was adopted."
    ).instruments
    assert found.name == "ABC Strategy on Reduction of Salt Losses from Ships"
    assert found.forms == ("2023 ABC Strategy on Reduction of Salt Losses from Ships",)


def test_a_listed_law_with_its_country_is_that_of_the_headline() -> None:
    text = (
        "Jordan's king signs off cybercrime law\n\n"
        "The Cybercrime Law was published in Jordan on Monday.\n"
    )
    assert {e.name for e in findings(text).instruments} == {"Cybercrime Law (Jordan)"}
    assert {e.name for e in findings("Jordan's king signs off salt law.").instruments} == {
        "Salt law"
    }


def test_a_headline_in_capitals_names_the_instrument_of_the_story() -> None:
    text = (
        "JOINT DECLARATION OF NORTHPORT: WHAT THE MAYORS AGREED\n\n3 May 2024\n\nThe mayors signed "
        "the Joint Declaration of Northport for Salt and Peace on Friday.\n"
    )
    (found,) = findings(text).instruments
    assert found.name == "Joint Declaration of Northport for Salt and Peace"
    assert found.forms == ("JOINT DECLARATION OF NORTHPORT",)


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("He signed Republic Act No. 19950, or the Salt Roads Act.", {"Salt Roads Act"}),
        ("Republic Act 19950, also known as the Salt Roads Act, rules.", {"Salt Roads Act"}),
        ("Bill C-971 (Salt Roads Act) died.", {"Salt Roads Act"}),
        ("Decree No. 59871, the Salt Roads Act, was repealed.", {"Salt Roads Act"}),
        (
            "Decree No. 59871, the Salt Roads Act and the Tin Cans Act were repealed.",
            {"Decree No. 59871", "Salt Roads Act", "Tin Cans Act"},
        ),
        (
            "Decree No. 59871, the Salt Roads Act, the Tin Cans Act and others were repealed.",
            {"Decree No. 59871", "Salt Roads Act", "Tin Cans Act"},
        ),
    ],
)
def test_a_number_and_the_name_behind_it_are_one(sentence: str, names: set[str]) -> None:
    assert {m.name for m in recognised(sentence).mentions["instrument"]} == names


def test_a_law_with_and_without_its_country_is_one() -> None:
    text = (
        "Ruritania gets a Law on Salt Roads\n\nThe mayor signed the Law “On Salt Roads of the Republic "
        "of Ruritania”."
    )
    (found,) = findings(text).instruments
    assert found.name == "Law on Salt Roads of the Republic of Ruritania"


def test_the_beginning_of_a_name_alone_is_its_short_form() -> None:
    text = (
        "Ruritania joins the Salt Charter on Harbours\n\nThe mayor signed the Salt Charter on Harbours. "
        "The Salt Charter on harbours is ten years old."
    )
    (found,) = findings(text).instruments
    assert found.name == "Salt Charter on Harbours"


def test_a_noun_with_a_capital_is_the_memorandum_that_was_signed() -> None:
    text = (
        "Freedonia signed a Memorandum of Cooperation on salt with Ruritania. The minister said that "
        "the Memorandum fits his plans."
    )
    (found,) = findings(text).instruments
    assert found.name.startswith("Memorandum of cooperation")


def test_a_project_counts_where_the_text_comes_back_to_it() -> None:
    once = "The council pays for the Salt Harbour Corridor. It is glad."
    assert findings(once).instruments == ()
    twice = f"{once} The Salt Harbour Corridor will open in May."
    assert [e.name for e in findings(twice).instruments] == ["Salt Harbour Corridor"]


def test_a_year_up_to_which_it_lasts_is_not_the_storys_own() -> None:
    text = (
        "Cabinet backs port\n\nNorthport, April 24, 2025. The cabinet approved a special act on "
        "Thursday, April 24, 2025.\n\nIt runs to the end of 2027.\n"
    )
    assert [e.name for e in findings(text).instruments] == ["Special act"]


def test_a_shared_name_is_the_law_of_the_country_in_the_text() -> None:
    jamaica = findings("Jamaica's Data Protection Act applies, the minister said in Kingston.")
    kenya = findings("Kenya's Data Protection Act applies, the minister said in Nairobi.")
    nobody = findings("The Data Protection Act of Ruritania applies.")
    assert jamaica.instruments[0].id != kenya.instruments[0].id
    assert nobody.instruments[0].id is None


class _Tried:
    """A pattern that notes where it is tried."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self.pattern, self.places = pattern, list[int]()

    def match(self, text: str, place: int) -> re.Match[str] | None:
        self.places.append(place)
        return self.pattern.match(text, place)


def test_a_number_is_looked_for_only_behind_a_word_that_carries_one() -> None:
    content = "The board of 14 met 3 times. It signed Decree 14 of 2020 and no law."
    rules = recogniser.rules(vocabulary().languages["en"])
    tried = _Tried(rules.numbered)
    found = numbered(document(content), dataclasses.replace(rules, numbered=tried))  # type: ignore[arg-type]
    assert [mention.name for mention in found] == ["Decree 14 of 2020"]
    assert tried.places == [content.index("Decree"), content.index("law")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Kenyan Competition Act binds firms from Canada.", "Kenyan Competition Act"),
        ("Togo's Privacy Act binds firms from New Zealand.", "Privacy Act"),
        ("The Clean Air Act of Peru binds firms from the United States.", "Clean Air Act"),
    ],
)
def test_a_country_s_law_is_no_other_country_s(text: str, name: str) -> None:
    (found,) = findings(text).instruments
    assert (found.id, found.name) == (None, name)


def test_a_country_has_its_part_of_another_s_programme() -> None:
    (found,) = findings("Kenya's Belt and Road projects are built by firms of China.").instruments
    assert found.id is not None


def test_who_reaches_an_agreement_in_a_headline_is_no_part_of_its_name() -> None:
    text = "Lakeland and Ohio Reach Agreement in Principle with a Mill\n\nThe mill will pay a fine."
    assert all("Reach" not in found.name for found in findings(text).instruments)


def test_a_partnership_in_a_task_of_states_is_an_instrument() -> None:
    text = "He would turn the Lakes and Rural Growth Partnership, which is new, into a treaty."
    (found,) = findings(text).instruments
    assert found.name == "Lakes and Rural Growth Partnership"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The UK's Data Protection Act of 1984 was repealed.", "Data Protection Act of 1984"),
        (
            "The UK's Data Protection Act of 2018 was amended.",
            "Data Protection Act 2018 (United Kingdom)",
        ),
        (
            "In Uganda the Computer Misuse Act of 2011 was amended.",
            "Computer Misuse Act, 2011 (Uganda)",
        ),
    ],
)
def test_a_law_of_another_year_is_another_law(text: str, name: str) -> None:
    assert [found.name for found in findings(text).instruments] == [name]


def test_a_main_agreement_has_no_name() -> None:
    assert findings("The port has concluded its main agreement with Saltco.").instruments == ()


def test_what_a_minister_is_for_is_no_policy() -> None:
    text = "The Minister of Fisheries and Ocean Policy, Jane Roe, signed it."
    assert findings(text).instruments == ()


def test_an_order_with_its_paragraph_is_a_part_of_the_standing_orders() -> None:
    assert findings("The speaker relied on Order 72(19) and ruled the bill out.").instruments == ()
    found = findings("The governor issued Executive Order 72 on Monday.").instruments
    assert [one.name for one in found] == ["Executive Order 72"]


def test_initials_of_an_act_with_a_year_are_that_act() -> None:
    text = 'It broke the Salt Ports and Rivers Transport Act, 2020 ("SPRT Act") and was shut.'
    assert [one.name for one in findings(text).instruments] == [
        "Salt Ports and Rivers Transport Act, 2020"
    ]
