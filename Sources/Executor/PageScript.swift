/// The functions that read and use a page, in a world beside the page's own scripts.
///
/// The elements that the last reading numbered are kept there. Clicks and changes reach the page's
/// scripts as events do that a person causes.
enum PageScript {
  /// Reads the page as lines and numbers its elements.
  static let read = #"""
    () => {
      const found = [], lines = [];
      globalThis.deskmarkElements = found;
      const skipped = new Set(['script', 'style', 'noscript', 'template', 'head', 'svg']);
      const blocks = new Set(['address', 'article', 'aside', 'blockquote', 'br', 'dd', 'div', 'dl', 'dt',
        'fieldset', 'figure', 'footer', 'form', 'header', 'hr', 'legend', 'li', 'main', 'nav', 'ol',
        'p', 'pre', 'section', 'table', 'tr', 'ul', 'caption', 'body']);
      const roles = new Set(['button', 'link', 'tab', 'menuitem', 'option', 'checkbox', 'radio',
        'switch', 'textbox', 'combobox']);
      const fold = (text) => String(text ?? '').replace(/\s+/g, ' ').trim();
      const short = (text, most = 300) => fold(text).slice(0, most);
      let text = '', visited = 0;
      const flush = () => {
        const line = short(text, 2000);
        text = '';
        if (line && line !== '|') lines.push(line);
      };
      const labelOf = (element) => short(element.getAttribute('aria-label')
        || Array.from(element.labels ?? []).map((label) => label.innerText).join(' ')
        || element.placeholder || element.title || element.name || element.id, 200);
      const number = (element, words) => {
        flush();
        found.push(element);
        lines.push(`[${found.length}] ${words}`);
      };
      const control = (element, tag) => {
        const type = tag === 'input' ? element.type : '';
        const off = element.disabled ? ' (disabled)' : '';
        if (tag === 'a' && element.hasAttribute('href')) {
          number(element, `link "${short(element.innerText || element.title)}" ${element.href.slice(0, 300)}`);
        } else if (tag === 'button' || tag === 'summary') {
          number(element, `button "${short(element.innerText) || labelOf(element)}"${off}`);
        } else if (['submit', 'button', 'reset', 'image'].includes(type)) {
          number(element, `button "${short(element.value || element.alt)}"${off}`);
        } else if (type === 'checkbox' || type === 'radio') {
          number(element, `${type} "${labelOf(element)}" ${element.checked ? 'checked' : 'not checked'}${off}`);
        } else if (type === 'hidden') {
        } else if (tag === 'select') {
          const chosen = Array.from(element.selectedOptions).map((option) => fold(option.label)).join(', ');
          const all = Array.from(element.options).slice(0, 60).map((option) => fold(option.label)).join(' | ');
          number(element, `choice "${labelOf(element)}" = "${short(chosen)}" of ${all.slice(0, 1500)}${off}`);
        } else if (tag === 'input' || tag === 'textarea') {
          const value = type === 'password' ? '*'.repeat(element.value.length) : element.value;
          number(element, `field "${labelOf(element)}" = "${short(value, 1000)}"${off}`);
        } else if (element.isContentEditable && !element.parentElement?.isContentEditable) {
          number(element, `field "${labelOf(element)}" = "${short(element.innerText, 1000)}"`);
        } else {
          const role = element.getAttribute('role');
          if (!roles.has(role) && !element.hasAttribute('onclick')) return false;
          if (element.querySelector('a[href],button,input,select,textarea')) return false;
          const state = element.getAttribute('aria-checked') ?? element.getAttribute('aria-pressed');
          number(element, `${role ?? 'button'} "${short(element.innerText) || labelOf(element)}"`
            + (state === null ? '' : state === 'true' ? ' checked' : ' not checked'));
        }
        return true;
      };
      const walk = (node, depth) => {
        if (++visited > 40000 || depth > 300 || lines.length >= 4000) return;
        if (node.nodeType === 3) { text += node.nodeValue.slice(0, 4000); return; }
        if (node.nodeType !== 1 || skipped.has(node.localName)) return;
        const tag = node.localName;
        if (tag !== 'body' && !node.checkVisibility({visibilityProperty: true})
            && getComputedStyle(node).display !== 'contents') return;
        if (control(node, tag)) return;
        const isBlock = blocks.has(tag), isHeading = /^h[1-6]$/.test(tag);
        if (isBlock || isHeading) flush();
        if (isHeading) text += '#'.repeat(Number(tag[1])) + ' ';
        if ((tag === 'td' || tag === 'th') && node.previousElementSibling) text += ' | ';
        if (tag === 'img' && node.alt) text += ` ${node.alt} `;
        if (tag === 'iframe') {
          let inner = null;
          try { inner = node.contentDocument?.body; } catch (error) {}
          if (inner) walk(inner, depth + 1);
        }
        const children = node.shadowRoot ? node.shadowRoot.childNodes
          : tag === 'slot' && node.assignedNodes().length ? node.assignedNodes() : node.childNodes;
        for (const child of children) walk(child, depth + 1);
        if (isBlock || isHeading) flush();
      };
      if (document.body) walk(document.body, 0);
      flush();
      return {url: location.href, title: document.title, lines};
    }
    """#

  /// Finds the element of a number.
  private static let find = #"""
      const all = globalThis.deskmarkElements;
      const element = all?.[number - 1];
      if (!all) return {problem: 'the page has not been read yet; use browser.read first'};
      if (!element) return {problem: `there is no element ${number}; the page has ${all.length}`};
      if (!element.isConnected) return {problem: `element ${number} is gone; read the page again`};
      if (element.disabled) return {problem: `element ${number} is disabled`};
      const what = `${number} ${element.localName} ${String(element.innerText || element.value || '')
        .replace(/\s+/g, ' ').trim().slice(0, 100)}`.trim();
      element.scrollIntoView({block: 'center', inline: 'nearest'});
    """#

  /// Clicks, once the answer is given: a dialog of the page's would hold it back.
  static let click = """
    (number) => {
    \(find)
      setTimeout(() => { element.focus?.(); element.click(); }, 0);
      return {what};
    }
    """

  /// Puts a value into a field, and tells the page.
  static let fill = """
    (number, text) => {
    \(find)
      const tag = element.localName;
      if (element.readOnly) return {problem: `element ${number} cannot be changed`};
      element.focus?.();
      const tell = () => {
        for (const type of ['input', 'change']) {
          element.dispatchEvent(new Event(type, {bubbles: true, composed: true}));
        }
      };
      if (tag === 'select') {
        const fold = (words) => words.replace(/\\s+/g, ' ').trim();
        const option = Array.from(element.options)
          .find((option) => fold(option.label) === fold(text) || option.value === text);
        if (!option) return {problem: `element ${number} has no option '${text.slice(0, 100)}'`};
        if (element.multiple) { option.selected = true; } else { element.value = option.value; }
        tell();
      } else if (tag === 'input' && (element.type === 'checkbox' || element.type === 'radio')) {
        if (text !== 'true' && text !== 'false') {
          return {problem: `element ${number} is a ${element.type}: give true or false`};
        }
        if (element.checked !== (text === 'true')) setTimeout(() => element.click(), 0);
      } else if (tag === 'input' && ['file', 'submit', 'button', 'image', 'reset'].includes(element.type)) {
        return {problem: `element ${number} is no field`};
      } else if (tag === 'input' || tag === 'textarea') {
        element.value = text;
        if (element.value.replace(/\\r?\\n/g, '\\n') !== text.replace(/\\r?\\n/g, '\\n')) {
          return {problem: `element ${number} does not take this value`};
        }
        tell();
      } else if (element.isContentEditable) {
        element.textContent = text;
        tell();
      } else {
        return {problem: `element ${number} is no field`};
      }
      return {what: `${number} ${tag}`};
    }
    """
}
