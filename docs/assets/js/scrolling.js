// What scrolls sideways is reached by the Tab key: the frames of tables, which Material makes on its own time, and the
// labels of tabs where it is narrow, which have nothing in them that takes the focus.
{
  new MutationObserver(() => {
    for (const frame of document.querySelectorAll(".md-typeset__scrollwrap:not([tabindex])")) frame.tabIndex = 0
  }).observe(document.body, { childList: true, subtree: true })

  const narrowed = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      if (target.scrollWidth > target.clientWidth) target.tabIndex = 0
      else target.removeAttribute("tabindex")
    }
  })
  addEventListener("DOMContentLoaded", () => document$.subscribe(() => {
    for (const labels of document.querySelectorAll(".tabbed-labels")) narrowed.observe(labels)
  }))
}
