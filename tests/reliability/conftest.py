import pytest

from tests.reliability.processes import Processes


@pytest.fixture
def processes(tmp_path, transactional_db):
    started = Processes(tmp_path)
    yield started
    started.kill_all()
