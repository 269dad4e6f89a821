"""What kind of text a report is, where that changes how it is read."""
from __future__ import annotations

_REVIEW = 7
"""Mentions of 改革 in a thousand characters from which a report is a reform review. Measured: 10 to 34 in five reviews (综述, 总结, 简报), at most
3.7 in 148 government work reports."""
_WHOLE = 1500
"""Characters below which a text may be a passage of anything: the section on reform of a work report has as many."""


def is_review(text: str) -> bool:
    """Whether a report is about reform as a whole (改革综述, 改革工作总结) and not a work report that has a section on it."""
    return len(text) >= _WHOLE and text.count("改革") * 1000 >= _REVIEW * len(text)
