"""The site's programs and pages, checked: one program, one page, all of them, on every Python."""
