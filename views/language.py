"""The two languages of the app: every text comes from `views/texts/*.toml`, `name = { zh = "…", en = "…" }`."""
from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import streamlit as st

from graph.model import LABELS, TYPES

LANGUAGES = ("zh", "en")
DEFAULT = "zh"
TEXTS = Path(__file__).with_name("texts")
_NUMBERED = re.compile(r"\{(\w+)\}([^{}\[\]]*)\[([^|\[\]]*)\|([^|\[\]]*)\]")


@lru_cache(maxsize=1)
def catalogue() -> dict[str, dict[str, str]]:
    """All texts: `{"page.name": {"zh": …, "en": …}}`."""
    found = {}
    for file in sorted(TEXTS.glob("*.toml")):
        for name, text in tomllib.loads(file.read_text(encoding="utf-8")).items():
            found[f"{file.stem}.{name}"] = text
    return found


def current() -> str:
    """The language of this page view: the address says it, else the session, else Chinese."""
    asked = st.query_params.get("lang")
    if asked in LANGUAGES:
        st.session_state["lang"] = asked
    return st.session_state.get("lang", DEFAULT)


def other() -> str:
    """The language that is not shown."""
    return next(language for language in LANGUAGES if language != current())


def keep_in_address() -> None:
    """Put the language into the address where it is not the default, so that a copied address shows the same page."""
    if current() != DEFAULT and st.query_params.get("lang") != current():
        st.query_params["lang"] = current()


def switch() -> None:
    """Go over to the other language (a button's callback)."""
    language = other()
    st.session_state["lang"] = language
    if language == DEFAULT:
        st.query_params.pop("lang", None)
    else:
        st.query_params["lang"] = language


def t(key: str, **values: object) -> str:
    """The text `page.name` in the current language with `{placeholders}` filled. Values are not escaped: that is up to where it goes. In
    `{many} [report|reports]` the number before decides which word stands."""
    text = catalogue()[key][current()]
    return _NUMBERED.sub(lambda found: _worded(found, values), text).format(**values) if values else text


def _worded(found: re.Match[str], values: dict[str, object]) -> str:
    return f"{{{found[1]}}}{found[2]}" + (found[3] if str(values[found[1]]) == "1" else found[4])


def half(both: str) -> str:
    """The half of a message in Chinese and English (`中文 / English`) that the page is in; a message that has no two halves as it is. A name in
    it may hold such a stroke itself, in both halves alike: the one in the middle parts them."""
    strokes = list(re.finditer(" ?/ ", both))
    if len(strokes) % 2 == 0:
        return both
    middle = strokes[len(strokes) // 2]
    return both[middle.end() :] if current() == "en" else both[: middle.start()]


def label_name(label: str, many: int = 1) -> str:
    """What a node's label is called (地区, City), or so many of them (Cities)."""
    kind = LABELS.get(label)
    if kind is None or current() == "zh":
        return label if kind is None else kind.zh
    return kind.en if many == 1 else re.sub(r"(?<=[^aeiou])y$", "ie", kind.en) + "s"


def type_name(kind: str) -> str:
    """What a relationship type is called (实施于, carried out in)."""
    known = TYPES.get(kind)
    return kind if known is None else (known.zh if current() == "zh" else known.en)


def value_name(value: object) -> str:
    """A stored value of a closed list (national, underway, …) in the current language; any other value as it is."""
    entry = catalogue().get(f"values.{value}") if isinstance(value, str) else None
    return entry[current()] if entry else str(value)


def values(language: str) -> dict[str, str]:
    """What the stored values of closed lists are called in this language."""
    return {key.removeprefix("values."): text[language] for key, text in catalogue().items() if key.startswith("values.")}


def field_name(name: str, label: str = "") -> str:
    """What a property (of a thing of this label) is called; an unknown one by its own name."""
    entry = catalogue().get(f"fields.{label.lower()}_{name}") or catalogue().get(f"fields.{name}")
    return entry[current()] if entry else name



def pick(texts: dict[str, str]) -> str:
    """The text of a `{zh, en}` map (front matter of a query) in the current language, the other one where it is missing."""
    return texts.get(current()) or next(iter(texts.values()), "")


def listed(names: Iterable[str]) -> str:
    """Words of the page one after the other, parted as its language parts them. Names of a Chinese graph are parted as in Chinese in either language."""
    return ("、" if current() == "zh" else ", ").join(names)
