// Programs in documents, compiled as a project does that has the package installed.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Every TypeScript block of a document of the repository; there is at least one. */
export function snippetsOf(document) {
  const found = [...readFileSync(join(root, '..', '..', document), 'utf8').matchAll(/^```ts\n([\s\S]*?)^```/gm)].map((match) => match[1]);
  if (found.length === 0) {
    throw new Error(`${document} has no TypeScript.`);
  }
  return found;
}

/** Compiles a program under strict rules; gives the directory in which its main.js is, and what takes it away again. */
export function compile(snippet) {
  const directory = mkdtempSync(join(tmpdir(), 'platform-snippet-'));
  mkdirSync(join(directory, 'node_modules'));
  symlinkSync(root, join(directory, 'node_modules', 'platform-client'));
  symlinkSync(join(root, 'node_modules', '@types'), join(directory, 'node_modules', '@types'));
  writeFileSync(join(directory, 'package.json'), '{"type":"module"}');
  writeFileSync(join(directory, 'main.ts'), snippet);
  execFileSync(process.execPath, [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '--strict', '--target', 'es2022', '--module', 'nodenext', '--types', 'node', 'main.ts'], { cwd: directory, stdio: ['ignore', 'inherit', 'inherit'] });
  return { directory, remove: () => rmSync(directory, { recursive: true }) };
}
