import { describe, expect, it } from 'vitest';
import type { CliContext } from '../../../src/cli/context.ts';
import { CliError } from '../../../src/cli/exit-code.ts';
import type { OperatorDatabase } from '../../../src/cli/operator-database.ts';
import { runCli } from '../../../src/cli/program.ts';
import { AppError } from '../../../src/domain/app-error.ts';
import { toId } from '../../../src/domain/id.ts';
import { aCliContext } from '../../support/cli-context.ts';

const at = new Date('2026-02-03T04:05:06Z');

function unavailable(): never {
  throw new CliError('the test has none');
}

function aDatabase(parts: Partial<OperatorDatabase>): OperatorDatabase {
  return {
    searchAudit: unavailable,
    searchErrors: unavailable,
    listUsers: unavailable,
    findAccount: unavailable,
    linkAccount: unavailable,
    setBlocked: unavailable,
    setAdmin: unavailable,
    findRequests: unavailable,
    exportUser: unavailable,
    importUser: unavailable,
    listTableSizes: unavailable,
    listStatementCosts: unavailable,
    readFacts: unavailable,
    close: async () => undefined,
    ...parts,
  };
}

async function run(args: readonly string[], parts: Partial<CliContext> = {}) {
  const texts = { output: '', errors: '' };
  const exitCode = await runCli(args, {
    context: aCliContext({ clock: () => at, ...parts }),
    output: {
      write: async (text) => {
        texts.output += text;
      },
      writeError: async (text) => {
        texts.errors += text;
      },
    },
  });
  return { exitCode, ...texts };
}

function aUser(name: string, last: string) {
  const id = toId<'user'>(`00000000-0000-7000-8000-00000000000${last}`);
  if (!id) throw new Error('not an id');
  return { id, name, isAdmin: false, isBlocked: false, createdAt: at, chats: [], accounts: [] };
}

describe('medianest', () => {
  it('prints JSON with --json in any position', async () => {
    const settings = [{ name: 'ROLE', value: 'all', origin: 'default' }];
    const listSettings = async () => settings;
    for (const args of [
      ['config', '--json'],
      ['--json', 'config'],
    ]) {
      const { exitCode, output } = await run(args, { listSettings });
      expect(exitCode).toBe(0);
      expect(JSON.parse(output)).toEqual(settings);
    }
  });

  it('exits with 2 for a wrong command or option, and names it', async () => {
    expect(await run(['audti'])).toMatchObject({ exitCode: 2, output: '' });
    expect(await run(['audit', '--wrong'])).toMatchObject({ exitCode: 2 });
    const time = await run(['audit', '--since', 'once']);
    expect(time.exitCode).toBe(2);
    expect(time.errors).toContain('--since');
    expect(await run(['users', 'block'])).toMatchObject({ exitCode: 2 });
  });

  it('says how to get help after a wrong command or option', async () => {
    expect((await run(['foo'])).errors).toContain('`medianest help`');
    const option = await run(['webhook', 'install', '--wrong']);
    expect(option.errors).toContain('`medianest webhook install --help`');
  });

  it('says how to switch to a restored database, in words that a shell understands', async () => {
    const restore = async (dataDir: string, lastCommitAt: Date | null) => {
      const openRestores = () => ({
        list: unavailable,
        verify: unavailable,
        restore: async () => ({
          backupId: '20260203T040000Z',
          dataDir,
          isCurrentDataDir: false,
          replaced: null,
          lastCommitAt,
          pendingMigrations: [],
          counts: {},
          problems: [],
          seconds: 1,
        }),
      });
      return (await run(['restore', '--to', 'latest'], { openRestores })).output;
    };
    const plain = await restore('/data/restored-1', at);
    expect(plain).toContain('set DATA_DIR=/data/restored-1, ');
    expect(plain).toMatch(/last change +2026-02-03 04:05:06Z/);
    const spaced = await restore("/Ada's data/restored-1", null);
    expect(spaced).toContain(String.raw`set DATA_DIR='/Ada'\''s data/restored-1', `);
    expect(spaced).not.toContain('last change');
  });

  it('shows its version', async () => {
    expect(await run(['--version'])).toEqual({ exitCode: 0, output: '1.2.3\n', errors: '' });
  });

  it('exits with 0 after help', async () => {
    expect(await run(['help', 'audit'])).toMatchObject({ exitCode: 0, errors: '' });
  });

  it('prints JSON also when it fails', async () => {
    for (const [args, exitCode, error] of [
      [['users', 'list'], 1, 'the test has none'],
      [['audit', '--since', 'once'], 2, '--since must be'],
      [['audti'], 2, "unknown command 'audti'"],
      [['request'], 2, "missing required argument 'request'"],
      [['users'], 2, 'A command is missing'],
    ] as const) {
      const ended = await run([...args, '--json']);
      expect(ended.exitCode).toBe(exitCode);
      expect(JSON.parse(ended.output)).toEqual({ error: expect.stringContaining(error) });
    }
  });

  it('exits with 1 and prints one line if something fails', async () => {
    expect(await run(['users', 'list'])).toEqual({
      exitCode: 1,
      output: '',
      errors: 'the test has none\n',
    });
  });

  it('passes on search criteria, with times relative to now', async () => {
    const searches: unknown[] = [];
    const openDatabase = async () =>
      aDatabase({
        async searchAudit(search, limit) {
          searches.push([search, limit]);
          return [];
        },
      });
    await run(['audit', '--person', 'Ada', '--since', '1d', '--limit', '5'], { openDatabase });
    await run(['audit'], { openDatabase });
    expect(searches).toEqual([
      [{ person: 'Ada', since: new Date('2026-02-02T04:05:06Z') }, 6],
      [{}, 201],
    ]);
  });

  it('says on standard error that a search found more than it prints', async () => {
    const entry = {
      id: 'a',
      at,
      actor: 'Ada',
      userId: null,
      source: 'cli',
      action: 'block',
      subjectKind: 'user',
      subjectId: 'u',
      before: null,
      after: null,
      count: 1,
      lastAt: null,
    } as const;
    const openDatabase = async () =>
      aDatabase({ searchAudit: async (_, limit) => [entry, entry, entry].slice(0, limit) });
    const part = await run(['audit', '--csv', '--limit', '2'], { openDatabase });
    expect(part.output.trim().split('\n')).toHaveLength(3);
    expect(part.errors).toContain('--limit');
    const whole = await run(['audit', '--csv', '--limit', '3'], { openDatabase });
    expect(whole.output.trim().split('\n')).toHaveLength(4);
    expect(whole.errors).toBe('');
  });

  it('closes the database even after a failure', async () => {
    let closed = 0;
    const openDatabase = async () =>
      aDatabase({
        listUsers: async () => [],
        close: async () => {
          closed += 1;
        },
      });
    expect(await run(['users', 'block', 'nobody'], { openDatabase })).toMatchObject({
      exitCode: 1,
    });
    expect(closed).toBe(1);
  });

  it('names at most ten of the users that match', async () => {
    const users = Array.from({ length: 12 }, (_, number) => aUser(`Ada ${number}`, '1'));
    const openDatabase = async () => aDatabase({ listUsers: async () => users });
    const { errors } = await run(['users', 'block', 'ada'], { openDatabase });
    expect(errors).toContain('Ada 9');
    expect(errors).not.toContain('Ada 10');
    expect(errors).toContain('and 2 more');
  });

  it('does not guess between several matching users', async () => {
    const blocked: string[] = [];
    const openDatabase = async () =>
      aDatabase({
        listUsers: async () => [aUser('Ada', '1'), aUser('Adam', '2')],
        setBlocked: async (id) => {
          blocked.push(id);
        },
      });
    const { exitCode, errors } = await run(['users', 'block', 'ada'], { openDatabase });
    expect(exitCode).toBe(1);
    expect(errors).toContain('Adam');
    expect(blocked).toEqual([]);
  });

  it('exits with 2 for what cannot be the number of an account', async () => {
    const openDatabase = async () => aDatabase({ listUsers: async () => [aUser('Ada', '1')] });
    const { exitCode } = await run(['users', 'link', 'ada', 'x'], { openDatabase });
    expect(exitCode).toBe(2);
  });

  it('makes a user an admin, and says why the last one stays one', async () => {
    const openDatabase = async () =>
      aDatabase({
        listUsers: async () => [aUser('Ada', '1')],
        async setAdmin(_, isAdmin) {
          if (!isAdmin) throw new AppError('last-admin');
        },
        async setBlocked() {
          throw new AppError('last-admin');
        },
      });
    const made = await run(['users', 'promote', 'ada', '--json'], { openDatabase });
    expect(made).toMatchObject({ exitCode: 0, output: expect.stringContaining('"isAdmin": true') });
    for (const command of ['demote', 'block']) {
      const refused = await run(['users', command, 'ada'], { openDatabase });
      expect(refused).toMatchObject({ exitCode: 1, errors: expect.stringContaining('last admin') });
    }
  });

  it('reports a bot that is not running as a problem', async () => {
    const facts = {
      kind: 'embedded',
      version: '15.18',
      bytes: 1,
      users: 0,
      usersWithoutAccount: 0,
      requests: {},
    } as const;
    const openDatabase = async () => aDatabase({ readFacts: async () => facts });
    const stopped = await run(['status', '--json'], {
      openDatabase,
      readBotState: async () => null,
    });
    expect(stopped.exitCode).toBe(3);
    const ready = await run(['status'], {
      openDatabase,
      readBotState: async () => ({ address: 'http://x', isReady: true, parts: [] }),
    });
    expect(ready.exitCode).toBe(0);
  });

  it('says whether the bot is running also while the database does not answer', async () => {
    const { exitCode, output } = await run(['status'], {
      readBotState: async () => ({ address: 'http://127.0.0.1:8787', isReady: false, parts: [] }),
    });
    expect(exitCode).toBe(3);
    expect(output).toMatch(/running, but not ready[\s\S]*PROBLEM: the test has none/);
  });

  it('reports pending migrations as a problem', async () => {
    const state = { applied: ['a'], pending: ['b'] };
    const { exitCode } = await run(['migrate', '--status'], {
      readMigrationState: async () => state,
    });
    expect(exitCode).toBe(3);
  });
});

describe('medianest db top', () => {
  it('shows the statements, and says how to get the statistics where they are missing', async () => {
    const cost = {
      name: 'request-find',
      calls: 3,
      meanMs: 1.234,
      totalMs: 3.7,
      rows: 3,
      text: `select ${'x, '.repeat(100)}`,
    };
    const top = (found: readonly (typeof cost)[] | null) =>
      run(['db', 'top', '--limit', '5'], {
        openDatabase: async () =>
          aDatabase({ listStatementCosts: async (limit) => (limit === 5 ? found : []) }),
      });
    expect((await top([cost])).output).toMatch(/\nrequest-find +3 +1\.23 +4 +3 +select x, .*…\n$/);
    expect(await top(null)).toMatchObject({
      exitCode: 1,
      errors: expect.stringContaining('CREATE EXTENSION pg_stat_statements'),
    });
  });
});

describe('medianest migrate', () => {
  it('backs up first, unless it is told not to', async () => {
    const calls: unknown[] = [];
    const migrate: CliContext['migrate'] = async (options) => {
      calls.push(options);
      return [];
    };
    await run(['migrate'], { migrate });
    await run(['migrate', '--without-backup'], { migrate });
    expect(calls).toEqual([{ isBackedUp: true }, { isBackedUp: false }]);
  });
});

describe('medianest migrate --rehearse', () => {
  const migration = {
    name: '1_rewrite',
    seconds: 2.345,
    locks: [
      { table: 'request', mode: 'AccessExclusiveLock', blocks: 'reads and writes' as const },
      { table: 'space', mode: 'ShareLock', blocks: 'writes' as const },
      { table: 'alert', mode: 'AccessShareLock', blocks: 'nothing' as const },
    ],
    isLongLock: true,
  };

  it('shows what was locked and for how long', async () => {
    const rehearseMigrations = async () => ({
      place: 'a copy',
      migrations: [migration],
      problem: null,
    });
    const { exitCode, output } = await run(['migrate', '--rehearse'], { rehearseMigrations });
    expect(exitCode).toBe(0);
    expect(output).toMatch(/\n1_rewrite +2\.35 +request +space\n/);
    expect(output).toContain('lock tables: 1_rewrite.');
  });

  it('ends with 3 when a migration fails', async () => {
    const asked: (string | null)[] = [];
    const { exitCode, output } = await run(
      ['migrate', '--rehearse', '--on', 'postgresql://copy/x'],
      {
        rehearseMigrations: async (on) => {
          asked.push(on);
          return { place: 'a copy', migrations: [], problem: 'The migration 2 failed.' };
        },
      },
    );
    expect(asked).toEqual(['postgresql://copy/x']);
    expect(exitCode).toBe(3);
    expect(output).toContain('The migration 2 failed.');
  });

  it('is the only use of --on', async () => {
    expect(await run(['migrate', '--on', 'postgresql://copy/x'])).toMatchObject({ exitCode: 2 });
    expect(await run(['migrate', '--rehearse', '--on', 'copy'])).toMatchObject({ exitCode: 2 });
  });
});
