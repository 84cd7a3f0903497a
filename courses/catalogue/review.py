"""Who must look before a lesson is published."""

from django.contrib.auth.models import Group
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.models import GroupApprovalTask, Page, Workflow, WorkflowPage, WorkflowTask

from lms.accounts import roles


def install_workflow(index: Page) -> Workflow:
    """Let what authors write below this page be approved before it is published.

    Where staff already chose a workflow for the page, theirs stays.
    """
    with override("id"):
        name, task_name = _("Lesson review"), _("Reviewed by the programme")
    workflow, made = Workflow.objects.get_or_create(name=name)
    if made:
        task = GroupApprovalTask.objects.create(name=task_name)
        task.groups.add(Group.objects.get_or_create(name=roles.PROGRAMME_ADMIN)[0])
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.get_or_create(page=index, defaults={"workflow": workflow})
    return workflow
