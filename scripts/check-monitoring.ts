/**
 * Checks docs/monitoring/ with a real Prometheus: the rules with promtool, and every expression of the rules and the
 * dashboard against a running demo. Run by `npm run monitoring`; needs `apt-get install prometheus`, or does nothing.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import { findFreePort } from '../src/lib/find-free-port.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const docs = join(root, 'docs', 'monitoring');
const startMs = 90_000;

const answerSchema = z.object({
  status: z.string(),
  error: z.string().optional(),
  data: z.object({ result: z.array(z.unknown()) }).optional(),
});
const rulesSchema = z.object({
  groups: z.array(z.object({ rules: z.array(z.object({ alert: z.string(), expr: z.string() })) })),
});
const dashboardSchema = z.object({
  panels: z.array(
    z.object({ title: z.string(), targets: z.array(z.object({ expr: z.string() })).default([]) }),
  ),
});

function listExpressions(): readonly { readonly name: string; readonly expr: string }[] {
  const read = (name: string) => readFileSync(join(docs, name), 'utf8');
  const { groups } = rulesSchema.parse(parse(read('alerts.yml')));
  const { panels } = dashboardSchema.parse(JSON.parse(read('dashboard.json')));
  return [
    ...groups.flatMap(({ rules }) => rules.map(({ alert, expr }) => ({ name: alert, expr }))),
    ...panels.flatMap(({ title, targets }) => targets.map(({ expr }) => ({ name: title, expr }))),
  ];
}

async function waitFor(what: string, isTrue: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + startMs;
  while (!(await isTrue().catch(() => false))) {
    if (performance.now() > deadline) throw new Error(`${what} took too long`);
    await sleep(500);
  }
}

async function check(folder: string, children: ChildProcess[]): Promise<boolean> {
  const [botPort, port] = [await findFreePort(), await findFreePort()];
  const bot = spawn(process.execPath, [join(root, 'dist', 'src', 'main.js')], {
    cwd: folder,
    env: { PATH: process.env['PATH'], HTTP_PORT: `${botPort}`, DATA_DIR: join(folder, 'data') },
    stdio: 'ignore',
  });
  children.push(bot);
  const config = readFileSync(join(docs, 'prometheus.yml'), 'utf8')
    .replace('127.0.0.1:8787', `127.0.0.1:${botPort}`)
    .replace('15s', '1s')
    .replace('alerts.yml', join(docs, 'alerts.yml'));
  const configPath = join(folder, 'prometheus.yml');
  writeFileSync(configPath, config);
  const ready = async () => (await fetch(`http://127.0.0.1:${botPort}/readyz`)).ok;
  await waitFor('The bot', ready);
  children.push(
    spawn(
      'prometheus',
      [
        `--config.file=${configPath}`,
        `--storage.tsdb.path=${join(folder, 'tsdb')}`,
        `--web.listen-address=127.0.0.1:${port}`,
      ],
      { stdio: 'ignore' },
    ),
  );
  const query = async (expr: string) => {
    const url = `http://127.0.0.1:${port}/api/v1/query?query=${encodeURIComponent(expr)}`;
    return answerSchema.parse(await (await fetch(url)).json());
  };
  await waitFor('Prometheus', async () => {
    const { data } = await query('up{job="medianest"} == 1');
    return (data?.result.length ?? 0) > 0;
  });
  // Rates need more than one sample.
  await sleep(5_000);
  let failures = 0;
  for (const { name, expr } of listExpressions()) {
    const { status, error, data } = await query(expr);
    if (status !== 'success') failures += 1;
    const result = status === 'success' ? `${data?.result.length ?? 0} series` : `FAILED: ${error}`;
    console.log(`${result.padEnd(12)} ${name}`);
  }
  return failures === 0;
}

function run(command: string, args: readonly string[]): boolean {
  return spawnSync(command, args, { cwd: docs, stdio: 'inherit' }).status === 0;
}

if (spawnSync('promtool', ['--version']).error) {
  console.log('Prometheus is not installed, so nothing was checked: apt-get install prometheus');
} else {
  const folder = mkdtempSync(join(tmpdir(), 'medianest-monitoring-'));
  const children: ChildProcess[] = [];
  let isOk =
    run('promtool', ['check', 'rules', 'alerts.yml']) &&
    run('promtool', ['check', 'config', 'prometheus.yml']);
  try {
    isOk = (await check(folder, children)) && isOk;
  } finally {
    const ended = children.map(
      (child) => new Promise<void>((resolve) => child.on('close', () => resolve())),
    );
    for (const child of children) child.kill('SIGTERM');
    await Promise.all(ended);
    rmSync(folder, { recursive: true, force: true });
  }
  process.exitCode = isOk ? 0 : 1;
}
