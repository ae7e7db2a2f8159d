"""What each script in docs/assets/js/ does, in a browser; without the script, its test fails.

copy-page is tried in test_publish, glossary in test_tooltips, play in test_player, search-paste in
test_search, and the button of title-bars on one page of each kind in test_browser.
"""

import pytest

from tests.browser_checks import copied, open_folds
from tools.repository import ROOT

built = pytest.mark.built
PROGRAM = "learn/queues/"  # begins with a program, its transcript and its timeline
TABS = "learn/start-methods/"  # has a tab for each start method
FAILURE = "fix/local-object/"  # begins with a program that fails, and a tab for each Python
NEEDY = "further/interpreters/"  # its programs need a Python that not all have
QUERY = "[data-md-component=search-query]"
NEXT = ".md-footer__link--next"
LANE_COLOR = "element => getComputedStyle(element).getPropertyValue('--lane')"


@pytest.fixture
def page(visit):
    page = visit(PROGRAM)
    page.wait_for_load_state("networkidle")
    return page


@built(PROGRAM)
def test_search_on_demand_asks_for_the_index_when_the_search_is_opened(page):
    asked = "performance.getEntriesByType('resource').map(({name}) => name.split('/').at(-1))"
    assert "search_index.json" not in page.evaluate(asked)
    with page.expect_request("**/search_index.json"):
        page.focus(QUERY)


@built(PROGRAM)
def test_search_on_demand_starts_the_worker_when_the_search_is_opened(page):
    assert page.workers == []
    with page.expect_event("worker"):
        page.focus(QUERY)


@built(PROGRAM)
def test_search_focus_gives_the_focus_back_when_the_keyboard_closes_the_search(page):
    page.focus(NEXT)
    page.keyboard.press("/")
    page.locator(f"{QUERY}:focus").wait_for()
    page.keyboard.press("Escape")
    page.locator(f"{NEXT}:focus").wait_for()
    assert not page.locator("#__search").is_checked()


@built(PROGRAM, "about/how-outputs-are-proven/")
def test_transcripts_label_what_may_differ_and_lead_to_what_it_means(page):
    label = page.locator(".varies").first
    assert label.inner_text().startswith("varies: ")
    label.click()
    page.wait_for_url("**/about/how-outputs-are-proven/#what-varies-means")


@built(FAILURE)
def test_transcripts_set_off_the_error_and_how_the_program_ended(visit):
    transcript = visit(FAILURE).locator(".language-console").first
    assert transcript.locator(".error").inner_text().startswith("_pickle.PicklingError: ")
    assert transcript.locator(".ending").inner_text() == "[exit 1]"


@built(PROGRAM)
def test_title_bars_say_how_to_run_the_program(page):
    assert page.locator(".filename .run").first.inner_text() == "python sum.py"


@built(PROGRAM)
def test_title_bars_say_it_on_a_phone_too(visit):
    page = visit(PROGRAM, viewport={"width": 390, "height": 844})
    assert page.locator(".filename .run", has_text="python sum.py").is_visible()


@built(PROGRAM)
def test_title_bars_have_a_button_that_copies_the_program(visit):
    page = visit(PROGRAM, permissions=["clipboard-read", "clipboard-write"])
    program = page.locator(".language-python").first
    button = program.get_by_role("button", name="Copy snippets/queues/sum.py")
    button.click()
    page.get_by_role("status").get_by_text("Copied to clipboard").wait_for()


@built(NEEDY)
@pytest.mark.depends("snippets/interpreters/prepared.py")
def test_needs_are_badges_in_place_of_metadata_that_is_copied(visit):
    page = visit(NEEDY, permissions=["clipboard-read", "clipboard-write"])
    program = page.locator(".highlight", has_text="prepared.py").first
    assert program.locator(".needs").inner_text() == "Python 3.14 or later"
    assert program.locator("code").inner_text().startswith("from concurrent")
    file = ROOT / "snippets/interpreters/prepared.py"
    assert copied(page, program) == file.read_text("utf-8")


@built(NEEDY)
def test_without_scripts_a_program_begins_with_its_metadata(visit):
    page = visit(NEEDY, java_script_enabled=False)
    code = page.locator(".highlight", has_text="prepared.py").first.locator("code")
    assert code.inner_text().startswith("# /// script")


@built(PROGRAM)
def test_timelines_mark_a_printed_line_in_the_picture_and_in_the_transcript(page):
    timeline, transcript = page.locator(".timeline").first, page.locator(".language-console").first
    tick, line = timeline.locator("[data-line='3']"), transcript.locator(".go").nth(3)
    for pointed_at in (tick.locator("rect"), line):
        page.mouse.move(0, 0)
        page.locator(".marked").first.wait_for(state="detached")
        pointed_at.hover(force=True)  # the tick lies over its rectangle
        page.locator(".marked").nth(1).wait_for()
        assert "marked" in tick.get_attribute("class")
        assert "marked" in line.get_attribute("class")


@built(PROGRAM)
def test_timelines_give_a_printed_line_the_color_of_its_lane(page):
    lane = page.locator(".timeline .lane").first
    line = page.locator(".language-console").first.locator(".go").nth(3)
    assert line.evaluate(LANE_COLOR) == lane.evaluate(LANE_COLOR) != ""


@built("learn/process-ids/")
def test_timelines_give_the_id_of_a_process_the_color_of_its_lane(visit):
    page = visit("learn/process-ids/")
    word = page.locator("b.who").first
    lane = page.locator(".timeline").first.locator(".lane", has_text=word.inner_text())
    assert word.evaluate(LANE_COLOR) == lane.evaluate(LANE_COLOR) != ""


@built(PROGRAM)
def test_timelines_are_one_stop_for_the_tab_key_and_arrow_keys_go_on(page):
    ticks = page.locator(".timeline").first.locator(".tick")
    focused = page.locator(".tick:focus")
    stops = ticks.evaluate_all("ticks => ticks.filter(tick => tick.tabIndex === 0).length")
    assert (ticks.count() > 1, stops) == (True, 1)
    page.locator(".timeline").first.locator(".tick[tabindex='0']").focus()
    first = focused.get_attribute("data-line")
    page.keyboard.press("ArrowRight")
    assert int(focused.get_attribute("data-line")) == int(first) + 1
    page.keyboard.press("ArrowLeft")
    assert focused.get_attribute("data-line") == first


@built("learn/start-and-join/")
def test_notes_light_up_the_lines_that_they_are_about(visit):
    """With the pointer or the focus, as tall as the lines are, and in the right place."""
    page = visit("learn/start-and-join/")
    page.locator(".question > summary").click()
    point = page.locator("li[data-lines='27 to 28'][data-output]")
    for lit_by in (point.hover, point.focus):
        page.mouse.move(0, 0)
        page.locator(".lit").first.wait_for(state="detached")
        lit_by()
        page.locator(".lit").nth(1).wait_for()
        program, output = (
            page.locator(f".language-{kind} pre:has(> .lit)") for kind in ("python", "console")
        )
        assert _lit(program) == ["27 of 28", "28 of 28"]
        assert _lit(output) == ["11 of 11"]  # the tenth below the command


def _lit(block):
    """Return which of the lines of a block's text are lit, as the layout has them."""
    return block.evaluate(
        """pre => {
            const lit = pre.querySelector(".lit").getBoundingClientRect()
            const lines = pre.querySelector("code").getBoundingClientRect()
            const count = pre.querySelector("code").textContent.trimEnd().split("\\n").length
            const padding = parseFloat(getComputedStyle(pre.querySelector("code")).paddingTop)
            const size = (lines.height - 2 * padding) / count
            return Array.from({ length: count }, (_, n) => n)
                .filter(n => {
                    const middle = lines.top + padding + (n + 0.5) * size
                    return lit.top < middle && middle < lit.bottom
                })
                .map(n => `${n + 1} of ${count}`)
        }"""
    )


def shown(page):
    """Return the label of the tab that is chosen in each set of tabs."""
    return page.locator(".tabbed-set > input:checked").evaluate_all(
        "inputs => inputs.map(input => input.labels[0].textContent.trim())"
    )


MINE = "learn/guard/"  # has tabs for versions, and for versions with start methods


@built(MINE, TABS)
def test_my_python_chooses_the_tabs_that_hold_and_is_remembered(visit, base):
    page = visit(MINE)
    page.get_by_role("button", name="My Python").click()
    page.get_by_label("my system").select_option("Linux")
    page.get_by_label("my Python").select_option("3.13")
    assert shown(page) == ["fork", "3.13", "up to 3.13"]
    page.get_by_label("my system").select_option("macOS")
    assert shown(page) == ["spawn, up to 3.13", "3.13", "up to 3.13"]
    page.reload()
    assert shown(page) == ["spawn, up to 3.13", "3.13", "up to 3.13"]
    page.get_by_label("my system").select_option("Linux")
    page.goto(base + TABS)
    assert "fork" in shown(page)
    page.get_by_label("my Python").select_option("3.15")
    assert "forkserver" in shown(page)
    page.get_by_label("my system").select_option("Windows")
    assert "spawn" in shown(page)


@built(TABS)
def test_my_python_leaves_a_tab_that_was_pressed(visit):
    page = visit(TABS)
    page.get_by_role("button", name="My Python").click()
    page.get_by_label("my system").select_option("Windows")
    open_folds(page)
    page.locator(".tabbed-labels").first.get_by_text("fork", exact=True).click()
    page.reload()
    assert shown(page)[0] == "fork"


@built("learn/start-and-join/")
def test_without_scripts_the_lines_of_a_note_are_in_words(visit):
    page = visit("learn/start-and-join/", java_script_enabled=False)
    words = page.locator("li[data-lines='27 to 28'][data-output]")
    assert words.evaluate("point => getComputedStyle(point, '::after').position") == "static"


@pytest.mark.parametrize("address, part", [
    pytest.param("numbers/starting/", ".md-typeset__scrollwrap", marks=built("numbers/starting/")),
    pytest.param(FAILURE, ".tabbed-labels", marks=built(FAILURE)),
])  # fmt: skip
def test_scrolling_makes_what_scrolls_sideways_a_stop_for_the_tab_key(visit, address, part):
    page = visit(address, viewport={"width": 200, "height": 844})
    scrolls = page.locator(part).first
    assert scrolls.evaluate("part => part.scrollWidth > part.clientWidth")
    page.locator(f"{part}[tabindex='0']").first.wait_for()


@built(PROGRAM)
def test_roles_name_the_search_and_announce_what_was_copied(page):
    assert page.get_by_role("dialog", name="Search", include_hidden=True).count() == 1
    assert page.locator(".md-dialog").get_attribute("role") == "status"


@built("learn/start-and-join/")
def test_claims_lead_to_the_program_that_shows_them(visit):
    page = visit("learn/start-and-join/")
    sign = page.get_by_label("Shown by start/one_by_one.py").first
    sign.click()
    assert page.evaluate("location.hash") == "#start/one_by_one"
    assert (
        page.locator("[id='start/one_by_one'] .filename")
        .inner_text()
        .startswith("snippets/start/one_by_one.py")
    )
