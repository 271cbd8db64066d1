/*
 * The personal plan: beside the hours of a service stands whether it is open now. The hours are in the page, so nothing
 * is asked for; what is ticked is not looked at.
 */
import { openState } from "../hours.js";
import { minute, moment } from "./moment.js";

function mark(plan) {
  const hours = JSON.parse(plan.dataset.hours), words = JSON.parse(plan.dataset.say);
  const now = minute();
  for (const when of plan.querySelectorAll(".when[data-at]")) {
    const found = openState(hours[when.dataset.at], now), old = when.querySelector(".now");
    if (old) old.remove();
    if (!found) continue;
    const said = document.createElement(found.open ? "b" : "span");
    said.className = "now";
    // Hours that never end say so beside it.
    said.append(" · ", ...(found.open && !found.until ? [words.now] : moment(found, now, words)));
    when.append(said);
  }
}

let plan;
export function planStart() {
  const fresh = document.querySelector("[data-hours]");
  if (!fresh || fresh === plan) return;
  plan = fresh;
  mark(plan);
  plan.addEventListener("change", () => mark(plan));
}
