// The page that a link opens: one section of app.html is shown at a time.

import { Refused, Unreachable, handIn, invitation, progress } from "./link.js";
import { takeToken } from "./token.js";
import { count, isBefore, number, size, stage, when } from "./words.js";

const states = [...document.querySelectorAll(".state")];
const invited = ["choose", "sending", "working", "ready", "failed"];
const shares = ["accepted", "review", "duplicates", "rejected"];
const element = (id) => document.getElementById(id);
const token = takeToken("link-token");

let link;
let chosen;
let stop = () => {};
let again = () => {};
let poll;

function write(name, text) {
  for (const place of document.querySelectorAll(`[data-text="${name}"]`)) {
    place.textContent = text;
  }
}

/** Tells those who hear the page; the same sentence is not said twice in a row. */
function say(sentence) {
  if (element("status").textContent !== sentence) {
    element("status").textContent = sentence;
  }
}

function show(name) {
  clearTimeout(poll);
  for (const state of states) {
    state.hidden = state.id !== name;
  }

  element("invitation").hidden = !invited.includes(name);
  element("promise").hidden = name !== "choose";
  const heading = element(name).querySelector("h1");
  document.title = link?.team_name ? `${heading.textContent} · ${link.team_name}` : heading.textContent;
  heading.focus();
}

function close(title, why, next) {
  write("closed-title", title);
  write("closed-why", why);
  write("closed-next", next);
  show("closed");
}

function trouble(title, why, retry) {
  write("trouble-title", title);
  write("trouble-why", why);
  again = retry;
  show("unreachable");
}

/** What a refusal means for the whole link; the sentence is the server's. */
function refuse(error) {
  const next = "Ask whoever sent it for a new one.";
  const closings = {
    link_expired: () => close("This link has expired", error.message, next),
    link_revoked: () => close("This link was withdrawn", error.message, next),
    link_used: () => close("This link has been used", error.message, next),
  };
  const unknown = () => close("This link is not known", "It may have been cut off when it was copied, or it was deleted.", "Open it once more straight from the mail, or ask whoever sent it for a new one.");
  (closings[error.code] ?? unknown)();
}

async function open() {
  if (!token) {
    close("This link is not complete", "The part that says which invitation it is for is missing.", "Open the link once more straight from the mail, or ask whoever sent it for a new one.");
    return;
  }

  try {
    link = await invitation(token);
  } catch (error) {
    if (error instanceof Unreachable) {
      trouble("The server cannot be reached", error.message || "Check your connection. Nothing is lost, and your link stays as it is.", open);
    } else if (error instanceof Refused) {
      refuse(error);
    } else {
      throw error;
    }

    return;
  }

  introduce();
  if (link.file) {
    follow(link.file);
  } else if (link.state === "used") {
    close("This link has been used", "The file that came through it is no longer kept.", "Ask whoever sent it for a new one.");
  } else {
    offer();
  }
}

function introduce() {
  write("team", link.team_name);
  write("expires", when(link.expires_at));
  write("limit", `Up to ${size(link.max_bytes)}.`);
  for (const name of ["email", "site", "metadata"]) {
    write(name, link[name] ?? "");
    document.querySelector(`[data-text="${name}"]`).parentElement.hidden = !link[name];
  }

  element("until").hidden = link.state === "used";
}

const usesLeft = () => link.uses_allowed - link.uses;

function offer() {
  chosen = undefined;
  element("file").value = "";
  preview();
  show("choose");
}

function preview(doubt = "") {
  element("drop").hidden = chosen !== undefined;
  element("chosen").hidden = chosen === undefined;
  element("send").hidden = chosen === undefined;
  element("doubt").hidden = doubt === "";
  element("doubt").textContent = doubt;
  element("doubt").classList.toggle("bad", chosen === undefined);
}

function choose(file) {
  const ending = /\.[^.]{1,5}$/.exec(file.name)?.[0].toLowerCase();
  chosen = undefined;
  if (file.size === 0) {
    preview(`${file.name} is empty. Export the list again and choose that file.`);
  } else if (file.size > link.max_bytes) {
    preview(`${file.name} has ${size(file.size)}; at most ${size(link.max_bytes)} can be sent. Zip it, or split the list.`);
  } else {
    chosen = file;
    write("file-name", file.name);
    write("file-size", size(file.size));
    preview(ending && !element("file").accept.split(",").includes(ending)
      ? `Is this the right file? Lists come as CSV or Excel (.xlsx), and this one ends in ${ending}. A file that cannot be read uses the link up all the same.`
      : "");
    say(`${file.name} is chosen.`);
    element("send").focus();
  }
}

async function send() {
  const file = chosen;
  let tenth = 0;
  const sent = (bytes, all) => {
    const percent = Math.floor((100 * bytes) / all);
    element("sent").value = percent;
    write("sent-bytes", `${size(bytes)} of ${size(all)}`);
    write("sent-percent", `${percent} %`);
    if (Math.floor(percent / 25) > tenth) {
      tenth = Math.floor(percent / 25);
      say(`${percent} percent sent.`);
    }
  };
  sent(0, file.size);
  show("sending");
  const upload = handIn(token, file, sent);
  stop = upload.stop;
  try {
    const state = await upload.handedIn;
    if (state === undefined) {
      choose(file);
      show("choose");
      element("send").focus();
    } else {
      link.uses += 1;
      follow(state);
    }
  } catch (error) {
    await sendingFailed(error, file);
  }
}

async function sendingFailed(error, file) {
  if (error instanceof Unreachable) {
    // The answer may be all that was lost: the invitation says whether the file arrived.
    trouble("The file did not get through", error.message || "The connection broke off. Try again: if the file has arrived all the same, you will see it.", async () => {
      const before = link.file?.file_upload_identifier;
      await open();
      if (link.file?.file_upload_identifier === before && !element("choose").hidden) {
        choose(file);
      }
    });
  } else if (error instanceof Refused && error.code === "link_used") {
    await open();
  } else if (error instanceof Refused && (error.status === 413 || error.status === 400 || error.status === 415)) {
    offer();
    element("doubt").classList.add("bad");
    element("doubt").textContent = error.message;
    element("doubt").hidden = false;
  } else if (error instanceof Refused) {
    refuse(error);
  } else {
    throw error;
  }
}

/** Shows the file's state and, until it has ended, asks for the next one. */
function follow(file, pause = 400) {
  link.file = file;
  if (file.status === "PROCESSED") {
    celebrate(file);
  } else if (file.status === "FAILED") {
    mourn(file);
  } else {
    if (element("working").hidden) {
      show("working");
    }

    paint(file.progress ?? { stage: "waiting", rows_read: 0, percent: 0 });
    poll = setTimeout(() => ask(pause), pause);
  }
}

async function ask(pause) {
  try {
    const file = await progress(token);
    element("trouble").hidden = true;
    follow(file, Math.min(pause * 1.4, 3000));
  } catch (error) {
    if (error instanceof Refused) {
      refuse(error);
    } else if (error instanceof Unreachable) {
      element("trouble").hidden = false;
      say(element("trouble").textContent);
      poll = setTimeout(() => ask(pause), Math.max(2000, pause));
    } else {
      throw error;
    }
  }
}

function paint({ stage: name, rows_read: rows, percent }) {
  const doing = stage(name);
  element("done").value = percent;
  write("stage", rows > 0 ? `${doing}: ${count(rows, "row", "rows")}` : doing);
  write("percent", `${Math.floor(percent)} %`);
  say(`${doing}.`);
  for (const step of document.querySelectorAll("[data-stage]")) {
    const over = isBefore(step.dataset.stage, name);
    step.classList.toggle("over", over || step.dataset.stage === "fetch");
    if (step.dataset.stage === name) {
      step.setAttribute("aria-current", "step");
    } else {
      step.removeAttribute("aria-current");
    }
  }
}

function celebrate({ summary, processed_file_url: refined, rejected_file_url: rejected, report_url: report }) {
  const usable = summary.accepted;
  write("outcome", `${count(usable, "row", "rows")} of ${number(summary.rows)} can be used as they are.`);
  element("shares").replaceChildren(...shares.filter((name) => summary[name] > 0).map((name) => {
    const part = document.createElement("span");
    part.className = name;
    part.style.flexGrow = summary[name];
    return part;
  }));
  for (const name of shares) {
    write(name, number(summary[name]));
  }

  for (const [id, address] of [["refined", refined], ["rejects", rejected], ["report", report]]) {
    element(id).href = address ?? "";
    element(id).hidden = !address;
  }

  element("rejects").hidden ||= summary.rejected === 0;
  finish("ready");
}

function mourn({ error }) {
  write("failure", error?.message ?? "No reason was given.");
  write("next", usesLeft() > 0 ? "You can hand in another file through this link." : "That has used the link up. Ask whoever sent it for a new one.");
  finish("failed");
}

function finish(name) {
  for (const button of document.querySelectorAll(".again")) {
    button.hidden = usesLeft() <= 0;
  }

  if (element(name).hidden) {
    show(name);
  }
}

element("file").addEventListener("change", (event) => event.target.files.length && choose(event.target.files[0]));
element("other").addEventListener("click", () => element("file").click());
element("stop").addEventListener("click", () => stop());
element("retry").addEventListener("click", () => again());
element("form").addEventListener("submit", (event) => {
  event.preventDefault();
  send();
});
for (const button of document.querySelectorAll(".again")) {
  button.addEventListener("click", offer);
}

// A file may be dropped anywhere on the page; elsewhere than on this form it would open in the browser and leave the page.
const takes = () => !element("choose").hidden;
addEventListener("dragover", (event) => {
  event.preventDefault();
  event.dataTransfer.dropEffect = takes() ? "copy" : "none";
  element("drop").classList.toggle("over", takes());
});
addEventListener("dragleave", (event) => event.relatedTarget ?? element("drop").classList.remove("over"));
addEventListener("drop", (event) => {
  event.preventDefault();
  element("drop").classList.remove("over");
  if (!takes()) {
    return;
  }

  const [item] = event.dataTransfer.items;
  if (event.dataTransfer.files.length !== 1 || item?.webkitGetAsEntry?.()?.isDirectory) {
    chosen = undefined;
    preview("Drop one file. Several lists can be handed in one after the other if the link allows it.");
  } else {
    choose(event.dataTransfer.files[0]);
  }
});

// The download addresses are good for a while only: whoever comes back to an old tab gets fresh ones.
addEventListener("visibilitychange", async () => {
  if (document.visibilityState === "visible" && !element("ready").hidden) {
    try {
      follow(await progress(token));
    } catch {
      // The addresses at hand may still be good.
    }
  }
});

open();
