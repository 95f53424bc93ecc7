// Writes the API document in the form that NSwag's generators read best. They predate OpenAPI 3.1, so nullability goes back to the form of 3.0;
// aliases of a path would be methods twice; probes are for supervisors; errors are thrown by the hand-written layer for every operation alike; examples are not for code.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const methods = new Set(['get', 'post', 'put', 'patch', 'delete']);

/** Reads the project's document and writes the prepared one to `target`; gives the operations that take an Idempotency-Key, as `POST /api/files`. */
export function prepare(target) {
  const idempotent = [];
  const document = JSON.parse(readFileSync(fileURLToPath(new URL('../docs/openapi.json', import.meta.url)), 'utf8'));
  document.openapi = '3.0.3';
  delete document.jsonSchemaDialect;
  delete document.webhooks;
  for (const [path, item] of Object.entries(document.paths)) {
    for (const method of Object.keys(item).filter((m) => methods.has(m))) {
      if (/^(aliases|health)_/.test(item[method].operationId)) {
        delete item[method];
      } else {
        if (item[method].parameters?.some(isIdempotencyKey)) {
          idempotent.push(`${method.toUpperCase()} ${path}`);
        }
        if (isHandWritten(item[method])) {
          delete item[method];
        } else {
          simplify(item[method]);
        }
      }
    }
    if (!Object.keys(item).some((m) => methods.has(m))) {
      delete document.paths[path];
    }
  }
  delete document.components.responses;
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, JSON.stringify(downgrade(document), null, 1));
  return idempotent;
}

// Streams and multipart forms read better by hand.
const isHandWritten = (operation) => 'multipart/form-data' in (operation.requestBody?.content ?? {}) || 'text/event-stream' in (operation.responses['200']?.content ?? {});

const isIdempotencyKey = (parameter) => parameter.$ref?.endsWith('/IdempotencyKey') || parameter.name === 'Idempotency-Key';

function simplify(operation) {
  // The hand-written layer sends keys; signed links are for programs without a token.
  operation.parameters = operation.parameters?.filter((p) => !isIdempotencyKey(p) && !['expires', 'signature'].includes(p.name));
  for (const status of Object.keys(operation.responses).filter((s) => !s.startsWith('2'))) {
    delete operation.responses[status];
  }
  for (const response of Object.values(operation.responses)) {
    delete response.headers;
    if (response.content?.['text/csv']) {
      response.content = { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } };
    }
  }
}

function downgrade(node) {
  if (Array.isArray(node)) {
    return node.map(downgrade);
  }
  if (node === null || typeof node !== 'object') {
    return node;
  }
  let out = Object.fromEntries(
    Object.entries(node)
      .filter(([key, value]) => !((key === 'example' || key === 'examples') && !('$ref' in Object(value)) && !('type' in Object(value))))
      .map(([key, value]) => [key, downgrade(value)]));
  if (Array.isArray(out.type) && out.type.includes('null')) {
    const types = out.type.filter((t) => t !== 'null');
    delete out.type;
    out = { ...out, ...(types.length === 1 ? { type: types[0] } : {}), nullable: true };
  }
  const some = out.oneOf ?? out.anyOf;
  if (Array.isArray(some) && some.some((s) => s.type === 'null' || s.nullable === true && Object.keys(s).length === 1)) {
    const rest = some.filter((s) => s.type !== 'null' && !(s.nullable === true && Object.keys(s).length === 1));
    delete out.oneOf;
    delete out.anyOf;
    const description = out.description ?? rest[0]?.description;
    out = { ...out, ...(description ? { description } : {}), nullable: true, allOf: rest.map(({ $ref, ...other }) => ($ref ? { $ref } : other)) };
  } else if (out.$ref && out.description) {
    out = { description: out.description, allOf: [{ $ref: out.$ref }] };
  }
  if (out.type === 'object' && out.properties && out.additionalProperties === undefined) {
    out.additionalProperties = false;
  }
  return out;
}
