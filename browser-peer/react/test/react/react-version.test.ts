import { version } from "react";
import { version as domVersion } from "react-dom";
import { expect, it } from "vitest";

it("runs with the React that this project of tests is for", () => {
  const major = process.env.REACT_MAJOR;
  expect([version.split(".")[0], domVersion.split(".")[0]]).toEqual([major, major]);
});
