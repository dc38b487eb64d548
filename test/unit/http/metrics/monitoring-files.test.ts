import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { createMetrics } from '../../../../src/http/metrics/create-metrics.ts';
import { idleCollectors } from '../../../support/idle-collectors.ts';

const folder = new URL('../../../../docs/monitoring/', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, folder), 'utf8');

const rulesFile = z.object({
  groups: z.array(
    z.object({
      rules: z.array(
        z.object({
          alert: z.string(),
          expr: z.string(),
          annotations: z.object({ summary: z.string(), action: z.string().min(10) }),
        }),
      ),
    }),
  ),
});
const dashboardFile = z.object({
  panels: z.array(
    z.object({ title: z.string(), targets: z.array(z.object({ expr: z.string() })).default([]) }),
  ),
});

const rules = rulesFile.parse(parse(read('alerts.yml'))).groups.flatMap((group) => group.rules);
const panels = dashboardFile.parse(JSON.parse(read('dashboard.json'))).panels;
const expressions = [
  ...rules.map(({ expr }) => expr),
  ...panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)),
];

/** The names of metrics in an expression of Prometheus; a histogram counts without its suffix. */
function namesIn(text: string): string[] {
  const names = text.match(/\b(?:medianest|process|nodejs)_[a-z0-9_]+/g) ?? [];
  return names.map((name) => name.replace(/_(?:bucket|sum|count)$/, ''));
}

async function listExported(): Promise<string[]> {
  const metrics = createMetrics({ version: '1', clock: () => new Date(0) });
  const text = await metrics.render(idleCollectors);
  return [...text.matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name ?? '');
}

describe('the metrics', () => {
  it('of the dashboard and the alert rules exist', async () => {
    const exported = new Set(await listExported());
    expect(expressions.flatMap(namesIn).filter((name) => !exported.has(name))).toEqual([]);
  });

  it('are all in docs/monitoring/README.md, with their labels', async () => {
    const readme = read('README.md');
    const own = (await listExported()).filter((name) => name.startsWith('medianest_'));
    expect(own).not.toEqual([]);
    expect(own.filter((name) => !readme.includes(`| \`${name}\` |`))).toEqual([]);
    expect(
      [...new Set(namesIn(readme))].filter((name) => name.startsWith('medianest_')).sort(),
    ).toEqual([...own].sort());
  });

  it('are all on the dashboard or in a rule', async () => {
    const used = new Set(expressions.flatMap(namesIn));
    const own = (await listExported()).filter((name) => name.startsWith('medianest_'));
    expect(own.filter((name) => !used.has(name))).toEqual([]);
  });
});

describe('the guard of metric names', () => {
  it('finds the names in an expression', () => {
    const planted = 'rate(medianest_planted_seconds_bucket{a="b"}[5m]) / nodejs_x + up';
    expect(namesIn(planted)).toEqual(['medianest_planted_seconds', 'nodejs_x']);
  });
});
