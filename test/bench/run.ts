import { writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { startServer } from './database.ts';
import { type Figure, toMarkdownTable } from './figure.ts';
import { measureLoad } from './load-figures.ts';
import { readOptions } from './options.ts';
import { measureRows } from './row-figures.ts';
import { measureMemory, measureStart } from './start-figures.ts';

// `npm run bench -- [--json file] [--parts start,memory,discord,telegram] [--upstream 0,150]
//   [--people 200] [--rows 5000000] [--profile folder]`

const { json, parts, people, profile, rows, upstreamsMs } = readOptions(process.argv.slice(2));
const conditions = {
  node: process.version,
  processors: availableParallelism(),
  model: cpus()[0]?.model ?? 'unknown',
  loadBefore: loadavg()[0] ?? null,
  notes: [
    'PostgreSQL with fsync on; it shares the machine with the bot, the test servers, and the people',
    'the test servers do not validate calls',
  ],
};
const figures: Figure[] = [];
const server = await startServer();
try {
  if (parts.includes('start')) await run('start', () => measureStart(server));
  if (parts.includes('memory')) {
    for (const guilds of [1, 1_000]) await run('memory', () => measureMemory(server, guilds));
  }
  for (const platform of ['discord', 'telegram'] as const) {
    if (!parts.includes(platform)) continue;
    for (const upstreamMs of upstreamsMs) {
      const setup = { platform, upstreamMs, people, profile };
      await run(`${platform}, ${upstreamMs} ms`, () => measureLoad(server, setup));
    }
  }
  if (rows > 0) await run('rows', () => measureRows(server, rows));
} finally {
  await server.stop();
}
console.log(toMarkdownTable(figures));
const report = JSON.stringify({ conditions, figures }, null, 2);
if (json) writeFileSync(json, `${report}\n`);
else console.log(report);

async function run(part: string, measure: () => Promise<Figure[]>): Promise<void> {
  console.error(`measuring: ${part}`);
  const measured = await measure();
  console.error(toMarkdownTable(measured));
  figures.push(...measured);
}
