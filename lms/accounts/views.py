from django.views.csrf import csrf_failure as session_ended  # noqa: F401
