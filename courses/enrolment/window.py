"""From when to when a cohort's test may be begun."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings


@dataclass(frozen=True)
class Window:
    """An empty end is an open one: always, or for ever. Server time decides."""

    opens_at: datetime | None = None
    closes_at: datetime | None = None

    def is_early(self, at: datetime) -> bool:
        return self.opens_at is not None and at < self.opens_at

    def is_over(self, at: datetime) -> bool:
        """Whether nobody may begin any more; whoever is inside has the grace still."""
        return self.closes_at is not None and at >= self.closes_at

    def is_open(self, at: datetime) -> bool:
        return not self.is_early(at) and not self.is_over(at)

    @property
    def last_answer_at(self) -> datetime | None:
        """Return until when a test that was begun in time may be finished; None for ever."""
        if self.closes_at is None:
            return None
        return self.closes_at + timedelta(minutes=settings.TEST_GRACE_MINUTES)

    def is_beyond_grace(self, at: datetime) -> bool:
        return self.closes_at is not None and at >= self.last_answer_at


ALWAYS = Window()
