"""What an author runs: import_course, export_course, load_starter."""

import io
import json
import zipfile

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Revision

from courses.bundles.files.opening import open_bundle
from courses.bundles.files.reading import read_bundle, read_files
from courses.bundles.files.writing import as_files
from courses.catalogue.models import CoursePage, LessonPage
from courses.quizzes.models import QuizEdition
from tests.courses.bundles.small_course import edit, small_course, write

pytestmark = pytest.mark.django_db


def run(*args, **options) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command(*args, stdout=out, stderr=err, **options)
    except SystemExit as ended:
        return ended.code, out.getvalue(), err.getvalue()
    return 0, out.getvalue(), err.getvalue()


def test_import_of_a_good_course_ends_with_zero(site, tmp_path):
    folder = write(small_course(), tmp_path / "course")

    status, _out, _err = run("import_course", folder)

    assert status == 0
    assert CoursePage.objects.get(locale__language_code="id").slug == "sehari-aman"


def test_import_of_a_bad_course_names_everything_and_saves_nothing(site, tmp_path):
    files = edit(small_course(), "course.yaml", "open_to_all: true", "open_to_all: maybe")
    files = edit(files, "modules/01-pagi/02-pesan.md", "minutes: 5", "minutes: lima")
    folder = write(files, tmp_path / "course")

    status, out, err = run("import_course", folder)

    assert status == 1
    assert out == ""
    assert err.splitlines()[0].startswith("course.yaml ")
    assert err.splitlines()[1].startswith("modules/01-pagi/02-pesan.md ")
    assert "“maybe”" in err
    assert "“lima”" in err
    assert not CoursePage.objects.exists()


def test_import_answers_as_json(site, tmp_path):
    good = write(small_course(), tmp_path / "good")
    bad = write(edit(small_course(), "quizzes.yaml", "A: [S-1-J", "A: [S-9"), tmp_path / "bad")

    status, out, _err = run("import_course", good, json=True)
    bad_status, bad_out, _err = run("import_course", bad, json=True)

    answer, bad_answer = json.loads(out), json.loads(bad_out)
    assert (status, bad_status) == (0, 1)
    assert (answer["ok"], answer["saved"], answer["problems"]) == (True, True, [])
    assert answer["changes"]["new"]["lesson"] == 3
    assert [one["file"] for one in answer["warnings"]] == ["quizzes.yaml"]
    assert (bad_answer["ok"], bad_answer["saved"], bad_answer["changes"]) == (False, False, {})
    assert [(one["file"], one["field"], one["value"]) for one in bad_answer["problems"]] == [
        ("quizzes.yaml", "sehari-uji › forms › A", "S-9"),
        ("quizzes.yaml", "sehari-uji › forms", ""),
    ]
    assert all(one["message"] for one in bad_answer["problems"])


def test_a_dry_run_tells_and_saves_nothing(site, tmp_path):
    folder = write(small_course(), tmp_path / "course")

    status, out, _err = run("import_course", folder, dry_run=True, json=True)

    answer = json.loads(out)
    assert (status, answer["ok"], answer["saved"], answer["dry_run"]) == (0, True, False, True)
    assert answer["changes"]["new"]["course"] == 1
    assert not CoursePage.objects.exists()


def test_what_was_exported_can_be_imported_and_is_equal(site, tmp_path):
    folder = write(small_course(), tmp_path / "course")
    run("import_course", folder)

    run("export_course", "sehari-aman", output=tmp_path / "out.zip")
    run("export_course", "sehari-aman", output=tmp_path / "out")

    assert read_bundle(tmp_path / "out.zip").bundle == read_bundle(folder).bundle
    assert open_bundle(tmp_path / "out") == open_bundle(tmp_path / "out.zip")
    assert json.loads(run("import_course", tmp_path / "out.zip", json=True)[1])["changes"] == {}


def test_export_never_overwrites(site, tmp_path):
    run("import_course", write(small_course(), tmp_path / "course"))

    with pytest.raises(CommandError):
        run("export_course", "sehari-aman", output=tmp_path / "course")

    assert open_bundle(tmp_path / "course") == small_course()


def test_export_of_an_unknown_course_writes_nothing(site, tmp_path):
    with pytest.raises(CommandError, match="tidak-ada"):
        run("export_course", "tidak-ada", output=tmp_path / "out.zip")

    assert not (tmp_path / "out.zip").exists()


def test_an_import_from_a_zip_with_an_outer_folder(site, tmp_path):
    with zipfile.ZipFile(tmp_path / "course.zip", "w") as packed:
        for name, content in small_course().items():
            packed.writestr(f"sehari/{name}", content)

    assert run("import_course", tmp_path / "course.zip")[0] == 0


@pytest.fixture
def shipped(monkeypatch, tmp_path):
    """A starter of one small course."""
    write(small_course(), tmp_path / "starter" / "sehari")
    monkeypatch.setattr("courses.bundles.shipped.STARTER", tmp_path / "starter")
    return tmp_path / "starter" / "sehari"


def test_the_starter_loads_once_however_often(shipped):
    run("load_starter")
    before = Revision.objects.count(), QuizEdition.objects.count()

    _status, out, _err = run("load_starter")

    assert CoursePage.objects.filter(slug="sehari-aman").count() == 2
    assert (Revision.objects.count(), QuizEdition.objects.count()) == before
    assert "Sehari aman: versi kecil" in out


def test_the_starter_follows_its_files_until_somebody_edits_the_course_here(shipped, eko):
    run("load_starter")
    pesan = "modules/01-pagi/02-pesan.md"
    write(edit(small_course(), pesan, "Balas nanti.", "Balas besok."), shipped)
    run("load_starter")
    lesson = LessonPage.objects.get(slug="pesan", locale__language_code="id")
    followed = lesson.body[0].value.source

    lesson.title = "Pesan dari Eko"
    lesson.save_revision(user=eko, log_action=True).publish()
    write(edit(small_course(), pesan, "Balas nanti.", "Balas lusa."), shipped)
    run("load_starter")

    lesson.refresh_from_db()
    assert followed == "<p>Balas besok.</p>"
    assert (lesson.title, lesson.body[0].value.source) == ("Pesan dari Eko", "<p>Balas besok.</p>")


def test_a_starter_with_a_mistake_says_so_and_saves_nothing(shipped):
    write(edit(small_course(), "course.yaml", "format: 1", "format: 9"), shipped)

    with pytest.raises(CommandError, match=r"course\.yaml"):
        run("load_starter")

    assert not CoursePage.objects.exists()


@pytest.mark.parametrize("command", ["import_course", "export_course", "load_starter"])
def test_help_is_in_the_language_of_the_site(command, capsys):
    with pytest.raises(SystemExit) as ended:
        call_command(command, "--help")

    assert ended.value.code == 0
    assert capsys.readouterr().out.count("\n") > 5


def test_what_is_written_is_what_was_read(site, tmp_path):
    bundle = read_files(small_course()).bundle
    write(as_files(bundle), tmp_path / "canonical")

    run("import_course", tmp_path / "canonical")
    run("export_course", "sehari-aman", output=tmp_path / "out")

    assert open_bundle(tmp_path / "out") == as_files(bundle)
