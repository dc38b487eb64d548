import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';
import { z } from 'zod';

const attribute = z.object({
  key: z.string(),
  value: z.looseObject({
    stringValue: z.string().optional(),
    intValue: z.union([z.number(), z.string()]).optional(),
  }),
});

const span = z.object({
  traceId: z.string(),
  spanId: z.string(),
  parentSpanId: z.string().optional(),
  name: z.string(),
  attributes: z.array(attribute),
  status: z.looseObject({ code: z.number().optional() }),
});

const traces = z.object({
  resourceSpans: z.array(
    z.object({
      resource: z.object({ attributes: z.array(attribute) }),
      scopeSpans: z.array(z.object({ spans: z.array(span) })),
    }),
  ),
});

/** A receiver of OpenTelemetry traces on loopback. It refuses what is not OTLP, and ends with the test. */
export async function createTraceReceiver({ isHanging = false } = {}) {
  const spans: z.infer<typeof span>[] = [];
  const headers: NodeJS.Dict<string | string[]>[] = [];
  const services = new Set<string>();
  let connections = 0;
  const server = createServer(async (request, response) => {
    connections += 1;
    if (isHanging) return;
    const parsed = traces.safeParse(JSON.parse(await text(request)));
    if (request.url !== '/v1/traces' || !parsed.success) {
      response.writeHead(400).end();
      return;
    }
    headers.push(request.headers);
    for (const { resource, scopeSpans } of parsed.data.resourceSpans) {
      for (const { key, value } of resource.attributes) {
        if (key === 'service.name' && value.stringValue) services.add(value.stringValue);
      }
      spans.push(...scopeSpans.flatMap((scope) => scope.spans));
    }
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    spans,
    headers,
    services,
    countConnections: () => connections,
  };
}
