// What every page does in the browser: links inside the app change the page without a reload, tables sort by a click on
// their head, the marked sentence comes into view, an address is copied. Constant code; no data is put into it.
export default function (component) {
  const { setTriggerValue, data } = component;

  // To change page and address together, Streamlit pushes two entries: the old page with the new values, then the new page. Going back
  // would stop at the first, which nobody has seen: the second takes its place.
  if (!window.rgHistory) {
    window.rgHistory = { to: "", at: 0, query: false };
    const push = history.pushState.bind(history);
    history.pushState = (state, title, url) => {
      const to = new URL(url, window.location.href);
      const here = window.location.pathname + window.location.search;
      const before = window.rgHistory;
      const query = to.pathname === window.location.pathname;
      // The second may be late on a machine that has much to do; as the first changed nothing but the query, no page that a person saw is lost.
      const half = before.query && before.to === here && Date.now() - before.at < 10000 && !query && to.search === window.location.search;
      window.rgHistory = { to: to.pathname + to.search, at: Date.now(), query };
      if (half) history.replaceState(state, title, url);
      else push(state, title, url);
    };
  }

  const follow = (event) => {
    const link = event.target.closest && event.target.closest("a[data-app]");
    if (!link || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    setTriggerValue("go", link.getAttribute("href"));
  };

  const sort = (event) => {
    const head = event.target.closest && event.target.closest("th[data-sort]");
    if (!head || (event.type === "keydown" && event.key !== "Enter")) return;
    const body = head.closest("table").tBodies[0];
    const column = head.cellIndex;
    const down = head.getAttribute("aria-sort") === "ascending";
    const value = (row) => {
      const cell = row.cells[column];
      const text = cell.dataset.value ?? cell.textContent.trim();
      return { empty: text === "", number: text !== "" && !isNaN(text), text };
    };
    const rows = Array.from(body.rows).map((row) => [value(row), row]);
    rows.sort(([a], [b]) => {
      if (a.empty !== b.empty) return a.empty ? 1 : -1;
      const order = a.number && b.number ? Number(a.text) - Number(b.text) : a.text.localeCompare(b.text, "zh-Hans-CN");
      return down ? -order : order;
    });
    rows.forEach(([, row]) => body.appendChild(row));
    head.parentElement.querySelectorAll("th").forEach((other) => other.removeAttribute("aria-sort"));
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
  };

  const copy = async (event) => {
    const button = event.target.closest && event.target.closest("[data-copy]");
    if (!button) return;
    const text = new URL(button.dataset.copy, window.location.href).href;
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const field = document.createElement("textarea");
      field.value = text;
      document.body.appendChild(field);
      field.select();
      document.execCommand("copy");
      field.remove();
    }
    button.classList.add("rg-copied");
    setTimeout(() => button.classList.remove("rg-copied"), 1500);
  };

  const print = (event) => {
    if (event.target.closest && event.target.closest("[data-print]")) window.print();
  };

  document.addEventListener("click", print);
  document.addEventListener("click", follow);
  document.addEventListener("click", sort);
  document.addEventListener("keydown", sort);
  document.addEventListener("click", copy);
  document.documentElement.lang = data.language === "en" ? "en" : "zh-CN";

  // The sentence of the address comes into view once for each address; the text may be drawn a moment later.
  let tries = 0;
  const reveal = () => {
    const mark = document.getElementById("rg-fact");
    if (mark && window.rgRevealed !== window.location.search) {
      window.rgRevealed = window.location.search;
      const box = mark.closest(".rg-text");
      if (box && box.scrollHeight > box.clientHeight) box.scrollTop += mark.getBoundingClientRect().top - box.getBoundingClientRect().top - box.clientHeight / 3;
      else mark.scrollIntoView({ block: "center" });
    } else if (!mark && tries++ < 40) setTimeout(reveal, 100);
  };
  if (data.page === "evidence") reveal();
  else window.rgRevealed = undefined;

  // The drawing's own panel and frame (English, and twice what stands beside it) are put away; its frame is of our own origin.
  const dress = (frame) => {
    try {
      const page = frame.contentDocument;
      if (!page || !page.head || page.getElementById("rg-dress")) return;
      const style = page.createElement("style");
      style.id = "rg-dress";
      style.textContent = "#infopanel, #nodeActions { display: none !important } .container { border: 1px solid var(--neutral-3) !important; border-radius: 4px }";
      page.head.appendChild(style);
    } catch { /* drawn as it comes */ }
  };
  const dressAll = () => document.querySelectorAll('iframe[title*="st_link_analysis"]').forEach((frame) => {
    dress(frame);
    frame.addEventListener("load", () => dress(frame), { once: true });
  });
  const watch = new MutationObserver(dressAll);
  watch.observe(document.body, { childList: true, subtree: true });
  dressAll();

  return () => {
    watch.disconnect();
    document.removeEventListener("click", print);
    document.removeEventListener("click", follow);
    document.removeEventListener("click", sort);
    document.removeEventListener("keydown", sort);
    document.removeEventListener("click", copy);
  };
}
