'use strict';

// The reference by Swagger UI, and signing in: the token stays in this page's memory and goes with every call that is tried.
const form = document.getElementById('sign-in');
const signedIn = document.getElementById('signed-in');
const wrong = document.getElementById('wrong');
let token = null;

// What Swagger UI leaves without a name, and what it is called here.
const names = {
  '.body-param textarea': 'Request body',
  'input[type=file]': 'File',
  '.close-modal': 'Close',
  '.examples-select-element': 'Example',
  '.content-type': 'Content type',
};

// Its parts outside of its main part.
const regions = {
  '.information-container': 'About the API',
  '.scheme-container': 'Authorisation',
  '.filter-container': 'Filter',
};

/** Makes what Swagger UI has just added usable by keyboard and screen reader. */
function makeAccessible(added) {
  const all = (selector) => [...(added.matches(selector) ? [added] : []), ...added.querySelectorAll(selector)];
  for (const [selector, name] of Object.entries(names)) {
    all(selector).forEach((element) => element.setAttribute('aria-label', name));
  }
  all('table[role=region]').forEach((table) => table.setAttribute('aria-label', `Responses ${table.id}`));
  all('.auth-btn-wrapper .btn').forEach((button) => button.removeAttribute('aria-label'));
  for (const [selector, name] of Object.entries(regions)) {
    all(selector).forEach((element) => {
      element.setAttribute('role', 'region');
      element.setAttribute('aria-label', name);
    });
  }
  all('.modal-ux').forEach((dialog) => {
    dialog.setAttribute('role', 'dialog');
    dialog.setAttribute('aria-label', 'Credentials');
  });
  all('.microlight').forEach((code) => code.setAttribute('tabindex', '0'));

  // Below the one h1 it goes on with h3.
  all('h3, h4, h5, h6').forEach((heading) => heading.setAttribute('aria-level', Number(heading.tagName[1]) - 1));
}

new MutationObserver((changes) => changes.flatMap((change) => [...change.addedNodes]).filter((node) => node instanceof Element).forEach(makeAccessible))
  .observe(document.getElementById('reference'), { childList: true, subtree: true });

// Its button that opens an operation has a link inside, which no keyboard can reach for itself; and there is one server only, this one.
const replacements = {
  wrapComponents: {
    DeepLink: (_, { React }) => ({ text }) => React.createElement('span', null, text),
    ServersContainer: () => () => null,
  },
};

SwaggerUIBundle({
  url: '/openapi/v1.json',
  dom_id: '#reference',
  deepLinking: true,
  docExpansion: 'list',
  defaultModelsExpandDepth: 0,
  filter: true,
  tryItOutEnabled: true,
  validatorUrl: null,
  syntaxHighlight: { theme: 'tomorrow-night' },
  plugins: [replacements],
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
