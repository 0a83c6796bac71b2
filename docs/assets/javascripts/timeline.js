/* Narrows a long timeline to the facts that hold all words asked for; the address keeps them. Its
   words stand at the script's element, as modules have no `currentScript`. */

const FEW = 8;
const words = document.querySelector("script[data-narrow]").dataset;
const items = [...document.querySelectorAll(".pd--timeline > ul > li")];
const texts = items.map((item) => item.textContent.toLocaleLowerCase());

function narrow(query) {
  const asked = query.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  let shown = 0;
  items.forEach((item, place) => {
    item.hidden = !asked.every((word) => texts[place].includes(word));
    if (!item.hidden) shown += 1;
  });
  for (const list of document.querySelectorAll(".pd--timeline > ul")) {
    list.hidden = !list.querySelector(":scope > li:not([hidden])");
    const heading = list.previousElementSibling;
    if (heading?.matches("h2")) heading.hidden = list.hidden;
  }
  return asked.length ? `${shown} / ${items.length}` : "";
}

if (items.length > FEW) {
  const field = document.createElement("input");
  field.type = "search";
  field.autocomplete = "off";
  field.placeholder = words.narrow;
  field.setAttribute("aria-label", words.narrow);
  const status = document.createElement("span");
  status.setAttribute("role", "status");
  const box = document.createElement("p");
  box.className = "pd-narrow";
  box.append(field, " ", status);
  document.querySelector(".pd-deck").after(box);
  field.addEventListener("input", () => {
    status.textContent = narrow(field.value);
    const query = field.value ? `?${new URLSearchParams({ q: field.value })}` : "";
    history.replaceState(null, "", location.pathname + query + location.hash);
  });
  field.value = new URLSearchParams(location.search).get("q") ?? "";
  if (field.value) status.textContent = narrow(field.value);
}
