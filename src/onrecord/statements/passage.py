"""What the rules look at: one statement's cue and content with their words, phrases and clauses worked out once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from onrecord.knowledge import Knowledge
from onrecord.model import Attribution, Spans
from onrecord.statements.grammar import Clause, Words, clause, words
from onrecord.statements.lexicon import Hit, lexicon, verb_forms
from onrecord.trees import NOMINAL, Walk

OPENING = "\"“«„‘'”»"
_CLAUSAL = frozenset({"conj", "ccomp", "xcomp", "parataxis", "root", "advcl", "dep"})
_LINKS = frozenset({"aux", "aux:pass", "cop"})


SPEAKING = frozenset({"neutral", "assert", "assess", "pledge", "concede", "deny", "known", "offer", "announce",
                      "predict"})
"""Classes of cue whose infinitive has the speaker as its subject: a dit avoir signé, claims to know."""


LEADING = frozenset({"ADP", "SCONJ", "PART", "ADV", "PRON", "DET", "CCONJ"})
"""What may lead from the cue into the content and belong to the cue's phrase: call *for*, ask *whether*."""


START = 4
"""Letters that a name and its adjective share at least: Krania, Kranian."""


class Page:
    """An article's words in lower case with straight apostrophes; made once, shared by its passages.

    knowledge: tells which names of several words are known.
    """

    def __init__(self, text: str, walk: Walk, knowledge: Knowledge | None = None) -> None:
        self.text, self.knowledge = text, knowledge
        self.walk = walk
        self.forms = [form.lower().replace("’", "'") for form in walk.tree.form]
        self.lemmas = [lemma.lower().replace("’", "'") for lemma in walk.tree.lemma]
        self.small: Words = words(walk.tree.lang)
        self.cues = lexicon(walk.tree.lang, "acts", "cue")
        self.contents = lexicon(walk.tree.lang, "acts", "content")
        self.sources = lexicon(walk.tree.lang, "acts", "source")
        self.verb_forms = verb_forms(walk.tree.lang)

    @cached_property
    def known(self) -> dict[int, list[int]]:
        """Token -> the tokens of the known name of several words that it is part of ("Corée du Nord")."""
        found: dict[int, list[int]] = {}
        for mention in self.knowledge.mentions(self.text) if self.knowledge else ():
            tokens = self.walk.tokens([mention.span])
            if len(tokens) > 1:
                found.update(dict.fromkeys(tokens, tokens))
        return found

    @cached_property
    def names(self) -> frozenset[str]:
        """Lemmas of the article's proper nouns."""
        pos = self.walk.tree.pos
        return frozenset(lemma for t, lemma in enumerate(self.lemmas) if pos[t] == "PROPN")

    @cached_property
    def names_by_start(self) -> dict[str, list[str]]:
        """The names that are long enough to have an adjective, by their first letters."""
        found: dict[str, list[str]] = {}
        for name in self.names:
            if len(name) >= START:
                found.setdefault(name[:START], []).append(name)
        return found

    def cue_lemma(self, token: int) -> str:
        """A lemma as the lexicon of cues knows it, where the parser took a verb for something else."""
        lemma = self.lemmas[token]
        return lemma if self.cues.known(lemma) else self.verb_forms.get(self.forms[token], lemma)


class Passage:
    """One attribution's source, cue and (part of) content.

    ``side``: lemmas of the names and nouns by which the article knows the speaker ("alliance" of the secretary general
    of the Alliance), where the source itself is a pronoun or a surname.
    """

    def __init__(self, page: Page, attribution: Attribution, content: Spans,
                 side: frozenset[str] = frozenset()) -> None:
        self.page = page
        self.side = side
        self.attribution = attribution
        self.spans = content
        self.source = page.walk.tokens(attribution.source)
        self.cue = page.walk.tokens(attribution.cue)
        outside = {*self.cue, *self.source}
        self.content = [t for t in page.walk.tokens(content) if t not in outside]
        self.words = [t for t in self.content if page.walk.tree.pos[t] not in ("PUNCT", "SPACE")]
        self.certainty_hits: dict[str, list[int]] | None = None
        self.aside: frozenset[int] = frozenset()

    # ------------------------------------------------------------ phrases

    @cached_property
    def cue_hits(self) -> dict[str, list[int]]:
        """Class -> tokens of the cue that show it. The cue is read with the word that leads into the content."""
        page, pos = self.page, self.page.walk.tree.pos
        if self.attribution.rule == "list" and self._tells():
            return {"neutral": self.cue}  # "announcements" over a list names the lot, not what each sentence does
        tokens = self.cue + [t for t in self.words[:1] if self.cue and t > self.cue[-1] and pos[t] in LEADING]
        found = self._by_class(tokens, self._cue_find(tokens))
        bare = [t for t in tokens if pos[t] != "AUX" and (pos[t] != "ADV" or page.forms[t] in page.small.negation)]
        if len(bare) < len(tokens):
            for name, shown in self._by_class(bare, self._cue_find(bare)).items():
                found.setdefault(name, shown)
        return found

    def _tells(self) -> bool:
        """Whether the content is a sentence about what is or was: finite, and not ahead."""
        page = self.page
        read = [clause(page.walk, page.forms, page.lemmas, top, frozenset()) for top in self.tops[:2]]
        return any(one.finite for one in read) and not any(one.ahead for one in read)

    def _cue_find(self, tokens: Sequence[int]) -> list[Hit]:
        page = self.page
        return page.cues.find([page.forms[t] for t in tokens], [page.cue_lemma(t) for t in tokens])

    @cached_property
    def content_hits(self) -> dict[str, list[int]]:
        """Class -> tokens of the content that show it."""
        page = self.page
        words = [t for t in self.words if t not in self.aside]
        hits = page.contents.find([page.forms[t] for t in words], [page.lemmas[t] for t in words])
        return self._by_class(words, hits)

    @cached_property
    def source_hits(self) -> dict[str, list[int]]:
        """Class -> tokens of the source that show it: a document, an authority, an expert, a critic."""
        page = self.page
        hits = page.sources.find([page.forms[t] for t in self.source], [page.lemmas[t] for t in self.source])
        found = self._by_class(self.source, hits)
        side = sorted(self.side)
        for hit in page.sources.find(side, side) if side else ():
            for name in hit.classes:
                found.setdefault(name, self.source)
        return found

    def _by_class(self, tokens: Sequence[int], hits: list[Hit]) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for hit in hits:
            for name in hit.classes:
                found.setdefault(name, []).extend(tokens[hit.first:hit.last + 1])
        return found

    # ------------------------------------------------------------ form

    @cached_property
    def quoted(self) -> bool:
        """Whether the content opens with a quotation mark."""
        return bool(self.spans) and self.page.text[self.spans[0][0]] in OPENING

    @cached_property
    def cue_negated(self) -> int | None:
        """The negation in or right before the cue."""
        page, small = self.page, self.page.small
        for t in self.cue:
            if page.forms[t] in small.negation:
                return t
        heads = [t for t in self.cue if page.walk.tree.pos[t] in ("VERB", "AUX")]
        for head in heads[:2]:
            for child in page.walk.children[head]:
                if page.forms[child] in small.negation and page.walk.tree.rel[child] == "advmod":
                    return child
        return None

    @cached_property
    def form(self) -> str:
        """How the content is built: ``question``, ``that``, ``infinitive``, ``clause``, ``gerund`` or ``noun``."""
        page, tree = self.page, self.page.walk.tree
        if not self.words:
            return "none"
        first = page.forms[self.words[0]]
        if not self.quoted and first in page.small.asking and self._asks(self.words[0]):
            return "question"
        if not self.quoted and self._asks_somebody():
            return "question"
        if first in page.small.that and tree.pos[self.words[0]] in ("SCONJ", "PRON", "ADP", "CCONJ"):
            return "that"
        if any(c.finite for c in self.clauses[:1]) or any(c.finite and c.head in self.tops for c in self.clauses):
            return "clause"
        heads = [c for c in self.clauses if c.verbal]
        if heads and "VerbForm=Inf" in tree.feats[heads[0].head]:
            return "infinitive"
        if heads and "VerbForm=" in tree.feats[heads[0].head]:
            return "gerund"
        return "noun"

    def _asks_somebody(self) -> bool:
        """Whom is asked comes first, then the question: asked [the mayor whether he would go]."""
        page, tree = self.page, self.page.walk.tree
        if not {"demand", "question"} & self.cue_hits.keys():
            return False
        for token in self.words[:8]:
            if page.forms[token] in page.small.asking and tree.pos[token] in ("SCONJ", "ADV", "PRON"):
                return tree.rel[token] != "mark" or tree.rel[tree.head[token]] != "advcl"
            if tree.pos[token] in ("VERB", "AUX"):
                return False
        return False

    def _asks(self, first: int) -> bool:
        """A content that opens with a question word right after its cue, not an *if* clause before its main one."""
        page = self.page
        if page.walk.tree.rel[first] != "mark" or page.forms[first] not in ("if", "si", "s'"):
            return True
        return not any(page.walk.tree.rel[c.head] == "advcl" for c in self.clauses[:1]) and not self._comma_after(first)

    def _comma_after(self, first: int) -> bool:
        head = self.page.walk.tree.head[first]
        return any(self.page.forms[t] == "," and t > head for t in self.content)

    @cached_property
    def reports_past(self) -> bool:
        """Whether the cue is a verb in a past tense, under which a conditional is a reported future."""
        tree = self.page.walk.tree
        for token in self.cue:
            if tree.pos[token] in ("VERB", "AUX") and (
                    "Tense=Past" in tree.feats[token] or "Tense=Imp" in tree.feats[token]):
                return True
        return False

    # ------------------------------------------------------------ clauses

    @cached_property
    def own(self) -> frozenset[str]:
        """Lemmas of the source's names and nouns: a subject of that name is the speaker."""
        page = self.page
        return self.side | {page.lemmas[t] for t in self.source if page.walk.tree.pos[t] in ("PROPN", "NOUN")}

    @cached_property
    def inside(self) -> frozenset[int]:
        """The content's tokens, as a set."""
        return frozenset(self.content)

    @cached_property
    def tops(self) -> list[int]:
        """The content's predicates from the outside in: one a sentence, coordinated ones after it."""
        walk, inside = self.page.walk, self.inside
        found = [t for t in self.words if walk.tree.head[t] == t or walk.tree.head[t] not in inside]
        heads = [t for t in found if walk.tree.rel[t] not in ("mark", "case", "det", "cc", "advmod", "punct", *_LINKS)]
        return heads or found

    @cached_property
    def clauses(self) -> list[Clause]:
        """The main clauses, in order: of each top and of what is coordinated with it or complements it."""
        page, seen, out = self.page, set[int](), list[Clause]()
        queue = [t for t in self.tops if self._predicative(t)] or self.tops[:1]
        for head in queue:
            if head in seen or len(out) > 12:
                continue
            seen.add(head)
            out.append(self._clause(head))
            queue.extend(c for c in page.walk.children[head]
                         if page.walk.tree.rel[c] in ("conj", "ccomp", "xcomp", "parataxis") and c in self.inside
                         and self._predicative(c))
        out = [one for one in out if one.head not in self.aside] or out
        return sorted(out, key=lambda c: c.head)

    def set_aside(self, spans: Spans) -> None:
        """Leave the clauses of an *if* out of the main ones: what it supposes is not what is said."""
        self.aside = frozenset(self.page.walk.tokens(spans))
        for name in ("clauses", "form", "main", "content_hits"):
            self.__dict__.pop(name, None)

    def _clause(self, head: int) -> Clause:
        """In a quotation he, she and they are others; the subject left out of a reported infinitive is the speaker."""
        found = clause(self.page.walk, self.page.forms, self.page.lemmas, head, self.own)
        if found.subject is None and found.person == "none" and self._joined(head):
            found.person = self._clause(self.page.walk.tree.head[head]).person
        if self.quoted:
            found.person = "other" if found.person == "echo" else found.person
            return found
        if found.tense == "conditional" and self.reports_past and not self.aside:
            found.tense = "future"  # "said it would": what was future when it was said
        if found.person == "none" and head in self.tops and SPEAKING.issuperset(self.cue_hits) and (
                found.infinitive or (found.verbal and found.perfect and found.subject is None)):
            found.person = "echo"
        return found

    def _joined(self, head: int) -> bool:
        """Whether a predicate without a subject is coordinated with one of the content, whose subject it shares."""
        tree = self.page.walk.tree
        return tree.rel[head] == "conj" and tree.head[head] in self.inside and tree.pos[head] in ("VERB", "AUX") and (
            "VerbForm=Inf" not in tree.feats[head]) and self._predicative(tree.head[head])

    def _predicative(self, token: int) -> bool:
        tree = self.page.walk.tree
        if tree.pos[token] in ("VERB", "AUX"):
            return True
        return any(tree.rel[c] in ("cop", "nsubj", "nsubj:pass", "csubj") for c in self.page.walk.children[token])

    @cached_property
    def main(self) -> frozenset[int]:
        """The words of the main clauses: predicates, what hangs directly on them, and those words' modifiers."""
        children = self.page.walk.children
        found = set(self.tops)
        for one in self.clauses:
            found.add(one.head)
            for child in children[one.head]:
                if self.page.walk.tree.rel[child] not in ("advcl", "acl", "acl:relcl"):
                    found.add(child)
                    found.update(c for c in children[child] if self.page.walk.tree.rel[c] not in ("acl", "acl:relcl"))
        return frozenset(found & self.inside)

    @cached_property
    def nominal(self) -> bool:
        """Whether the content is a noun phrase."""
        tree = self.page.walk.tree
        return self.form == "noun" and bool(self.tops) and tree.pos[self.tops[0]] in NOMINAL
