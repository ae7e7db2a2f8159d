// "My system, my Python", said once beside the title of a page with tabs for start methods or versions, and remembered:
// each set of tabs then shows what that reader would see, until another tab is pressed.
{
  const SYSTEMS = ["Linux", "macOS", "Windows"]
  const PYTHONS = ["3.11", "3.12", "3.13", "3.13 free-threaded", "3.14", "3.14 free-threaded", "3.15", "3.15 free-threaded"]

  const minor = (version) => Number(version.split(".")[1])
  const defaultMethod = ({ system, python }) => {
    if (!system) return null
    return system !== "Linux" ? "spawn" : !python ? null : minor(python) < 14 ? "fork" : "forkserver"
  }

  // What a label says of start methods, versions and builds: for each, does it hold of these? Of a version, the newest
  // patch release is meant, so "since 3.13.8" holds of 3.13, and "before 3.13.8" does not.
  const conditions = (label, mine) => {
    const found = []
    const methods = label.match(/\b(fork|spawn|forkserver)\b/g)
    if (methods) found.push(methods.includes(defaultMethod(mine)))
    const [, words = "", version, patch, later] = label.match(/(since|from|up to|until|before)? ?\b(3\.\d+)(\.\d+)?( and later)?/) ?? []
    if (version && mine.python) {
      const [own, named] = [minor(mine.python), minor(version)]
      if (later || /since|from/.test(words)) found.push(own >= named)
      else if (words) found.push(patch || words === "before" ? own < named : own <= named)
      else found.push(label.match(/3\.\d+/g).some((each) => minor(each) === own))
    } else if (version || /\bbefore\b/.test(label)) found.push(false)
    const build = label.match(/free-threaded|with the GIL/)?.[0]
    if (build) found.push(Boolean(mine.python?.includes("free")) === (build === "free-threaded"))
    return found
  }

  // The label with the most conditions, all of which hold; null where no label has one.
  const fitting = (labels, mine) => {
    const rated = labels.map((label) => [label, conditions(label.textContent, mine)])
    const [best] = rated.filter(([, each]) => each.length && each.every(Boolean)).sort(([, a], [, b]) => b.length - a.length)
    return best?.[0] ?? null
  }

  const labelsOf = (set) => [...set.querySelectorAll(":scope > .tabbed-labels > label")]
  const depend = (set) => labelsOf(set).some((label) => conditions(label.textContent, { system: "Linux", python: "3.15" }).length)

  const choose = (sets, mine) => {
    const pressed = __md_get("__tabs") ?? []
    for (const set of sets) {
      const labels = labelsOf(set)
      const again = pressed.map((text) => labels.find((label) => label.textContent.trim() === text)).find(Boolean)
      const label = again ?? fitting(labels, mine)
      const tab = label && document.getElementById(label.htmlFor)
      if (!tab || tab.checked) continue
      // To Material this is no press: it selects no tabs of the same label, and does not scroll.
      if (set.querySelector(":scope > .tabbed-control")) label.dataset.mdSwitching = ""
      tab.click()
    }
  }

  document$.subscribe(() => {
    const sets = [...document.querySelectorAll(".tabbed-set")].filter(depend)
    const place = document.querySelector(".place")
    if (!sets.length || !place || place.querySelector("select")) return
    const pressed = place.querySelector(".mine")
    const mine = __md_get("__mine") ?? {}
    for (const [key, what, options] of [["system", "my system", SYSTEMS], ["python", "my Python", PYTHONS]]) {
      const select = document.createElement("select")
      select.setAttribute("aria-label", `Show tabs for ${what}`)
      select.append(new Option(what, ""), ...options.map((option) => new Option(option.replace(/^3/, "Python 3"), option)))
      select.value = mine[key] ?? ""
      select.addEventListener("change", () => {
        mine[key] = select.value
        __md_set("__mine", mine)
        __md_set("__tabs", []) // what was pressed before
        choose(sets, mine)
      })
      const part = Object.assign(document.createElement("span"), { className: "mine" })
      part.append(" · ", select)
      place.append(part)
    }
    choose(sets, mine)
    if (!pressed) return
    pressed.remove()
    place.querySelector("select").focus()
  })
}
