import { expect, it } from 'vitest';
import { toRouteLabel } from '../../../../src/lib/http/route-label.ts';

it.each([
  ['/request/17/approve', '/request/:id/approve'],
  ['/user/3/settings/notifications', '/user/:id/settings/notifications'],
  ['/search?query=secret%20wishes', '/search'],
  ['/search/secret', '/search/:id'],
  ['/sendMessage', '/sendMessage'],
  ['/api/v10/channels/123456789012345678/messages', '/api/v10/channels/:id/messages'],
  [
    '/api/v10/channels/1/messages/2/reactions/%E2%9C%85/@me',
    '/api/v10/channels/:id/messages/:id/reactions/:id/@me',
  ],
  [
    '/api/v10/channels/1/messages/2/reactions/name:3/@me',
    '/api/v10/channels/:id/messages/:id/reactions/:id/@me',
  ],
  [
    '/api/v10/interactions/1/aW50ZXJhY3Rpb246MTIzNDU2Nzg5MDEyMzQ1Njc4OmFiY2RlZg/callback',
    '/api/v10/interactions/:id/:id/callback',
  ],
  ['/webhooks/1/short1token2x3/messages/@original', '/webhooks/:id/:id/messages/@original'],
  ['/', '/'],
])('%s is counted as %s', (path, label) => {
  expect(toRouteLabel(path)).toBe(label);
});
