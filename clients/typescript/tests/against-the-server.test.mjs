import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { LeadFileFailed, Platform, PlatformError, verifyWebhook, WebhookVerificationError } from '../dist/index.js';
import { email, leads, password, startServer } from './server.mjs';
import { compile, snippetsOf } from './snippets.mjs';

const runAsync = promisify(execFile);
let server;
let received;
const callback = new Promise((resolve) => (received = resolve));

before(async () => {
  server = await startServer(async (request, response) => {
    if (request.method === 'GET') {
      response.end(request.url === '/empty.csv' ? 'first name,last name\n' : leads);
      return;
    }
    const chunks = [];
    for await (const chunk of request) {
      chunks.push(chunk);
    }
    response.end();
    received({ headers: request.headers, body: Buffer.concat(chunks) });
  });
});
after(() => server?.stop());

const withKey = () => new Platform({ baseUrl: server.baseUrl, apiKey: server.apiKey });

for (const document of ['clients/typescript/README.md', 'docs/getting-started.md']) {
  test(`the ten lines of ${document} do the main job`, async () => {
    const snippets = snippetsOf(document);
    assert.equal(snippets.length, 1);
    assert.ok(snippets[0].trim().split('\n').length <= 11, 'ten lines and an empty one');
    const { directory, remove } = compile(snippets[0]);
    try {
      // Not synchronously: this process is the one that the server fetches the file from.
      const run = await runAsync(process.execPath, ['main.js'], {
        cwd: directory,
        env: { ...process.env, PLATFORM_SERVER: server.baseUrl, PLATFORM_API_KEY: server.apiKey, LEADS_URL: `${server.outside}/leads.csv`, ACCOUNT_EMAIL: email },
      });
      assert.match(run.stdout, /100 %/);
      assert.match(run.stdout, /duplicates: 1/);
      assert.match(run.stdout, /^first name,last name,email,phone,lead_row,/m);
    } finally {
      remove();
    }
  });
}

test('an upload comes back refined, with its callback verified', async () => {
  const platform = withKey();
  const { secret } = await platform.webhooks.getSecret();
  const states = [];

  const { file_upload_identifier: id } = await platform.upload(new Blob([leads]), { fileName: 'mine.csv', callbackUrl: `${server.outside}/hook`, options: { default_country: 'US' } });
  const file = await platform.waitForFile(id, { onProgress: (f) => states.push(f.status) });

  assert.equal(file.file_name, 'mine.csv');
  assert.deepEqual({ ...file.summary }, { rows: 3, accepted: 2, review: 0, duplicates: 1, rejected: 0 });
  assert.equal(states.at(-1), 'PROCESSED');
  assert.match(await (await platform.files.downloadProcessed(id)).data.text(), /lead_status/);
  assert.equal((await platform.files.list(1)).items[0].file_upload_identifier, id);

  const { headers, body } = await callback;
  const message = await verifyWebhook(body, headers, secret);
  assert.equal(message.type, 'file.processed');
  assert.equal(message.data.file_upload_identifier, id);
  await assert.rejects(verifyWebhook(Buffer.concat([body, Buffer.from(' ')]), headers, secret), WebhookVerificationError);
  await assert.rejects(verifyWebhook(body, headers, secret, new Date(Date.now() + 600_000)), WebhookVerificationError);
});

test('a file that fails says why', async () => {
  const platform = withKey();
  const { data } = await platform.leads.processLeads({ file_url: `${server.outside}/empty.csv`, email });
  await assert.rejects(platform.waitForFile(data.file_upload_identifier), (error) => error instanceof LeadFileFailed && error.file.error.code === 'file_header_only');
});

test('what the server refuses is a typed error', async () => {
  const platform = withKey();
  await assert.rejects(platform.leads.processLeads({ file_url: 'gopher://x', email }), (error) => {
    assert.ok(error instanceof PlatformError);
    assert.equal(error.status, 400);
    assert.ok(error.errors.file_url.length > 0);
    assert.ok(error.traceId && error.code && error.error);
    return true;
  });
  await assert.rejects(platform.files.get('file_unknown'), (error) => error.status === 404 && error.code === 'file_not_found');
});

test('a session signs in, is refreshed, survives a restart of the client and signs out', async () => {
  const platform = new Platform({ baseUrl: server.baseUrl });
  const first = await platform.signIn({ email, password });
  assert.equal((await platform.me.get()).email, email);

  // A token that seems to have ended is replaced before it is sent; two requests at once replace it once.
  const replaced = [];
  const later = new Platform({
    baseUrl: server.baseUrl,
    tokens: first,
    onTokens: (tokens) => replaced.push(tokens),
    fetch: (url, init) => (replaced.length === 0 && !String(url).endsWith('/api/refresh') ? Promise.resolve(new Response('{}', { status: 401 })) : fetch(url, init)),
  });
  const [me, teams] = await Promise.all([later.me.get(), later.teams.list()]);
  assert.equal(me.email, email);
  assert.equal(teams.items.length, 1);
  assert.equal(replaced.length, 1);
  assert.notEqual(replaced[0].userToken, first.userToken);

  await later.signOut();
  assert.equal(later.tokens, null);
  await assert.rejects(new Platform({ baseUrl: server.baseUrl, tokens: replaced[0] }).me.get(), (error) => error.status === 401);
});
