"""Who has a link to a page or a section of the site gets there, whatever changes."""

import pytest

from tools.site.anchors import SECTION, addresses, written_down

pytestmark = [pytest.mark.built(), pytest.mark.depends("tests/anchors.txt")]

KEEP = """
of these addresses nothing is left. Keep the anchor of a heading that has changed,
    ## The new words {#the-old-anchor}
or, where the section has gone, put <a id="the-old-anchor"></a> where its reader should look now.
A page that has moved leaves one behind that says where it is."""


def test_every_address_that_is_out_still_leads_there(site):
    assert sorted(written_down() - addresses(site)) == [], KEEP


def test_every_address_is_written_down(site):
    assert sorted(addresses(site, SECTION) - written_down()) == [], "run `make anchors`"
