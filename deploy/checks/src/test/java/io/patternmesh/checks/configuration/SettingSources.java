package io.patternmesh.checks.configuration;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Reads the settings of a service from the {@code @ConfigMapping} interfaces of its sources. */
final class SettingSources {

  private final DocTrees docs;
  private final Map<String, TreePath> types = new HashMap<>();

  private SettingSources(JavacTask task) throws IOException {
    docs = DocTrees.instance(task);
    for (CompilationUnitTree unit : task.parse()) {
      TreePath root = new TreePath(unit);
      unit.getTypeDecls().stream()
          .filter(ClassTree.class::isInstance)
          .map(ClassTree.class::cast)
          .forEach(type -> types.put(type.getSimpleName().toString(), new TreePath(root, type)));
    }
  }

  /** The settings of the sources under {@code folder}, one group for each prefix. */
  static List<SettingGroup> in(Path folder) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (Stream<Path> files = Files.walk(folder);
        StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      List<Path> sources =
          files.filter(file -> file.getFileName().toString().endsWith(".java")).toList();
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  manager,
                  null,
                  List.of(),
                  null,
                  manager.getJavaFileObjectsFromPaths(sources));
      return new SettingSources(task).groups();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<SettingGroup> groups() {
    return types.values().stream()
        .flatMap(path -> Stream.concat(group(path).stream(), single(path)))
        .sorted(Comparator.comparing(SettingGroup::prefix).thenComparing(SettingGroup::description))
        .toList();
  }

  private Optional<SettingGroup> group(TreePath path) {
    ClassTree type = (ClassTree) path.getLeaf();
    return Annotations.value(type.getModifiers(), "ConfigMapping", "prefix")
        .map(prefix -> new SettingGroup(prefix, prose(path), settings(prefix, path)));
  }

  /** What a class has injected by itself, outside of any interface; the class explains it. */
  private Stream<SettingGroup> single(TreePath path) {
    return ((ClassTree) path.getLeaf())
        .getMembers().stream()
            .filter(MethodTree.class::isInstance)
            .flatMap(member -> ((MethodTree) member).getParameters().stream())
            .flatMap(parameter -> property(path, parameter).stream())
            .map(setting -> new SettingGroup("patternmesh", "By themselves.", List.of(setting)));
  }

  private Optional<Setting> property(TreePath path, VariableTree parameter) {
    ModifiersTree modifiers = parameter.getModifiers();
    return Annotations.value(modifiers, "ConfigProperty", "name")
        .filter(name -> name.startsWith("patternmesh."))
        .map(
            name ->
                new Setting(
                    name,
                    parameter.getType().toString(),
                    Annotations.value(modifiers, "ConfigProperty", "defaultValue"),
                    prose(path)));
  }

  private List<Setting> settings(String prefix, TreePath path) {
    ClassTree type = (ClassTree) path.getLeaf();
    Stream<Setting> inherited =
        type.getImplementsClause().stream()
            .flatMap(parent -> settings(prefix, types.get(parent.toString())).stream());
    Stream<Setting> own =
        type.getMembers().stream()
            .filter(MethodTree.class::isInstance)
            .flatMap(method -> settings(prefix, new TreePath(path, method), nested(path)).stream());
    return Stream.concat(inherited, own).toList();
  }

  private List<Setting> settings(String prefix, TreePath path, Map<String, TreePath> nested) {
    MethodTree method = (MethodTree) path.getLeaf();
    ModifiersTree modifiers = method.getModifiers();
    String name =
        prefix
            + "."
            + Annotations.value(modifiers, "WithName", "value")
                .orElse(hyphenated(method.getName().toString()));
    String type = method.getReturnType().toString();
    String plain = type.replace("Optional<", "").replace(">", "");
    String element = plain.replaceFirst("^(List|Set)<", "");
    if (nested.containsKey(element)) {
      return settings(element.equals(plain) ? name : name + "[0]", nested.get(element));
    }
    Optional<String> defaultValue = Annotations.value(modifiers, "WithDefault", "value");
    return List.of(new Setting(name, plain, defaultValue, prose(path)));
  }

  private static Map<String, TreePath> nested(TreePath path) {
    return ((ClassTree) path.getLeaf())
        .getMembers().stream()
            .filter(ClassTree.class::isInstance)
            .map(ClassTree.class::cast)
            .collect(
                Collectors.toMap(
                    type -> type.getSimpleName().toString(), type -> new TreePath(path, type)));
  }

  private static String hyphenated(String camelCase) {
    return camelCase.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  private String prose(TreePath path) {
    String javadoc = docs.getDocComment(path);
    return javadoc == null ? "" : Prose.of(javadoc);
  }
}
