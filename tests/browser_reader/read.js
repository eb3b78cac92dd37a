// Usage: node read.js FILE.docx …
// Prints, for each Word file, a line of JSON: the page that docx-preview makes of it, as XML.
const fs = require("fs");
const { JSDOM } = require("jsdom");

const { window } = new JSDOM("<!DOCTYPE html><body></body>", { pretendToBeVisual: true });
const names = ["document", "DOMParser", "XMLSerializer", "Node", "HTMLElement", "Blob", "FileReader"];
Object.assign(globalThis, { window }, Object.fromEntries(names.map((name) => [name, window[name]])));
const { renderAsync } = require("docx-preview");

async function read(file) {
  const page = window.document.createElement("div");
  await renderAsync(fs.readFileSync(file), page, null, { inWrapper: false, breakPages: false });
  console.log(JSON.stringify(new window.XMLSerializer().serializeToString(page)));
}

process.argv.slice(2).reduce((before, file) => before.then(() => read(file)), Promise.resolve());
