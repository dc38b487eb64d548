import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sealedPlaces } from '../../../../src/database/secrets/rotation/sealed-values.ts';
import { findSealedColumns, findSealers } from '../../../support/architecture/sealed-values.ts';
import { readSources } from '../../../support/architecture/source-files.ts';

const root = decodeURIComponent(
  new URL('../../../..', import.meta.url).pathname.replace(/\/$/, ''),
);
const schema = readFileSync(`${root}/prisma/schema.prisma`, 'utf8');

describe('the encrypted values that a rotation knows', () => {
  it('are those of every file that encrypts', () => {
    const known = new Set<string>(Object.values(sealedPlaces));
    expect(new Set(findSealers(readSources(root, ['src', 'commands'])))).toEqual(known);
  });

  it('are in every column that is named after them', () => {
    const columns = findSealedColumns(schema);
    expect(columns).toContain('service_config.sealed_credentials');
    expect(columns.filter((column) => !(column in sealedPlaces))).toEqual([]);
  });

  it('would not hide a new file or column', () => {
    const path = 'src/usecases/new.ts';
    expect(findSealers([{ path, text: 'secretBox.seal(token)', imports: [] }])).toEqual([path]);
    const column = '  sealedToken String @map("sealed_token")\n\n  @@map("user")';
    expect(findSealedColumns(`model User {\n${column}\n}`)).toEqual(['user.sealed_token']);
  });
});
