"""Finding icons by name and by words that mean the same; names count more the earlier they match."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

from badgedesk.design.icons import ICON_SETS, icon_names

_SYNONYMS: Final = (
    ("boat", "ship", "sail", "sailing", "ferry", "anchor", "sailboat", "harbour", "marine", "sea"),
    (
        "teacher",
        "trainer",
        "coach",
        "tutor",
        "school",
        "education",
        "graduation",
        "academic",
        "lesson",
        "class",
        "course",
    ),
    ("student", "learner", "pupil", "graduate", "graduation", "school", "backpack"),
    ("medal", "award", "trophy", "prize", "winner", "crown", "certificate", "ribbon", "badge", "honour", "laurel"),
    ("heart", "love", "care", "like", "favorite", "kindness"),
    ("doctor", "medical", "health", "first-aid", "hospital", "firstaid", "stethoscope", "nurse", "medicine", "pill"),
    ("computer", "laptop", "code", "program", "developer", "terminal", "monitor", "software", "coding"),
    ("data", "chart", "graph", "statistics", "analytics", "report", "database", "analysis"),
    ("leader", "team", "people", "users", "group", "account-group", "manager", "together", "teamwork"),
    ("language", "translate", "speak", "talk", "chat", "microphone", "comment", "conversation", "message"),
    ("write", "pen", "pencil", "edit", "author", "quill", "essay", "writer"),
    ("book", "read", "library", "study", "learn", "reading", "bookshelf"),
    ("mountain", "hike", "hiking", "trail", "terrain", "climb", "summit", "outdoor", "alpine"),
    ("star", "night", "telescope", "moon", "planet", "space", "rocket", "astronomy", "orbit"),
    ("food", "cook", "cooking", "chef", "bread", "baker", "kitchen", "baking", "meal", "restaurant"),
    ("tool", "repair", "wrench", "hammer", "screwdriver", "build", "construction", "craft", "workshop", "mechanic"),
    ("music", "note", "guitar", "piano", "song", "choir", "instrument", "violin"),
    ("plant", "leaf", "tree", "garden", "nature", "flower", "sprout", "forest", "gardening"),
    ("fire", "flame", "safety", "extinguisher", "alert", "firefighter"),
    ("bike", "bicycle", "cycle", "cycling", "sport", "run", "running", "athlete", "race"),
    ("camera", "photo", "picture", "image", "film", "video", "photography", "movie"),
    ("money", "finance", "bank", "coin", "cash", "wallet", "accounting", "economy", "currency"),
    ("law", "justice", "scale", "gavel", "balance", "legal", "ethics"),
    ("access", "accessibility", "wheelchair", "accessible", "human", "inclusion", "disability"),
    ("idea", "lightbulb", "bulb", "innovation", "creative", "creativity", "invention"),
    ("time", "clock", "watch", "hour", "timer", "alarm", "hourglass", "schedule"),
    ("check", "done", "tick", "approve", "verified", "passed", "success", "complete"),
    ("science", "flask", "atom", "laboratory", "chemistry", "microscope", "test-tube", "experiment", "physics", "dna"),
    ("maths", "math", "mathematics", "calculator", "function", "pi", "sigma", "geometry", "number"),
    ("art", "paint", "palette", "brush", "painting", "drawing", "artist", "easel", "design"),
    ("theatre", "drama", "masks", "theater", "stage", "acting", "mask", "theater-masks"),
    ("swim", "swimming", "pool", "water", "wave", "waves", "diver", "lifeguard", "life-ring"),
    ("ball", "football", "soccer", "basketball", "volleyball", "tennis", "rugby", "handball"),
    ("fitness", "gym", "dumbbell", "barbell", "strength", "training", "yoga", "weight-lifter"),
    ("animal", "dog", "cat", "paw", "horse", "pet", "bird", "fish", "vet"),
    ("farm", "tractor", "barn", "agriculture", "cow", "wheat", "grain", "farmer"),
    ("car", "driver", "driving", "steering", "vehicle", "truck", "automobile", "traffic"),
    ("train", "rail", "railway", "tram", "subway", "locomotive"),
    ("plane", "airplane", "flight", "pilot", "aviation", "airport"),
    ("travel", "globe", "world", "earth", "map", "compass", "international", "planet"),
    ("home", "house", "household", "living", "housing", "family"),
    ("city", "building", "office", "company", "buildings", "business", "skyline"),
    ("work", "job", "briefcase", "career", "business", "profession"),
    ("shop", "store", "cart", "sale", "retail", "shopping", "basket", "customer"),
    ("security", "shield", "lock", "key", "privacy", "protection", "password"),
    ("network", "internet", "web", "cloud", "server", "wifi", "router", "globe"),
    ("robot", "machine", "automation", "ai", "chip", "cpu", "circuit", "gear", "cog", "electronics"),
    ("electricity", "lightning", "bolt", "power", "plug", "battery", "energy", "electrician"),
    ("environment", "recycle", "recycling", "green", "leaf", "sustainability", "climate", "ecology", "solar"),
    ("weather", "sun", "cloud", "rain", "snow", "snowflake", "umbrella", "winter", "summer"),
    ("child", "baby", "kid", "children", "kindergarten", "childcare", "toy"),
    ("help", "support", "volunteer", "hand", "hands", "charity", "handshake", "donate"),
    ("peace", "dove", "union", "handshake", "agreement", "negotiation", "mediation"),
    ("phone", "telephone", "call", "mobile", "smartphone"),
    ("mail", "email", "letter", "envelope", "post", "message"),
    ("goal", "target", "aim", "bullseye", "objective", "focus", "arrow"),
    ("growth", "trend", "increase", "progress", "rise", "stairs", "steps", "level"),
    ("puzzle", "problem", "solve", "strategy", "chess", "game", "logic", "dice"),
    ("speech", "present", "presentation", "megaphone", "microphone", "bullhorn", "rhetoric", "public"),
    ("safe", "helmet", "hard-hat", "safety", "protective", "vest", "gloves", "goggles"),
    ("sew", "sewing", "needle", "thread", "scissors", "tailor", "fashion", "textile", "shirt"),
    ("wood", "carpenter", "saw", "axe", "timber", "carpentry", "hammer"),
    ("hair", "hairdresser", "comb", "beauty", "cosmetics", "makeup", "scissors"),
    ("hotel", "bed", "hospitality", "bell", "waiter", "tourism", "concierge"),
    ("coffee", "cup", "barista", "tea", "cafe", "mug"),
    ("wine", "beer", "glass", "grape", "brewing", "sommelier", "cheers"),
    ("history", "castle", "museum", "scroll", "ancient", "heritage", "monument", "knight"),
    ("faith", "church", "cross", "mosque", "synagogue", "temple", "religion", "prayer"),
    ("brain", "psychology", "mind", "mental", "thinking", "head", "wellbeing"),
    ("scout", "camp", "camping", "tent", "campfire", "compass", "outdoor"),
    ("ski", "skiing", "snowboard", "skate", "winter", "sled"),
    ("king", "queen", "crown", "royal", "master", "expert"),
    ("beginner", "start", "first", "seed", "sprout", "novice", "one"),
)
_SUFFIXES: Final = ("ing", "ers", "er", "s")
"""Endings under which a word is looked for among those that mean the same."""
_SHORTEST_STEM: Final = 3
_ENDINGS: Final = ("-thin", "-light", "-bold")
"""Weights of one set that would only repeat a drawing."""


@lru_cache(maxsize=1)
def _all() -> tuple[str, ...]:
    return tuple(
        f"{icon_set.id}.{name}"
        for icon_set in ICON_SETS
        for name in icon_names(icon_set.id)
        if icon_set.id != "ph" or not name.endswith(_ENDINGS)
    )


def icon_count() -> int:
    """Return how many icons there are to choose from."""
    return len(_all())


def related_words(word: str) -> tuple[str, ...]:
    """Return the words that mean about the same, without the word itself; "ships" finds what "ship" does."""
    asked = _stems(word)
    found = {other for family in _SYNONYMS if any(asked & _stems(each) for each in family) for other in family}
    return tuple(sorted(found - {word}))


@lru_cache(maxsize=2_048)
def _stems(word: str) -> frozenset[str]:
    """Return a word and what is left of it without a usual ending."""
    cut = (word.removesuffix(ending) for ending in _SUFFIXES if word.endswith(ending))
    return frozenset((word, *(stem for stem in cut if len(stem) >= _SHORTEST_STEM)))


def find_icons(words: str, most: int = 120, among: Sequence[str] | None = None) -> tuple[str, ...]:
    """Return icons (``set.name``) that fit all words, the best first; without words, the first of all.

    A word is met by a part of the name, or by a word that means the same.

    Args:
        words: apart by blanks.
        most: how many at the most.
        among: look only through these, and leave out those that no set has; None for all.
    """
    wanted = [word for word in words.lower().replace("_", "-").split() if word]
    icons = _all() if among is None else tuple(icon for icon in among if icon in _known())
    if not wanted:
        return icons[:most]
    ranked = sorted(_ranked(wanted, icons))
    return tuple(icon for *_, icon in ranked[:most])


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    return frozenset(_all())


def _ranked(wanted: list[str], icons: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    alike = {word: frozenset(related_words(word)) for word in wanted}
    for icon in icons:
        name = icon.partition(".")[2]
        total = 0
        for word in wanted:
            rank = _rank(name, word, alike[word])
            if rank is None:
                break
            total += rank
        else:
            yield total, len(name), icon


def _rank(name: str, word: str, alike: frozenset[str]) -> int | None:
    """Return how well a name meets a word, 0 best; None where it does not."""
    parts = name.split("-")
    if name == word:
        return 0
    if parts[0] == word:
        return 1
    if word in parts:
        return 2
    if name.startswith(word):
        return 3
    if len(word) > 2 and word in name:  # noqa: PLR2004 - shorter ones are in everything
        return 4
    return None if alike.isdisjoint((*parts, *map("-".join, pairwise(parts)))) else 6
