"""The program's source → every wording that can become what a problem says or hints.

Read by ``ast``: texts, f-strings (each ``{expression}`` a gap, or the texts it can be), either side
of a condition, names assigned in the function or the module, parameters (from every call), and what
functions of the package return. A wording is a text with ``GAP`` for whatever is not known.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path

GAP = "\x00"

Function = ast.FunctionDef
Texts = frozenset[str]
Seen = tuple[ast.AST, ...]
_UNKNOWN = frozenset({GAP})

# Where a call takes what a problem says, and its hint: the positions of the two arguments. These
# are the ends of the way; what calls give to functions that call these is followed by itself.
_TOLD = {
    "fault": (0, 1),
    "Problem": (3, 4),
    "place": (1, 2),  # Briefing.place
    "lines.problem": (2, 3),
    "source.problem": (1, 2),
}
# ValueErrors of the models that an author's values meet; elsewhere they never reach an author.
_MODELS = ("briefing", "values")  # a module, or a package of modules
_CODE = re.compile(r"[A-Z]\d{3}")


def wordings(folder: Path) -> dict[str, str]:
    """Every wording that the package in ``folder`` tells an author, and the module it is told in.

    A module that tells what another wrote, such as errors, may stand for it.
    """
    program = _Program(folder)
    found: dict[str, str] = {}
    for name, module in program.modules.items():
        for node in program.inside(module):
            for expression in _told(node, name):
                for text in program.texts(expression):
                    for words in _parts(text, node):
                        if any(sign.isalpha() for sign in words) and not _CODE.fullmatch(words):
                            found.setdefault(words, name)
    return found


def _told(node: ast.AST, module: str) -> Iterator[ast.expr]:
    """What ``node`` tells an author: arguments of a call, or of a triple of code, what, hint."""
    match node:
        case ast.Call():
            for position, name in zip(_positions(node), ("what", "hint"), strict=False):
                yield from _argument(node, position, name)
            if _name(node.func) == "ValueError" and module.split(".")[0] in _MODELS:
                yield from node.args
        case ast.Return(value=ast.Tuple(elts=[ast.Constant(value=str(code)), *told])):
            if _CODE.fullmatch(code):
                yield from told


def _positions(call: ast.Call) -> tuple[int, ...]:
    name = _name(call.func)
    if name == "problem" and isinstance(call.func, ast.Attribute):
        owner = _name(call.func.value).strip("_")
        return _TOLD["lines.problem" if owner == "lines" else "source.problem"]
    return _TOLD.get(name, ())


def _parts(text: str, node: ast.AST) -> Iterator[str]:
    """A check of a model writes 'what; hint' in one text."""
    if isinstance(node, ast.Call) and _name(node.func) == "ValueError":
        what, _, hint = text.partition("; ")
        yield from (what, hint)
    else:
        yield text


# ---------------------------------------------------------------- what an expression can be


@dataclass
class _Program:
    """The modules of a package, and what each expression in them can be as a text."""

    folder: Path
    modules: dict[str, ast.Module] = field(default_factory=dict)
    last_name: dict[ast.AST, str] = field(default_factory=dict)
    imported: dict[ast.AST, set[str]] = field(default_factory=dict)
    parents: dict[ast.AST, ast.AST] = field(default_factory=dict)
    functions: dict[str, list[Function]] = field(default_factory=dict)
    calls: dict[str, list[ast.Call]] = field(default_factory=dict)
    assignments: dict[tuple[ast.AST | None, str], list[ast.AST]] = field(default_factory=dict)
    _inside: dict[ast.AST, list[ast.AST]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for path in sorted(self.folder.rglob("*.py")):
            module = ast.parse(path.read_text(encoding="utf-8"))
            name = ".".join(path.relative_to(self.folder).with_suffix("").parts)
            self.modules[name] = module
            self.last_name[module] = path.stem
            self.imported[module] = {
                alias.name
                for node in self.inside(module)
                if isinstance(node, ast.ImportFrom)
                for alias in node.names
            }
            for node in self.inside(module):
                self.parents.update(dict.fromkeys(ast.iter_child_nodes(node), node))
            for node in self.inside(module):
                self._enter(node)

    def _enter(self, node: ast.AST) -> None:
        if isinstance(node, ast.FunctionDef):
            self.functions.setdefault(node.name, []).append(node)
        if isinstance(node, ast.Call):
            self.calls.setdefault(_name(node.func), []).append(node)
        for target, _ in _targets(node):
            self.assignments.setdefault((self.around(node), _name(target)), []).append(node)

    def inside(self, node: ast.AST) -> list[ast.AST]:
        """``node`` and all below it."""
        if node not in self._inside:
            self._inside[node] = list(ast.walk(node))
        return self._inside[node]

    def around(self, node: ast.AST) -> ast.AST | None:
        """The function around ``node``, or the module."""
        parent = self.parents.get(node)
        while parent is not None and not isinstance(parent, ast.FunctionDef | ast.Module):
            parent = self.parents.get(parent)
        return parent

    def module(self, node: ast.AST) -> ast.AST:
        while node in self.parents:
            node = self.parents[node]
        return node

    def texts(self, node: ast.AST | None, seen: Seen = ()) -> Texts:
        """Every text that ``node`` can be, with gaps for what is not known."""
        if node is None or node in seen:
            return _UNKNOWN
        seen = (*seen, node)
        match node:
            case ast.Constant(value=str(value)):
                return frozenset({value})
            case ast.JoinedStr(values=parts):
                return _joined(self.texts(part, seen) for part in parts)
            case ast.BinOp(left=left, op=ast.Add(), right=right):
                return _joined(self.texts(part, seen) for part in (left, right))
            case ast.FormattedValue(value=value) | ast.NamedExpr(value=value):
                return self.texts(value, seen)
            case ast.IfExp(body=one, orelse=other):
                return self.texts(one, seen) | self.texts(other, seen)
            case ast.BoolOp(values=values):
                return self._union(values, seen)
        return self._looked_up(node, seen) or _UNKNOWN

    def _looked_up(self, node: ast.AST, seen: Seen) -> Texts:
        match node:
            case ast.Subscript(value=value, slice=ast.Slice(lower=None, upper=ast.UnaryOp())):
                return frozenset(text[:-1] for text in self.texts(value, seen))
            case ast.Subscript(value=ast.Name() as table):
                return self._held(table, seen)
            case ast.Call(func=ast.Attribute(value=ast.Name() as table, attr="get")):
                return self._held(table, seen) | self._union(node.args[1:2], seen)
            case ast.Name():
                return self._named(node, seen)
            case ast.Call():
                return self._returned(node, seen)
        return frozenset()

    def _union(self, nodes: Iterator[ast.expr] | list[ast.expr], seen: Seen) -> Texts:
        return frozenset().union(*(self.texts(node, seen) for node in nodes))

    def _returned(self, call: ast.Call, seen: Seen) -> Texts:
        """What functions of that name return as a text."""
        returns = (
            node.value
            for function in self._meant(call)
            if isinstance(function.returns, ast.Name) and function.returns.id == "str"
            for node in self.inside(function)
            if isinstance(node, ast.Return) and node.value and self.around(node) is function
        )
        return self._union(returns, seen)

    def _meant(self, call: ast.Call) -> Iterator[Function]:
        """The functions of the package that ``call`` may be of, told by name and by imports."""
        for function in self.functions.get(_name(call.func), []):
            if self._may_be(call, function):
                yield function

    def _may_be(self, call: ast.Call, function: Function) -> bool:
        own, home = self.module(call), self.module(function)
        is_of_class = isinstance(self.parents[function], ast.ClassDef)
        if not isinstance(call.func, ast.Attribute):
            return not is_of_class and (home is own or function.name in self.imported[own])
        if is_of_class:
            return home is own or not function.name.startswith("_")
        return _name(call.func.value) == self.last_name[home]

    def _held(self, table: ast.Name, seen: Seen) -> Texts:
        """The texts of a dict."""
        scopes = (self.around(table), self.module(table))
        values = (value for scope in scopes for value in self._assigned(table.id, scope, None))
        held = (text for value in values if isinstance(value, ast.Dict) for text in value.values)
        return self._union(held, seen)

    def _named(self, name: ast.Name, seen: Seen) -> Texts:
        """What a name stands for: assigned above, a parameter, or a constant of the module."""
        scope = self.around(name)
        while isinstance(scope, ast.FunctionDef):
            found = self._union(self._assigned(name.id, scope, name), seen)
            found |= self._added(name, scope, found, seen)
            found |= self._union(self._passed(name.id, scope), seen)
            found |= self._union(self._unpacked(name.id, scope), seen)
            if found:
                return found
            scope = self.around(scope)
        return self._union(self._assigned(name.id, scope, None), seen)

    def _assigned(
        self, name: str, scope: ast.AST | None, before: ast.expr | None
    ) -> Iterator[ast.expr]:
        """The values assigned to ``name`` in ``scope``, above ``before``."""
        for node in self.assignments.get((scope, name), []):
            if _is_above(node, before):
                for target, value in _targets(node):
                    if _name(target) == name:
                        yield value

    def _added(self, name: ast.Name, scope: Function, base: Texts, seen: Seen) -> Texts:
        """``hint += …``: the texts so far, with more behind them."""
        added = (
            _joined((base, self.texts(node.value, seen)))
            for node in self.inside(scope)
            if isinstance(node, ast.AugAssign)
            if _name(node.target) == name.id and _is_above(node, name)
        )
        return frozenset().union(*added)

    def _passed(self, name: str, scope: Function) -> Iterator[ast.expr]:
        """What every call in the package gives for the parameter ``name``."""
        names = [argument.arg for argument in scope.args.args]
        if name in names:
            position = names.index(name) - (names[0] == "self")
            for call in self.calls.get(scope.name, []):
                if scope in self._meant(call):
                    yield from _argument(call, position, name)

    def _unpacked(self, name: str, scope: Function) -> Iterator[ast.expr]:
        """``for loc, what in leaks(…)``: what the function yields in that place."""
        for node in self.inside(scope):
            if isinstance(node, ast.For | ast.comprehension) and isinstance(node.iter, ast.Call):
                names = [_name(one) for one in getattr(node.target, "elts", [])]
                for function in self._meant(node.iter) if name in names else ():
                    for inner in self.inside(function):
                        if isinstance(inner, ast.Yield) and isinstance(inner.value, ast.Tuple):
                            yield inner.value.elts[names.index(name)]


def _joined(parts: Iterator[Texts] | tuple[Texts, ...]) -> Texts:
    whole = ("".join(choice) for choice in product(*parts))
    return frozenset(re.sub(f"{GAP}+", GAP, text) for text in whole)


def _targets(node: ast.AST) -> Iterator[tuple[ast.expr, ast.expr]]:
    match node:
        case ast.Assign(targets=[ast.Tuple(elts=targets)], value=ast.Tuple(elts=values)):
            yield from zip(targets, values, strict=True)
        case ast.Assign(targets=[target], value=value):
            yield target, value
        case ast.AnnAssign(target=target, value=ast.expr() as value):
            yield target, value
        case ast.NamedExpr(target=target, value=value):
            yield target, value


def _argument(call: ast.Call, position: int, name: str) -> Iterator[ast.expr]:
    given = call.args[: position + 1]
    if len(given) > position and not any(isinstance(one, ast.Starred) for one in given):
        yield given[position]
    yield from (keyword.value for keyword in call.keywords if keyword.arg == name)


def _is_above(node: ast.AST, before: ast.expr | None) -> bool:
    if before is None:
        return True
    end = (getattr(node, "end_lineno", 0), getattr(node, "end_col_offset", 0))
    return end < (before.lineno, before.col_offset)


def _name(node: ast.AST) -> str:
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""
