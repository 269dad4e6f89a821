"""The words of Streamlit's upload box in the language of the page: Streamlit has them in English only."""
from __future__ import annotations

import json

import streamlit as st

from views.language import t

_WORDS = {"choose": "upload_choose", "drop": "upload_drop", "limit": "upload_limit"}


def upload_words(megabytes: int) -> None:
    """Give the page the words that `style.css` shows in place of Streamlit's, as variables; `megabytes` is the limit of one file."""
    words = {name: t(f"reports.{key}", megabytes=megabytes) for name, key in _WORDS.items()}
    # A string of JSON is one of CSS too, but for line ends and markup, which no text of ours has.
    st.html("<style>:root {" + "".join(f"--rg-upload-{name}: {json.dumps(text, ensure_ascii=False)};" for name, text in words.items()) + "}</style>")
