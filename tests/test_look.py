"""What a reader sees: where things are on a page; nothing is hidden, nothing cut without a hint."""

import pytest

built = pytest.mark.built
PROGRAM = "learn/queues/"  # begins with a program, its transcript and its timeline
LONG = "numbers/starting/"  # has programs, tables and charts
PAGES = ("", PROGRAM, LONG, "404.html")


def box(locator):
    """Return where an element is in the window: x, y, width, height in px."""
    locator.scroll_into_view_if_needed()
    return locator.bounding_box()


@pytest.mark.parametrize("address", [pytest.param(page, marks=built(page)) for page in PAGES])
def test_the_footer_is_in_line_with_the_page(visit, address):
    page = visit(address)
    for width in (390, 768, 1000, 1100, 1280, 1400, 1600, 1920):
        page.set_viewport_size({"width": width, "height": 900})
        title, footer = box(page.locator("h1")), box(page.locator(".md-copyright"))
        assert abs(title["x"] - footer["x"]) < 1, width


@built(PROGRAM)
@pytest.mark.parametrize("width", [1400, 1600, 1920])
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
    page = visit(PROGRAM, viewport={"width": 1280, "height": 900})
    left, right = (box(page.locator(part).first) for part in (".highlight", ".language-console"))
    assert left["x"] == right["x"]
