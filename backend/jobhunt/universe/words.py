"""Places, levels and currencies from which the universe's postings are put together."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """One city where somebody may be hired, in every spelling that a platform may want."""

    city: str
    region: str
    region_code: str
    country: str
    iso2: str
    iso3: str
    currency: str
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Level:
    """How senior a role is. `pay` is the middle of its yearly range in US dollars; interns are paid by the hour."""

    prefix: str
    suffix: str
    years: int
    pay: int
    google: int | None


PLACES = (
    Place("San Francisco", "California", "CA", "United States", "US", "USA", "USD", 37.77493, -122.41942),
    Place("New York", "New York", "NY", "United States", "US", "USA", "USD", 40.71278, -74.00597),
    Place("Seattle", "Washington", "WA", "United States", "US", "USA", "USD", 47.60621, -122.33207),
    Place("Austin", "Texas", "TX", "United States", "US", "USA", "USD", 30.26715, -97.74306),
    Place("San Jose", "California", "CA", "United States", "US", "USA", "USD", 37.33821, -121.88633),
    Place("Boston", "Massachusetts", "MA", "United States", "US", "USA", "USD", 42.36008, -71.05888),
    Place("Los Angeles", "California", "CA", "United States", "US", "USA", "USD", 34.05223, -118.24368),
    Place("Chicago", "Illinois", "IL", "United States", "US", "USA", "USD", 41.87811, -87.62980),
    Place("London", "England", "ENG", "United Kingdom", "GB", "GBR", "GBP", 51.50735, -0.12776),
    Place("Manchester", "England", "ENG", "United Kingdom", "GB", "GBR", "GBP", 53.48076, -2.24263),
    Place("Edinburgh", "Scotland", "SCT", "United Kingdom", "GB", "GBR", "GBP", 55.95325, -3.18827),
    Place("Dublin", "Leinster", "L", "Ireland", "IE", "IRL", "EUR", 53.34981, -6.26031),
    Place("Berlin", "Berlin", "BE", "Germany", "DE", "DEU", "EUR", 52.52001, 13.40495),
    Place("München", "Bavaria", "BY", "Germany", "DE", "DEU", "EUR", 48.13513, 11.58198),
    Place("Paris", "Île-de-France", "IDF", "France", "FR", "FRA", "EUR", 48.85661, 2.35222),
    Place("Amsterdam", "North Holland", "NH", "Netherlands", "NL", "NLD", "EUR", 52.36757, 4.90414),
    Place("Madrid", "Community of Madrid", "M", "Spain", "ES", "ESP", "EUR", 40.41678, -3.70379),
    Place("Warsaw", "Masovia", "MZ", "Poland", "PL", "POL", "PLN", 52.22968, 21.01223),
    Place("Kraków", "Lesser Poland", "MA", "Poland", "PL", "POL", "PLN", 50.06465, 19.94498),
    Place("Zürich", "Zürich", "ZH", "Switzerland", "CH", "CHE", "CHF", 47.37689, 8.54169),
    Place("Genève", "Geneva", "GE", "Switzerland", "CH", "CHE", "CHF", 46.20439, 6.14316),
    Place("Stockholm", "Stockholm", "AB", "Sweden", "SE", "SWE", "SEK", 59.32932, 18.06858),
    Place("Göteborg", "Västra Götaland", "O", "Sweden", "SE", "SWE", "SEK", 57.70887, 11.97456),
    Place("Toronto", "Ontario", "ON", "Canada", "CA", "CAN", "CAD", 43.65323, -79.38318),
    Place("Vancouver", "British Columbia", "BC", "Canada", "CA", "CAN", "CAD", 49.28273, -123.12074),
    Place("Sydney", "New South Wales", "NSW", "Australia", "AU", "AUS", "AUD", -33.86882, 151.20930),
    Place("Melbourne", "Victoria", "VIC", "Australia", "AU", "AUS", "AUD", -37.81363, 144.96306),
    Place("Singapore", "Singapore", "SG", "Singapore", "SG", "SGP", "SGD", 1.35208, 103.81984),
    Place("Jurong East", "Singapore", "SG", "Singapore", "SG", "SGP", "SGD", 1.33290, 103.74360),
    Place("Tokyo", "Tokyo", "13", "Japan", "JP", "JPN", "JPY", 35.68949, 139.69171),
    Place("Osaka", "Osaka", "27", "Japan", "JP", "JPN", "JPY", 34.69374, 135.50218),
    Place("Bengaluru", "Karnataka", "KA", "India", "IN", "IND", "INR", 12.97160, 77.59456),
    Place("Hyderabad", "Telangana", "TG", "India", "IN", "IND", "INR", 17.38504, 78.48667),
    Place("São Paulo", "São Paulo", "SP", "Brazil", "BR", "BRA", "BRL", -23.55052, -46.63331),
    Place("Belo Horizonte", "Minas Gerais", "MG", "Brazil", "BR", "BRA", "BRL", -19.91668, -43.93449),
    Place("Mexico City", "Mexico City", "CMX", "Mexico", "MX", "MEX", "MXN", 19.43261, -99.13321),
    Place("Guadalajara", "Jalisco", "JAL", "Mexico", "MX", "MEX", "MXN", 20.65970, -103.34961),
)

# What one US dollar of pay becomes in the local currency: the exchange rate and the local wage level in one figure.
LOCAL_PAY = {
    "USD": 1.0,
    "GBP": 0.62,
    "EUR": 0.66,
    "PLN": 2.1,
    "CHF": 0.86,
    "SEK": 5.4,
    "CAD": 1.05,
    "AUD": 1.12,
    "SGD": 1.02,
    "JPY": 88.0,
    "INR": 28.0,
    "BRL": 2.6,
    "MXN": 8.5,
}

SYMBOLS = {
    "USD": "$",
    "GBP": "£",
    "EUR": "€",
    "PLN": "PLN ",
    "CHF": "CHF ",
    "SEK": "SEK ",
    "CAD": "CA$",
    "AUD": "A$",
    "SGD": "S$",
    "JPY": "¥",
    "INR": "₹",
    "BRL": "R$",
    "MXN": "MX$",
}

INTERN = Level("", " Intern", 0, 52, 5)

LEVELS = (
    Level("Junior ", "", 1, 92_000, 1),
    Level("", "", 3, 128_000, 2),
    Level("", " II", 3, 136_000, 2),
    Level("", " III", 5, 158_000, 2),
    Level("Senior ", "", 5, 176_000, 3),
    Level("Senior ", "", 6, 182_000, 3),
    Level("Staff ", "", 8, 228_000, 3),
    Level("Principal ", "", 12, 282_000, 3),
    Level("Lead ", "", 7, 198_000, 3),
    Level("Director, ", "", 12, 268_000, 4),
)
