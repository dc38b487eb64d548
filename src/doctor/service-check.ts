import type { MediaServerActivity } from '../domain/services/media-server-activity.ts';
import { type Check, ok, problem, warning } from './check.ts';

/** Whether a monitored service answers, and whether a media server tells what it is doing. */
export function createServiceCheck(service: {
  readonly name: string;
  /** The settings to look at when it cannot be used. */
  readonly settings: string;
  readonly check: () => Promise<{ readonly isUp: boolean; readonly detail: string }>;
  readonly readActivity: (() => Promise<MediaServerActivity>) | null;
}): Check {
  const { name, settings, check, readActivity } = service;
  return {
    name,
    isQuick: false,
    async run() {
      const { isUp, detail } = await check();
      if (!isUp) return [problem(detail, `Check ${settings}`)];
      const activity = await readActivity?.();
      const unreadable = [
        ...(activity?.streams === null ? ['streams'] : []),
        ...(activity?.libraries === null ? ['library sizes'] : []),
      ];
      return unreadable.length > 0
        ? [
            warning(
              `${detail}, but it does not tell its ${unreadable.join(' and ')}`,
              `Set ${settings} to those of its owner or administrator`,
            ),
          ]
        : [ok(detail)];
    },
  };
}
