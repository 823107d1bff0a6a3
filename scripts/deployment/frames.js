/**
 * Who may show the add-in in a frame: Excel on the web, wherever it is opened, and the site itself (the workbench). Excel on a
 * desktop shows it in a view of its own, which is no frame. Microsoft publishes no list; these are the hosts that its people and
 * others name in https://github.com/OfficeDev/office-js/issues/3342 and https://github.com/OfficeDev/office-js-docs-pr/issues/4911.
 */
const frameAncestors = [
  "'self'",
  "https://*.officeapps.live.com",
  "https://*.sharepoint.com",
  "https://*.cloud.microsoft",
  "https://*.office.com",
  "https://*.office365.com",
  "https://*.microsoft365.com",
  "https://*.live.com",
  "https://teams.microsoft.com",
];

/** The header that says so: browsers take it in no other form. */
const framePolicy = `frame-ancestors ${frameAncestors.join(" ")}`;

module.exports = { framePolicy };
