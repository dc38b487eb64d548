import {
  type DemoHistory,
  type MadeUpCheck,
  type MadeUpError,
  type MadeUpHour,
  madeUpErrorPrefix,
} from '../../domain/operator/demo-history.ts';
import type { Random } from './random.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
/** Older checks are kept by the hour. */
const rawDays = 7;
const days = 364;
const checksPerHour = 12;

/** A year of health checks, with a few hours in which the server was down. */
export function makeUpChecks(
  random: Random,
  now: Date,
): Pick<DemoHistory, 'checks' | 'hours' | 'errors'> {
  const checks: MadeUpCheck[] = [];
  const hours: MadeUpHour[] = [];
  const lastHour = Math.floor(now.getTime() / hourMs) * hourMs;
  const firstRaw = lastHour - rawDays * dayMs;
  for (let hour = lastHour - days * dayMs; hour < firstRaw; hour += hourMs) {
    const failures = random.next() < 0.004 ? 1 + random.below(checksPerHour) : 0;
    const latencyP50Ms = toLatency(random, hour);
    const latencyP95Ms = Math.round(latencyP50Ms * (1.4 + random.next()));
    hours.push({
      hour: new Date(hour),
      checks: checksPerHour,
      failures,
      latencyP50Ms,
      latencyP95Ms,
    });
  }
  // The last hour is left to the checks of the running bot.
  const end = now.getTime() - hourMs;
  for (let at = firstRaw; at < end; at += hourMs / checksPerHour) {
    const ok = random.next() > 0.002;
    checks.push({ ok, latencyMs: ok ? toLatency(random, at) : 5_000, at: new Date(at) });
  }
  return { checks, hours, errors: makeUpErrors(now) };
}

/** Evenings are slower. */
function toLatency(random: Random, at: number): number {
  const hour = new Date(at).getUTCHours();
  const evening = hour >= 18 && hour <= 22 ? 25 : 0;
  return Math.round(18 + evening * random.next() + random.next() ** 4 * 120);
}

function makeUpErrors(now: Date): MadeUpError[] {
  const ago = (daysAgo: number) => new Date(now.getTime() - daysAgo * dayMs);
  return [
    {
      fingerprint: `${madeUpErrorPrefix}1`,
      message: 'Made up for the demo: the answer of a server could not be read',
      count: 3,
      firstSeenAt: ago(92),
      lastSeenAt: ago(41),
    },
    {
      fingerprint: `${madeUpErrorPrefix}2`,
      message: 'Made up for the demo: a message was too long for its chat',
      count: 1,
      firstSeenAt: ago(17),
      lastSeenAt: ago(17),
    },
  ];
}
