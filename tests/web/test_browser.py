"""The room in a real browser: read, search, correct, undo, by mouse, by keys, without scripts.

Needs Chromium (`apt-get install chromium`, or REPORTEDLY_CHROMIUM names it) and the package
`playwright`, which drives it; no browser is downloaded.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import threading
import time
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest
import uvicorn

from reportedly.ledger import open_ledger
from reportedly.web import create_app
from tests.makers import page as made_page
from tests.makers import report, words

CHROMIUM = os.environ.get("REPORTEDLY_CHROMIUM") or shutil.which("chromium") or ""
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
         "--disable-background-networking", "--disable-component-update"]  # fmt: skip
AXE = os.environ.get("REPORTEDLY_AXE")
ASSETS = 100_000
SCRIPTS = 70_000
STYLES = 30_000


@pytest.fixture(scope="module")
def browser():
    sync_api = pytest.importorskip("playwright.sync_api")
    if not CHROMIUM:
        message = "needs Chromium: apt-get install chromium, or REPORTEDLY_CHROMIUM"
        if os.environ.get("REPORTEDLY_REQUIRE_BROWSER") == "1":
            pytest.fail(message)
        pytest.skip(message)
    with sync_api.sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def home(ledger_path):
    """The address of a room that runs in this process."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    config = uvicorn.Config(create_app(ledger_path), port=port, log_level="error", ws="none")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    for _ in range(200):
        if server.started:
            break
        time.sleep(0.05)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)


@pytest.fixture
def tab(browser, home):
    """A tab that fails a test which asks elsewhere for anything, or has an error in its console."""
    context = browser.new_context(base_url=home, reduced_motion="reduce")
    tab = context.new_page()
    asked, errors = [], []
    tab.on("request", lambda request: asked.append(request.url))
    tab.on("console", lambda told: errors.append(told.text) if told.type == "error" else None)
    tab.on("pageerror", lambda error: errors.append(str(error)))
    yield tab
    context.close()
    assert [url for url in asked if not url.startswith((home, "data:"))] == []
    assert errors == []


def verdicts(path, page):
    with open_ledger(path, write=False) as ledger:
        return dict(ledger.corrected(page).verdicts)


def test_reading_and_searching(tab, page):
    tab.goto("/")
    tab.get_by_role("link", name="Water order is over").first.click()
    assert tab.locator("h1").inner_text().startswith("1") or "Water order" in tab.title()
    assert tab.locator(".card").count() == 2
    tab.get_by_role("searchbox").fill("legal force")
    tab.keyboard.press("Enter")
    tab.locator(".snippet a").click()
    assert tab.url.endswith(f"/pages/{page}/s2#s2")
    assert tab.locator("#c-s2.chosen").is_visible()


def test_a_statements_link_opens_the_page_at_its_words(browser, home, ledger_path):
    lines = "\n".join(f"Paragraph {number} of a long page about nothing." for number in range(200))
    read = made_page(f"Head\n{lines}\nAda said the tap is dry.", "https://example.org/long")
    item = replace(report().statements[0], content=words(read.text.original, "the tap is dry"),
                   source=None, cue=None, act=None, said_at=None, status=None)  # fmt: skip
    with open_ledger(ledger_path) as ledger:
        ledger.add(replace(report(), page=read, statements=(item,), relations=(), matters=()))
    without = browser.new_context(base_url=home, java_script_enabled=False)
    tab = without.new_page()
    tab.goto(f"/pages/{read.id}/s1")  # no fragment: the focus alone leads there
    for _ in range(100):
        place = tab.locator("#s1").bounding_box()["y"]
        if 0 <= place <= 720:
            break
        tab.wait_for_timeout(50)
    assert 0 <= place <= 720
    without.close()


def test_correcting_and_undoing_by_mouse(tab, page, ledger_path):
    tab.goto(f"/pages/{page}")
    card = tab.locator("#c-s1")
    card.get_by_role("button", name="Accept statement").click()
    card.get_by_text("✓ accepted").wait_for()
    assert verdicts(ledger_path, page) == {"s1": "accepted"}
    assert tab.url.endswith(page)  # the card alone was renewed
    card.get_by_role("button", name="Undo the last correction").click()
    card.get_by_text("✓ accepted").wait_for(state="detached")
    assert verdicts(ledger_path, page) == {}


def test_correcting_with_keys_alone(tab, page, ledger_path):
    tab.goto(f"/pages/{page}")
    tab.keyboard.press("n")
    tab.keyboard.press("n")
    tab.keyboard.press("x")
    tab.locator("#c-s2").get_by_text("marked wrong;").wait_for()
    assert verdicts(ledger_path, page) == {"s2": "wrong"}
    tab.keyboard.press("u")
    tab.locator("#c-s2").get_by_text("marked wrong;").wait_for(state="detached")
    tab.keyboard.press("p")
    tab.keyboard.press("s")
    tab.keyboard.type("Ada Lund")
    tab.keyboard.press("Enter")
    tab.locator("#c-s1 .made ins", has_text="Ada Lund").wait_for()
    assert "Ilse Brandvold" in tab.locator("#c-s1 .machine").inner_text()


def test_words_are_edited_from_a_selection(tab, page, ledger_path):
    tab.goto(f"/pages/{page}")
    tab.keyboard.press("n")
    tab.evaluate("""() => {
        const leaf = document.querySelector('.content[data-s="s1"]').firstChild;
        getSelection().setBaseAndExtent(leaf, 4, leaf, 19);
    }""")
    tab.keyboard.press("e")
    tab.keyboard.press("Control+Enter")
    tab.locator("#c-s1 .made ins", has_text="rationing order").wait_for()
    with open_ledger(ledger_path, write=False) as ledger:
        found = ledger.corrected(page).report.statements[0].content.text
    assert found == "rationing order"


def test_people_are_joined_with_keys_alone(tab, page, ledger_path):
    tab.goto(f"/pages/{page}")
    tab.keyboard.press("n")
    tab.keyboard.press("m")
    tab.wait_for_url("**/speakers?name=Ilse%20Brandvold#other")
    tab.locator("#other:focus").wait_for()
    tab.keyboard.type("Oren Taskin")
    tab.keyboard.press("Enter")
    tab.get_by_text("Ilse Brandvold = Oren Taskin").wait_for()
    with open_ledger(ledger_path, write=False) as ledger:
        assert [row["name"] for row in ledger.speaker_portion().items] == ["Ilse Brandvold"]


def test_going_about_by_keys(tab, page):
    tab.goto("/")
    tab.keyboard.press("?")
    assert tab.locator("#keys").is_visible()
    tab.keyboard.press("Escape")
    assert tab.locator("#keys").is_hidden()
    tab.keyboard.press("/")
    tab.keyboard.type("order")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/search?q=order")
    tab.goto(f"/pages/{page}")
    tab.keyboard.press("n")
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.id") == "c-s1"
    tab.keyboard.press("Escape")
    assert tab.evaluate("document.activeElement.id") == "s1"
    assert tab.locator("#letters-restored").is_checked()
    tab.keyboard.press("o")
    assert tab.locator("#letters-original").is_checked()
    tab.keyboard.press("m")
    tab.wait_for_url("**/speakers?name=Ilse%20Brandvold#other")


def test_single_keys_can_be_turned_off(tab, page):
    tab.goto(f"/pages/{page}")
    tab.keyboard.press("?")
    tab.get_by_label("Single keys work").uncheck()
    tab.keyboard.press("Escape")
    tab.reload()
    tab.keyboard.press("n")
    assert tab.locator(".lit").count() == 0


def test_letters_are_switched_and_corrections_work_without_scripts(
    browser, home, page, ledger_path
):
    context = browser.new_context(base_url=home, java_script_enabled=False)
    tab = context.new_page()
    tab.goto(f"/pages/{page}")
    assert tab.locator(".alt .og").first.is_hidden()
    tab.get_by_label("original").check()
    assert tab.locator(".alt .og").first.is_visible()
    assert tab.locator(".alt .rs").first.is_hidden()
    tab.locator("#c-s1").get_by_role("button", name="Accept statement").click()
    assert tab.url.endswith(f"/pages/{page}/s1#c-s1")
    assert verdicts(ledger_path, page) == {"s1": "accepted"}
    context.close()


def test_adding_a_page_is_followed_to_its_end(tab):
    tab.goto("/add")
    tab.get_by_label("A text, or the source").fill("The pier will reopen, Mayor Tilda Rask said.")
    tab.get_by_role("button", name="Read it").first.click()
    tab.get_by_role("heading", name=re.compile("^Read: ")).wait_for(timeout=30_000)
    assert "1 page read" in tab.locator(".sum").inner_text()


@pytest.mark.parametrize("width", [1400, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_wider_than_the_window(browser, home, page, width, scheme):
    context = browser.new_context(base_url=home, color_scheme=scheme,
                                  viewport={"width": width, "height": 900})  # fmt: skip
    tab = context.new_page()
    for address in ("/", f"/pages/{page}", f"/pages/{page}/s1", "/conflicts", "/copies",
                    "/speakers", "/speakers?name=Taskin", "/matters?name=the+rationing+order",
                    "/search?q=order", "/add", "/api", "/corrections"):  # fmt: skip
        tab.goto(address)
        assert tab.evaluate("document.documentElement.scrollWidth") <= width, address
    context.close()


def test_what_a_page_loads_is_small(tab, page):
    sizes = {}
    tab.on("response", lambda got: sizes.setdefault(got.url.rsplit("/", 1)[1], len(got.body())))
    tab.goto(f"/pages/{page}")
    tab.wait_for_load_state("networkidle")
    scripts = sum(size for name, size in sizes.items() if name.endswith(".js"))
    styles = sum(size for name, size in sizes.items() if name.endswith(".css"))
    assert 0 < scripts <= SCRIPTS
    assert 0 < styles <= STYLES
    folder = Path(str(files("reportedly.web") / "static"))
    shipped = sum(file.stat().st_size for file in folder.rglob("*.*") if file.suffix != ".md")
    assert shipped <= ASSETS


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser, home, page, scheme):
    if not AXE:
        message = "needs axe-core: REPORTEDLY_AXE names its axe.min.js"
        if os.environ.get("REPORTEDLY_REQUIRE_BROWSER") == "1":
            pytest.fail(message)
        pytest.skip(message)
    context = browser.new_context(base_url=home, color_scheme=scheme, bypass_csp=True)
    tab = context.new_page()
    found = {}
    for address in ("/", f"/pages/{page}/s1", "/conflicts", "/copies", "/speakers", "/pages",
                    "/search?q=order", "/speakers?name=Taskin", "/outlets", "/matters", "/add",
                    "/matters?name=the+rationing+order", "/api", "/corrections",
                    "/problems"):  # fmt: skip
        tab.goto(address)
        tab.add_script_tag(path=AXE)
        for violation in tab.evaluate("axe.run()")["violations"]:
            where = [node["html"][:120] for node in violation["nodes"][:3]]
            found.setdefault(violation["id"], []).append((address, where))
    context.close()
    assert found == {}
