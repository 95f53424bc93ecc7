import { dropToken, takeToken } from "./token.js";

const place = "reset-token";
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

async function reset() {
  let reply;
  let problem;
  try {
    reply = await fetch("api/reset-password", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ token, newPassword: element("password").value }),
    });
    problem = await reply.json();
  } catch {
    complain("The server cannot be reached. Try again.");
    return;
  }

  if (reply.ok) {
    dropToken(place);
    end("The new password is set", "Every session of the account has ended. Sign in again with the new password.");
  } else if (problem.code === "invalid_token") {
    dropToken(place);
    end("This link is expired or used", "Ask for a new one where you sign in.");
  } else {
    complain(problem.detail);
  }
}

element("seen").addEventListener("change", (event) => {
  for (const id of ["password", "again"]) {
    element(id).type = event.target.checked ? "text" : "password";
  }
});

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  if (element("password").value !== element("again").value) {
    complain("The two passwords differ.");
    element("again").focus();
    return;
  }

  complain("");
  form.querySelector("button").disabled = true;
  await reset();
  form.querySelector("button").disabled = false;
});

if (!token) {
  end("This link is not complete", "Open the one in the mail, or ask for a new one where you sign in.");
}
