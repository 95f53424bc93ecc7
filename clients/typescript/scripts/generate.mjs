// Generates src/generated.ts from the API document. With --check it changes nothing and fails when the file is not what would be generated.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { prepare } from '../../prepare.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const target = join(root, 'src', 'generated.ts');
const work = mkdtempSync(join(tmpdir(), 'platform-client-'));
try {
  const document = join(work, 'openapi.json');
  const output = join(work, 'generated.ts');
  const idempotent = prepare(document);
  execFileSync(process.execPath, [join(root, 'node_modules', 'nswag', 'bin', 'nswag.js'), 'run', join(root, 'nswag.json'), '/runtime:Net100', `/variables:document=${document},output=${output}`], { stdio: ['ignore', 'pipe', 'inherit'] });
  const generated = readFileSync(output, 'utf8').replace(/\r\n/g, '\n').replace(/[ \t]+$/gm, '').trimEnd() +
    `\n\n/** The operations that take an Idempotency-Key, and so can be sent again when no answer came. */\nexport const idempotentOperations: readonly string[] = ${JSON.stringify(idempotent, null, 4).replaceAll('"', "'")};\n`;
  if (!process.argv.includes('--check')) {
    writeFileSync(target, generated);
  } else if (readFileSync(target, 'utf8') !== generated) {
    console.error('src/generated.ts is not what the API document says: run npm run generate.');
    process.exitCode = 1;
  }
} finally {
  rmSync(work, { recursive: true });
}
