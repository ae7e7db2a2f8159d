// Plays a recorded run: the program shows the line that each process is at, the transcript what has been printed, the
// picture a cursor, and a sentence what happens. They are the page's own, put side by side in a dialog while it is open.
// play.js fetches this with the first press of a button.

const PACE = 1800 // ms that an event is shown for
const SVG = "http://www.w3.org/2000/svg"
const sheet = Object.assign(document.createElement("link"), {
  rel: "stylesheet",
  href: new URL("player.css", import.meta.url),
})

const make = (name, properties = {}, ...children) => {
  const made = Object.assign(document.createElement(name), properties)
  made.append(...children)
  return made
}

const fetched = async (name) => (await fetch(new URL(`../runs/${name}.json`, import.meta.url))).json()

// The lines of a program's files, marked for the lanes that are at them.
const marker = (program) => {
  const folder = program.slice(0, program.lastIndexOf("/") + 1)
  const blocks = new Map() // by path
  const layers = []
  for (const bar of document.querySelectorAll(".highlight > .filename")) {
    const path = bar.firstChild.data
    if (path !== program && !(program.endsWith("/main.py") && path.startsWith(folder))) continue
    const layer = make("div", { className: "player-lines", ariaHidden: "true" })
    bar.parentNode.append(layer)
    blocks.set(path, { code: bar.parentNode.querySelector("code"), layer })
    layers.push(layer)
  }

  const mark = (at, lanes) => {
    const [file, number] = typeof at === "string" ? [folder + at.split(":")[0], Number(at.split(":")[1])] : [program, at]
    const { code, layer } = blocks.get(file) ?? {}
    if (!code) return null
    const start = document.createRange()
    start.setStart(document.createTreeWalker(code, NodeFilter.SHOW_TEXT).nextNode(), 0)
    const height = parseFloat(getComputedStyle(code).lineHeight)
    const first = start.getBoundingClientRect()
    const color = (lanes.find((lane) => lane.matches(".acts")) ?? lanes[0]).className
    const band = make("div", { className: `player-line ${color.replace("player-lane", "")}` }, ...lanes)
    const above = first.top + first.height / 2 - height / 2 - layer.getBoundingClientRect().top
    band.style.top = `${above + (number - 1) * height}px`
    band.style.height = `${height}px`
    layer.append(band)
    return band
  }

  return {
    blocks: layers.map((layer) => layer.parentNode),
    show(places) { // [[at, [chip, …]], …]
      layers.forEach((layer) => layer.replaceChildren())
      return places.map(([at, chips]) => mark(at, chips))
    },
    remove: () => layers.forEach((layer) => layer.remove()),
  }
}

// Takes elements from their places on the page, and puts them back.
const borrow = (elements) => {
  const places = elements.map((element) => {
    const place = document.createComment("")
    element.replaceWith(place)
    return place
  })
  return () => places.forEach((place, number) => place.replaceWith(elements[number]))
}

// What every lane does after the first `count` events: its line, and its state.
const statesAfter = (run, count) => {
  const states = run.lanes.map(() => [0, "not started yet"])
  for (const [, , , , changes] of run.steps.slice(0, count)) {
    for (const [lane, at, state] of changes) states[lane] = [at, state]
  }
  return states
}

// The transcripts of other recorded runs: what is at the same place in each, and what has moved.
const others = (lines, further) => {
  const original = lines.find(Boolean).parentNode
  const shown = original.cloneNode()

  const sign = (number, place) => {
    const moved = number - place
    if (further.fixed[number]) return "="
    return moved ? `${moved > 0 ? "↑" : "↓"}${Math.abs(moved)}` : ""
  }

  const line = (entry, place) => {
    const [number, text] = Array.isArray(entry) ? entry : [entry, lines[entry]?.textContent ?? ""]
    const row = make("span", { className: `${lines[number]?.className ?? ""} player-other` },
      make("b", { textContent: sign(number, place).padStart(4) }), " ",
      make(Array.isArray(entry) ? "em" : "span", { textContent: text }), "\n")
    row.dataset.line = number
    return row
  }

  return {
    show(number) {
      const command = lines.find(Boolean).previousSibling // the text between the command and the first line
      const head = [...original.childNodes].slice(0, [...original.childNodes].indexOf(command) + 1)
      const ending = lines.slice(further.fixed.length).map((node) => node?.cloneNode(true) ?? "")
      shown.replaceChildren(...head.map((node) => node.cloneNode(true)), ...further.runs[number].map(line), ...ending)
      original.replaceWith(shown)
    },
    hide: () => shown.replaceWith(original),
  }
}

export const play = async (figure, opener) => {
  if (!sheet.isConnected) {
    document.head.append(sheet)
    await new Promise((done) => sheet.addEventListener("load", done, { once: true }))
  }
  const data = figure.told ?? (await fetched(figure.dataset.run)) // a reader's own run is in no file
  const panels = [...figure.querySelectorAll(".panel")]
  const inSight = panels.findIndex(({ lines }) => lines.some((line) => line?.checkVisibility()))
  const part = Math.max(0, inSight)
  const run = data.runs[part]
  const { lines } = panels[part]
  const marks = marker(data.program)
  const last = run.steps.length
  let now = 1 // how many events have happened
  let timer = null
  let elsewhere = null // the other runs, once they are asked for
  let shownRun = 0 // 0 is the one that is played

  const chip = (lane, acts) => make("span", {
    className: `player-lane ${run.lanes[lane][1]}${acts ? " acts" : ""}`,
    textContent: run.lanes[lane][0],
  })

  const cursor = document.createElementNS(SVG, "line")
  const { y, height } = panels[part].getBBox()
  const names = [...panels[part].querySelectorAll(".above")].map((name) => {
    const lane = name.parentNode.cloneNode()
    lane.append(name.cloneNode(true))
    return lane
  })
  for (const [name, value] of [["class", "player-cursor"], ["y1", y], ["y2", y + height]]) cursor.setAttribute(name, value)
  const veil = document.createElementNS(SVG, "rect") // over what has not happened yet
  for (const [name, value] of [["class", "player-veil"], ["y", y], ["height", height]]) veil.setAttribute(name, value)
  const over = [veil, ...names, cursor]
  figure.querySelector("svg").append(...over)

  const press = (text, title, onclick) => make("button", { type: "button", textContent: text, title, ariaLabel: title, onclick })
  const slider = make("input", { type: "range", min: 1, max: last, value: 1, ariaLabel: "Event" })
  const count = make("span", { className: "player-count" })
  const sentence = make("p", { className: "player-sentence", role: "status" })
  const list = make("ul", { className: "player-states" })
  const playing = Object.assign(press("Play", "Play", () => (timer ? pause() : start())), { className: "play" })
  const back = press("‹ Step", "Step back: the event before", () => go(now - 1))
  const on = press("Step ›", "Step on: the next event", () => go(now + 1))
  const another = press("Another run", "Show what another recorded run printed", () => showAnother())
  const close = Object.assign(press("✕", "Close", () => stage.close()), { className: "player-close" })
  another.hidden = !run.further
  const printed = lines.find(Boolean)?.closest(".language-console")
  const giveBack = borrow([...marks.blocks, printed, figure].filter(Boolean))
  const program = make("div", { className: "player-program" }, ...marks.blocks)
  const stage = make("dialog", { className: "player md-typeset", ariaLabel: "The run, event by event" }, program,
    make("div", { className: "player-side" },
      make("div", { className: "player-controls" }, playing, back, on, slider, count, another),
      sentence, list, printed ?? "", figure), close)

  const show = () => {
    const [x, moment, until, said, changes] = run.steps[now - 1]
    const states = statesAfter(run, now)
    const acting = changes[0]?.[0]
    const places = new Map()
    states.forEach(([at], lane) => at && places.set(at, [...(places.get(at) ?? []), chip(lane, lane === acting)]))
    const bands = marks.show([...places])
    const before = now > 1 ? run.steps[now - 2][2] : 0
    lines.forEach((line, number) => {
      const isEnding = number >= run.lines
      line?.classList.toggle("player-later", isEnding ? now < last : number >= until)
      line?.classList.toggle("player-new", number >= before && number < until)
    })
    for (const each of [cursor, veil]) each.style.display = ""
    veil.setAttribute("x", `${x}%`)
    veil.setAttribute("width", `${100 - x}%`)
    cursor.setAttribute("x1", `${x}%`)
    cursor.setAttribute("x2", `${x}%`)
    sentence.textContent = said
    list.replaceChildren(...states.map(([, state], lane) => make("li", {}, chip(lane, lane === acting), ` ${state}`)))
    slider.value = now
    slider.ariaValueText = `event ${now} of ${last}, at ${moment}`
    count.textContent = `${now} of ${last}`
    back.disabled = now === 1
    on.disabled = now === last
    const newest = lines[now === last ? lines.length - 1 : until - 1]
    if (newest) { // within its box alone, so that the picture stays where it is
      const [line, box] = [newest, newest.parentNode].map((element) => element.getBoundingClientRect())
      newest.parentNode.scrollTop += line.bottom - box.bottom + line.height / 2
    }
    // The line that this is about; of a thread in the library, its process's; or else any that a lane is at.
    const color = acting === undefined ? "acts" : run.lanes[acting][1].replace(" ", ".")
    const about = [".acts", `:has(.${color})`, "*"].map((what) => bands.find((band) => band?.matches(what)))
    about.find(Boolean)?.scrollIntoView({ block: "center" })
  }

  const go = (to) => {
    if (shownRun) elsewhere.hide()
    shownRun = 0
    now = Math.min(last, Math.max(1, to))
    if (now === last) pause()
    show()
  }

  const pause = () => {
    clearInterval(timer)
    timer = null
    playing.textContent = playing.title = playing.ariaLabel = "Play"
    playing.classList.remove("pauses")
  }

  const start = () => {
    if (now === last) go(1)
    timer = setInterval(() => (stage.isConnected ? go(now + 1) : pause()), PACE)
    playing.textContent = playing.title = playing.ariaLabel = "Pause"
    playing.classList.add("pauses")
  }

  const showAnother = async () => {
    pause()
    const further = (another.further ??= await fetched(run.further))
    elsewhere ??= others(lines, further)
    if (shownRun === further.runs.length) return go(now)
    shownRun += 1
    lines.forEach((line) => line?.classList.remove("player-later", "player-new"))
    elsewhere.show(shownRun - 1)
    marks.show([])
    for (const each of [cursor, veil]) each.style.display = "none"
    sentence.textContent = `This is what another run printed, ${shownRun} of ${further.runs.length}. `
      + "= marks a line that is guaranteed to be at this place; ↑ and ↓ say by how many lines a line has moved."
      + (further.runs[shownRun - 1].some(Array.isArray) ? " Text in color differs." : "")
    list.replaceChildren()
  }

  const end = () => {
    pause()
    if (shownRun) elsewhere.hide()
    lines.forEach((line) => line?.classList.remove("player-later", "player-new"))
    marks.remove()
    over.forEach((each) => each.remove())
    giveBack()
    stage.remove()
    opener.focus()
  }

  slider.addEventListener("input", () => {
    pause()
    go(Number(slider.value))
  })
  stage.addEventListener("close", end)
  stage.addEventListener("keydown", (event) => {
    const to = { ArrowRight: now + 1, ArrowLeft: now - 1, Home: 1, End: last }[event.key]
    if (to === undefined || event.target.matches(".tick, .go")) return
    event.preventDefault()
    pause()
    go(to)
  })
  playing.hidden = matchMedia("(prefers-reduced-motion: reduce)").matches
  document.querySelector("article").append(stage)
  stage.showModal()
  show()
  slider.focus()
  if (!playing.hidden) start()
}
