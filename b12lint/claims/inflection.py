"""English inflection for vocabularies: the forms of a verb or noun given in its base form. Used when packs are compiled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

_VOWELS = frozenset("aeiou")
_SIBILANTS = ("s", "x", "z", "ch", "sh")
_IRREGULAR_NOUNS = {
    "man": "men", "woman": "women", "child": "children", "person": "people", "foot": "feet", "tooth": "teeth",
    "diagnosis": "diagnoses", "analysis": "analyses", "crisis": "crises", "basis": "bases", "bacterium": "bacteria",
    "criterion": "criteria", "phenomenon": "phenomena", "vertebra": "vertebrae", "stimulus": "stimuli",
    "life": "lives", "half": "halves", "leaf": "leaves", "loaf": "loaves", "knife": "knives", "shelf": "shelves",
    "wife": "wives", "calf": "calves", "mouse": "mice", "goose": "geese", "datum": "data", "medium": "media",
}  # fmt: skip


def noun_forms(noun: str) -> tuple[str, ...]:
    """Singular and plural of a noun."""
    if noun in _IRREGULAR_NOUNS:
        return noun, _IRREGULAR_NOUNS[noun]
    return noun, _with_s(noun)


def verb_forms(verb: str, irregular: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Base form, third person, past, participle and -ing form of a verb, each once."""
    base = (verb, _with_s(verb))
    rest = tuple(irregular[verb]) if verb in irregular else (_past(verb), _gerund(verb))
    return tuple(dict.fromkeys((*base, *rest)))


def _with_s(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    if word.endswith(_SIBILANTS) or (word.endswith("o") and word[-2:-1] not in _VOWELS):
        return word + "es"
    return word + "s"


def _past(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return verb[:-1] + "ied"
    return _doubled(verb) + "ed"


def _gerund(verb: str) -> str:
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return verb[:-1] + "ing"
    return _doubled(verb) + "ing"


def _doubled(verb: str) -> str:
    """Short verbs in consonant, vowel, consonant double the last letter (stop, stopped)."""
    ends = len(verb) >= 3 and verb[-1] not in "aeiouwxy" and verb[-2] in _VOWELS and verb[-3] not in _VOWELS
    one_syllable = sum(letter in _VOWELS for letter in verb) == 1
    return verb + verb[-1] if ends and one_syllable else verb
