"""Index: what courses adds to Wagtail, room by room."""

from wagtail import hooks

from courses.learn import gate


@hooks.register("before_serve_page")
def gate_before_lesson(page, request, _serve_args, _serve_kwargs):
    return gate.before_lesson(page, request)
