import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PlatformError } from '../dist/index.js';
import { Transport } from '../dist/transport.js';

const problem = (status, code, headers = {}) => new Response(JSON.stringify({ status, code, error: 'No.', traceId: 't' }), { status, headers });

// A transport whose answers are these, in turn: an Error is a broken connection.
function scripted(...answers) {
  const sent = [];
  const pauses = [];
  const transport = new Transport({
    baseUrl: 'http://host.test/base',
    credentials: { apiKey: 'k' },
    retries: 3,
    fetch: async (url, init) => {
      sent.push({ url: url.toString(), headers: new Headers(init.headers) });
      const answer = answers.shift();
      if (answer instanceof Error) {
        throw answer;
      }
      return answer;
    },
    wait: async (milliseconds) => void pauses.push(milliseconds),
  });
  return { transport, sent, pauses };
}

test('a creating request that got no answer is sent again with the same Idempotency-Key', async () => {
  const { transport, sent } = scripted(new TypeError('reset'), problem(409, 'idempotency_in_progress'), new Response('{}', { status: 202 }));
  await transport.fetch('http://host.test/base/api/process-leads', { method: 'POST', body: '{}', headers: { 'Idempotency-Key': '' } });
  const keys = sent.map((s) => s.headers.get('Idempotency-Key'));
  assert.equal(keys.length, 3);
  assert.match(keys[0], /^[0-9a-f-]{36}$/);
  assert.deepEqual(new Set(keys).size, 1);
  assert.equal(sent[0].headers.get('X-Api-Key'), 'k');
});

test('a request that is not safe to repeat is not repeated', async () => {
  const { transport, sent } = scripted(new TypeError('reset'));
  await assert.rejects(transport.fetch('http://host.test/base/api/logout', { method: 'POST' }), TypeError);
  assert.equal(sent.length, 1);
  assert.equal(sent[0].headers.get('Idempotency-Key'), null);
});

test('Retry-After is waited out', async () => {
  const { transport, pauses } = scripted(problem(429, 'rate_limited', { 'Retry-After': '7' }), problem(503, 'busy'), new Response('{}'));
  await transport.fetch('http://host.test/base/api/me');
  assert.equal(pauses[0], 7000);
  assert.ok(pauses[1] > 0 && pauses[1] <= 500);
});

test('there is an end to trying', async () => {
  const { transport, sent } = scripted(...Array.from({ length: 5 }, () => problem(503, 'busy')));
  await assert.rejects(transport.fetch('http://host.test/base/api/me'), (error) => error instanceof PlatformError && error.code === 'busy' && error.traceId === 't');
  assert.equal(sent.length, 4);
});

test('an answer that is no problem body is still an error with its text', async () => {
  const { transport } = scripted(new Response('<h1>Bad gateway</h1>', { status: 500 }));
  await assert.rejects(transport.fetch('http://host.test/base/api/me'), (error) => error.status === 500 && error.error.includes('Bad gateway') && error.code === 'unknown');
});
