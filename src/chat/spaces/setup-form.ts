import { AppError } from '../../domain/app-error.ts';
import { toRegion } from '../../domain/region.ts';
import type { SpaceSettingsChange } from '../../domain/spaces/space.ts';
import { cutText } from '../../domain/text.ts';
import { toTimeZone } from '../../domain/time-zone.ts';
import type { FormSetting } from './setup-view.ts';

const reasonMaxLength = 100;
const reasonsMax = 25;
const hoursMax = 720;

/** The settings for a form's text; an empty text removes the setting. Throws `invalid-input`. */
export function parseFormSetting(what: FormSetting, text: string): SpaceSettingsChange {
  switch (what) {
    case 'reasons': {
      const lines = text.split('\n').map((line) => cutText(line.trim(), reasonMaxLength));
      const reasons = lines.filter((line) => line !== '').slice(0, reasonsMax);
      return { declineReasons: reasons.length > 0 ? reasons : undefined };
    }
    case 'reminder': {
      if (text === '') return { reminderHours: undefined };
      if (!/^\d{1,3}$/.test(text) || Number(text) > hoursMax) throw new AppError('invalid-input');
      return { reminderHours: Number(text) };
    }
    case 'quiet': {
      if (text === '') return { quietHours: undefined };
      const [, from, until] = /^(\d{1,2})\s*[-–]\s*(\d{1,2})$/.exec(text) ?? [];
      const hours = { from: Number(from), until: Number(until) };
      if (!(hours.from < 24 && hours.until < 24)) throw new AppError('invalid-input');
      return { quietHours: hours };
    }
    case 'timezone': {
      if (text === '') return { timeZone: undefined };
      const timeZone = toTimeZone(text);
      if (timeZone === null) throw new AppError('invalid-input');
      return { timeZone };
    }
    case 'region': {
      if (text === '') return { region: undefined };
      const region = toRegion(text);
      if (region === null) throw new AppError('invalid-input');
      return { region };
    }
  }
}
