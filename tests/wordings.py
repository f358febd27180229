"""The program's source → every wording that can become what a problem says or hints.

Read by ``ast``: texts, f-strings (each ``{expression}`` a gap, or the texts it can be), either side
of a condition, names assigned in the function or the module, parameters (from every call), and what
functions of the package return. A wording is a text with ``GAP`` for whatever is not known.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path

GAP = "\x00"

Function = ast.FunctionDef
Scope = Function | ast.Module | None
Texts = set[str]


@dataclass(frozen=True)
class Sink:
    """Where a call takes what a problem says, and its hint: positions of the arguments."""

    what: int
    hint: int


_SINKS = {
    "fault": Sink(0, 1),
    "Problem": Sink(3, 4),
    "place": Sink(1, 2),
    "lines.problem": Sink(2, 3),
    "source.problem": Sink(1, 2),
}


@dataclass
class Program:
    """The modules of a package, with tables of what is defined and called where."""

    modules: dict[str, ast.Module]
    parents: dict[ast.AST, ast.AST] = field(default_factory=dict)
    functions: dict[str, list[Function]] = field(default_factory=dict)
    calls: dict[str, list[ast.Call]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for module in self.modules.values():
            for node in ast.walk(module):
                for child in ast.iter_child_nodes(node):
                    self.parents[child] = node
                if isinstance(node, ast.FunctionDef):
                    self.functions.setdefault(node.name, []).append(node)
                if isinstance(node, ast.Call):
                    self.calls.setdefault(_name(node.func), []).append(node)

    def scope(self, node: ast.AST) -> Scope:
        """The function around ``node``, or the module."""
        parent = self.parents.get(node)
        while parent is not None and not isinstance(parent, ast.FunctionDef | ast.Module):
            parent = self.parents.get(parent)
        return parent


def read_program(folder: Path) -> Program:
    """All modules below ``folder``."""
    paths = sorted(folder.rglob("*.py"))
    return Program({str(path): ast.parse(path.read_text(encoding="utf-8")) for path in paths})


def wordings(program: Program) -> dict[str, str]:
    """Every wording that is told to an author, and the place in the source that tells it."""
    found: dict[str, str] = {}
    for path, module in program.modules.items():
        for node in ast.walk(module):
            for expression in _told(node):
                for text in _texts(program, expression):
                    for words in _parted(text, node):
                        if any(sign.isalpha() for sign in words):
                            found.setdefault(words, f"{Path(path).name}:{expression.lineno}")
    return found


def _told(node: ast.AST) -> Iterator[ast.expr]:
    """What ``node`` says to an author: arguments of a problem, or a triple of code, what, hint."""
    match node:
        case ast.Call():
            sink = _sink(node)
            if sink:
                for position, name in ((sink.what, "what"), (sink.hint, "hint")):
                    yield from _argument(node, position, name)
            if _name(node.func) in ("ValueError", "worded"):
                yield from node.args[:1]
        case ast.Return(value=ast.Tuple(elts=[ast.Constant(value=str(code)), *told])):
            if code[:1] == "E" and code[1:].isdigit():
                yield from told


def _sink(call: ast.Call) -> Sink | None:
    name = _name(call.func)
    if name != "problem" or not isinstance(call.func, ast.Attribute):
        return _SINKS.get(name)
    owner = _name(call.func.value).strip("_")
    return _SINKS["lines.problem" if owner == "lines" else "source.problem"]


def _parted(text: str, node: ast.AST) -> Iterator[str]:
    """A check of a model writes 'what; hint' in one text."""
    if isinstance(node, ast.Call) and _name(node.func) == "ValueError":
        what, _, hint = text.partition("; ")
        yield from (what, hint)
    else:
        yield text


# ---------------------------------------------------------------- what an expression can be


def _texts(program: Program, node: ast.AST | None, seen: tuple[ast.AST, ...] = ()) -> Texts:
    """Every text that ``node`` can be, with gaps for what is not known."""
    if node is None or node in seen or len(seen) > 40:
        return {GAP}
    seen = (*seen, node)
    match node:
        case ast.Constant(value=value):
            return {value if isinstance(value, str) else GAP}
        case ast.JoinedStr(values=parts):
            return _joined([_texts(program, part, seen) for part in parts])
        case ast.FormattedValue(value=value):
            return _texts(program, value, seen)
        case ast.IfExp(body=one, orelse=other):
            return _texts(program, one, seen) | _texts(program, other, seen)
        case ast.BoolOp(values=values):
            return set().union(*(_texts(program, value, seen) for value in values))
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            return _joined([_texts(program, left, seen), _texts(program, right, seen)])
        case ast.Subscript(value=value, slice=ast.Slice(lower=None, upper=ast.UnaryOp())):
            return {text[:-1] for text in _texts(program, value, seen)}
        case ast.Subscript(value=ast.Name(id=name)):
            return _dict_texts(program, name, node, seen)
        case ast.Name(id=name):
            return _named(program, name, node, seen)
        case ast.NamedExpr(value=value):
            return _texts(program, value, seen)
        case ast.Call():
            return _call_texts(program, node, seen)
    return {GAP}


def _joined(parts: list[Texts]) -> Texts:
    joined = {"".join(choice) for choice in product(*parts)}
    return {text if GAP * 2 not in text else GAP.join(filter(None, text.split(GAP))) for text in joined}


def _call_texts(program: Program, call: ast.Call, seen: tuple[ast.AST, ...]) -> Texts:
    """What a function of the package returns, or what a table of texts holds."""
    name = _name(call.func)
    if isinstance(call.func, ast.Attribute):
        if name == "get" and isinstance(call.func.value, ast.Name):
            default = call.args[1] if len(call.args) > 1 else None
            held = _dict_texts(program, call.func.value.id, call, seen)
            return held | _texts(program, default, seen)
        if name == "join" and isinstance(call.func.value, ast.Constant):
            return {GAP}
    found: Texts = set()
    for function in program.functions.get(name, []):
        if isinstance(function.returns, ast.Name) and function.returns.id == "str":
            for node in ast.walk(function):
                if isinstance(node, ast.Return) and program.scope(node) is function:
                    found |= _texts(program, node.value, seen)
    return found or {GAP}


def _dict_texts(
    program: Program, name: str, node: ast.AST, seen: tuple[ast.AST, ...]
) -> Texts:
    found: Texts = set()
    for scope in (program.scope(node), _module(program, node)):
        for value in _assigned(program, name, scope, None):
            if isinstance(value, ast.Dict):
                for held in value.values:
                    found |= _texts(program, held, seen)
    return found or {GAP}


def _named(program: Program, name: str, node: ast.AST, seen: tuple[ast.AST, ...]) -> Texts:
    """What a name can stand for: assigned before, a parameter, or a constant of the module."""
    scope = program.scope(node)
    found: Texts = set()
    while isinstance(scope, ast.FunctionDef):
        for value in _assigned(program, name, scope, node):
            found |= _texts(program, value, seen)
        found |= _added(program, name, scope, node, found, seen)
        found |= _passed(program, name, scope, seen)
        found |= _unpacked(program, name, scope, seen)
        if found:
            return found
        scope = program.scope(scope)
    for value in _assigned(program, name, _module(program, node), None):
        found |= _texts(program, value, seen)
    return found or {GAP}


def _assigned(
    program: Program, name: str, scope: Scope, before: ast.AST | None
) -> Iterator[ast.expr]:
    """The values assigned to ``name`` in ``scope``, above ``before``."""
    if scope is None:
        return
    for node in ast.walk(scope):
        if program.scope(node) is not scope or not _is_above(program, node, before):
            continue
        match node:
            case ast.Assign(targets=[ast.Name(id=found)], value=value) if found == name:
                yield value
            case ast.AnnAssign(target=ast.Name(id=found), value=value) if found == name and value:
                yield value
            case ast.NamedExpr(target=ast.Name(id=found), value=value) if found == name:
                yield value
            case ast.Assign(targets=[ast.Tuple(elts=targets)], value=ast.Tuple(elts=values)):
                for target, value in zip(targets, values, strict=True):
                    if _name(target) == name:
                        yield value


def _added(
    program: Program,
    name: str,
    scope: Function,
    before: ast.AST,
    base: Texts,
    seen: tuple[ast.AST, ...],
) -> Texts:
    """``hint += …``: the texts so far, with more behind them."""
    found: Texts = set()
    for node in ast.walk(scope):
        if isinstance(node, ast.AugAssign) and _name(node.target) == name:
            if _is_above(program, node, before):
                found |= _joined([base, _texts(program, node.value, seen)])
    return found


def _passed(program: Program, name: str, scope: Function, seen: tuple[ast.AST, ...]) -> Texts:
    """What every call in the package gives for the parameter ``name``; and its default."""
    names = [argument.arg for argument in scope.args.args]
    if name not in names:
        return set()
    position = names.index(name) - (names[0] == "self")
    found: Texts = set()
    for call in program.calls.get(scope.name, []):
        for value in _argument(call, position, name):
            found |= _texts(program, value, seen)
    defaults = dict(zip(reversed(names), reversed(scope.args.defaults)))
    if name in defaults:
        found |= _texts(program, defaults[name], seen)
    return found or {GAP}


def _unpacked(program: Program, name: str, scope: Function, seen: tuple[ast.AST, ...]) -> Texts:
    """``for loc, what in leaks(…)``: what the function yields in that place."""
    found: Texts = set()
    for node in ast.walk(scope):
        if isinstance(node, ast.For | ast.comprehension) and isinstance(node.target, ast.Tuple):
            names = [_name(target) for target in node.target.elts]
            if name in names and isinstance(node.iter, ast.Call):
                for function in program.functions.get(_name(node.iter.func), []):
                    for inner in ast.walk(function):
                        if isinstance(inner, ast.Yield) and isinstance(inner.value, ast.Tuple):
                            found |= _texts(program, inner.value.elts[names.index(name)], seen)
    return found


def _argument(call: ast.Call, position: int, name: str) -> Iterator[ast.expr]:
    if len(call.args) > position and not any(
        isinstance(argument, ast.Starred) for argument in call.args[: position + 1]
    ):
        yield call.args[position]
    yield from (keyword.value for keyword in call.keywords if keyword.arg == name)


def _is_above(program: Program, node: ast.AST, before: ast.AST | None) -> bool:
    if before is None:
        return True
    end = getattr(node, "end_lineno", 0)
    return bool((end, getattr(node, "end_col_offset", 0)) < (before.lineno, before.col_offset))  # type: ignore[attr-defined]


def _module(program: Program, node: ast.AST) -> Scope:
    scope = program.scope(node)
    while isinstance(scope, ast.FunctionDef):
        scope = program.scope(scope)
    return scope


def _name(node: ast.AST) -> str:
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""
