import pytest
from wagtail.models import Collection

from tests.reliability.fresh import Machine
from tests.reliability.processes import Processes


@pytest.fixture
def processes(tmp_path, transactional_db):
    started = Processes(tmp_path)
    yield started
    started.kill_all()


@pytest.fixture
def var_dir(settings, tmp_path):
    """The folder of the site that the stories begin with."""
    settings.VAR_DIR = tmp_path / "site"
    settings.VAR_DIR.mkdir(mode=0o750)
    return settings.VAR_DIR


@pytest.fixture
def fresh(tmp_path, transactional_db):
    """A machine that has nothing yet."""
    machine = Machine(tmp_path / "fresh")
    yield machine
    machine.clear()


@pytest.fixture
def root_collection(transactional_db):
    """What handouts lie in; a story with real transactions empties the database."""
    return Collection.get_first_root_node() or Collection.add_root(name="Root")
