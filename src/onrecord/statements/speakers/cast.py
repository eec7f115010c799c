"""The people and bodies of an article: every name put to the one it means."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from onrecord.statements.speakers.abbreviations import bracketed, is_acronym, plain, shortens, stands_for
from onrecord.statements.speakers.folding import is_initial
from onrecord.statements.speakers.mentions import Mention, find_mentions
from onrecord.statements.speakers.nominals import Nominal
from onrecord.statements.speakers.scene import Scene


@dataclass(slots=True)
class Entity:
    """Someone or something with a name; what is known of it is gathered from its mentions.

    ``gender`` is m, f or ""; ``sure`` says that a title or a role told it, not a given name.
    """

    number: int
    name: str
    words: tuple[str, ...]
    mentions: list[Mention] = field(default_factory=list)
    roles: list[Nominal] = field(default_factory=list)
    gender: str = ""
    sure: bool = False
    person: bool = False
    body: bool = False

    def told(self, gender: str) -> None:
        """A title or a role tells the gender; it overrules what a given name suggests."""
        if gender and not self.sure:
            self.gender, self.sure = gender, True


class Cast:
    """All names of the article, linked. ``at`` finds the mention a token belongs to."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.mentions = find_mentions(scene)
        self.entities: list[Entity] = []
        self.at: dict[int, Mention] = {t: m for m in self.mentions for t in range(m.first, m.last)}
        self._by_word: dict[str, list[int]] = defaultdict(list)
        self._fits: dict[tuple[tuple[str, ...], int], int] = {}
        for mention in self.mentions:
            _classify(scene, mention)
        for mention in sorted(self.mentions, key=_longest_first):
            self._place(mention)
        for at, mention in enumerate(self.mentions):
            for before in reversed(self.mentions[max(0, at - 4) : at]) if is_acronym(mention.name) else ():
                if bracketed(scene, before, mention):
                    self._same(before, mention)
                    break
        for entity in self.entities:
            _sum_up(scene, entity)

    def _same(self, before: Mention, acronym: Mention) -> None:
        """Make one entity of a body and the acronym in brackets after it, which names the body by its whole phrase."""
        name = self.scene.text(range(before.first, acronym.first - 1))
        keep, gone = self.entities[before.entity], self.entities[acronym.entity]
        if keep is gone or keep.person:
            return
        if stands_for(acronym.name, name):
            before.name, before.last = name, acronym.first - 1
            before.words = tuple(self.scene.low[t] for t in range(before.first, before.last))
            self.at.update(dict.fromkeys(range(before.first, before.last), before))
        for mention in gone.mentions:
            mention.entity = keep.number
        keep.mentions.extend(gone.mentions)
        keep.body = True
        gone.mentions.clear()

    def entity(self, mention: Mention) -> Entity:
        """Whom a mention means."""
        return self.entities[mention.entity]

    def person(self, mention: Mention) -> bool:
        """Whether a mention means a human being."""
        return self.entities[mention.entity].person

    def _place(self, mention: Mention) -> None:
        """Join a mention to the entity it names or abbreviates: the surest, of its gender, most mentioned, first."""
        rows = [(fit, e) for e in self._near(mention) if (fit := self._fit(mention, e))]
        if not rows:
            self._join(self._add(mention), mention)
            return
        told = mention.gender
        ranked = ((fit, bool(told) and told == e.gender, len(e.mentions), -e.mentions[0].first, e) for fit, e in rows)
        self._join(max(ranked, key=lambda row: row[:4])[4], mention)

    def _add(self, mention: Mention) -> Entity:
        entity = Entity(len(self.entities), mention.name, mention.words)
        self.entities.append(entity)
        for word in set(mention.words):
            self._by_word[word].append(entity.number)
        return entity

    def _near(self, mention: Mention) -> Iterable[Entity]:
        """The entities that share a word with a mention; for an acronym all bodies."""
        if len(mention.words) == 1 and is_acronym(mention.name):
            return [e for e in self.entities if e.body or mention.words[0] in e.words]
        numbers = {n for word in mention.words for n in self._by_word.get(word, ())}
        return [self.entities[n] for n in numbers]

    def _fit(self, mention: Mention, entity: Entity) -> int:
        """How surely a name is short for an entity's: 0 not at all, 4 the same name."""
        if (mention.gender and entity.gender and mention.gender != entity.gender) or (mention.person and entity.body):
            return 0
        if mention.words[-1] in self.scene.lex.parties and mention.words != entity.words:
            return 0
        if is_acronym(mention.name) and entity.body and stands_for(mention.name, entity.name):
            return 3
        key = (mention.words, entity.number)
        if key not in self._fits:
            persons = not (entity.body or mention.body)
            self._fits[key] = shortens(plain(mention.words), plain(entity.words), persons, self.scene.lex)
        return self._fits[key]

    def _join(self, entity: Entity, mention: Mention) -> None:
        mention.entity = entity.number
        entity.mentions.append(mention)
        entity.person |= mention.person
        entity.body = (entity.body or mention.body) and not entity.person
        if mention.lead < mention.first:
            entity.told(mention.gender)
        entity.gender = entity.gender or mention.gender


def _longest_first(mention: Mention) -> tuple[int, bool, bool, int]:
    words = plain(mention.words)
    return -len(words), any(map(is_initial, words)), not mention.person, mention.first


def _classify(scene: Scene, mention: Mention) -> None:
    """What a mention's own words tell of what it is."""
    lex, words = scene.lex, mention.words
    if len(words) > 1 and words[0] in lex.given and words[-1] not in lex.named_bodies and words[-1] not in lex.things:
        mention.person = True
    if mention.person:
        if not mention.gender and len(words) > 1:
            mention.gender = lex.given.get(words[0], "")
        return
    before = mention.first - 1
    article = before >= 0 and scene.low[before] in lex.definite and scene.tree.pos[before] in ("DET", "ADP")
    noun = any(w in lex.named_bodies for w in words) or (len(words) > 1 and words[-1] in lex.things)
    mention.body = is_acronym(mention.name) or noun or (article and len(words) < 3)


def _sum_up(scene: Scene, entity: Entity) -> None:
    """Choose the fullest name; read two words that are also one word elsewhere as a person's name."""
    if not entity.mentions:
        return
    entity.mentions.sort(key=lambda m: m.first)
    named = [m for m in entity.mentions if not _inside_quotation(scene, m)] or entity.mentions
    fullest = max(named, key=lambda m: (len(m.words), -sum(map(is_initial, m.words)), not m.name.isupper(), -m.first))
    if len(plain(fullest.words)) >= max(len(plain(m.words)) for m in entity.mentions):
        entity.name, entity.words = fullest.name, fullest.words
    else:
        fullest = max(entity.mentions, key=lambda m: (len(m.words), -m.first))
        entity.name, entity.words = fullest.name, fullest.words
    if entity.person or entity.body:
        return
    if len(entity.words) == 1 and any(_placed(scene, m) for m in entity.mentions):
        entity.body = True
        return
    alone = any(len(m.words) == 1 for m in entity.mentions)
    entity.person = len(entity.words) > 1 and (alone or entity.words[0] in scene.lex.given)
    if entity.person and not entity.gender:
        entity.gender = scene.lex.given.get(entity.words[0], "")


def _placed(scene: Scene, mention: Mention) -> bool:
    """Whether a name stands after "in" or the like: a place, or the body seated there."""
    return mention.first > 0 and scene.low[mention.first - 1] in scene.lex.places


def _inside_quotation(scene: Scene, mention: Mention) -> bool:
    owner = scene.owner.get(mention.first)
    return owner is not None and scene.quoted[owner]
