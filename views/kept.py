"""What goes along from page to page: every address inside the app says it."""
from __future__ import annotations

from views import threshold
from views.language import DEFAULT, current


def kept() -> dict[str, str]:
    """The language where it is not Chinese, the lowest confidence where it leaves something out: as values of an address."""
    values = {"lang": current()} if current() != DEFAULT else {}
    lowest = threshold.lowest()
    return {**values, threshold.NAME: threshold.written(lowest)} if lowest else values
