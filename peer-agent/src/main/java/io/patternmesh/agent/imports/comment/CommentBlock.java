package io.patternmesh.agent.imports.comment;

import io.patternmesh.agent.imports.source.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** One comment, or line comments that follow each other, as lines without comment markers. */
record CommentBlock(List<String> lines) {

  private static final List<String> LICENCE_WORDS =
      List.of(
          "copyright",
          "spdx-license",
          "licensed under",
          "@license",
          "all rights reserved",
          "mit license",
          "apache license",
          "permission is hereby granted",
          "redistribution and use");

  private static final List<String> DIRECTIVES =
      List.of(
          "!",
          "eslint",
          "tslint",
          "jshint",
          "jslint",
          "global ",
          "globals ",
          "exported ",
          "vim:",
          "istanbul",
          "c8 ",
          "v8 ",
          "prettier-",
          "biome-",
          "deno-lint",
          "@ts-",
          "@flow",
          "@jest-",
          "@vitest-",
          "@jsx",
          "<reference",
          "-*-",
          "noinspection",
          "pylint:",
          "flake8",
          "coding:",
          "type:",
          "sourcemappingurl");

  CommentBlock {
    lines = List.copyOf(lines);
  }

  /** The blocks of these comments; line comments on neighbouring lines make one block. */
  static List<CommentBlock> of(List<Token> comments) {
    List<CommentBlock> blocks = new ArrayList<>();
    List<String> open = new ArrayList<>();
    int openEndsAt = -1;
    for (Token comment : comments) {
      boolean block = comment.text().startsWith("/*");
      if (block || comment.line() != openEndsAt + 1) {
        addIfAny(blocks, open);
        open = new ArrayList<>();
      }
      comment.text().lines().map(CommentBlock::withoutMarkers).forEach(open::add);
      openEndsAt = block ? -1 : comment.lastLine();
    }
    addIfAny(blocks, open);
    return blocks;
  }

  static CommentBlock ofText(String text) {
    return new CommentBlock(text.lines().map(String::strip).toList());
  }

  /** Whether it speaks to people about the test, not of rights or to a tool. */
  boolean describes() {
    String all = String.join("\n", lines).strip().toLowerCase(Locale.ROOT);
    Predicate<String> starts = all::startsWith;
    return !all.isEmpty()
        && LICENCE_WORDS.stream().noneMatch(all::contains)
        && DIRECTIVES.stream().noneMatch(starts);
  }

  private static void addIfAny(List<CommentBlock> blocks, List<String> lines) {
    if (!lines.isEmpty()) {
      blocks.add(new CommentBlock(lines));
    }
  }

  private static String withoutMarkers(String line) {
    String bare = line.strip();
    if (bare.endsWith("*/")) {
      bare = bare.substring(0, bare.length() - 2);
    }
    int start = 0;
    while (start < bare.length() && "/*#".indexOf(bare.charAt(start)) >= 0) {
      start++;
    }
    int end = bare.length();
    while (end > start && bare.charAt(end - 1) == '*') {
      end--;
    }
    return bare.substring(start, end).strip();
  }
}
