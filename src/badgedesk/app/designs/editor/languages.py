"""The texts of an achievement in the language that is being written."""

from dataclasses import dataclass, replace
from typing import Final

from badgedesk.core.model.achievement import Achievement, Translation

NAMES: Final = {
    "bg": "Bulgarian", "ca": "Catalan", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek", "en": "English",
    "es": "Spanish", "et": "Estonian", "fi": "Finnish", "fr": "French", "ga": "Irish", "hr": "Croatian",
    "hu": "Hungarian", "is": "Icelandic", "it": "Italian", "lt": "Lithuanian", "lv": "Latvian", "mt": "Maltese",
    "nb": "Norwegian", "nl": "Dutch", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "sk": "Slovak",
    "sl": "Slovenian", "sv": "Swedish", "tr": "Turkish", "uk": "Ukrainian", "ar": "Arabic", "he": "Hebrew",
    "hi": "Hindi", "ja": "Japanese", "ko": "Korean", "zh": "Chinese",
}  # fmt: skip
"""Languages that can be added, by tag."""


@dataclass(frozen=True, slots=True)
class Texts:
    """What is written anew in each language."""

    name: str
    description: str
    criteria: str
    address: str
    caption: str
    outcomes: tuple[str, ...]


def language_name(tag: str) -> str:
    """Return what people call a language."""
    return NAMES.get(tag) or NAMES.get(tag.partition("-")[0], "") or tag


def texts_of(achievement: Achievement, language: str) -> Texts:
    """Return the texts in a language; an empty or unknown one is the first."""
    found = _translation(achievement, language)
    if found is None:
        each = achievement
        return Texts(
            each.name, each.description, each.criteria_narrative, each.criteria_url, each.caption, each.facts.outcomes
        )
    return Texts(
        found.name, found.description, found.criteria_narrative, found.criteria_url, found.caption, found.outcomes
    )


def with_texts(achievement: Achievement, language: str, texts: Texts) -> Achievement:
    """Return an achievement with other texts in a language."""
    found = _translation(achievement, language)
    if found is None:
        return replace(
            achievement,
            name=texts.name,
            description=texts.description,
            criteria_narrative=texts.criteria,
            criteria_url=texts.address,
            caption=texts.caption,
            facts=replace(achievement.facts, outcomes=texts.outcomes),
        )
    changed = Translation(
        found.language, texts.name, texts.description, texts.criteria, texts.address, texts.caption, texts.outcomes
    )
    others = tuple(changed if each is found else each for each in achievement.translations)
    return replace(achievement, translations=others)


def with_language(achievement: Achievement, language: str) -> Achievement:
    """Return an achievement that has (still empty) texts in one more language."""
    if language == achievement.language or _translation(achievement, language) is not None:
        return achievement
    if not achievement.language and not achievement.translations:
        achievement = replace(achievement, language="de" if language == "en" else "en")
    return replace(achievement, translations=(*achievement.translations, Translation(language)))


def without_language(achievement: Achievement, language: str) -> Achievement:
    """Return an achievement without its texts in a language other than the first."""
    return replace(achievement, translations=tuple(x for x in achievement.translations if x.language != language))


def _translation(achievement: Achievement, language: str) -> Translation | None:
    return next((each for each in achievement.translations if each.language == language), None)
