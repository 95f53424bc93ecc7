// The real server as a process of its own, with an account, a key and a place where lead files are.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const repository = fileURLToPath(new URL('../../..', import.meta.url));
export const email = 'anna@example.com';
export const password = 'violet tractor under eleven moons';
export const leads = 'first name,last name,email,phone\nAda,Lovelace,ada@analytical.org,(212) 555-0142\nADA,LOVELACE,ada@analytical.org,212-555-0142\nAlan,Turing,alan@bletchley.org,(212) 555-0199\n';

function program() {
  const built = ['Release', 'Debug'].map((c) => join(repository, 'src', 'WebApi', 'bin', c, 'net10.0', 'Platform.WebApi.dll')).find(existsSync);
  if (!built) {
    throw new Error('Build the server first: dotnet build src/WebApi.');
  }
  return process.env.PLATFORM_PROGRAM ?? built;
}

/** Starts it; `handler` answers what the server fetches and posts, on one loopback port. */
export async function startServer(handler) {
  const directory = mkdtempSync(join(tmpdir(), 'platform-client-'));
  const outside = createServer(handler);
  outside.listen(0, '127.0.0.1');
  await once(outside, 'listening');
  const authority = `127.0.0.1:${outside.address().port}`;
  const settings = [`--Platform:DataDirectory=${directory}`, `--Fetch:AllowedHosts:0=${authority}`, `--Callback:AllowedHosts:0=${authority}`];
  const run = (...words) => execFileSync('dotnet', [program(), ...words, ...settings], { encoding: 'utf8', input: `${password}\n`, stdio: ['pipe', 'pipe', 'inherit'] }).trim();
  run('user', 'create', '--email', email, '--name', 'Anna Berg', '--password-stdin');
  const apiKey = run('key', 'create', '--email', email);
  const server = spawn('dotnet', [program(), 'serve', '--urls=http://127.0.0.1:0', ...settings], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  const baseUrl = await new Promise((resolve, reject) => {
    server.stdout.on('data', (chunk) => {
      said += chunk;
      const found = /Platform listens on (\S+)/.exec(said);
      if (found) {
        resolve(found[1]);
      }
    });
    server.once('exit', (code) => reject(new Error(`The server ended with ${code} before it listened:\n${said}`)));
  });
  return {
    baseUrl,
    apiKey,
    outside: `http://${authority}`,
    async stop() {
      server.removeAllListeners('exit');
      const ended = once(server, 'exit');
      server.kill('SIGTERM');
      await ended;
      outside.closeAllConnections();
      outside.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
