/* What the theme leaves to the mouse. Its menu button on narrow screens is a label for a hidden box:
   here a real button takes its place, with a name, a state and keys; the box still rules. */

{
  const label = document.querySelector(".md-header label[for=__drawer]");
  const box = document.getElementById("__drawer");
  const drawer = document.querySelector(".md-sidebar--primary");
  if (label && box && drawer) {
    const narrow = matchMedia("(max-width: 76.1875em)");
    const button = document.createElement("button");
    const tell = () => {
      button.setAttribute("aria-expanded", String(box.checked));
      // Closed, the menu lies beside the screen, where the focus must not go.
      drawer.inert = narrow.matches && !box.checked;
    };
    const set = (open) => {
      box.checked = open;
      box.dispatchEvent(new Event("change", { bubbles: true }));
      if (open) drawer.querySelector("a[href]")?.focus();
      else button.focus();
    };
    button.type = "button";
    button.className = "md-header__button md-icon pd-menu";
    button.setAttribute("aria-label", document.currentScript.dataset.menu);
    button.append(...label.childNodes);
    label.before(button);
    label.hidden = true;
    button.addEventListener("click", () => set(!box.checked));
    addEventListener("keydown", (event) => {
      if (event.key === "Escape" && box.checked && narrow.matches) set(false);
    });
    box.addEventListener("change", tell);
    narrow.addEventListener("change", tell);
    tell();
  }
}

/* Lines of code that are wider than the page are scrolled by the arrow keys. */
for (const block of document.querySelectorAll("pre")) block.tabIndex = 0;
