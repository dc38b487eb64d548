import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { settings } from '../../../src/config/settings.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');

const duration = z.string().regex(/^\d+(ms|s|m|h)$/);
const scalar = z.union([z.string(), z.number(), z.boolean()]);

/** The part of the compose specification that the files use; everything else is a typing mistake. */
const composeFile = z.strictObject({
  services: z.record(
    z.string().regex(/^[a-z0-9-]+$/),
    z.strictObject({
      image: z.string(),
      build: z.string().optional(),
      command: z.array(z.string()).optional(),
      entrypoint: z.array(z.string()).optional(),
      profiles: z.array(z.string()).optional(),
      restart: z.literal('unless-stopped'),
      depends_on: z
        .record(z.string(), z.strictObject({ condition: z.literal('service_healthy') }))
        .optional(),
      env_file: z.array(z.strictObject({ path: z.string(), required: z.boolean() })).optional(),
      environment: z.record(z.string().regex(/^[A-Z][A-Z0-9_]+$/), scalar),
      network_mode: z.string().optional(),
      ports: z.array(z.string().regex(/^127\.0\.0\.1:\d+:\d+$/)).optional(),
      read_only: z.boolean().optional(),
      shm_size: z
        .string()
        .regex(/^\d+mb$/)
        .optional(),
      volumes: z.array(z.string()),
      healthcheck: z
        .strictObject({
          test: z.tuple([z.enum(['CMD', 'CMD-SHELL'])]).rest(z.string()),
          interval: duration,
          timeout: duration,
          retries: z.int(),
          start_period: duration.optional(),
        })
        .optional(),
      stop_grace_period: duration.optional(),
    }),
  ),
  volumes: z.record(z.string(), z.null()),
});

/** Variables of the image's entrypoint, not settings of the bot. */
const imageVariables = ['PUID', 'PGID'];

describe.each(['docker-compose.yml', 'compose.simple.yml'])('%s', (file) => {
  const { services, volumes } = composeFile.parse(parse(read(file)));

  it('is refused with a misspelt key', () => {
    const planted = parse(read(file).replace('restart:', 'restarts:'));
    expect(composeFile.safeParse(planted).success).toBe(false);
  });

  it('declares the volumes that it uses, and no others', () => {
    const used = Object.values(services)
      .flatMap((service) => service.volumes)
      .map((volume) => volume.replace(/\$\{\w+:-([^}]*)\}/, '$1').split(':')[0] ?? '');
    for (const path of used.filter((name) => name.startsWith('.'))) {
      expect(existsSync(join(root, path)), path).toBe(true);
    }
    const named = new Set(used.filter((name) => !name.startsWith('.')));
    expect([...named].sort()).toEqual(Object.keys(volumes).sort());
  });

  it('waits only for services that exist and have a health check', () => {
    for (const { depends_on: awaited = {}, network_mode: network = '' } of Object.values(
      services,
    )) {
      const shared = network.startsWith('service:') ? [network.slice('service:'.length)] : [];
      for (const name of [...Object.keys(awaited), ...shared]) {
        expect(services[name]?.healthcheck, name).toBeDefined();
      }
    }
  });

  it('sets only existing settings of the bot, and runs it read-only', () => {
    const bot = services['medianest'];
    const known: readonly string[] = [...Object.keys(settings), ...imageVariables];
    expect(Object.keys(bot?.environment ?? {}).filter((name) => !known.includes(name))).toEqual([]);
    expect(bot?.read_only).toBe(true);
    expect(bot?.healthcheck).toBeDefined();
  });
});

describe('docker-compose.yml', () => {
  const { services } = composeFile.parse(parse(read('docker-compose.yml')));

  it('runs the bot beside PostgreSQL 15 and its backups', () => {
    expect(Object.keys(services)).toEqual(['medianest', 'postgres', 'backup', 'backup-s3']);
    for (const name of ['postgres', 'backup']) {
      expect(services[name]?.image).toBe('postgres:15-alpine');
    }
    expect(services['medianest']?.depends_on).toHaveProperty('postgres');
  });

  it('sets the pool', () => {
    const { environment = {} } = services['medianest'] ?? {};
    expect(environment['DATABASE_POOL_SIZE']).toMatch(/:-20}$/);
    expect(environment['DATABASE_POOL_TIMEOUT_SECONDS']).toMatch(/:-30}$/);
  });
});

describe('Dockerfile', () => {
  const text = read('Dockerfile');

  it('copies only files that the build context has', () => {
    const context = read('.dockerignore');
    const copied = [...text.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, names = '']) =>
      names.split(' '),
    );
    expect(copied.length).toBeGreaterThan(5);
    for (const name of copied) {
      expect(existsSync(join(root, name)), name).toBe(true);
      expect(context, name).toMatch(new RegExp(`^!${name.split('/')[0]}$`, 'm'));
    }
  });
});
