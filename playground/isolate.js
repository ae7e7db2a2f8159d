// A service worker: what the site answers gets the headers that let a page share memory with its workers. It keeps nothing.
const ISOLATED = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
}
const BARE = [101, 204, 205, 304] // which have no body

addEventListener("install", () => skipWaiting())
addEventListener("activate", (event) => event.waitUntil(clients.claim()))
addEventListener("fetch", (event) => {
  const { request } = event
  if (new URL(request.url).origin !== location.origin) return
  event.respondWith((async () => {
    const response = await fetch(request)
    if (response.type === "opaqueredirect") return response
    const { status, statusText } = response
    const headers = new Headers(response.headers)
    for (const [name, value] of Object.entries(ISOLATED)) headers.set(name, value)
    return new Response(BARE.includes(status) ? null : response.body, { status, statusText, headers })
  })())
})
