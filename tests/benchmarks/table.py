"""The figures as a page of the documentation."""

from pathlib import Path

BEGIN, END = "<!-- figures -->", "<!-- end of figures -->"
NAMES = {
    "catalogue": "catalogue, to an empty page of its depth",
    "lesson": "lesson, to an empty page of its depth",
    "answer": "saving an answer, to an empty POST",
    "sign_in": "sign-in page, to Django's plain LoginView",
    "certificates": "certificate, to the same pages drawn plainly",
}


def write_table(figures: dict, *, to: Path) -> None:
    """Replace what stands between the marks."""
    before, _, rest = to.read_text().partition(BEGIN)
    after = rest.partition(END)[2]
    to.write_text(f"{before}{BEGIN}\n\n{table(figures)}\n\n{END}{after}")


def table(figures: dict) -> str:
    rows = [
        _row(f"{NAMES[name]} ({database})", figure)
        for database, pages in figures["pages"].items()
        for name, figure in pages.items()
        if name in NAMES
    ]
    rows.append(_row(NAMES["certificates"], figures["certificates"]))
    memory = [
        f"{database}: all web processes together hold {pages['web_memory_mb']} MB."
        for database, pages in figures["pages"].items()
    ]
    machine = [f"{key.replace('_', ' ')}: {value}" for key, value in figures["machine"].items()]
    return "\n".join(
        [
            "| what, and beside what | ratio | at least | rounds | a second, ours and plain |",
            "|---|---|---|---|---|",
            *rows,
            "",
            *memory,
            "",
            f"Measured on {'; '.join(machine)}.",
        ]
    )


def _row(name: str, figure: dict) -> str:
    rounds = ", ".join(f"{ratio:.2f}" for ratio in figure["rounds"])
    least = figure["least"] if figure["least"] is not None else "–"
    return (
        f"| {name} | **{figure['ratio']:.2f}** | {least} | {rounds} "
        f"| {figure['a_second']:.0f}, {figure['plain_a_second']:.0f} |"
    )
