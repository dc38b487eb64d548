import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findProgram } from '../../support/process-environment.ts';

const folder = dirname(findProgram('main'));
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.js'))
  .map((name) => ({ name, code: readFileSync(join(folder, name), 'utf8') }));

describe('the built bot', () => {
  it('keeps packages apart from its own code', () => {
    const isOfPackage = ({ name }: { readonly name: string }) => name.includes('node_modules');
    const own = files.filter((file) => !isOfPackage(file));
    const packages = files.filter(isOfPackage);
    expect(own.map(({ code }) => code).join('\n')).toContain('\n// src/usecases/');
    expect(packages.map(({ code }) => code).join('\n')).toContain('\n// node_modules/');
    const mixed = [
      ...own.filter(({ code }) => /^\/\/ node_modules\//m.test(code)),
      ...packages.filter(({ code }) => /^\/\/ (?:src|commands)\//m.test(code)),
    ];
    expect(mixed.map(({ name }) => name)).toEqual([]);
  });

  it('is ASCII, which takes half of the memory', () => {
    const others = files.filter(({ code }) => /[^\0-\x7f]/.test(code));
    expect(others.map(({ name }) => name)).toEqual([]);
  });
});
