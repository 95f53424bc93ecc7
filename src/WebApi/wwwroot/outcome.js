// How a file fares, in words and pictures.

import { element, say, write } from "./screen.js";
import { count, isBefore, number, stage } from "./words.js";

const shares = ["accepted", "review", "duplicates", "rejected"];

/** How far the file is. */
export function paintProgress({ stage: name, rows_read: rows, percent }) {
  const doing = stage(name);
  element("done").value = percent;
  write("stage", rows > 0 ? `${doing}: ${count(rows, "row", "rows")}` : doing);
  write("percent", `${Math.floor(percent)} %`);
  say(`${doing}.`);
  for (const step of document.querySelectorAll("[data-stage]")) {
    step.classList.toggle("over", step.dataset.stage === "fetch" || isBefore(step.dataset.stage, name));
    if (step.dataset.stage === name) {
      step.setAttribute("aria-current", "step");
    } else {
      step.removeAttribute("aria-current");
    }
  }
}

/** What became of the rows, and where the results are. */
export function paintResult({ summary, processed_file_url: refined, rejected_file_url: rejected, report_url: report }) {
  write("outcome", `${number(summary.accepted)} of ${count(summary.rows, "row", "rows")} can be used as they are.`);
  element("shares").replaceChildren(...shares.filter((name) => summary[name] > 0).map((name) => {
    const part = document.createElement("span");
    part.className = name;
    part.style.flexGrow = summary[name];
    return part;
  }));
  for (const name of shares) {
    write(name, number(summary[name]));
  }

  element("refined").href = refined;
  element("report").href = report;
  element("rejects").href = rejected;
  element("rejects").hidden = summary.rejected === 0;
}
