package io.patternmesh.agent.imports.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.patternmesh.agent.imports.source.Language;
import io.patternmesh.agent.imports.source.SourceFile;
import io.patternmesh.agent.imports.source.Token;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeadingCommentTest {

  @Test
  void aBlockAtTheTopDescribesAScript() {
    assertThat(script("/**\n * Carts add up.\n *\n * Twice.\n * @author me\n */\ntest('a', f);"))
        .isEqualTo("Carts add up.\n\nTwice.");
  }

  @Test
  void licencesAndNotesToToolsArePassedOver() {
    assertThat(
            script(
                "#!/usr/bin/env node\n/* Copyright 2020 Someone */\n// eslint-disable no-undef\n\n"
                    + "'use strict';\n// Carts\n// add up.\ntest('a', f);"))
        .isEqualTo("Carts\nadd up.");
  }

  @Test
  void theCommentOfAJavaClassIsFoundBehindItsImports() {
    String code =
        """
        /* Licensed under the Apache License, Version 2.0 */
        package shop;

        import org.junit.jupiter.api.Test;

        /** A {@link Cart} of <b>nothing</b> costs {@code 0 < 1}. */
        @Tag("unit")
        class CartTest {}
        """;
    assertThat(of(Language.JAVA, code).description()).isEqualTo("A Cart of nothing costs 0 < 1.");
  }

  @Test
  void aDocstringDescribesAPythonModule() {
    assertThat(of(Language.PYTHON, "# coding: utf-8\n\"\"\"Carts add up.\n\n  Twice.\"\"\"\n"))
        .extracting(LeadingComment::description)
        .isEqualTo("Carts add up.\n\nTwice.");
  }

  @Test
  void aFileWithoutACommentHasNoDescription() {
    assertThat(script("test('a', f); // first")).isEmpty();
  }

  @Test
  void aLongCommentIsCut() {
    assertThat(script("/* " + "\ud83d\ude00".repeat(3000) + " */")).hasSize(4000);
    assertThat(script("/* x" + "\ud83d\ude00".repeat(3000) + " */")).hasSize(3999);
  }

  @Test
  void tagsAreTakenOutOfTheDescription() {
    LeadingComment comment =
        of(
            Language.JAVASCRIPT,
            "/**\n * @pattern id: a:b\n * Carts.\n * @pattern confidence: 7\n */");
    assertThat(comment.description()).isEqualTo("Carts.");
    assertThat(comment.tags().get("id")).contains("a:b");
    assertThat(comment.tags().confidence()).hasValue(7);
  }

  @Test
  void aTagWithoutValueIsRefused() {
    assertThatThrownBy(() -> script("// @pattern id:"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("@pattern id:");
  }

  private static String script(String code) {
    return of(Language.JAVASCRIPT, code).description();
  }

  private static LeadingComment of(Language language, String code) {
    return LeadingComment.of(SourceFile.of(language, List.of("a.test.js"), code), Token.NONE);
  }
}
