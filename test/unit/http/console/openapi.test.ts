import { expect, it } from 'vitest';
import { createConsoleFixture } from '../../../support/console/console-fixture.ts';

it('The API describes itself with its routes, scopes, and errors', async () => {
  const { call } = createConsoleFixture();
  const response = await call('/api/v1/openapi.json');
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({
    openapi: '3.1.0',
    info: { title: 'MediaNest', version: '1.2.3' },
    paths: {
      '/tokens': {
        post: {
          'x-access': { scope: 'admin', approver: false },
          security: [{ session: [] }, { token: [] }],
          responses: { 200: {}, default: {} },
        },
      },
    },
    components: { securitySchemes: { token: { scheme: 'bearer' } } },
  });
});
