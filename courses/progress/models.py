"""Index of this room's models."""

from courses.progress.answer import Answer, SupersededAnswer
from courses.progress.attempt import Attempt
from courses.progress.lesson_progress import LessonProgress
from courses.progress.practice_mark import PracticeMark

__all__ = ["Answer", "Attempt", "LessonProgress", "PracticeMark", "SupersededAnswer"]
