'use strict';

// The reference by Swagger UI, and signing in: the token stays in this page's memory and goes with every call that is tried.
const form = document.getElementById('sign-in');
const signedIn = document.getElementById('signed-in');
const wrong = document.getElementById('wrong');
let token = null;

SwaggerUIBundle({
  url: '/openapi/v1.json',
  dom_id: '#reference',
  deepLinking: true,
  docExpansion: 'list',
  defaultModelsExpandDepth: 0,
  filter: true,
  tryItOutEnabled: true,
  validatorUrl: null,
  requestInterceptor: (request) => {
    // A token that was entered under "Authorize" goes before the one of signing in.
    if (token && !request.loadSpec && !request.headers.Authorization) {
      request.headers.Authorization = `Bearer ${token}`;
    }
    return request;
  },
});

async function call(path, options) {
  let answer;
  try {
    answer = await fetch(path, options);
  } catch {
    throw new Error('The server cannot be reached. Try again.');
  }
  const body = answer.status === 204 ? {} : await answer.json();
  if (!answer.ok) {
    throw new Error(body.detail);
  }
  return body;
}

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  wrong.textContent = '';
  const email = document.getElementById('email').value;
  const code = document.getElementById('code').value;
  try {
    const tokens = await call('/api/login', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ email, password: document.getElementById('password').value, code: code || null }),
    });
    token = tokens.vaultToken ?? tokens.userToken;
    form.reset();
    form.hidden = true;
    signedIn.hidden = false;
    document.getElementById('who').textContent = `Signed in as ${email}; the token goes with every call.`;
  } catch (error) {
    wrong.textContent = error.message;
  }
});

document.getElementById('sign-out').addEventListener('click', async () => {
  try {
    await call('/api/logout', { method: 'POST', headers: { Authorization: `Bearer ${token}` } });
  } catch (error) {
    wrong.textContent = error.message;
  }
  token = null;
  form.hidden = false;
  signedIn.hidden = true;
});
