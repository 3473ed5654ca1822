"""The files for running the app as a service, as far as they can be tested without a container engine or systemd running."""

from __future__ import annotations

import configparser
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
import yaml  # type: ignore[import-untyped]  # Gradio brings it

from assistant.settings import PREFIX, Settings
from screens.admission import READY
from screens.service.stopping import LAST

ROOT = Path(__file__).resolve().parent.parent
DOCKERFILE = (ROOT / "deploy" / "Dockerfile").read_text(encoding="utf-8")
COMPOSE = yaml.safe_load((ROOT / "deploy" / "compose.yaml").read_text(encoding="utf-8"))
SERVICE = ROOT / "deploy" / "committee.service"


def service() -> configparser.SectionProxy:
    parser = configparser.ConfigParser(strict=False, interpolation=None)
    parser.optionxform = str  # type: ignore[assignment]
    parser.read_string(SERVICE.read_text(encoding="utf-8"))
    return parser["Service"]


def test_the_image_holds_every_package_and_module_of_the_program() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]
    folders = {name.rstrip("*") for name in project["packages"]["find"]["include"]}
    modules = {f"{name}.py" for name in project["py-modules"]}
    copied = {word for line in re.findall(r"^COPY (?!--from)(.*)$", DOCKERFILE, re.M) for word in line.split()[:-1]}
    assert folders | modules <= copied
    assert {one for one in copied if not (ROOT / one).exists()} == set()


def test_the_image_runs_without_root_and_with_locked_packages() -> None:
    last = DOCKERFILE.rindex("FROM ")
    assert "USER 10001:10001" in DOCKERFILE[last:]
    assert DOCKERFILE.rindex("USER ") < DOCKERFILE.index('CMD ["committee"')
    assert "--require-hashes --no-deps -r requirements.lock" in DOCKERFILE
    assert re.search(r"^ADD ", DOCKERFILE, re.M) is None


def test_the_health_check_asks_an_address_that_there_is() -> None:
    assert f"http://127.0.0.1:7860{READY}" in DOCKERFILE


def test_every_variable_that_is_set_is_a_setting() -> None:
    known = {PREFIX + name.upper() for name in Settings.model_fields}
    named = set(re.findall(rf"{PREFIX}[A-Z_]+(?==)", DOCKERFILE + SERVICE.read_text(encoding="utf-8")))
    assert named
    assert named <= known


def test_the_container_is_reached_from_this_machine_only_and_writes_to_its_volume_only() -> None:
    app = COMPOSE["services"]["app"]
    assert app["ports"] == ["127.0.0.1:7860:7860"]
    assert app["read_only"] is True
    assert app["volumes"] == ["data:/data"]
    assert app["cap_drop"] == ["ALL"]
    assert app["security_opt"] == ["no-new-privileges:true"]
    assert {"privileged", "network_mode", "pid"} & app.keys() == set()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("NoNewPrivileges", "yes"),
        ("ProtectSystem", "strict"),
        ("ProtectHome", "yes"),
        ("PrivateTmp", "yes"),
        ("CapabilityBoundingSet", ""),
        ("IPAddressDeny", "any"),
        ("User", "committee"),
    ],
)
def test_the_service_is_shut_off(name: str, value: str) -> None:
    assert service()[name] == value


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd-analyze is not installed")
def test_systemd_understands_the_service(tmp_path: Path) -> None:
    unit = tmp_path / SERVICE.name
    unit.write_text(SERVICE.read_text(encoding="utf-8").replace("/opt/committee/.venv/bin/committee", shutil.which("true") or "/bin/true"))
    done = subprocess.run(["systemd-analyze", "verify", "--man=no", str(unit)], capture_output=True, text=True, check=False)
    assert [line for line in done.stderr.splitlines() if unit.name in line] == []
    assert done.returncode == 0, done.stderr


def test_the_system_waits_longer_than_running_answers_have_when_the_app_is_stopped() -> None:
    needs = Settings.model_fields["stop_seconds"].default + LAST
    assert int(service()["TimeoutStopSec"]) > needs
    assert int(str(COMPOSE["services"]["app"]["stop_grace_period"]).removesuffix("s")) > needs
