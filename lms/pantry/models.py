from django.db import models


class Stamp(models.Model):
    """The one row that changes whenever content does."""

    value = models.CharField(max_length=32)

    class Meta:
        default_permissions = ()
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="one_stamp")]

    def __str__(self) -> str:
        return self.value
