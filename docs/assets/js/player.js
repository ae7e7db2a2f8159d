// Plays a recorded run on the page: the program shows the line that each process is at, the transcript what has been
// printed, the picture a cursor, and a sentence what happens. play.js fetches it with the first press of a button.

const PACE = 1800 // ms that an event is shown for
const SVG = "http://www.w3.org/2000/svg"
const sheet = Object.assign(document.createElement("link"), {
  rel: "stylesheet",
  href: new URL("../css/player.css", import.meta.url),
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
    const band = make("div", { className: "player-line" }, ...lanes)
    const above = first.top + first.height / 2 - height / 2 - layer.getBoundingClientRect().top
    band.style.top = `${above + (number - 1) * height}px`
    band.style.height = `${height}px`
    layer.append(band)
    return band
  }

  return {
    show(places) { // [[at, [chip, …]], …]
      layers.forEach((layer) => layer.replaceChildren())
      return places.map(([at, chips]) => mark(at, chips))
    },
    remove: () => layers.forEach((layer) => layer.remove()),
  }
}

// What every lane does after the first `count` events: its line, and its state.
const statesAfter = (run, count) => {
  const states = run.lanes.map(() => [0, "not there yet"])
  for (const [, , , , changes] of run.steps.slice(0, count)) {
    for (const [lane, at, state] of changes) states[lane] = [at, state]
  }
  return states
}

const table = (run) => make("details", { className: "player-events" },
  make("summary", { textContent: "All events in words" }),
  make("table", {},
    make("thead", {}, make("tr", {}, make("th", { textContent: "At" }), make("th", { textContent: "Event" }))),
    make("tbody", {}, ...run.steps.map(([, moment, , sentence]) =>
      make("tr", {}, make("td", { textContent: moment }), make("td", { textContent: sentence })))),
  ),
)

// The transcripts of other recorded runs: what stands at the same place in each, and what has moved.
const others = (lines, further) => {
  const original = lines.find(Boolean).parentNode
  const shown = original.cloneNode()
  const texts = lines.map((line) => line?.textContent ?? "")

  const line = (entry, place) => {
    const [number, text] = Array.isArray(entry) ? entry : [entry, texts[entry]]
    const moved = number - place
    const [sign, title] = further.fixed[number]
      ? ["=", "here in every run"]
      : moved ? [`${moved > 0 ? "↑" : "↓"}${Math.abs(moved)}`, `${Math.abs(moved)} ${moved > 0 ? "earlier" : "later"}`] : ["", ""]
    const row = make("span", { className: `player-other ${sign === "=" ? "fixed" : moved ? "moved" : ""}` },
      make("b", { textContent: sign.padStart(3), title }), ` ${text}\n`)
    return row
  }

  return {
    show(number) {
      const command = original.textContent.split("\n")[0]
      shown.replaceChildren(`${command}\n`, ...further.runs[number].map(line))
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
  const data = await fetched(figure.dataset.run)
  const panels = [...figure.querySelectorAll(".panel")]
  const inSight = panels.findIndex((panel) => panel.lines.some((line) => line?.checkVisibility()))
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
  for (const [name, value] of [["class", "player-cursor"], ["y1", y], ["y2", y + height]]) cursor.setAttribute(name, value)
  figure.querySelector("svg").append(cursor)

  const press = (text, title, onclick) => make("button", { type: "button", textContent: text, title, ariaLabel: title, onclick })
  const slider = make("input", { type: "range", min: 1, max: last, value: 1, ariaLabel: "Event" })
  const count = make("span", { className: "player-count" })
  const sentence = make("p", { className: "player-sentence", role: "status" })
  const list = make("ul", { className: "player-states" })
  const playing = press("▶", "Play", () => (timer ? pause() : start()))
  const back = press("◀", "One event back", () => go(now - 1))
  const on = press("▶", "One event on", () => go(now + 1))
  const another = press("Another run", "Show another recorded run", () => showAnother())
  const close = press("✕", "Close", () => end())
  back.className = on.className = "player-step"
  another.hidden = !data.further
  const bar = make("section", { className: "player", ariaLabel: "The run, event by event" },
    make("div", { className: "player-controls" }, playing, back, on, slider, count, another, close), sentence, list)
  const events = table(run)

  const show = () => {
    const [x, moment, printed, said, changes] = run.steps[now - 1]
    const states = statesAfter(run, now)
    const acting = changes[0]?.[0]
    const places = new Map()
    states.forEach(([at], lane) => at && places.set(at, [...(places.get(at) ?? []), chip(lane, lane === acting)]))
    const bands = marks.show([...places])
    bands.forEach((band) => band?.classList.toggle("acts", band.querySelector(".acts") !== null))
    const before = now > 1 ? run.steps[now - 2][2] : 0
    lines.forEach((line, number) => {
      const isEnding = number >= run.lines
      line?.classList.toggle("player-later", isEnding ? now < last : number >= printed)
      line?.classList.toggle("player-new", number >= before && number < printed)
    })
    cursor.setAttribute("x1", `${x}%`)
    cursor.setAttribute("x2", `${x}%`)
    sentence.textContent = said
    list.replaceChildren(...states.map(([, state], lane) => make("li", {}, chip(lane, lane === acting), ` ${state}`)))
    slider.value = now
    slider.ariaValueText = `event ${now} of ${last}, at ${moment}`
    count.textContent = `${now} of ${last}`
    back.disabled = now === 1
    on.disabled = now === last
    const place = bands.find((band) => band?.classList.contains("acts"))
    const box = place?.getBoundingClientRect()
    if (box && (box.top < 110 || box.bottom > bar.getBoundingClientRect().top)) place.scrollIntoView({ block: "center" })
  }

  const go = (to) => {
    if (shownRun) {
      shownRun = 0
      elsewhere.hide()
    }
    now = Math.min(last, Math.max(1, to))
    if (now === last) pause()
    show()
  }

  const pause = () => {
    clearInterval(timer)
    timer = null
    playing.textContent = "▶"
    playing.title = playing.ariaLabel = "Play"
  }

  const start = () => {
    if (now === last) go(1)
    timer = setInterval(() => (bar.isConnected ? go(now + 1) : pause()), PACE)
    playing.textContent = "❚❚"
    playing.title = playing.ariaLabel = "Pause"
  }

  const showAnother = async () => {
    pause()
    const further = (another.further ??= await fetched(`${figure.dataset.run}.further`))
    elsewhere ??= others(lines, further)
    shownRun = (shownRun + 1) % (further.runs.length + 1)
    if (!shownRun) return go(now)
    lines.forEach((line) => line?.classList.remove("player-later", "player-new"))
    elsewhere.show(shownRun - 1)
    marks.show([])
    sentence.textContent = `What run ${shownRun} of ${further.runs.length} others printed. `
      + "= is at this place in every run: that is guaranteed. An arrow says by how many lines one has moved."
    list.replaceChildren()
  }

  const end = () => {
    go(last)
    pause()
    lines.forEach((line) => line?.classList.remove("player-later", "player-new"))
    marks.remove()
    for (const part of [bar, events, cursor]) part.remove()
    opener.hidden = false
    opener.focus()
  }

  slider.addEventListener("input", () => {
    pause()
    go(Number(slider.value))
  })
  bar.addEventListener("keydown", (event) => {
    const to = { ArrowRight: now + 1, ArrowUp: now + 1, ArrowLeft: now - 1, ArrowDown: now - 1, Home: 1, End: last }[event.key]
    if (event.key === "Escape") end()
    if (to === undefined) return
    event.preventDefault()
    pause()
    go(to)
  })
  playing.hidden = matchMedia("(prefers-reduced-motion: reduce)").matches
  opener.hidden = true
  figure.after(bar, events)
  show()
  slider.focus({ preventScroll: true })
  if (!playing.hidden) start()
}
