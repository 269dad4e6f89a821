"""Finding anything in the graph by what a person types: a name or a part of one, pinyin or its initials, and (reforms and pilots) what is meant.

    from graph.search import search
    search(store, "zbs").first        # 淄博市
"""
from graph.search.search import best, search
from graph.search.shapes import LABELS, Found, Group, Hit

__all__ = ["LABELS", "Found", "Group", "Hit", "best", "search"]
