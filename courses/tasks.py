"""Index: the work of each room in the ledger, so that web and worker know the same kinds."""

from courses.catalogue import tasks as catalogue_tasks
from courses.enrolment import tasks as enrolment_tasks

__all__ = ["catalogue_tasks", "enrolment_tasks"]
