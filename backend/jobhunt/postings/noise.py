"""Volatile noise in a posting's text: what changes from one fetch to the next although nobody edited anything."""

import re
from functools import lru_cache
from itertools import pairwise

from jobhunt.boards.patterns import when_used

SHORT_LINE = 40
"""A line this short is looked at even when it holds no digit: "Posted yesterday"."""

LONG_LINE = 160
"""A line this long is prose: "150 applications" in it is part of the work, not a counter."""

_UNIT = (
    r"(?:seconds?|secs?|minutes?|mins?|min|m|hours?|hrs?|h|days?|d|weeks?|wks?|w|months?|mos?|years?|yrs?|y|"
    r"sekunden?|minuten?|stunden?|tage?n?|wochen?|monate?n?|jahre?n?|jours?|heures?|semaines?|mois|ans?|"
    r"d[ií]as?|horas?|semanas?|m[eê]s(?:es)?|minutos?|dagen|dag|uur|uren|weken|maanden|maand|"
    r"giorn[oi]|or[ae]|settiman[ae]|mes[ei]|dni|dzień|godzin\w*|tygod\w*|dagar|timmar|dager|timer|dn[yůí]\w*|hodin\w*)"
)
_MANY = r"(?:\d+\s?\+?|an?|one|a few|few|several|eine[mr]?|einige[nr]?|une?|uno?|um|een|pár)"
_LESS = (
    r"(?:about|around|over|more than|less than|almost|nearly|ca\.?|mehr als|über|plus de|más de|mais de|meer dan)"
)
_VERB = (
    r"(?:(?:date |job |first |last )?(?:re-?)?(?:posted|published|listed|advertised|refreshed|updated|"
    r"modified|active|seen)(?: on)?|posting age|veröffentlicht|aktualisiert|online seit|publiée?|mise? à jour|"
    r"publicad[oa]|actualizad[oa]|atualizad[oa]|geplaatst|bijgewerkt|pubblicat[oa]|aggiornat[oa]|opublikowan\w*|dodan[oaey]|"
    r"publicerad\w*|zveřejněn\w*)"
)
_BEFORE = r"(?:vor|il y a|hace|há|přibližně před|před|for|seit|depuis|desde)"
_AFTER = r"(?:ago|geleden|fa|temu|atr[áa]s|sedan|siden|sitten|old)"
_DAY = (
    r"(?:just now|right now|now|today|yesterday|this week|last week|this month|last month|heute|gestern|"
    r"aujourd.hui|hier|hoy|ayer|hoje|ontem|vandaag|gisteren|oggi|ieri|dzisiaj|dziś|wczoraj|dnes|včera)"
)
_AGE = (
    rf"{_VERB}\W*(?:{_BEFORE}\s+)?(?:{_LESS}\s+)?{_MANY}\s*{_UNIT}(?:\s+{_AFTER})?"
    rf"|(?:vor|il y a|hace|há|před)\s+(?:{_LESS}\s+)?{_MANY}\s*{_UNIT}"
    rf"|(?:{_LESS}\s+)?{_MANY}\s*{_UNIT}\s+(?:ago|geleden|fa|temu|atr[áa]s|sedan|siden|sitten)"
    rf"|{_VERB}\W*{_DAY}|just (?:posted|added|listed)|(?:today|yesterday|heute|gestern|hoy|ayer|vandaag|gisteren)"
    r"|\d+\s*(?:分钟|小时|天|周|个月|分|時間|日|週間|か月|ヶ月|시간|일|주)\s?(?:以?前|전)"
)
_NUMBER = r"(?:\d{1,3}(?:[., ]\d{3})+|\d+(?:[.,]\d)?\s?k|\d+)\+?"
_CROWD = (
    r"(?:applicants?|applications?|applied|views?|viewed|viewing|visits?|visitors|watching|looking|clicks?|saves?|"
    r"bewerbungen|bewerber(?:innen)?|aufrufe|candidatures?|candidats?|vues|candidatos?|candidaturas|inscritos|visitas|"
    r"visualiza\w+|sollicitanten|sollicitaties|weergaven|candidature|visualizzazioni|kandydat\w*|wyświetle\w*)"
)
_COUNT = (
    rf"(?:(?:be )?(?:among|one of) the first|already|over|more than|about|mehr als|über|plus de|más de|mais de|"
    rf"meer dan)?\s*{_NUMBER}\s+(?:(?:people|persons|candidates|others|members|users|job seekers)\s+)?"
    rf"(?:(?:have|has|are|were|already|currently|also|clicked|job|page|unique|total)\s+)*{_CROWD}"
    r"(?:\s+(?:so far|received|already|today|yet|right now|now|times|this|the|for|to|at|page|job|role|posting|"
    r"position|submitted|in|last|past|\d+|hours?|days?|weeks?|bisher))*"
    rf"|(?:number of |total |job |page )?{_CROWD}(?:\s+(?:received|count|so far))*\W*{_NUMBER}"
    r"(?:\s*(?:times|people|candidates|so far))*"
)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*"
_MOMENT = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)\w*\W+)?"
_MOMENT += rf"(?:\d{{1,4}}[-./: ]\d|\d+\s?ms|\d{{10,13}}|{_MONTH} \d|\d{{1,2}} {_MONTH})"
_RENDERED = (
    r"(?:(?:this )?(?:page|document|content|feed|data|view)\s+(?:was\s+)?(?:last\s+)?"
    r"(?:generated|rendered|retrieved|loaded|served|fetched|cached|refreshed|printed|synced)"
    r"|generated|rendered|retrieved|last (?:refreshed|synced|checked|crawled)"
    rf"|(?:server|current|local|page) time|timestamp)(?:\s+(?:at|on|in))?\W*{_MOMENT}.{{0,50}}"
)
_MACHINE = (
    r"(?:(?:csrf|xsrf|nonce|request|trace|session|correlation|transaction|build|render|ray|visitor|span|page ?view|"
    r"authenticity|verification|cache)[ _-]*(?:id|token|key|hash|version|nonce)?)"
)
_LABELLED = rf"{_MACHINE}\W*(?=[\w.-]*\d)[\w.=+/-]{{5,}}"
_COPYRIGHT = r"(?:copyright\s*)?(?:©|\(c\))\s*(?:copyright\s*)?(?:\d{4}\s*[-–]\s*)?\d{4}.{0,60}"

_ONE = rf"(?:{_AGE}|{_COUNT}|{_RENDERED}|{_LABELLED}|{_COPYRIGHT})"
_NOISE = when_used(rf"\W*(?:new\W+)?{_ONE}(?:\W+{_ONE}){{0,3}}\W*")
# A line's parts are found in steps, since one pattern for all of it costs more than everything else together.
_SEPARATORS = str.maketrans(dict.fromkeys("|·•‧∙●▪◦\t[]()", "\n"))
_DASHES = (" - ", " – ", " — ", " / ")
_SENTENCE_ENDS = (". ", "; ", "! ", "? ")
_SENTENCE = when_used(r"([.!?;](?<=\w\w\w[.!?;])(?<!approx\.))\s+")
_CLAUSE = when_used(r",\s+(?=(?:re)?posted|updated|published|over|\d)")
_LABEL_ABOVE = when_used(rf"\n((?:number of |total |job |page )?{_CROWD})\W*\n(?={_NUMBER}\n)")
_INLINE = when_used(
    r"(?P<uuid>\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b)"
    r"|(?P<stamp>\b\d{4}-\d\d-\d\dt\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:z|[+-]\d\d:?\d\d)?\b)"
    r"|(?P<clock>\b\d{1,2}:\d\d(?P<seconds>:\d\d(?:\.\d+)?)?(?:\s?[ap]\.?m\b\.?)?(?:\s?(?:utc|gmt|cet|cest|[ecmp][sd]t)\b)?)"
    rf"|(?P<age>\b(?:re-?)?(?:posted|published|listed|updated|refreshed)\s+(?:{_LESS}\s+)?{_MANY}\s*{_UNIT}\s+ago\b)"
    r"|(?P<tracking>[?&](?:utm_\w+|gh_src|gclid|fbclid|source|src|ref|lever-source|trk|sid|session\w*)=[^\s&]*)"
    r"|(?P<epoch>\b1[6-9]\d{11}\b)"
    r"|(?P<token>\b(?=[a-z_]*\d)(?=[\d_]*[a-z])[0-9a-z_]{8,}\b)"
)
_DIGIT = when_used(r"\d")
# Hashes, identifiers, clocks and epochs all have one of these; looking for it first spares prose the long pattern.
_MACHINE_MADE = when_used(r"\d(?:[a-z_:]|\d{12})")
_MATTERS = when_used(
    r"(?:deadline|apply|appl\w+|clos\w+|until|by|before|due|end|ends|expir\w*|through|start\w*|begin\w*|from|to|shift|between|"
    r"bis|ab|von|jusqu\S*|hasta|tot|vanaf)\b\W*(?:\w+\W+){0,3}$"
)
_REQUISITION = when_used(
    r"(?:job|req|requisition|position|posting|vacancy|reference|ref|opening|role|stelle\w*|kenn\w+|offre|referencia)"
    r"\W*(?:id|no|nr|number|num|code|ref|reference|r[ée]f)?\W{0,3}$"
)
_RENDER_TIME = when_used(
    r"(?:updated|refreshed|generated|checked|synced|as of|rendered|time|loaded|published|posted)\b[^.;]{0,40}$"
)
_HEX = when_used(r"[0-9a-f]+")
_LONG_TOKEN = 24


def without_noise(line: str) -> str:
    """One lower-cased line of a posting without the parts that change by themselves. Facts stay as they are."""
    if len(line) < LONG_LINE:
        return _of_short_line(line)
    return _without_machine_made(line) if _DIGIT.search(line) else line


@lru_cache(maxsize=8192)
def _of_short_line(line: str) -> str:
    """Short lines are headings, bullets and labels, which come again and again from posting to posting."""
    has_digit = _DIGIT.search(line) is not None
    if not has_digit and len(line) >= SHORT_LINE:
        return line
    if _NOISE.fullmatch(line):
        return ""
    if not has_digit:
        return line
    parts = _parts(line)
    if len(parts) > 1:
        line = " ".join(part for part in parts if not _NOISE.fullmatch(part))
    return _without_machine_made(line)


def _parts(line: str) -> list[str]:
    """What bars, brackets, dashes between blanks, and the pauses between sentences hold apart."""
    text = line.translate(_SEPARATORS)
    for dash in _DASHES:
        text = text.replace(dash, "\n")
    if any(end in text for end in _SENTENCE_ENDS):
        text = _SENTENCE.sub("\\1\n", text)
    if ", " in text:
        text = _CLAUSE.sub("\n", text)
    return [part.strip() for part in text.split("\n")]


def _without_machine_made(line: str) -> str:
    if _MACHINE_MADE.search(line) or " ago" in line or "=" in line:
        return _INLINE.sub(_replacement, line)
    return line


def joined_counters(text: str) -> str:
    """A counter whose number stands on the line below its label, brought onto one line."""
    return _LABEL_ABOVE.sub(r"\n\1 ", text)


def _replacement(found: re.Match[str]) -> str:
    kind, text = found.lastgroup, found.group()
    before = found.string[max(0, found.start() - 48) : found.start()]
    if kind in ("age", "tracking"):
        return " "
    if kind == "clock":
        volatile = (found["seconds"] is not None or _RENDER_TIME.search(before)) and not _MATTERS.search(before)
        return " " if volatile else text
    if kind == "stamp":
        return text if _MATTERS.search(before) else " "
    if kind == "token" and not _looks_random(text):
        return text
    return text if _REQUISITION.search(before) else " "


def _looks_random(token: str) -> bool:
    """Whether letters and digits alternate as in a hash. Requisition numbers (R0012345, 2026ABCD) do not."""
    changes = sum(a.isdigit() != b.isdigit() for a, b in pairwise(token))
    if _HEX.fullmatch(token):
        return changes >= 2
    return len(token) >= _LONG_TOKEN and changes >= 4
