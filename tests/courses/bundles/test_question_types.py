"""Questions of every type travel in files, and come back equal as data."""

from dataclasses import replace

import pytest

from courses.bundles.bundle import Question
from courses.bundles.drafts import draft_of, values_of
from courses.bundles.files.reading import read_files
from courses.bundles.files.writing import as_files
from courses.bundles.problem import BundleRefused
from courses.bundles.site.carried import carried
from courses.bundles.site.loading import load
from courses.bundles.site.reading import read_course
from courses.quizzes.models import QuestionVersion
from courses.quizzes.publishing import as_draft
from tests.courses.bundles.small_course import small_course
from tests.courses.bundles.test_exporting import empty_the_site
from tests.question_types import DRAFTS

pytestmark = pytest.mark.django_db


@pytest.fixture
def bundle():
    """Eko's small course, with one more question of each type in its bank."""
    small = read_files(small_course()).bundle
    more = [
        draft_values(name.upper(), draft, objective=small.objectives[0].code)
        for name, draft in DRAFTS.items()
    ]
    return replace(small, questions=tuple(sorted([*small.questions, *more], key=_code)))


def _code(question: Question) -> str:
    return question.code


def draft_values(code: str, draft, *, objective: str) -> Question:
    return carried(Question, {"code": code, "objective": objective, **values_of(draft)}, what=code)


def test_every_type_is_the_same_in_files_and_on_the_site(bundle, site):
    written = as_files(bundle)
    assert read_files(written).bundle == bundle

    load(bundle)

    assert read_course("sehari-aman") == bundle
    empty_the_site()
    load(read_files(written).bundle)
    assert as_files(read_course("sehari-aman")) == written
    stored = QuestionVersion.objects.filter(question__code__in=[name.upper() for name in DRAFTS])
    assert {one.type: as_draft(one) for one in stored} == DRAFTS


def test_a_second_load_makes_no_version(bundle, site):
    load(bundle)
    before = QuestionVersion.objects.count()

    load(bundle)

    assert QuestionVersion.objects.count() == before > len(DRAFTS)


@pytest.mark.parametrize("name", DRAFTS)
def test_a_draft_is_the_same_by_way_of_a_file(name):
    assert draft_of(draft_values("X", DRAFTS[name], objective="S-1")) == DRAFTS[name]


def test_what_cannot_be_asked_is_named_with_its_code(bundle):
    files = as_files(bundle)
    text = files["questions.yaml"].decode().replace("tolerance: 0.1", "tolerance: -1")
    wrong = text.replace("tolerance: -1", "tolerance: 0.1").replace("gap: 2", "gap: 3")

    with pytest.raises(BundleRefused) as refused:
        read_files({**files, "questions.yaml": text.encode()})
    with pytest.raises(BundleRefused) as named:
        read_files({**files, "questions.yaml": wrong.encode()})

    assert [one.field.split(" › ")[-1] for one in refused.value.problems] == ["tolerance"]
    assert {one.value for one in named.value.problems if not one.is_warning} == {"CLOZE"}
