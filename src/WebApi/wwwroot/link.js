// The three calls that a link's token is good for.

/** The server could not be asked, or gave no answer that makes sense. */
export class Unreachable extends Error {}

/** The server said no. */
export class Refused extends Error {
  constructor(status, problem) {
    super(problem?.detail ?? "");
    this.status = status;
    this.code = problem?.code ?? "";
  }
}

async function get(path, token) {
  let status;
  let body;
  try {
    const reply = await fetch(path, { headers: { Authorization: `Bearer ${token}` }, cache: "no-store", credentials: "omit" });
    status = reply.status;
    body = await reply.json();
  } catch {
    throw new Unreachable();
  }

  return answered(status, body);
}

function answered(status, body) {
  if (status >= 200 && status < 300) {
    return body;
  }

  if (status >= 500 || status === 429) {
    throw new Unreachable(body?.detail ?? "");
  }

  throw new Refused(status, body);
}

/** What the link invites to. */
export const invitation = (token) => get("api/link", token);

/** How far the file is that was handed in. */
export const progress = async (token) => (await get("api/link/file", token)).data;

/**
 * Hands a file in. fetch() says nothing about how much of a body is sent, so this is the older way.
 * @returns {{ stop: () => void, handedIn: Promise<object> }} the promise gives undefined when it was stopped.
 */
export function handIn(token, file, onSent) {
  const request = new XMLHttpRequest();
  const handedIn = new Promise((resolve, reject) => {
    request.upload.addEventListener("progress", (event) => onSent(event.loaded, event.total));
    request.addEventListener("error", () => reject(new Unreachable()));
    request.addEventListener("abort", () => resolve(undefined));
    request.addEventListener("load", () => {
      try {
        resolve(answered(request.status, request.response).data);
      } catch (error) {
        reject(error);
      }
    });
  });
  const form = new FormData();
  form.append("file", file, file.name);
  request.open("POST", "api/link/file");
  request.responseType = "json";
  request.setRequestHeader("Authorization", `Bearer ${token}`);
  request.send(form);
  return { stop: () => request.abort(), handedIn };
}
