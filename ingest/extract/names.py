"""How names are compared within a report."""
from __future__ import annotations

import re
import unicodedata

_MARKS = re.compile(r"[\s“”\"'‘’「」『』《》〈〉()（）\[\]【】、,，.。;；:：·\-—]+")


def normalise(name: str) -> str:
    """`name` without white space and punctuation, width and case folded."""
    return _MARKS.sub("", unicodedata.normalize("NFKC", name)).lower() or name
