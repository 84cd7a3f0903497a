from django.db import migrations


class Migration(migrations.Migration):
    """By itself: PostgreSQL alters no table whose rows were written in the same transaction."""

    dependencies = [
        ("courses", "0009_cohort_windows_and_copies"),
    ]

    operations = [
        migrations.RemoveField(model_name="programme", name="logo"),
    ]
