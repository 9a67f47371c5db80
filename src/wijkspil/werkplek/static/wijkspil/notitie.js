// A note typed without network stays in this browser and is sent as soon as there is network again.
// Without this file the form is sent as any other. The key of a note makes sending it twice harmless.
(() => {
  "use strict";

  const form = document.querySelector('form[data-notitie="bewaar"]');
  const board = document.getElementById("bewaarde-notities");
  if (!form || !board) return;
  const KEPT = "wijkspil.notities";
  const TRIES = 30_000; // milliseconds between two tries

  const read = () => JSON.parse(localStorage.getItem(KEPT) || "[]");
  const write = (notes) => localStorage.setItem(KEPT, JSON.stringify(notes));
  const forget = (note) => write(read().filter((kept) => kept.sleutel !== note.sleutel));
  const say = (sentence) => {
    board.hidden = false;
    board.querySelector("[data-stand]").textContent = sentence;
  };

  // Ctrl+Enter sends: somebody on the phone has one hand free.
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  });

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const typed = new FormData(form);
    const answer = await post(typed);
    if (answer === "weg") keep(typed);
    else if (answer.redirected && !isSignIn(answer)) location.assign(answer.url);
    else form.submit(); // there is something to mend, or somebody was signed out: the server says it best
  });

  const isSignIn = (answer) => new URL(answer.url).pathname.includes(board.dataset.inloggen);

  const send = (note) => {
    const body = new FormData();
    for (const [name, value] of Object.entries(note)) body.append(name, value);
    body.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    return post(body);
  };

  const post = async (body) => {
    try {
      const answer = await fetch(form.action || location.href, { method: "POST", body });
      return answer.status >= 500 ? "weg" : answer;
    } catch {
      return "weg";
    }
  };

  const keep = (typed) => {
    const entries = [...typed].filter(([name]) => name !== "csrfmiddlewaretoken");
    const note = Object.fromEntries(entries.filter(([, value]) => typeof value === "string"));
    const hadFiles = entries.some(([, value]) => value instanceof File && value.size > 0);
    write([...read().filter((kept) => kept.sleutel !== note.sleutel), note]);
    form.reset();
    form.elements.sleutel.value = crypto.randomUUID();
    form.removeAttribute("aria-busy");
    form.elements.tekst.focus();
    tell(hadFiles ? ` ${board.dataset.zinBestanden}` : "");
  };

  const tell = (more = "") => {
    const waiting = read().length;
    if (waiting) say(board.dataset[waiting === 1 ? "zinEen" : "zinMeer"].replace("#", waiting) + more);
  };

  const sendKept = async () => {
    let sent = 0;
    for (const note of read()) {
      const answer = await send(note);
      if (answer === "weg") break;
      if (isSignIn(answer)) return say(board.dataset.zinInloggen);
      if (!answer.redirected) break; // refused: it stays, and somebody looks at it
      forget(note);
      sent += 1;
    }
    if (read().length) tell();
    else if (sent) say(board.dataset.zinVerstuurd);
  };

  addEventListener("online", sendKept);
  setInterval(() => read().length && sendKept(), TRIES);
  if (read().length) sendKept();
})();
