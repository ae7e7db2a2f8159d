// A timeline and the transcript above it show one run: a line is marked in both, and has its process's color.
{
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

  // The ids and names of processes in a transcript have the colors of their lanes, too.
  const color = (code, panel) => {
    const lanes = new Map()
    for (const name of panel.querySelectorAll(".name.beside")) {
      const lane = [...name.parentNode.classList].find((word) => word.startsWith("lane-"))
      const [own, pid] = [name.textContent, name.parentNode.querySelector(".pid.beside")?.textContent]
      if (pid) lanes.set(pid, lane)
      if (/^[A-Z]\w*Process-|-\d+$/.test(own)) lanes.set(own, lane) // a name that says what it is; not "main"
    }
    if (!lanes.size) return
    const words = new RegExp(`(?<![\\w-])(${[...lanes.keys()].join("|")})(?![\\w-])`)
    const colored = (word) => Object.assign(document.createElement("b"), { className: `who ${lanes.get(word)}`, textContent: word })
    for (const line of code.querySelectorAll(".go")) {
      const parts = line.textContent.split(words)
      if (parts.length > 1) line.replaceChildren(...parts.map((part, odd) => (odd % 2 ? colored(part) : part)))
    }
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

  const link = (panel) => {
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
    panel.lines = lines // for who plays the run
    rove(ticks)
    rove(lines.filter((line) => line?.classList.contains("lane")))
    if (code) color(code, panel)
  }

  addEventListener("DOMContentLoaded", () => document$.subscribe(() => {
    document.querySelectorAll(".timeline .panel").forEach(link)
  }))
  addEventListener("drawn", ({ target }) => target.querySelectorAll(".panel").forEach(link)) // a reader's own run
}
