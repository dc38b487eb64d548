import { readFileSync } from 'node:fs';

/** Clock ticks per second in /proc on Linux (proc(5), sysconf(_SC_CLK_TCK)); 100 on every common build. */
const ticksPerSecond = 100;

/** Resident memory of a process in MB; Linux only. */
export function residentMb(pid: number): number {
  const line = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(line?.[1] ?? Number.NaN) / 1024;
}

/** CPU time that a process has used so far, in ms; Linux only. */
export function processorMs(pid: number): number {
  const [, fields = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
  // Fields 14 and 15 of proc(5); the split starts with field 3.
  const [user, system] = fields.split(' ').slice(11, 13).map(Number);
  return (((user ?? Number.NaN) + (system ?? Number.NaN)) * 1_000) / ticksPerSecond;
}
