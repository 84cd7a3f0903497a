"""The crowd's figures, and those of marking again, as parts of the page of the documentation."""

from pathlib import Path

FULL_SIZE = 1000
RUNS = {
    "calm": "nothing breaks",
    "broken": "a web worker killed, the database restarted in immediate mode",
}


def write_crowd(figures: dict, *, to: Path) -> None:
    """Replace the part between its marks; a small crowd is a try and writes nothing."""
    crowd = figures.get("crowd")
    if crowd and crowd["people"] >= FULL_SIZE:
        _write("crowd", crowd_table(crowd, figures["machine"]), to=to)


def write_marking(figures: dict, *, to: Path) -> None:
    if "marking" in figures:
        _write("marking", marking_table(figures["marking"], figures["machine"]), to=to)


def crowd_table(crowd: dict, machine: dict) -> str:
    point = crowd["breaking_point"]
    last = point["stages"][-1]
    people = round(point["last_good_a_second"] * crowd["minutes"] * 60 / crowd["answers_each"])
    return "\n".join(
        [
            f"{crowd['people']:,} people, {crowd['answers_each']} answers each over"
            f" {crowd['minutes']:g} minutes, PostgreSQL.",
            "",
            "| run | requests | 5xx or no answer | of them not explained | p95, s | slowest, s "
            "| answers acknowledged | lost | handed in | lost |",
            "|---|---|---|---|---|---|---|---|---|---|",
            *(_run_row(RUNS[name], crowd[name]) for name in RUNS),
            "",
            f"Saved at a rising rate, {point['last_good_a_second']} answers a second were served"
            f" well: as many as {people:,} people in the middle of such a test send. At"
            f" {last['a_second']} a second p95 was {last['p95_seconds']:g} s, with"
            f" {last['errors']} errors.",
            "",
            _measured_on(machine),
        ]
    )


def marking_table(sizes: dict, machine: dict) -> str:
    rows = [
        f"| {size['answers']:,} | {size['seconds']:g} | {size['a_second']:,} "
        f"| {size['memory_mb']} |"
        for size in sizes.values()
    ]
    head = ["| answers marked again | s | a second | memory, MB |", "|---|---|---|---|"]
    return "\n".join([*head, *rows, "", _measured_on(machine)])


def _run_row(name: str, run: dict) -> str:
    return (
        f"| {name} | {run['requests']:,} | {run['errors']} | {run['unexplained_errors']} "
        f"| **{run['p95_seconds']:g}** | {run['slowest_seconds']:g} | {run['acknowledged']:,} "
        f"| **{run['lost']}** | {run['handed_in']:,} | **{run['hand_ins_lost']}** |"
    )


def _measured_on(machine: dict) -> str:
    told = [
        f"{key.replace('_', ' ')}: {value}" for key, value in machine.items() if key != "client"
    ]
    return f"Measured on {'; '.join(told)}."


def _write(name: str, text: str, *, to: Path) -> None:
    begin, end = f"<!-- {name} -->", f"<!-- end of {name} -->"
    before, _, rest = to.read_text().partition(begin)
    to.write_text(f"{before}{begin}\n\n{text}\n\n{end}{rest.partition(end)[2]}")
