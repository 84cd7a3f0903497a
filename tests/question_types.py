"""One question of each type beyond choosing options, and a course whose tests ask them."""

from decimal import Decimal

from courses.catalogue.models import CoursePage
from courses.quizzes.models import Objective, Question, QuestionBank, Quiz, QuizItem, QuizSlot
from courses.quizzes.parts import gaps_in, stems_of
from courses.quizzes.publishing import ChoiceDraft, VersionDraft, publish, revise

FULL, HALF, NOTHING = Decimal(100), Decimal(50), Decimal(0)

DRAFTS = {
    "short_answer": VersionDraft(
        type="short_answer",
        text="Ke layanan mana kamu bisa menelepon, gratis?",
        feedback="SAPA menerima telepon kapan saja.",
        choices=(
            ChoiceDraft("SAPA 129", FULL, "Betul, SAPA 129."),
            ChoiceDraft("polisi", HALF, "Polisi juga bisa, SAPA lebih dulu."),
        ),
        ignores_spaces=True,
    ),
    "numeric": VersionDraft(
        type="numeric",
        text="Berapa persen anak yang aman bila semua waspada?",
        choices=(ChoiceDraft("12.5", FULL), ChoiceDraft("13", HALF)),
        tolerance=Decimal("0.1"),
    ),
    "matching": VersionDraft(
        type="matching",
        text="Mana yang aman?",
        choices=(
            ChoiceDraft("Aman", NOTHING, goes_with="Akun terkunci\nSandi panjang"),
            ChoiceDraft("Perlu waspada", NOTHING, "Ini tanda.", goes_with="Minta rahasia"),
            ChoiceDraft("Tidak keduanya", NOTHING),
        ),
    ),
    "ordering": VersionDraft(
        type="ordering",
        text="Apa dulu, apa kemudian?",
        choices=tuple(
            ChoiceDraft(text, NOTHING) for text in ("Berhenti", "Simpan bukti", "Blokir", "Cerita")
        ),
    ),
    "cloze": VersionDraft(
        type="cloze",
        text="Simpan [1], lalu hubungi [2].",
        choices=(
            ChoiceDraft("bukti", FULL, gap=1),
            ChoiceDraft("diam", NOTHING, "Diam tidak menolong.", gap=1),
            ChoiceDraft("SAPA 129", FULL, gap=2),
            ChoiceDraft("teman", HALF, gap=2),
        ),
    ),
}


def make_typed_quiz(code: str = "aman-ragam", drafts: dict[str, VersionDraft] = DRAFTS) -> Quiz:
    """A published quiz in form A that asks one question of each type, not shuffled."""
    bank = QuestionBank.objects.create(code=code, title=code)
    objective = Objective.objects.create(code=f"{code}-1", text="Meminta bantuan")
    quiz = Quiz.objects.create(code=code, title="Uji ragam", attempts_allowed=1)
    quiz.shuffle_items = False
    quiz.save()
    for position, (name, draft) in enumerate(drafts.items(), start=1):
        question = Question.objects.create(bank=bank, code=name.upper(), objective=objective)
        revise(question, draft=draft)
        QuizSlot.objects.create(quiz=quiz, form="A", position=position, question=question)
    publish(quiz)
    quiz.refresh_from_db()
    return quiz


def ask_every_type(course: CoursePage) -> Quiz:
    """Put such a quiz before and after the lessons of the course."""
    quiz = make_typed_quiz()
    course.pre_test = course.post_test = quiz
    course.save()
    return quiz


def right_fields(item: QuizItem) -> dict[str, list[str] | str]:
    """What the plain form sends for the answer worth all."""
    version, options = item.version, list(item.version.choices.order_by("position"))
    if version.is_written:
        return {f"words-{item.pk}": options[0].text}
    if version.type == "matching":
        chosen = [stem.choice_id for stem in stems_of(options)]
    elif version.type == "ordering":
        chosen = [option.pk for option in options]
    else:
        best = {option.gap: option.pk for option in options if option.fraction_percent == FULL}
        chosen = [best[gap] for gap in gaps_in(version.text)]
    return {f"place-{item.pk}": [str(pk) for pk in chosen]}
