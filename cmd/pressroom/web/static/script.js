// What makes the pages handier; without it all of them work.
"use strict";

// The switch between light and dark needs no new page.
for (const form of document.querySelectorAll("form.theme")) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const theme = event.submitter.value;
    document.documentElement.dataset.theme = theme;
    fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form, event.submitter)), redirect: "manual" });
    event.submitter.value = theme === "dark" ? "light" : "dark";
    event.submitter.textContent = theme === "dark" ? "☀" : "☾";
    event.submitter.setAttribute("aria-label", theme === "dark" ? "Light pages" : "Dark pages");
  });
}

// "/" leads to the search field, as in other archives.
document.addEventListener("keydown", (event) => {
  const field = document.getElementById("q");
  if (event.key === "/" && field && !event.target.closest("input, textarea, select") && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    field.focus();
    field.select();
  }
});

// An upload tells how far it is.
for (const form of document.querySelectorAll("form.upload")) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const line = form.querySelector(".progress"), bar = line.querySelector("progress"), words = line.querySelector("span");
    const button = form.querySelector("button");
    const request = new XMLHttpRequest();
    request.open("POST", form.action);
    line.hidden = false;
    button.disabled = true;
    request.upload.addEventListener("progress", (sent) => {
      bar.value = 100 * sent.loaded / sent.total;
      words.textContent = `${Math.round(bar.value)} % sent`;
    });
    request.upload.addEventListener("load", () => {
      bar.removeAttribute("value");
      words.textContent = "being read …";
    });
    request.addEventListener("load", () => {
      if (request.status === 200) {
        location.assign(request.responseURL);
        return;
      }
      button.disabled = false;
      bar.value = 0;
      const page = new DOMParser().parseFromString(request.responseText, "text/html");
      words.textContent = page.querySelector("main")?.innerText.trim() || "That did not work.";
    });
    request.addEventListener("error", () => {
      button.disabled = false;
      words.textContent = "The server cannot be reached.";
    });
    request.send(new FormData(form));
  });
}

// What is typed into a search field is completed.
for (const field of document.querySelectorAll("input[list=completions]")) {
  let waiting;
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      const typed = field.value;
      const answer = await fetch("/complete?" + new URLSearchParams({ q: typed })).catch(() => null);
      if (!answer?.ok || field.value !== typed) return;
      const lines = (await answer.text()).split("\n").filter(Boolean);
      document.getElementById("completions").replaceChildren(...lines.map((line) => Object.assign(document.createElement("option"), { value: line })));
    }, 150);
  });
}

// A link to a fact opens it, also where the browser does not do so.
function reveal() {
  const fact = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const details = fact && fact.closest("details");
  if (details && !details.open) {
    details.open = true;
    fact.scrollIntoView({ block: "nearest" });
  }
  if (fact && fact.classList.contains("why")) fact.focus({ preventScroll: true });
}
addEventListener("hashchange", reveal);
reveal();
