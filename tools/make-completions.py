#!/usr/bin/env python3
"""Write or check the shell completions, which are made from the help texts.

Usage: make-completions.py PROGRAM FOLDER [--write]
Exit: 0 the files of FOLDER are as the program's help says, 1 they are not.
"""
import pathlib
import re
import subprocess
import sys

OPTION = re.compile(
    r"^  (?:-(?P<letter>\w),|   ) --(?P<name>[a-z-]+)(?:=(?P<value>[A-Z=]+))?"
    r" +(?P<help>.+?)(?: \((?P<words>[a-z0-9, -]+)\))?$", re.MULTILINE)
FOLDERS = {"DIR", "PATH"}
STYLES = "recension styles 2>/dev/null | cut -f1"
FREE = {"N", "SIZE", "NAME", "KEY=VALUE"}  # values that are no files


def topics(table):
    """What `recension help` takes."""
    return " ".join([name for name, _, _ in table if name != "help"]
                    + ["formats"])


def help_of(program, *arguments):
    return subprocess.run([program, "help", *arguments], check=True,
                          capture_output=True, text=True).stdout


def read_help(program):
    """Return [(command, summary, [option as a dict])]."""
    commands = re.findall(r"^  ([a-z]+) +(\S.*)$",
                          help_of(program).split("Everywhere:")[0],
                          re.MULTILINE)
    table = []
    for name, summary in commands:
        text = help_of(program, *([name] if name != "help" else []))
        options = [found.groupdict() for found in OPTION.finditer(text)]
        for option in options:
            words = option["words"] or ""
            option["words"] = words.split(", ") if option["value"] in (
                "FORMAT", "WHEN", "STAGE", "FORM", "SUBJECT") else []
            if option["name"] == "page":  # "page size: a5, a4, 148x210mm"
                option["words"] = option["help"].split(": ")[1].split(", ")[:-1]
        table.append((name, summary, options))
    return table


def everywhere(table):
    """The options that all commands have: those of `help`."""
    return table[-1][2]


def own(table, options):
    common = [option["name"] for option in everywhere(table)]
    return [option for option in options if option["name"] not in common]


def bash(table):
    lines = ["# bash completion of recension; made by tools/make-completions.py",
             "", "# Names may hold spaces: a line is a word.",
             "_recension_offer() {",
             "    mapfile -t COMPREPLY < <(compgen \"$@\")", "}",
             "", "_recension() {",
             "    local everywhere='" + " ".join(
                 "--" + option["name"] for option in everywhere(table)) + "'",
             "    local word=${COMP_WORDS[COMP_CWORD]}",
             "    local before=${COMP_WORDS[COMP_CWORD-1]}",
             "    local command='' i",
             "    COMPREPLY=()",
             "    if [ \"$word\" = = ]; then",
             "        word=",
             "    elif [ \"$before\" = = ]; then",
             "        before=${COMP_WORDS[COMP_CWORD-2]}",
             "    fi",
             "    for ((i = 1; i < COMP_CWORD; i++)); do",
             "        case ${COMP_WORDS[i]} in",
             "        " + "|".join(name for name, _, _ in table) +
             ") command=${COMP_WORDS[i]}; break ;;",
             "        esac",
             "    done",
             "    case $before in"]
    seen = {}
    for _, _, options in table:
        for option in options:
            words = len(option["words"])
            if option["value"] and words >= len(
                    seen.get(option["name"], {"words": []})["words"]):
                seen[option["name"]] = option
    for name, option in seen.items():
        forms = f"--{name}" + (f"|-{option['letter']}" if option["letter"]
                               else "")
        if option["words"]:
            reply = f"-W '{' '.join(option['words'])}'"
        elif name == "style":
            reply = f"-W \"$({STYLES})\""
        elif option["value"] in FREE:
            reply = "-W ''"
        elif option["value"] == "DIR":
            reply = "-d"
        else:
            reply = "-f"
        lines.append(f"    {forms}) _recension_offer {reply} -- "
                     "\"$word\"; return ;;")
    lines += ["    esac", "    case $command in"]
    for name, _, options in table:
        words = " ".join("--" + option["name"]
                         for option in own(table, options))
        operands = {"help": topics(table),
                    "rules": "list test"}.get(name)
        lines += [
            f"    {name})",
            "        if [[ $word == -* ]]; then",
            f"            _recension_offer -W \"{words} $everywhere\" -- \"$word\"",
            "        else",
            "            _recension_offer " +
            (f"-W '{operands}'" if operands else "-f") + " -- \"$word\"",
            "        fi ;;"]
    names = " ".join(name for name, _, _ in table)
    lines += ["    *)",
              f"        _recension_offer -W \"{names} $everywhere\" -- \"$word\" ;;",
              "    esac", "}", "complete -o filenames -F _recension recension"]
    return "\n".join(lines) + "\n"


def quoted(text):
    return text.replace("'", "'\\''")


def zsh_option(option):
    brackets = quoted(option["help"]).replace("[", "\\[").replace("]", "\\]")
    if option["words"]:
        value = f":{option['value']}:({' '.join(option['words'])})"
    elif option["name"] == "style":
        value = f":{option['value']}:($({STYLES}))"
    elif option["value"] in FREE:
        value = f":{option['value']}:"
    elif option["value"] in FOLDERS:
        value = f":{option['value']}:_files" + (
            " -/" if option["value"] == "DIR" else "")
    else:
        value = f":{option['value']}:_files" if option["value"] else ""
    equals = "=" if option["value"] else ""
    forms = [f"'--{option['name']}{equals}[{brackets}]{value}'"]
    if option["letter"]:
        plus = "+" if option["value"] else ""
        forms.append(f"'-{option['letter']}{plus}[{brackets}]{value}'")
    return forms


def zsh(table):
    lines = ["#compdef recension",
             "# zsh completion of recension; made by tools/make-completions.py",
             "", "_recension() {", "    local -a commands", "    commands=("]
    lines += [f"        '{name}:{quoted(summary)}'"
              for name, summary, _ in table]
    lines += ["    )", "    local -a everywhere", "    everywhere=("]
    for option in everywhere(table):
        lines += [f"        {form}" for form in zsh_option(option)]
    lines += ["    )",
              "    if (( CURRENT == 2 )); then",
              "        _describe command commands",
              "        return", "    fi",
              "    local command=$words[2]",
              "    shift words",
              "    (( CURRENT-- ))",
              "    case $command in"]
    for name, _, options in table:
        lines.append(f"    {name})")
        lines.append("        _arguments -s $everywhere \\")
        for option in own(table, options):
            for form in zsh_option(option):
                lines.append(f"            {form} \\")
        operands = {"help": "(" + topics(table) + ")",
                    "rules": "(list test)"}.get(name, "_files")
        lines.append(f"            '*:operand:{operands}' ;;")
    lines += ["    esac", "}", "", "_recension \"$@\""]
    return "\n".join(lines) + "\n"


def fish_option(option, seen):
    line = f"complete -c recension{seen} -l {option['name']}"
    if option["letter"]:
        line += f" -s {option['letter']}"
    if option["words"]:
        line += f" -x -a '{' '.join(option['words'])}'"
    elif option["name"] == "style":
        line += f" -x -a '({STYLES})'"
    elif option["value"] in FREE:
        line += " -x"
    elif option["value"]:
        line += " -r"
    return line + f" -d '{quoted(option['help'])}'"


def fish(table):
    lines = ["# fish completion of recension; made by tools/make-completions.py"]
    names = " ".join(name for name, _, _ in table)
    for name, summary, _ in table:
        lines.append(f"complete -c recension -f -n __fish_use_subcommand "
                     f"-a {name} -d '{quoted(summary)}'")
    lines += [fish_option(option, "") for option in everywhere(table)]
    for name, _, options in table:
        seen = f" -n '__fish_seen_subcommand_from {name}'"
        lines += [fish_option(option, seen) for option in own(table, options)]
    lines.append("complete -c recension -f -n "
                 "'__fish_seen_subcommand_from help' -a '" + topics(table) + "'")
    lines.append("complete -c recension -f -n "
                 "'__fish_seen_subcommand_from rules' -a 'list test'")
    return "\n".join(lines) + "\n"


def main():
    program, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    table = read_help(program)
    bad = 0
    for name, text in (("recension.bash", bash(table)),
                       ("_recension", zsh(table)),
                       ("recension.fish", fish(table))):
        path = folder / name
        if "--write" in sys.argv[3:]:
            path.write_text(text)
        elif not path.exists() or path.read_text() != text:
            print(f"{path}: not as the help says; run tools/make-completions.py"
                  " PROGRAM completions --write")
            bad = 1
    return bad


if __name__ == "__main__":
    sys.exit(main())
