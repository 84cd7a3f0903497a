"""What staff's pages ask about a job: how far it is, and to try it again."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from lms.jobs import ledger
from lms.jobs.models import Job


@require_safe
def job_state(request: HttpRequest, job_id: int) -> JsonResponse:
    """Tell how far a job is: to who asked for it, and to who may see them all."""
    job = get_object_or_404(Job, pk=job_id)
    if job.created_by_id != request.user.pk and not request.user.has_perm("jobs.view_job"):
        raise Http404
    return JsonResponse(
        {
            "active": job.is_active,
            "state": job.state,
            "words": job.progress_words,
            "done": job.done,
            "total": job.total,
        }
    )


@require_POST
@permission_required("jobs.change_job", raise_exception=True)
def retry_job(request: HttpRequest, job_id: int) -> HttpResponse:
    job = get_object_or_404(Job.objects.unfinished(), pk=job_id)
    ledger.retry(job, by=request.user)
    messages.success(request, _("The job has been put back in line."))
    return redirect("jobs:inspect", job.pk)
