import { expect, it, vi } from 'vitest';
import {
  type AppHooks,
  createRestartingApp,
  FailedSettingsError,
} from '../../../../src/composition/settings/restarting-app.ts';
import { noLog } from '../../../../src/ports/log.ts';

/** Apps that start as `starts` says, and what happened to them. */
function setUp(starts: readonly (() => Promise<{ port: number }>)[]) {
  const events: string[] = [];
  const hooks: AppHooks[] = [];
  const onFailure = vi.fn();
  const app = createRestartingApp({
    createApp(given) {
      const number = hooks.push(given);
      return {
        async start() {
          events.push(`start ${number}`);
          return (starts[number - 1] ?? (async () => ({ port: 8_787 })))();
        },
        stop: async () => void events.push(`stop ${number}`),
      };
    },
    onFailure,
    log: noLog,
  });
  return { app, events, hooks, onFailure };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

it('the bot is stopped before the next one starts, on the same port', async () => {
  const { app, events, hooks } = setUp([async () => ({ port: 4_711 })]);
  await app.start();
  hooks[0]?.restart('settings were changed');
  await settled();
  expect(events).toEqual(['start 1', 'stop 1', 'start 2']);
  expect(hooks.map(({ port }) => port)).toEqual([null, 4_711]);
});

it('two reasons for a restart lead to one', async () => {
  const { app, events, hooks } = setUp([]);
  await app.start();
  hooks[0]?.restart('one');
  hooks[0]?.restart('two');
  await settled();
  expect(events).toEqual(['start 1', 'stop 1', 'start 2']);
});

it('settings that fail are followed by a start with those before', async () => {
  const { app, events, hooks, onFailure } = setUp([
    async () => ({ port: 1 }),
    () => Promise.reject(new FailedSettingsError('Discord rejected the token')),
  ]);
  await app.start();
  hooks[0]?.restart('settings were changed');
  await settled();
  expect(events).toEqual(['start 1', 'stop 1', 'start 2', 'stop 2', 'start 3']);
  expect(onFailure).not.toHaveBeenCalled();
});

it('another failure ends the first start, and is reported after a restart', async () => {
  const failing = () => Promise.reject(new Error('no database'));
  await expect(setUp([failing]).app.start()).rejects.toThrow('no database');

  const { app, hooks, onFailure } = setUp([async () => ({ port: 1 }), failing]);
  await app.start();
  hooks[0]?.restart('settings were changed');
  await settled();
  expect(onFailure).toHaveBeenCalledOnce();
});

it('nothing starts anymore once the process stops', async () => {
  const { app, events, hooks } = setUp([]);
  await app.start();
  await app.stop();
  hooks[0]?.restart('settings were changed');
  await settled();
  expect(events.filter((event) => event.startsWith('start'))).toEqual(['start 1']);
});
