import { describe, expect, it } from 'vitest';
import { findOwnFunction } from '../../../../src/lib/logging/own-function.ts';

describe('the innermost function of our own', () => {
  it('is the first that is neither of Node.js nor of a package', () => {
    const stack = `Error: at (dist/a.js:1:2) it broke
    at Socket.emit (node:events:519:28)
    at parse (file:///app/node_modules/pg/lib/parser.js:10:5)
    at async query$2 (file:///app/dist/src/parts/node_modules-Bx1_.js:20:7)
    at async Object.submitRequest (file:///app/dist/src/parts/app-Q1w2.js:300:11)
    at async main (file:///app/dist/src/main.js:1:1)`;
    expect(findOwnFunction(stack)).toBe('Object.submitRequest');
  });

  it('has the same name in every build', () => {
    for (const [name, file] of [
      ['submitRequest', 'src/usecases/requests/submit-request.ts'],
      ['submitRequest$1', 'dist/src/parts/app-Q1w2.js'],
      ['submitRequest$23', 'dist/src/main.js'],
    ]) {
      const stack = `Error: it broke\n    at ${name} (file:///app/${file}:3:4)`;
      expect(findOwnFunction(stack)).toBe('submitRequest');
    }
  });

  it('is unknown if there is none, or if it has no name', () => {
    expect(findOwnFunction('')).toBeUndefined();
    expect(findOwnFunction('Error: x\n    at file:///app/dist/src/main.js:1:2')).toBeUndefined();
    expect(findOwnFunction('Error: x\n    at emit (node:events:519:28)')).toBeUndefined();
  });
});
