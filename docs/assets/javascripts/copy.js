// A button to copy each citation. Without it the text can be selected as any other.
const words = document.querySelector("script[data-copied]").dataset;

for (const block of document.querySelectorAll("pre.pd-copy")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "pd-copy__button";
  button.textContent = words.copy;
  button.setAttribute("aria-label", `${words.copy}: ${block.previousElementSibling?.textContent ?? ""}`);
  const status = document.createElement("span");
  status.className = "pd-copy__status";
  status.setAttribute("role", "status");
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(block.textContent);
      status.textContent = words.copied;
    } catch {
      getSelection().selectAllChildren(block);
      status.textContent = words.failed;
    }
    setTimeout(() => { status.textContent = ""; }, 3000);
  });
  block.previousElementSibling?.append(" ", button, " ", status);
}
