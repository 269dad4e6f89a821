"""The catalogue: every `.cypher` file of the project and of the user's own folder, checked before anything runs.

    queries/cypher/NAME.cypher         canned queries
    queries/suggestions/NAME.cypher    small queries that propose values for parameters
    $REFORMGRAPH_QUERIES/NAME.cypher   the user's own queries; suggestions in its folder `suggestions/`

How a file is written: `docs/reference/queries.md`.
"""
from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from graph.asked.near import near
from ingest.settings import setting
from queries import frontmatter
from queries.definition import query_of, suggestion_of
from queries.errors import BadQueryFile, UnknownQuery
from queries.spec import Query, Suggestion
from queries.terms import GROUPS, SECTIONS

HERE = Path(__file__).parent


def folders() -> list[Path]:
    """The folders that are read: the project's, then the one that `REFORMGRAPH_QUERIES` names.

    Raises `BadQueryFile` where the variable names a folder that is not there."""
    found = [HERE / "cypher"]
    own = setting("REFORMGRAPH_QUERIES")
    if own:
        path = Path(own).expanduser()
        if not path.is_dir():
            raise BadQueryFile(str(path), 1, "REFORMGRAPH_QUERIES names no folder")
        found.append(path)
    return found


def load() -> dict[str, Query]:
    """All queries by name, in the order of group, section and name. Files are read again only after one changed.

    Raises `BadQueryFile` with file and line for the first file that the catalogue refuses."""
    return dict(_loaded(_state(folders()))[0])


def suggestions() -> dict[str, Suggestion]:
    """All suggestion queries by name. Raises `BadQueryFile`."""
    return dict(_loaded(_state(folders()))[1])


def get(name: str) -> Query:
    """One query. Raises `UnknownQuery`, which names near ones, or `BadQueryFile`."""
    known = load()
    if name in known:
        return known[name]
    close = near(name, known)
    hint = (f"相近的有 {'、'.join(close)}；", f" Near ones: {', '.join(close)}.") if close else ("", "")
    raise UnknownQuery(f"没有名为 {name!r} 的查询；{hint[0]}用 `python -m queries list` 查看全部 {len(known)} 个。",
                       f"There is no query named {name!r}.{hint[1]} `python -m queries list` names all {len(known)}.")


def load_from(*places: Path) -> tuple[dict[str, Query], dict[str, Suggestion]]:
    """The catalogue of these folders; suggestions are those of the project and of each folder's `suggestions/`."""
    hints: dict[str, Suggestion] = {}
    for folder in [HERE / "suggestions", *(p / "suggestions" for p in places)]:
        for path in sorted(folder.glob("*.cypher")):
            made = suggestion_of(frontmatter.read(path))
            if made.name in hints:
                raise BadQueryFile(path.name, 1, f"a suggestion named {made.name} exists already ({hints[made.name].file})")
            hints[made.name] = made
    found: dict[str, Query] = {}
    for folder in places:
        for path in sorted(folder.glob("*.cypher")):
            file = frontmatter.read(path)
            made = query_of(file, hints)
            if made.name in found:
                raise file.refuse(f"a query named {made.name} exists already ({found[made.name].file})")
            for language in ("zh", "en"):
                twin = next((q for q in found.values() if q.title[language] == made.title[language]), None)
                if twin:
                    line = file.front.value["title"].line
                    raise file.refuse(f"{twin.file.name} has the same title ({language}): {made.title[language]}", line)
            found[made.name] = made
    order = (list(GROUPS), list(SECTIONS))
    return dict(sorted(found.items(), key=lambda q: (order[0].index(q[1].group), order[1].index(q[1].section), q[0]))), hints


_State = tuple[tuple[Path, ...], tuple[tuple[str, int, int], ...]]


def _state(places: list[Path]) -> _State:
    """The folders, and every file in them with its time and size: equal states give equal catalogues."""
    files = [f for p in [HERE / "suggestions", *places, *(p / "suggestions" for p in places)] for f in sorted(p.glob("*.cypher"))]
    return tuple(places), tuple((str(f), (s := f.stat()).st_mtime_ns, s.st_size) for f in files)


@lru_cache(maxsize=4)
def _loaded(state: _State) -> tuple[dict[str, Query], dict[str, Suggestion]]:
    return load_from(*state[0])
