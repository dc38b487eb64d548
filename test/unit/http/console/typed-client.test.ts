import { hc } from 'hono/client';
import { expect, it } from 'vitest';
import type { ConsoleApi } from '../../../../src/http/console/api/create-api.ts';
import { createConsoleFixture, publicUrl } from '../../../support/console/console-fixture.ts';

it('The client of the front end is typed by the routes', async () => {
  const { call, addToken } = createConsoleFixture();
  const bearer = await addToken('read');
  const client = hc<ConsoleApi>(`${publicUrl}/api/v1`, {
    fetch: (input: RequestInfo | URL) => call(new URL(input.toString()).pathname, { bearer }),
  });
  const response = await client.session.$get();
  if (!response.ok) throw new Error('refused');
  const { session, version } = await response.json();
  expect(session?.scope satisfies 'read' | 'decide' | 'admin' | undefined).toBe('read');
  expect(version satisfies string).toBe('1.2.3');
});
