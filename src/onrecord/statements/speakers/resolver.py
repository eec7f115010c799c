"""From the words of a source to those who speak."""

from __future__ import annotations

from dataclasses import replace

from onrecord.statements.speakers import nominals, pronouns
from onrecord.statements.speakers.bodies import Bodies
from onrecord.statements.speakers.cast import Cast, Entity
from onrecord.statements.speakers.findings import NOBODY, Finding, Party
from onrecord.statements.speakers.mentions import Mention
from onrecord.statements.speakers.nominals import Nominal, fits
from onrecord.statements.speakers.roles import learn
from onrecord.statements.speakers.scene import SUBJECT, Scene

_NOUNS = frozenset({"NOUN", "PROPN"})


class Resolver:
    """Resolves the attributions of one article, each once."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.cast = Cast(scene)
        learn(scene, self.cast)
        self.bodies = Bodies(scene, self.cast)
        self._found: dict[int, Finding] = {}
        self._open: set[int] = set()

    def all(self) -> list[Finding]:
        """One finding an attribution, in their order."""
        count = len(self.scene.attributions)
        for number in sorted(range(count), key=self.scene.places.__getitem__):
            self.finding(number)
        return [self._found[number] for number in range(count)]

    def finding(self, number: int) -> Finding:
        """Who speaks in an attribution; nobody while it is being worked out (a circle)."""
        if number in self._found or number in self._open:
            return self._found.get(number, NOBODY)
        self._open.add(number)
        tokens = self.scene.sources[number]
        found = self.source(tokens, number) if tokens else self.sourceless(number)
        self._found[number] = found
        self._open.discard(number)
        return found

    # ------------------------------------------------------------ without a source

    def sourceless(self, number: int) -> Finding:
        """The subject that the cue shares with a verb above it, the attribution it continues, or nobody."""
        attribution = self.scene.attributions[number]
        if attribution.of is not None:
            for other, before in enumerate(self.scene.attributions):
                if before.id == attribution.of and other != number:
                    return self.finding(other).via("source of the attribution it continues")
        cue = self.scene.walk.head(self.scene.cues[number])
        if cue is None:
            return self._continued(number)
        return self._shared_subject(cue, number)

    def _shared_subject(self, cue: int, number: int) -> Finding:
        tree = self.scene.tree
        verb = cue
        while tree.rel[verb] in ("conj", "xcomp", "advcl", "ccomp") and tree.pos[cue] == "VERB":
            if tree.rel[verb] == "advcl" and "VerbForm=Ger" not in tree.feats[verb] and "Tense=Pres" not in tree.feats[verb] and "Aspect=Prog" not in tree.feats[verb]:
                return NOBODY
            if self.scene.walk.having(verb, *SUBJECT):
                break
            verb = tree.head[verb]
        if verb == cue:
            return NOBODY
        for other, cues in enumerate(self.scene.cues):
            if verb in cues and other != number:
                return self.finding(other).via("subject shared with the verb before")
        return NOBODY

    def _continued(self, number: int) -> Finding:
        """A quotation with neither cue nor source goes on with the speaker of the one before it."""
        scene = self.scene
        if not scene.quoted[number] or not scene.contents[number]:
            return NOBODY
        here = min(scene.contents[number])
        before = [n for n in range(len(scene.attributions)) if n != number and scene.contents[n] and min(scene.contents[n]) < here]
        last = max(before, key=lambda n: max(scene.contents[n]), default=None)
        if last is None or scene.tree.block[here] - scene.tree.block[max(scene.contents[last])] > 1:
            return NOBODY
        return self.finding(last).via("goes on with the quotation before")

    # ------------------------------------------------------------ a source

    def source(self, tokens: list[int], number: int) -> Finding:
        """Who a source's words mean."""
        pieces = self._joint(tokens)
        if len(pieces) == 1:
            return self.single(tokens, number)
        found = [self.single(piece, number) for piece in pieces]
        parties = tuple(dict.fromkeys(p for f in found for p in f.parties))
        how = tuple(step for f in found for step in f.how)
        return Finding(parties, how, tokens[0], found[0].role, "", True, any(f.person for f in found))

    def _joint(self, tokens: list[int]) -> list[list[int]]:
        """The source cut where "and" joins two who speak."""
        scene, tree = self.scene, self.scene.tree
        head = scene.walk.head(tokens)
        tops = {head} | {m.head for m in (self._core(tokens),) if m is not None}
        cuts = []
        for at in range(1, len(tokens) - 1):
            token = tokens[at]
            if scene.low[token] not in scene.lex.ands or token in self.cast.at:
                continue
            right = next((t for t in tokens[at + 1:] if tree.rel[t] == "conj" and tree.head[t] in tops), None)
            if right is not None and self._speaks(tokens[at + 1:]) and self._speaks(tokens[:at]):
                cuts.append(at)
        if not cuts:
            return [tokens]
        edges = [-1, *cuts, len(tokens)]
        return [piece for i in range(len(edges) - 1) if (piece := tokens[edges[i] + 1:edges[i + 1]])]

    def _speaks(self, tokens: list[int]) -> bool:
        """Whether tokens are a full noun phrase of their own: with a name, an article, or a body."""
        first = self.scene.low[tokens[0]]
        return first in self.scene.lex.articles or first in self.scene.lex.possessives or any(t in self.cast.at for t in tokens) \
            or any(self.scene.low[t] in self.scene.lex.bodies for t in tokens)

    def single(self, tokens: list[int], number: int) -> Finding:
        """Who one noun phrase or pronoun means."""
        core = self._core(tokens)
        if core is not None:
            return self._named(core, tokens)
        pronoun = self._pronoun(tokens, number)
        if pronoun is not None:
            return pronoun
        nominal = nominals.read(self.scene, tokens)
        if nominal is None:
            return replace(NOBODY, token=tokens[0])
        return self.nominal(nominal, tokens, number)

    # ------------------------------------------------------------ names

    def _core(self, tokens: list[int]) -> Mention | None:
        """The name that a source is about: the one it begins with, or the last that hangs on nothing in it."""
        inside = self._names(tokens)
        if not inside:
            return None
        opening = inside[0]
        if all(t < opening.first for t in tokens[:1]) is False or self._only_small(tokens, opening.lead):
            if self._free(opening, tokens):
                return opening
        for mention in reversed(inside):
            if mention is not opening and self._free(mention, tokens) and self._after_noun(mention, tokens):
                return mention
        if self._after_noun(opening, tokens) and self._free(opening, tokens):
            return opening
        return None

    def _names(self, tokens: list[int]) -> list[Mention]:
        found: list[Mention] = []
        for token in tokens:
            mention = self.cast.at.get(token)
            if mention is not None and (not found or found[-1] is not mention):
                found.append(mention)
        return found

    def _only_small(self, tokens: list[int], lead: int) -> bool:
        scene = self.scene
        return all(scene.low[t] in scene.lex.articles or scene.tree.pos[t] in ("ADP", "PUNCT", "DET") for t in tokens if t < lead)

    def _free(self, mention: Mention, tokens: list[int]) -> bool:
        """Whether nothing after the name makes it the modifier of another noun, and it is not possessive."""
        scene, tree, after = self.scene, self.scene.tree, mention.last
        if after > tokens[-1] or after not in tokens:
            return not any(w in scene.lex.bodies for w in (scene.low[mention.last - 1],)) or mention.body or mention.person
        if scene.low[after] in scene.lex.possessive:
            return after == tokens[-1]
        if scene.lex.noun_first:
            return not (tree.form[after] == "-")
        if tree.pos[after] in ("NOUN", "PROPN", "ADJ") or tree.form[after] == "-":
            return False
        return True

    def _after_noun(self, mention: Mention, tokens: list[int]) -> bool:
        """Whether the name stands in apposition to what is before it: no preposition governs it."""
        before = mention.lead - 1
        if before < tokens[0]:
            return True
        scene, tree = self.scene, self.scene.tree
        pos, low = tree.pos[before], scene.low[before]
        if pos == "ADP" or low in scene.lex.joins:
            return False
        if low in scene.lex.definite and scene.lex.noun_first:
            return before - 1 < tokens[0] or tree.pos[before - 1] not in ("ADP",) and scene.low[before - 1] not in scene.lex.joins
        if low in scene.lex.articles:
            return before - 1 >= tokens[0] and tree.pos[before - 1] != "ADP"
        if low in scene.lex.possessive:
            return mention.person or len(mention.words) > 1
        if pos == "VERB":
            return False
        return mention.person or not mention.body or pos == "PUNCT"

    def _named(self, mention: Mention, tokens: list[int]) -> Finding:
        entity = self.cast.entity(mention)
        scene = self.scene
        if self._is_group(mention, tokens):
            return Finding((), ("a group",), mention.head, None, "", True, True)
        if not entity.person and any(scene.low[t] in scene.lex.bodies for t in range(mention.first, mention.last)):
            own = next(t for t in range(mention.last - 1, mention.first - 1, -1) if scene.low[t] in scene.lex.bodies)
            name = self.bodies.resolve(own, tokens) if len(entity.mentions) == 1 and len(entity.words) < 3 else entity.name
            return Finding((Party(name, entity.number),), _step(mention.name, name), mention.head, None, "", False, False)
        role = nominals.read(scene, [t for t in tokens if t < mention.first]) if mention.first > tokens[0] else None
        role = role if role and role.classes else next((r for r in entity.roles if set(r.tokens) <= set(tokens)), None)
        plural = mention.words[-1] in scene.lex.parties
        return Finding((Party(entity.name, entity.number),), _step(mention.name, entity.name), mention.head, role, entity.gender, plural,
                       (entity.person or not entity.body) and not plural)

    def _is_group(self, mention: Mention, tokens: list[int]) -> bool:
        """One of a party, or people called by a capital ("One Republican", "Demonstrators")."""
        scene, lex = self.scene, self.scene.lex
        before = [scene.low[t] for t in tokens if t < mention.first]
        if any(w in lex.parts for w in before) and not mention.person:
            return True
        word = mention.words[-1]
        if word in lex.parties or mention.person or len(mention.words) > 1:
            return False
        return scene.plural(mention.head) and (word in lex.roles or word.removesuffix("s") in lex.roles)

    # ------------------------------------------------------------ pronouns

    def _pronoun(self, tokens: list[int], number: int) -> Finding | None:
        """Whom a pronoun means; None when the source is none."""
        scene, lex = self.scene, self.scene.lex
        words = [t for t in tokens if scene.tree.pos[t] not in ("PUNCT", "ADP") or scene.low[t] in lex.pronouns]
        if not words:
            return replace(NOBODY, token=tokens[0])
        if any(scene.low[t] in lex.parts for t in tokens) and (any(lex.pronouns.get(scene.low[t]) == "relative" for t in tokens) or len(words) == 1):
            return Finding((), ("a part of a group",), tokens[0], None, "", True, True)
        kind = lex.pronouns.get(scene.low[words[-1]])
        if scene.low[words[-1]] in lex.possessives and len(words) == 1:
            kind = lex.possessives[scene.low[words[-1]]]
        if kind is None or (len(words) > 2 and kind != "near") or (len(words) == 2 and scene.tree.pos[words[0]] in _NOUNS):
            if kind != "relative" or len(words) > 1:
                return None
        return self.pronoun(words[-1], kind, number)

    def pronoun(self, token: int, kind: str, number: int) -> Finding:
        """Whom the pronoun at a token means."""
        word = f'pronoun "{self.scene.tree.form[token].strip("-")}"'
        if kind == "relative":
            return self._antecedent(token, number).via(f'relative "{self.scene.tree.form[token]}"')
        if kind in ("first", "first-plural"):
            return self._speaking(token, number, kind).via(word)
        if kind in ("never", "his"):
            return replace(NOBODY, token=token)
        if kind == "near":
            return self._nearest(token).via(word)
        spoken = self._spoken(token, number)
        weighed = pronouns.weigh(self.scene, self.cast, spoken, token, number, kind if kind != "any" else "m")
        if kind == "any":
            weighed = sorted([*weighed, *pronouns.weigh(self.scene, self.cast, spoken, token, number, "f")], key=lambda w: -w.weight)
        if kind in ("m", "f"):
            weighed = sorted([*weighed, *self._gendered_bodies(spoken, token, number, kind)], key=lambda w: -w.weight)
        found = pronouns.best(weighed)
        return replace(found, token=token, role=None, gender=found.gender or kind if kind in ("m", "f") else found.gender,
                       how=(f"{word} -> {_names(found)}",) if found.parties else (f"{word}: nobody by name",))

    def _gendered_bodies(self, spoken: list[tuple[int, Finding]], token: int, number: int, kind: str) -> list[pronouns.Weighed]:
        """Where nouns have gender, "elle" may be the police."""
        if not self.scene.lex.noun_first:
            return []
        return [replace(w, weight=w.weight - 0.8) for w in pronouns.weigh(self.scene, self.cast, spoken, token, number, "body")
                if w.finding.gender in ("", kind)]

    def _spoken(self, token: int, number: int) -> list[tuple[int, Finding]]:
        places = self.scene.places
        order = sorted((n for n in range(len(places)) if n != number and places[n] < token), key=places.__getitem__)
        return [(n, self._found[n]) for n in order if n in self._found]

    def _speaking(self, token: int, number: int, kind: str) -> Finding:
        """Who says "I": the speaker of the quotation it stands in."""
        owner = self.scene.owner.get(token)
        if owner is not None and owner != number:
            return self.finding(owner)
        return replace(NOBODY, token=token)

    def _nearest(self, token: int) -> Finding:
        """The person named last before a token."""
        for mention in reversed([m for m in self.cast.mentions if m.last <= token]):
            entity = self.cast.entity(mention)
            if entity.person:
                return Finding((Party(entity.name, entity.number),), (), token, None, entity.gender, False, True)
        return replace(NOBODY, token=token)

    def _antecedent(self, token: int, number: int) -> Finding:
        """What a relative pronoun stands for: the noun its clause hangs on, else the noun phrase before it."""
        scene, tree = self.scene, self.scene.tree
        clause = next((t for t in (tree.head[token], tree.head[tree.head[token]]) if tree.rel[t] == "acl:relcl"), None)
        noun = tree.head[clause] if clause is not None else None
        if noun is None or noun > token or tree.pos[noun] not in ("NOUN", "PROPN", "PRON"):
            before = [t for t in scene.walk.sentence(token) if t < token and tree.pos[t] in _NOUNS]
            if not before:
                return replace(NOBODY, token=token)
            noun = before[-1]
        return self._noun(noun, token, number)

    def _noun(self, noun: int, token: int, number: int) -> Finding:
        """Who the noun phrase means that a relative clause hangs on: its own name, the one it is in apposition to, or the phrase."""
        scene, tree = self.scene, self.scene.tree
        for at in (noun, *(c for c in scene.walk.children[noun] if c < token and tree.rel[c] in ("appos", "flat")), tree.head[noun]):
            mention = self.cast.at.get(at)
            if mention is None or (at == tree.head[noun] and tree.rel[noun] not in ("appos", "flat")):
                continue
            return replace(self._named(mention, list(range(mention.first, mention.last))), token=token)
        mention = next((m for m in reversed(self.cast.mentions) if m.last <= token and token - m.last <= 1), None)
        tokens = [t for t in scene.walk.subtree(noun) if t < token]
        if tokens and tokens[0] <= noun:
            found = self.single(tokens, number)
            if found.parties or mention is None:
                return replace(found, token=token)
        return replace(NOBODY, token=token)

    # ------------------------------------------------------------ noun phrases

    def nominal(self, nominal: Nominal, tokens: list[int], number: int) -> Finding:
        """Who a phrase means that holds no name of its own."""
        scene, lex = self.scene, self.scene.lex
        said = f'"{scene.text(nominal.tokens)}"'
        token = nominal.head
        if any(scene.low[t] in lex.parts for t in tokens[:2]) and nominal.noun not in lex.bodies:
            return Finding((), (f"{said}: a part of a group",), token, nominal, nominal.gender, nominal.plural, True)
        if scene.low[token] in lex.parties:
            return self._party(token)
        if nominal.plural and nominal.determiner == "definite" and any(scene.low[t] in lex.joint for t in tokens):
            return self._pair(token)
        if nominal.noun in lex.documents and not nominal.classes:
            return self._document(nominal, tokens, number)
        if self._is_official(nominal, tokens):
            return self._official(nominal, tokens, number)
        if nominal.noun in lex.bodies and not (nominal.classes and not lex.noun_first and nominal.noun in lex.roles):
            name = self.bodies.resolve(token, tokens)
            return Finding((Party(name),), (f"{said}: a body",), token, None, _noun_gender(scene, token), False, False)
        if nominal.plural or not nominal.classes:
            return Finding((), (f"{said}: nobody by name",), token, nominal, nominal.gender, nominal.plural, bool(nominal.classes))
        return self._role(nominal, number)

    def _party(self, token: int) -> Finding:
        form = self.scene.tree.form[token]
        return Finding((Party(form),), ("a party",), token, None, "", True, False)

    def _pair(self, token: int) -> Finding:
        """ "The two men": the two people named most before."""
        counts: dict[int, int] = {}
        for mention in self.cast.mentions:
            if mention.first < token and self.cast.entity(mention).person and mention.first not in self.scene.owner:
                counts[mention.entity] = counts.get(mention.entity, 0) + 1
        top = sorted(counts, key=lambda n: -counts[n])[:3]
        if len(top) < 2 or (len(top) == 3 and counts[top[2]] * 2 > counts[top[1]]):
            return Finding((), ("a pair",), token, None, "", True, True)
        pair = sorted(top[:2], key=lambda n: self.cast.entities[n].mentions[0].first)
        return Finding(tuple(Party(self.cast.entities[n].name, n) for n in pair), ("the two people named most",), token, None, "", True, True)

    def _document(self, nominal: Nominal, tokens: list[int], number: int) -> Finding:
        """A document's words are its author's: whose it is, of what, or the body that spoke last."""
        owner = self._owner(nominal, tokens, number)
        if owner.parties:
            return replace(owner, token=nominal.head).via(f'"{self.scene.text(nominal.tokens)}": its author')
        if nominal.determiner == "definite":
            for _, finding in reversed(self._spoken(nominal.head, number)[-2:]):
                if finding.parties and not finding.person and not finding.plural:
                    return replace(finding, token=nominal.head, how=("the body that spoke before",))
        return replace(NOBODY, token=nominal.head)

    def _owner(self, nominal: Nominal, tokens: list[int], number: int) -> Finding:
        """Who the possessor, or the name in a noun phrase, is."""
        scene = self.scene
        if nominal.possessor is not None:
            token = nominal.possessor
            kind = scene.lex.possessives.get(scene.low[token])
            if kind is not None:
                return self.pronoun(token, kind, number)
            mention = self.cast.at.get(token)
            if mention is not None:
                return self._named(mention, [token])
            return self.single([t for t in tokens if t <= token], number)
        rest = [t for t in tokens if t > nominal.head and t <= tokens[-1]]
        while rest and (scene.tree.pos[rest[0]] in ("ADP", "PUNCT") or scene.low[rest[0]] in scene.lex.joins):
            rest = rest[1:]
        if rest:
            return self.single(rest, number)
        names = [m for m in self._names(tokens) if m.last <= nominal.head]
        return self._named(names[-1], list(range(names[-1].first, names[-1].last))) if names else NOBODY

    def _is_official(self, nominal: Nominal, tokens: list[int]) -> bool:
        low, lex = self.scene.low, self.scene.lex
        return (low[nominal.head] in lex.officials or self.scene.tree.lemma[nominal.head].lower() in lex.officials or "spokesperson" in nominal.classes)

    def _official(self, nominal: Nominal, tokens: list[int], number: int) -> Finding:
        """A spokesperson: who holds that role by name, else the body spoken for."""
        if not nominal.plural:
            held = self._holder(nominal, number)
            if held is not None:
                return held
        found = self._body_of(nominal, tokens, number)
        said = f'"{self.scene.text(nominal.tokens)}"'
        if found is None or not found.parties or found.person:
            return Finding((), (f"{said}: nobody by name",), nominal.head, nominal, nominal.gender, nominal.plural, True)
        return replace(found, token=nominal.head, person=True, plural=nominal.plural, gender=nominal.gender, role=nominal,
                       how=(f"{said}: the body spoken for",))

    def _body_of(self, nominal: Nominal, tokens: list[int], number: int) -> Finding | None:
        """The body that officials speak for: "of the ministry", "police officials", "Kremlin spokesman"."""
        scene = self.scene
        for token in tokens:
            if token != nominal.head and self.bodies.is_body(token) and scene.tree.pos[token] in _NOUNS:
                name = self.bodies.resolve(token, tokens)
                return Finding((Party(name),), (), token)
        owner = self._owner(nominal, tokens, number)
        if owner.parties:
            return owner
        spoken = [f for _, f in self._spoken(nominal.head, number) if f.parties and f.role is not None and f.role.noun == nominal.noun]
        return replace(spoken[-1], person=False) if spoken and nominal.determiner == "definite" else None

    def _role(self, nominal: Nominal, number: int) -> Finding:
        """The person who holds a role in the article."""
        said = f'"{self.scene.text(nominal.tokens)}"'
        held = self._holder(nominal, number)
        if held is not None:
            return held
        unnamed = Finding((), (f"{said}: nobody by name",), nominal.head, nominal, nominal.gender, False, True)
        if nominal.determiner != "definite" or nominal.classes & {"kin", "lawyer", "spokesperson"}:
            return unnamed
        return self._salient(nominal, number) or unnamed

    def _holder(self, nominal: Nominal, number: int) -> Finding | None:
        """The person whose role in the article a phrase fits best; the one mentioned last before it among equals."""
        query = self._with_possessor(nominal, number)
        if query is None:
            return None
        scored: list[tuple[float, int, Entity]] = []
        for entity in self.cast.entities:
            if not entity.roles or query.gender and entity.gender and query.gender != entity.gender:
                continue
            fit = max(fits(query, role, self.scene.lex.bound) for role in entity.roles)
            if fit > 0:
                scored.append((fit, self._nearness(entity, nominal.head), entity))
        if not scored:
            return None
        scored.sort(key=lambda s: (s[0], s[1]), reverse=True)
        entity = scored[0][2]
        if nominal.determiner in ("indefinite", "none") and not self._may_lead(nominal, scored):
            return None
        if len(scored) > 1 and scored[0][0] < 1:
            return None
        said = f'"{self.scene.text(nominal.tokens)}"'
        return Finding((Party(entity.name, entity.number),), (f"role {said} -> {entity.name}",), nominal.head, nominal, entity.gender, False, True)

    def _may_lead(self, nominal: Nominal, scored: list[tuple[float, int, Entity]]) -> bool:
        """An indefinite phrase means a person named later only where articles introduce them so: at the top, and with no rival."""
        block = self.scene.tree.block[nominal.head]
        return block <= 2 and (len(scored) == 1 or scored[0][0] > scored[1][0]) and scored[0][0] >= 1 and "citizen" not in nominal.classes

    def _with_possessor(self, nominal: Nominal, number: int) -> Nominal | None:
        """The phrase with the possessor's names among what it is of; None when "his" means nobody by name."""
        if nominal.possessor is None or self.scene.low[nominal.possessor] not in self.scene.lex.possessives:
            return nominal
        owner = self._owner(nominal, list(nominal.tokens), number)
        if not owner.parties:
            return None
        names = {self.scene.lex.same.get(w, w) for p in owner.parties for w in self._words(p)[-1:]}
        if "kin" in nominal.classes:
            return nominal
        return replace(nominal, mods=nominal.mods | names)

    def _words(self, party: Party) -> tuple[str, ...]:
        return self.cast.entities[party.entity].words if party.entity is not None else ()

    def _nearness(self, entity: Entity, token: int) -> int:
        before = [m.first for m in entity.mentions if m.first < token]
        return before[-1] if before else -entity.mentions[0].first

    def _salient(self, nominal: Nominal, number: int) -> Finding | None:
        """For a role nobody is said to hold: the person spoken of, when no other role speaks against it."""
        kinds = [nominal.gender] if nominal.gender else ["m", "f"]
        spoken = self._spoken(nominal.head, number)
        weighed = [w for kind in kinds for w in pronouns.weigh(self.scene, self.cast, spoken, nominal.head, number, kind)]
        weighed.sort(key=lambda w: -w.weight)
        for referent in weighed:
            party = next(iter(referent.finding.parties), None)
            if party is None or party.entity is None or referent.weight < 2.5:
                return None
            entity = self.cast.entities[party.entity]
            if any(role.noun != nominal.noun and role.classes and not role.classes & nominal.classes for role in entity.roles):
                continue
            said = f'"{self.scene.text(nominal.tokens)}"'
            return Finding((party,), (f"{said} -> {party.name}, the person spoken of",), nominal.head, nominal, entity.gender, False, True)
        return None


def _noun_gender(scene: Scene, token: int) -> str:
    feats = scene.tree.feats[token]
    return "f" if "Gender=Fem" in feats else "m" if "Gender=Masc" in feats else ""


def _step(written: str, full: str) -> tuple[str, ...]:
    return ("named",) if written == full else (f'"{written}" -> {full}',)


def _names(finding: Finding) -> str:
    return "; ".join(party.name for party in finding.parties)
