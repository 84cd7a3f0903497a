"""Index: what courses adds to Wagtail, room by room."""

from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from courses.catalogue import admin_urls, copying, deletion
from courses.enrolment import erasing, texts
from courses.enrolment.attendance.telling import tell_attendance
from courses.enrolment.enrol import fill_gaps
from courses.learn import document_gate, gate
from courses.progress import activity, practice, practice_telling, telling
from courses.progress.erasing import erase_words
from courses.quizzes.viewsets import QuizzesGroup
from courses.reports import item_views
from courses.reports.items import seen_so_far
from courses.teach import copy_course_view, my_cohorts, safeguarding_view
from courses.teach.announcements_view import announcements_button
from courses.teach.consent_view import consents_button
from courses.teach.paper_view import paper_button
from courses.teach.practice_view import practice_button
from courses.teach.recovery_view import recovery_button
from courses.teach.roster_view import roster_button
from courses.teach.sessions_view import sessions_button
from courses.teach.viewsets import ProgrammesGroup
from courses.teach.ways_in_view import ways_in_button

hooks.register("after_copy_page", copying.note_origin)
hooks.register("before_delete_page", deletion.before_delete_page)
hooks.register("before_serve_document", document_gate.before_document)
hooks.register("profile_stated", fill_gaps)
hooks.register("register_admin_urls", admin_urls.urlpatterns)
hooks.register("register_admin_urls", safeguarding_view.admin_urls)
hooks.register("register_admin_menu_item", safeguarding_view.menu_item)
hooks.register("register_admin_urls", item_views.admin_urls)
hooks.register("register_reports_menu_item", item_views.menu_item)
hooks.register("question_figures", seen_so_far.difficulty)
hooks.register("register_admin_urls", copy_course_view.urlpatterns)
hooks.register("register_page_header_buttons", copy_course_view.header_button)
hooks.register("register_page_listing_more_buttons", copy_course_view.listing_button)
hooks.register("register_admin_viewset", ProgrammesGroup)
hooks.register("register_admin_viewset", QuizzesGroup)
hooks.register("construct_homepage_panels", my_cohorts.add_panel)
hooks.register("cohort_actions", announcements_button)
hooks.register("cohort_actions", consents_button)
hooks.register("person_export", telling.tell_learning)
hooks.register("person_export", tell_attendance)
hooks.register("person_export", practice_telling.tell_practice)
hooks.register("practice_tasks_in_use", practice.tasks_in_use)
hooks.register("cohort_actions", practice_button)
hooks.register("people_active_since", activity.active_since)
hooks.register("cohort_actions", ways_in_button)
hooks.register("cohort_actions", sessions_button)
hooks.register("cohort_actions", roster_button)
hooks.register("cohort_actions", recovery_button)
hooks.register("cohort_actions", paper_button)
hooks.register("person_erase", erasing.erase_enrolments)
hooks.register("person_erase", erase_words)
hooks.register("learner_texts", texts.texts_of_people)


@hooks.register("insert_global_admin_css")
def staff_css() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("courses/staff.css"))


@hooks.register("before_serve_page")
def gate_before_lesson(page, request, _serve_args, _serve_kwargs):
    return gate.before_lesson(page, request)


@hooks.register("before_bulk_action")
def guard_bulk_deletion(request, action_type, objects, _action):
    return deletion.before_bulk_action(request, action_type, objects)


@hooks.register("register_reports_menu_item")
def lesson_reviews_menu_item() -> MenuItem:
    return MenuItem(_("Lesson reviews"), reverse("lesson_reviews"), icon_name="tasks", order=100)
