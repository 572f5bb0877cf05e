"""Countries under the names that careers sites use, and their ISO codes of two letters."""

import re
import unicodedata
from collections.abc import Mapping

# Code, ISO code of three letters, then every name that is met, in plain letters.
_TABLE = """
    AE ARE united arab emirates, uae, dubai emirate | AF AFG afghanistan | AL ALB albania | AM ARM armenia
    | AO AGO angola | AR ARG argentina | AT AUT austria, osterreich | AU AUS australia | AZ AZE azerbaijan
    | BA BIH bosnia and herzegovina, bosnia | BD BGD bangladesh | BE BEL belgium, belgique, belgie
    | BG BGR bulgaria | BH BHR bahrain | BN BRN brunei | BO BOL bolivia | BR BRA brazil, brasil
    | BW BWA botswana | BY BLR belarus | CA CAN canada
    | CD COD democratic republic of the congo, dr congo | CH CHE switzerland, schweiz, suisse, svizzera
    | CI CIV cote d'ivoire, ivory coast | CL CHL chile | CM CMR cameroon
    | CN CHN china, people's republic of china, mainland china | CO COL colombia | CR CRI costa rica
    | CU CUB cuba | CY CYP cyprus | CZ CZE czechia, czech republic, ceska republika, cesko
    | DE DEU germany, deutschland, alemania, allemagne | DK DNK denmark, danmark
    | DO DOM dominican republic, republica dominicana | DZ DZA algeria | EC ECU ecuador | EE EST estonia
    | EG EGY egypt | ES ESP spain, espana, espanya, espagne | ET ETH ethiopia | FI FIN finland, suomi
    | FR FRA france, francia | GB GBR united kingdom, uk, great britain, britain, england, scotland, wales,
    northern ireland, u.k. | GE GEO republic of georgia | GH GHA ghana | GR GRC greece | GT GTM guatemala
    | HK HKG hong kong, hong kong sar | HN HND honduras | HR HRV croatia, hrvatska | HU HUN hungary, magyarorszag
    | ID IDN indonesia | IE IRL ireland, republic of ireland | IL ISR israel | IN IND india | IQ IRQ iraq
    | IR IRN iran | IS ISL iceland | IT ITA italy, italia | JM JAM jamaica | JO JOR jordan | JP JPN japan
    | KE KEN kenya | KG KGZ kyrgyzstan | KH KHM cambodia | KR KOR south korea, korea, republic of korea
    | KW KWT kuwait | KZ KAZ kazakhstan | LA LAO laos | LB LBN lebanon | LK LKA sri lanka | LT LTU lithuania
    | LU LUX luxembourg, luxemburg | LV LVA latvia | MA MAR morocco, maroc | MD MDA moldova
    | ME MNE montenegro | MK MKD north macedonia | MM MMR myanmar | MN MNG mongolia | MO MAC macau, macao
    | MT MLT malta | MU MUS mauritius | MX MEX mexico | MY MYS malaysia | MZ MOZ mozambique | NA NAM namibia
    | NG NGA nigeria | NI NIC nicaragua | NL NLD netherlands, the netherlands, nederland, holland
    | NO NOR norway, norge | NP NPL nepal | NZ NZL new zealand | OM OMN oman | PA PAN panama | PE PER peru
    | PG PNG papua new guinea | PH PHL philippines, the philippines | PK PAK pakistan | PL POL poland, polska
    | PR PRI puerto rico | PT PRT portugal | PY PRY paraguay | QA QAT qatar | RO ROU romania
    | RS SRB serbia, srbija | RU RUS russia, russian federation | RW RWA rwanda | SA SAU saudi arabia, ksa
    | SE SWE sweden, sverige | SG SGP singapore | SI SVN slovenia | SK SVK slovakia, slovensko
    | SN SEN senegal | SV SLV el salvador | TH THA thailand | TN TUN tunisia | TR TUR turkey, turkiye
    | TT TTO trinidad and tobago | TW TWN taiwan | TZ TZA tanzania | UA UKR ukraine | UG UGA uganda
    | US USA united states, united states of america, usa, u.s., u.s.a., america | UY URY uruguay
    | UZ UZB uzbekistan | VE VEN venezuela | VN VNM vietnam, viet nam | ZA ZAF south africa | ZM ZMB zambia
    | ZW ZWE zimbabwe
"""

_COMBINING = re.compile("[\u0300-\u036f]")
_LETTERS = str.maketrans({"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "ß": "ss", "æ": "ae", "ı": "i", "’": "'"})


def plain(text: str) -> str:
    """The text in lower case, without accents, blanks collapsed: names are held against each other in this form."""
    if not text.isascii():
        text = _COMBINING.sub("", unicodedata.normalize("NFKD", text.translate(_LETTERS)))
    return " ".join(text.lower().split())


def _read() -> tuple[Mapping[str, str], Mapping[str, str]]:
    names: dict[str, str] = {}
    codes: dict[str, str] = {}
    for row in _TABLE.split("|"):
        code, long_code, listed = row.split(maxsplit=2)
        codes[code] = codes[long_code] = code
        for name in listed.split(","):
            names[plain(name)] = code
    return names, codes


_BY_NAME, _BY_CODE = _read()

CODES = frozenset(_BY_CODE.values())


def country_named(name: str) -> str | None:
    """The code of the country with this name, in any case and accents."""
    return _BY_NAME.get(plain(name))


def country_coded(code: str) -> str | None:
    """The code of two letters for a code of two or three in capitals."""
    return _BY_CODE.get(code)
