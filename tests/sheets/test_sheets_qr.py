"""The code on paper leads to a page that anyone may type in, also from a copy of a copy."""

from __future__ import annotations

import cv2
import numpy as np
import pypdfium2
import pytest
import zxingcpp

from vart.render.sheets.order import KINDS

from .world import cases, maker, order_of, pressed

#: Cards are too small for a code that survives copying.
WITH_CODE = [case for case in cases() if case[0] not in ("pocket", "shoe")]


def picture(pdf: bytes, page: int) -> np.ndarray:
    """Return a page in grey at 150 dots an inch."""
    return np.array(pypdfium2.PdfDocument(pdf)[page].render(scale=150 / 72, grayscale=True).to_numpy()).squeeze()


def copied(image: np.ndarray) -> np.ndarray:
    """Return the picture as a bad copier gives it: turned a little, blurred, darkened, with dirt, black or white."""
    height, width = image.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), 2.0, 0.97)
    image = cv2.warpAffine(image, turn, (width, height), borderValue=255)
    image = cv2.GaussianBlur(image, (5, 5), 1.4)
    random = np.random.default_rng(7)
    image = np.clip(image.astype(float) * 0.85 + random.normal(0, 18, image.shape), 0, 255).astype(np.uint8)
    image[random.random(image.shape) < 0.004] = 0
    return cv2.threshold(image, 118, 255, cv2.THRESH_BINARY)[1]


def read(image: np.ndarray) -> list[str]:
    return [code.text for code in zxingcpp.read_barcodes(image, formats=zxingcpp.BarcodeFormat.QRCode)]


@pytest.mark.parametrize(("kind", "language"), WITH_CODE)
def test_the_code_leads_to_the_page(kind: str, language: str) -> None:
    order = order_of(kind, language)
    made = pressed(order)
    frame = maker().frames[order.languages[0]]
    wanted = maker().where(frame, order)[0]
    assert "?" not in wanted
    pages = [picture(made.pdf, page) for page in range(len(pypdfium2.PdfDocument(made.pdf)))]
    assert [code for page in pages for code in read(page)] == [wanted]
    assert [code for page in pages for code in read(copied(page))] == [wanted]


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in ("pocket", "shoe", "easy")])
def test_without_the_code(kind: str) -> None:
    language = "en" if KINDS[kind].two else "sv"
    made = pressed(order_of(kind, language, qr=False))
    pages = len(pypdfium2.PdfDocument(made.pdf))
    assert [code for page in range(pages) for code in read(picture(made.pdf, page))] == []
