// The page that a link opens: looks the invitation up, takes a file and follows it to its end.

import { Refused, Unreachable, handIn, invitation, progress } from "./link.js";
import { paintProgress, paintResult } from "./outcome.js";
import { close, element, isShown, say, show, takeDrops, write } from "./screen.js";
import { takeToken } from "./token.js";
import { size, when } from "./words.js";

const token = takeToken("link-token");
const newOne = "Ask whoever sent it for a new one.";

let link;
let chosen;
let stop = () => {};
let again = () => {};
let poll;

function go(name) {
  clearTimeout(poll);
  show(name, link?.team_name);
}

function trouble(title, why, retry) {
  write("trouble-title", title);
  write("trouble-why", why);
  again = retry;
  go("unreachable");
}

/** What a refusal means for the whole link; the sentence is the server's. */
function refuse(error) {
  clearTimeout(poll);
  switch (error.code) {
    case "link_expired":
      close("This invitation is over", error.message);
      break;
    case "link_revoked":
      close("This invitation was withdrawn", error.message);
      break;
    case "file_not_found":
      close("Your file is no longer here", "It was deleted after it had been handed in.", newOne);
      break;
    default:
      close("This link is not known", "It may have been cut off when it was copied, or it was deleted.", "Open it once more straight from the mail, or ask whoever sent it for a new one.");
  }
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
    close("This link has been used", "The file that came through it is no longer kept.", newOne);
  } else {
    offer();
  }
}

function introduce() {
  write("team", link.team_name ?? "A team without a name");
  write("expires", when(link.expires_at));
  write("limit", `Up to ${size(link.max_bytes)}.`);
  write("purpose", link.processes
    ? "You get it back here in a moment: cleaned, with duplicates found and every lead scored."
    : "It goes to the team that invited you.");
  for (const name of ["email", "site", "metadata"]) {
    write(name, link[name] ?? "");
    document.querySelector(`[data-text="${name}"]`).parentElement.hidden = !link[name];
  }
}

const usesLeft = () => link.uses_allowed - link.uses;

function offer() {
  chosen = undefined;
  element("file").value = "";
  preview();
  go("choose");
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
  chosen = undefined;
  if (file === undefined) {
    preview("Drop one file at a time, and no folder.");
  } else if (file.size === 0) {
    preview(`${file.name} is empty. Export the list again and choose that file.`);
  } else if (file.size > link.max_bytes) {
    preview(`${file.name} has ${size(file.size)}; at most ${size(link.max_bytes)} can be sent. Zip it, or split the list.`);
  } else {
    chosen = file;
    write("file-name", file.name);
    write("file-size", size(file.size));
    preview(doubtAbout(file));
    say(`${file.name} is chosen.`);
    element("send").focus();
  }
}

function doubtAbout(file) {
  const ending = /\.[^.]{1,5}$/.exec(file.name)?.[0].toLowerCase();
  return !ending || element("file").accept.split(",").includes(ending)
    ? ""
    : `Is this the right file? Lists come as CSV or Excel (.xlsx), and this one ends in ${ending}. A file that cannot be read uses the link up all the same.`;
}

async function send() {
  const file = chosen;
  let quarter = 0;
  const sent = (bytes, all) => {
    const percent = Math.floor((100 * bytes) / all);
    element("sent").value = percent;
    write("sent-bytes", `${size(bytes)} of ${size(all)}`);
    write("sent-percent", `${percent} %`);
    if (Math.floor(percent / 25) > quarter) {
      quarter = Math.floor(percent / 25);
      say(`${percent} percent sent.`);
    }
  };
  sent(0, file.size);
  go("sending");
  const upload = handIn(token, file, sent);
  stop = upload.stop;
  try {
    const state = await upload.handedIn;
    if (state === undefined) {
      go("choose");
      choose(file);
    } else {
      link.uses += 1;
      follow(state);
    }
  } catch (error) {
    await sendingFailed(error, file);
  }
}

async function sendingFailed(error, file) {
  if (error instanceof Unreachable || error.code === "link_changed") {
    // The answer may be all that was lost: the invitation says whether the file arrived.
    const before = link.file?.file_upload_identifier;
    trouble("The file did not get through", error.message || "The connection broke off. Try again: should the file have arrived all the same, you will see it.", async () => {
      await open();
      if (link.file && link.file.file_upload_identifier === before && usesLeft() > 0) {
        offer();
      }

      if (isShown("choose")) {
        choose(file);
      }
    });
  } else if (!(error instanceof Refused)) {
    throw error;
  } else if (error.code === "link_used") {
    await open();
  } else if ([400, 413, 415].includes(error.status)) {
    offer();
    preview(error.message);
  } else {
    refuse(error);
  }
}

/** Shows the file's state and, until it has ended, asks for the next one. */
function follow(file, pause = 400) {
  link.file = file;
  element("until").hidden = usesLeft() <= 0;
  for (const button of document.querySelectorAll(".again")) {
    button.hidden = usesLeft() <= 0;
  }

  if (file.status === "PROCESSED") {
    paintResult(file);
    reach("ready");
  } else if (file.status === "FAILED") {
    write("failure", file.error?.message ?? "No reason was given.");
    write("next", usesLeft() > 0 ? "You can hand in another file through this link." : `That has used the link up. ${newOne}`);
    reach("failed");
  } else if (file.progress?.stage === "held") {
    reach("kept");
  } else {
    paintProgress(file.progress ?? { stage: "waiting", rows_read: 0, percent: 0 });
    reach("working");
    poll = setTimeout(() => ask(pause), pause);
  }
}

function reach(name) {
  clearTimeout(poll);
  if (!isShown(name)) {
    go(name);
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

element("file").addEventListener("change", (event) => {
  if (event.target.files.length > 0) {
    choose(event.target.files[0]);
  }
});
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

takeDrops(() => isShown("choose"), choose);

// The download addresses are good for a while only, and a file that was held may have gone on: who comes back to an old tab sees what is.
addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible" && (isShown("ready") || isShown("kept"))) {
    ask(400);
  }
});

open();
