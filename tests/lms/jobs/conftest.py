import pytest

from lms.jobs import kinds
from lms.jobs.kinds import Kind


class Bench:
    """A kind of work for tests: ten units, and a note of each that was done."""

    def __init__(self) -> None:
        self.units = 10
        self.done: list[int] = []
        self.finished = 0
        self.before_unit = lambda job, unit: None
        self.before_finish = lambda job: None

    def plan(self, job) -> int:
        return self.units

    def run_chunk(self, job, start: int, stop: int) -> None:
        for unit in range(start, stop):
            self.before_unit(job, unit)
            self.done.append(unit)

    def finish(self, job) -> None:
        self.before_finish(job)
        self.finished += 1


@pytest.fixture
def bench(monkeypatch) -> Bench:
    work = Bench()
    monkeypatch.setattr(kinds, "_kinds", dict(kinds._kinds))
    kinds.register(
        Kind(
            name="bench",
            title="Bench work",
            plan=work.plan,
            chunk_size=2,
            run_chunk=work.run_chunk,
            finish=work.finish,
        )
    )
    return work
