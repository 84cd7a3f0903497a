"""Index: every room's models, so that Django finds them under the label "courses"."""

from courses.catalogue.models import (
    CourseIndexPage,
    CoursePage,
    LessonPage,
    ModulePage,
    Programme,
    ProgrammeLogo,
)
from courses.enrolment.models import (
    Attendance,
    Cohort,
    Enrolment,
    RosterImport,
    Selection,
    TrainingSession,
)
from courses.progress.models import (
    Answer,
    Attempt,
    LessonProgress,
    PracticeMark,
    SupersededAnswer,
)
from courses.quizzes.models import (
    Choice,
    Objective,
    Question,
    QuestionBank,
    QuestionVersion,
    Quiz,
    QuizEdition,
    QuizItem,
    QuizSlot,
)

__all__ = [
    "Answer",
    "Attempt",
    "Attendance",
    "Choice",
    "Cohort",
    "CourseIndexPage",
    "CoursePage",
    "Enrolment",
    "LessonPage",
    "LessonProgress",
    "ModulePage",
    "Objective",
    "PracticeMark",
    "Programme",
    "ProgrammeLogo",
    "Question",
    "QuestionBank",
    "QuestionVersion",
    "Quiz",
    "QuizEdition",
    "QuizItem",
    "QuizSlot",
    "RosterImport",
    "Selection",
    "SupersededAnswer",
    "TrainingSession",
]
