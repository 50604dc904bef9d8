# ruff: noqa: T201
"""How fast `toolkit validate` is: against yamllint with check-jsonschema, and as the content grows.

Run by `make bench`. Needs hyperfine, and the programs of `requirements.txt` in the folder `.venv-bench`.
Fails where `validate` is the slower, or where its time grows faster than the content.
"""

import json
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

HERE = Path(__file__).parent.parent
CONTENT = HERE / "content"
OTHERS = HERE / ".venv-bench" / "bin"
KNOWN = f"{shlex.quote(sys.executable)} -m toolkit_cli"
TOOLKIT = f"XDG_CACHE_HOME=/dev/null {KNOWN}"
"""The program, where nothing can be kept from one run to the next."""
YAMLLINT = "{extends: relaxed, rules: {line-length: disable}}"
GROWTH = (1, 10, 100)


def main() -> int:
    if not shutil.which("hyperfine"):
        print("hyperfine is missing: apt-get install hyperfine", file=sys.stderr)
        return 3
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # nobody's installation is compiled at each start
    lint, schemas = _others()
    whole = " && ".join([lint, *schemas])
    least = f"{lint} && {max(schemas, key=len)}"
    words = f"-C {shlex.quote(str(HERE))} validate"
    own, known, other, some = _seconds([f"{TOOLKIT} {words}", f"{KNOWN} {words}", whole, least], runs=10)
    print(
        f"toolkit validate                                  {own:6.2f} s   (content, templates and figures)"
    )
    print(f"toolkit validate, nothing changed since           {known:6.2f} s")
    print(
        f"yamllint, check-jsonschema once for each schema   {other:6.2f} s   {other / own:.1f} times as long"
    )
    print(f"yamllint, check-jsonschema for sections only      {some:6.2f} s   {some / own:.1f} times as long")
    took = [_grown(times) for times in GROWTH]
    for times, seconds in zip(GROWTH, took, strict=True):
        print(f"toolkit validate, content times {times:3}               {seconds:6.2f} s")
    step = (took[2] - took[1]) / (took[1] - took[0])
    print(f"from 10 to 100 times the content against from 1 to 10: {step:.1f} (linear: 10)")
    return 1 if own > other or step > 15 else 0


def _others() -> tuple[str, list[str]]:
    """The commands that check the same files: one of yamllint, one of check-jsonschema for each schema."""
    files: dict[Path, list[str]] = defaultdict(list)
    for file in sorted(CONTENT.rglob("*.yaml")):
        first = file.read_text("utf-8").splitlines()[0]
        schema = (file.parent / first.partition("$schema=")[2]).resolve()
        files[schema].append(shlex.quote(str(file)))
    check = shlex.quote(str(OTHERS / "check-jsonschema"))
    lint = [str(OTHERS / "yamllint"), "-d", YAMLLINT, str(CONTENT)]
    return shlex.join(lint), [f"{check} --schemafile {schema} {' '.join(of)}" for schema, of in files.items()]


def _seconds(commands: list[str], runs: int) -> list[float]:
    """The median time of each command, by hyperfine."""
    for command in commands:
        status = subprocess.run(command, shell=True, capture_output=True, check=False).returncode
        # A program that stops early would look fast; faults in the content do not stop ours.
        assert status == 0 or (status == 1 and command.startswith((TOOLKIT, KNOWN))), (
            f"exit code {status}: {command}"
        )
    with tempfile.NamedTemporaryFile(suffix=".json") as file:
        options = [
            "--warmup",
            "1",
            "--runs",
            str(runs),
            "--style",
            "none",
            "--ignore-failure",
            "--export-json",
            file.name,
        ]
        subprocess.run(["hyperfine", *options, *commands], check=True, stdout=subprocess.DEVNULL)
        return [float(each["median"]) for each in json.load(file)["results"]]


def _grown(times: int) -> float:
    """The time for a project with every section and document `times` times over."""
    with tempfile.TemporaryDirectory() as folder:
        content = Path(folder) / "content"
        shutil.copytree(CONTENT, content)
        shutil.copytree(HERE / "templates", Path(folder) / "templates")
        for number in range(1, times):
            for file in CONTENT.glob("sections/*.yaml"):
                shutil.copy(file, content / "sections" / f"{file.stem}-{number}.yaml")
            for file in CONTENT.glob("documents/*.yaml"):
                text = file.read_text("utf-8")
                for section in CONTENT.glob("sections/*.yaml"):
                    text = text.replace(f"use: {section.stem}\n", f"use: {section.stem}-{number}\n")
                (content / "documents" / f"{file.stem}-{number}.yaml").write_text(text, "utf-8")
        return _seconds([f"{TOOLKIT} -C {shlex.quote(folder)} validate"], runs=2 if times > 10 else 5)[0]


if __name__ == "__main__":
    sys.exit(main())
