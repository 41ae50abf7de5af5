package io.patternmesh.checks.configuration;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.ModifiersTree;
import java.util.Optional;

/** What annotations in a source say. */
final class Annotations {

  private Annotations() {}

  /** The text of {@code element} of the annotation with this simple name, if both are there. */
  static Optional<String> value(ModifiersTree modifiers, String annotation, String element) {
    return modifiers.getAnnotations().stream()
        .filter(found -> found.getAnnotationType().toString().equals(annotation))
        .flatMap(found -> value(found, element).stream())
        .findFirst();
  }

  private static Optional<String> value(AnnotationTree annotation, String element) {
    return annotation.getArguments().stream()
        .flatMap(argument -> literal(argument, element).stream())
        .findFirst();
  }

  private static Optional<String> literal(ExpressionTree argument, String element) {
    if (argument instanceof AssignmentTree assignment
        && assignment.getVariable().toString().equals(element)
        && assignment.getExpression() instanceof LiteralTree literal) {
      return Optional.of(String.valueOf(literal.getValue()));
    }
    return argument instanceof LiteralTree literal && element.equals("value")
        ? Optional.of(String.valueOf(literal.getValue()))
        : Optional.empty();
  }
}
