import { AppError } from '../../domain/app-error.ts';
import type { SpaceSettingsChange } from '../../domain/spaces/space.ts';
import type { FormSetting } from './setup-view.ts';

/**
 * The settings for a form's text; an empty text removes the setting. Throws `invalid-input` if the text is none; its
 * values are checked where the settings change.
 */
export function parseFormSetting(what: FormSetting, text: string): SpaceSettingsChange {
  switch (what) {
    case 'reasons': {
      return { declineReasons: text.split('\n') };
    }
    case 'reminder': {
      if (text === '') return { reminderHours: undefined };
      if (!/^\d{1,3}$/.test(text)) throw new AppError('invalid-input');
      return { reminderHours: Number(text) };
    }
    case 'quiet': {
      if (text === '') return { quietHours: undefined };
      const [, from, until] = /^(\d{1,2})\s*[-–]\s*(\d{1,2})$/.exec(text) ?? [];
      return { quietHours: { from: Number(from), until: Number(until) } };
    }
    case 'timezone': {
      return { timeZone: text === '' ? undefined : text };
    }
    case 'region': {
      return { region: text === '' ? undefined : text };
    }
  }
}
