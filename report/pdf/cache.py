"""Pictures kept between builds: a folder and a key in, a Picture or None out; never a failure."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path as File
from typing import Any

from report.pdf.picture import Label, Path, Picture

LIMIT = 200  # pictures kept; the oldest go first


def load_picture(folder: File, key: str) -> Picture | None:
    """The picture kept under ``key``; None where there is none or it is damaged."""
    try:
        digest, _, content = (folder / f"{key}.json").read_text("utf-8").partition("\n")
    except (OSError, ValueError):
        return None
    return _picture(json.loads(content)) if digest == _digest(content) else None


def keep_picture(folder: File, key: str, picture: Picture) -> None:
    """Keep ``picture``, readable by its owner alone. A cache that cannot be written is no fault."""
    with contextlib.suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        content = json.dumps(_plain(picture), ensure_ascii=False)
        _write_whole(folder / f"{key}.json", f"{_digest(content)}\n{content}")
        _drop_oldest(folder)


def _write_whole(file: File, content: str) -> None:
    """Under another name first: a build that dies, or two at a time, leave no half a file."""
    draft = file.with_name(f".{file.stem}.{os.getpid()}.tmp")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as stream:
        stream.write(content)
    draft.replace(file)


def _digest(content: str) -> str:
    return hashlib.sha256(content.encode()).hexdigest()


def _drop_oldest(folder: File) -> None:
    ages = sorted((file.stat().st_mtime_ns, file) for file in folder.glob("*.json"))
    for _, file in ages[:-LIMIT]:
        file.unlink(missing_ok=True)


def _plain(picture: Picture) -> dict[str, Any]:
    items = [asdict(item) for item in picture.items]
    return {"width": picture.width, "height": picture.height, "items": items}


def _picture(plain: Mapping[str, Any]) -> Picture:
    items = tuple(
        Path(str(item["operators"])) if "operators" in item else Label(**item)
        for item in plain["items"]
    )
    return Picture(float(plain["width"]), float(plain["height"]), items)
