"use strict";

const token = new URLSearchParams(location.search).get("token");
const form = document.getElementById("form");
const answer = document.getElementById("answer");

// The token stays out of the history and of what is copied from the address bar.
history.replaceState(null, "", location.pathname);
if (!token) {
  form.hidden = true;
  answer.textContent = "This link is not complete. Open the one in the mail, or ask for a new one.";
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const password = document.getElementById("password").value;
  if (password !== document.getElementById("again").value) {
    answer.textContent = "The two passwords differ.";
    return;
  }

  const button = form.querySelector("button");
  button.disabled = true;
  answer.textContent = "One moment …";
  try {
    const reply = await fetch("api/reset-password", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ token, newPassword: password }),
    });
    if (reply.ok) {
      form.hidden = true;
      answer.textContent = "The new password is set. Every session has ended; sign in again.";
      return;
    }

    const problem = await reply.json();
    answer.textContent = problem.code === "invalid_token" ? "This link is expired or used. Ask for a new one." : problem.detail;
  } catch {
    answer.textContent = "The server cannot be reached. Try again.";
  }

  button.disabled = false;
});
