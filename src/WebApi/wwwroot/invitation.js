"use strict";

const token = new URLSearchParams(location.search).get("token");
const form = document.getElementById("form");
const answer = document.getElementById("answer");
const value = (id) => document.getElementById(id).value;

history.replaceState(null, "", location.pathname);
if (!token) {
  form.hidden = true;
  answer.textContent = "This link is not complete. Open the one in the mail.";
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

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const button = form.querySelector("button");
  button.disabled = true;
  answer.textContent = "One moment …";
  try {
    const signedIn = await post("api/login", { email: value("email"), password: value("password"), code: value("code") || undefined });
    if (!signedIn.ok) {
      answer.textContent = signedIn.body.detail;
    } else {
      const joined = await post("api/invitations/accept", { token }, signedIn.body.userToken);
      await post("api/logout", undefined, signedIn.body.userToken);
      form.hidden = joined.ok;
      answer.textContent = joined.ok ? `You are now a member of ${joined.body.name}.` : joined.body.detail;
    }
  } catch {
    answer.textContent = "The server cannot be reached. Try again.";
  }

  button.disabled = false;
});
