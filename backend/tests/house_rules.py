"""The rules of the house that no linter knows, as checks of one file each: what is wrong with it, line by line."""

import ast
import re
from collections.abc import Iterator
from pathlib import PurePosixPath

PYTHON_LINES = 300
WEB_LINES = 250
FUNCTION_LINES = 50

SAYS_NOTHING = frozenset(
    {"common", "helper", "helpers", "manager", "managers", "service", "services", "util", "utils"}
)
SAYS_NOTHING_AT_THE_END = re.compile(r"(Manager|Helper|Helpers|Service|Util|Utils)$")

# Put together here, so that this file does not hold what it forbids.
NOTES = re.compile(r"\b(" + "|".join(("TO" + "DO", "FIX" + "ME", "X" + "XX", "HA" + "CK")) + r")\b")
SKIPPED = re.compile(
    r"\b(pytest\.(skip|importorskip|xfail)|mark\.(skip|skipif|xfail)|(test|it|describe)\.(skip|fixme|todo|only))\b"
)
REGISTRIES = re.compile(
    "|".join(re.escape(".".join(parts)) for parts in (
        ("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"), ("npmjs", "com"), ("yarnpkg", "com"),
    ))
)  # fmt: skip
OWN_FOLDER = re.compile(r"(?<![\w.])/(home|Users|root|work)/[\w.-]+")

SQL = re.compile(
    r"^\s*(select\b.+|insert\s+into\b.+|update\s+\w+\s+set\b.+|delete\s+from\b.+|with\s+\w+\s+as\s*\(.+"
    r"|(create|alter|drop|truncate)\s+(table|index|view|type)\b.+)",
    re.IGNORECASE | re.DOTALL,
)
WRITES_SQL = re.compile(r"jobhunt/(.*/)?(\w+_)?queries\.py|jobhunt/(models|core)/.*|(migrations|tests|bench)/.*")
READS_THE_CLOCK = frozenset({"datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time"})
# The disk store compares with the times that the file system itself gives to files.
NEEDS_NO_CLOCK_PASSED_IN = re.compile(r"jobhunt/(core/clock\.py|core/files/disk\.py|universe/.*)|(tests|bench)/.*")

OPENS_WITH_A_SENTENCE = re.compile(r"""^/\*\*? [A-Z`"'/][^\n]*[.?:][^\n]*""")
DECISION_HEADINGS = ["Context", "Decision", "Consequences", "Alternatives", "Enforced by"]

Wrong = Iterator[str]


def of_any_file(path: str, text: str) -> Wrong:
    """What holds for every text file, whatever its language."""
    for part in PurePosixPath(path).parts:
        if part.split(".")[0] in SAYS_NOTHING:
            yield f"{path}: the name {part} says nothing of what it is for"
    for number, line in enumerate(text.splitlines(), 1):
        for rule, pattern in (
            ("a note to do something is not done", NOTES),
            ("a test that is not run proves nothing", SKIPPED),
            ("a package registry is the machine's affair", REGISTRIES),
            ("a folder of one machine means nothing on another", OWN_FOLDER),
        ):
            if pattern.search(line):
                yield f"{path}:{number}: {rule}"


def of_python(path: str, text: str) -> Wrong:
    """What holds for a Python file. `path` is seen from backend/."""
    tree = ast.parse(text)
    lines = text.count("\n")
    if lines > PYTHON_LINES:
        yield f"{path}: {lines} lines, at most {PYTHON_LINES}"
    if not (ast.get_docstring(tree) or "").partition("\n")[0].endswith("."):
        yield f"{path}: opens without a sentence that says what it is for"
    for node in ast.walk(tree):
        for wrong in _of_node(path, node):
            yield f"{path}:{getattr(node, 'lineno', 0)}: {wrong}"


def _of_node(path: str, node: ast.AST) -> Wrong:
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        yield from _of_function(path, node)
    elif isinstance(node, ast.ClassDef) and SAYS_NOTHING_AT_THE_END.search(node.name):
        yield f"the name {node.name} says nothing of what it does"
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        if SQL.match(node.value) and not WRITES_SQL.fullmatch(path):
            yield "SQL belongs in queries, models or core"
    elif isinstance(node, ast.Call):
        if ast.unparse(node.func) in READS_THE_CLOCK and not NEEDS_NO_CLOCK_PASSED_IN.fullmatch(path):
            yield "the time is passed in; only core/clock.py reads it"
    elif isinstance(node, ast.Import | ast.ImportFrom):
        yield from _of_import(path, node)


def _of_function(path: str, function: ast.FunctionDef | ast.AsyncFunctionDef) -> Wrong:
    lines = (function.end_lineno or 0) - function.lineno + 1
    if lines > FUNCTION_LINES and not path.startswith("migrations/"):  # a revision is one list of statements
        yield f"{function.name} has {lines} lines, at most {FUNCTION_LINES}"
    for node in ast.walk(function):
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield f"{function.name} imports within itself"


def _of_import(path: str, node: ast.Import | ast.ImportFrom) -> Wrong:
    """Outside queries, models and core SQLAlchemy is known by the connection's type and its errors only."""
    if not path.startswith("jobhunt/") or WRITES_SQL.fullmatch(path):
        return
    names = {node.module or ""} if isinstance(node, ast.ImportFrom) else {alias.name for alias in node.names}
    what = {alias.name for alias in node.names}
    passes = names <= {"sqlalchemy.exc"} or (names == {"sqlalchemy.ext.asyncio"} and what <= {"AsyncConnection"})
    if any(name.split(".")[0] == "sqlalchemy" for name in names) and not passes:
        yield "SQLAlchemy belongs in queries, models or core"


def of_web(path: str, text: str) -> Wrong:
    """What holds for TypeScript and style sheets; the front end's own house rules say more."""
    lines = text.count("\n")
    if lines > WEB_LINES:
        yield f"{path}: {lines} lines, at most {WEB_LINES}"
    if not OPENS_WITH_A_SENTENCE.match(text):
        yield f"{path}: opens without a sentence that says what it is for"


def of_decision(path: str, text: str) -> Wrong:
    """What holds for a decision record."""
    number = PurePosixPath(path).name[:4]
    if not re.match(rf"# {number} [A-Z].+", text):
        yield f"{path}: the title is not its number and a sentence"
    if re.findall(r"^## (.+)$", text, re.MULTILINE) != DECISION_HEADINGS:
        yield f"{path}: the headings are not {', '.join(DECISION_HEADINGS)}, in this order"
    for empty in re.findall(r"^## (.+)\n+(?=##|\Z)", text, re.MULTILINE):
        yield f"{path}: {empty} says nothing"


def table_rows(text: str, heading: str) -> list[str]:
    """The code word that opens each row of the table under a heading."""
    section = re.search(rf"^##+ {re.escape(heading)}$(.*?)(?=^##? |\Z)", text, re.MULTILINE | re.DOTALL)
    return re.findall(r"^\| `([^`]+)`", section[1], re.MULTILINE) if section else []


def links(text: str) -> list[str]:
    """The files that a page links to, or shows, by a relative address."""
    found = re.findall(r"\]\(([^)\s]+)\)", text)
    return [link.partition("#")[0] for link in found if "://" not in link and not link.startswith("#")]


def targets(makefile: str) -> set[str]:
    """What make can make, that is told by `make help`."""
    return set(re.findall(r"^([a-z0-9-]+):.*## ", makefile, re.MULTILINE))
