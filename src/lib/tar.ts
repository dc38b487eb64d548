/** An entry of a tar archive (POSIX ustar). `path` uses `/` and has at most 100 bytes. */
export interface TarEntry {
  readonly path: string;
  readonly kind: 'file' | 'folder';
  readonly bytes: number;
}

/** An entry that is read, with its content. The content must be read before the next entry. */
export interface ReadTarEntry extends TarEntry {
  readonly content: AsyncIterable<Buffer>;
}

const blockBytes = 512;
/** The size field has eleven octal digits. */
const maxBytes = 8 ** 11 - 1;

/** The block before an entry's content. Throws for an entry that the format cannot hold. */
export function createTarHeader({ path, kind, bytes }: TarEntry): Buffer {
  const name = kind === 'folder' ? `${path}/` : path;
  if (Buffer.byteLength(name) > 100 || bytes > maxBytes) {
    throw new Error(`A tar archive cannot hold ${path} (${bytes} bytes)`);
  }
  const header = Buffer.alloc(blockBytes);
  header.write(name, 0);
  header.write(kind === 'folder' ? '0000700\0' : '0000600\0', 100);
  header.write('0000000\0', 108);
  header.write('0000000\0', 116);
  header.write(`${bytes.toString(8).padStart(11, '0')}\0`, 124);
  header.write('00000000000\0', 136);
  header.write(kind === 'folder' ? '5' : '0', 156);
  header.write('ustar\x0000', 257);
  header.write(`${checksumOf(header).toString(8).padStart(6, '0')}\0 `, 148);
  return header;
}

/** The zeros after an entry's content. */
export function createTarPadding(bytes: number): Buffer {
  return Buffer.alloc((blockBytes - (bytes % blockBytes)) % blockBytes);
}

/** The end of an archive. */
export function createTarEnd(): Buffer {
  return Buffer.alloc(2 * blockBytes);
}

/** Reads the entries of an archive one after the other. Throws if it is damaged or ends early. */
export async function* readTar(chunks: AsyncIterable<Buffer>): AsyncGenerator<ReadTarEntry> {
  const source = createByteSource(chunks);
  for (;;) {
    const header = await source.read(blockBytes);
    if (header.every((byte) => byte === 0)) return;
    const entry = parseHeader(header);
    let isRead = false;
    const content = async function* (): AsyncGenerator<Buffer> {
      isRead = true;
      let remaining = entry.bytes;
      while (remaining > 0) {
        const part = await source.readSome(remaining);
        remaining -= part.length;
        yield part;
      }
    };
    yield { ...entry, content: content() };
    if (!isRead) await source.skip(entry.bytes);
    await source.skip(createTarPadding(entry.bytes).length);
  }
}

function parseHeader(header: Buffer): TarEntry {
  const number = (start: number, length: number) =>
    Number.parseInt(header.toString('latin1', start, start + length).replace(/\0.*$/, ''), 8);
  if (number(148, 8) !== checksumOf(header)) throw new Error('The archive is damaged');
  const name = header.toString('utf8', 0, 100).replace(/\0.*$/s, '');
  const kind = header.toString('latin1', 156, 157) === '5' ? 'folder' : 'file';
  return { path: name.replace(/\/$/, ''), kind, bytes: number(124, 12) };
}

/** The sum of the header's bytes, those of the checksum itself counted as spaces. */
function checksumOf(header: Buffer): number {
  return header.reduce((sum, byte, at) => sum + (at >= 148 && at < 156 ? 0x20 : byte), 0);
}

function createByteSource(chunks: AsyncIterable<Buffer>) {
  const iterator = chunks[Symbol.asyncIterator]();
  let rest: Buffer = Buffer.alloc(0);
  const readSome = async (max: number): Promise<Buffer> => {
    while (rest.length === 0) {
      const { done, value } = await iterator.next();
      if (done) throw new Error('The archive ends early');
      rest = value;
    }
    const part = rest.subarray(0, max);
    rest = rest.subarray(part.length);
    return part;
  };
  return {
    readSome,
    async read(count: number): Promise<Buffer> {
      const parts: Buffer[] = [];
      for (let missing = count; missing > 0; ) {
        const part = await readSome(missing);
        parts.push(part);
        missing -= part.length;
      }
      return Buffer.concat(parts);
    },
    async skip(count: number): Promise<void> {
      for (let missing = count; missing > 0; ) missing -= (await readSome(missing)).length;
    },
  };
}
