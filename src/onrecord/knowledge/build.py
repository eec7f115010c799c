"""From entries to actors, terms, topics and outlets. Every function raises KnowledgeError at a field that is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Literal, cast

from onrecord.knowledge.fields import Fields
from onrecord.knowledge.files import Entry
from onrecord.knowledge.nouns import Actor, ActorKind, Form, FormKind, Kinds, Membership, Outlet, Term, Topic
from onrecord.lang import CODES

_STATE = "status names capital demonym people metonyms institution ambiguous native same_as wikidata"
_ORGANISATION = "kind names adjectives metonyms states of member institution ambiguous same_as wikidata"
_INSTITUTION = "key kind names metonyms ambiguous same_as"
_OFFICE = "key body kind functions names shared holder same_as wikidata"
_PERSON = "name names native surname gender wikidata also same_as"
STATUSES = ("un-member", "un-observer", "disputed", "former")
_NAME = "en"
"""The language in which a person's ``name`` is printed; lists of names only add spellings to it."""
_GENDERS = ("m", "f", "")


def states(entry: Entry) -> list[Actor]:
    """A state and its institutions."""
    fields = Fields(entry, _STATE)
    names = _names(fields)
    demonyms = fields.by_lang("demonym")
    people = {code: _capitalised(forms) for code, forms in demonyms.items()} | fields.by_lang("people")
    forms = [*_forms(names, "name"), *_forms(demonyms, "adjective"), *_forms(people, "person"),
             *_forms(fields.by_lang("capital"), "capital"), *_forms(fields.by_lang("metonyms"), "metonym"),
             *(Form(text, "", "native") for text in fields.texts("native"))]
    state = Actor(entry.key, "state", _printed(names), _marked(forms, fields.texts("ambiguous")), entry.provenance(),
                  sort=fields.one_of("status", STATUSES), wikidata=fields.text("wikidata", ""), same_as=_same(fields))
    return [state, *_institutions(fields)]


def organisations(entry: Entry) -> list[Actor]:
    """An alliance or organisation and its institutions."""
    fields = Fields(entry, _ORGANISATION)
    names = _names(fields)
    forms = [*_forms(names, "name"), *_forms(fields.by_lang("adjectives"), "adjective"),
             *_forms(fields.by_lang("metonyms"), "metonym")]
    members = tuple(Membership(row.text("state"), row.days("from"), row.days("to"))
                    for row in fields.rows("member", "state from to"))
    body = Actor(entry.key, cast(ActorKind, fields.one_of("kind", ("alliance", "organisation"))), _printed(names),
                 _marked(forms, fields.texts("ambiguous")), entry.provenance(), of=fields.text("of", "") or None,
                 states=fields.texts("states"), members=members, wikidata=fields.text("wikidata", ""),
                 same_as=_same(fields))
    return [body, *_institutions(fields)]


def offices(entry: Entry) -> list[Actor]:
    """An office. Without a name of its own it has its kind's generic words, which are printed with its body."""
    fields = Fields(entry, _OFFICE)
    names = fields.by_lang("names")
    printed = _printed(names) or {CODES[0]: entry.key}
    return [Actor(entry.key, "office", printed, _forms(names, "name"), entry.provenance(), sort=fields.text("kind"),
                  of=fields.text("body"), functions=fields.texts("functions"),
                  shared=fields.flag("shared"), wikidata=fields.text("wikidata", ""), same_as=_same(fields))]


def people(entry: Entry) -> list[Actor]:
    """A person: every spelling, and the surnames."""
    fields = Fields(entry, _PERSON)
    names = fields.by_lang("names")
    spellings = [Form(fields.text("name"), "", "name"), *_forms(names, "name")]
    surnames = fields.texts("surname") or tuple(dict.fromkeys(form.text.split()[-1] for form in spellings))
    native = fields.text("native", "")
    forms = [*spellings, *(Form(text, "", "surname") for text in surnames),
             *(Form(text, "", "nickname") for text in fields.texts("also")),
             *((Form(native, "", "native"), Form(native.split()[-1], "", "surname")) if " " in native else ())]
    printed = {code: names[code][0] if code in names and code != _NAME else fields.text("name") for code in CODES}
    gender = cast(Literal["m", "f", ""], fields.one_of("gender", _GENDERS, ""))
    return [Actor(entry.key, "person", printed, tuple(forms), entry.provenance(), gender=gender,
                  wikidata=fields.text("wikidata", ""), same_as=_same(fields))]


def terms(entry: Entry) -> list[Term]:
    """Who held an office. Raises KnowledgeError for a term that ends before it begins."""
    found = []
    for row in Fields(entry, _OFFICE).rows("holder", "person from to acting"):
        start, end = row.days("from"), row.days("to")
        if start is None:
            raise row.error(f"missing from of a holder of {entry.key}", "from")
        if end is not None and end.last < start.first:
            raise row.error(f"{row.text('person')} leaves {entry.key} before taking it up", "to")
        own = replace(entry, table={**entry.table, **row.table}, path=(*entry.path, *row.path))
        found.append(Term(entry.key, row.text("person"), start, end, own.provenance(), row.flag("acting")))
    return found


def topic(entry: Entry) -> Topic:
    """A topic with its vocabulary."""
    fields = Fields(entry, "names description plover words hints")
    names = fields.text_by_lang("names")
    if set(names) != set(CODES):
        raise fields.error(f"topic {entry.key} needs a name in every language: {', '.join(CODES)}", "names")
    return Topic(entry.key, names, fields.text_by_lang("description"), fields.by_lang("words"), fields.by_lang("hints"),
                 entry.provenance(), fields.text("plover", ""))


def outlet(entry: Entry) -> Outlet:
    """An outlet."""
    fields = Fields(entry, "name also domains lang country feeds daily primary")
    daily = fields.table.get("daily")
    if daily is not None and (not isinstance(daily, int) or daily < 1):
        raise fields.error("daily must be a number of articles", "daily")
    return Outlet(entry.key, fields.text("name"), fields.texts("domains"), fields.text("lang"), fields.text("country"),
                  entry.provenance(), fields.texts("also"), fields.texts("feeds"), daily, fields.flag("primary"))


def kinds(entry: Entry, small: Entry) -> Kinds:
    """The kinds of office and institution, with the small words that comparing them leaves out."""
    fields = Fields(entry, "office institution")
    tables: list[Mapping[str, Mapping[str, tuple[str, ...]]]] = []
    for name in ("office", "institution"):
        rows = {key: Fields(entry, " ".join(CODES), name, key) for key in fields.table.get(name, {})}
        tables.append({key: {code: row.texts(code) for code in CODES} for key, row in rows.items()})
    words = Fields(small, "small").by_lang("small")
    return Kinds(tables[0], tables[1], frozenset(word for texts in words.values() for word in texts))


def _names(fields: Fields) -> dict[str, tuple[str, ...]]:
    names = fields.by_lang("names")
    if not all(names.get(code) for code in CODES):
        raise fields.error(f"{fields.entry.key} needs names in every language: {', '.join(CODES)}", "names")
    return names


def _institutions(fields: Fields) -> list[Actor]:
    found = []
    for row in fields.rows("institution", _INSTITUTION):
        names = row.by_lang("names")
        forms = (*_forms(names, "name"), *_forms(row.by_lang("metonyms"), "metonym"))
        if not forms:
            raise row.error(f"institution {row.text('key')} has no name", "key")
        printed = _printed(names) or _printed(row.by_lang("metonyms"))
        marked = _marked(forms, row.texts("ambiguous"))
        found.append(Actor(row.text("key"), "organisation", printed, marked, fields.entry.provenance(),
                           sort=row.text("kind"), of=fields.entry.key, same_as=_same(row)))
    return found


def _same(fields: Fields) -> str | None:
    return fields.text("same_as", "") or None


def _printed(names: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    return {code: texts[0] for code, texts in names.items() if texts}


def _forms(names: Mapping[str, tuple[str, ...]], kind: FormKind) -> tuple[Form, ...]:
    return tuple(Form(text, code, kind) for code, texts in names.items() for text in texts)


def _capitalised(forms: Iterable[str]) -> tuple[str, ...]:
    """The noun for an inhabitant, where the adjective is written small: syldave, un Syldave."""
    return tuple(dict.fromkeys(form[0].upper() + form[1:] for form in forms if form[0].islower()))


def _marked(forms: Iterable[Form], ambiguous: tuple[str, ...]) -> tuple[Form, ...]:
    return tuple(Form(form.text, form.lang, form.kind, form.text in ambiguous) for form in dict.fromkeys(forms))


BUILDERS: tuple[tuple[str, Callable[[Entry], list[Actor]]], ...] = (
    ("actors/states", states), ("actors/organisations", organisations), ("actors/offices", offices),
    ("actors/people", people))
"""The folders of actors, each with what makes them of its entries."""
