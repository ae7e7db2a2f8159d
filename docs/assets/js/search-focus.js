// Closed by the keyboard, the search gives the focus back to where it was. Material, after this, drops it.
{
  const search = document.querySelector(".md-search")
  let left
  search?.addEventListener("focusin", ({ relatedTarget }) => {
    if (relatedTarget && !search.contains(relatedTarget)) left = relatedTarget
  })
  search?.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") setTimeout(() => left?.focus({ preventScroll: true }))
  })
}
