"""Weaves patches into one tree, each asleep until the environment names its number.

A patch that changes the body of a declaration becomes a branch of it:

    if sabotaged(7) { the body with the patch } else { the body as it is }

so that one build serves all patches. What cannot be woven is left to be applied by itself.
"""
import difflib
import os
import re
import subprocess
import tempfile

DECLARATION = re.compile(
    r"^(\s*)(?:@\w+(?:\([^)]*\))?\s+)*"
    r"(?:(?:public|private|fileprivate|internal|package|static|mutating|nonmutating|override"
    r"|nonisolated|final|required|convenience|class)(?:\(\w+\))?\s+)*"
    r"(func|init|subscript|var|let|get|set|didSet|willSet|deinit)\b")
# What begins a statement, so that a body of one expression is known by beginning with nothing of these.
STATEMENT = ("guard", "let", "var", "for", "while", "do", "defer", "return", "throw", "repeat")
SWITCH = """import Glibc

/// Whether the patch of a number is awake.
func sabotaged(_ number: Int) -> Bool { awake == number }

private let awake: Int = {
  guard let value = getenv("DUNWELL_SABOTAGE") else { return 0 }
  return Int(String(cString: value)) ?? 0
}()
"""


class Woven:
    """A patch, the number that wakes it, and what it changes of each declaration."""

    def __init__(self, number, patch, path, edits):
        self.number, self.patch, self.path, self.edits = number, patch, path, edits

    def overlaps(self, other):
        return any(one != two and not (one[3] < two[1] or two[3] < one[1])
                   for one in self.edits for two in other.edits)


def plan(patches, tree):
    """What can be woven, by file, and what cannot."""
    files, alone = {}, []
    for number, patch in enumerate(patches, 1):
        # The programs of a transcript have an environment of their own, and would sleep on.
        transcribed = any("TranscriptTests" in test for test in patch.tests)
        woven = None if transcribed else read(number, patch, tree)
        if woven is None or any(woven.overlaps(one) for one in files.get(woven.path, [])):
            alone.append(patch)
        else:
            files.setdefault(woven.path, []).append(woven)
    return files, alone


def weave(files, tree):
    """Writes the woven files, and the switch into each target of them."""
    for path, woven in files.items():
        place = os.path.join(tree, path)
        lines = text(place).split("\n")
        write(place, "\n".join(branches(lines, woven)))
        target = re.match(r"(Modules/[^/]+|Plugins/[^/]+/[^/]+|Apps/[^/]+)/", path).group(1)
        write(os.path.join(tree, target, "Sabotaged.swift"), SWITCH)


def read(number, patch, tree):
    path = re.search(r"^\+\+\+ b/(.*)$", text(patch.path), re.MULTILINE).group(1)
    before = text(os.path.join(tree, path)).split("\n")
    with tempfile.TemporaryDirectory() as folder:
        place = os.path.join(folder, path)
        os.makedirs(os.path.dirname(place))
        write(place, "\n".join(before))
        done = subprocess.run(
            ["git", "apply", "--whitespace=nowarn", patch.path], cwd=folder,
            env=dict(os.environ, GIT_CEILING_DIRECTORIES=os.path.dirname(folder)),
            capture_output=True)
        if done.returncode != 0:
            return None
        after = text(place).split("\n")
    edits = {}
    codes = difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    for tag, first, last, begin, end in codes:
        if tag == "equal":
            continue
        unit = declaration(before, first, last)
        if unit is None:
            return None
        edits.setdefault(unit, []).append((first, last, after[begin:end]))
    return Woven(number, patch, path, edits) if edits else None


# Which declaration


def declaration(lines, first, last):
    """The innermost one that holds lines first..<last: its kind, line, opening and closing line."""
    value = None
    for index in range(min(first, len(lines) - 1), -1, -1):
        match = DECLARATION.match(lines[index])
        if not match:
            continue
        body = body_of(lines, index)
        if body and body[0] < first and last <= body[1]:
            return ("body", index, body[0], body[1])
        kind = match.group(2)
        is_line = index == first and last == first + 1
        if is_line and re.search(r"\{ .* \}$", lines[index]) and kind in ("func", "var", "get"):
            return ("line", index, index, index)
        end = end_of_value(lines, index) if kind in ("let", "var") else None
        if value is None and end and last <= end and not (body and body[0] < first):
            value = ("value", index, index, end - 1)
    return value


def body_of(lines, index):
    depth = indent(lines[index])
    for opening in range(index, len(lines)):
        line = lines[opening].rstrip()
        if opening > index and line.strip() and indent(line) < depth:
            return None
        is_head = opening == index or line.strip().startswith((")", "where", "->", "{"))
        if line.endswith("{") and indent(line) == depth and is_head:
            break
        if opening > index and indent(line) == depth and not is_head:
            return None
    else:
        return None
    for closing in range(opening + 1, len(lines)):
        if lines[closing].strip() and indent(lines[closing]) <= depth:
            return (opening, closing) if lines[closing].strip().startswith("}") else None
    return None


def end_of_value(lines, index):
    """The line behind a value that begins with the declaration; None where it has none."""
    if " = " not in lines[index] and not lines[index].rstrip().endswith("="):
        return None
    depth, end = indent(lines[index]), index + 1
    if any('"""' in line for line in lines[index:index + 1]):
        while end < len(lines) and not lines[end].strip().startswith('"""'):
            end += 1
        return end + 1
    while end < len(lines) and lines[end].strip():
        closes = lines[end].strip()[0] in ")]}"
        if indent(lines[end]) <= depth and not closes:
            break
        end += 1
        if closes and indent(lines[end - 1]) == depth:
            break
    return end


# The branches


def branches(lines, woven):
    units = {}
    for one in woven:
        for unit, edits in one.edits.items():
            units.setdefault(unit, []).append((one.number, edits))
    out = list(lines)
    for unit, entries in sorted(units.items(), key=lambda item: -item[0][1]):
        kind, first, opening, closing = unit
        if kind == "body":
            out[opening + 1:closing] = body(lines, unit, entries)
        elif kind == "line":
            out[first:first + 1] = line_body(lines, first, entries)
        else:
            out[first:closing + 1] = value_of(lines, first, closing, entries)
    return out


def body(lines, unit, entries):
    _, first, opening, closing = unit
    depth, returns = indent(lines[first]), returns_something(lines, first, opening)
    out = []
    for place, (number, edits) in enumerate(entries):
        out.append("%s sabotaged(%d) {" % ("if" if place == 0 else "} else if", number))
        out += returning(edited(lines, opening + 1, closing, edits), depth, returns)
    return out + ["} else {"] + returning(lines[opening + 1:closing], depth, returns) + ["}"]


def line_body(lines, first, entries):
    head, old = one_line(lines[first])
    returns = returns_something(lines, first, first)
    out = [head]
    for place, (number, edits) in enumerate(entries):
        new = one_line(edits[0][2][0])[1]
        out += ["%s sabotaged(%d) {" % ("if" if place == 0 else "} else if", number),
                "return " + new if returns else new]
    return out + ["} else {", "return " + old if returns else old, "}", "}"]


def value_of(lines, first, closing, entries):
    head, old = parted("\n".join(lines[first:closing + 1]))
    chain = "".join(
        "sabotaged(%d) ? (\n%s\n) : " % (number, parted("\n".join(
            edited(lines, first, closing + 1, edits)))[1])
        for number, edits in entries)
    return (head + " = " + chain + "(\n" + old + "\n)").split("\n")


def parted(words):
    match = re.search(r" =\s", words)
    return words[:match.start()], words[match.end():]


def one_line(line):
    match = re.match(r"^(.*?\{) (.*) \}$", line)
    return match.group(1), match.group(2)


def edited(lines, first, last, edits):
    out, place = [], first
    for begin, end, new in sorted(edits, key=lambda edit: edit[0]):
        out += lines[place:begin] + new
        place = end
    return out + lines[place:last]


def returns_something(lines, first, opening):
    kind = DECLARATION.match(lines[first]).group(2)
    if kind in ("var", "get", "subscript"):
        return True
    return kind == "func" and "->" in " ".join(lines[first:opening + 1])


def returning(lines, depth, returns):
    """A body of one expression, with `return` before it: it is not alone in its branch any more."""
    first = next((place for place, line in enumerate(lines)
                  if line.strip() and not line.strip().startswith("//")), None)
    if not returns or first is None:
        return lines
    word = re.match(r"\w*", lines[first].strip()).group(0)
    others = [line.strip() for place, line in enumerate(lines)
              if place != first and line.strip() and indent(line) == depth + 2]
    is_statement = word in STATEMENT or any(
        re.match(r"(return|do|if|guard|let|var|for|while|switch|throw)\b", line) for line in others)
    if is_statement or (word in ("if", "switch") and re.search(r"\breturn\b", "\n".join(lines))):
        return lines
    out = list(lines)
    out[first] = " " * indent(out[first]) + "return " + out[first].lstrip(" ")
    return out


def indent(line):
    return len(line) - len(line.lstrip(" "))


def text(place):
    with open(place, encoding="utf-8") as file:
        return file.read()


def write(place, words):
    with open(place, "w", encoding="utf-8") as file:
        file.write(words)
