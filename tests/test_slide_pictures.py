"""Pictures of posts: small, without what the camera wrote, only from the client's folder."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from iwa.slide_pictures import SIDE, thumbnail


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    client = tmp_path / "client"
    (client / "visuels").mkdir(parents=True)
    return client


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))


def test_a_large_picture_becomes_a_small_jpeg(folder: Path) -> None:
    Image.new("RGB", (2000, 1000), "red").save(folder / "visuels" / "1.png")
    small = opened(thumbnail(folder, "visuels/1.png"))
    assert (small.format, small.size) == ("JPEG", (SIDE, SIDE // 2))


def test_what_the_camera_wrote_is_left_out(folder: Path) -> None:
    exif = Image.Exif()
    exif[0x013B] = "Nom du photographe"
    Image.new("RGB", (20, 10)).save(folder / "1.jpg", exif=exif)
    small = thumbnail(folder, "1.jpg")
    assert b"photographe" not in small and not opened(small).getexif()


def test_a_transparent_picture_stands_on_white(folder: Path) -> None:
    Image.new("RGBA", (8, 8), (0, 0, 0, 0)).save(folder / "1.png")
    assert opened(thumbnail(folder, "1.png")).getpixel((4, 4)) == (255, 255, 255)


@pytest.mark.parametrize("name", ["../secret.png", "/etc/passwd", "visuels", "absente.png", "\x00.png"])
def test_nothing_comes_from_elsewhere(folder: Path, name: str) -> None:
    Image.new("RGB", (8, 8)).save(folder.parent / "secret.png")
    assert thumbnail(folder, name) == b""


@pytest.mark.parametrize("content", [b"", b"<svg onload='alert(1)'/>", b"\x89PNG\r\n\x1a\n broken", b"%PDF-1.7"])
def test_a_file_that_is_no_picture_gives_nothing(folder: Path, content: bytes) -> None:
    (folder / "1.png").write_bytes(content)
    assert thumbnail(folder, "1.png") == b""
