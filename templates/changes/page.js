"use strict";
// Shows the changes that have all the words and one of the categories; without a script all of them show.
(() => {
  const form = document.getElementById("filter");
  const words = document.getElementById("words");
  const only = document.getElementById("only");
  const shown = document.getElementById("shown");
  const nothing = document.getElementById("nothing");
  const articles = [...document.querySelectorAll("article")];
  const groups = [...document.querySelectorAll("section.rule")].map(
    (section) => [section, [...section.querySelectorAll("article")]]);
  let texts = null;

  function filter() {
    const wanted = words.value.toLowerCase().split(/\s+/).filter(Boolean);
    const chosen = new Set([...form.querySelectorAll("input[name=category]:checked")].map((box) => box.value));
    if (wanted.length && !texts) {
      texts = new Map(groups.flatMap(([section, found]) => {
        const rule = section.querySelector("h3").textContent;
        return found.map((article) => [article, (rule + " " + article.textContent).toLowerCase()]);
      }));
    }
    let count = 0;
    for (const [section, found] of groups) {
      let any = false;
      for (const article of found) {
        const fits = article.dataset.in.split(" ").some((category) => chosen.has(category))
          && (!only.checked || article.classList.contains("breaking"))
          && wanted.every((word) => texts.get(article).includes(word));
        article.hidden = !fits;
        any = any || fits;
        count += fits;
      }
      section.hidden = !any;
    }
    shown.textContent = `${count.toLocaleString("en")} of ${articles.length.toLocaleString("en")} entries shown`;
    nothing.hidden = count > 0 || articles.length === 0;
  }

  let pending = 0;
  form.hidden = articles.length === 0;
  form.addEventListener("input", () => { clearTimeout(pending); pending = setTimeout(filter, 80); });
  form.addEventListener("submit", (event) => { event.preventDefault(); filter(); });
  // A link leads to its change even if the filter hides that.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("nav a");
    if (link && document.querySelector(link.hash)?.hidden) {
      form.reset();
      filter();
    }
  });
  filter();
})();
