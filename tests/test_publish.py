"""Publishing: Markdown, llms.txt, robots.txt, minified files, Content-Security-Policy (CSP)."""

import html
import re
from urllib.parse import urljoin

import pytest
from jinja2 import Environment, FileSystemLoader
from markdown_it import MarkdownIt
from mkdocs.config import load_config
from mkdocs.structure.files import get_files
from mkdocs.structure.nav import get_navigation

from tests.browser_checks import open_folds
from tests.conftest import undrawn
from tools.repository import ROOT, SiteError
from tools.site.csp import add_policy, policy
from tools.site.minify import minify_page, minify_script, minify_theme, names_in_use
from tools.site.publish import contents, main, robots

pytestmark = pytest.mark.depends()
built = pytest.mark.built
of_all_pages = pytest.mark.depends("docs", "snippets", "mkdocs.yml")
PROGRAM, TABLE = "learn/queues/", "numbers/throughput/"
FOUND = "hangs/join-before-get/"  # by who searches for a deadlock

PAGE = """---
description: What it is.
---

# One { #first }

See [two](two.md#there), [`code`][code], [below](#first) and [the list](https://a.example/list),
not `rows[0](two.md)`.<!-- start: a / b -->

??? note "`a.py`, and its output"

    ```python title="a.py"
    --8<-- "a.py"
    ```

    === "fork"

        ```console
        --8<-- "a.out"
        ```

        Printed by one process.

    --8<-- "a.svg"

    Still folded.

!!! warning

    Save your work.

<div class="ways" markdown>

[Two](two.md){ .md-button }

</div>

1. A list
    --8<-- "b.py"

[code]: two.md

--8<-- "table.md"
"""
PLAIN = """# One

> What it is.

See [two](https://a.example/site/two/#there), [`code`](https://a.example/site/two/), \
[below](https://a.example/site/#first) and [the list](https://a.example/list),
not `rows[0](two.md)`.

**`a.py`, and its output**

```python title="a.py"
if True:
    print(1)
```

**fork**

```console
$ python a.py
1
```

Printed by one process.

> *Timeline of a.py.* main prints "<1>".

Still folded.

**Warning**

Save your work.

[Two](https://a.example/site/two/)

1. A list
    print(1)

| a |
|---|
"""
INDEX = """# Small

> A small site.

Every page is here as Markdown, and all of them together are in <https://a.example/site/llms-full.txt>.

## One

- [One](https://a.example/site/index.md): What it is.

## More

- [Two](https://a.example/site/two/index.md): The second.

## More: Still more

- [Three](https://a.example/site/three/index.md): The third.
"""
FILES = {
    "mkdocs.yml": """
site_name: Small
site_description: A small site.
site_url: https://a.example/site/
nav: [One: index.md, More: [Two: two.md, Still more: [Three: three.md]]]
markdown_extensions: [pymdownx.snippets: {base_path: [HERE], check_paths: true}]
""",
    "docs/index.md": PAGE,
    "docs/two.md": "---\ndescription: The second.\n---\n# Two\n\nMore.\n",
    "docs/three.md": "---\ndescription: The third.\n---\n# Three\n\nText.\n",
    "a.py": "if True:\n    print(1)\n",
    "b.py": "print(1)\n",
    "a.out": "$ python a.py\n1\n",
    "a.svg": "<figure><svg><title>Timeline of a.py</title><desc>main prints &quot;&lt;1&gt;&quot;."
    "</desc><g><title>a tick</title></g></svg></figure>\n",
    "bare.svg": "<svg></svg>\n",
    "table.md": "| a |\n|---|\n",
}
HTML = (
    '<!doctype html>\n<head>\n  <meta charset="utf-8">\n  <script>one()</script>\n'
    '<script src="a.js"></script><script type="application/json">{"a": "<a href>"}</script>\n'
    '<td style="text-align: right;">&lt;b style="c"&gt;</td>\r\n'
)


@pytest.fixture
def small(tmp_path):
    """A small site, in a folder that is there, with pages that are built."""
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text.replace("HERE", str(tmp_path)))
    for name in ("", "two", "three"):
        folder = tmp_path / "site" / name
        folder.mkdir()
        (folder / "index.html").write_bytes(HTML.encode())
    return tmp_path


def made(folder):
    """Return {path within the site: text} of what is made for the small site in `folder`."""
    texts = contents(folder / "site", load_config(str(folder / "mkdocs.yml")))
    return {p.relative_to(folder / "site").as_posix(): text for p, text in texts.items() if text}


def pages():
    """Yield (path within the site, HTML address, MkDocs page) for all pages of this site."""
    config = undrawn()
    for page in get_navigation(get_files(config), config).pages:
        page.read_source(config)
        yield page.file.dest_uri.replace(".html", ".md"), page.canonical_url, page


def fences(text):
    """Return [(language, text)] of the fenced blocks in `text`, wherever they stand."""
    tokens = MarkdownIt("commonmark").disable(["code", "inline"]).parse(text)
    return [(t.info.partition(" ")[0], t.content) for t in tokens if t.type == "fence"]


def test_a_page_becomes_markdown_without_extensions(small):
    assert made(small)["index.md"] == PLAIN


def test_llms_txt_has_each_page_in_its_section(small):
    assert made(small)["llms.txt"] == INDEX


def test_llms_full_txt_says_where_each_page_is(small):
    assert made(small)["llms-full.txt"] == (
        f"---\n\nPage: https://a.example/site/\n\n{PLAIN}\n"
        "---\n\nPage: https://a.example/site/two/\n\n# Two\n\n> The second.\n\nMore.\n\n"
        "---\n\nPage: https://a.example/site/three/\n\n# Three\n\n> The third.\n\nText.\n"
    )


@pytest.mark.parametrize("old, new, complaint", [
    ('"a.out"', '"b.out"', "docs/index.md:19: Snippet at path 'b.out' could not be found"),
    ('"b.py"', '"c.py"', "docs/index.md:39: Snippet at path 'c.py' could not be found"),
    ('"a.svg"', '"bare.svg"', "docs/index.md:24: bare.svg has no <title> to stand for the drawing"),
    ("(two.md#there)", "(no.md)", "docs/index.md:7: there is no docs/no.md"),
    ("[code]: two.md", "[code]: no.md", "docs/index.md:7: there is no docs/no.md"),
    ("description: ", "title: ", "docs/index.md:1: the front matter has no description"),
])  # fmt: skip
def test_what_does_not_exist_is_named_with_its_line(small, old, new, complaint):
    (small / "docs/index.md").write_text(PAGE.replace(old, new, 1))
    with pytest.raises(SiteError) as error:
        made(small)
    assert str(error.value) == f"{small}/{complaint}"


def test_a_page_that_is_not_built_is_named(small):
    (small / "site/two/index.html").unlink()
    with pytest.raises(SiteError, match=r"/site/two/index\.html: not built, but docs/two\.md"):
        made(small)


def test_a_site_without_an_address_is_refused(small):
    config = small / "mkdocs.yml"
    config.write_text(config.read_text().replace("https://a.example/site/", "''"))
    with pytest.raises(SiteError, match=r"^mkdocs\.yml: there is no site_url"):
        made(small)


def test_the_command_names_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(SystemExit, match="gone: there is no such folder"):
        main([str(tmp_path / "gone")])


def test_the_command_leaves_a_site_alone_that_is_not_whole(tmp_path):
    (tmp_path / "index.html").write_bytes(HTML.encode())
    with pytest.raises(SystemExit, match="not built"):
        main([str(tmp_path)])
    assert [path.name for path in tmp_path.iterdir()] == ["index.html"]
    assert (tmp_path / "index.html").read_bytes() == HTML.encode()


@pytest.mark.parametrize("address", [
    "http://127.0.0.1:8000/", "http://localhost/", "http://[::1]:8000/"
])  # fmt: skip
def test_crawlers_are_not_sent_to_their_own_machine(address):
    assert robots(address) == "User-agent: *\nAllow: /\n"


def test_crawlers_are_told_where_the_list_of_pages_is(small):
    assert made(small)["robots.txt"] == (
        "User-agent: *\nAllow: /\n\nSitemap: https://a.example/site/sitemap.xml\n"
    )


@built()
@of_all_pages
def test_every_page_of_the_site_is_there_as_markdown(site):
    wrong = []
    for path, _, page in pages():
        text = (site / path).read_text("utf-8")
        files = [
            (language, (ROOT / block.split('"')[1]).read_text("utf-8"))
            for language, block in fences(page.markdown)
        ]
        if fences(text) != files:
            wrong.append(f"{path} has other blocks than the page")
        prose = re.sub(r"^( *)```.*?^\1```$", "", text, flags=re.DOTALL | re.MULTILINE)
        if left := re.search(r"--8<--|^ *(===|\?\?\?|!!!)|<(svg|div|!--)|\{ ?[.#:]", prose, re.M):
            wrong.append(f"{path} has {left[0]!r} left")
    assert wrong == []


@built()
@of_all_pages
def test_every_link_of_a_page_is_in_its_markdown(site):
    wrong = []
    for path, address, page in pages():
        built = (site / page.file.dest_uri).read_text("utf-8")
        article = re.search(r"<article.*?</article>", built, re.DOTALL)[0]
        links = re.findall(r'<a (?!class)[^>]*?href="([^"]*)"', article)
        text = (site / path).read_text("utf-8")
        wrong += [
            f"{path} lacks {target}"
            for target in {urljoin(address, html.unescape(link)) for link in links}
            if f"]({target})" not in text
        ]
    assert wrong == []


@pytest.mark.depends("docs/templates")
def test_a_page_offers_its_markdown_only_where_it_is_published(small):
    template = (ROOT / "docs/templates/main.html").read_text("utf-8")
    [button] = re.findall(r'<button class="copy-page".*?</button>', template)
    assert " hidden>" in button
    page = small / "site" / "index.html"
    page.write_text(HTML + button, "utf-8")
    assert button.replace(" hidden", "") in made(small)["index.html"]


@pytest.mark.parametrize(
    ("repository", "page", "links"),
    [
        ("", None, []),
        (
            "https://example.org/a/b/",
            "https://example.org/a/b/edit/master/docs/c.md",
            ["https://example.org/a/b/blob/HEAD/docs/c.md", "https://example.org/a/b/issues"],
        ),
        (
            "https://example.org/a/b",
            None,
            ["https://example.org/a/b", "https://example.org/a/b/issues"],
        ),
    ],
)
@pytest.mark.depends("docs/templates")
def test_a_page_leads_to_its_source_and_to_where_faults_are_reported(repository, page, links):
    templates = Environment(loader=FileSystemLoader(ROOT / "docs/templates"))
    report = templates.get_template("partials/report.html")
    text = report.render(config={"repo_url": repository}, page={"edit_url": page})
    assert re.findall(r'href="([^"]+)"', text) == links


@built()
@of_all_pages
def test_publishing_again_changes_nothing(site):
    again = contents(site, undrawn())
    wanted = {path: one.encode() if isinstance(one, str) else one for path, one in again.items()}
    there = {path: path.read_bytes() if path.exists() else None for path in again}
    assert [path for path, content in wanted.items() if there[path] != content] == []


def test_the_csp_is_all_that_is_added_to_a_page_and_once():
    allowed = policy([HTML])
    result = add_policy(HTML, allowed, "a.html")
    meta = f'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{allowed}">'
    assert result == HTML.replace('<meta charset="utf-8">', meta)
    assert add_policy(result, allowed, "a.html") == result


def test_a_minified_page_marks_what_has_a_color_and_waits_with_its_scripts():
    assert minify_page('<script src="a.js"></script>') == '<script defer src="a.js"></script>'
    code = '<pre><span class="k">def</span><span class="w"> </span><span class="n">a</span></pre>'
    assert minify_page(code) == '<pre><span class="k">def</span> a</pre>'


@pytest.mark.depends("docs/assets")
def test_parts_of_programs_that_a_minified_page_does_not_mark_have_no_color_to_lose():
    style = "".join(path.read_text("utf-8") for path in (ROOT / "docs/assets").rglob("*.css"))
    for part in ("fg", "hl-name", "hl-punctuation", "hl-operator"):
        assert re.findall(rf"--md-code-{part}-color: (.*);", style) == ["var(--ink)"]


def test_a_minified_script_names_no_source_map():
    assert minify_script("a()\n//# sourceMappingURL=a.js.map") == "a()\n"
    assert minify_script("/*! a license */\n  /**\n   * why\n   */\n  // why\nb() // c\n") == (
        "/*! a license */\nb() // c\n"
    )


def minified(sheet, names, others=()):
    """Return one style sheet of the theme, minified."""
    return minify_theme([sheet], names, others)[0]


def test_a_minified_theme_lacks_only_rules_for_what_is_nowhere():
    sheet = (
        "@keyframes turn{0%{a:b}to{c:d}}"
        "@media screen{[data-md-color-primary=red]{a:b}[data-md-color-accent=teal]{c:d}e{f:g}}"
        ".on,.off a:hover,p:not(.off){h:i}.off{j:k}@media print{.off{l:m}}"
    )
    page = '<body class="on" data-md-color-accent="teal" title="off">'
    names = names_in_use([page], ["x.className = 'new'"])
    assert minified(sheet, names) == (
        "@keyframes turn{0%{a:b}to{c:d}}@media screen{[data-md-color-accent=teal]{c:d}e{f:g}}"
        ".on,p:not(.off){h:i}"
    )
    assert minified(".new{a:b}", names) == ".new{a:b}"


def test_a_minified_theme_lacks_what_a_script_makes_only_for_a_setting_that_the_site_has_not():
    sheet = (
        ".md-source{a:b}.md-tag{c:d}.md-tags{e:f}"
        ".md-annotation__index{g:h}th[role=columnheader]{i:j}"
    )
    script = "add('md-source', 'md-tag', 'md-tags', 'md-annotation__index')"
    names = names_in_use(['<a class="md-source">'], [script])
    assert minified(sheet, names) == ".md-source{a:b}.md-tags{e:f}"


def test_a_minified_theme_lacks_names_that_only_old_browsers_need():
    sheet = "a{-webkit-mask-image:var(--b);mask-image:var(--b);-webkit-mask:none}"
    assert minified(sheet, set()) == "a{mask-image:var(--b);}"


def test_a_minified_page_keeps_the_spaces_of_what_is_shown_as_it_is():
    page = "<ul>\n\n    <li>\n  a  b\n<pre>c\n\n  d\n</pre>\n\n</ul>"
    assert minify_page(page) == "<ul>\n<li>\na  b\n<pre>c\n\n  d\n</pre>\n</ul>"


def test_a_minified_theme_lacks_selectors_that_are_slow_or_for_no_page():
    names = names_in_use(['<input id="__tabbed_1_2"><div class="tabbed-set">'], [])
    tabs = ".tabbed-set>:nth-child({0}):checked~:nth-child({0}){{a:b}}"
    assert minified(tabs.format(2) + tabs.format(3), names) == tabs.format(2)
    assert minified("[data-md-color-switching] *,table:not([class])+*{a:b}", names) == ""
    assert minified("[dir=rtl] a,[dir=ltr] a{b:c}", names) == "[dir=ltr] a{b:c}"
    assert minified("table:not([class]) a{b:c}", names) == "table:not(.highlighttable) a{b:c}"


def test_a_minified_theme_lacks_only_variables_that_nothing_asks_for():
    kept = "a{--rule:b}c{d:var(--rule)}e--f:hover{g:h}"
    icons = ":root{--icon:url('data:image/svg+xml;utf8,<svg x=\"y}\"/>');--shown:1;--set:2}"
    assert minified(kept + icons, set()) == kept + ":root{}"
    assert minified(icons, {"--set"}, ["i{j:var(--shown)}"]) == ":root{--shown:1;--set:2}"


@built("", "sitemap.xml.gz")
def test_of_the_theme_only_files_that_a_page_names_are_published(site):
    """Material also brings languages of its search, source maps and a mark."""
    brought = [path.name for name in ("images", "javascripts", "stylesheets")
               for path in (site / "assets" / name).rglob("*.*")]  # fmt: skip
    page = (site / "index.html").read_text("utf-8")
    assert len(brought) == 3  # the theme's script and two style sheets, not its search's worker
    assert [name for name in brought if f'/{name}"' not in page] == []
    assert not (site / "sitemap.xml.gz").exists()


@pytest.fixture
def visit(browser, base):
    """Return a function that opens a page of the site in a browser.

    It returns the page, and a list that takes up what the policy refuses, and all else that goes to
    the console as an error.
    """

    def opened(path):
        page, errors = browser.new_page(), []
        page.add_init_script(
            "addEventListener('securitypolicyviolation', (event) => "
            "console.error(`${event.violatedDirective} refused ${event.blockedURI}`))"
        )
        page.on("console", lambda said: said.type == "error" and errors.append(said.text))
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(base + path)
        return page, errors

    return opened


@pytest.mark.parametrize("path, shown", [
    pytest.param(path, shown, marks=built(path, FOUND)) for path, shown in (
        (PROGRAM, ".md-code__button"),
        ("learn/start-methods/", ".tabbed-control, .tabbed-labels"),
        (TABLE, ".chart svg"),
        ("404.html", "form.find"),
    )
])  # fmt: skip
def test_the_csp_allows_all_that_a_page_does(visit, path, shown):
    page, errors = visit(path)
    open_folds(page)
    page.locator(shown).first.wait_for()
    page.click("[data-md-component=search-query]")
    page.keyboard.type("deadlock")
    page.locator(".md-search-result__link").first.wait_for()
    assert errors == []


@built(PROGRAM, "learn/work-queue/", "", "sitemap.xml")
@pytest.mark.depends("mkdocs.yml")
def test_the_csp_of_one_page_allows_those_put_in_its_place(browser, base):
    """Only at the address that it was built for does the site put one page in place of another."""
    address = undrawn().site_url
    page, errors = browser.new_page(), []

    def answer(route):
        route.fulfill(response=route.fetch(url=route.request.url.replace(address, base)))

    page.route(f"{address}**", answer)
    page.on("console", lambda said: said.type == "error" and errors.append(said.text))
    page.goto(f"{address}learn/queues/")
    page.evaluate("window.stays = true")
    page.click(".md-footer__link--next")
    page.wait_for_url(f"{address}learn/work-queue/")
    page.click(".md-logo")
    page.wait_for_url(address)
    page.locator("h1").get_by_text("Use every core").wait_for()
    assert page.evaluate("window.stays")
    assert errors == []


@built(TABLE)
def test_the_csp_keeps_the_alignment_of_tables(visit):
    page, _ = visit(TABLE)
    cell = page.locator("td[style]").first
    assert cell.evaluate("cell => getComputedStyle(cell).textAlign") == "right"


@built(PROGRAM)
@pytest.mark.parametrize("directive, action", [
    ("script-src-elem", "element => element.append(Object.assign("
        "document.createElement('script'), {textContent: 'window.ran = 1'}))"),
    ("style-src-attr", "element => element.setAttribute('style', 'color: red')"),
    ("connect-src", "() => fetch('https://a.example/').catch(() => {})"),
])  # fmt: skip
def test_the_csp_refuses_what_is_put_into_a_page(visit, directive, action):
    page, _ = visit(PROGRAM)
    with page.expect_console_message(lambda said: said.text.startswith(f"{directive} refused")):
        page.locator("body").evaluate(action)
    assert page.evaluate("window.ran") is None


@built(PROGRAM)
def test_a_page_is_copied_as_markdown_and_not_asked_for_before(visit, site):
    page, errors = visit(PROGRAM)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    asked = (
        "performance.getEntriesByType('resource').filter(({name}) => name.endsWith('.md')).length"
    )
    assert page.evaluate(asked) == 0
    page.focus(".copy-page")
    page.keyboard.press("Enter")
    page.get_by_role("status").get_by_text("Copied", exact=True).wait_for()
    text = (site / "learn/queues/index.md").read_text("utf-8")
    assert page.evaluate("navigator.clipboard.readText()") == text
    assert errors == []


@built(PROGRAM)
def test_where_there_is_no_markdown_a_click_says_so(visit):
    page, _ = visit(PROGRAM)
    page.route("**/index.md", lambda route: route.fulfill(status=404))
    page.click(".copy-page")
    page.get_by_role("status").get_by_text("only the published site has").wait_for()
