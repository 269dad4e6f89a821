// The search box: what is typed goes to the app, what fits comes back as `data`; the return key opens the first. All that comes is set as
// text, links are followed by `behaviour.js`. Made once, called again with each new `data`.
export default function (component) {
  const { parentElement, data, setStateValue, setTriggerValue } = component;
  const root = parentElement.querySelector(".rg-find");
  const input = root.querySelector("input");
  const list = root.querySelector("[role=listbox]");
  const state = (root.rgFind ??= { enter: false, active: -1, timer: 0, value: null });
  const WAIT = 180;  // milliseconds after the last key

  const text = () => input.value.replace(/\s+/g, " ").trim().slice(0, 200);
  const links = () => Array.from(data.live ? document.querySelectorAll("[data-testid=found] a[data-hit]") : list.querySelectorAll("a[data-app]"));
  const known = () => (data.live ? document.querySelector("[data-testid=found]")?.dataset.asked ?? "" : data.asked) === text();

  const ask = () => {
    clearTimeout(state.timer);
    if (data.live) setTriggerValue("typed", text());
    else setStateValue("typed", text());
  };
  const close = () => {
    list.hidden = true;
    state.active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const follow = (link) => {
    state.enter = false;
    if (!link) return;
    link.click();
    if (data.live) return;
    input.value = "";
    input.blur();
    close();
  };
  const open = () => {
    if (!text()) return;
    if (known()) follow(links()[Math.max(state.active, 0)]);
    else {
      state.enter = true;
      ask();
    }
  };
  const mark = (to) => {
    const all = links();
    if (!all.length || data.live) return;
    state.active = (to + all.length) % all.length;
    all.forEach((link, n) => link.setAttribute("aria-selected", String(n === state.active)));
    input.setAttribute("aria-activedescendant", all[state.active].id);
    all[state.active].scrollIntoView({ block: "nearest" });
  };

  const made = (tag, css, words) => {
    const element = document.createElement(tag);
    if (css) element.className = css;
    if (words) element.textContent = words;
    return element;
  };
  const draw = () => {
    list.replaceChildren();
    state.active = -1;
    state.options = 0;
    for (const group of data.groups) {
      const part = made("div", "rg-find-group");
      part.setAttribute("role", "group");
      part.setAttribute("aria-label", group.name);
      part.appendChild(made("b", "", group.name)).setAttribute("aria-hidden", "true");
      for (const hit of group.hits) part.appendChild(option(hit));
      list.appendChild(part);
    }
    if (!data.groups.length) list.appendChild(made("p", "rg-note", data.nothing));
    list.appendChild(option({ href: data.all, name: data.allWords, about: "" }));
  };
  const option = (hit) => {
    const link = made("a");
    link.dataset.app = "1";
    link.setAttribute("role", "option");
    link.setAttribute("aria-selected", "false");
    link.id = `${list.id}-${(state.options += 1)}`;
    link.tabIndex = -1;
    link.href = hit.href;
    link.appendChild(made("span", "", hit.name));
    if (hit.about) link.appendChild(made("small", "", hit.about));
    link.onmousedown = (event) => event.preventDefault();  // the field keeps the focus, so that the list stays until the click is done
    link.onclick = () => setTimeout(() => { input.value = ""; input.blur(); close(); });
    return link;
  };

  input.placeholder = data.hint;
  input.setAttribute("aria-label", data.label);
  list.setAttribute("aria-label", data.label);
  root.classList.toggle("rg-find-live", !!data.live);
  if (data.live && state.value !== data.value) {  // the address has another text: it came by a link, or was typed here
    const first = state.value === null;
    state.value = data.value;
    if (first || document.activeElement !== input) input.value = data.value;
    if (first && !data.value) input.focus();
  }
  input.oninput = (event) => {
    clearTimeout(state.timer);
    state.enter = false;
    if (event.isComposing) return;
    if (!text() && !data.live) close();
    else state.timer = setTimeout(ask, WAIT);
  };
  input.oncompositionend = () => { state.timer = setTimeout(ask, WAIT); };
  input.onfocus = () => {
    if (!data.live && !state.begun) setStateValue("begun", (state.begun = true));
    if (!data.live && text() && known()) { list.hidden = false; input.setAttribute("aria-expanded", "true"); }
  };
  input.onblur = () => { if (!data.live) close(); };
  input.onkeydown = (event) => {
    if (event.isComposing) return;
    if (event.key === "Enter") { event.preventDefault(); open(); }
    else if (event.key === "Escape") { close(); input.blur(); }
    else if (event.key === "ArrowDown") { event.preventDefault(); mark(state.active + 1); }
    else if (event.key === "ArrowUp") { event.preventDefault(); mark(state.active < 1 ? -1 : state.active - 1); }
  };
  if (data.live) {
    // Results are drawn beside, a moment later.
    let tries = 0;
    const wait = () => {
      if (!state.enter) return;
      if (known()) follow(links()[0]);
      else if (tries++ < 100) setTimeout(wait, 50);
    };
    wait();
  } else if (text() && data.asked === text()) {
    draw();
    if (document.activeElement === input) { list.hidden = false; input.setAttribute("aria-expanded", "true"); }
    if (state.enter) follow(links()[0]);
  }
}
