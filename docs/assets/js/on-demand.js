// Scripts that are asked for when they are wanted: paste.js where a page has a place for its field, notes.js when a point is
// pointed at or has the focus, my-python.js when its button is pressed, or was in the past.
{
  const loaded = new Set()
  const load = (name) => {
    if (loaded.has(name)) return
    loaded.add(name)
    document.head.append(Object.assign(document.createElement("script"), { src: new URL(`assets/on-demand/${name}.js`, __md_scope) }))
  }

  addEventListener("DOMContentLoaded", () => document$.subscribe(() => {
    if (document.querySelector(".paste-here")) load("paste")
    for (const point of document.querySelectorAll("li:is([data-lines], [data-output])")) {
      point.tabIndex = 0
      for (const name of ["pointerenter", "focus"]) point.addEventListener(name, () => load("notes"), { once: true })
    }
    const labels = [...document.querySelectorAll(".tabbed-labels")]
    const place = document.querySelector(".place")
    if (!place || !labels.some((each) => /fork|spawn|\b3\.\d|free-threaded/.test(each.textContent))) return
    if (__md_get("__mine")) load("my-python")
    if (loaded.has("my-python")) return
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: "My Python" })
    button.addEventListener("click", () => load("my-python"))
    const part = Object.assign(document.createElement("span"), { className: "mine" })
    part.append(" · ", button)
    place.append(part)
  }))
}
