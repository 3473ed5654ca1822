"""Settings from the environment (`COMMITTEE_*`), read once in entry points and handed on as arguments."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from assistant.errors import SettingsError

PREFIX = "COMMITTEE_"


class Settings(BaseSettings):
    """What an installation may set; the description of each field is its documentation."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, extra="forbid", frozen=True)

    store: Path = Field(default=Path("data"), description="folder of the store that commands use without --store")
    host: str = Field(default="127.0.0.1", description="address that the web app listens on; loopback unless you mean to share it")
    model: str | None = Field(default=None, description="language model that phrases and plans, as provider:name; none: code alone")
    model_timeout: float = Field(default=30, gt=0, le=600, description="seconds until the answer made by code is shown instead")
    model_phrases: bool = Field(default=True, description="let the model put answers into its words; else it only plans")
    port: int = Field(default=7860, ge=1, le=65535, description="port that the web app listens on")
    auth: Path | None = Field(default=None, description="file of the people who may use the web app, written by `committee user`")
    auth_header: str | None = Field(
        default=None, description="header in which a proxy that signs people in names them; instead of passwords"
    )
    auth_proxy: str = Field(default="", description="addresses or networks, parted by commas, of the proxies whose headers are believed")
    auth_role: Literal["councillor", "officer", "admin"] | None = Field(
        default=None, description="role of people whom the proxy names and the users file does not; none: they are refused"
    )
    audit_days: int = Field(default=90, ge=0, le=3660, description="days that the audit log is kept; 0 keeps none")
    audit_questions: bool = Field(default=False, description="keep the words of questions in the audit log")
    log: Literal["plain", "json"] = Field(default="plain", description="log lines for a person, or one JSON object a line")
    questions_each: int = Field(default=5, ge=1, le=1000, description="questions of one person that wait or are answered at a time")
    uploads_a_day: int = Field(default=300, ge=0, description="files that one person may upload in 24 hours")
    upload_mb_a_day: int = Field(default=2000, ge=0, description="megabytes that one person may upload in 24 hours")
    upload_folder_mb: int = Field(default=1500, ge=1, description="megabytes of uploads that may lie there at a time, of everybody")
    stop_seconds: float = Field(default=10, ge=0, le=600, description="seconds that running answers have when the app is stopped")


def read_settings() -> Settings:
    """The settings of this process. Raises `SettingsError` naming each variable that does not fit."""
    try:
        return Settings()
    except ValidationError as error:
        faults = (f"{PREFIX}{'_'.join(map(str, fault['loc'])).upper()}={fault['input']}: {fault['msg']}" for fault in error.errors())
        raise SettingsError("; ".join(faults)) from error
