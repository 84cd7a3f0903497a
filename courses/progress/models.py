"""Index of this room's models."""

from courses.progress.answer import Answer, SupersededAnswer
from courses.progress.attempt import Attempt
from courses.progress.lesson_progress import LessonProgress

__all__ = ["Answer", "Attempt", "LessonProgress", "SupersededAnswer"]
