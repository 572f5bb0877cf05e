"""Reads the language that a posting is written in: as its page says, else by its most common words. Pure."""

import re
from collections import Counter
from collections.abc import Mapping

from jobhunt.boards.patterns import when_used
from jobhunt.postings.readers.stated import Stated

_COMMON = {
    "en": "the and of to in you for with our we are will is your on as be that this or have from at",
    "de": "und die der wir du mit für sie das ist ein eine in zu den von dich dein auf bei oder im als unsere",
    "fr": "et de la les des vous nous le en pour un une est dans du votre sur avec au aux qui nos ou",
    "es": "y de la el en los para con que un una las por tu del se es su nuestro como o al",
    "it": "e di la il per con un una che le dei in sono del della si lavoro o da nel ai gli",
    "pt": "e de a o para com em que um uma do da os as no na por você ou nossos se",
    "nl": "en de het van een je voor met in wij aan op bij is jij dat onze als of te ons",
    "pl": "i w z na do się oraz dla praca lub jest od że pracy po o za ze nie",
    "cs": "a v na se do s pro je nebo jsme práce že za z k po od si jako také",
    "sv": "och att i du för med som är på vi en av till ett om den det din vår har",
    "da": "og at i du til med som er på vi en af for et om den det din vores har",
}
_WORDS: Mapping[str, frozenset[str]] = {language: frozenset(words.split()) for language, words in _COMMON.items()}
_WORD = when_used(r"[^\W\d_]+")
_SCRIPTS = (
    ("ja", when_used("[\u3040-\u30ff]")),
    ("ko", when_used("[\uac00-\ud7af]")),
    ("zh", when_used("[\u4e00-\u9fff]")),
    ("ru", when_used("[\u0400-\u04ff]")),
    ("ar", when_used("[\u0600-\u06ff]")),
    ("he", when_used("[\u0590-\u05ff]")),
    ("th", when_used("[\u0e00-\u0e7f]")),
)
_READ = 1500
_ENOUGH = 8
_CLEARLY = 1.5


def read_language(text: str, given: str | None, source: str) -> Stated[str] | None:
    """ISO's code of two letters; none where the text is too short or too mixed to tell."""
    sample = text[:_READ]
    for language, script in _SCRIPTS:
        if len(script.findall(sample)) * 4 > len(sample):
            return Stated(language, "description", "")
    counts = Counter(_WORD.findall(sample.lower()))
    votes = sorted(
        ((sum(counts[word] for word in words), language) for language, words in _WORDS.items()), reverse=True
    )
    (most, language), (second, _) = votes[0], votes[1]
    if most >= _ENOUGH and most >= second * _CLEARLY:
        return Stated(language, "description", "")
    if given and re.fullmatch(r"[A-Za-z]{2}(?:[-_]\w+)?", given):
        return Stated(given[:2].lower(), source or "meta", given)
    return None
