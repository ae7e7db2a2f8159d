// The field on the first pages of Errors and of Hangs: a traceback or a stack dump is pasted, and the page with its cause
// comes up. What is known are the rows of the tables on these two pages, and nothing is sent: the other of the two is
// fetched from this site, if not from a disk.
{
  const PAGES = ["fix/", "hangs/"]
  const words = (text) => text.toLowerCase().replaceAll("__mp_main__", "__main__").match(/[\p{L}\d_.]*[\p{L}\d_]/gu) ?? []
  const QUOTED = /(?<![\p{L}\d])'[^']*'/gu // and no apostrophe
  const codes = (cell) => [...cell.querySelectorAll("code")].map(({ textContent }) => textContent)

  // The rows of the tables whose first heading is `heading`: lists of cells.
  const rows = (page, heading) =>
    [...page.querySelectorAll("article table")]
      .filter((table) => table.querySelector("th")?.textContent === heading)
      .flatMap((table) => [...table.tBodies[0].rows].map(({ cells }) => [...cells]))

  // Messages: {type, needed, named, text, link, says}. Most of `needed` a text has to have, in this order; of `named`, the
  // words in each pair of quotation marks, half, or one where there is nothing else. Without either, the type is the line.
  const messages = (page) =>
    rows(page, "message").flatMap(([message, when]) =>
      [...message.querySelectorAll("code")].map((code) => {
        const text = code.textContent
        const [, type, rest = ""] = text.match(/^(?:(?:\w+\.)*(\w*(?:Error|Exception|Warning|Empty|Full|Killed|Pool))(?::\s*|$))?(.*)$/s)
        const link = code.closest("a") ?? message.querySelector("a")
        return { type, needed: words(rest.replace(QUOTED, " ")), named: (rest.match(QUOTED) ?? []).map(words), text, link, says: when.textContent }
      }),
    )

  // What step 1 of Hangs begins an item with, as "Process Process-1:", in which numbers differ: {begins, text, link, says}, for
  // each of its links.
  const beginnings = (page) =>
    [...page.querySelectorAll("article li")]
      .filter((item) => item.firstChild.nodeName === "CODE" && item.querySelector("a"))
      .map((item) => {
        const text = item.firstChild.textContent
        const begins = new RegExp(`^\\s*${text.replace(/[^\w\s-]/g, "\\$&").replace(/\d+/g, "\\d+")}`)
        return { begins, text, links: [...item.querySelectorAll("a")], says: item.textContent.slice(text.length).trim() }
      })
      .flatMap(({ links, ...row }) => links.map((link) => ({ ...row, link })))

  // How many of the words come in this order.
  const common = (wanted, found) => {
    let counts = Array(found.length + 1).fill(0)
    for (const word of wanted) {
      const next = [0]
      found.forEach((other, at) => next.push(word === other ? counts[at] + 1 : Math.max(next[at], counts[at + 1])))
      counts = next
    }
    return counts.at(-1)
  }

  // How well a message fits a line, whose words and those that it goes on with are `found`; 0 is not at all.
  const fitting = ({ type, needed, named }, line, found) => {
    const typed = Boolean(type) && new RegExp(`(^|[\\s._])${type}\\b`).test(line)
    const shared = named.filter((each) => each.some((word) => found.some((other) => other === word || (word.endsWith("_") && other.startsWith(word))))).length
    if (!needed.length && !named.length) return typed && /^[\w.]+:?$/.test(line) ? 2 : 0
    if (!needed.length) return typed && shared ? 2 + shared : 0
    const count = common(needed, found)
    const part = count / needed.length
    if (part < 0.65 || (count < 2 && !typed) || (named.length > 1 && shared < named.length / 2)) return 0
    // A broken pool is what follows when a worker has ended, be it by another error in the same text.
    return (count + shared + (typed ? 1 : 0)) * part * (type === "BrokenProcessPool" ? 0.5 : 1)
  }

  // A line goes on below where the next one is indented.
  const errors = (lines, known) =>
    lines.flatMap((line, at) => {
      let whole = line
      for (let next = at + 1; next < at + 4 && /^\s+\S/.test(lines[next] ?? "") && !/^\s+File "/.test(lines[next]); next++) whole += ` ${lines[next]}`
      const [found, first] = [words(whole), new Set(words(line))]
      return known
        .filter(({ needed, begins }) => (begins ? begins.test(line) : !needed.length || needed.some((word) => first.has(word))))
        .map((row) => ({ ...row, at, score: row.begins ? 1 : fitting(row, line.trim(), found) }))
        .filter(({ score }, at, all) => score && score === Math.max(...all.map((other) => other.score)))
    })

  // The stacks of a text, of a traceback, faulthandler, profiling.sampling or py-spy: each a list of frames, the outermost
  // first, {file, name, code, at}, `at` being the line of the text.
  const stacks = (lines) => {
    const found = []
    let [stack, innermostFirst] = [null, false]
    const begin = (reversed) => found.push({ frames: (stack = []), reversed: (innermostFirst = reversed) })
    lines.forEach((line, at) => {
      if (/^\w[\w.]*(Error|Exception|Interrupt|Exit)\b/.test(line)) stack = null // others may go on below, without a heading
      if (/^\s*Traceback \(most recent call last\)|most recent call last\):/.test(line)) begin(false)
      else if (/most recent call first\):|^Thread \d+ \(|^Thread 0x/.test(line)) begin(true)
      const file = line.match(/^\s*File "([^"]+)", line \d+,? in (\S+)/)
      const spied = line.match(/^\s+(\S+) \(([^():]+(?:\.\w+|>)):\d+\)/)
      if (!file && !spied) return
      if (!stack || (file && !innermostFirst && stack.length && file[2] === "<module>")) begin(Boolean(spied))
      const [path, name] = file ? [file[1], file[2]] : [spied[2], spied[1]]
      const code = file && !innermostFirst && !/^\s*File "|^\S/.test(lines[at + 1] ?? "File \"") ? lines[at + 1].trim() : ""
      stack.push({ file: path, name: name.replace(/^.*\./, ""), code, at: code ? at + 1 : at })
    })
    return found.map(({ frames, reversed }) => (reversed ? frames.reverse() : frames)).filter(({ length }) => length)
  }

  const isPythons = ({ file }) =>
    !/site-packages/.test(file) &&
    /(^|[/\\])(multiprocessing|concurrent|asyncio|importlib|lib[/\\]python3[^/\\]*)[/\\]|^(threading|queue|selectors|socket|subprocess|runpy)\.py$|^<(frozen|string)/i.test(file)

  // Rows on what a process waits for: {calls, own, frames, file, child, link, says}.
  const waits = (page) =>
    rows(page, "your own last line").flatMap(([own, frames, what, where]) => {
      const text = own.textContent
      const names = codes(frames).filter((code) => !code.endsWith(".py"))
      return [{
        own: codes(own),
        none: text.startsWith("none"),
        optional: frames.textContent.includes("none"),
        names,
        file: codes(frames).find((code) => code.endsWith(".py")),
        child: /in a child/.test(text) ? true : /in the main process/.test(text) ? false : null,
        links: [...where.querySelectorAll("a")],
        says: `the process waits for ${what.textContent}`,
      }]
    })

  // The name that a line of a row calls: "get" of `queue.get(timeout=…)`, "with" of `with lock:`.
  const called = (own) => own.match(/(\w+)\(/)?.[1] ?? own.match(/^\w+/)[0]

  const waiting = (stack, known) => {
    // A forked child has the frames of the line that started it above its own.
    const begins = stack.findLastIndex(({ file, name }) => /_bootstrap .*process\.py|_launch .*popen_fork\.py/.test(`${name} ${file}`))
    const mine = stack.slice(begins + 1)
    const last = mine.findLastIndex((frame) => !isPythons(frame))
    const [own, below] = [mine[last], mine.slice(last + 1)]
    const child = begins >= 0 ? true : own ? false : null // at its end, a child looks as the main process does
    return known.flatMap((row) => {
      if (row.none !== !own || (row.child ?? child) !== (child ?? row.child)) return []
      if (row.file && !below.some(({ file, name }) => file.endsWith(row.file) && row.names.includes(name))) return []
      const count = common(row.names, below.map(({ name }) => name))
      if (count < row.names.length && (below.length || !row.optional)) return []
      const calls = own?.code ? row.own.some((code) => new RegExp(`\\b${called(code)}\\b`).test(own.code)) : null
      if (calls === false || (calls === null && !count)) return []
      if (/timeout/.test(row.own.join()) && calls && !/timeout/.test(own.code)) return []
      const score = count + (calls ? 2 : 0) + (row.file ? 1 : 0) + (row.child !== null && child !== null ? 1 : 0)
      return [{ score, at: (own ?? below.at(-1)).at, row, child }]
    })
  }

  // What a text says: of each page that fits once, the best first.
  const recognized = (text, pages) => {
    const lines = text.split("\n")
    const better = (one, other) => other.score - one.score
    const raised = /^(?!Exception )\w[\w.]*(Error|Exception)\b/m.test(text) // by something else than Ctrl-C
    const found = errors(lines, pages.flatMap((page) => [...messages(page), ...(raised ? beginnings(page) : [])])).sort(better)
    const known = pages.flatMap(waits)
    // What a child waits for is the cause, what the main process waits for may be the child.
    const best = stacks(lines)
      .flatMap((stack) => {
        const all = waiting(stack, known).sort(better)
        return all.filter(({ score }) => score === all[0].score)
      })
      .sort((one, other) => other.child - one.child || better(one, other))
      .flatMap(({ at, row: { links, says } }) => links.map((link) => ({ at, link, says, text: link.textContent })))
    const all = /KeyboardInterrupt/.test(text) || !raised ? [...best, ...found] : found
    return all.filter(({ link }, at) => all.findIndex((other) => other.link.href === link.href) === at).slice(0, 3)
  }

  const shown = (lines, { at, text, link, says }) => {
    const item = document.createElement("li")
    const [block, mark] = [document.createElement("pre"), document.createElement("mark")]
    const code = document.createElement("code")
    mark.textContent = lines[at]
    code.append(lines.slice(Math.max(0, at - 1), at).map((line) => `${line}\n`).join(""), mark, `\n${lines.slice(at + 1, at + 2).join("")}`)
    block.append(code)
    const page = Object.assign(document.createElement("a"), { href: link.href, textContent: text })
    item.append(page, text.endsWith(":") ? ` ${says}` : `: ${says}`, block)
    return item
  }

  document$.subscribe(() => {
    const place = document.querySelector(".paste-here")
    if (!place || place.childElementCount) return
    const label = Object.assign(document.createElement("label"), { textContent: "Paste a traceback, or a dump of stacks. It stays in your browser." })
    const field = Object.assign(document.createElement("textarea"), { rows: 3, spellcheck: false, placeholder: "Traceback (most recent call last): …" })
    const answer = document.createElement("div")
    answer.setAttribute("role", "status")
    label.append(field)
    place.append(label, answer)

    let others
    const load = async () =>
      [document, ...(location.protocol === "file:" ? [] : await Promise.all(PAGES.map((path) => new URL(path, __md_scope)).filter(({ pathname }) => pathname !== location.pathname).map(async (url) => {
        const page = new DOMParser().parseFromString(await (await fetch(url)).text(), "text/html")
        for (const link of page.querySelectorAll("article a")) link.href = new URL(link.getAttribute("href"), url)
        return page
      })))]
    field.addEventListener("input", async () => {
      others ??= load()
      const pages = await others
      const text = field.value
      if (!text.trim()) return answer.replaceChildren()
      const lines = text.split("\n")
      const found = recognized(text, pages)
      const list = document.createElement("ol")
      list.append(...found.map((one) => shown(lines, one)))
      answer.replaceChildren(found.length ? list : "Nothing in it is known here. Search for its last line, or look at the tables below.")
    })
  })
}
