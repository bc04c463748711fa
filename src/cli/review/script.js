"use strict";
const facts = [...document.querySelectorAll(".fact")];
const marks = [...document.querySelectorAll("mark")];
const of = (mark) => mark.dataset.facts.split(" ");
const light = (wanted) => {
  for (const fact of facts) fact.classList.toggle("on", wanted.includes(fact.dataset.fact));
  for (const mark of marks) mark.classList.toggle("on", of(mark).some((fact) => wanted.includes(fact)));
};
for (const fact of facts) {
  for (const event of ["mouseenter", "focusin"]) fact.addEventListener(event, () => light([fact.dataset.fact]));
  fact.addEventListener("mouseleave", () => light([]));
}
for (const mark of marks) {
  for (const event of ["mouseenter", "focusin"]) mark.addEventListener(event, () => light(of(mark)));
  mark.addEventListener("mouseleave", () => light([]));
}
const goTo = (element) => { element.scrollIntoView({ block: "center" }); element.focus({ preventScroll: true }); };
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#']");
  const target = link && document.getElementById(link.hash.slice(1));
  if (!target) return;
  event.preventDefault();
  const fact = link.closest(".fact");
  const mark = fact && marks.find((mark) => of(mark).includes(fact.dataset.fact));
  goTo(target.id.startsWith("e") && mark ? mark.querySelector("a") : target);
});
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const at = facts.indexOf(document.activeElement);
  if (event.key === "j" || event.key === "k") {
    const next = facts[Math.min(facts.length - 1, Math.max(0, at + (event.key === "j" ? 1 : -1)))];
    if (next) goTo(next);
  } else if (event.key === "Enter" && at >= 0) {
    facts[at].querySelector(".cite")?.click();
    event.preventDefault();
  }
});
