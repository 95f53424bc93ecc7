import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

for (const generator of [join(root, 'scripts', 'generate.mjs'), join(root, '..', 'csharp', 'generate.mjs')]) {
  test(`what ${relative(root, generator)} generates is what the API document says`, () => {
    const run = spawnSync(process.execPath, [generator, '--check'], { encoding: 'utf8' });
    assert.equal(run.status, 0, run.stderr);
  });
}

test('the package that would be published has the client, its types and nothing else, and can be used', () => {
  const directory = mkdtempSync(join(tmpdir(), 'platform-pack-'));
  try {
    const [packed] = JSON.parse(execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', directory], { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
    const files = packed.files.map((f) => f.path);
    for (const expected of ['dist/index.js', 'dist/index.d.ts', 'README.md', 'LICENSE', 'package.json']) {
      assert.ok(files.includes(expected), `${expected} is missing`);
    }
    assert.deepEqual(files.filter((f) => !/^(dist\/|README\.md$|LICENSE$|package\.json$)/.test(f)), []);
    writeFileSync(join(directory, 'package.json'), '{"type":"module"}');
    const archive = readdirSync(directory).find((f) => f.endsWith('.tgz'));
    execFileSync('npm', ['install', '--offline', '--no-audit', '--no-fund', join(directory, archive)], { cwd: directory, stdio: 'ignore' });
    writeFileSync(join(directory, 'main.mjs'), "import { Platform } from 'platform-client'; console.log(typeof new Platform({ baseUrl: 'http://127.0.0.1:1' }).leads.processLeads);");
    assert.equal(execFileSync(process.execPath, ['main.mjs'], { cwd: directory, encoding: 'utf8' }).trim(), 'function');
  } finally {
    rmSync(directory, { recursive: true });
  }
});
