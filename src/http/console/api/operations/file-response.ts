/** A file for download. Its content is read while it is sent, and no faster than it is taken. */
export function respondWithFile({
  name,
  type,
  content,
  bytes,
}: {
  readonly name: string;
  readonly type: string;
  readonly content: AsyncIterable<Uint8Array>;
  /** Left out: nobody knows before the end. */
  readonly bytes?: number;
}): Response {
  return new Response(toStream(content), {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename="${name}"`,
      ...(bytes === undefined ? {} : { 'content-length': `${bytes}` }),
    },
  });
}

function toStream(content: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const iterator = content[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await iterator.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    // The client went away: whatever is open must be closed.
    async cancel() {
      await iterator.return?.();
    },
  });
}
