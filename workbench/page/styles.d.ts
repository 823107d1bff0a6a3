/** Webpack puts a style sheet into the page when it is imported. */
declare module "*.css";
