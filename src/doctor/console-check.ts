import { type Check, ok } from './check.ts';

/** Where the console can be opened. */
export function createConsoleCheck(settings: {
  readonly isOn: boolean;
  readonly publicUrl: string | null;
}): Check {
  return {
    name: 'console',
    isQuick: false,
    async run() {
      const { isOn, publicUrl } = settings;
      if (!isOn) return [ok('turned off by CONSOLE=off')];
      return publicUrl === null
        ? [
            ok(
              'only for browsers on this machine; with PUBLIC_URL, it can be opened from elsewhere',
            ),
          ]
        : [ok('at /console of PUBLIC_URL')];
    },
  };
}
