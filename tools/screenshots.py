"""Takes the README's pictures, of a demo that is filled and started for them and thrown away.

PORT     the port on 127.0.0.1, 8765 if not set
PORTAL   the address of a demo that is running already, to take them of that one
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO

from PIL import Image
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from tools import system
from tools.problem import Problem, told_plainly
from tools.run import CHECKOUT, HOST, PATIENCE, answers

FOLDER = CHECKOUT / "docs" / "screenshots"
PORT = int(os.environ.get("PORT") or 8765)
PORTAL = os.environ.get("PORTAL") or f"http://{HOST}:{PORT}"
FILLING = 600  # seconds at most until a new demo is up
DESK: ViewportSize = {"width": 1000, "height": 900}
PHONE: ViewportSize = {"width": 375, "height": 740}
COLOURS = 64
OFFICER = "Come in as Morag Tait"


def main() -> None:
    with told_plainly(), a_demo(), sync_playwright() as playwright:
        chromium = system.browser()
        if chromium is None:
            raise Problem("The pictures need Chromium. On Debian: apt-get install chromium")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        FOLDER.mkdir(parents=True, exist_ok=True)
        take(browser, "home", DESK, home)
        take(browser, "join-level", DESK, join_level)
        take(browser, "staff-today", DESK, staff_today)
        take(browser, "attendance-phone", PHONE, attendance)
        browser.close()


def home(page: Page) -> None:
    page.goto("/")


def join_level(page: Page) -> None:
    page.goto("/join/level/")


def staff_today(page: Page) -> None:
    come_in(page)
    page.goto("/staff/")


def attendance(page: Page) -> None:
    come_in(page)
    page.goto("/staff/")
    page.get_by_role("link", name="Close out").first.click()
    page.get_by_role("link", name="who came").first.click()


def come_in(page: Page) -> None:
    page.goto("/demo/")
    page.get_by_role("button", name=OFFICER).click()


def take(browser: Browser, name: str, size: ViewportSize, walk: Callable[[Page], None]) -> None:
    page = browser.new_page(viewport=size, base_url=PORTAL, locale="en-GB")
    page.set_default_timeout(60_000)
    walk(page)
    page.evaluate("document.querySelector('.portal-demo').remove()")
    picture = Image.open(BytesIO(page.screenshot()))
    picture.convert("RGB").quantize(COLOURS).save(FOLDER / f"{name}.png", optimize=True)
    page.close()
    print(f"{name}.png, {(FOLDER / f'{name}.png').stat().st_size // 1024} kB", flush=True)


@contextmanager
def a_demo() -> Iterator[None]:
    if os.environ.get("PORTAL"):
        yield
        return
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "PORTAL_VAR": folder, "PORT": str(PORT)}
        demo = subprocess.Popen([sys.executable, "-m", "tools.run"], env=environment, cwd=CHECKOUT)
        try:
            wait_for(demo)
            yield
        finally:
            demo.terminate()
            demo.wait(PATIENCE * 2)


def wait_for(demo: subprocess.Popen) -> None:
    deadline = time.monotonic() + FILLING
    while not answers(PORT):
        if demo.poll() is not None or time.monotonic() > deadline:
            raise Problem("The demo did not start, so there is nothing to take pictures of.")
        time.sleep(0.2)


if __name__ == "__main__":
    main()
