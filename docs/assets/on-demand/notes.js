// A point of "What to notice" names lines of the program above it, and of its output: they light up with the point, and
// are scrolled to when it is pressed.
{
  const ranges = (words) => (words?.split(", ") ?? []).map((range) => range.split(" to ").map(Number))

  // The last block above the point, or the first of several below `after`.
  const nearest = (kind, point, after) => {
    const follows = (one, other) => one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING
    const blocks = [...document.querySelectorAll(`article .language-${kind} code`)].filter((block) => follows(block, point))
    return after ? blocks.find((block) => follows(after, block)) : blocks.at(-1)
  }

  // Where in the text of a block its lines are, from the one of index `first` to that of index `last`.
  const linesOf = (code, first, last) => {
    const range = document.createRange()
    const texts = document.createTreeWalker(code, NodeFilter.SHOW_TEXT)
    let line = 0
    while (texts.nextNode() && line <= last) {
      const { data } = texts.currentNode
      for (let at = 0; at < data.length; at++) {
        if (data[at] === "\n") {
          line++
          continue
        }
        if (line === first && range.startContainer === document) range.setStart(texts.currentNode, at)
        if (line <= last && line >= first) range.setEnd(texts.currentNode, at + 1)
      }
    }
    return range.getBoundingClientRect()
  }

  const light = (code, [first, last = first], offset) => {
    const pre = code.parentNode
    const { top, height } = linesOf(code, first - offset, last - offset)
    if (!height) return []
    const lit = Object.assign(document.createElement("span"), { className: "lit" })
    lit.style.top = `${top - pre.getBoundingClientRect().top - 3}px`
    lit.style.height = `${height + 6}px`
    pre.append(lit)
    return [lit]
  }

  const lead = (point) => {
    const program = nearest("python", point)
    const output = program && nearest("console", point, program)
    let lit = []
    const off = () => lit.forEach((one) => one.remove())
    const on = () => {
      off()
      lit = [
        ...ranges(point.dataset.lines).flatMap((range) => light(program, range, 1)),
        ...ranges(point.dataset.output).flatMap((range) => light(output, range, 0)), // below the command
      ]
    }
    const go = () => {
      on()
      const { top, bottom } = lit[0]?.getBoundingClientRect() ?? {}
      if (top < 96 || bottom > innerHeight) lit[0].scrollIntoView({ block: "center" }) // 96: below the header and a title
    }
    for (const name of ["pointerenter", "focus"]) point.addEventListener(name, on)
    point.addEventListener("pointerleave", () => point.matches(":focus") || off()) // pressed, it has the focus
    point.addEventListener("blur", off)
    point.addEventListener("click", ({ target }) => target.closest("a") || go())
    point.addEventListener("keydown", ({ key, target }) => key === "Enter" && target === point && go())
    if (point.matches(":hover, :focus")) on()
    if (point.matches(":focus:not(:focus-visible)")) go() // the press that has loaded this
  }

  document$.subscribe(() => document.querySelectorAll("li:is([data-lines], [data-output])").forEach(lead))
}
