// Compiles Python, once for all workers, in a worker: the policy of the site's pages does not let them do it. It is compressed
// beforehand, as not every host does it.
const packed = await fetch(new URL("../pyodide/pyodide.asm.wasm.packed", import.meta.url))
const wasm = packed.body.pipeThrough(new DecompressionStream("gzip"))
postMessage(await WebAssembly.compileStreaming(new Response(wasm, { headers: { "Content-Type": "application/wasm" } })))
