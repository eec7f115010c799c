"""The people and bodies of an article: every name put to the one it means."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from onrecord.statements.speakers.folding import is_initial
from onrecord.statements.speakers.mentions import Mention, find_mentions
from onrecord.statements.speakers.nominals import Nominal
from onrecord.statements.speakers.scene import Scene


@dataclass(slots=True)
class Entity:
    """Someone or something with a name. ``gender`` is m, f or "" ; ``person`` and ``body`` are what its mentions tell."""

    number: int
    name: str
    words: tuple[str, ...]
    mentions: list[Mention] = field(default_factory=list)
    roles: list[Nominal] = field(default_factory=list)
    gender: str = ""
    person: bool = False
    body: bool = False

    @property
    def surname(self) -> str:
        """The last word of the name, folded."""
        return self.words[-1]


class Cast:
    """All names of the article, linked. ``at`` finds the mention a token belongs to."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.mentions = find_mentions(scene)
        self.entities: list[Entity] = []
        self.at: dict[int, Mention] = {t: m for m in self.mentions for t in range(m.first, m.last)}
        self._by_word: dict[str, list[int]] = defaultdict(list)
        for mention in self.mentions:
            _classify(scene, mention)
        self._link()

    def entity(self, mention: Mention) -> Entity:
        """Whom a mention means."""
        return self.entities[mention.entity]

    def add(self, mention: Mention) -> Entity:
        """A new entity for a mention."""
        entity = Entity(len(self.entities), mention.name, mention.words)
        self.entities.append(entity)
        for word in set(mention.words):
            self._by_word[word].append(entity.number)
        self._join(entity, mention)
        return entity

    def _link(self) -> None:
        """The longest names first; then each shorter one to the longer one it abbreviates."""
        counts: dict[tuple[str, ...], int] = defaultdict(int)
        for mention in self.mentions:
            counts[mention.words] += 1
        for mention in sorted(self.mentions, key=lambda m: (-len(_plain(m.words)), any(map(is_initial, m.words)), not m.person, m.first)):
            hosts = [(self._fit(mention, entity), entity) for entity in self._near(mention)]
            best = max(((fit, counts[e.words], -e.number) for fit, e in hosts if fit), default=None)
            if best is None:
                self.add(mention)
            else:
                self._join(self.entities[-best[2]], mention)
        for entity in self.entities:
            _sum_up(self.scene, entity)

    def _near(self, mention: Mention) -> Iterable[Entity]:
        numbers = {n for word in mention.words for n in self._by_word.get(word, ())}
        return (self.entities[n] for n in sorted(numbers | self._acronyms(mention)))

    def _acronyms(self, mention: Mention) -> set[int]:
        """Bodies whose initials the mention is."""
        if len(mention.words) > 1 or not is_acronym(mention.name):
            return set()
        return {e.number for e in self.entities if e.body and initials(e.name) == mention.name.replace(".", "")}

    def _fit(self, mention: Mention, entity: Entity) -> int:
        """How surely a name is short for an entity's: 0 not at all, 4 the same name."""
        short, full = _plain(mention.words), _plain(entity.words)
        if short[-1] in self.scene.lex.parties and short != full:
            return 0
        if short == full:
            return 0 if mention.person and entity.body and len(short) == 1 else 4
        if len(short) == 1 and short[0] not in full:
            return 3 if is_acronym(mention.name) and entity.body else 0
        if len(short) > len(full) or _clash(mention, entity):
            return 0
        if is_initial(mention.words[0]) and full[0].startswith(short[0][0]) and short[1:] == full[-len(short) + 1:]:
            return 3
        if short == full[-len(short):]:
            return 3
        if entity.body or mention.body:
            return 0
        if len(short) > 1:
            return 2 if short == full[:len(short)] else 0
        return 2 if short[0] in full[1:] and len(full) > 2 else 1 if short[0] == full[0] and self.scene.lex.given.get(short[0]) is not None else 0

    def _join(self, entity: Entity, mention: Mention) -> None:
        mention.entity = entity.number
        entity.mentions.append(mention)
        entity.person |= mention.person
        entity.body = (entity.body or mention.body) and not entity.person
        entity.gender = entity.gender or mention.gender
        if _rank(mention) > _rank_name(entity):
            entity.name, entity.words = mention.name, mention.words


def is_acronym(name: str) -> bool:
    """Capitals only, two to seven of them."""
    letters = name.replace(".", "").replace("-", "")
    return 2 <= len(letters) <= 7 and letters.isupper() and " " not in name


def initials(name: str) -> str:
    """The first letters of a name's longer words ("Parti populaire" -> "PP")."""
    return "".join(word[0].upper() for word in name.replace("'", " ").replace("’", " ").split() if len(word) > 3 or word[0].isupper())


def _plain(words: tuple[str, ...]) -> tuple[str, ...]:
    """Without initials between the first and the last word, and without "Jr"."""
    kept = tuple(w for i, w in enumerate(words) if i in (0, len(words) - 1) or not is_initial(w))
    return kept[:-1] if len(kept) > 2 and kept[-1] in ("jr", "jr.", "sr", "sr.") else kept


def _clash(mention: Mention, entity: Entity) -> bool:
    return bool(mention.gender and entity.gender and mention.gender != entity.gender) or (mention.person and entity.body)


def _rank(mention: Mention) -> tuple[int, int, bool]:
    return len(mention.words), -sum(map(is_initial, mention.words)), not mention.name.isupper()


def _rank_name(entity: Entity) -> tuple[int, int, bool]:
    return len(entity.words), -sum(map(is_initial, entity.words)), not entity.name.isupper()


def _classify(scene: Scene, mention: Mention) -> None:
    """What a mention's own words tell of what it is."""
    lex = scene.lex
    if not mention.person and len(mention.words) > 1 and mention.words[0] in lex.given and mention.words[-1] not in lex.bodies | lex.things:
        mention.person = True
    if mention.person:
        if not mention.gender and len(mention.words) > 1:
            mention.gender = lex.given.get(mention.words[0], "")
        return
    before = mention.first - 1
    article = before >= 0 and scene.low[before] in lex.definite and scene.tree.pos[before] in ("DET", "ADP")
    mention.body = is_acronym(mention.name) or any(w in lex.bodies for w in mention.words) or (article and len(mention.words) < 3)


def _sum_up(scene: Scene, entity: Entity) -> None:
    """A two-word name without a trace of a body, seen as a surname or a subject elsewhere, is read as a person's."""
    entity.mentions.sort(key=lambda m: m.first)
    if entity.person or entity.body:
        return
    alone = any(len(m.words) == 1 for m in entity.mentions)
    given = entity.words[0] in scene.lex.given
    entity.person = len(entity.words) > 1 and (alone or given)
    if not entity.gender and entity.person:
        entity.gender = scene.lex.given.get(entity.words[0], "")
