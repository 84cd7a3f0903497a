"""Findings of the doctor as lines on a terminal."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from lms.care.doctor import Finding


def in_words(findings: Iterable[Finding]) -> list[str]:
    findings = list(findings)
    if not findings:
        return [_("The doctor found nothing.")]
    lines = []
    for title, wanted in ((_("To be mended:"), True), (_("To be known:"), False)):
        some = [finding for finding in findings if finding.is_problem is wanted]
        if some:
            lines.append(title)
        for finding in some:
            lines += [f"  - {finding.what}", f"    {finding.do}"]
    return lines
