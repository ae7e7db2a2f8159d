// The kernel's files, mounted into Emscripten's file system of this process.
import { BLOCK, DESCRIPTORS, INODE } from "../kernel/layout.js"
import { ROOTS } from "../kernel/files.js"
import { view } from "./streams.js"

const EINVAL = 28, ENOENT = 44, ENOSPC = 51, ENOTEMPTY = 55 // Emscripten's numbers of errors
const IS_FOLDER = 0o40000, IS_FILE = 0o100000, KIND = 0o170000
const READ_WRITE = 2, APPEND = 1024
const FROM_HERE = 1, FROM_END = 2

/**
 * @param mapped what maps a file into memory, with `mmap` and `msync` as a stream of Emscripten's has them
 * @returns {(inode: number, fd: number) => void} what opens a file that has no name here, as a process inherits it
 */
export function mount(FS, { descriptors, files }, mapped) {
  const fail = (number) => {
    throw new FS.ErrnoError(number)
  }
  const remember = FS.hashAddNode // others change the files, so no name is remembered
  FS.hashAddNode = (node) => (node.inode ? undefined : remember.call(FS, node))

  const mode = (inode) => (files.isFolder(inode) ? IS_FOLDER : IS_FILE) | files.get(inode, INODE.MODE)
  const node = (parent, name, inode) => {
    const made = FS.createNode(parent, name, mode(inode), 0)
    FS.hashRemoveNode(made)
    return Object.assign(made, { node_ops: nodes, stream_ops: files.isFolder(inode) ? folders : streams, inode })
  }
  const attributes = (inode) => {
    const size = files.get(inode, INODE.LENGTH)
    const time = new Date(files.get(inode, INODE.TIME) * 1000)
    const times = { atime: time, mtime: time, ctime: time }
    const nlink = files.get(inode, INODE.PARENT) < 0 ? 0 : 1
    const owner = { dev: 20, uid: 0, gid: 0, rdev: 0 }
    return { ...owner, ...times, ino: inode, mode: mode(inode), nlink, size, blksize: BLOCK, blocks: Math.ceil(size / 512) }
  }
  const change = (inode, { size, mode: wanted }) => {
    if (wanted !== undefined) files.set(inode, INODE.MODE, wanted & ~KIND)
    if (size !== undefined && !files.resize(inode, size)) fail(ENOSPC)
  }
  const find = (parent, name) => files.find(parent.inode, name) || fail(ENOENT)

  const nodes = {
    getattr: ({ inode }) => attributes(inode),
    setattr: ({ inode }, how) => change(inode, how),
    lookup: (parent, name) => node(parent, name, find(parent, name)),
    mknod(parent, name, wanted) {
      const inode = files.create((wanted & KIND) === IS_FOLDER, parent.inode, name, wanted & 0o777)
      return inode ? node(parent, name, inode) : fail(ENOSPC)
    },
    rename(old, folder, name) {
      old.name = name
      files.rename(old.inode, folder.inode, name)
    },
    unlink: (parent, name) => files.unlink(find(parent, name)),
    rmdir(parent, name) {
      const inode = find(parent, name)
      if (files.list(inode).length) fail(ENOTEMPTY)
      files.unlink(inode)
    },
    readdir: ({ inode }) => [".", "..", ...files.list(inode).map((each) => files.name(each))],
  }
  const folders = { llseek: (stream, offset, whence) => offset + (whence === FROM_HERE ? stream.position : 0) }
  const opened = ({ fd, node: { inode } }) => {
    if (fd < DESCRIPTORS) descriptors.open(fd, -inode, 0)
  }
  const streams = {
    getattr: (stream) => attributes(stream.node.inode),
    setattr: (stream, how) => change(stream.node.inode, how),
    open: opened,
    dup: opened,
    close: ({ fd }) => descriptors.close(fd),
    read: (stream, buffer, offset, length, position) => files.read(stream.node.inode, view(buffer, offset, length), position),
    write(stream, buffer, offset, length, position) {
      const count = files.write(stream.node.inode, view(buffer, offset, length), position, stream.flags & APPEND)
      return count < 0 ? fail(ENOSPC) : count
    },
    llseek(stream, offset, whence) {
      const start = { [FROM_HERE]: stream.position, [FROM_END]: files.get(stream.node.inode, INODE.LENGTH) }[whence] ?? 0
      return start + offset < 0 ? fail(EINVAL) : start + offset
    },
    mmap: mapped.mmap,
    msync: mapped.msync,
  }

  for (const [path, inode] of Object.entries(ROOTS)) {
    const root = () => {
      const made = FS.createNode(null, "/", IS_FOLDER | 0o777, 0)
      return Object.assign(made, { node_ops: nodes, stream_ops: folders, inode })
    }
    FS.mkdirTree(path)
    FS.mount({ mount: root }, {}, path)
  }
  return (inode, fd) => {
    const flags = READ_WRITE | (fd < 3 ? APPEND : 0)
    const facts = { node: node(FS.root, "inherited", inode), path: "inherited", flags, seekable: true, position: 0 }
    FS.createStream({ ...facts, stream_ops: streams }, fd)
  }
}
