// What Material leaves out for the ear: what the search is called, and that "Copied to clipboard" is to be read out.
document.querySelector(".md-search")?.setAttribute("aria-label", "Search")
document.querySelector(".md-dialog")?.setAttribute("role", "status")
