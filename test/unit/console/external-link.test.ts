import { expect, it } from 'vitest';
import { isWebAddress } from '../../../src/console/ui/controls/external-link.tsx';

it.each([
  ['https://app.plex.tv/desktop#!/server', true],
  ['HTTP://media.lan:8096/web', true],
  ['javascript:alert(1)', false],
  [' javascript:alert(1)//https://example.com', false],
  ['data:text/html,<script>alert(1)</script>', false],
  ['//evil.example.com', false],
  ['https://', false],
  ['', false],
])('The address %j makes a link: %s', (href, expected) => {
  expect(isWebAddress(href)).toBe(expected);
});
