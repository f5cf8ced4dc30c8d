// Reads what <data> brought: documents of the form
//   <values new="2"><say name="envelope"><p src="/vxml/prompts/…wav">Monday</p>…</say></values>

// An attribute of the document's root, or an empty string.
function value(document, name) {
  return document.documentElement.getAttribute(name) || '';
}

// The phrases of the <say> of this name, as an array for <foreach>: {src, text} each.
function spoken(document, name) {
  var parts = [];
  var says = document.getElementsByTagName('say');
  for (var i = 0; i < says.length; i++) {
    if (says.item(i).getAttribute('name') != name) {
      continue;
    }
    for (var node = says.item(i).firstChild; node != null; node = node.nextSibling) {
      if (node.nodeType == 1) {
        parts.push({src: node.getAttribute('src'), text: node.firstChild == null ? '' : node.firstChild.data});
      }
    }
  }
  return parts;
}
