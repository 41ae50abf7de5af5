package io.patternmesh.checks.observability;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A PromQL expression, as far as its series, their labels and the values of these go. */
record Query(String text) {

  private static final Pattern GROUPING =
      Pattern.compile("\\b(by|without|on|ignoring|group_left|group_right)\\s*\\(([^)]*)\\)");
  private static final Pattern SELECTOR =
      Pattern.compile("([a-zA-Z_:][\\w:]*)\\s*(\\{[^}]*})?\\s*(\\(?)");
  private static final Pattern MATCHER = Pattern.compile("(\\w+)\\s*(=~|!~|!=|=)\\s*\"([^\"]*)\"");
  private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset");

  /** What is wrong with it, nothing when it fits what is documented. */
  List<String> complaints(Map<String, Series> documented) {
    List<String> complaints = new ArrayList<>();
    List<Series> used = new ArrayList<>();
    Matcher selectors = SELECTOR.matcher(bare());
    while (selectors.find()) {
      String name = selectors.group(1);
      boolean function = !selectors.group(3).isEmpty();
      if (function || WORDS.contains(name)) {
        continue;
      }
      if (documented.containsKey(name)) {
        used.add(documented.get(name));
        labels(name, documented.get(name), selectors.group(2), complaints);
      } else {
        complaints.add("no series is named " + name + " in: " + text);
      }
    }
    GROUPING.matcher(text).results().forEach(group -> grouping(group, used, complaints));
    if (used.isEmpty() && complaints.isEmpty()) {
      complaints.add("no series in: " + text);
    }
    return complaints;
  }

  /** Without ranges, groupings and numbers, whose letters name nothing. */
  private String bare() {
    String bare = text.replaceAll("\\[[^\\]]*]", " ");
    return GROUPING.matcher(bare).replaceAll(" ").replaceAll("\\b\\d[\\w.]*", " ");
  }

  private void labels(String name, Series series, String matchers, List<String> complaints) {
    if (matchers == null) {
      return;
    }
    for (MatchResult matcher : MATCHER.matcher(matchers).results().toList()) {
      String label = matcher.group(1);
      if (!series.has(label)) {
        complaints.add(name + " has no tag " + label + ": " + text);
        continue;
      }
      for (String value : matcher.group(3).split("\\|")) {
        if (!series.may(label, value)) {
          complaints.add(name + "'s " + label + " is never " + value + ": " + text);
        }
      }
    }
  }

  private void grouping(MatchResult group, List<Series> used, List<String> complaints) {
    for (String label : group.group(2).split(",")) {
      if (used.stream().noneMatch(series -> series.has(label.strip()))) {
        complaints.add("no series has a tag " + label.strip() + ": " + text);
      }
    }
  }
}
