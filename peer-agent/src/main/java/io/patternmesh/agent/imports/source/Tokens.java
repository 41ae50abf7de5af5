package io.patternmesh.agent.imports.source;

import java.util.List;

/** Tokens in order; asking beyond either end gives {@link Token#NONE}. */
public record Tokens(List<Token> all) {

  public Tokens {
    all = List.copyOf(all);
  }

  public Token at(int index) {
    return index >= 0 && index < all.size() ? all.get(index) : Token.NONE;
  }

  public int size() {
    return all.size();
  }

  /** The same without comments. */
  public Tokens code() {
    return new Tokens(all.stream().filter(token -> !token.isComment()).toList());
  }

  /** Whether this word is used as an object, as {@code cy} in {@code cy.visit('/')}. */
  public boolean hasMemberAccess(String word) {
    for (int i = 0; i < size(); i++) {
      if (at(i).isWord(word) && at(i + 1).is('.') && !at(i - 1).is('.')) {
        return true;
      }
    }
    return false;
  }
}
