import type { Call } from '../http/method.ts';
import { badRequest } from '../http/refusal.ts';
import { normalUrl } from '../text/entities.ts';
import type { Document, Photo } from '../wire/wire.ts';

/** Photo sizes for an uploaded file, a URL, or the ID of a file sent before. */
export function toPhoto(source: string, call: Call): readonly Photo[] {
  const { id } = fileOf(source, call);
  return [
    { file_id: id, file_unique_id: `unique-${id}`, width: 90, height: 135 },
    { file_id: `${id}-large`, file_unique_id: `unique-${id}-large`, width: 500, height: 750 },
  ];
}

/** The document for an uploaded file, a URL, or the ID of a file sent before. */
export function toDocument(source: string, call: Call): Document {
  const { id, filename, size } = fileOf(source, call);
  return {
    file_id: id,
    file_unique_id: `unique-${id}`,
    file_name: filename,
    file_size: size,
  };
}

function fileOf(
  source: string,
  { state, files }: Call,
): { readonly id: string; readonly filename?: string | undefined; readonly size?: number } {
  if (source.startsWith('attach://')) {
    const file = files.get(source.slice('attach://'.length));
    if (file === undefined) throw badRequest('there is no file in the request');
    if (file.bytes.length === 0) throw badRequest('file must be non-empty');
    const id = `file-${state.nextId('files', 1)}`;
    return { id, filename: file.filename, size: file.bytes.length };
  }
  if (/^https?:\/\//i.test(source)) {
    if (normalUrl(source) === undefined) {
      throw badRequest('wrong file identifier/HTTP URL specified');
    }
    return { id: `file-${state.nextId('files', 1)}` };
  }
  if (!/^file-\d+/.test(source)) throw badRequest('wrong file identifier/HTTP URL specified');
  return { id: source };
}
