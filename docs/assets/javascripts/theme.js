/* In place of the theme's own script, which is thirty times as large and takes feeds for
   translations. The theme works without any; here its labels for hidden boxes, which only a mouse
   can use, become buttons with a name, a state and keys. */

const narrow = matchMedia("(max-width: 76.1875em)");

function button(className, name) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = className;
  if (name) made.setAttribute("aria-label", name);
  return made;
}

// ------------------------------------------------------------------ menu

/* The box rules whether the menu is open; on a narrow screen it lies beside the screen while it is
   closed, where the focus must not go. */
function menu(label, box, drawer) {
  const opener = button("md-header__button md-icon pd-menu", document.currentScript.dataset.menu);
  const tell = () => {
    opener.setAttribute("aria-expanded", String(box.checked));
    drawer.inert = narrow.matches && !box.checked;
  };
  const set = (open) => {
    box.checked = open;
    tell();
    if (open) drawer.querySelector("a[href]")?.focus();
    else opener.focus();
  };
  opener.append(...label.childNodes);
  label.replaceWith(opener);
  opener.addEventListener("click", () => set(!box.checked));
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && box.checked && narrow.matches) set(false);
  });
  addEventListener("hashchange", () => {
    if (box.checked && narrow.matches) set(false);
  });
  box.addEventListener("change", tell);
  narrow.addEventListener("change", tell);
  tell();
}

/* A branch of the menu. On a narrow screen it slides over the menu, and its title leads back. */
function branch(box) {
  const opener = document.querySelector(`label.md-nav__link[for="${box.id}"]`);
  const inner = opener?.parentElement.querySelector(":scope > .md-nav");
  const back = inner?.querySelector(":scope > .md-nav__title");
  if (!back) return;
  const tell = () => {
    inner.removeAttribute("aria-expanded"); // no state of a landmark
    inner.inert = narrow.matches && !box.checked;
    for (const label of [opener, back]) {
      label.tabIndex = narrow.matches ? 0 : -1;
      if (narrow.matches) label.setAttribute("role", "button");
      else label.removeAttribute("role");
    }
    if (narrow.matches) opener.setAttribute("aria-expanded", String(box.checked));
    else opener.removeAttribute("aria-expanded");
  };
  for (const label of [opener, back]) {
    label.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      box.checked = !box.checked;
      tell();
      (box.checked ? back : opener).focus({ preventScroll: true }); // it is still sliding
    });
  }
  box.addEventListener("change", tell);
  narrow.addEventListener("change", tell);
  tell();
}

// ------------------------------------------------------------------ colours

/* A browser may refuse to keep anything. */
function remembered() {
  try {
    return __md_get("__palette");
  } catch {
    return null;
  }
}

function remember(palette) {
  try {
    __md_set("__palette", palette);
  } catch {
    // Then the choice holds for this page alone.
  }
}

/* The colours are those that the reader's system asks for, until others are chosen here. What was
   chosen is kept where the theme looks for it before it shows a page. */
function colours(form) {
  const choices = [...form.querySelectorAll("input")].map((box) => ({
    media: box.dataset.mdColorMedia,
    attributes: [...box.attributes].filter(({ name }) => name.startsWith("data-md-color-")),
    title: box.nextElementSibling.title,
    icon: box.nextElementSibling.querySelector("svg"),
  }));
  const kept = remembered();
  const asked = () => Math.max(0, choices.findIndex(({ media }) => matchMedia(media).matches));
  let shown = choices[kept?.index] ? kept.index : asked();
  let own = Boolean(kept);
  const switcher = button("md-header__button md-icon");
  const show = () => {
    const { attributes, title, icon } = choices[shown];
    for (const { name, value } of attributes) document.body.setAttribute(name, value);
    switcher.title = title;
    switcher.setAttribute("aria-label", title);
    switcher.replaceChildren(icon);
  };
  switcher.addEventListener("click", () => {
    shown = (shown + 1) % choices.length;
    own = true;
    show();
    const named = choices[shown].attributes.map(({ name, value }) => [name.slice(14), value]);
    remember({ index: shown, color: Object.fromEntries(named) });
  });
  for (const { media } of choices) {
    matchMedia(media).addEventListener("change", () => {
      if (own) return;
      shown = asked();
      show();
    });
  }
  show();
  form.replaceChildren(switcher);
}

// ------------------------------------------------------------------ contents

/* Marks, in the table of contents, the part of the page that is being read. The theme has the table
   twice: beside the text and in the menu of narrow screens. */
function reading(links) {
  const parts = links
    .map((link) => ({ link, place: document.getElementById(link.hash.slice(1)) }))
    .filter(({ place }) => place);
  const mark = () => {
    const begun = parts.filter(({ place }) => place.getBoundingClientRect().top < innerHeight / 4);
    const hash = begun.at(-1)?.link.hash;
    for (const { link } of parts) link.classList.toggle("md-nav__link--active", link.hash === hash);
  };
  let due = false;
  const later = () => {
    if (due) return;
    due = true;
    requestAnimationFrame(() => {
      due = false;
      mark();
    });
  };
  addEventListener("scroll", later, { passive: true });
  mark();
}

{
  const label = document.querySelector(".md-header label[for=__drawer]");
  const box = document.getElementById("__drawer");
  const drawer = document.querySelector(".md-sidebar--primary");
  if (label && box && drawer) menu(label, box, drawer);
  for (const box of document.querySelectorAll(".md-nav__toggle[id^=__nav_]")) branch(box);
  const form = document.querySelector("[data-md-component=palette]");
  if (form) colours(form);
  const links = [...document.querySelectorAll("[data-md-component=toc] a[href^='#']")];
  if (links.length > 0) reading(links);
}

/* What is wider than the page is scrolled by the arrow keys. */
{
  const watched = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
      else target.removeAttribute("tabindex");
    }
  });
  const wide = document.querySelectorAll(".md-typeset :is(pre, table:not([class]))");
  for (const block of wide) watched.observe(block);
}
