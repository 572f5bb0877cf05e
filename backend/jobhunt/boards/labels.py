"""The labels under which careers sites put a posting's facts, in the languages that are met most."""

import re
from collections.abc import Mapping

_LABELS: Mapping[str, str] = {
    "place": """
        location | locations | job location | job locations | work location | office | office location |
        city | based in |
        where | ubicación | ubicació | ubicacion | lugar | localización | localidad | standort | standorte |
        einsatzort |
        arbeitsort | ort | lieu | lieu de travail | localisation | localização | local | sede | sedi | luogo |
        locatie |
        plaats | standplaats | lokalita | místo pracoviště | adresa | lokalizacja
    """,
    "type": """
        employment type | job type | type of employment | contract type | contract | time type | commitment |
        schedule |
        position type | type | work type | tipus de contracte | tipo de contrato | tipo de contratación | jornada |
        anstellungsart | beschäftigungsart | vertragsart | type de contrat | contrat | dienstverband | contratto |
        tipo di contratto | typ úvazku | typ pracovního poměru
    """,
    "mode": """
        work mode | workplace type | workplace | work arrangement | work model | working model | work style |
        location type |
        remote status | remote | modalitat de treball | modalidad de trabajo | modalidad | arbeitsmodell |
        mode de travail
    """,
    "posted": """
        posted on | date posted | posted | posting date | publish date | published | published on |
        publication date |
        job posted | veröffentlicht am | veröffentlicht | fecha de publicación | publié le | date de publication |
        geplaatst op | data pubblicazione
    """,
    "ends": """
        end date | closing date | apply by | application deadline | deadline | applications close | closing on |
        expiry date | valid until | valid through | bewerbungsfrist | bewerbungsschluss | date limite |
        fecha límite |
        sluitingsdatum | scadenza
    """,
    "team": """
        department | team | function | business unit | job family | category | job category | division | abteilung |
        bereich | departamento | département | service | afdeling | dipartimento | oddělení
    """,
    "company": """
        company | company name | employer | organization | organisation | hiring company | empresa | unternehmen |
        arbeitgeber | entreprise | bedrijf | azienda | společnost | firma
    """,
    "number": """
        job id | job number | requisition id | requisition number | requisition | req id | req # | reference |
        reference number | ref | job reference | job code | job req id | posting id | vacancy number |
        stellennummer |
        kennziffer | référence | referencia
    """,
    "pay": """
        salary | salary range | pay | pay range | base pay | base salary | compensation | compensation range |
        hourly rate | hourly pay | wage | rate | rate of pay | annual salary | salary recommendation |
        salari | salario |
        gehalt | vergütung | salaire | rémunération | remuneración | stipendio | salaris | plat | mzda |
        wynagrodzenie | lön
    """,
}

KIND: Mapping[str, str] = {
    label: kind for kind, labels in _LABELS.items() for label in re.split(r"\s*\|\s*", labels.strip())
}
"""The kind of fact that a label in lower case names."""
