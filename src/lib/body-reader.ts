/** A body is larger than allowed, or too many large bodies arrive at the same time. */
class BodyTooLargeError extends Error {
  override readonly name = 'BodyTooLargeError';
  readonly code = 'BODY_TOO_LARGE';
}

/** Reads the bodies of responses from other servers, with limited memory. */
export interface BodyReader {
  /**
   * Reads a body as UTF-8 and passes it to `use`, whose result it returns. Throws `BodyTooLargeError` and closes the
   * body when a limit is exceeded.
   */
  read<Result>(body: AsyncIterable<Uint8Array>, use: (text: string) => Result): Promise<Result>;
}

/** `maxBytes` limits one body; `maxTotalBytes` limits all that are being read at the same time. */
export function createBodyReader({
  maxBytes,
  maxTotalBytes,
}: {
  readonly maxBytes: number;
  readonly maxTotalBytes: number;
}): BodyReader {
  let totalBytes = 0;
  return {
    async read(body, use) {
      const chunks: Uint8Array[] = [];
      let bytes = 0;
      try {
        // Leaving the loop early closes the body, and with it the connection.
        for await (const chunk of body) {
          bytes += chunk.length;
          totalBytes += chunk.length;
          if (bytes > maxBytes || totalBytes > maxTotalBytes) throw new BodyTooLargeError();
          chunks.push(chunk);
        }
        return use(new TextDecoder().decode(Buffer.concat(chunks)));
      } finally {
        totalBytes -= bytes;
      }
    },
  };
}
