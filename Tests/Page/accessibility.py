"""Opens pages in Chromium and names what axe finds: accessibility.py SHOTS-or-'' PAGE..."""

import pathlib
import shutil
import sys

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

WIDTHS = {"phone": (360, 740), "desk": (1024, 768), "wall": (1920, 1080)}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

UNPRINTED = "[...document.querySelectorAll('blockquote')].filter(each => !each.checkVisibility()).length"


def faults(page, name):
    """What axe finds wrong, and whether anything is wider than the window."""
    found = []
    results = Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}}).response
    for rule in results["violations"]:
        for node in rule["nodes"]:
            found.append(f"{name}: {rule['id']}: {rule['help']}: {node['html'][:160]}")
    if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
        found.append(f"{name}: the page is wider than its window")
    # A page on which nothing was looked at proves nothing.
    if len(results["passes"]) < 10:
        found.append(f"{name}: axe looked at {len(results['passes'])} rules only")
    return found


def main(shots, paths):
    found, looked = [], 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for path in map(pathlib.Path, paths):
            for width, size in WIDTHS.items():
                for ground in ["light", "dark"]:
                    context = browser.new_context(
                        viewport={"width": size[0], "height": size[1]}, color_scheme=ground, bypass_csp=True)
                    page = context.new_page()
                    requests = []
                    page.on("request", lambda request: requests.append(request.url))
                    page.goto(path.as_uri())
                    if width == "desk":
                        page.emulate_media(media="print")
                        hidden = page.evaluate(UNPRINTED)
                        page.emulate_media(media="screen")
                        if hidden:
                            found.append(f"{path.stem}: {hidden} quotes do not print")
                    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
                    name = f"{path.stem}-{width}-{ground}"
                    found += faults(page, name)
                    found += [f"{name}: it asks for {url}" for url in requests[1:]]
                    looked += 1
                    if shots:
                        pathlib.Path(shots).mkdir(parents=True, exist_ok=True)
                        page.reload()
                        page.screenshot(path=f"{shots}/{name}.png", full_page=True)
                    context.close()
            if shots:
                page = browser.new_page()
                page.goto(path.as_uri())
                page.pdf(path=f"{shots}/{path.stem}.pdf", prefer_css_page_size=True)
        browser.close()
    for fault in found:
        print(fault)
    print(f"{looked} views, {len(found)} faults")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
