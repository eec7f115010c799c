"""Articles, statements and readings made by hand, so that a test needs no page and no language model.

Spans are given as words: ``spans(text, "a déclaré", "Nous restons")`` finds them. A word that occurs more than once
is told apart by what stands before it: ``"Haas|a déclaré"`` is the first "a déclaré" after the first "Haas".
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from onrecord.model import (
    AgendaItem,
    Article,
    Block,
    BlockKind,
    Condition,
    Note,
    Reading,
    Related,
    Span,
    Spans,
    Speaker,
    Statement,
    Time,
    Why,
)

BULLETS = "▪•-–—*"


def span(text: str, words: str) -> Span:
    """Where the words first stand in the text; ``"before|words"`` looks behind what stands before them.

    Raises ValueError when they do not: a typing mistake in a test should not pass for a result.
    """
    at = 0
    *before, wanted = words.split("|")
    for piece in before:
        at = text.index(piece, at) + len(piece)
    start = text.index(wanted, at)
    return start, start + len(wanted)


def spans(text: str, *words: str) -> Spans:
    """The spans of several pieces of words, in the order given."""
    return tuple(span(text, piece) for piece in words)


def article(text: str, *, lang: str = "fr", headings: tuple[str, ...] = (), **fields: Any) -> Article:
    """An article of one block a line: a bullet makes it an item, being named in ``headings`` a heading."""
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            kind: BlockKind = "heading" if line in headings else "item" if line[0] in BULLETS else "paragraph"
            blocks.append(Block(kind, (at, at + len(line))))
        at += len(line) + 1
    return replace(Article("art-1", text, lang, "report", tuple(blocks)), **fields)


def statement(text: str, number: int, content: str | tuple[str, ...], *, source: str | None = None,
              cue: str | None = None, **fields: Any) -> Statement:
    """A statement of the text with the given words as its parts; whatever else is left out is unknown."""
    pieces = (content,) if isinstance(content, str) else content
    plain = Statement(
        id=f"s{number}", attribution=f"a{number}", kind="indirect", class_="speech",
        source=spans(text, source) if source else (), cue=spans(text, cue) if cue else (), content=spans(text, *pieces),
        speaker=None, act=None, certainty=None, condition=None, targets=(), topics=(), times=(), complete=True,
        confidence=0.9, rule="model",
    )
    return replace(plain, **fields)


TEXT = """\
La garde côtière restera en mer, promet Haas
Le secrétaire général de l’Alliance, Joren Haas, a averti mercredi à Halden que toute attaque contre un câble \
ferait l’objet d’une réponse unie.
» Nous ne cherchons pas la confrontation. Mais nous ne fermerons pas les yeux « , a ajouté M. Haas.
Annonces de Haas avant la réunion :
▪ Une délégation valdonienne sera reçue jeudi au siège.
▪ L’Alliance attend les résultats de l’enquête sur la
Selon Irina Sokal, la Dravie n’a « rien proposé ».
Lire aussi : Trois câbles en deux ans
"""


def reading() -> Reading:
    """A small whole reading with one of everything: kinds, acts, a condition, a list, a cut-off, notes, an agenda."""
    where = {words: span(TEXT, words) for words in (
        "mercredi", "jeudi", "▪ L’Alliance attend les résultats de l’enquête sur la", "» Nous")}
    haas = Speaker("Joren Haas", "~joren-haas", "Le secrétaire général de l’Alliance", ("surname Haas -> Joren Haas",))
    said = Time(where["mercredi"], date(2026, 3, 4), date(2026, 3, 4), "mercredi, past tense, published 2026-03-05")
    visit = Time(where["jeudi"], date(2026, 3, 5), date(2026, 3, 5), "jeudi, future tense, published 2026-03-05")
    threat = Condition(spans(TEXT, "toute attaque contre un câble"),
                       spans(TEXT, "ferait l’objet d’une réponse unie"), "subject-predicate")
    whole = article(
        TEXT, headings=("La garde côtière restera en mer, promet Haas", "Annonces de Haas avant la réunion :"),
        title="La garde côtière restera en mer, promet Haas",
        url="https://courrier.example/mer", outlet="Le Courrier de Halden", author="A. Brandt",
        published=date(2026, 3, 5), origins={"published": "given", "title": "json-ld"},
        related=(Related("Trois câbles en deux ans", "https://courrier.example/cables"),
                 Related("Dossier", "javascript:alert(1)")),
        notes=(Note("cut-off", "the item breaks off in mid-sentence",
                    where["▪ L’Alliance attend les résultats de l’enquête sur la"]),
               Note("quote-reversed", "quotation marks are the wrong way round", where["» Nous"]),
               Note("date-guess", "the page names no date of its own")),
    )
    found = (
        statement(TEXT, 1, "La garde côtière restera en mer", source="promet |Haas", cue="promet", speaker=haas,
                  act="pledge", certainty="CT+", topics=("conventional-arms",), rule="colon",
                  why={"act": Why("pledge-cue", spans(TEXT, "promet"))}),
        statement(TEXT, 2, "toute attaque contre un câble ferait l’objet d’une réponse unie",
                  source="Le secrétaire général de l’Alliance, Joren Haas", cue="a averti", speaker=haas,
                  act="threaten", certainty="hypothetical", condition=threat, topics=("infrastructure",), times=(said,),
                  why={"act": Why("conditional-reprisal", threat.if_ + threat.then),
                       "certainty": Why("hangs-on-condition", threat.if_),
                       "speaker": Why("apposition", spans(TEXT, "Joren Haas"))}),
        statement(TEXT, 3, "Nous ne cherchons pas la confrontation. Mais nous ne fermerons pas les yeux",
                  source="a ajouté |M. Haas", cue="a ajouté", kind="direct", speaker=haas, confidence=0.97),
        statement(TEXT, 4, "Une délégation valdonienne sera reçue jeudi au siège.", source="Annonces de |Haas",
                  cue="Annonces", speaker=haas, act="announce", certainty="CT+", times=(visit,), rule="list",
                  targets=("délégation valdonienne",)),
        statement(TEXT, 5, "L’Alliance attend les résultats de l’enquête sur la", source="Annonces de |Haas",
                  cue="Annonces", speaker=haas, act="monitor", complete=False, rule="list", confidence=0.4),
        statement(TEXT, 6, "la Dravie n’a « rien proposé »", source="Irina Sokal", cue="Selon", kind="mixed",
                  act="accuse", certainty="CT-", targets=("la Dravie",), speaker=Speaker("Irina Sokal")),
    )
    item = AgendaItem("Une délégation valdonienne sera reçue",
                      span(TEXT, "Une délégation valdonienne sera reçue jeudi au siège"), visit,
                      "siège", ("délégation valdonienne",), "s4", "passive event with a date to come")
    return Reading(whole, found, (item,))
