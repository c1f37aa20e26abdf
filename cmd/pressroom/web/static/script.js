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
