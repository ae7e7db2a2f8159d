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

  // A timeline and the transcript above it show one run: a line is marked in both, and has its process's colour.
  const printed = (code) => {
    const lines = []
    let number = -1 // the first line is the command
    for (const node of code.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) number += node.data.split("\n").length - 1
      else if (node.classList.contains("go")) lines[number] = node
    }
    return lines
  }

  const transcriptOf = (figure, tab) => {
    let above = figure.previousElementSibling
    while (above && !above.matches(".language-console, .tabbed-set")) above = above.previousElementSibling
    if (above && tab) {
      const labels = [...above.querySelectorAll(".tabbed-labels label")]
      above = above.querySelectorAll(".tabbed-block")[labels.findIndex((label) => label.textContent.trim() === tab)]
    }
    return above?.querySelector("code")
  }

  // One stop for the Tab key; the arrow keys go on from there.
  const rove = (elements) => {
    elements.forEach((element, number) => {
      element.setAttribute("tabindex", number ? -1 : 0)
      element.addEventListener("keydown", (event) => {
        const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key]
        const next = elements[number + step]
        if (!next) return
        event.preventDefault()
        element.setAttribute("tabindex", -1)
        next.setAttribute("tabindex", 0)
        next.focus()
      })
    })
  }

  for (const panel of document.querySelectorAll(".timeline .panel")) {
    const code = transcriptOf(panel.closest(".timeline"), panel.dataset.tab)
    const lines = code ? printed(code) : []
    const ticks = [...panel.querySelectorAll(".tick")].sort((a, b) => a.dataset.line - b.dataset.line)
    for (const tick of ticks) {
      const pair = [tick, lines[tick.dataset.line]].filter(Boolean)
      pair[1]?.classList.add(...tick.parentNode.classList)
      const mark = (on) => () => pair.forEach((element) => element.classList.toggle("marked", on))
      for (const element of pair) {
        for (const name of ["pointerenter", "focus"]) element.addEventListener(name, mark(true))
        for (const name of ["pointerleave", "blur"]) element.addEventListener(name, mark(false))
      }
    }
    rove(ticks)
    rove(lines.filter((line) => line?.classList.contains("lane")))
  }

  // Pasted into the search: of a whole traceback the message; of that no numbers that differ from run to run, no
  // operators of the search, and no short words, which it takes for beginnings of others.
  document.querySelector("[data-md-component=search-query]")?.addEventListener("paste", (event) => {
    const lines = event.clipboardData.getData("text").split("\n").filter((line) => line.trim())
    const message = lines.findLast((line) => /^(\w+\.)*\w*(Error|Exception|Warning|Empty|Full|Pool)\b/.test(line)) ?? lines.join(" ")
    const words = message.replace(/0x[\da-f]+|\d{4,}|[:~^*+"\\]|\B-/gi, " ").trim().split(/\s+/)
    const telling = words.filter((word) => word.length > 3)
    event.preventDefault()
    document.execCommand("insertText", false, (telling.length > 2 ? telling : words).join(" "))
    event.target.dispatchEvent(new Event("keyup")) // what the search listens to
  })

  // Material makes copy buttons and tables' frames after this script has run.
  addEventListener("load", () => {
    document.querySelector(".md-search")?.setAttribute("aria-label", "Search")
    for (const bar of document.querySelectorAll(".md-code__nav")) bar.setAttribute("role", "none")
    // A table that scrolls sideways has to be reached by keyboard.
    for (const wrap of document.querySelectorAll(".md-typeset__scrollwrap")) wrap.tabIndex = 0
  })
})()
