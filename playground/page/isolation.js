// A page may share memory with its workers only if two headers came with it. Where the host does not send them, a service worker
// of this site adds them (isolate.js), and the page is loaded anew. It is there only for readers who press Run.
const root = new URL("../../", import.meta.url)

/** @returns {Promise<boolean>} whether the page is isolated; if not, it is about to be loaded anew, and to run `path` then */
export async function isolate(path) {
  if (crossOriginIsolated) {
    sessionStorage.removeItem("run")
    return true
  }
  if (sessionStorage.getItem("run") === path) {
    sessionStorage.removeItem("run")
    throw new Error("this browser lets no page of this site share memory") // it was loaded anew in vain
  }
  const registered = await navigator.serviceWorker.register(new URL("isolate.js", root), { scope: root.pathname })
  const worker = registered.installing ?? registered.waiting ?? registered.active
  await new Promise((done) => {
    const look = () => worker.state === "activated" && done()
    worker.addEventListener("statechange", look)
    look()
  })
  sessionStorage.setItem("run", path)
  location.reload()
  return false
}
