import type { IncomingMessage } from 'node:http';

/** Reads a message completely; rejects when the connection is closed before that. Much cheaper than an iterator. */
export function readBytes(message: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    message.on('data', (chunk: Buffer) => chunks.push(chunk));
    message.on('end', () => resolve(Buffer.concat(chunks)));
    message.on('error', reject);
    message.on('close', () => {
      if (!message.readableEnded) reject(new Error('the connection was closed'));
    });
  });
}
