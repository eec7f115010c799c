"""Write the JSON Lines of the marked texts: ``python -m evaluation.own``."""

from __future__ import annotations

from pathlib import Path

from evaluation import rows
from evaluation.own import marked

HERE = Path(__file__).parent


def main() -> None:
    """Write both files anew."""
    for path in sorted(HERE.glob("*.txt")):
        with path.with_suffix(".jsonl").open("w", encoding="utf-8") as file:
            rows.write(marked.read(path.read_text(encoding="utf-8")), file)


if __name__ == "__main__":
    main()
