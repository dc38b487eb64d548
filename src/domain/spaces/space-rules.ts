import { AppError } from '../app-error.ts';
import { toRegion } from '../region.ts';
import { cutText } from '../text.ts';
import { toTimeZone } from '../time-zone.ts';
import type { SpaceSettingsChange } from './space.ts';

const reasonMaxLength = 100;
const maxReasons = 25;
const maxRoles = 25;
const maxPlaces = 25;
const maxReminderHours = 720;

/**
 * Checks new settings of a space, wherever they come from, and puts texts into their final form: reasons are trimmed,
 * cut, and left out if they are empty. Throws `invalid-input`.
 */
export function checkSpaceSettings(
  change: SpaceSettingsChange,
  languages: readonly string[],
): SpaceSettingsChange {
  const { reminderHours, language, approverRoles, approvalPlaces } = change;
  const isWholeWithin = (value: number, max: number) =>
    Number.isInteger(value) && value >= 0 && value <= max;
  assert(reminderHours === undefined || isWholeWithin(reminderHours, maxReminderHours));
  for (const hours of [change.quietHours, change.alertQuietHours]) {
    assert(!hours || (isWholeWithin(hours.from, 23) && isWholeWithin(hours.until, 23)));
  }
  assert(language === undefined || languages.includes(language));
  assert((approverRoles?.length ?? 0) <= maxRoles);
  assert((approvalPlaces?.length ?? 0) <= maxPlaces);
  return {
    ...change,
    ...('declineReasons' in change
      ? { declineReasons: checkReasons(change.declineReasons ?? []) }
      : {}),
    ...(change.timeZone === undefined ? {} : { timeZone: orInvalid(toTimeZone(change.timeZone)) }),
    ...(change.region === undefined ? {} : { region: orInvalid(toRegion(change.region)) }),
  };
}

function checkReasons(lines: readonly string[]): readonly string[] | undefined {
  const reasons = lines.map((line) => cutText(line.trim(), reasonMaxLength)).filter(Boolean);
  return reasons.length > 0 ? reasons.slice(0, maxReasons) : undefined;
}

function orInvalid(value: string | null): string {
  if (value === null) throw new AppError('invalid-input');
  return value;
}

function assert(isValid: boolean): void {
  if (!isValid) throw new AppError('invalid-input');
}
