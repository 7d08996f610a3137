extension SnapshotScript {
  /// The script, for a screen of the given scale.
  ///
  /// It goes through the flat tree (open shadow roots, slots, frames of the same origin), cuts each
  /// element to what its containers let show, and gathers texts from below upwards.
  static func expression(scale: Double) -> String {
    "(\(function))(\(scale), \(mostElements))"
  }

  private static let function = #"""
    (scale, mostElements) => {
      const skipped = new Set(['script', 'style', 'noscript', 'template', 'head', 'meta', 'link',
        'title', 'defs', 'symbol']);
      const interactive = new Set(['a', 'button', 'input', 'select', 'textarea', 'label', 'summary',
        'option', 'details', 'video', 'audio']);
      const content = new Set(['th', 'td', 'li', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'img',
        'legend', 'caption', 'dt', 'dd', 'pre', 'figcaption', 'canvas', 'svg']);
      const widget = /-.*(button|toggle|check|radio|input|field|select|dropdown|menu|item|link|row|option|tab|slider|search)/;
      const started = performance.now();
      const elements = [];
      let visited = 0, over = false;
      const fold = (text) => text.replace(/\s+/g, ' ').trim();
      const cut = (a, b) => ({
        left: Math.max(a.left, b.left), top: Math.max(a.top, b.top),
        right: Math.min(a.right, b.right), bottom: Math.min(a.bottom, b.bottom)});
      const holds = (r) => r.right - r.left > 0.5 && r.bottom - r.top > 0.5;
      const moved = (r, c) => ({
        left: r.left + c.x, top: r.top + c.y, right: r.right + c.x, bottom: r.bottom + c.y});

      // From the page's pixels to the screen's. Borders are equal on three sides; a wide remainder
      // is a side panel on the right.
      const ratio = devicePixelRatio, zoom = ratio / scale;
      const rest = Math.max(0, outerWidth - innerWidth * zoom);
      const border = rest > 40 ? 0 : rest / 2;
      const left = (screenX + border) * scale;
      const top = (screenY + Math.max(0, outerHeight - innerHeight * zoom - border)) * scale;

      const place = (element, style, context, clip) => {
        if (style.display === 'inline') {
          // A link over two lines is clicked in its larger part.
          let best = null, size = 0;
          for (const rect of element.getClientRects()) {
            const r = cut(moved(rect, context), clip);
            const area = holds(r) ? (r.right - r.left) * (r.bottom - r.top) : 0;
            if (area > size) { best = r; size = area; }
          }
          if (best) return best;
        }
        return cut(moved(element.getBoundingClientRect(), context), clip);
      };
      const attributesOf = (element) => {
        const found = {};
        let count = 0;
        for (const attribute of element.attributes) {
          if (attribute.name === 'style' || attribute.name === 'd') continue;
          if (++count > 24) break;
          found[attribute.name.slice(0, 64)] = attribute.value.slice(0, 200);
        }
        return found;
      };
      const checkedOf = (element, tag) => {
        if (tag === 'input' && (element.type === 'checkbox' || element.type === 'radio')) {
          return element.checked;
        }
        const said = element.getAttribute('aria-checked') ?? element.getAttribute('aria-pressed');
        if (said === 'true') return true;
        if (said === 'false') return false;
        return /-.*(toggle|check|radio)/.test(tag) ? element.hasAttribute('checked') : null;
      };
      const isShown = (element, tag, style, context) => {
        if (style.visibility !== 'visible') return false;
        // A real check box is often made transparent and laid over a drawn one.
        if (context.faded && tag !== 'input') return false;
        if (interactive.has(tag) || content.has(tag)) return true;
        if (element.hasAttribute('role') || element.hasAttribute('onclick')) return true;
        if (element.isContentEditable && !element.parentElement?.isContentEditable) return true;
        if (element.tabIndex >= 0 && element.hasAttribute('tabindex')) return true;
        if (tag.includes('-')) return widget.test(tag);
        for (const child of element.childNodes) {
          if (child.nodeType === 3 && /\S/.test(child.nodeValue)) return true;
        }
        return false;
      };
      const childrenOf = (element, tag) => {
        if (element.shadowRoot) return element.shadowRoot.childNodes;
        if (tag === 'slot') {
          const assigned = element.assignedNodes();
          if (assigned.length) return assigned;
        }
        if (tag === 'select' && !element.multiple && element.size < 2) return [];
        return element.childNodes;
      };

      // Gives the visible text of the element.
      const walk = (element, outer, depth) => {
        const tag = element.localName;
        if (over || depth > 400 || skipped.has(tag)) return '';
        if (++visited > 60000 || elements.length >= mostElements
            || (visited % 256 === 0 && performance.now() - started > 1500)) {
          over = true;
          return '';
        }
        const style = outer.view.getComputedStyle(element);
        if (style.display === 'none') return '';
        const context = Object.assign({}, outer);
        if (style.opacity === '0') context.faded = true;
        let clip = outer.clip;
        if (style.position === 'fixed') clip = outer.frame;
        if (style.position === 'absolute') clip = outer.absolute;
        context.clip = clip;

        let record = null;
        if (isShown(element, tag, style, context)) {
          const r = place(element, style, context, clip);
          if (holds(r)) {
            const x = Math.round(left + r.left * ratio), y = Math.round(top + r.top * ratio);
            record = {
              tag, attributes: attributesOf(element), text: '', value: null,
              checked: checkedOf(element, tag),
              frame: [x, y, Math.max(1, Math.round(left + r.right * ratio) - x),
                Math.max(1, Math.round(top + r.bottom * ratio) - y)]};
            elements.push(record);
          }
        }

        const isRoot = element === element.ownerDocument.documentElement
          || element === element.ownerDocument.body;
        if (!isRoot && style.display !== 'contents' && style.display !== 'inline'
            && (style.overflowX !== 'visible' || style.overflowY !== 'visible')) {
          const own = moved(element.getBoundingClientRect(), context);
          context.clip = cut(clip, own);
          if (!holds(context.clip)) {
            return '';
          }
        }
        context.absolute = style.position !== 'static' || style.transform !== 'none'
          ? context.clip : outer.absolute;

        let text = '';
        if (tag === 'iframe' || tag === 'frame') {
          text = frame(element, context, style, depth);
        } else {
          for (const child of childrenOf(element, tag)) {
            if (child.nodeType === 3) {
              if (text.length < 800 && style.visibility === 'visible') text += child.nodeValue.slice(0, 800);
            } else if (child.nodeType === 1) {
              const part = walk(child, context, depth + 1);
              if (text.length < 800) text += part;
            }
          }
        }
        if (tag === 'br') text = ' ';
        if (record) describe(element, tag, text, record);
        if (tag === 'select' || tag === 'textarea') text = '';
        return style.display === 'inline' || style.display === 'contents' ? text : ` ${text} `;
      };
      const describe = (element, tag, text, record) => {
        let shown = text;
        if (tag === 'input') {
          record.value = String(element.value).slice(0, 4000);
          shown = ['submit', 'button', 'reset'].includes(element.type) ? element.value : '';
        } else if (tag === 'textarea') {
          record.value = String(element.value).slice(0, 4000);
          shown = '';
        } else if (tag === 'select') {
          record.value = String(element.value).slice(0, 4000);
          shown = Array.from(element.selectedOptions).slice(0, 20).map(o => o.label).join(', ');
        } else if (tag === 'img') {
          shown = element.alt;
        }
        record.text = fold(String(shown)).slice(0, 400);
      };
      const frame = (element, outer, style, depth) => {
        let inner = null;
        try { inner = element.contentDocument; } catch (error) { return ''; }
        if (!inner || !inner.documentElement || !inner.defaultView) return '';
        const rect = moved(element.getBoundingClientRect(), outer);
        const x = rect.left + element.clientLeft + (parseFloat(style.paddingLeft) || 0);
        const y = rect.top + element.clientTop + (parseFloat(style.paddingTop) || 0);
        const clip = cut(outer.clip, {
          left: x, top: y, right: x + inner.defaultView.innerWidth,
          bottom: y + inner.defaultView.innerHeight});
        if (!holds(clip)) return '';
        walk(inner.documentElement, {
          x, y, clip, absolute: clip, frame: clip, faded: outer.faded, view: inner.defaultView},
          depth + 1);
        return '';
      };
      const view = {left: 0, top: 0, right: innerWidth, bottom: innerHeight};
      walk(document.documentElement, {
        x: 0, y: 0, clip: view, absolute: view, frame: view, faded: false, view: window}, 0);
      return JSON.stringify({
        url: location.href.slice(0, 4096), title: String(document.title).slice(0, 1000), elements});
    }
    """#
}
