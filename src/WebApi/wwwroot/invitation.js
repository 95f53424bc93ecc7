import { dropToken, takeToken } from "./token.js";

const place = "invitation-token";
const token = takeToken(place);
const element = (id) => document.getElementById(id);
const form = element("form");

function end(title, text) {
  form.hidden = true;
  element("heading").textContent = title;
  element("answer").textContent = text;
  element("answer").hidden = false;
  document.title = title;
  element("heading").focus();
}

function complain(sentence) {
  element("wrong").textContent = sentence;
  element("wrong").hidden = sentence === "";
}

async function post(path, body, bearer) {
  const headers = { "Content-Type": "application/json" };
  if (bearer) {
    headers.Authorization = `Bearer ${bearer}`;
  }

  const reply = await fetch(path, { method: "POST", headers, body: body === undefined ? undefined : JSON.stringify(body) });
  const text = await reply.text();
  return { ok: reply.ok, body: text ? JSON.parse(text) : null };
}

async function join() {
  const signedIn = await post("api/login", { email: element("email").value, password: element("password").value, code: element("code").value || undefined });
  if (!signedIn.ok) {
    complain(signedIn.body.detail);
    return;
  }

  const joined = await post("api/invitations/accept", { token }, signedIn.body.userToken);
  await post("api/logout", undefined, signedIn.body.userToken);
  if (joined.ok) {
    dropToken(place);
    end(`You are now a member of ${joined.body.name}`, "You find the team wherever you sign in.");
  } else {
    complain(joined.body.detail);
  }
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  complain("");
  form.querySelector("button").disabled = true;
  try {
    await join();
  } catch {
    complain("The server cannot be reached. Try again.");
  }

  form.querySelector("button").disabled = false;
});

if (!token) {
  end("This link is not complete", "Open the one in the mail, or ask for a new invitation.");
}
