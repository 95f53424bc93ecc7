// Generates Generated.cs from the API document, with the NSwag of the TypeScript client. With --check it changes nothing and fails when the file
// is not what would be generated. NSwag names properties as the API does and leaves the names of enumeration members to attributes that
// System.Text.Json does not read: both are put right here.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { prepare } from '../prepare.mjs';

const root = fileURLToPath(new URL('.', import.meta.url));
const nswag = fileURLToPath(new URL('../typescript/node_modules/nswag/bin/nswag.js', import.meta.url));
const target = join(root, 'Generated.cs');
const work = mkdtempSync(join(tmpdir(), 'platform-client-'));
const pascal = (name) => name.split('_').map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join('');
try {
  const document = join(work, 'openapi.json');
  const output = join(work, 'Generated.cs');
  const idempotent = prepare(document);
  execFileSync(process.execPath, [nswag, 'run', join(root, 'nswag.json'), '/runtime:Net100', `/variables:document=${document},output=${output}`], { stdio: ['ignore', 'pipe', 'inherit'] });
  const generated = readFileSync(output, 'utf8')
    .replace(/^\uFEFF/, '')
    .replace(/\r\n/g, '\n')
    .replace(/^ *\/\/ TODO.*\n/gm, '')
    .replace(/(public [^\n(=]+ )([A-Za-z]+(?:_[A-Za-z0-9]+)+)( \{ get; set; \})/g, (_, before, name, after) => before + pascal(name) + after)
    .replace(/(public partial class (\w+)\b(?:(?!public partial class)[\s\S])*?public [^\n(=]+ )\2( \{ get; set; \})/g, '$1$2List$3') // a member cannot have the name of its class
    .replace(/\[System\.Runtime\.Serialization\.EnumMember\(Value = @("[^"]*")\)\](\s+)([A-Za-z_]+)/g, (_, value, space, name) => `[System.Text.Json.Serialization.JsonStringEnumMemberName(${value})]${space}${pascal(name.toLowerCase() === name || name.toUpperCase() === name ? name.toLowerCase() : name)}`)
    .replace(/var settings = new System\.Text\.Json\.JsonSerializerOptions\(\);/g, 'var settings = PlatformJson.Create();')
    .replace(/[ \t]+$/gm, '')
    .trimEnd() +
    `\n\nnamespace Platform.Client\n{\n    internal static class IdempotentOperations\n    {\n        public static readonly string[] All =\n        [\n${idempotent.map((o) => `            "${o}",`).join('\n')}\n        ];\n    }\n}\n`;
  if (!process.argv.includes('--check')) {
    writeFileSync(target, generated);
  } else if (readFileSync(target, 'utf8') !== generated) {
    console.error('Generated.cs is not what the API document says: run node clients/csharp/generate.mjs.');
    process.exitCode = 1;
  }
} finally {
  rmSync(work, { recursive: true });
}
