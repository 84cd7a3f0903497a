"""Who may open staff's pages of certificates. Whose they see there is `access`'s question."""

from wagtail.permission_policies.base import BasePermissionPolicy

from lms.accounts import roles


class IssuersLook(BasePermissionPolicy):
    """Those who issue may look. Nobody adds, edits or deletes a row: certificates have deeds."""

    def user_has_permission(self, user, action: str) -> bool:
        return action == "view" and roles.may_issue_certificates(user)
