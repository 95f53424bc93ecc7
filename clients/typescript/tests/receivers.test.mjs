import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { after, before, test } from 'node:test';
import { Platform } from '../dist/index.js';
import { leads, startServer } from './server.mjs';
import { compile, snippetsOf } from './snippets.mjs';

let server;
let received;
const callback = new Promise((resolve) => (received = resolve));

before(async () => {
  server = await startServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) {
      chunks.push(chunk);
    }
    response.end();
    received({ headers: request.headers, body: Buffer.concat(chunks) });
  });
});
after(() => server?.stop());

async function freePort() {
  const listener = createServer().listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const { port } = listener.address();
  listener.close();
  await once(listener, 'close');
  return port;
}

async function listensOn(port, program) {
  while (program.exitCode === null) {
    const socket = connect(port, '127.0.0.1');
    try {
      await once(socket, 'connect');
      return;
    } catch {
      await pause(50);
    } finally {
      socket.destroy();
    }
  }
  throw new Error(`The receiver ended with ${program.exitCode}.`);
}

test('the receivers of docs/webhooks.md take genuine callbacks only', async () => {
  const platform = new Platform({ baseUrl: server.baseUrl, apiKey: server.apiKey });
  const { secret } = await platform.webhooks.getSecret();
  const { file_upload_identifier: id } = await platform.upload(new Blob([leads]), { fileName: 'mine.csv', callbackUrl: `${server.outside}/hook` });
  const genuine = await callback;

  for (const snippet of snippetsOf('docs/webhooks.md')) {
    const port = await freePort();
    assert.match(snippet, /8080/);
    const { directory, remove } = compile(snippet.replaceAll('8080', String(port)));
    const program = spawn(process.execPath, ['main.js'], { cwd: directory, env: { ...process.env, WEBHOOK_SECRET: secret }, stdio: ['ignore', 'pipe', 'inherit'] });
    try {
      await listensOn(port, program);
      const { 'webhook-id': messageId, 'webhook-timestamp': timestamp, 'webhook-signature': signature } = genuine.headers;
      const sign = (at, key) => `v1,${createHmac('sha256', key).update(`${messageId}.${at}.`).update(genuine.body).digest('base64')}`;
      const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
      const post = async (body, headers) => (await fetch(`http://127.0.0.1:${port}/refined`, { method: 'POST', body, headers })).status;
      const headers = { 'webhook-id': messageId, 'webhook-timestamp': timestamp, 'webhook-signature': signature };

      const said = once(createInterface(program.stdout), 'line');
      assert.equal(await post(genuine.body, headers), 204);
      assert.deepEqual(await said, [`file.processed ${id}`]);
      assert.equal(await post(genuine.body, { ...headers, 'webhook-signature': `${sign(timestamp, Buffer.alloc(32))} ${signature}` }), 204);
      assert.equal(await post(Buffer.concat([genuine.body, Buffer.from(' ')]), headers), 401);
      assert.equal(await post(genuine.body, { ...headers, 'webhook-signature': sign(timestamp, Buffer.alloc(32)) }), 401);
      const old = String(Number(timestamp) - 600);
      assert.equal(await post(genuine.body, { ...headers, 'webhook-timestamp': old, 'webhook-signature': sign(old, key) }), 401);
      assert.equal(await post(genuine.body, {}), 401);
    } finally {
      const ended = once(program, 'exit');
      program.kill();
      await ended;
      remove();
    }
  }
});
