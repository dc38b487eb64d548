import { expect, it } from 'vitest';
import { listSlowFiles } from '../../support/slow-files-reporter.ts';

it('the slowest files are listed first, and quick ones not at all', () => {
  const files = [
    { path: 'quick.test.ts', seconds: 4.9 },
    { path: 'slow.test.ts', seconds: 5 },
    { path: 'slowest.test.ts', seconds: 12.34 },
  ];
  expect(listSlowFiles(files)).toEqual(['    12.3 s  slowest.test.ts', '     5.0 s  slow.test.ts']);
});

it('no more files are listed than fit on a screen', () => {
  const files = Array.from({ length: 50 }, (_, index) => ({ path: `${index}`, seconds: 9 }));
  expect(listSlowFiles(files)).toHaveLength(12);
});
