import type { SettingProblem } from '../domain/settings/setting.ts';
import { toProblem } from '../domain/settings/setting-fault.ts';
import type { SettingChanges, SettingValues } from '../domain/settings/settings-version.ts';
import { secretPairs } from './stored-settings.ts';

/**
 * Finds secrets that a change would send to another address than the one that they were entered for. Nobody can read a
 * stored secret, so nobody may have it sent to an address of theirs either: a new address needs its secret again.
 */
export function findMovedSecrets(
  changes: SettingChanges,
  { known, after }: { readonly known: readonly SettingValues[]; readonly after: SettingValues },
): readonly SettingProblem[] {
  return secretPairs.flatMap(([address, secret]) => {
    const [url, value] = [after[address], after[secret]];
    const isEntered = typeof changes[secret] === 'string' && changes[secret].trim() !== '';
    const isKnown = known.some(
      (values) => values[secret] === value && withoutSlash(values[address]) === withoutSlash(url),
    );
    if (url === undefined || value === undefined || isEntered || isKnown) return [];
    return [toProblem([address, secret], 'enter-again', { name: secret, other: address })];
  });
}

function withoutSlash(url: string | undefined): string | undefined {
  return url?.trim().replace(/\/+$/, '');
}
