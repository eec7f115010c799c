"""What looks like a time and is not: Mars, May and Avril, 2,022 soldiers, today's world."""

from __future__ import annotations

from functools import cache

from onrecord.lang import language
from onrecord.statements.times.found import Found, Unit

# A dateline stands within so many words of its block's beginning.
_DATELINE = 9
_SPEECH = ("VERB", "AUX")


def is_name(found: Found) -> bool:
    """Whether a month's word is a person's name, a planet's or a verb ("Theresa May", "sur Mars").

    A day or a year beside it makes it a month. Otherwise a language that writes months small takes a capital inside
    a sentence for a name, and the homonyms of one that writes them large need a word of time before them.
    """
    name = next((n for n in ("month", "mon") if found.has(n)), None)
    if name is None or found.has("day") or found.has("year") or found.has("part") or found.has("after"):
        return False
    unit = found.units[found.groups[name][0]]
    if not found.lex.table["months_capital"]:
        return unit.text[0].isupper() and not _opens(found, unit)
    before = found.before()
    led = before is not None and before.text.lower() in found.lex.table["before_month"]
    if found.has("shift"):
        return False
    if unit.text in found.lex.table["month_homonyms"]:
        return not (led and not _named(found, unit)) and not _modifies(found, unit)
    return not led and not _modifies(found, unit) and found.walk.tree.rel[unit.token] in ("nsubj", "compound", "flat")


def _opens(found: Found, unit: Unit) -> bool:
    """Whether the unit opens its sentence, or stands in words that are all capitals."""
    return unit.token == found.walk.sentence(unit.token).start or (len(unit.text) > 1 and unit.text.isupper())


def _named(found: Found, unit: Unit) -> bool:
    """Whether the article uses the word as a surname: right after another name or a title."""
    tree = found.walk.tree
    sure = found.lex.table["sure_before_month"]
    before = found.before()
    if before is not None and before.text.lower() in sure:
        return False
    return any(form == unit.text and at and tree.pos[at - 1] == "PROPN" and tree.form[at - 1][0].isupper()
               and tree.form[at - 1].lower() not in sure for at, form in enumerate(tree.form))


def _modifies(found: Found, unit: Unit) -> bool:
    """"its July summit": a determiner before it and a common noun after it."""
    tree, token = found.walk.tree, unit.token
    if token + 1 >= len(tree) or token == 0 or tree.sentence[token + 1] != tree.sentence[token]:
        return False
    noun = tree.pos[token + 1] in ("NOUN", "ADJ") and tree.form[token + 1].islower()
    return noun and (tree.pos[token - 1] in ("DET", "PRON") or tree.form[token - 1] in ("'s", "’s", "'"))


def is_dateline(found: Found) -> bool:
    """"BRUSSELS, Oct. 11 (AFP) —": a date in the first words of a block, a bracket or a dash after it."""
    tree, first, after = found.walk.tree, found.tokens.start, found.tokens.stop
    if after >= len(tree) or tree.form[after] not in ("(", "-", "–", "—", "--"):
        return False
    return first < _DATELINE or tree.block[first - _DATELINE] != tree.block[first]


def is_count(found: Found) -> bool:
    """Whether four figures are a number of something, or the number of something, and no year."""
    tree, table = found.walk.tree, found.lex.table
    unit = found.units[found.groups["year"][0]]
    token, value = unit.token, int(unit.text)
    left = tree.lemma[token - 1] if token and tree.sentence[token - 1] == tree.sentence[token] else ""
    form = tree.form[token - 1].lower() if left else ""
    if tree.start[token] != unit.start or tree.end[token] != unit.end:
        return True  # a piece of a word: F-2000
    if left and tree.pos[token - 1] == "PROPN" and tree.form[token - 1][0].isupper() \
            and token - 1 != found.walk.sentence(token).start:
        return True  # "Horizon 2030"
    if left in table["numbered"] or form in table["numbered"] or form in table["money"]:
        return True
    if token + 1 < len(tree) and tree.sentence[token + 1] == tree.sentence[token]:
        if tree.lemma[token + 1] in table["counted"] or tree.form[token + 1] in table["counted"]:
            return True
        if _counts(found, token, value):
            return True
    if value < 1900 and form not in table["before_year"] and form not in ("(", ","):
        return True
    return value > 2100


def _counts(found: Found, token: int, value: int) -> bool:
    """A number before its noun. A language that puts years there ("a 2014 study") shows it by the article."""
    tree = found.walk.tree
    after = token + 1
    if tree.pos[after] == "ADJ" and tree.head[after] == tree.head[token] and after + 1 < len(tree):
        after += 1
    if tree.pos[after] != "NOUN" or tree.head[token] != after:
        return False
    if not found.lex.table["years_before_nouns"]:
        return tree.rel[token] == "nummod" and value % 10 == 0
    determined = any(tree.rel[c] in ("det", "nmod:poss") and c < token for c in found.walk.children[after])
    return not determined and found.walk.feat(after, "Number") == "Plur" and value % 10 == 0


def is_nowadays(found: Found) -> bool:
    """"today" for the present in general: "today's world", "even today", "today, two in three are online"."""
    tree, table = found.walk.tree, found.lex.table["nowadays"]
    first, last = found.tokens.start, found.tokens.stop
    sentence = found.walk.sentence(first)
    around = {tree.form[t].lower() for t in (first - 1, last) if t in sentence}
    if around & set(table["beside"]):
        return True
    if last in sentence and tree.form[last] in ("'s", "’s"):
        after = last + 2 if last + 1 in sentence and tree.pos[last + 1] == "ADJ" else last + 1
        return after not in sentence or tree.lemma[after] not in _events(tree.lang)
    if first - 1 in sentence and tree.form[first - 1].lower() in table["of"]:
        head = tree.head[first] if tree.head[first] != first else first - 2
        return not {tree.lemma[head], tree.lemma[max(first - 2, 0)]} & _events(tree.lang)
    verb = found.tense.verb
    return verb is not None and found.tense.direction == "present" and _state(found, verb)


def is_proverbial(found: Found) -> bool:
    """"the cities of tomorrow": of what is no event, no day is meant."""
    tree, table, first = found.walk.tree, found.lex.table["nowadays"], found.tokens.start
    if not first or tree.form[first - 1].lower() not in table["of"] or tree.sentence[first - 1] != tree.sentence[first]:
        return False
    left = range(max(first - 5, found.walk.sentence(first).start), first)
    return not any(tree.lemma[t] in _events(tree.lang) for t in left)


@cache
def _events(code: str) -> frozenset[str]:
    """Nouns of what has a day: those of the table of times, and whatever can stand in a diary."""
    diary = language(code).table("agenda")["nouns"].values()
    return frozenset(language(code).table("times")["nowadays"]["events"]) | {noun for nouns in diary for noun in nouns}


def _state(found: Found, verb: int) -> bool:
    """Verbs that say how things are; a place makes "is" an event ("is in Paris today")."""
    tree = found.walk.tree
    if any(tree.rel[c] == "cop" for c in found.walk.children[verb]):
        return not any(tree.rel[c] == "case" for c in found.walk.children[verb])
    return tree.pos[verb] not in _SPEECH or tree.lemma[verb] in found.lex.table["nowadays"]["states"]
