// Labels in transcripts, which are readable without it, and what Material leaves out for the keyboard and the ear.
// It runs before Material's own script, and again on each page that Material puts in place of another.
(() => {
  // From the disk, in the copy for reading offline, a page has its whole file name.
  const root = new URL("..", document.currentScript.src)
  const page = (path) => new URL(path + (location.protocol === "file:" ? ".html" : "/"), root).href
  const explanation = `${page("about/how-outputs-are-proven")}#what-varies-means`
  const glossary = page("reference/glossary")
  const create = (name, className, text) => Object.assign(document.createElement(name), { className, textContent: text })

  // The search's index is larger than all else together, so it and its worker wait until somebody is about to search.
  const wanted = new Promise((resolve) => {
    addEventListener("focusin", ({ target }) => target.matches("[data-md-component=search-query]") && resolve())
  })
  const { open, send } = XMLHttpRequest.prototype
  XMLHttpRequest.prototype.open = function (method, address, ...others) {
    this.waits = String(address).endsWith("/search_index.json")
    open.call(this, method, address, ...others)
  }
  XMLHttpRequest.prototype.send = function (body) {
    if (this.waits) wanted.then(() => send.call(this, body))
    else send.call(this, body)
  }
  const Started = Worker
  window.Worker = class extends EventTarget {
    constructor(address) {
      super()
      this.address = address
    }
    postMessage(message) { // the first one brings the index
      if (!this.worker) {
        this.worker = new Started(this.address)
        this.worker.addEventListener("message", ({ data }) => this.dispatchEvent(new MessageEvent("message", { data })))
      }
      this.worker.postMessage(message)
    }
  }

  // "$ python sum.py  # varies: interleaving": the comment becomes a label at the end of the line.
  const label = (comment) => {
    const link = create("a", "varies", comment.textContent.replace(/^#\s*/, ""))
    link.href = explanation
    link.title = "What may differ on your machine"
    const command = comment.previousSibling
    command.textContent = command.textContent.trimEnd()
    comment.replaceWith(link)
  }

  const transcript = (code) => {
    const comment = code.querySelector(".gp:first-child ~ .c1")
    if (comment?.textContent.startsWith("# varies:")) label(comment)

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

  // In a program's title bar: how to run it, as the transcript below has it, and a button to copy it. Material's would
  // leave out the end of the last line, and is made for each program in turn, which takes a phone long.
  const titleBar = (bar) => {
    const path = bar.textContent
    let below = bar.closest(".highlight").nextElementSibling
    if (below?.matches(".tabbed-set")) below = below.querySelector(".language-console")
    const command = below?.matches(".language-console") && below.querySelector("code").textContent.split("\n")[0]
    if (command) bar.append(create("span", "run", command.replace(/^\$ |\s*(# )?varies:.*/g, "")))
    const button = create("button", "md-code__button")
    button.title = `Copy ${path}`
    button.dataset.mdType = "copy" // has Material's icon, and Material's script listens to it
    button.dataset.clipboardText = bar.closest(".highlight").querySelector("code").textContent
    bar.append(button)
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

  // The ids and names of processes in a transcript have the colours of their lanes, too.
  const colour = (code, panel) => {
    const lanes = new Map()
    for (const name of panel.querySelectorAll(".lane > .name")) {
      const lane = [...name.parentNode.classList].find((word) => word.startsWith("lane-"))
      const [own, pid] = [name.firstChild.data.trim(), name.querySelector(".pid")?.textContent.trim()]
      if (pid) lanes.set(pid, lane)
      if (/^[A-Z]\w*Process-|-\d+$/.test(own)) lanes.set(own, lane) // a name that says what it is; not "main"
    }
    if (!lanes.size) return
    const words = new RegExp(`(?<![\\w-])(${[...lanes.keys()].join("|")})(?![\\w-])`)
    for (const line of code.querySelectorAll(".go")) {
      const parts = line.textContent.split(words)
      if (parts.length > 1) line.replaceChildren(...parts.map((part, odd) => (odd % 2 ? create("b", `who ${lanes.get(part)}`, part) : part)))
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
    rove(ticks)
    rove(lines.filter((line) => line?.classList.contains("lane")))
    if (code) colour(code, panel)
  }

  // A link to a term of the glossary shows the term's meaning: what stands there before the first link. The page is
  // fetched once, when the first of them is pointed at or reached by keyboard. A touch follows the link.
  const meaning = document.createElement("div")
  meaning.id = "meaning"
  meaning.className = "meaning md-typeset"
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

  if (location.protocol !== "file:") {
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

  // Pasted into the search: of a whole traceback the message; of that no numbers that differ from run to run, no
  // operators of the search, and no short words, which it takes for beginnings of others.
  const paste = (event) => {
    const lines = event.clipboardData.getData("text").split("\n").filter((line) => line.trim())
    const message = lines.findLast((line) => /^(\w+\.)*\w*(Error|Exception|Warning|Empty|Full|Pool)\b/.test(line)) ?? lines.join(" ")
    const words = message.replace(/0x[\da-f]+|\d{4,}|[:~^*+"\\]|\B-/gi, " ").trim().split(/\s+/)
    const telling = words.filter((word) => word.length > 3)
    event.preventDefault()
    document.execCommand("insertText", false, (telling.length > 2 ? telling : words).join(" "))
    event.target.dispatchEvent(new Event("keyup")) // what the search listens to
  }

  // The Markdown is beside the page on the published site. It is asked for on a click, not before, and the clipboard
  // is given a promise: some browsers refuse what is written after a wait.
  document.addEventListener("click", async (event) => {
    const button = event.target.closest(".copy-page")
    if (!button) return
    const text = fetch(new URL("index.md", location)).then((answer) => {
      if (!answer.ok) throw new Error(answer.statusText)
      return answer.text()
    })
    const blob = text.then((text) => new Blob([text], { type: "text/plain" }))
    let said = "Copied"
    try {
      await navigator.clipboard.write([new ClipboardItem({ "text/plain": blob })])
    } catch {
      said = await text.then(
        () => "Not copied: your browser does not let pages copy here",
        () => "Not copied: only the published site has its pages as Markdown",
      )
    }
    button.nextElementSibling.textContent = said
  })

  // Typed into the search: the words that any question has say nothing, and the search takes each word for a
  // beginning, so that "sharing" finds no "share", but "shar" finds both.
  const clean = (query) => {
    const common = /^(an?|and|are|as|at|be|by|can|do|does|each|for|from|how|i|if|in|is|its?|my|of|on|or|than|that|the|this|to|use|using|vs|what|when|which|why|with)$/i
    const { get, set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")
    Object.defineProperty(query, "value", {
      set,
      get() {
        const words = get.call(this).split(/\s+/)
        const telling = words.filter((word) => !common.test(word))
        return (telling.some(Boolean) ? telling : words).map((word) => word.replace(/(?<=[a-z]{4})(ing|ed|e?s|e)$/, "")).join(" ")
      },
    })
  }

  // What Material makes on its own time: frames of tables that scroll sideways.
  const mend = () => {
    for (const frame of document.querySelectorAll(".md-typeset__scrollwrap:not([tabindex])")) frame.tabIndex = 0
  }

  // Closed by the keyboard, the search gives the focus back to where it was. Material, after this, drops it.
  const giveBack = (search) => {
    let left
    search.addEventListener("focusin", ({ relatedTarget }) => {
      if (relatedTarget && !search.contains(relatedTarget)) left = relatedTarget
    })
    search.addEventListener("keydown", ({ key }) => {
      if (key === "Escape") setTimeout(() => left?.focus({ preventScroll: true }))
    })
  }

  // Labels of tabs scroll where it is narrow, and have nothing in them that takes the focus.
  const narrowed = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      if (target.scrollWidth > target.clientWidth) target.tabIndex = 0
      else target.removeAttribute("tabindex")
    }
  })

  new MutationObserver(mend).observe(document.body, { childList: true, subtree: true })
  addEventListener("DOMContentLoaded", () => {
    const search = document.querySelector(".md-search")
    search?.setAttribute("aria-label", "Search")
    document.querySelector(".md-dialog")?.setAttribute("role", "status") // where "Copied to clipboard" appears
    if (search) giveBack(search)
    const query = document.querySelector("[data-md-component=search-query]")
    query?.addEventListener("paste", paste)
    if (query) clean(query)
    document$.subscribe(() => {
      document.querySelectorAll(".language-console code").forEach(transcript)
      document.querySelectorAll(".highlight:not(.language-console) > .filename").forEach(titleBar)
      document.querySelectorAll(".timeline .panel").forEach(link)
      for (const labels of document.querySelectorAll(".tabbed-labels")) narrowed.observe(labels)
    })
  })
})()
