"""What a reader sees: where things are on a page; nothing is hidden, nothing cut without a hint."""

import base64
import re
from xml.etree import ElementTree

import pytest

from tools.repository import ROOT

built = pytest.mark.built
PROGRAM = "learn/queues/"  # begins with a program, its transcript and its timeline
LINKED = "further/interpreters/"  # has links on code with underscores
LONG = "numbers/starting/"  # has programs, tables and charts
PAGES = ("", PROGRAM, LONG, "404.html")
DRAWN = (*PAGES, "learn/gil/", "fix/", "numbers/")
SHOWN = """async png => {
    const file = await fetch(`data:image/png;base64,${png}`)
    const picture = await createImageBitmap(await file.blob())
    const canvas = new OffscreenCanvas(picture.width, picture.height).getContext("2d")
    canvas.drawImage(picture, 0, 0)
    const { data } = canvas.getImageData(0, 0, picture.width, picture.height)
    return Array.from({ length: picture.height }, (_, y) =>
        Array.from({ length: picture.width }, (_, x) => {
            const at = 4 * (y * picture.width + x)
            return data[at] + data[at + 1] + data[at + 2]
        }))
}"""


@pytest.fixture
def seen(browser):
    """Return what gives the brightness, 0 to 765, of each pixel of a part of a page, by rows."""
    page = browser.new_page()  # a page of the site may not read a picture from an address of data

    def brightness(box, of):
        png = of.screenshot(clip=box)
        return page.evaluate(SHOWN, base64.b64encode(png).decode())

    yield brightness
    page.close()


def box(locator):
    """Return where an element is in the window: x, y, width, height in px."""
    locator.scroll_into_view_if_needed()
    return locator.bounding_box()


FIGURES = ROOT / "docs" / "assets" / "figures"


@pytest.mark.depends("docs")
@pytest.mark.parametrize("path", sorted(FIGURES.glob("*.svg")), ids=lambda path: path.stem)
def test_a_figure_is_told_in_words_and_has_its_colors_from_the_style_sheets(path):
    text = path.read_text("utf-8").replace(" data-search-exclude>", ">")
    figure = ElementTree.fromstring(text)
    drawing = figure.find("svg")
    named = [f"#{part.get('id')}" for part in (drawing.find("title"), drawing.find("desc"))]
    assert drawing.get("aria-labelledby").split() == [name.removeprefix("#") for name in named]
    assert figure.find("figcaption").text
    fills = {part.get("fill") for part in figure.iter() if part.get("fill")}
    assert all(fill.startswith(f"url(#{path.stem}-") for fill in fills)
    assert not [part for part in figure.iter() if part.get("stroke") or part.get("style")]


@pytest.mark.depends("docs")
def test_the_first_page_of_each_section_that_is_looked_up_has_a_figure():
    first = (ROOT / "docs").glob("*/index.md")
    without = {
        page.parent.name
        for page in first
        if not re.search(r'--8<-- "docs/assets/figures/[\w/]+\.svg"', page.read_text("utf-8"))
    }
    assert without == {"about", "learn"}, "Learn has its figures where it explains"


@built(LINKED)
def test_an_underscore_in_linked_code_is_apart_from_the_underline(visit, seen):
    page = visit(LINKED)
    code = page.locator("article a > code", has_text="call_in_thread").first
    place = code.evaluate(
        """code => {
            const text = code.firstChild
            const range = document.createRange()
            range.setStart(text, text.data.indexOf("_"))
            range.setEnd(text, text.data.indexOf("_") + 1)
            code.scrollIntoView({ block: "center" })
            const { left, top, width, height } = range.getBoundingClientRect()
            return { x: left + width / 2 - 1, y: top, width: 2, height: height + 4 }
        }"""
    )
    column = [sum(row) / len(row) for row in seen(place, page)]
    paper = max(column)
    inked = "".join("#" if tone < paper - 150 else " " for tone in column)
    assert len(inked.split()) == 2, inked


@built(PROGRAM)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_program_that_goes_on_to_the_right_has_a_shade_there(visit, seen, scheme):
    page = visit(PROGRAM, viewport={"width": 390, "height": 844}, color_scheme=scheme)
    programs = page.locator(".language-python pre > code").locator("visible=true").all()
    cut = [code for code in programs if code.evaluate("c => c.scrollWidth > c.clientWidth")]
    assert cut
    for code in cut:
        assert _shaded(code, page, seen)
        code.evaluate("code => code.scrollTo(code.scrollWidth, 0)")
        assert not _shaded(code, page, seen)


def _shaded(code, page, seen):
    """Is the right edge of a block of code, in its padding above the text, unlike its middle?"""
    where = box(code)
    strip = {"x": where["x"], "y": where["y"] + 2, "width": where["width"], "height": 2}
    row = seen(strip, page)[0]
    return abs(row[-2] - row[len(row) // 2]) > 40


@pytest.mark.parametrize("address", [pytest.param(page, marks=built(page)) for page in PAGES])
def test_the_footer_is_in_line_with_the_page(visit, address):
    page = visit(address)
    for width in (390, 768, 1000, 1100, 1280, 1400, 1600, 1920):
        page.set_viewport_size({"width": width, "height": 900})
        title, footer = box(page.locator("h1")), box(page.locator(".md-copyright"))
        assert abs(title["x"] - footer["x"]) < 1, width


@built(PROGRAM)
@pytest.mark.parametrize("width", [1220, 1280, 1400, 1600, 1920])
def test_where_there_is_room_output_and_picture_are_beside_the_program(visit, width):
    page = visit(PROGRAM, viewport={"width": width, "height": 900})
    program, output = page.locator(".highlight").nth(0), page.locator(".language-console").nth(0)
    picture = page.locator(".timeline").first
    left, right, below = box(program), output.bounding_box(), picture.bounding_box()
    assert left["x"] + left["width"] == pytest.approx(right["x"], abs=1)
    assert left["y"] == pytest.approx(right["y"], abs=1)
    assert right["x"] == below["x"]
    assert right["y"] + right["height"] == pytest.approx(below["y"], abs=1)
    assert left["y"] + left["height"] == pytest.approx(below["y"] + below["height"], abs=1)


@built(PROGRAM)
def test_a_program_stays_in_sight_beside_a_long_picture(visit):
    page = visit(PROGRAM, viewport={"width": 1600, "height": 900})
    program, picture = page.locator(".highlight").first, page.locator(".timeline").first
    picture.locator(".events > summary").click()
    page.evaluate("y => scrollTo(0, y)", box(picture)["y"] + picture.bounding_box()["height"] - 400)
    header = page.locator(".md-header").bounding_box()
    title = program.locator(".filename").bounding_box()
    code = program.locator("code").bounding_box()
    assert picture.bounding_box()["y"] < 0
    assert header["y"] + header["height"] <= title["y"] + 1
    assert title["y"] + title["height"] <= code["y"] + 1
    assert code["y"] < 200


@built(PROGRAM)
def test_on_a_smaller_window_they_are_below_each_other(visit):
    page = visit(PROGRAM, viewport={"width": 1219, "height": 900})
    left, right = (box(page.locator(part).first) for part in (".highlight", ".language-console"))
    assert left["x"] == right["x"]


@built(PROGRAM, "reference/glossary/")
def test_the_headings_make_room_for_the_output_but_only_where_they_have_to(visit):
    page = visit(PROGRAM)
    for address, width, shown in (
        (PROGRAM, 1219, True),
        (PROGRAM, 1220, False),
        (PROGRAM, 1399, False),
        (PROGRAM, 1400, True),
        ("reference/glossary/", 1280, True),
    ):
        page.goto(page.url.replace(PROGRAM, address))
        page.set_viewport_size({"width": width, "height": 900})
        assert page.locator(".md-sidebar--secondary").is_visible() == shown, (address, width)


@built(PROGRAM, "learn/start-and-join/", "learn/pools/")
@pytest.mark.parametrize("address", [PROGRAM, "learn/start-and-join/", "learn/pools/"])
def test_beside_its_output_no_line_of_a_program_is_cut(visit, address):
    page = visit(address)
    for width in (1220, 1280, 1400, 1600):
        page.set_viewport_size({"width": width, "height": 900})
        programs = page.locator(".md-content__inner > .language-python pre > code")
        assert programs.count()
        cut = "all => all.filter(one => one.scrollWidth > one.clientWidth).length"
        assert programs.evaluate_all(cut) == 0, width


@built("learn/pools/")
@pytest.mark.parametrize("scripts", [True, False])
def test_what_to_notice_in_an_output_is_hidden_until_the_output_is_shown(visit, scripts):
    page = visit("learn/pools/", java_script_enabled=scripts)
    for width in (390, 1280, 1600):
        page.set_viewport_size({"width": width, "height": 900})
        question = page.locator(".question").first
        press = question.locator("> summary")
        points = page.locator(".question + p + ol").first
        assert press.inner_text().endswith("?")
        assert (points.is_visible(), question.locator(".go").first.is_visible()) == (False, False)
        press.click()
        assert (points.is_visible(), question.locator(".go").first.is_visible()) == (True, True)
        press.click()


@built("")
def test_on_a_phone_home_has_its_picture_within_a_screen_and_a_half(visit):
    page = visit("", viewport={"width": 390, "height": 844})
    picture = page.locator(".timeline > svg").bounding_box()
    assert picture["y"] + picture["height"] <= 1.5 * 844
    program = page.locator(".language-python").first.bounding_box()
    assert picture["y"] + picture["height"] < program["y"]
    buttons = [box(button) for button in page.locator(".md-button").all()]
    assert len(buttons) == 3
    assert len({button["y"] for button in buttons}) == 1
    assert buttons[0]["y"] + buttons[0]["height"] <= 844 / 2


@built(PROGRAM, "fix/", "404.html")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "address, control",
    [(PROGRAM, ".md-search__form"), ("fix/", "textarea"), ("404.html", "#find")],
)
def test_what_is_filled_in_has_an_edge_that_is_seen(visit, scheme, address, control):
    """WCAG 2.2, 1.4.11: a contrast of 3:1."""
    page = visit(address, color_scheme=scheme)
    edge = page.locator(control).evaluate("one => getComputedStyle(one).borderTopColor")
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    edge, paper = _luminance(edge), _luminance(paper)
    assert (max(edge, paper) + 0.05) / (min(edge, paper) + 0.05) >= 3


def _luminance(color):
    """Return the relative luminance of a color "rgb(…)", as WCAG defines it."""
    parts = [int(part) / 255 for part in re.findall(r"\d+", color)[:3]]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@built(PROGRAM, "learn/gil/", "learn/start-and-join/")
def test_the_title_does_not_move_from_page_to_page(visit):
    """One of them has a button beside what is above its title."""
    pages = [visit(address) for address in (PROGRAM, "learn/gil/", "learn/start-and-join/")]
    assert {page.locator(".mine").count() for page in pages} == {0, 1}
    assert len({box(page.locator("h1"))["y"] for page in pages}) == 1


@built(PROGRAM)
def test_a_point_says_its_lines_and_leads_to_them_when_it_is_pressed(visit):
    page = visit(PROGRAM, viewport={"width": 1000, "height": 500})
    point = page.locator("li[data-lines]").first
    said = point.evaluate("point => getComputedStyle(point, '::after').content")
    assert "lines " in said or "line " in said
    box(point)
    before = page.evaluate("scrollY")
    point.click(position={"x": 5, "y": 5})
    page.wait_for_function(f"scrollY < {before}")
    lit = page.locator(".lit").first
    assert 48 < lit.bounding_box()["y"] < 500
    page.mouse.move(0, 0)
    assert lit.is_visible(), "it has the focus"


@built("learn/", "learn/queues/", "learn/capstone/")
def test_the_map_of_learn_has_the_number_and_the_time_of_each_page(visit):
    page = visit("learn/")
    stops = page.locator("li.stop")
    addresses = stops.evaluate_all("all => all.map(one => one.querySelector('a').pathname)")
    for address in ("/learn/queues/", "/learn/capstone/"):
        number = addresses.index(address) + 1
        minutes = stops.nth(number - 1).get_attribute("data-minutes")
        place = visit(address.lstrip("/")).locator(".place").inner_text()
        assert place.startswith(f"Learn · {number} of {len(addresses)} · {minutes}")


@built(PROGRAM)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_without_scripts_a_page_is_as_dark_as_the_system(visit, seen, scheme):
    page = visit(PROGRAM, java_script_enabled=False, color_scheme=scheme)
    corner = {"x": 2, "y": 2, "width": 1, "height": 1}
    assert (seen(corner, page)[0][0] < 382) == (scheme == "dark")
    page.emulate_media(media="print", color_scheme=scheme)
    assert seen(corner, page)[0][0] > 382


@built("about/verified-on/")
def test_the_table_of_what_was_proven_is_not_cut_and_takes_no_time_to_read(visit):
    page = visit("about/verified-on/")
    assert " min" not in page.locator(".place").inner_text()
    tables = page.locator(".md-typeset__scrollwrap")
    tables.first.wait_for()
    for width in (390, 1280, 1600):
        page.set_viewport_size({"width": width, "height": 900})
        cut = "table => table.getBoundingClientRect().right > innerWidth"
        proven = page.locator(".proven table, .proven td, .proven th").locator("visible=true")
        assert not any(proven.evaluate_all(f"all => all.map({cut})")), width
        if width > 390:
            cut = "table => table.scrollWidth > table.clientWidth"
            assert not any(table.evaluate(cut) for table in tables.all()), width


@built("about/verified-on/")
@pytest.mark.parametrize("width", [390, 1280])
def test_what_a_sign_is_of_stays_in_sight(visit, width):
    page = visit("about/verified-on/", viewport={"width": width, "height": 900})
    fold = page.locator(".proven details").nth(1)
    fold.locator("summary").click()
    last = fold.locator("tr").last
    last.scroll_into_view_if_needed()
    head = fold.locator("th").nth(1).bounding_box()
    assert fold.locator("tr").nth(1).bounding_box()["y"] < 0
    assert head["y"] == pytest.approx(page.locator(".md-header").bounding_box()["height"], abs=1)


@pytest.mark.parametrize("address", [pytest.param(page, marks=built(page)) for page in DRAWN])
def test_every_shape_of_a_drawing_has_a_color_of_its_own(visit, address):
    """A shape for which the style sheets have no rule is painted black, and has no outline."""
    page = visit(address)
    shapes = page.locator("article svg :is(rect, path, circle, ellipse, polygon):not(defs *)")
    assert shapes.count()
    black = shapes.evaluate_all(
        """shapes => shapes
            .filter(one => one.checkVisibility())
            .filter(one => getComputedStyle(one).fill === "rgb(0, 0, 0)")
            .filter(one => getComputedStyle(one).stroke === "none")
            .map(one => one.outerHTML)"""
    )
    assert black == []


@built("404.html")
def test_the_words_of_an_address_that_leads_nowhere_are_in_the_field(visit):
    field = "document.querySelector('#find').value"
    assert visit("learn/pool-methods/").evaluate(field) == "pool methods"
    assert visit("404.html").evaluate(field) == ""


@built("404.html")
def test_the_button_of_the_search_for_a_page_is_as_high_as_its_field(visit):
    page = visit("404.html")
    field, button = (box(page.locator(f".find {part}")) for part in ("input", "button"))
    assert (field["y"], field["height"]) == (button["y"], button["height"])
