import type { IncomingMessage } from 'node:http';
import { readBytes } from '../../../../src/lib/http/read-bytes.ts';
import { isJson } from '../validation/shapes.ts';

export interface Body {
  readonly json: unknown;
  readonly files: readonly string[];
  readonly isBroken: boolean;
}

/** Reads a request body: JSON, or multipart with `payload_json` and files. */
export async function readBody(request: IncomingMessage): Promise<Body> {
  const raw = await readBytes(request);
  if (raw.length === 0) return { json: undefined, files: [], isBroken: false };
  const type = request.headers['content-type'] ?? '';
  if (type.startsWith('multipart/form-data')) return readMultipart(raw, type);
  return parseJson(raw.toString('utf8'), []);
}

async function readMultipart(raw: Buffer, type: string): Promise<Body> {
  const form = await new Response(new Uint8Array(raw), {
    headers: { 'content-type': type },
  }).formData();
  const files = [...form.values()].flatMap((part) => (typeof part === 'string' ? [] : [part.name]));
  const payload = form.get('payload_json');
  const parsed = parseJson(typeof payload === 'string' ? payload : '{}', files);
  return isJson(parsed.json) ? parsed : { ...parsed, isBroken: true };
}

function parseJson(text: string, files: readonly string[]): Body {
  try {
    const json: unknown = JSON.parse(text);
    return { json, files, isBroken: false };
  } catch {
    return { json: undefined, files, isBroken: true };
  }
}
