"""Files that import each other in a circle, and imports that hide one inside a function."""

import ast
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from grimp import ImportGraph

from .found import Found

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
IMPORTS = (ast.Import, ast.ImportFrom)


def circles(graph: ImportGraph, paths: Mapping[str, Path]) -> Iterator[Found]:
    """Each import that leads back to its own file, imports for types alone included."""
    imported_by = {
        module: sorted(graph.find_modules_directly_imported_by(module)) for module in graph.modules
    }
    for ring in _rings(imported_by):
        for importer in sorted(ring):
            for imported in imported_by[importer]:
                if imported in ring:
                    detail = graph.get_import_details(importer=importer, imported=imported)[0]
                    why = f"imports {imported}, which leads back here"
                    yield Found(paths[importer], detail["line_number"], why)


def hidden_imports(folders: Iterable[Path], ours: frozenset[str]) -> Iterator[Found]:
    """Imports of our own code inside a function. Only ``AppConfig.ready`` has to wait for the apps."""
    for folder in folders:
        for path in sorted(folder.rglob("*.py")):
            for function in ast.walk(ast.parse(path.read_text())):
                if not isinstance(function, FUNCTIONS):
                    continue
                if path.name == "apps.py" and function.name == "ready":
                    continue
                for node in ast.walk(function):
                    if isinstance(node, IMPORTS) and _imports_ours(node, ours):
                        why = f"{function.name} hides an import of our own code"
                        yield Found(path, node.lineno, why)


def _imports_ours(node: ast.Import | ast.ImportFrom, ours: frozenset[str]) -> bool:
    if isinstance(node, ast.Import):
        return any(alias.name.partition(".")[0] in ours for alias in node.names)
    return node.level > 0 or (node.module or "").partition(".")[0] in ours


def _rings(leads_to: Mapping[str, list[str]]) -> Iterator[set[str]]:
    """The strongly connected components of more than one (Tarjan's way, without recursion)."""
    number: dict[str, int] = {}
    lowest: dict[str, int] = {}
    path: list[str] = []
    for start in sorted(leads_to):
        if start in number:
            continue
        number[start] = lowest[start] = len(number)
        path.append(start)
        on_the_way = [(start, iter(leads_to[start]))]
        while on_the_way:
            here, further = on_the_way[-1]
            there = next(further, None)
            if there is None:
                on_the_way.pop()
                if on_the_way:
                    before = on_the_way[-1][0]
                    lowest[before] = min(lowest[before], lowest[here])
                if lowest[here] == number[here]:
                    ring = path[path.index(here) :]
                    del path[path.index(here) :]
                    if len(ring) > 1:
                        yield set(ring)
            elif there not in number:
                number[there] = lowest[there] = len(number)
                path.append(there)
                on_the_way.append((there, iter(leads_to.get(there, []))))
            elif there in path:
                lowest[here] = min(lowest[here], number[there])
