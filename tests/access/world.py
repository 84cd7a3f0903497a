"""A small world with everything in it that an address can point at, twice: Budi's and Citra's.

Ayu learns with Budi and Gita with Citra. Each has handed in a pre-test, is in the middle of
a post-test, and holds a certificate of another course. Nobody has agreed for Indra yet.
"""

from dataclasses import dataclass, field
from datetime import timedelta

from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.utils import timezone
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Locale, Page
from wagtailmedia.models import Media

from certificates.models import Certificate, CertificateTemplate, IssueBatch
from courses.catalogue.models import CoursePage, LessonPage, ModulePage, Programme
from courses.enrolment import join_codes
from courses.enrolment.models import Cohort, Enrolment, RosterImport, TrainingSession
from courses.enrolment.roster.files import Shelf
from courses.enrolment.selecting import extra_modules_of, select
from courses.progress import attempts
from courses.quizzes.models import QuizItem
from home.models import HelpChannel, HelpPage, StandardPage
from lms.accounts import asking_guardian, erasing, roles
from lms.accounts.consent_link import token_from
from lms.accounts.models import Erasure, GuardianConsent, TextFlag, User
from lms.accounts.staff_invitation import StaffInvitation, digest_of
from lms.jobs.models import Job
from lms.outbox.models import Message
from tests import factories
from tests.taking import finish_course, read_every_lesson, take_test

LEARNERS = ("ayu", "gita", "indra")
STAFF = {
    "budi": roles.TRAINER,
    "citra": roles.TRAINER,
    "dewi": roles.MONITORING,
    "eko": roles.AUTHOR,
    "fitri": roles.PROGRAMME_ADMIN,
    "hesti": roles.SAFEGUARDING,
}
SITE_ADMIN = "joko"
PEOPLE = ("visitor", *LEARNERS, *STAFF, SITE_ADMIN)


@dataclass
class World:
    people: dict[str, User] = field(default_factory=dict)
    # What stands in an address, by the name the table gives it: a row's id, a code, a file name.
    things: dict[str, str | int] = field(default_factory=dict)
    pages: dict[str, Page] = field(default_factory=dict)

    def __getitem__(self, thing: str) -> str | int:
        return self.things[thing]


def make_world() -> World:
    world = World()
    _people(world)
    course = factories.make_course(modules=1, lessons=2)
    finished = factories.make_course("kbgo", modules=1, lessons=1, title="Menangani KBGO")
    _pages(world, course)
    for learner, trainer in (("ayu", "budi"), ("gita", "citra")):
        _learning(world, learner, trainer, course=course, finished=finished)
    _select_ayu(world, course)
    _indra(world, course)
    _desk(world, course)
    return world


def _select_ayu(world: World, course: CoursePage) -> None:
    """Budi selected Ayu for the extra module; Gita was not selected."""
    [module] = extra_modules_of(course)
    enrolment = Enrolment.objects.get(learner=world.people["ayu"], course=course)
    by, at = world.people["budi"], timezone.now()
    select(enrolment.cohort, module=module, enrolments=[enrolment.pk], by=by, at=at)


def _people(world: World) -> None:
    for name in LEARNERS:
        world.people[name] = factories.make_person(name, age_band="13-15")
    for name, role in STAFF.items():
        person = factories.make_person(name, age_band="25+")
        person.groups.add(Group.objects.get_or_create(name=role)[0])
        world.people[name] = person
    joko = factories.make_person(SITE_ADMIN, age_band="25+", is_superuser=True, is_staff=True)
    world.people[SITE_ADMIN] = joko
    for learner, trainer in (("ayu", "budi"), ("gita", "citra")):
        person = world.people[learner]
        factories.give_consent(person)
        consents = GuardianConsent.objects.filter(learner=person)
        consents.update(recorded_by=world.people[trainer])
        world.things[f"{learner}s_consent"] = consents.get().pk
    flag = TextFlag.objects.create(
        kind="accounts.user.display_name",
        row_id=world.people["ayu"].pk,
        person=world.people["ayu"],
        reason="cerita",
        flagged_by=world.people["budi"],
        flagged_at=timezone.now(),
    )
    world.things["ayus_flag"] = flag.pk
    world.things["a_person"] = world.people["budi"].pk
    world.things["a_learner"] = world.people["ayu"].pk


def _pages(world: World, course: CoursePage) -> None:
    home = course.get_parent().get_parent()
    module = ModulePage.objects.child_of(course).get()
    lesson = LessonPage.objects.child_of(module).first()
    draft = module.add_child(instance=LessonPage(title="Naskah", slug="naskah", live=False))
    extras = course.add_child(instance=ModulePage(title="Ekstra", slug="ekstra", is_extra=True))
    extra = extras.add_child(instance=LessonPage(title="Latihan", slug="latihan"))
    plain = home.add_child(instance=StandardPage(title="Tentang", slug="tentang"))
    help_page = home.add_child(instance=HelpPage(title="Bantuan", slug="bantuan"))
    handout, loose = _document("lembar.pdf"), _document("catatan.txt")
    lesson.body = [
        *lesson.body.raw_data,
        {"type": "file", "value": {"file": handout.pk, "title": "Lembar"}},
    ]
    lesson.save()
    picture = Image.objects.create(title="Tangga", file=get_test_image_file(size=(60, 40)))
    recording = Media(title="Suara", type="audio", duration=3)
    recording.file.save("suara.mp3", ContentFile(b"ID3"))
    world.things |= {
        "course": course.pk,
        "lesson": lesson.pk,
        "extra_lesson": extra.pk,
        "draft_lesson": draft.pk,
        "picture": picture.pk,
        "original": picture.file.name,
        "rendition": picture.get_rendition("width-30").file.name,
        "recording": recording.pk,
        "handout": handout.pk,
        "handout_name": handout.filename,
        "loose": loose.pk,
        "loose_name": loose.filename,
    }
    named = {"course": course, "module": module, "lesson": lesson, "extra": extra, "draft": draft}
    named |= {"home": home, "catalogue": course.get_parent(), "plain": plain, "help": help_page}
    world.pages = {name: page.specific for name, page in named.items()}


def translate(world: World, *names: str) -> None:
    """Publish the English twins of these pages, each below the twin of the one above it."""
    english, _made = Locale.objects.get_or_create(language_code="en")
    for name in names:
        world.pages[name].copy_for_translation(english).save_revision().publish()


def _document(name: str) -> Document:
    document = Document.objects.create(title=name, file=ContentFile(b"%PDF-1.4 isi", name=name))
    # Wagtail fills these in when they are first asked for: not by whoever looks first.
    document.get_file_size()
    document.get_file_hash()
    return document


def _learning(world: World, learner: str, trainer: str, *, course, finished) -> None:
    person, budi = world.people[learner], world.people[trainer]
    cohort = factories.make_cohort(course, f"angkatan-{trainer}", trainer=budi)
    earlier = factories.make_cohort(finished, f"dulu-{trainer}", trainer=budi)
    done = factories.join(person, finished, cohort=earlier)
    finish_course(done)
    enrolment = factories.join(person, course, cohort=cohort)
    pre = take_test(enrolment, "pre", right=2)
    read_every_lesson(enrolment)
    post = attempts.start(enrolment, quiz=course.post_test, purpose="post", at=timezone.now())
    code = join_codes.renew(
        cohort, expires_at=timezone.now() + timedelta(days=7), by=budi, at=timezone.now()
    )
    session = TrainingSession.objects.create(
        cohort=cohort,
        title="Hari 1",
        starts_at=timezone.now(),
        ends_at=timezone.now() + timedelta(hours=3),
        made_by=budi,
    )
    certificate, batch = _certificate(done, number=len(world.things), by=budi)
    world.things |= {
        f"{learner}s_enrolment": enrolment.pk,
        f"{learner}s_pre": pre.pk,
        f"{learner}s_post": post.pk,
        f"{learner}s_certificate": certificate.pk,
        f"{learner}s_code": certificate.code,
        f"{trainer}s_cohort": cohort.pk,
        f"{trainer}s_session": session.pk,
        f"{learner}s_card": person.learner_code,
        f"{trainer}s_join_code": code.code,
        f"{trainer}s_batch": batch.pk,
        f"{trainer}s_job": _job(batch, by=budi).pk,
        f"{trainer}s_roster": _roster(cohort, by=budi).pk,
    }


def _certificate(enrolment, *, number: int, by: User) -> tuple[Certificate, IssueBatch]:
    """A certificate as the ledger leaves it, without the work of drawing one."""
    storage = storages["private"]
    code = f"0{number:025}"
    name = storage.save(f"certificates/2026/{code}.pdf", ContentFile(b"%PDF-1.4 x"))
    certificate = Certificate.objects.create(
        enrolment=enrolment,
        code=code,
        serial=f"{number:03}/ECPAT-ID/KBGO/XI/2026",
        programme_code="KBGO",
        year=2026,
        number=number,
        facts={"holder_name": f"Nama {enrolment.learner.username}"},
        state=Certificate.State.VALID,
        file_name=name,
        sha256=f"{number:064}",
        issued_at=timezone.now(),
    )
    batch = IssueBatch.objects.create(
        cohort=enrolment.cohort, enrolment_ids=[enrolment.pk], created_by=by
    )
    batch.zip_name = storage.save(f"certificates/batches/{batch.pk}.zip", ContentFile(b"PK"))
    batch.merged_name = storage.save(f"certificates/batches/{batch.pk}.pdf", ContentFile(b"%PDF"))
    batch.save()
    return certificate, batch


def _roster(cohort: Cohort, *, by: User) -> RosterImport:
    """A list that waits for a yes."""
    roster = RosterImport.objects.create(cohort=cohort, created_by=by, state="read")
    shelf = Shelf()
    shelf.add_titles(["Nama"])
    shelf.put_away(roster)
    return roster


def _job(batch: IssueBatch, *, by: User) -> Job:
    return Job.objects.create(
        kind="certificates.batch",
        subject=f"cohort:{batch.cohort_id}",
        payload={"batch_id": batch.pk},
        state=Job.State.PARKED,
        created_by=by,
    )


def _indra(world: World, course: CoursePage) -> None:
    """He joined and began while a consent was in force; it was withdrawn since."""
    indra = world.people["indra"]
    factories.give_consent(indra)
    cohort = Cohort.objects.get(code="angkatan-budi")
    enrolment = factories.join(indra, course, cohort=cohort)
    pre = attempts.start(enrolment, quiz=course.pre_test, purpose="pre", at=timezone.now())
    world.things["indras_pre"] = pre.pk
    GuardianConsent.objects.filter(learner=indra).update(withdrawn_at=timezone.now())
    consent = GuardianConsent.objects.filter(learner=indra).get()
    world.things["withdrawn_consent"] = consent.pk
    _link, seed = asking_guardian.make_link(indra, by=indra, at=timezone.now())
    world.things["indras_link"] = token_from(seed)
    world.things["indras_enrolment"] = enrolment.pk
    reason, fitri = Erasure.Reason.GUARDIAN_ASKED, world.people["fitri"]
    erasure = erasing.ask(indra, reason=reason, at=timezone.now(), by=fitri)
    world.things["indras_erasure"] = erasure.pk


def _desk(world: World, course: CoursePage) -> None:
    """What staff find in the admin's menus."""
    edition = course.pre_test.current_edition
    item = QuizItem.objects.filter(edition=edition).first()
    question = item.version.question
    message = Message.objects.create(
        event="account.confirm:1", person=world.people["ayu"], template="x", state="parked"
    )
    help_channel = HelpChannel.objects.create(
        code="sapa", name="SAPA 129", checked_on=timezone.localdate()
    )
    programme = Programme.objects.create(code="AMAN", name="Program AMAN")
    for name in ("fitri", "joko"):
        invitation = StaffInvitation.objects.create(
            digest=digest_of(f"undangan-{name}"),
            made_by=world.people[name],
            made_at=timezone.now(),
            expires_at=timezone.now() + timedelta(days=7),
        )
        world.things[f"{name}s_invitation"] = invitation.pk
    world.things |= {
        "quiz": course.pre_test.pk,
        "edition": edition.pk,
        "question": question.pk,
        "bank": question.bank_id,
        "objective": question.objective_id,
        "programme": programme.pk,
        "template": CertificateTemplate.objects.create().pk,
        "help_channel": help_channel.pk,
        "message": message.pk,
    }
