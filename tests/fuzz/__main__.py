"""Looks for texts that break a promise, led by which lines of the program each text reaches.

    python -m tests.fuzz [SECONDS] [TARGET...]

Each target of `targets.py` is fuzzed for so long (600 seconds) in a process of its own, with Atheris, on libFuzzer. It
begins with the corpus of attacks and the files of the small site, and keeps what reaches new lines in
`build/fuzz/TARGET/`, from where the next run goes on. What breaks a promise is written to a file
`build/fuzz/TARGET-crash-...`: mend it, and keep the text as an ordinary test case, in `test_fuzz.py` or nearer.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import atheris  # type: ignore[import-untyped]  # in an environment of its own: see `make fuzz`

with atheris.instrument_imports(include=["generator", "markdown", "pymdownx", "tests"], enable_loader_override=False):
    from tests.fuzz.targets import MARKUP, TARGETS
    from tests.hostile.corpus import payloads
    from tests.test_hostile_fuzz import PIECES

PLACE = Path("build/fuzz")
LONGEST = 600


def _seeds() -> Iterator[str]:
    yield from (payload.text for payload in payloads() if len(payload.text) < LONGEST)
    for pattern in ("content/**/*.yml", "content/*.lock", "docs/**/*.md"):
        yield from (path.read_text(encoding="utf-8")[:LONGEST] for path in Path("tests/sites/bridges").glob(pattern))


def _prepare(corpus: Path) -> Path:
    """Lay down what a target begins with; out comes the file of words that texts are made of."""
    corpus.mkdir(parents=True, exist_ok=True)
    for text in _seeds():
        data = text.encode()
        (corpus / hashlib.sha256(data).hexdigest()[:16]).write_bytes(data)
    words = PLACE / "words.txt"
    lines = ("".join(f"\\x{byte:02x}" for byte in piece.encode()) for piece in (*PIECES, *MARKUP))
    words.write_text("".join(f'"{line}"\n' for line in lines), encoding="ascii")
    return words


def _fuzz(name: str, seconds: int) -> None:
    """Fuzz one target; never returns."""
    words = _prepare(PLACE / name)
    target = TARGETS[name]
    options = [f"-max_total_time={seconds}", f"-max_len={LONGEST}", "-timeout=20", "-rss_limit_mb=2000"]
    options += [f"-dict={words}", f"-artifact_prefix={PLACE}/{name}-", "-print_final_stats=1", str(PLACE / name)]
    # Not every run of bytes is a text: what is none stands for the sign that says so.
    atheris.Setup([sys.argv[0], *options], lambda data: target(data.decode("utf-8", "replace")))
    atheris.Fuzz()


def main(seconds: str = "600", *names: str) -> int:
    """Fuzz the targets one after the other; the answer is how many of them broke a promise."""
    failed: list[str] = []
    for name in names or TARGETS:
        print(f"== {name}", flush=True)
        child = os.fork()
        if not child:
            _fuzz(name, int(seconds))
        if os.waitpid(child, 0)[1]:
            failed.append(name)
    print("Broken: " + ", ".join(failed) if failed else "No promise was broken.")
    return len(failed)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
