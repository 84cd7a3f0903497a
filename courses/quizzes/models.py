"""Index of this room's models."""

from courses.quizzes.bank import Objective, QuestionBank
from courses.quizzes.question import Choice, Question, QuestionVersion
from courses.quizzes.quiz import Quiz, QuizEdition, QuizItem, QuizSlot

__all__ = [
    "Choice",
    "Objective",
    "Question",
    "QuestionBank",
    "QuestionVersion",
    "Quiz",
    "QuizEdition",
    "QuizItem",
    "QuizSlot",
]
