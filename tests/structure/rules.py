"""The static rules of the project that neither ruff nor mypy nor import-linter knows, each with samples.

A rule reads one module and yields the places that break it. ``bad`` are samples that it must find, ``good`` samples
that it must leave alone: a rule that cannot fail guards nothing.
"""

import ast
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final

from tests.structure.project import Module

Finder = Callable[[Module], Iterator[ast.AST]]


@dataclass(frozen=True)
class Rule:
    """One rule, where it holds, why, and what proves that it works."""

    name: str
    reason: str
    folder: str
    find: Finder
    bad: tuple[str, ...]
    good: tuple[str, ...] = ()
    allowed: tuple[str, ...] = ()  # files or folders, below the root

    def governs(self, path: PurePosixPath) -> bool:
        """Return whether the rule holds in this file."""
        return path.is_relative_to(self.folder) and not any(path.match(place) for place in self.allowed)


def dotted(node: ast.AST) -> str:
    """Return the name of ``a`` or ``a.b.c``, else an empty text."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return ""


def calls(module: Module) -> Iterator[ast.Call]:
    """Yield every call."""
    return (node for node in module.nodes if isinstance(node, ast.Call))


def imports(module: Module) -> Iterator[tuple[ast.AST, str]]:
    """Yield every import, also those inside functions, with the full name of what it brings."""
    for node in module.nodes:
        if isinstance(node, ast.Import):
            yield from ((node, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node, f"{node.module}.{alias.name}") for alias in node.names)


def literals(module: Module) -> Iterator[ast.Constant]:
    """Yield every text in the code; docstrings are no code."""
    texts = {
        id(node.value) for node in module.nodes if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in module.nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in texts:
            yield node


def importing(*names: str) -> Finder:
    """Return a finder of imports of these packages or names."""

    def find(module: Module) -> Iterator[ast.AST]:
        for node, imported in imports(module):
            if any(f"{imported}.".startswith(f"{name}.") for name in names):
                yield node

    return find


def calling(*names: str) -> Finder:
    """Return a finder of calls by these names; ``.name`` is a method of anything."""

    def find(module: Module) -> Iterator[ast.AST]:
        for node in calls(module):
            called = dotted(node.func)
            method = f".{node.func.attr}" if isinstance(node.func, ast.Attribute) else ""
            if called in names or method in names:
                yield node

    return find


def _asserts(module: Module) -> Iterator[ast.AST]:
    return (node for node in module.nodes if isinstance(node, ast.Assert))


def _broad_handlers(module: Module) -> Iterator[ast.AST]:
    for node in module.nodes:
        if not isinstance(node, ast.ExceptHandler):
            continue
        kinds = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
        broad = any(kind is None or dotted(kind) in {"Exception", "BaseException"} for kind in kinds)
        last = node.body[-1]
        if broad and not (isinstance(last, ast.Raise) and last.exc is None):
            yield node


def _writing_opens(module: Module) -> Iterator[ast.AST]:
    for node in calls(module):
        if dotted(node.func) != "open" and not (isinstance(node.func, ast.Attribute) and node.func.attr == "open"):
            continue
        words = [*node.args, *(keyword.value for keyword in node.keywords if keyword.arg == "mode")]
        modes = [str(part.value) for word in words for part in ast.walk(word) if isinstance(part, ast.Constant)]
        if any(re.fullmatch(r"[rbt]*[wax+][rwaxbt+]*", mode) for mode in modes):
            yield node


def _shells(module: Module) -> Iterator[ast.AST]:
    for node in calls(module):
        for keyword in node.keywords:
            harmless = isinstance(keyword.value, ast.Constant) and keyword.value.value is False
            if keyword.arg in {"shell", "unsafe"} and not harmless:
                yield node


def _colours(module: Module) -> Iterator[ast.AST]:
    pattern = re.compile(r"#(?:[0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})(?![0-9a-zA-Z])|\brgba?\(")
    return (node for node in literals(module) if pattern.search(str(node.value)))


def _number_colours(module: Module) -> Iterator[ast.AST]:
    for node in calls(module):
        if dotted(node.func).rsplit(".", 1)[-1] != "QColor" or not node.args:
            continue
        if all(isinstance(argument, ast.Constant) for argument in node.args):
            yield node


def _text_classes(module: Module) -> Iterator[ast.AST]:
    kinds = {"QLabel", "QTextBrowser", "QTextEdit", "QErrorMessage"}
    for node in module.nodes:
        if isinstance(node, ast.ClassDef) and kinds.intersection(
            dotted(base).rsplit(".", 1)[-1] for base in node.bases
        ):
            yield node


def _bare_remarks(module: Module) -> Iterator[ast.AST]:
    pattern = re.compile(r"#\s*(?:noqa(?!: [A-Z]+[0-9]+(?:, ?[A-Z]+[0-9]+)* - \S)|type: ignore(?!\[[a-z-]+\]  # \S))")
    for number, line in enumerate(module.text.splitlines(), 1):
        if pattern.search(line):
            yield ast.Pass(lineno=number, col_offset=0)


_UNFINISHED: Final = (
    "TO" + "DO",
    "FIX" + "ME",
    "XX" + "X",
    "Not" + "ImplementedError",
    "mark.sk" + "ip",
    "mark.xf" + "ail",
)


def _unfinished(module: Module) -> Iterator[ast.AST]:
    pattern = re.compile("|".join(rf"\b{re.escape(word)}\b" for word in _UNFINISHED))
    for number, line in enumerate(module.text.splitlines(), 1):
        if pattern.search(line):
            yield ast.Pass(lineno=number, col_offset=0)


SRC: Final = "src/badgedesk"

RULES: Final = (
    Rule(
        "no assert in the program",
        "-O removes it",
        SRC,
        _asserts,
        bad=("def f(x):\n    assert x",),
        good=("def f(x):\n    if not x:\n        raise ValueError",),
    ),
    Rule(
        "no handler of everything",
        "it hides faults nobody thought of; only the bridge that hands a bug over to the crash handler sees all",
        SRC,
        _broad_handlers,
        bad=(
            "try:\n    f()\nexcept Exception:\n    pass",
            "try:\n    f()\nexcept:\n    pass",
            "try:\n    f()\nexcept (ValueError, BaseException) as error:\n    raise OSError from error",
        ),
        good=(
            "try:\n    f()\nexcept ValueError:\n    pass",
            "try:\n    f()\nexcept BaseException:\n    tidy()\n    raise",
        ),
        allowed=("app/jobs.py",),
    ),
    Rule(
        "words leave through cli/output.py",
        "only there standard output stays one JSON value with --json",
        SRC,
        calling("print", "sys.stdout.write", "sys.stderr.write", "input"),
        bad=("print('x')", "import sys\nsys.stdout.write('x')", "input('?')"),
        good=("output.answer(1, [])",),
        allowed=("app/crash.py",),
    ),
    Rule(
        "view-models know no widgets",
        "they are tested without a window",
        f"{SRC}/app",
        lambda module: (
            importing("PySide6.QtWidgets", "PySide6.QtGui.QPixmap")(module)
            if module.path.name == "viewmodel.py"
            else iter(())
        ),
        bad=("from PySide6.QtWidgets import QLabel", "import PySide6.QtWidgets"),
        good=("from PySide6.QtCore import QObject",),
    ),
    Rule(
        "style lives in app/look",
        "a style sheet on a widget breaks the themes",
        SRC,
        calling(".setStyleSheet"),
        bad=("label.setStyleSheet('color: red')", "self._title().setStyleSheet(x)"),
        good=("label.setText('x')",),
        allowed=("app/look/*.py",),
    ),
    Rule(
        "colours live in app/look/tokens.py",
        "light, dark and high contrast change them in one place",
        f"{SRC}/app",
        _colours,
        bad=("x = '#fff'", "x = 'border: 1px solid #A0b1C2;'", "x = 'rgba(0, 0, 0, 10)'"),
        good=("x = '#badge'", "x = 'url(#a)'", '"""As #fff shows."""'),
        allowed=("app/look/tokens.py", "app/look/artboard.py"),
    ),
    Rule(
        "no colour by numbers",
        "as above",
        f"{SRC}/app",
        _number_colours,
        bad=("QColor(255, 0, 0)", "QtGui.QColor('red')"),
        good=("QColor(tokens.ink)", "QColor()"),
    ),
    Rule(
        "outside text is never taken for markup",
        "labels, browsers and message boxes left to guess open local files named in a badge; use widgets/text.py",
        f"{SRC}/app",
        calling(
            *("QLabel", "QtWidgets.QLabel", "QTextBrowser", "QTextEdit", "QErrorMessage", ".setHtml", ".insertHtml"),
            *(f"QMessageBox.{kind}" for kind in ("about", "critical", "information", "question", "warning")),
        ),
        bad=("QLabel(name)", "QMessageBox.warning(None, 'a', name)", "view.setHtml(text)", "QTextBrowser()"),
        good=("Text(name)", "QMessageBox(window)", "QPlainTextEdit(name)"),
        allowed=("app/widgets/carrying/drag_out.py",),  # a link for other programs, escaped; shown nowhere here
    ),
    Rule(
        "one class of label",
        "as above: it is plain text by its making",
        f"{SRC}/app",
        _text_classes,
        bad=("class Name(QLabel):\n    pass", "class View(QtWidgets.QTextBrowser):\n    pass"),
        good=("class Name(Text):\n    pass",),
        allowed=("app/widgets/words/text.py",),
    ),
    Rule(
        "no code out of data",
        "a file from a stranger must not run code",
        SRC,
        importing("pickle", "marshal", "shelve", "dill", "jsonpickle", "yaml", "joblib"),
        bad=("import pickle", "def f():\n    from marshal import loads", "import yaml"),
        good=("import json", "import picklejar"),
    ),
    Rule(
        "no evaluation of text",
        "as above",
        SRC,
        calling("eval", "exec", "compile", "os.system", "os.popen", "tempfile.mktemp", "__import__"),
        bad=("eval(x)", "exec('a')", "import os\nos.system('ls')"),
        good=("import re\nre.compile('a')", "query.exec(x)"),
    ),
    Rule(
        "no shell, no unsafe drawing",
        "outside text would become a command, or open files and addresses",
        SRC,
        _shells,
        bad=("run(x, shell=True)", "run(x, shell=flag)", "svg2png(bytestring=x, unsafe=True)"),
        good=("run(x, shell=False)", "run(x)"),
    ),
    Rule(
        "XML through the hardened reader",
        "entities and outside documents",
        SRC,
        importing("xml", "lxml", "defusedxml", "xmltodict"),
        bad=("import xml.etree.ElementTree", "from xml.dom import minidom", "import lxml.etree"),
        good=("from badgedesk.core.bake.xml import read",),
        allowed=("core/bake/xml.py",),
    ),
    Rule(
        "every inflation has a ceiling",
        "a bomb is a few bytes long",
        SRC,
        calling("zlib.decompress", "gzip.decompress", "bz2.decompress", "lzma.decompress", "gzip.open", ".extractall"),
        bad=("import zlib\nzlib.decompress(x)", "archive.extractall(folder)", "import gzip\ngzip.open(x)"),
        good=("import zlib\nzlib.decompressobj().decompress(x, 10)",),
    ),
    Rule(
        "files are written by host/files.py",
        "beside, synced, then renamed: a power cut leaves the old file or the new one",
        SRC,
        lambda module: iter([*_writing_opens(module), *calling(".write_text", ".write_bytes", "shutil.copy")(module)]),
        bad=(
            "open(p, 'w')",
            "p.open(mode='ab')",
            "open(p, 'r+b')",
            "p.write_text('x')",
            "from pathlib import Path\nPath('x').write_bytes(b'')",
        ),
        good=("open(p)", "p.open('rb')", "p.read_text()", "buffer.open(flags)"),
        allowed=("host/files.py", "app/crash.py"),
    ),
    Rule(
        "one module reaches the network",
        "offline is the default; what is asked follows a consent that names the host",
        SRC,
        importing("socket", "ssl", "http", "urllib.request", "httpx", "requests", "ftplib", "smtplib", "asyncio"),
        bad=("import socket", "from urllib.request import urlopen", "def f():\n    import httpx"),
        good=("from urllib.parse import urlsplit",),
        allowed=("host/fetching.py",),
    ),
    Rule(
        "time and chance are arguments of the core",
        "a report must come out the same for the same circumstances",
        f"{SRC}/core",
        lambda module: iter(
            [
                *importing("random", "secrets", "uuid", "time")(module),
                *calling("datetime.now", "datetime.utcnow", "datetime.today", "date.today", "os.urandom")(module),
            ]
        ),
        bad=("import secrets", "from datetime import datetime\ndatetime.now()", "import os\nos.urandom(16)"),
        good=("from datetime import datetime\ndatetime(2026, 1, 1)",),
    ),
    Rule(
        "the core reads and writes no files",
        "it works on bytes; only shipped resources are read, in core/resources.py",
        f"{SRC}/core",
        lambda module: iter(
            [
                *importing("os", "pathlib", "shutil", "tempfile", "sqlite3", "keyring", "subprocess")(module),
                *calling("open", "io.open")(module),
            ]
        ),
        bad=("import os", "open('x')", "from pathlib import Path"),
        good=("resource('a').read_bytes()", "Image.open(io.BytesIO(data))"),
        allowed=("core/resources.py",),
    ),
    Rule(
        "an exemption has its code and its reason",
        "style: rarely, and never a blank one",
        "src",
        _bare_remarks,
        bad=("x = 1  # noqa", "x = 1  # noqa: E501", "x = 1  # type: ignore", "x = 1  # type: ignore[misc]"),
        good=("x = 1  # noqa: E501 - the line is an address", "x = 1  # type: ignore[misc]  # the stubs lack it"),
    ),
    Rule(
        "nothing is left unfinished",
        "what is open stands in an issue",
        ".",
        _unfinished,
        bad=tuple(f"def f():  # {word}\n    pass" for word in _UNFINISHED),
        good=("# todoist is a program",),
    ),
)
