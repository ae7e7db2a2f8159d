// Labels in transcripts, which are readable without it, and what Material leaves out for the keyboard and the ear.
(() => {
  const explanation = new URL("../about/how-outputs-are-proven/#what-varies-means", document.currentScript.src)

  // "$ python sum.py  # varies: interleaving": the comment becomes a label at the end of the line.
  const label = (comment) => {
    const link = document.createElement("a")
    link.className = "varies"
    link.href = explanation
    link.textContent = comment.textContent.replace(/^#\s*/, "")
    link.title = "What may differ on your machine"
    if (comment.previousSibling) comment.previousSibling.remove() // the spaces before it
    comment.replaceWith(link)
  }

  for (const code of document.querySelectorAll(".language-console code")) {
    const comment = code.querySelector(".gp:first-child ~ .c1")
    if (comment && comment.textContent.startsWith("# varies:")) label(comment)

    // How it ended, if it did not simply end: "[exit 1]".
    const lines = [...code.querySelectorAll(".go")]
    const last = lines.at(-1)
    if (last && /^\[(exit \d+|still running after .+|goes on printing)\]$/.test(last.textContent)) last.classList.add("ending")

    // What a traceback is about: its first line that is not indented.
    let inTraceback = false
    for (const line of lines) {
      const text = line.textContent
      if (text.startsWith("Traceback (")) inTraceback = true
      else if (inTraceback && /^\S/.test(text)) {
        line.classList.add("error")
        inTraceback = false
      }
    }
  }

  // Material makes copy buttons and tables' frames after this script has run.
  addEventListener("load", () => {
    document.querySelector(".md-search")?.setAttribute("aria-label", "Search")
    for (const bar of document.querySelectorAll(".md-code__nav")) bar.setAttribute("role", "none")
    // A table that scrolls sideways has to be reached by keyboard.
    for (const wrap of document.querySelectorAll(".md-typeset__scrollwrap")) wrap.tabIndex = 0
  })
})()
