declare namespace App {
  interface Locals {
    /** What the page is made from; set by `openPage`, read by everything on it. */
    open?: import('./open-page.ts').OpenPage
  }
}
