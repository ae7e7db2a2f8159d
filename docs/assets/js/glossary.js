// A link to a term of the glossary shows the term's meaning: what stands there before the first link. The page is
// fetched once, when the first of them is pointed at or reached by keyboard. A touch follows the link. From a disk
// nothing can be fetched.
if (location.protocol !== "file:") {
  const glossary = new URL("reference/glossary/", __md_scope).href
  const meaning = Object.assign(document.createElement("div"), { id: "meaning", className: "meaning md-typeset" })
  meaning.setAttribute("role", "tooltip")
  let term = null // the link whose meaning is wanted
  let terms = null // the glossary, once it is asked for

  const hide = () => {
    meaning.remove()
    term?.removeAttribute("aria-describedby")
    term = null
  }

  const show = async (link) => {
    if (link === term) return
    hide()
    term = link
    terms ??= fetch(glossary)
      .then((answer) => (answer.ok ? answer.text() : ""))
      .then((page) => new DOMParser().parseFromString(page, "text/html"))
      .catch(() => null) // offline: then there is the link
    const nodes = [...((await terms)?.getElementById(link.hash.slice(1))?.nextElementSibling?.childNodes ?? [])]
    const links = nodes.findIndex((node) => node.nodeName === "A")
    if (link !== term || links < 1) return
    meaning.replaceChildren(...nodes.slice(0, links).map((node) => node.cloneNode(true)))
    document.querySelector("main").append(meaning)
    link.setAttribute("aria-describedby", meaning.id)
    const box = [...link.getClientRects()].at(-1)
    const frame = meaning.offsetParent.getBoundingClientRect()
    const below = box.bottom + meaning.offsetHeight < innerHeight
    meaning.style.left = `${Math.max(8, Math.min(box.left, innerWidth - meaning.offsetWidth - 24)) - frame.left}px`
    meaning.style.top = `${(below ? box.bottom : box.top - meaning.offsetHeight) - frame.top}px`
  }

  const termAt = (element) => {
    const link = element.closest?.("a[href*='#']")
    return link?.href.startsWith(`${glossary}#`) && link.closest("article") ? link : null
  }

  document.addEventListener("pointerover", ({ target, pointerType }) => {
    const link = pointerType === "touch" ? null : termAt(target)
    if (link) show(link)
    // It can be pointed at, too, and stays while its link has the focus.
    else if (!meaning.contains(target) && term !== document.activeElement) hide()
  })
  document.addEventListener("focusin", ({ target }) => {
    const link = target.matches(":focus-visible") ? termAt(target) : null
    if (link) show(link)
    else hide()
  })
  document.addEventListener("focusout", hide)
  document.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") hide()
  })
}
