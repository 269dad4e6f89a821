"""Component `unnamed`: what would be said of the persons whom open roles mean (component `roles`), if anybody told who they are.

The rules for leaders and recognitions are asked once more with a Leader mention for each open role. Of what they answer only the links of these
mentions are kept, and apart from the others: the facts of the report are what they would be without this component.
"""
from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from ingest.extract.mentions import Mention, Unnamed
from ingest.extract.recognition import mark_recognition
from ingest.extract.relations.context import Context
from ingest.extract.relations.leaders import link_leaders
from ingest.extract.roles import RESOLVED, open_roles
from ingest.extract.words import words


@Language.factory("reformgraph_unnamed")
def create_unnamed(nlp: Language, name: str):
    """Keep the links of open roles. Needs all mentions to be there, overlaps resolved."""
    return mark_unnamed


def mark_unnamed(doc: Doc) -> Doc:
    """Set `doc._.unnamed`: the open roles that take part in a fact (see module)."""
    text = words(doc).text
    meant = [(role, Mention("Leader", role.start, role.end, text[role.start : role.end], "roles", RESOLVED, key=f"@{role.start}", named=False))
             for role in open_roles(doc)]
    if not meant or not doc._.sentences:
        return doc
    mentions, links = doc._.mentions, doc._.links
    doc._.mentions, doc._.links = [*mentions, *(mention for _, mention in meant)], []
    mark_recognition(doc)
    link_leaders(Context(doc))
    found, doc._.mentions, doc._.links = doc._.links, mentions, links
    each = [Unnamed(role, mention, [k for k in found if mention in (k.head, k.tail)]) for role, mention in meant]
    doc._.unnamed = [one for one in each if one.links]
    return doc
