// The parts of app.html: one section is shown at a time, values are written as text only.

const states = [...document.querySelectorAll(".state")];
const withInvitation = ["choose", "sending", "working", "kept", "ready", "failed"];

export const element = (id) => document.getElementById(id);

/** Whether a section is the one that is shown. */
export const isShown = (name) => !element(name).hidden;

/** Writes a value wherever the page has a place for it. */
export function write(name, text) {
  for (const place of document.querySelectorAll(`[data-text="${name}"]`)) {
    place.textContent = text;
  }
}

/** Tells those who hear the page; the same sentence is not said twice in a row. */
export function say(sentence) {
  if (element("status").textContent !== sentence) {
    element("status").textContent = sentence;
  }
}

/** Shows a section, names the window after it and takes the reader to its heading. */
export function show(name, team) {
  for (const state of states) {
    state.hidden = state.id !== name;
  }

  element("invitation").hidden = !withInvitation.includes(name);
  element("promise").hidden = name !== "choose";
  const heading = element(name).querySelector("h1");
  document.title = team ? `${heading.textContent} · ${team}` : heading.textContent;
  heading.focus();
}

/** Shows that the link leads nowhere. */
export function close(title, why, next = "") {
  write("closed-title", title);
  write("closed-why", why);
  write("closed-next", next);
  show("closed");
}

/** Takes a file that is dropped anywhere on the page while it can be taken; elsewhere the browser would open it and leave the page. */
export function takeDrops(canTake, take) {
  const field = element("drop");
  addEventListener("dragover", (event) => {
    event.preventDefault();
    event.dataTransfer.dropEffect = canTake() ? "copy" : "none";
    field.classList.toggle("over", canTake());
  });
  addEventListener("dragleave", (event) => {
    if (event.relatedTarget === null) {
      field.classList.remove("over");
    }
  });
  addEventListener("drop", (event) => {
    event.preventDefault();
    field.classList.remove("over");
    if (canTake()) {
      const folder = event.dataTransfer.items[0]?.webkitGetAsEntry?.()?.isDirectory;
      take(event.dataTransfer.files.length === 1 && !folder ? event.dataTransfer.files[0] : undefined);
    }
  });
}
