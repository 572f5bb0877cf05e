"""Microdata and RDFa on a page, brought into the shape of JSON-LD so that one reader serves them all."""

from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from jobhunt.boards.json_ld import Item

MOST_NODES = 20_000
_SCOPES = '[itemtype*="schema.org/JobPosting" i], [typeof$="JobPosting" i]'
_AS_MARKUP = frozenset({"description", "responsibilities", "qualifications", "skills", "jobbenefits"})
_ADDRESSED = {"a": "href", "link": "href", "img": "src", "time": "datetime"}


def postings(tree: LexborHTMLParser) -> list[Item]:
    """The JobPosting items that the page marks up, outermost first."""
    return [_item(node) for node in tree.css(_SCOPES)]


def _item(scope: LexborNode) -> Item:
    """One item with its properties; a property given twice becomes a list. Items inside are items again."""
    root: Item = {"@type": _type(scope)}
    waiting: list[tuple[LexborNode, Item]] = [(child, root) for child in reversed(_children(scope))]
    for _ in range(MOST_NODES):
        if not waiting:
            break
        node, item = waiting.pop()
        name, inner = _property(node), item
        if name and _is_scope(node):
            inner = {"@type": _type(node)}
            _add(item, name, inner)
        elif name:
            _add(item, name, _value(node, name))
        elif _is_scope(node):
            continue
        waiting.extend((child, inner) for child in reversed(_children(node)))
    return root


def _children(node: LexborNode) -> list[LexborNode]:
    return list(node.iter(include_text=False))


def _is_scope(node: LexborNode) -> bool:
    return "itemscope" in node.attributes or "typeof" in node.attributes


def _type(node: LexborNode) -> str:
    return node.attributes.get("itemtype") or node.attributes.get("typeof") or ""


def _property(node: LexborNode) -> str:
    """The first name of itemprop or of RDFa's property, without a prefix ("schema:title")."""
    names = (node.attributes.get("itemprop") or node.attributes.get("property") or "").split()
    return names[0].rpartition(":")[2] if names else ""


def _value(node: LexborNode, name: str) -> str:
    content = node.attributes.get("content")
    if content:
        return content
    if addressed := node.attributes.get(_ADDRESSED.get(node.tag or "", "")):
        return addressed if node.tag == "time" or name in ("url", "sameAs") else node.text(strip=True) or addressed
    if name.lower() in _AS_MARKUP:
        return node.inner_html or ""
    return " ".join(node.text(separator=" ").split())


def _add(item: Item, name: str, value: Any) -> None:
    if name not in item:
        item[name] = value
    elif isinstance(item[name], list):
        item[name].append(value)
    else:
        item[name] = [item[name], value]
