// Numbers, sizes, times and stages as people read them.

const whole = new Intl.NumberFormat("en");
const decimal = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });
const moment = new Intl.DateTimeFormat("en", { dateStyle: "long", timeStyle: "short" });

const stages = {
  waiting: "Waiting for its turn",
  fetch: "Received",
  read: "Reading and cleaning the rows",
  match: "Finding duplicates",
  score: "Scoring",
  write: "Writing the refined file",
  publish: "Writing the refined file",
  done: "Done",
};

const order = ["waiting", "fetch", "read", "match", "score", "write", "publish", "done"];

export const number = (value) => whole.format(value);

export const count = (value, one, many) => `${whole.format(value)} ${value === 1 ? one : many}`;

export const when = (value) => moment.format(new Date(value));

export const stage = (name) => stages[name] ?? "Working";

/** Whether a stage lies before another one on the way of the file. */
export const isBefore = (name, other) => order.indexOf(name) < order.indexOf(other);

/** A size in the unit that fits. */
export function size(bytes) {
  const units = ["bytes", "KB", "MB", "GB"];
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }

  return `${decimal.format(value)} ${bytes === 1 ? "byte" : units[unit]}`;
}
