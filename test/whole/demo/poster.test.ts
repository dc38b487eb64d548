import { expect, it } from 'vitest';
import { createTestDemo } from '../../support/demo/demo-fixture.ts';

it('a poster is served over HTTP, under both of its paths', async () => {
  const demo = await createTestDemo();
  const response = await fetch(`${demo.url}/posters/movie/603.svg`);
  expect(response.headers.get('content-type')).toBe('image/svg+xml');
  const svg = await response.text();
  expect(svg).toContain('Matrix');
  expect(demo.renderPoster('/demo-movie-603.svg')).toBe(svg);
  expect(demo.renderPoster('/posters/movie/603.svg')).toBe(svg);
  expect(demo.renderPoster('/posters/tv/603.svg')).toBeNull();
  expect((await fetch(`${demo.url}/posters/tv/603.svg`)).status).toBe(404);
});
