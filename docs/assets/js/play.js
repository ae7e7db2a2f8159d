// A button below each timeline plays its run. What plays it is fetched with the first press; from a disk, nothing can be.
if (location.protocol !== "file:") {
  addEventListener("DOMContentLoaded", () => document$.subscribe(() => {
    for (const figure of document.querySelectorAll(".timeline[data-run]")) {
      const button = Object.assign(document.createElement("button"), { className: "play", textContent: "Play this run" })
      button.addEventListener("click", async () => {
        const { play } = await import(new URL("assets/player/player.js", __md_scope))
        play(figure, button)
      })
      figure.querySelector(".events").before(button)
    }
  }))
}
