import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PlatformStartError } from '../../../src/chat/chat-platform.ts';
import { createPlatformStarter } from '../../../src/composition/platform-starter.ts';

const passing = new PlatformStartError('Discord returned 503', { isFinal: false });
const final = new PlatformStartError('Discord rejected the token', { isFinal: true });

/** A platform whose starts fail with these errors in order; then it starts. */
function aPlatform(name: string, ...errors: readonly Error[]) {
  const left = [...errors];
  return {
    name,
    start: vi.fn(async () => {
      const error = left.shift();
      if (error) throw error;
    }),
  };
}

function aStarter(...platforms: readonly ReturnType<typeof aPlatform>[]) {
  const lines: string[] = [];
  const at = (level: string) => (_: object, message: string) => lines.push(`${level}: ${message}`);
  const log = { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
  const onNoneLeft = vi.fn();
  return { starter: createPlatformStarter({ platforms, log, onNoneLeft }), lines, onNoneLeft };
}

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

describe('starting the chat platforms', () => {
  it('retries an unreachable platform, and starts the others in the meantime', async () => {
    const [discord, telegram] = [aPlatform('discord', passing, passing), aPlatform('telegram')];
    const { starter, lines } = aStarter(discord, telegram);
    await starter.start();
    expect(telegram.start).toHaveBeenCalledTimes(1);
    expect(lines).toEqual(['warn: Discord returned 503. Trying again in 1 seconds']);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(discord.start).toHaveBeenCalledTimes(2);
    await vi.advanceTimersByTimeAsync(1_999);
    expect(discord.start).toHaveBeenCalledTimes(2);
    await vi.advanceTimersByTimeAsync(1);
    expect(discord.start).toHaveBeenCalledTimes(3);
    expect(lines.at(-1)).toBe('info: Connected to discord');
  });

  it('never waits longer than two minutes between two attempts', async () => {
    const discord = aPlatform('discord', ...Array.from({ length: 20 }, () => passing));
    const { starter } = aStarter(discord);
    await starter.start();
    await vi.advanceTimersByTimeAsync(127_000);
    const attempts = discord.start.mock.calls.length;
    await vi.advanceTimersByTimeAsync(1_200_000);
    expect(discord.start.mock.calls.length - attempts).toBe(10);
  });

  it('stops only the platform with a wrong token, and logs one line', async () => {
    const [discord, telegram] = [aPlatform('discord', final), aPlatform('telegram')];
    const { starter, lines, onNoneLeft } = aStarter(discord, telegram);
    await starter.start();
    await vi.advanceTimersByTimeAsync(600_000);
    expect(discord.start).toHaveBeenCalledTimes(1);
    expect(lines).toEqual(['error: Discord rejected the token']);
    expect(onNoneLeft).not.toHaveBeenCalled();
  });

  it('fails when no platform can be started', async () => {
    const { starter } = aStarter(aPlatform('discord', final), aPlatform('telegram', final));
    await expect(starter.start()).rejects.toThrow(
      'Discord rejected the token. Discord rejected the token',
    );
  });

  it('reports that no platform is left if the last one later has a wrong token', async () => {
    const platforms = [aPlatform('discord', final), aPlatform('telegram', passing, final)];
    const { starter, onNoneLeft } = aStarter(...platforms);
    await starter.start();
    expect(onNoneLeft).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(onNoneLeft).toHaveBeenCalledTimes(1);
  });

  it('does not wait for a platform that does not respond', async () => {
    const hanging = { name: 'telegram', start: vi.fn(() => new Promise<void>(() => {})) } as const;
    const { starter } = aStarter(hanging, aPlatform('discord'));
    const starting = starter.start();
    await vi.advanceTimersByTimeAsync(10_000);
    await expect(starting).resolves.toBeUndefined();
  });

  it('makes no more attempts after it was stopped', async () => {
    const discord = aPlatform('discord', passing);
    const { starter } = aStarter(discord);
    await starter.start();
    starter.stop();
    await vi.advanceTimersByTimeAsync(600_000);
    expect(discord.start).toHaveBeenCalledTimes(1);
  });
});
