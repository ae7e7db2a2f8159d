// The worker that draws: a Python with the project's own code for timelines.
import { startPython } from "../process/python.js"

const messages = []
let heard = () => {}
self.onmessage = ({ data }) => {
  messages.push(data)
  heard()
}
async function message() {
  while (!messages.length) await new Promise((done) => (heard = done))
  return messages.shift()
}

const setup = await message()
const code = await (await fetch(new URL("../drawing.json", import.meta.url))).json()
const py = await startPython({ ...setup, files: { ...setup.files, ...code } })
py.runPython("import sys; sys.path.append('/lib'); from tools.draw.fresh import draw")
const draw = py.globals.get("draw")
for (;;) {
  const facts = await message()
  let answer = "null"
  try {
    answer = draw(facts)
  } catch (error) {
    console.error(error)
  }
  postMessage(answer)
}
