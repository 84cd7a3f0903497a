import django.db.models.deletion
import lms.accounts.codes
import lms.accounts.user
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models


def give_everybody_a_code(apps, schema_editor):
    User = apps.get_model("accounts", "User")
    for pk in User.objects.values_list("pk", flat=True).iterator():
        code = lms.accounts.codes.new_learner_code()
        User.objects.filter(pk=pk).update(learner_code=code)


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0001_initial'),
    ]

    operations = [
        migrations.AlterModelManagers(
            name='user',
            managers=[
                ('objects', lms.accounts.user.PersonManager()),
            ],
        ),
        migrations.AddField(
            model_name='guardianconsent',
            name='organisation',
            field=models.CharField(blank=True, max_length=120, verbose_name='service of the companion'),
        ),
        migrations.AddField(
            model_name='user',
            name='learner_code',
            field=models.CharField(editable=False, max_length=10, null=True, verbose_name='code'),
        ),
        migrations.RunPython(give_everybody_a_code, migrations.RunPython.noop),
        migrations.AlterField(
            model_name='user',
            name='learner_code',
            field=models.CharField(default=lms.accounts.codes.new_learner_code, editable=False, max_length=10, unique=True, verbose_name='code'),
        ),
        migrations.CreateModel(
            name='RecoveryCode',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('digest', models.CharField(editable=False, max_length=64)),
                ('made_at', models.DateTimeField()),
                ('user', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='recovery_code', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'recovery code',
                'verbose_name_plural': 'recovery codes',
                'default_permissions': (),
            },
        ),
        migrations.AddConstraint(
            model_name='user',
            constraint=models.UniqueConstraint(django.db.models.functions.text.Upper('username'), name='user_username_in_any_case', violation_error_message='Somebody already has this username.'),
        ),
    ]
