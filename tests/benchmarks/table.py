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

PAGES = {"lesson": "lesson", "test": "test with a question to answer"}
LINES = {
    "slow_3g": "slow 3G (400 kbit/s, 400 ms)",
    "3g": "3G (1.6 Mbit/s, 300 ms)",
    "2g": "2G (50 kbit/s, 800 ms)",
}
FIGURES = {
    "first_paint_ms": "first paint, ms",
    "largest_paint_ms": "largest contentful paint, ms",
    "text_readable_ms": "text readable, ms",
    "answer_ms": "answer acknowledged or queued, ms",
    "blocked_ms": "total blocking time, ms",
    "shift": "cumulative layout shift",
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
            *_roster_rows(figures.get("rosters", {})),
            *_phone_rows(figures.get("phone", {})),
            f"Measured on {'; '.join(machine)}.",
        ]
    )


def _phone_rows(pages: dict) -> list[str]:
    """Return a table of the figures that have a budget; no line where nothing was measured."""
    rows = [
        f"| {PAGES[page]} | {LINES[line]} | {FIGURES[name]} "
        f"| **{figure['median']:g}** | {figure['most']:g} |"
        for page, lines in pages.items()
        for line, figures in lines.items()
        for name, figure in figures.items()
        if figure["most"] is not None
    ]
    if not rows:
        return []
    head = [
        "| page, first visit | line | what | median of three | at most |",
        "|---|---|---|---|---|",
    ]
    return [*head, *rows, ""]


def _roster_rows(databases: dict) -> list[str]:
    rows = [
        f"| {size['rows']:,} rows ({database}) | {size['reading_seconds']:g} "
        f"| {size['admitting_seconds']:g} | {size['statements_each_500_rows']:g} "
        f"| {size['memory_mb']} |"
        for database, sizes in databases.items()
        for size in sizes.values()
    ]
    if not rows:
        return []
    head = [
        "| list of people | read, s | admitted, s | statements for 500 rows | memory, MB |",
        "|---|---|---|---|---|",
    ]
    return [*head, *rows, ""]


def _row(name: str, figure: dict) -> str:
    rounds = ", ".join(f"{ratio:.2f}" for ratio in figure["rounds"])
    least = figure["least"] if figure["least"] is not None else "–"
    return (
        f"| {name} | **{figure['ratio']:.2f}** | {least} | {rounds} "
        f"| {figure['a_second']:.0f}, {figure['plain_a_second']:.0f} |"
    )
