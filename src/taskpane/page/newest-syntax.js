// The newest syntax in the pane's scripts: Safari has it since 16.4. An older view cannot read this file and runs none of it.
window.newestSyntax = class {
  static {
    this.isRead = true;
  }
};
