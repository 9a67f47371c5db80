// Comfort only: every page works without this file.
// It focuses the error summary, counts characters, stops a second click on send, closes the menu with Escape.
(() => {
  "use strict";

  document.querySelector(".wijk-foutlijst")?.focus();

  // Characters left. The server wrote the sentence and gives its other forms (# stands for the number).
  // The text changes when somebody pauses, so that a screen reader does not hear every key.
  for (const counter of document.querySelectorAll("[data-tekens-van]")) {
    const { tekensVan, max, zinMeer, zinEen, zinNul, zinTeveel } = counter.dataset;
    const field = document.getElementById(tekensVan);
    const number = new Intl.NumberFormat(document.documentElement.lang);
    let pause;
    field?.addEventListener("input", () => {
      clearTimeout(pause);
      pause = setTimeout(() => {
        const left = Number(max) - [...field.value].length;
        const sentence = left > 1 ? zinMeer : left === 1 ? zinEen : left === 0 ? zinNul : zinTeveel;
        counter.textContent = sentence.replace("#", number.format(Math.abs(left)));
      }, 500);
    });
  }

  // A second click on send does nothing while the first is on its way.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post") return;
    if (form.getAttribute("aria-busy") === "true") event.preventDefault();
    form.setAttribute("aria-busy", "true");
  });

  // Back with the browser's own button: the form may be sent again.
  addEventListener("pageshow", () => {
    document.querySelectorAll('form[aria-busy="true"]').forEach((form) => form.removeAttribute("aria-busy"));
  });

  document.addEventListener("keydown", (event) => {
    const open = event.key === "Escape" && document.querySelector(".wijk-menu details[open]");
    if (!open) return;
    open.open = false;
    open.querySelector("summary").focus();
  });
})();
