"""Cities that postings name without their country, and the many spellings of some of them."""

from collections.abc import Mapping

from jobhunt.postings.readers.countries import plain

# Country, then its cities; where the region is part of how people name a place it stands after a colon.
_TABLE = """
    AE Dubai, Abu Dhabi
    | AR Buenos Aires
    | AT Vienna, Graz, Linz, Salzburg
    | AU Sydney:NSW, Melbourne:VIC, Brisbane:QLD, Perth:WA, Adelaide:SA, Canberra:ACT
    | BE Brussels, Antwerp, Ghent, Leuven
    | BG Sofia, Plovdiv
    | BR São Paulo, Rio de Janeiro, Belo Horizonte, Curitiba, Porto Alegre, Recife, Florianópolis, Campinas
    | CA Toronto:ON, Vancouver:BC, Montreal:QC, Ottawa:ON, Calgary:AB, Edmonton:AB, Waterloo:ON, Quebec City:QC,
    Winnipeg:MB, Mississauga:ON, Halifax:NS, Kitchener:ON
    | CH Zurich, Geneva, Basel, Lausanne, Bern, Zug
    | CL Santiago
    | CN Beijing, Shanghai, Shenzhen, Guangzhou, Hangzhou, Chengdu, Suzhou, Nanjing, Wuhan, Xi'an
    | CO Bogotá, Medellín
    | CR Heredia
    | CZ Prague, Brno, Ostrava, Olomouc, Plzeň, Vsetín, Zlín, Uherské Hradiště
    | DE Berlin, Munich, Hamburg, Cologne, Frankfurt, Stuttgart, Düsseldorf, Leipzig, Dresden, Nuremberg,
    Karlsruhe, Hanover, Bremen, Bonn, Heidelberg, Mannheim, Walldorf, Potsdam
    | DK Copenhagen, Aarhus, Odense
    | EE Tallinn, Tartu
    | EG Cairo
    | ES Madrid, Barcelona, Seville, Málaga, Bilbao, Zaragoza, Albacete
    | FI Helsinki, Espoo, Tampere, Oulu
    | FR Paris, Lyon, Toulouse, Nantes, Bordeaux, Lille, Grenoble, Marseille, Montpellier, Rennes, Strasbourg,
    Sophia Antipolis
    | GB London, Manchester, Edinburgh, Glasgow, Bristol, Leeds, Belfast, Cardiff, Liverpool, Oxford, Sheffield,
    Nottingham, Newcastle upon Tyne, Brighton, Milton Keynes
    | GE Tbilisi
    | GR Athens, Thessaloniki
    | HK Hong Kong
    | HR Zagreb
    | HU Budapest
    | ID Jakarta
    | IE Dublin, Cork, Galway, Limerick
    | IL Tel Aviv, Haifa, Herzliya, Jerusalem
    | IN Bengaluru, Hyderabad, Mumbai, Chennai, Pune, New Delhi, Delhi, Gurugram, Noida, Kolkata, Ahmedabad,
    Coimbatore, Kochi, Jaipur
    | IT Rome, Milan, Turin, Bologna, Naples, Florence
    | JP Tokyo, Osaka, Kyoto, Yokohama, Fukuoka, Nagoya
    | KE Nairobi
    | KR Seoul, Busan, Pangyo
    | LT Vilnius, Kaunas
    | LU Luxembourg
    | LV Riga
    | MA Casablanca
    | MX Mexico City, Guadalajara, Monterrey, Querétaro
    | MY Kuala Lumpur, Penang
    | NG Lagos
    | NL Amsterdam, Rotterdam, Utrecht, Eindhoven, The Hague, Delft
    | NO Oslo, Bergen, Trondheim
    | NZ Auckland, Wellington, Christchurch
    | PE Lima
    | PH Manila, Taguig, Makati, Quezon City, Cebu
    | PK Karachi, Lahore, Islamabad
    | PL Warsaw, Kraków, Wrocław, Gdańsk, Poznań, Łódź, Katowice
    | PT Lisbon, Porto, Braga
    | QA Doha
    | RO Bucharest, Cluj-Napoca, Iași, Timișoara
    | RS Belgrade, Novi Sad
    | SA Riyadh, Jeddah
    | SE Stockholm, Gothenburg, Malmö, Lund, Uppsala
    | SG Singapore, Jurong East
    | SI Ljubljana
    | SK Bratislava, Košice
    | TH Bangkok
    | TR Istanbul, Ankara, Izmir
    | TW Taipei, Hsinchu, Taichung
    | UA Kyiv, Lviv, Kharkiv, Odesa
    | UY Montevideo
    | VN Hanoi, Ho Chi Minh City, Da Nang
    | ZA Cape Town, Johannesburg, Durban
    | US San Francisco:CA, San Jose:CA, Los Angeles:CA, San Diego:CA, Mountain View:CA, Palo Alto:CA,
    Sunnyvale:CA, Menlo Park:CA, Cupertino:CA, Santa Clara:CA, San Mateo:CA, Los Gatos:CA, Oakland:CA,
    Irvine:CA, Berkeley:CA, Redwood City:CA, San Bruno:CA, Culver City:CA, Santa Monica:CA, Burlingame:CA, South
    San Francisco:CA, Sacramento:CA, Foster City:CA, New York:NY, Brooklyn:NY, Buffalo:NY, Seattle:WA,
    Bellevue:WA, Redmond:WA, Kirkland:WA, Spokane:WA, Austin:TX, Dallas:TX, Houston:TX, San Antonio:TX,
    Plano:TX, Fort Worth:TX, Boston:MA, Cambridge:MA, Waltham:MA, Chicago:IL, Denver:CO, Boulder:CO, Atlanta:GA,
    Miami:FL, Orlando:FL, Tampa:FL, Jacksonville:FL, Philadelphia:PA, Pittsburgh:PA, Washington:DC,
    Arlington:VA, Reston:VA, McLean:VA, Herndon:VA, Richmond:VA, Baltimore:MD, Bethesda:MD, Portland:OR,
    Hillsboro:OR, Beaverton:OR, Phoenix:AZ, Tempe:AZ, Scottsdale:AZ, Tucson:AZ, Salt Lake City:UT, Lehi:UT,
    Provo:UT, Las Vegas:NV, Reno:NV, Minneapolis:MN, Saint Paul:MN, Detroit:MI, Ann Arbor:MI, Columbus:OH,
    Cleveland:OH, Cincinnati:OH, Indianapolis:IN, Nashville:TN, Memphis:TN, Charlotte:NC, Raleigh:NC, Durham:NC,
    St. Louis:MO, Kansas City:MO, Milwaukee:WI, Madison:WI, Jersey City:NJ, Newark:NJ, Hoboken:NJ, Stamford:CT,
    Hartford:CT, Providence:RI, New Orleans:LA, Omaha:NE, Boise:ID, Honolulu:HI, Huntsville:AL, Albuquerque:NM,
    Hawthorne:CA, El Segundo:CA
"""

_SPELLINGS = """
    Munich=München | Cologne=Köln | Nuremberg=Nürnberg | Hanover=Hannover | Frankfurt=Frankfurt am Main
    | Vienna=Wien
    | Zurich=Zürich | Geneva=Genève, Genf, Geneve | Basel=Bâle | Bern=Berne | Prague=Praha | Warsaw=Warszawa
    | Kraków=Cracow | Lisbon=Lisboa | Copenhagen=København | Gothenburg=Göteborg | Brussels=Bruxelles, Brussel
    | Antwerp=Antwerpen | Ghent=Gent | Rome=Roma | Milan=Milano | Turin=Torino | Naples=Napoli | Florence=Firenze
    | Seville=Sevilla | The Hague=Den Haag | Bucharest=București, Bucuresti | Belgrade=Beograd | Athens=Athina
    | Kyiv=Kiev | Lviv=Lvov | Bengaluru=Bangalore | Gurugram=Gurgaon | Mumbai=Bombay | Chennai=Madras
    | Mexico City=Ciudad de México, CDMX | Montreal=Montréal | Quebec City=Québec City, Ville de Québec
    | New York=New York City, NYC, Manhattan | San Francisco=SF, San Francisco Bay Area, Bay Area, SF Bay Area
    | Washington=Washington DC, Washington D.C., Washington, D.C | Los Angeles=LA | Saint Paul=St. Paul
    | St. Louis=Saint Louis | Ho Chi Minh City=Saigon | Tel Aviv=Tel Aviv-Yafo, Tel-Aviv | Hanoi=Ha Noi
    | Newcastle upon Tyne=Newcastle | Luxembourg=Luxembourg City | Taipei=Taipei City | Singapore=Singapore City
"""


def _read() -> Mapping[str, tuple[str, str, str]]:
    found: dict[str, tuple[str, str, str]] = {}
    for row in _TABLE.split("|"):
        code, listed = row.split(maxsplit=1)
        for one in listed.split(","):
            name, _, region = " ".join(one.split()).partition(":")
            found.setdefault(plain(name), (name, region, code))
    for row in _SPELLINGS.split("|"):
        name, _, others = row.strip().partition("=")
        for other in others.split(","):
            found.setdefault(plain(other), found[plain(name)])
    return found


_CITIES = _read()


def city_named(name: str) -> tuple[str, str, str] | None:
    """A known city by any of its spellings: its English name, its region's code or nothing, its country's code."""
    return _CITIES.get(plain(name))
