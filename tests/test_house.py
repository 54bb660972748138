"""Do the files around the code say what the code does, and does the set-up work on a machine that has little?"""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from echolink.cli import VERBS
from echolink.cli.serve import first_requests
from echolink.settings import PREFIX, Row, Settings, described

ROOT = Path(__file__).parent.parent
REAL_SH = shutil.which("sh") or "/bin/sh"


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def rows() -> list[Row]:
    """The defaults and meanings; the values are of no interest here."""
    no_values: dict[str, Any] = dict.fromkeys(Settings.model_fields)
    return described(Settings.model_construct(**no_values))


def a_program(folder: Path, name: str, body: str) -> None:
    folder.mkdir(exist_ok=True)
    program = folder / name
    program.write_text(f"#!{REAL_SH}\n{body}\n")
    program.chmod(0o755)


def test_the_readme_has_every_setting_as_the_program_has_it() -> None:
    readme = text_of("README.md")
    told = {line.split("`")[1]: line for line in readme.splitlines() if line.startswith(f"| `{PREFIX}")}

    assert list(told) == [row.name for row in rows()]
    for row in rows():
        assert told[row.name] == f"| `{row.name}` | {row.default} | {row.meaning} | {row.allowed} |"


def test_the_example_file_has_every_setting_and_no_other() -> None:
    example = text_of(".env.example")

    named = set(re.findall(r"ECHOLINK_[A-Z_]+(?==)", example))

    assert named == {PREFIX + name.upper() for name in Settings.model_fields}


def test_the_example_file_sets_nothing() -> None:
    assert [line for line in text_of(".env.example").splitlines() if line and not line.startswith("#")] == []


def test_the_readme_has_the_requests_that_serve_prints() -> None:
    readme = [line.strip() for line in text_of("README.md").splitlines()]

    for line in first_requests("http://127.0.0.1:8000"):
        assert line.strip() in readme


def test_the_readme_has_every_verb() -> None:
    readme = text_of("README.md")

    for verb in VERBS:
        assert re.search(rf"^\| `{verb}\b", readme, re.MULTILINE), verb


@pytest.mark.parametrize(
    "page",
    [
        "README.md",
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        "SECURITY.md",
        *sorted(str(path.relative_to(ROOT)) for path in (ROOT / "docs").rglob("*.md")),
    ],
)
def test_links_between_pages_lead_somewhere(page: str) -> None:
    targets = re.findall(r"\]\((?!https?://|#)([^)#]+)", text_of(page))

    missing = [target for target in targets if not (ROOT / page).parent.joinpath(target).exists()]
    assert missing == []


def test_every_verb_of_make_is_explained() -> None:
    makefile = text_of("Makefile")
    declared = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)

    assert declared is not None
    for target in declared[1].split():
        assert re.search(rf"^{target}:.* ## .+", makefile, re.MULTILINE), target


def test_the_changelog_begins_with_this_version() -> None:
    version = tomllib.loads(text_of("pyproject.toml"))["project"]["version"]
    newest = re.search(r"^## \[([^]]+)\]", text_of("CHANGELOG.md"), re.MULTILINE)

    assert newest is not None
    assert newest[1] == version


def test_the_lock_names_no_address_and_hashes_every_package() -> None:
    lock = text_of("requirements.lock")

    assert "://" not in lock
    packages = re.findall(r"^[a-z0-9._-]+(?:\[[^]]*\])?==\S+.*?(?=^\S|\Z)", lock, re.MULTILINE | re.DOTALL)
    assert len(packages) > 50
    assert [package for package in packages if "--hash=sha256:" not in package] == []


def test_the_lock_has_every_dependency() -> None:
    project = tomllib.loads(text_of("pyproject.toml"))
    wanted = project["project"]["dependencies"] + project["dependency-groups"]["dev"]
    locked = set(re.findall(r"^([a-z0-9._-]+)==", text_of("requirements.lock"), re.MULTILINE))

    for requirement in wanted:
        name = re.split(r"[\[><=!~;\s]", requirement, maxsplit=1)[0].lower().replace("_", "-")
        assert name in locked, f"run make lock: {name}"


def files_of_the_house() -> list[Path]:
    """What belongs to the repository: no environment, cache, or build."""
    made_here = {"__pycache__", "node_modules", "dist", "build"}
    inside = [ROOT, *(ROOT / name for name in (".ci", "bench", "deploy", "docs", "scripts", "src", "tests"))]
    found = [path for folder in inside for path in (folder.glob("*") if folder == ROOT else folder.rglob("*"))]
    return [path for path in found if path.is_file() and not made_here & set(path.parts) and path.suffix != ".pyc"]


# Where packages come from is a setting of the machine; what stands in the repository works with every mirror.
REGISTRIES = (
    "pypi" + ".org",
    "pythonhosted" + ".org",
    "registry.npmjs" + ".org",
    "crates" + ".io",
    "proxy.golang" + ".org",
)
# A folder that only one machine has. Home folders are written as `~` or $HOME.
ONE_MACHINE = re.compile(r"(?<![\w./$~}-])/(?:work|root|home/\w+|Users/\w+|tmp/w)(?:/|\b(?![\w-]))")
# How the work was shared out is of no interest to whoever reads the code.
WHO_WORKED = re.compile(
    r"(?i)\b(?:this|next|later|earlier|previous|another|coding|ai) (?:sessions?|helpers?)\b|\bai workers?\b|\bsub-?agents?\b"
)
HOME_UNDECIDED = "github.com/" + "echolink"


def test_no_file_names_a_registry_a_machine_or_those_who_worked_on_it() -> None:
    found = []
    for path in files_of_the_house():
        text = path.read_text(encoding="utf-8", errors="replace")
        found += [f"{path.relative_to(ROOT)}: {name}" for name in (*REGISTRIES, HOME_UNDECIDED) if name in text]
        if path != Path(__file__):
            found += [
                f"{path.relative_to(ROOT)}: {hit[0]}"
                for kind in (ONE_MACHINE, WHO_WORKED)
                for hit in kind.finditer(text)
            ]

    assert found == []


@pytest.mark.parametrize(
    "script", [".ci/run", "scripts/bring_nginx", "scripts/find_python", "scripts/install", "scripts/lock"]
)
def test_scripts_are_shell(script: str) -> None:
    shell = "bash" if text_of(script).startswith("#!/usr/bin/env bash") else REAL_SH

    checked = subprocess.run([shell, "-n", str(ROOT / script)], capture_output=True, text=True, check=False)

    assert checked.returncode == 0, checked.stderr
    assert os.access(ROOT / script, os.X_OK)


def test_every_decision_is_in_the_index_and_short() -> None:
    index = text_of("docs/decisions/README.md")

    for page in sorted((ROOT / "docs/decisions").glob("0*.md")):
        assert f"({page.name})" in index
        assert len(page.read_text().split()) <= 300, page.name


def test_the_files_that_the_pages_name_exist() -> None:
    for page in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")]:
        for name in re.findall(r"`((?:\w+/)+\w+\.(?:py|md|json))`", page.read_text()):
            assert (ROOT / name).exists() or (ROOT / "src/echolink" / name).exists(), (
                page.name,
                name,
            )


def find_python(path: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [REAL_SH, str(ROOT / "scripts/find_python")],
        env={"PATH": str(path)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_python_that_is_too_old_is_named_with_what_to_install(tmp_path: Path) -> None:
    a_program(tmp_path / "bin", "python3", 'if [ "$1" = --version ]; then echo "Python 3.9.2"; else exit 0; fi')

    (tmp_path / "bin/cat").symlink_to(shutil.which("cat") or "/bin/cat")

    found = find_python(tmp_path / "bin")

    assert found.returncode == 1
    assert found.stdout == ""
    assert "Python 3.9.2" in found.stderr
    assert "apt-get install python3" in found.stderr


def test_this_python_is_found(tmp_path: Path) -> None:
    (tmp_path / "python3.12").symlink_to(sys.executable)

    found = find_python(tmp_path)

    assert found.returncode == 0, found.stderr
    assert Path(found.stdout.strip()).exists()


def bring_uv(house: Path, path: str, **env: str) -> subprocess.CompletedProcess[str]:
    (house / "scripts").mkdir(exist_ok=True)
    shutil.copy(ROOT / "scripts/bring_uv.py", house / "scripts")
    return subprocess.run(
        [sys.executable, str(house / "scripts/bring_uv.py")],
        env={"PATH": path, **env},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_recent_uv_on_the_path_is_taken(tmp_path: Path) -> None:
    a_program(tmp_path / "bin", "uv", "echo uv 0.13.9")

    brought = bring_uv(tmp_path, str(tmp_path / "bin"))

    assert brought.returncode == 0, brought.stderr
    assert (tmp_path / ".uv/uv").resolve() == tmp_path / "bin/uv"


def a_pip(folder: Path, install: str) -> str:
    """A stand-in for pip that does `install` with the folder named by --target."""
    (folder / "pip").mkdir(parents=True)
    body = f"import sys, pathlib\nif 'install' in sys.argv:\n    target = sys.argv[sys.argv.index('--target') + 1]\n    {install}"
    (folder / "pip/__main__.py").write_text(body)
    return str(folder)


def test_without_a_recent_uv_pip_brings_one_into_the_folder(tmp_path: Path) -> None:
    a_program(tmp_path / "bin", "uv", "echo uv 0.4.30")
    install = "(bin := pathlib.Path(target, 'bin')).mkdir(parents=True); (bin / 'uv').write_text('')"

    brought = bring_uv(tmp_path, str(tmp_path / "bin"), PYTHONPATH=a_pip(tmp_path / "fake", install))

    assert brought.returncode == 0, brought.stderr
    assert (tmp_path / ".uv/uv").resolve() == tmp_path / ".uv/pip/bin/uv"


def test_a_download_that_fails_says_what_can_be_set(tmp_path: Path) -> None:
    brought = bring_uv(tmp_path, os.devnull, PYTHONPATH=a_pip(tmp_path / "fake", "sys.exit('no network')"))

    assert brought.returncode == 1
    assert "no network" in brought.stderr
    assert "PIP_INDEX_URL" in brought.stderr
    assert not (tmp_path / ".uv/uv").exists()


def test_the_uv_that_is_there_already_is_kept(tmp_path: Path) -> None:
    a_program(tmp_path / "bin", "uv", "echo uv 0.13.9")
    bring_uv(tmp_path, str(tmp_path / "bin"))

    again = bring_uv(tmp_path, os.devnull)

    assert again.returncode == 0
    assert again.stderr == ""
