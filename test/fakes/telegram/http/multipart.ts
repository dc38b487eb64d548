import type { Upload } from './method.ts';

export interface Form {
  readonly fields: Readonly<Record<string, string>>;
  readonly files: ReadonlyMap<string, Upload>;
}

const headerEnd = Buffer.from('\r\n\r\n');

/**
 * Reads `multipart/form-data`. Supports grammY: lower-case headers, no space after `:` and `;`,
 * unquoted file names (grammy/out/core/payload.js). Throws for any other body.
 */
export function parseMultipart(body: Buffer, contentType: string): Form {
  const boundary = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType);
  const name = boundary?.[1] ?? boundary?.[2];
  if (name === undefined) throw new Error('multipart without a boundary');
  const fields: Record<string, string> = {};
  const files = new Map<string, Upload>();
  for (const part of split(body, Buffer.from(`--${name}`))) {
    const end = part.indexOf(headerEnd);
    if (end === -1) throw new Error('a part without headers');
    const disposition = /content-disposition:\s*form-data;([^\r\n]*)/i.exec(
      part.subarray(0, end).toString('utf8'),
    );
    const content = part.subarray(end + headerEnd.length);
    const field = attribute(disposition?.[1], 'name');
    if (field === undefined) throw new Error('a part without a name');
    const filename = attribute(disposition?.[1], 'filename');
    if (filename === undefined) fields[field] = content.toString('utf8');
    else files.set(field, { filename, bytes: content });
  }
  return { fields, files };
}

function split(body: Buffer, delimiter: Buffer): Buffer[] {
  const parts: Buffer[] = [];
  let start = body.indexOf(delimiter);
  if (start === -1) throw new Error('the boundary is not in the body');
  for (;;) {
    const begin = start + delimiter.length;
    const mark = body.subarray(begin, begin + 2).toString('latin1');
    if (mark === '--') return parts;
    if (mark !== '\r\n') throw new Error('a boundary without a line end');
    // The line break before a boundary is part of the boundary.
    const next = body.indexOf(Buffer.concat([Buffer.from('\r\n'), delimiter]), begin);
    if (next === -1) throw new Error('the form does not end');
    parts.push(body.subarray(begin + 2, next));
    start = next + 2;
  }
}

function attribute(disposition: string | undefined, name: string): string | undefined {
  const match = new RegExp(`(?:^|;)\\s*${name}=(?:"([^"]*)"|([^;]*))`, 'i').exec(disposition ?? '');
  return match?.[1] ?? match?.[2]?.trim();
}
