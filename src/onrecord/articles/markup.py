"""The body of an HTML page: trafilatura finds it and its structure; what is not body is taken out of it."""
# ruff: noqa: PLC0415 - trafilatura and lxml load when a page is read; `onrecord --help` must not wait for them

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.articles.addresses import absolute
from onrecord.articles.asides import related_links
from onrecord.articles.blocks import drop_furniture, kinds
from onrecord.articles.body import Body, Links, Piece
from onrecord.articles.related import split_related
from onrecord.articles.shapes import ends_sentence
from onrecord.model import Block, BlockKind, Note

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]  # lxml ships no types

_BETWEEN = "\n\n"
_LEAST_WORDS = 12
"""A body of fewer words is a menu or an error message."""
_CAPTION_MARK = "\ue000"
"""Put before a caption so that it is known again in the body that trafilatura returns; a private-use character."""
_KINDS: dict[str, BlockKind] = {"head": "heading", "item": "item", "quote": "quote"}
_DEEP = re.compile(r"</?(?!(?:html|head|body|title|meta|link|script|style|article|main|p|h[1-6]|ul|ol|li|blockquote|a"
                   r"|figcaption|time|br|nav|aside|footer|header)\b)[a-zA-Z][^<>]*>", re.I)

_CROWDED = re.compile(r"<([a-zA-Z][\w:-]{0,40}+)"
                      r"(?:[\s/]++[^\s=<>/\"']++(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s<>\"']*+))?+){500,}+[^<>]*+>")
"""A tag with more attributes than any page needs: libxml2 compares each with each, 100,000 take it 15 seconds."""
# What a live page calls each of its entries; trafilatura takes the first thing of such a class for the whole article.
_ENTRIES = re.compile(r"post|entry|content|text|article|body|story|column|cell", re.I)


def parse(text: str) -> tuple[HtmlElement | None, list[Note]]:
    """The page's tree. Markup nested deeper than the parser allows is read without its containers.

    libxml2 stops at 256 levels and drops what follows; only containers nest so deep in anything meant to be read.
    """
    tree, too_deep = _parse(text)
    if not too_deep:
        return tree, []
    tree, still = _parse(_DEEP.sub("\n", text))
    lost = "; what lies deeper is lost" if still else "; read without its containers"
    return tree, [Note("nested-too-deep", f"the markup is nested deeper than any page needs{lost}")]


def _parse(text: str) -> tuple[HtmlElement | None, bool]:
    from lxml import etree, html  # type: ignore[import-untyped]  # lxml ships no types

    parser = html.HTMLParser(remove_comments=True, remove_pis=True, encoding="utf-8")
    text = _CROWDED.sub(r"<\1>", text.replace("\x00", " ").replace(_CAPTION_MARK, " "))
    data = text.encode("utf-8")
    try:
        tree = html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None, False
    return tree, any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log)


def from_markup(tree: HtmlElement, title: str | None, base: str | None) -> Body:
    """Text, blocks, related links and author. The text is the title and the body's blocks, a blank line between.

    title: as the page shows it; base: the page's address, for links.
    """
    import trafilatura

    beside = related_links(tree, base)
    _move_captions(tree)
    _open_layout(tree)
    _join_entries(tree)
    document = trafilatura.bare_extraction(tree, fast=True, include_comments=False, include_links=True,
                                           include_tables=True, with_metadata=False)
    found = getattr(document, "body", None)
    pieces = list(_pieces(found, base)) if found is not None else []
    pieces, inside = split_related(pieces)
    pieces, author = drop_furniture(pieces)
    if sum(len(piece.text.split()) for piece in pieces) < _LEAST_WORDS:
        pieces = []
    related = tuple({link.url or link.title: link for link in [*beside, *inside]}.values())
    return _compose(_titled(pieces, title), Body("", related=related, author=author))


def _titled(pieces: list[Piece], title: str | None) -> list[Piece]:
    """The title first, once."""
    if not title or not pieces:
        return pieces
    rest = [piece for at, piece in enumerate(pieces) if at > 2 or not _same(piece.text, title)]
    return [Piece(title, "heading"), *rest]


def compose(paragraphs: list[str], title: str | None) -> Body:
    """A body of plain paragraphs, as a page's JSON-LD gives it."""
    return _compose(_titled([Piece(_clean(text)) for text in paragraphs if text.strip()], title), Body(""))


def _compose(pieces: list[Piece], body: Body) -> Body:
    blocks, at = [], 0
    for kind, piece in zip(kinds(pieces), pieces, strict=True):
        blocks.append(Block(kind, (at, at + len(piece.text))))
        at += len(piece.text) + len(_BETWEEN)
    body.text, body.blocks = _BETWEEN.join(piece.text for piece in pieces), tuple(blocks)
    return body


def _pieces(body: HtmlElement, base: str | None) -> Iterator[Piece]:
    """The body's elements as pieces, in order; a line break in an element parts it."""
    for element in body:
        if element.tag in ("list", "quote", "table", "row", "div"):
            inner = list(_pieces(element, base))
            kind = _KINDS.get("quote" if element.tag == "quote" else "")
            for piece in inner or _leaf(element, None, base):
                piece.kind = piece.kind or kind
                yield piece
        else:
            yield from _leaf(element, _KINDS.get(element.tag), base)


def _leaf(element: HtmlElement, kind: BlockKind | None, base: str | None) -> Iterator[Piece]:
    links = tuple((title, absolute(base, ref.get("target")))
                  for ref in element.iter("ref") if (title := _clean("".join(ref.itertext()))))
    for text in _parts("".join(_strings(element))):
        bare = text.lstrip(_CAPTION_MARK + " ")
        inside: Links = tuple(link for link in links if link[0] in bare)
        yield Piece(bare, kind if bare == text else "caption", links=inside)


def _parts(text: str) -> list[str]:
    """The text parted at its line breaks, but for those in mid-sentence."""
    parts: list[str] = []
    for part in filter(None, map(_clean, text.split("\n"))):
        if parts and part[0].islower() and not ends_sentence(parts[-1]):
            parts[-1] += f" {part}"
        else:
            parts.append(part)
    return parts


def _strings(element: HtmlElement) -> Iterator[str]:
    """The element's words; its ``lb`` as line breaks, the line breaks of the source as blanks."""
    yield (element.text or "").replace("\n", " ")
    for child in element:
        if child.tag == "lb":
            yield "\n"
        else:
            yield from _strings(child)
        yield (child.tail or "").replace("\n", " ")


def _move_captions(tree: HtmlElement) -> None:
    """Take captions out of their figures, which the extraction drops whole."""
    for caption in list(tree.iter("figcaption")):
        words = _clean(caption.text_content())
        figure = next(caption.iterancestors("figure"), None)
        if words and figure is not None and figure.getparent() is not None:
            caption.clear()
            caption.tag, caption.text = "p", f"{_CAPTION_MARK}{words}"
            figure.addnext(caption)


def _open_layout(tree: HtmlElement) -> None:
    """Make plain containers of tables that lay out a page: of a cell with a title or paragraphs only words would stay,
    run together."""
    for table in list(tree.iter("table")):
        cells = [part for part in table.iter("td", "th") if next(part.iterancestors("table")) is table]
        if any(cell.find(".//h1") is not None or len(cell.findall(".//p")) > 1 for cell in cells):
            parts = [part for part in table.iter("tbody", "thead", "tfoot", "tr", "td", "th")
                     if next(part.iterancestors("table")) is table]
            for part in [*parts, table]:
                part.tag = "div"


def _join_entries(tree: HtmlElement) -> None:
    """Make plain containers of the entries of a live page, so that none of them is taken for the whole article.

    Entries are siblings of one tag and class, each with paragraphs of its own.
    """
    groups: dict[tuple[HtmlElement, str, str], list[HtmlElement]] = {}
    for part in tree.iter("article", "div", "section"):
        parent = part.getparent()
        if parent is not None and (part.tag == "article" or _ENTRIES.search(part.get("class") or "")):
            groups.setdefault((parent, part.tag, part.get("class") or ""), []).append(part)
    for entries in groups.values():
        if len(entries) > 1 and sum(_says_much(entry) for entry in entries) * 2 > len(entries):
            for entry in entries:
                entry.tag = "div"
                entry.attrib.clear()


def _says_much(entry: HtmlElement) -> bool:
    """Does it hold a paragraph of more than a teaser's words, outside of any link?"""
    return any(len((paragraph.text_content()).split()) >= _LEAST_WORDS and paragraph.find(".//a") is None
               for paragraph in entry.iter("p"))


def _clean(text: str) -> str:
    """Runs of blanks as one; a no-break space stays."""
    return re.sub(r"[ \t\r\n\f\v]+", " ", text).strip()


def _same(one: str, other: str) -> bool:
    return _letters(one) == _letters(other)


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())
