"""The page around a posting: heads, menus, scripts, cookie banners and footers, as heavy as on real sites."""

import html
import json
import random
from collections.abc import Sequence
from functools import lru_cache

from jobhunt.universe.noise import Template
from jobhunt.universe.postings import Posting
from jobhunt.universe.texts import Text, pay_words

MENU = (
    "Teams",
    "Locations",
    "Students",
    "How we hire",
    "Life here",
    "Benefits",
    "Accessibility",
    "News",
    "Sign in",
)
FOOTER = ("Privacy", "Terms", "Cookies", "Press", "Investors", "Suppliers", "Modern slavery statement", "Contact")
_SYLLABLES = ("lo", "ra", "ven", "tis", "mo", "kel", "da", "run", "pha", "bex", "sil", "ort", "un", "gai", "nop")


def escape(text: str) -> str:
    return html.escape(text, quote=True)


@lru_cache(maxsize=128)
def shell(name: str, weight: int, style: str = "plain") -> Template:
    """A whole page of about `weight` bytes with the gaps title, head, main and tail left open, and noise in it."""
    rng = random.Random(f"shell:{name}:{style}")
    top = _top(name)
    bottom = _bottom(name)
    filling = max(weight - len(top) - len(bottom), 0)
    styles = _styles(rng, filling * 2 // 5)
    scripts = _scripts(rng, filling - len(styles))
    return Template.of(top.replace("@@styles@@", styles) + bottom.replace("@@scripts@@", scripts))


def _top(name: str) -> str:
    menu = "".join(f'<li class="nav__item"><a href="/{_slug(item)}">{item}</a></li>' for item in MENU)
    return (
        '<!DOCTYPE html><html lang="en" dir="ltr"><head><meta charset="utf-8"/>'
        '<meta name="viewport" content="width=device-width, initial-scale=1"/>'
        '<meta name="csrf-token" content="@@nonce@@"/><title>@@title@@</title>@@head@@'
        '<link rel="stylesheet" href="/assets/app.css?v=@@nonce@@"/><style '
        'nonce="@@nonce@@">@@styles@@</style></head>'
        f'<body><a class="skip" href="#content">Skip to content</a><header class="site-header"><span>{escape(name)}'
        f'</span><nav aria-label="Main"><ul>{menu}</ul></nav></header><main id="content">@@main@@</main>'
    )


def _bottom(name: str) -> str:
    links = "".join(f'<li><a href="/{_slug(item)}">{item}</a></li>' for item in FOOTER)
    return (
        '<div class="cookie-banner" role="dialog" aria-label="Cookies"><p>We use cookies to keep this site working '
        "and "
        "to understand how it is used. You can change your choice at any time.</p><button>Accept all</button>"
        f'<button>Reject all</button></div><footer class="site-footer"><ul>{links}</ul><p>© {escape(name)}. Page '
        "served at @@clock@@ (request @@request@@).</p></footer>@@tail@@<script "
        'nonce="@@nonce@@">window.__request="'
        '@@request@@";@@scripts@@</script></body></html>'
    )


def _slug(text: str) -> str:
    return text.lower().replace(" ", "-")


def _word(rng: random.Random) -> str:
    return "".join(rng.choice(_SYLLABLES) for _ in range(3))


def _styles(rng: random.Random, length: int) -> str:
    rules: list[str] = []
    while length > 0:
        rule = (
            f".{_word(rng)}__{_word(rng)}_{rng.randrange(9999):04d}{{display:flex;padding:{rng.randrange(64)}px "
            f"{rng.randrange(64)}px;color:#{rng.randrange(1 << 24):06x};margin:{rng.randrange(32)}px auto}}\n"
        )
        rules.append(rule)
        length -= len(rule)
    return "".join(rules)


def _scripts(rng: random.Random, length: int) -> str:
    """Settings and messages as JSON, which is what most of a careers page consists of."""
    messages: dict[str, str] = {}
    while length > 0:
        key = f"{_word(rng)}.{_word(rng)}.{rng.randrange(999)}"
        messages[key] = " ".join(_word(rng) for _ in range(9))
        length -= len(key) + len(messages[key]) + 8
    return f"window.__messages={json.dumps(messages)};"


_BREAK = "\n\x1e"


def items(lines: Sequence[str]) -> str:
    return f"<ul><li>{escape(_BREAK.join(lines)).replace(_BREAK, '</li><li>')}</li></ul>"


def paragraphs(lines: Sequence[str], per: int = 4) -> str:
    """Sentences gathered into paragraphs of `per`."""
    groups = [" ".join(lines[start : start + per]) for start in range(0, len(lines), per)]
    return f"<p>{escape(_BREAK.join(groups)).replace(_BREAK, '</p><p>')}</p>"


def role_html(text: Text, heading: str = "h2") -> str:
    """The part of a posting that belongs to it alone."""
    blocks = (
        ("About the role", paragraphs(text.about)),
        ("What you will do", items(text.duties)),
        ("What you bring", items(text.minimum)),
        ("Nice to have", items(text.preferred)),
        ("How the team works", paragraphs(text.team)),
        ("Your first year", items(text.first_year)),
        ("Work ahead", items(text.projects)),
    )
    return "".join(f"<{heading}>{title}</{heading}>{body}" for title, body in blocks)


def company_html(text: Text, heading: str = "h2") -> str:
    """The part that all postings of an employer share."""
    return f"<{heading}>Benefits</{heading}>{items(text.benefits)}{paragraphs(text.closing, 1)}"


def pay_html(posting: Posting) -> str:
    return f"<p>The pay for this role is {escape(pay_words(posting.pay))}.</p>" if posting.pay else ""


def similar_blocks(links: Sequence[tuple[str, str]], per: int = 4) -> list[bytes]:
    """The "similar jobs" box in as many rotations as there are links."""
    blocks: list[bytes] = []
    for start in range(len(links)):
        chosen = [links[(start + offset) % len(links)] for offset in range(min(per, len(links)))]
        lines = "".join(f'<li><a href="{escape(url)}">{escape(title)}</a></li>' for title, url in chosen)
        box = f'<aside class="similar-jobs" aria-label="Similar jobs"><h2>Similar jobs</h2><ul>{lines}</ul></aside>'
        blocks.append(box.encode())
    return blocks


MISSING = "<h1>Page not found</h1><p>The page you asked for is not here. Go back to the list of openings.</p>"


def script_json(value: object) -> str:
    """JSON that may stand inside a script element."""
    return json.dumps(value, ensure_ascii=False).replace("<", "\\u003c").replace("\u2028", "\\u2028")
