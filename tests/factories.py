"""Small true things to tell stories with: people, courses, quizzes, cohorts."""

from datetime import UTC, datetime
from decimal import Decimal

from django.utils import timezone
from wagtail.models import Locale, Page, Site

from courses.catalogue.models import CourseIndexPage, CoursePage, LessonPage, ModulePage
from courses.enrolment.enrol import enrol, standing_cohort
from courses.enrolment.models import Cohort, Enrolment
from courses.quizzes.models import Objective, Question, QuestionBank, Quiz, QuizSlot
from courses.quizzes.publishing import ChoiceDraft, VersionDraft, publish, revise
from courses.quizzes.quiz import EVERY_FORM
from home.models import HomePage
from lms.accounts.models import Assent, GuardianConsent, User
from tests.kept_rows import kept_rows

PASSWORD = "lagu-hujan-sore"
NOON = datetime(2026, 11, 22, 5, 0, tzinfo=UTC)


def make_person(username: str, **facts) -> User:
    """An adult learner with a complete profile, unless `facts` says otherwise."""
    profile = {
        "display_name": username.title(),
        "age_band": "18-24",
        "age_band_stated_on": timezone.localdate(),
        "sex": "P",
        "region_code": "74.71",
        "category": "pelajar",
        **facts,
    }
    return User.objects.create_user(username=username, password=PASSWORD, **profile)


def give_consent(learner: User) -> None:
    GuardianConsent.objects.create(
        learner=learner,
        method=GuardianConsent.Method.PAPER,
        relation=GuardianConsent.Relation.PARENT,
        guardian_name="Ibu Sari",
        form_number="F-014",
        given_at=timezone.now(),
    )
    Assent.objects.create(learner=learner, given_at=timezone.now())


def make_site() -> CourseIndexPage:
    """The home page and the catalogue, at the root of the site."""
    locale, _made = Locale.objects.get_or_create(language_code="id")
    home = HomePage.objects.filter(locale=locale).first()
    if home is None:
        Page.objects.filter(depth=2).delete()
        # A story with real transactions empties the database, the root page with it.
        root = Page.get_first_root_node() or Page.add_root(
            instance=Page(title="Root", slug="root", locale=locale)
        )
        home = root.add_child(instance=HomePage(title="Kelas AMAN", slug="beranda", locale=locale))
        Site.objects.all().delete()
        Site.objects.create(hostname="localhost", root_page=home, is_default_site=True)
    index = CourseIndexPage.objects.child_of(home).first()
    return index or home.add_child(instance=CourseIndexPage(title="Kursus", slug="kursus"))


def make_quiz(
    code: str = "aman-uji", *, items: int = 6, anchors: int = 2, attitudes: int = 0
) -> Quiz:
    """A published quiz in forms A and B: `items` in each, the first `anchors` shared.

    The first option of each question is right; every third question takes several.
    The attitudes come after them; every second one is reversed.
    """
    bank, _made = QuestionBank.objects.get_or_create(code=code, defaults={"title": code})
    objective, _made = Objective.objects.get_or_create(
        code=f"{code}-1", defaults={"text": "Mengenali tanda bahaya"}
    )
    quiz = Quiz.objects.create(code=code, title="Uji AMAN", attempts_allowed=3)
    for form in ("A", "B"):
        for position in range(1, items + 1):
            is_anchor = position <= anchors
            name = f"S{position}" if is_anchor else f"{form}{position}"
            question, made = Question.objects.get_or_create(
                bank=bank, code=name, defaults={"objective": objective, "is_anchor": is_anchor}
            )
            if made:
                revise(question, draft=_draft(name, takes_several=position % 3 == 0))
            QuizSlot.objects.create(quiz=quiz, form=form, position=position, question=question)
    for position in range(1, attitudes + 1):
        question = Question.objects.create(bank=bank, code=f"SIKAP{position}", objective=objective)
        text = f"Pernyataan {position}"
        revise(question, draft=VersionDraft("likert", text, is_reversed=position % 2 == 0))
        QuizSlot.objects.create(quiz=quiz, form=EVERY_FORM, position=position, question=question)
    publish(quiz)
    quiz.refresh_from_db()
    return quiz


def _draft(name: str, *, takes_several: bool) -> VersionDraft:
    half, full = Decimal(50), Decimal(100)
    worths = [half, half, -half, -half] if takes_several else [full, 0, 0, 0]
    kind = "multiple_choice" if takes_several else "single_choice"
    return VersionDraft(
        type=kind,
        text=f"Soal {name}: mana yang benar?",
        feedback=f"Pembahasan {name}",
        choices=tuple(
            ChoiceDraft(f"{name} pilihan {n}", Decimal(worth)) for n, worth in enumerate(worths, 1)
        ),
    )


@kept_rows
def make_course(
    code: str = "aman", *, modules: int = 2, lessons: int = 2, with_test: bool = True, **fields
) -> CoursePage:
    """A published course: `modules` modules of `lessons` lessons each."""
    quiz = make_quiz(f"{code}-uji") if with_test else None
    course = make_site().add_child(
        instance=CoursePage(
            title=fields.pop("title", "Aman di Dunia Digital"),
            slug=code,
            code=code,
            summary="Kenali jejak digitalmu.",
            lesson_hours=4,
            pre_test=quiz,
            post_test=quiz,
            **fields,
        )
    )
    for m in range(1, modules + 1):
        module = course.add_child(instance=ModulePage(title=f"Modul {m}", slug=f"modul-{m}"))
        for n in range(1, lessons + 1):
            module.add_child(
                instance=LessonPage(
                    title=f"Pelajaran {m}.{n}",
                    slug=f"pelajaran-{n}",
                    summary="Ringkas.",
                    minutes=5,
                    body=[("text", "<p>Pikir sebelum unggah.</p>")],
                )
            )
    return CoursePage.objects.get(pk=course.pk)


def make_cohort(course: CoursePage, code: str = "kendari-1", *, trainer: User | None = None):
    cohort = Cohort.objects.create(
        code=code, name=f"Angkatan {code}", course=course, mode=Cohort.Mode.BLENDED
    )
    if trainer is not None:
        cohort.trainers.add(trainer)
    return cohort


def join(learner: User, course: CoursePage, *, cohort: Cohort | None = None) -> Enrolment:
    return enrol(learner, cohort=cohort or standing_cohort(course), at=timezone.now())
