"""Check the audit log's hash chain."""

from django.core.management.base import BaseCommand, CommandError

from lms.audit import verify
from lms.audit.models import AuditEvent, ChainHead


class Command(BaseCommand):
    help = "Check that no sealed audit event was altered, removed or slipped in."

    def handle(self, **options) -> None:
        broken_id = verify()
        if broken_id is not None:
            raise CommandError(f"The audit log was altered: the chain breaks at event {broken_id}.")
        head = ChainHead.objects.filter(pk=1).first() or ChainHead()
        waiting = AuditEvent.objects.filter(position=None).count()
        self.stdout.write(
            f"The chain is whole: {head.position} events sealed, {waiting} not sealed yet.\n"
            f"Its last hash: {head.sealed_hash or 'none'}"
        )
