package io.patternmesh.model;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.Set;

@AnalyzeClasses(
    packages = "io.patternmesh.model",
    importOptions = ImportOption.DoNotIncludeTests.class)
class WallsTest {

  private static final Set<String> MEMORY_ONLY =
      Set.of(
          "java.io.ByteArrayOutputStream",
          "java.io.ByteArrayInputStream",
          "java.io.OutputStream", // the type by which the generator takes the one in memory
          "java.io.IOException",
          "java.io.UncheckedIOException",
          "java.io.Closeable",
          "java.io.Serializable");

  private static final DescribedPredicate<JavaClass> INPUT_OR_OUTPUT =
      describe(
          "input or output",
          type -> type.getPackageName().equals("java.io") && !MEMORY_ONLY.contains(type.getName()));

  @ArchTest
  static final ArchRule touchesNoInputOrOutput =
      noClasses()
          .should()
          .dependOnClassesThat(INPUT_OR_OUTPUT)
          .orShould()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.nio.file..",
              "java.nio.channels..",
              "java.net..",
              "java.sql..",
              "javax.net..",
              "javax.sql..",
              "io.quarkus..",
              "io.vertx..",
              "io.netty..",
              "jakarta..");

  @ArchTest
  static final ArchRule hasNoClockOfItsOwn =
      noClasses()
          .should()
          .callMethodWhere(
              describe(
                  "it tells the time",
                  call -> {
                    String owner = call.getTargetOwner().getName();
                    String name = call.getTarget().getName();
                    return owner.equals(Clock.class.getName())
                            && (name.startsWith("system") || name.startsWith("tick"))
                        || owner.startsWith("java.time.") && name.equals("now")
                        || owner.equals(System.class.getName())
                            && (name.equals("currentTimeMillis") || name.equals("nanoTime"));
                  }));

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("io.patternmesh.model.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule dependsOnLittle =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideOutsideOfPackages(
              "java..",
              "io.patternmesh.model..",
              "io.smallrye.mutiny..",
              "com.fasterxml.jackson.dataformat.cbor..",
              "com.fasterxml.jackson.core..");
}
