const path = require("node:path");
const HtmlPlugin = require("html-webpack-plugin");

/** The workbench's page; the server hands it out under /workbench/ beside the add-in. */
/** @type {import("webpack").Configuration} */
module.exports = {
  name: "workbench",
  mode: "production",
  target: ["web", "es2022"],
  devtool: false,
  entry: { workbench: path.join(__dirname, "page/index.tsx") },
  output: {
    path: path.join(__dirname, "../.cache/workbench"),
    publicPath: "/workbench/",
    filename: "[name].js",
    chunkFilename: "[name].[contenthash:8].js",
    clean: true,
  },
  // It never leaves this machine: a quick build is worth more than small files.
  optimization: { minimize: false },
  resolve: { extensions: [".ts", ".tsx", ".js"] },
  performance: { hints: false },
  module: {
    rules: [
      {
        test: /\.tsx?$/,
        exclude: /node_modules/,
        loader: "swc-loader",
        options: {
          jsc: {
            parser: { syntax: "typescript", tsx: true },
            transform: { react: { runtime: "automatic" } },
            target: "es2022",
          },
        },
      },
      { test: /\.css$/, use: ["style-loader", "css-loader"] },
      // Univer's modules name their parts without an extension.
      { test: /\.m?js$/, resolve: { fullySpecified: false } },
    ],
  },
  plugins: [new HtmlPlugin({ template: path.join(__dirname, "page/index.html"), scriptLoading: "defer" })],
};
