"""The style sheets and scripts of this project, joined when the site is published."""

import re

import pytest

from tests.conftest import undrawn
from tools.repository import ROOT
from tools.site.bundle import bundled

HEAD = """<link rel="stylesheet" href="{0}assets/stylesheets/main.css">
<link rel="stylesheet" href="{0}assets/css/lane-colors.css">
<link rel="stylesheet" href="{0}assets/css/page.css">
<script src="{0}assets/js/roles.js"></script>
<script defer src="{0}assets/js/glossary.js"></script>
<script src="{0}assets/javascripts/bundle.js"></script>
"""
JOINED = """<link rel="stylesheet" href="{0}assets/stylesheets/main.css">
<link rel="stylesheet" href="{0}assets/site.css">
<script src="{0}assets/site.js"></script>
<script src="{0}assets/javascripts/bundle.js"></script>
"""
FILES = (
    "css/lane-colors.css",
    "css/page.css",
    "js/roles.js",
    "js/glossary.js",
    "javascripts/bundle.js",
)


@pytest.mark.depends()
def test_files_are_joined_in_the_order_in_which_pages_load_them(tmp_path):
    for name in FILES:
        path = tmp_path / "assets" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        comment = "/* Why. */" if path.suffix == ".css" else "// Why."
        path.write_text(f"{comment}\n  {name}\n")
    roots = {tmp_path / "index.html": "", tmp_path / "a/b/index.html": "../../"}
    pages, files = bundled(tmp_path, {path: HEAD.format(root) for path, root in roots.items()})
    assert pages == {path: JOINED.format(root) for path, root in roots.items()}
    assert {path.relative_to(tmp_path).as_posix(): text for path, text in files.items()} == {
        "assets/site.css": "css/lane-colors.css\ncss/page.css\n",
        "assets/site.js": "js/roles.js\njs/glossary.js\n",
        **dict.fromkeys(f"assets/{name}" for name in FILES[:-1]),
    }
    assert bundled(tmp_path, pages) == (pages, {})


@pytest.mark.depends("docs/assets", "docs/templates", "mkdocs.yml")
def test_no_style_sheet_and_no_script_is_left_out():
    assets = ROOT / "docs" / "assets"
    sheets = undrawn().extra_css
    assert sorted(sheets) == sorted(f"assets/css/{path.name}" for path in assets.glob("css/*"))
    template = (ROOT / "docs/templates/main.html").read_text("utf-8")
    assert [path.name for path in assets.glob("js/*") if f'"{path.stem}"' not in template] == []


@pytest.mark.built("learn/queues/")
def test_the_published_site_has_one_file_of_each_kind_and_no_parts(site):
    page = (site / "learn/queues/index.html").read_text("utf-8")
    for name in ("site.css", "site.js"):
        assert page.count(f'="../../assets/{name}"') == 1
        assert (site / "assets" / name).stat().st_size > 0
    assert [*site.glob("assets/css/*"), *site.glob("assets/js/*")] == []


@pytest.mark.built("learn/pools/")
def test_the_minutes_that_a_page_takes_do_not_count_its_pictures(site):
    page = (site / "learn/pools/index.html").read_text("utf-8")
    text = re.sub(r"<figure.*?</figure>", "", page.partition("<article")[2], flags=re.DOTALL)
    words = re.sub(r"<[^>]+>", "", text.partition("</article>")[0])
    [minutes] = map(int, re.findall(r'class="place">[^<]* (\d+) min', page))
    assert abs(minutes - len(words) / 1500) <= 2
