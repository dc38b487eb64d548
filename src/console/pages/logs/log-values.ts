import type { LogLineLevel, LogPart } from '../../../domain/operator/log-line.ts';

/** From the least to the worst. */
export const logLevels = ['debug', 'info', 'warn', 'error'] as const satisfies LogLineLevel[];

export const logParts = [
  'bot',
  'web',
  'discord',
  'telegram',
  'overseerr',
  'database',
  'jobs',
  'http',
  'services',
  'backups',
] as const satisfies LogPart[];
